//! The card's sentences: who, in which form, why.

use super::reading::{Reading, live};
use crate::analysis::types::{Anonymity, ClaimType, CueClass, EntityKind, Form, Mention};
use crate::annotation::document::{Body, Claim, Entity, Id, Mark, Status};

/// Whose it is: the speaker, whom a mention means, or who asserts a claim.
pub fn who(reading: &Reading, mark: &Mark) -> String {
    match &mark.body {
        Body::Quote(_) => {
            let mut names: Vec<&str> = Vec::new();
            for name in live(mark).filter_map(|a| a.entity).filter_map(|id| name_of(reading, id)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            if names.is_empty() { "Nobody named".into() } else { list(&names, "and") }
        }
        Body::Source { entity, .. } => name_of(reading, *entity).unwrap_or("A source").into(),
        Body::Claim(claim) => asserted_by(reading, claim),
    }
}

/// Who asserts a claim.
pub fn asserted_by(reading: &Reading, claim: &Claim) -> String {
    let entity = claim.asserted_by.and_then(|id| reading.entity(id));
    match entity {
        None => "The article, in its own voice".into(),
        Some(entity) => match anonymous(entity) {
            Some(words) => format!("{}, {words}", entity.name),
            None => entity.name.to_string(),
        },
    }
}

/// "anonymous" where an entity is; groups are "not named".
pub fn anonymous(entity: &Entity) -> Option<&'static str> {
    match (entity.anonymous, entity.kind) {
        (Anonymity::No, _) => None,
        (_, EntityKind::Group) => Some("not named"),
        (Anonymity::Described, _) => Some("anonymous"),
        (Anonymity::Bare, _) => Some("anonymous, not described"),
    }
}

fn name_of(reading: &Reading, id: Id) -> Option<&str> {
    reading.entity(id).map(|e| &*e.name)
}

/// What kind of mark, in a line.
pub fn form(reading: &Reading, mark: &Mark) -> String {
    match &mark.body {
        Body::Quote(quote) => {
            let mut out = String::from(match quote.form {
                Form::Direct => "Direct quote",
                Form::Mixed => "Mixed quote",
                Form::Indirect => "Reported",
            });
            if quote.parts.len() > 1 {
                out.push_str(" in ");
                out.push_str(&number(quote.parts.len()));
                out.push_str(" parts");
            }
            let mut cues = live(mark).filter_map(|a| a.cue.map(|cue| (cue, a.cue_class)));
            if let Some((cue, class)) = cues.next() {
                out.push_str(", \u{201c}");
                out.push_str(cue.of(&reading.document.text));
                out.push('\u{201d}');
                out.push_str(class.map_or("", cue_says));
            }
            out
        }
        Body::Source { entity, mention } => {
            let mut out = String::from(match mention {
                Mention::Name => "Source, by name",
                Mention::Description => "Source, by description",
                Mention::Pronoun => "Source, by a pronoun",
            });
            if let Some(entity) = reading.entity(*entity) {
                for words in [entity.role.as_deref(), anonymous(entity)].into_iter().flatten() {
                    out.push_str(" \u{b7} ");
                    out.push_str(words);
                }
            }
            out
        }
        Body::Claim(claim) => {
            let mut out = String::from("Claim: ");
            out.push_str(&types(claim));
            out
        }
    }
}

/// What a cue does to the words that it reports, where it does something.
fn cue_says(class: CueClass) -> &'static str {
    match class {
        CueClass::Neutral => "",
        CueClass::Doubt => " (casts doubt)",
        CueClass::Concession => " (as if conceded)",
        CueClass::PresupposesTruth => " (takes it as true)",
        CueClass::Formal => " (formal)",
        CueClass::InnerState => " (a thought or feeling)",
        CueClass::Urging => " (urging)",
    }
}

