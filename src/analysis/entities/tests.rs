use super::super::found::{Found, Report};
use super::super::names::{names, traits};
use super::super::paragraph::Paragraph;
use super::super::types::{Form, PartKind, Percent};
use super::*;
use crate::text::paragraphs::paragraphs;

/// Resolves the sources that stand between `[` and `]`; gives a line for each: its words, whom they mean, by which rule.
#[track_caller]
fn check(marked: &str, expected: &[(&str, &str, &str)]) {
    let (resolved, text) = read(marked);
    let found: Vec<_> = resolved
        .sources
        .iter()
        .map(|s| {
            let name = resolved.entities.get(s.entity as usize).map_or("", |e| e.name.as_str());
            (s.span.of(&text), name, s.reason.rule.0.id)
        })
        .collect();
    assert_eq!(found, expected, "{marked}");
}

fn read(marked: &str) -> (Resolved, String) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' => open = text.len(),
            ']' => spans.push(Span::at(open, text.len())),
            c => text.push(c),
        }
    }
    let reason = Reason::new(rules::FULL.rule, []);
    let mut found = Vec::new();
    for (i, span) in paragraphs(&text).enumerate() {
        let paragraph = Paragraph::new(&text, span, PartKind::Body);
        let report = |source: Span| Report {
            parts: Vec::new(),
            marked: Vec::new(),
            form: Form::Indirect,
            cue: None,
            class: None,
            source: Some(source),
            via: None,
            via_cue: None,
            confidence: (Percent::new(90), Percent::new(90)),
            reason: (reason, reason),
        };
        let reports = spans.iter().filter(|s| span.holds(**s)).map(|&s| report(s)).collect();
        found.push(Found {
            paragraph: i,
            reports,
            names: names(&paragraph, &traits(&paragraph)),
            ..Found::default()
        });
    }
    (resolve(&text, &mut found), text)
}

#[test]
fn a_surname_finds_the_full_name() {
    check(
        "[Board secretary Lena Ortmann] said so. [Ortmann] added that.",
        &[
            ("Board secretary Lena Ortmann", "Lena Ortmann", "source-name"),
            ("Ortmann", "Lena Ortmann", "source-short-name"),
        ],
    );
    check(
        "[Ortmann] said so. Lena Ortmann leads the board.",
        &[("Ortmann", "Lena Ortmann", "source-short-name")],
    );
}

#[test]
fn two_people_with_one_surname_stay_two() {
    check(
        "Lena Ortmann came. [Ortmann] said so. Piet Ortmann left. [Ortmann] disagreed.",
        &[("Ortmann", "Lena Ortmann", "source-short-name"), ("Ortmann", "Piet Ortmann", "source-short-name")],
    );
}

#[test]
fn pronouns_mean_the_speaker_or_the_subject_before() {
    check(
        "[Lena Ortmann] told Jonah Peel about it. [She] said so.",
        &[("Lena Ortmann", "Lena Ortmann", "source-name"), ("She", "Lena Ortmann", "pronoun-speaker")],
    );
    check(
        "Lena Ortmann met Jonah Peel in Merrow. [She] said so.",
        &[("She", "Lena Ortmann", "pronoun-nearest")],
    );
    check("Mrs Ortmann met Mr Peel. [He] said so.", &[("He", "Peel", "pronoun-agrees")]);
    check("Fog lay on the coast. [She] said so.", &[("She", "She", "pronoun-unknown")]);
}

#[test]
fn descriptions_mean_the_bearer_of_their_title() {
    check(
        "Transport Minister Jonah Peel met Lena Ortmann. [The minister] said so.",
        &[("The minister", "Jonah Peel", "source-title")],
    );
    check(
        "[The Ministry of Transport] agreed. [The ministry] said so.",
        &[
            ("The Ministry of Transport", "The Ministry of Transport", "source-name"),
            ("The ministry", "The Ministry of Transport", "source-kind"),
        ],
    );
    check(
        "[A senior official] agreed. [The official] said so.",
        &[
            ("A senior official", "A senior official", "source-described"),
            ("The official", "A senior official", "source-same-description"),
        ],
    );
}

#[test]
fn acronyms_and_outlets_have_one_entity() {
    check(
        "[The Northern Coast Association (NCA)] agreed. [The NCA] said so. [The Merrow Herald news website] had it first.",
        &[
            ("The Northern Coast Association (NCA)", "The Northern Coast Association (NCA)", "source-name"),
            ("The NCA", "The Northern Coast Association (NCA)", "source-acronym"),
            ("The Merrow Herald news website", "Merrow Herald", "source-name"),
        ],
    );
}

#[test]
fn joint_speakers_are_a_group_with_members() {
    let (resolved, _) = read("[Lena Ortmann and Jonah Peel] said so. [Peel] added that.");
    let names: Vec<_> =
        resolved.entities.iter().map(|e| (e.name.as_str(), e.kind, e.members.as_slice())).collect();
    assert_eq!(
        names,
        [
            ("Lena Ortmann and Jonah Peel", EntityKind::Group, &[2, 1][..]),
            ("Jonah Peel", EntityKind::Person, &[]),
            ("Lena Ortmann", EntityKind::Person, &[]),
        ]
    );
}

#[test]
fn first_persons_mean_the_speaker_of_the_quotation() {
    let text = "\u{201c}[I] think so,\u{201d} [Lena Ortmann] said.";
    let (resolved, _) = read(text);
    assert_eq!(resolved.entities.len(), 2, "without quotations in the findings the two stay apart");
}
