//! Files that break the format: each is refused with its place, and none ends the program.

use crate::config;
use crate::sample::full;
use attest::formats::json::{open, read};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// The sample with the value at each pointer exchanged; the values of `null` pointers are as they were.
fn with(changes: &[(&str, Value)]) -> String {
    let mut value: Value = serde_json::from_str(&full()).unwrap();
    for (pointer, new) in changes {
        *value.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = new.clone();
    }
    value.to_string()
}

#[track_caller]
fn refused(source: &str, expected: &str) {
    match open(source) {
        Ok(_) => panic!("it was read: {expected}"),
        Err(error) => assert_eq!(error.to_string(), expected),
    }
}

#[test]
fn other_files_and_newer_versions_are_refused_by_name() {
    refused("", "1:1: the JSON ends in the middle");
    refused("{\"format\": \"attest\"", "1:20: the JSON ends in the middle");
    let no = "this is no file of Attest: its \u{201c}format\u{201d} is not \u{201c}attest\u{201d}";
    for other in ["{}", "[]", "null", "\"attest\""] {
        refused(other, no);
    }
    refused("{\"format\": \"other\"}", &format!("/format: {no}"));
    refused("{\"format\": \"attest\"}", "`version` is missing");
    let newer = "this file has version 2 of the format, written by Attest 0.1.0; this Attest reads version 1";
    refused(&with(&[("/version", json!(2))]), &format!("/version: {newer}"));
    refused(&with(&[("/version", json!(0))]), "/version: there is no version 0 of the format");
}