/// Why: the mark's reason, then those of its attributions.
pub fn why(mark: &Mark) -> String {
    let mut out = String::new();
    let reasons = mark.reason.iter().chain(live(mark).filter_map(|a| a.reason.as_ref()));
    let mut last = "";
    for reason in reasons {
        if &*reason.text == last {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&reason.text);
        last = &reason.text;
        if !last.ends_with(['.', '!', '?', '\u{201d}']) {
            out.push('.');
        }
    }
    if out.is_empty() && mark.status == Status::Manual {
        out.push_str("Marked by a person.");
    }
    out
}

/// The types of a claim in a line.
pub fn types(claim: &Claim) -> String {
    let words: Vec<&str> = claim.types.iter().map(|&t| type_words(t)).collect();
    words.join(", ")
}

/// A type of claim as a person reads it.
pub fn type_words(kind: ClaimType) -> &'static str {
    match kind {
        ClaimType::LawOrRule => "law or rule",
        ClaimType::PersonalExperience => "personal experience",
        other => other.word(),
    }
}

/// What another mark on the same words is, in a line: "Also a claim here: prediction".
pub fn also(reading: &Reading, mark: &Mark) -> String {
    match &mark.body {
        Body::Quote(_) => format!("Also a quote here: {}", who(reading, mark)),
        Body::Source { .. } => format!("Also a source here: {}", who(reading, mark)),
        Body::Claim(claim) => format!("Also a claim here: {}", types(claim)),
    }
}

/// "Quote", "Source" or "Claim".
pub fn kind(mark: &Mark) -> &'static str {
    match mark.body {
        Body::Quote(_) => "Quote",
        Body::Source { .. } => "Source",
        Body::Claim(_) => "Claim",
    }
}

/// One, two or three in words, more in figures.
pub fn number(count: usize) -> String {
    match count {
        1 => "one".into(),
        2 => "two".into(),
        3 => "three".into(),
        more => more.to_string(),
    }
}

/// "3 quotes", "1 quote".
pub fn count(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

/// Names with commas and a word before the last.
pub fn list(names: &[&str], last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).into(),
        [rest @ .., end] => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// What the page says of a text that is not English; `None` for English and where the language can't be told.
pub fn language(code: &str) -> Option<String> {
    const NAMES: &[(&str, &str)] = &[
        ("de", "German"),
        ("es", "Spanish"),
        ("fr", "French"),
        ("it", "Italian"),
        ("nl", "Dutch"),
        ("pl", "Polish"),
        ("pt", "Portuguese"),
        ("ru", "Russian"),
        ("sv", "Swedish"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
    ];
    if matches!(code, "en" | "und" | "") {
        return None;
    }
    let name = NAMES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name);
    Some(match name {
        Some(name) => format!("This text seems to be {name}."),
        None => "This text does not seem to be English.".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::demo;
    use super::*;
    use std::rc::Rc;

    #[test]
    fn a_card_says_who_in_which_form_and_why() {
        let reading = Reading::new(Rc::new(demo::document()));
        let mark = reading.mark(Id(14)).unwrap();
        assert_eq!(who(&reading, mark), "Ida Lund");
        assert!(form(&reading, mark).starts_with("Direct quote in two parts"));
        assert!(why(mark).contains("taken to be Ida Lund"));
        let claim = reading.mark(Id(21)).unwrap();
        assert_eq!(who(&reading, claim), "The article, in its own voice");
        assert_eq!(form(&reading, claim), "Claim: quantity, comparison");
        assert_eq!(who(&reading, reading.mark(Id(15)).unwrap()), "Ida Lund");
    }

    #[test]
    fn lists_and_counts_read_well() {
        assert_eq!(list(&["A", "B", "C"], "and"), "A, B and C");
        assert_eq!(list(&["A"], "and"), "A");
        assert_eq!(count(1, "quote"), "1 quote");
        assert_eq!(count(0, "quote"), "0 quotes");
    }

    #[test]
    fn only_other_languages_are_named() {
        assert!(language("en").is_none() && language("und").is_none());
        assert_eq!(language("de").as_deref(), Some("This text seems to be German."));
        assert!(language("xx").is_some());
    }
}
