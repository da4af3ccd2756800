//! The contract of our JSON holds whatever the engine finds and whatever people do; what is written is read back; what
//! breaks the contract is refused, with its place.

#[cfg(test)]
mod actions;
#[cfg(test)]
mod built;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod linear;
#[cfg(test)]
mod made;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod sample;

use attest::analysis::{Options, analyze};
use attest::annotation::build;
use proptest::prelude::*;

/// A failure is turned into a test with its text; a file of seeds would say nothing to a reader.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_analysis_gives_a_document_in_the_contract((text, analysis) in made::made(), id in prop::option::of(any::<String>())) {
        let meta = vec![("k\u{e9}".to_owned(), r#"{"a": [1.50, "\u2028"]}"#.to_owned())];
        let document = build::document(&text, analysis.clone(), id.as_deref(), meta.clone());
        let line = rules::holds_fresh(&document);
        let again = build::document(&text, analysis.clone(), id.as_deref(), meta);
        prop_assert_eq!(attest::formats::json::write(&again, false), line);
        prop_assert_eq!(document.marks.len(), analysis.sources.len() + analysis.quotes.len() + analysis.claims.len());
    }

    #[test]
    fn what_the_engine_finds_in_any_text_is_in_the_contract(text in made::text()) {
        let document = build::document(&text, analyze(&text, Options::default()), None, Vec::new());
        rules::holds_fresh(&document);
    }
}

/// A text in which each of the three offset units differs, and whose marks nobody can miss.
#[test]
fn a_quote_behind_emoji_has_the_right_offsets() {
    let text = "\u{1f6a2}\u{1f469}\u{200d}\u{1f680} Nai\u{308}ve \u{5e9}\u{5dc}\u{5d5}\u{5dd} pier\n\n\u{201c}We will mend it, \u{1f6a2} by \
                June,\u{201d} Ada Kurz said on Friday.\n";
    let document = build::document(text, analyze(text, Options::default()), None, Vec::new());
    let line = rules::holds_fresh(&document);
    let json: serde_json::Value = serde_json::from_str(&line).unwrap();
    let quotes: Vec<_> =
        json["annotations"].as_array().unwrap().iter().filter(|a| a["kind"] == "quote").collect();
    let quote = quotes.first().expect("the quote is marked");
    let offsets = ["start", "end", "start_utf16", "end_utf16"]
        .map(|key| quote["quote"]["parts"][0][key].as_u64().unwrap());
    assert_eq!(offsets, [23, 52, 26, 56], "{quote}");
}
