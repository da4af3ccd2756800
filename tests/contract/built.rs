//! How a first document is numbered, ordered and named.

use attest::analysis::rules::Rule;
use attest::analysis::types::*;
use attest::annotation::build::document;
use attest::annotation::document::{Body, Id};
use attest::text::Span;

static RULE: Rule =
    Rule { id: "made-up", says: "About \u{201c}{0}\u{201d}.", doc: "Nothing.", fires: "", silent: "" };

const TEXT: &str = "\n  Two  boats\u{a0}met. Ada and Bo said \u{201c}hm.\u{201d} A poll says so.\n";

fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::at(start, start + words.len())
}

fn entity(name: &str, members: &[u32]) -> Entity {
    let (kind, anonymous) = (EntityKind::Person, Anonymity::No);
    Entity { name: name.into(), kind, role: None, anonymous, members: members.to_vec() }
}

fn source(words: &str, entity: u32) -> Source {
    let reason = Reason::new(&RULE, [at(words)]);
    Source { span: at(words), entity, mention: Mention::Name, confidence: Percent::new(90), reason }
}

/// The lists in another order than the text, with an entity that nothing names and an index that names nothing.
fn analysis() -> Analysis {
    let claim = |words, entity| Claim {
        span: at(words),
        types: vec![ClaimType::Other],
        check_worthiness: Percent::new(50),
        asserted_by: Some(entity),
        quote: Some(7),
        check_with: "",
        contributions: Vec::new(),
        values: Vec::new(),
        missing: Vec::new(),
        hedges: Vec::new(),
        same_as: vec![1, 0, 9],
        confidence: Percent::new(60),
        reason: Reason::new(&RULE, [at(words)]),
    };
    Analysis {
        language: "en".into(),
        entities: vec![
            entity("a poll", &[]),
            entity("nobody", &[]),
            entity("Bo", &[]),
            entity("Ada and Bo", &[4, 2]),
            entity("Ada", &[]),
        ],
        sources: vec![source("A poll", 0), source("Ada and Bo", 3)],
        claims: vec![claim("Ada and Bo said", 0), claim("Ada and Bo", 99)],
        ..Analysis::default()
    }
}

#[test]
fn marks_and_entities_are_numbered_in_text_order() {
    let document = document(TEXT, analysis(), None, Vec::new());
    crate::rules::holds_fresh(&document);
    let marks: Vec<(u32, &str)> = document.marks.iter().map(|mark| (mark.id.0, mark.span.of(TEXT))).collect();
    assert_eq!(marks, [(1, "Ada and Bo said"), (2, "Ada and Bo"), (3, "Ada and Bo"), (4, "A poll")]);
    assert!(
        matches!(document.marks[1].body, Body::Source { entity: Id(1), .. }),
        "a source stands before a claim"
    );
    let entities: Vec<(u32, &str)> = document.entities.iter().map(|e| (e.id.0, &*e.name)).collect();
    assert_eq!(entities, [(1, "Ada and Bo"), (2, "Bo"), (3, "Ada"), (4, "a poll")]);
    assert_eq!((&document.entities[0].members[..], document.next_id), (&[Id(2), Id(3)][..], 5));
}

#[test]
fn an_index_that_names_nothing_becomes_null() {
    let document = document(TEXT, analysis(), None, Vec::new());
    let claim = document.marks[2].claim().unwrap();
    assert_eq!((claim.asserted_by, claim.quote, &claim.same_as[..]), (None, None, &[Id(1), Id(3)][..]));
    assert_eq!(document.marks[2].reason.as_ref().unwrap().text.as_ref(), "About \u{201c}Ada and Bo\u{201d}.");
}

#[test]
fn title_and_id_have_their_fallbacks() {
    let made =
        |text: &str, title, id| document(text, Analysis { title, ..Analysis::default() }, id, Vec::new());
    let first = made(TEXT, None, None);
    assert_eq!(&*first.title, "Two boats met. Ada and Bo said \u{201c}hm.\u{201d} A poll says so.");
    assert_eq!((&*first.id, first.next_id), (&first.sha256[..16], 1));
    let named = made(TEXT, Some(at("  boats\u{a0}met")), Some("x/y.txt"));
    assert_eq!((&*named.title, &*named.id), ("boats met", "x/y.txt"));
    assert_eq!(&*made("", None, None).title, "");
    let long = made(&"word ".repeat(40), None, None);
    assert_eq!(&*long.title, format!("{} \u{2026}", ["word"; 12].join(" ")));
    assert_eq!(made(&"x".repeat(500), None, None).title.len(), 60);
}
