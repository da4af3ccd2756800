use super::*;
use proptest::prelude::*;
use serde_json::Value;

/// The value that a node stands for, so that it can be held against serde_json's.
fn value(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Array => Value::Array(node.items().map(value).collect()),
        Kind::Object => Value::Object(node.members().map(|(k, v)| (k.into_owned(), value(v))).collect()),
        Kind::String => Value::String(node.text().unwrap().into_owned()),
        _ => serde_json::from_str(node.raw()).unwrap_or(Value::Null),
    }
}

#[track_caller]
fn agree(source: &str) {
    let theirs = serde_json::from_str::<Value>(source);
    match (Json::parse(source), theirs) {
        (Ok(ours), Ok(theirs)) => assert_eq!(value(ours.root()), theirs, "{source:?}"),
        (Err(_), Err(_)) => {}
        // serde_json refuses numbers that no float holds, and counts levels a little differently.
        (Ok(_), Err(theirs)) if theirs.to_string().contains("number out of range") => {}
        (ours, theirs) => panic!("{source:?}: {:?} and {theirs:?}", ours.map(|json| value(json.root()))),
    }
}

#[test]
fn edge_cases_are_as_in_serde_json() {
    let cases = [
        "",
        " ",
        "1",
        "-",
        "-0",
        "01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1E-2",
        "1e400",
        "+1",
        "tru",
        "true ",
        "nullx",
        "[",
        "]",
        "[]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{\"a\":{\"b\":[1,{\"c\":null}]},\"d\":2}",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u+123\"",
        "\"\\u00e9\"",
        "\"\\ud83d\\udea2\"",
        "\"\\ud83d\"",
        "\"\\ud83dx\"",
        "\"\\ud83d\\u0041\"",
        "\"\\udea2\"",
        "\"a\nb\"",
        "\"\u{7f}\"",
        "1 1",
        "[1]]",
        "\u{feff}1",
        "\"\\b\\f\\n\\r\\t\\/\\\\\\\"\"",
        "\u{a0}1",
        "[\"\\\\\"]",
        "{\"\\u0061\":1}",
    ];
    for case in cases {
        agree(case);
    }
}

#[test]
fn depth_is_bounded_and_nothing_recurses() {
    let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert!(Json::parse(&nested(MAX_DEPTH)).is_ok());
    let error = Json::parse(&nested(100_000)).unwrap_err();
    assert_eq!(error.to_string(), "1:129: lists and objects stand over 128 levels deep in each other");
}

#[test]
fn places_are_named() {
    let json = Json::parse("{\"a/b\": [1, {\"~\": null}], \"c\": {}}").unwrap();
    let list = json.root().get("a/b").unwrap();
    let null = list.items().nth(1).unwrap().get("~").unwrap();
    assert_eq!((json.root().pointer(), list.pointer()), (String::new(), "/a~1b".into()));
    assert_eq!((null.pointer(), null.raw()), ("/a~1b/1/~0".into(), "null"));
    assert_eq!(Json::parse("{\n \"\u{e9}\": x}").unwrap_err().place, "2:7");
}

proptest! {
    #[test]
    fn any_source_is_read_as_serde_json_reads_it(source in "[\\[\\]{},:\"\\\\0-9eE.+\\-a-zA-Z \n\u{e9}\u{1f6a2}]{0,24}") {
        agree(&source);
    }

    #[test]
    fn any_value_is_read_back(strings in prop::collection::vec(any::<String>(), 0..4), cut in any::<prop::sample::Index>()) {
        let source = serde_json::to_string(&serde_json::json!({ "a": strings, "b": [{ "c": strings }, 1.5, null, true] })).unwrap();
        agree(&source);
        let mut cut = cut.index(source.len());
        while !source.is_char_boundary(cut) {
            cut -= 1;
        }
        agree(&source[..cut]);
    }
}
