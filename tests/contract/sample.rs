//! `full.json`: a document in which every field of the format stands, with everything that people can do.

use crate::rules;
use attest::formats::json::{self, read, write};
use std::fs;
use std::path::Path;

/// The sample as it stands in its file: indented, as written by us.
pub(crate) fn full() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/full.json")).unwrap()
}

#[test]
fn the_sample_is_read_and_written_byte_for_byte() {
    let opened = json::open(&full()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(opened.warnings, []);
    assert_eq!(write(&opened.document, true), full());
    let line = rules::holds(&opened.document);
    assert_eq!(write(&read(&line).unwrap(), false), line);
    assert_eq!(write(&read(&format!("\u{feff} \n{line}\n ")).unwrap(), false), line);
}

#[test]
fn the_sample_holds_every_word_of_the_format_that_people_write() {
    let full = full();
    for word in [
        "accepted",
        "edited",
        "rejected",
        "manual",
        "decided",
        "note",
        "anchor",
        "was",
        "archive_url",
        "bulk",
    ] {
        assert!(full.contains(&format!("\"{word}\"")), "{word}");
    }
}

/// Values that were byte for byte in the input stay so, save for line breaks between their tokens.
#[test]
fn meta_and_checks_keep_their_bytes() {
    let broken = full().replace("{\"z\": [1, 2.50],", "{\"z\": [1,\r\n 2.50],");
    assert_ne!(broken, full());
    assert_eq!(write(&read(&broken).unwrap(), true), full());
    let other = full().replace("\"big\": 1234567890", "\"big\": -1234567890");
    assert_eq!(write(&read(&other).unwrap(), true), other);
}

#[test]
fn fields_that_a_later_version_added_are_left_out_and_named() {
    let later = full()
        .replace("\"offset_unit\"", "\"mood\": [{\"deep\": 1}], \"offset_unit\"")
        .replace("\"mention\": \"name\"", "\"__proto__\": {\"x\": 1}, \"mention\": \"name\"");
    let opened = json::open(&later).unwrap();
    assert_eq!(write(&opened.document, true), full());
    let places: Vec<&str> = opened.warnings.iter().map(|warning| warning.place.as_str()).collect();
    let protos = opened.document.marks.iter().enumerate().filter_map(|(i, mark)| match mark.body {
        attest::annotation::document::Body::Source {
            mention: attest::analysis::types::Mention::Name,
            ..
        } => Some(format!("/annotations/{i}/source/__proto__")),
        _ => None,
    });
    let expected: Vec<String> = std::iter::once("/mood".to_owned()).chain(protos).collect();
    assert_eq!(places, expected);
}