#[test]
fn every_rule_of_the_contract_is_held() {
    let cases: &[(&[(&str, Value)], &str)] = &[
        (
            &[("/offset_unit", json!("byte"))],
            "/offset_unit: the unit of the offsets must be \u{201c}code point\u{201d}",
        ),
        (&[("/next_id", json!(16))], "/next_id: a16 is not below it"),
        (&[("/next_id", json!(-1))], "/next_id: a whole number from 0 to 4294967295 must stand here"),
        (
            &[("/document/text", json!("a\rb"))],
            "/document/text: the text holds a carriage return or a NUL, which Attest never writes",
        ),
        (
            &[("/document/text", json!("other"))],
            "/document/sha256: this is not the digest of the text: the file was changed by another program",
        ),
        (
            &[("/document/structure/1/start", json!(5)), ("/document/structure/1/start_utf16", json!(5))],
            "/document/structure/1: it overlaps the part before, or is out of order",
        ),
        (
            &[("/document/structure/1/part", json!("headline"))],
            "/document/structure/1: it is one part with the one before",
        ),
        (
            &[("/document/structure/2/date_from", json!(null))],
            "/document/structure/2: `date` and `date_from` stand together, or both are null",
        ),
        (
            &[("/document/structure/2/part", json!("body"))],
            "/document/structure/2/date: only the part \u{201c}published\u{201d} has a date",
        ),
        (&[("/entities/1/id", json!("e1"))], "/entities/1/id: the id e1 stands twice"),
        (&[("/entities/1/id", json!("e01"))], "/entities/1/id: an id must stand here: e and a number from 1"),
        (
            &[("/entities/1/id", json!("e4294967296"))],
            "/entities/1/id: an id must stand here: e and a number from 1",
        ),
        (&[("/entities/0/name", json!(" "))], "/entities/0/name: the string must not be empty"),
        (
            &[("/entities/0/type", json!("ship"))],
            "/entities/0/type: \u{201c}ship\u{201d} is none of person, organisation, outlet, document, group",
        ),
        (&[("/entities/2/members/0", json!("e8"))], "/entities/2/members/0: there is no entity e8"),
        (&[("/annotations/8/source/entity", json!("e1"))], "/entities/5: nothing names the entity"),
        (
            &[("/annotations/0/start", json!(81))],
            "/annotations/0/start_utf16: the UTF-16 offset is 82 by the other unit",
        ),
        (
            &[("/annotations/0/end", json!(9999))],
            "/annotations/0/end: the offset lies behind the end of the text",
        ),
        (
            &[("/annotations/0/end", json!(80)), ("/annotations/0/end_utf16", json!(81))],
            "/annotations/0/end: the end must lie behind the start",
        ),
        (
            &[("/annotations/0/end", json!(1.5))],
            "/annotations/0/end: a whole number from 0 to 4294967295 must stand here",
        ),
        (
            &[("/annotations/0/exact", json!("Harbour"))],
            "/annotations/0/exact: these are not the words of the mark in the text",
        ),
        (
            &[("/annotations/0/prefix", json!(""))],
            "/annotations/0/prefix: these are not the characters before of the mark in the text",
        ),
        (
            &[("/annotations/0/confidence", json!(1.01))],
            "/annotations/0/confidence: a number from 0 to 1 must stand here",
        ),
        (
            &[("/annotations/0/confidence", json!(0.973))],
            "/annotations/0/confidence: a number with at most two decimals must stand here",
        ),
        (
            &[("/annotations/0/confidence", json!(null))],
            "/annotations/0/confidence: only what a person made has none",
        ),
        (
            &[("/annotations/0/reason", json!(null))],
            "/annotations/0/reason: only what a person made has none",
        ),
        (
            &[("/annotations/0/status", json!("manual"))],
            "/annotations/0/confidence: what a person made has none",
        ),
        (&[("/annotations/0/kind", json!("quote"))], "/annotations/0: `quote` is missing"),
        (
            &[("/annotations/1/anchor", json!("lost"))],
            "/annotations/1/anchor: \u{201c}lost\u{201d} is none of exact, moved, reworded, ambiguous",
        ),
        (
            &[("/annotations/1/quote/parts", json!([]))],
            "/annotations/1/quote/parts: the mark is not the hull of the parts",
        ),
        (
            &[("/annotations/1/quote/attributions/0/source", json!("a2"))],
            "/annotations/1/quote/attributions/0/source: a2 is no source mark",
        ),
        (
            &[("/annotations/1/quote/attributions/0/entity", json!("e2"))],
            "/annotations/1/quote/attributions/0/entity: the source mark a1 means e1",
        ),
        (
            &[("/annotations/1/quote/attributions/0/cue_class", json!(null))],
            "/annotations/1/quote/attributions/0/cue_class: a cue has a class",
        ),
        (
            &[("/annotations/7/claim/types", json!([]))],
            "/annotations/7/claim/types: a claim has at least one type",
        ),
        (&[("/annotations/9/claim/quote", json!("a1"))], "/annotations/9/claim/quote: a1 is no quote mark"),
        (
            &[("/annotations/9/claim/same_as/0", json!("a1"))],
            "/annotations/9/claim/same_as/0: it is no claim mark",
        ),
        (
            &[("/annotations/7/claim/check/state", json!("done"))],
            "/annotations/7/claim/check/state: \u{201c}done\u{201d} is none of open, confirmed, fix, cannot-confirm, opinion, cut",
        ),
        (
            &[("/annotations/7/claim/check/evidence/0/url", json!(1))],
            "/annotations/7/claim/check/evidence/0/url: a string must stand here",
        ),
        (
            &[("/annotations/7/claim/values/0/number", json!("1e3"))],
            "/annotations/7/claim/values/0/number: a decimal number must stand here, as a string",
        ),
        (&[("/findings/0/annotations/1", json!("a99"))], "/findings/0/annotations/1: there is no such mark"),
        (&[("/lost/0/start", json!(3))], "/lost/0/start: a lost mark has no offsets"),
        (&[("/lost/0/id", json!("a1"))], "/lost/0/id: the id a1 stands twice"),
    ];
    for (changes, expected) in cases {
        refused(&with(changes), expected);
    }
}

#[test]
fn order_and_overlaps_are_held() {
    let swapped = |a: usize, b: usize| {
        let mut value: Value = serde_json::from_str(&full()).unwrap();
        value["annotations"].as_array_mut().unwrap().swap(a, b);
        value.to_string()
    };
    refused(
        &swapped(0, 1),
        "/annotations/1: the marks are not in order: by start, longer first, quote, source, claim",
    );
    let twice = |mark: usize, id: &str, kind: &str| {
        let mut value: Value = serde_json::from_str(&full()).unwrap();
        let marks = value["annotations"].as_array_mut().unwrap();
        let mut copy = marks[mark].clone();
        copy["id"] = json!(id);
        assert_eq!(copy["kind"], kind);
        marks.insert(mark, copy);
        value.to_string()
    };
    refused(&twice(0, "a10", "source"), "/annotations/1: it overlaps another source mark");
    refused(&twice(1, "a10", "quote"), "/annotations/2: a part of it is another quote's, or crosses one");
    refused(&twice(7, "a10", "claim"), "/annotations/8: it is another claim's, or crosses it");
}

#[test]
fn doubled_fields_are_refused() {
    let twice =
        full().replacen("\"format\": \"attest\",", "\"format\": \"attest\", \"format\": \"attest\",", 1);
    refused(&twice, "/format: the field stands twice");
    let twice = full().replacen("\"big\":", "\"a\":", 1);
    refused(&twice, "/document/meta: the field \u{201c}a\u{201d} stands twice");
}

#[test]
fn monsters_end_in_an_error() {
    let deep = |open: &str, close: &str| {
        format!("{{\"format\": \"attest\", \"x\": {}{}}}", open.repeat(100_000), close.repeat(100_000))
    };
    refused(&deep("[", "]"), "1:154: lists and objects stand over 128 levels deep in each other");
    assert!(open(&deep("{\"a\":", "}")).is_err() && open(&"[".repeat(5_000_000)).is_err());
    let huge = full().replacen("\"next_id\": 17", &format!("\"next_id\": {}", "9".repeat(1_000_000)), 1);
    refused(&huge, "/next_id: a whole number from 0 to 4294967295 must stand here");
    refused(&full().replacen("HARBOUR", "\\ud83d", 1), "18:15: half of a surrogate pair stands in a string");
    let many: String = (0..100_000).map(|i| format!("\"x{i}\": 0, ")).collect();
    let opened = open(&full().replacen("\"format\"", &format!("{many}\"format\""), 1)).unwrap();
    assert_eq!(opened.warnings.len(), 21);
    assert_eq!(opened.warnings[20].reason, "99980 more unknown fields, left out");
}

/// Every place of the sample, as a pointer.
fn pointers() -> Vec<String> {
    fn walk(value: &Value, at: String, out: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(key, value)| walk(value, format!("{at}/{key}"), out))
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, value)| walk(value, format!("{at}/{i}"), out))
            }
            _ => {}
        }
        out.push(at);
    }
    let mut out = Vec::new();
    walk(&serde_json::from_str(&full()).unwrap(), String::new(), &mut out);
    out
}

/// A value of another type is refused wherever it stands, save in what is kept as it is; the error names the place or
/// what it belongs to.
#[test]
fn a_wrong_type_is_refused_everywhere() {
    let kept = |pointer: &str| pointer.starts_with("/document/meta/");
    for pointer in pointers().iter().filter(|pointer| !kept(pointer)) {
        let refused = |value: Value| match open(&with(&[(pointer, value)])) {
            Ok(_) => panic!("{pointer} was read"),
            Err(error) => error,
        };
        let error = refused(json!(true));
        assert!(pointer.starts_with(&error.place), "{pointer}: {error}");
        if !["/evidence/0", "/meta"].iter().any(|free| pointer.ends_with(free)) {
            let error = refused(json!({"x": true}));
            assert!(
                pointer.starts_with(&error.place) || error.place.starts_with(pointer),
                "{pointer}: {error}"
            );
        }
    }
}

/// A field that is gone is refused, save those that stand only where people did something.
#[test]
fn a_missing_field_is_refused_everywhere() {
    let optional = ["decided", "note", "anchor", "was", "by"];
    for pointer in pointers() {
        let Some((parent, key)) = pointer.rsplit_once('/') else { continue };
        let mut value: Value = serde_json::from_str(&full()).unwrap();
        let Some(Value::Object(members)) = value.pointer_mut(parent) else { continue };
        members.remove(key);
        let kept =
            optional.contains(&key) || parent.starts_with("/document/meta") || parent.contains("/evidence/");
        let read = open(&value.to_string());
        assert_eq!(read.is_ok(), kept, "{pointer}: {:?}", read.err());
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn damaged_files_never_end_the_program(at in any::<Index>(), bytes in prop::collection::vec(any::<u8>(), 0..6), cut in 0..9usize) {
        let mut damaged = full().into_bytes();
        let at = at.index(damaged.len());
        let end = damaged.len().min(at + cut);
        damaged.splice(at..end, bytes);
        let _ = read(&String::from_utf8_lossy(&damaged));
    }
}
