use super::*;
use crate::analysis::paragraph::Paragraph;
use crate::analysis::types::{ClaimType, ValueKind};
use crate::lexicon::traits::lexicon;

/// The clause of a whole text, for a rule.
fn with<R>(text: &str, ask: impl FnOnce(&Clause<'_>) -> R) -> R {
    let paragraph = Paragraph::new(text, Span::at(0, text.len()), PartKind::Body);
    let traits: Vec<Traits> = paragraph.tokens.iter().map(|t| lexicon().of(t.hash)).collect();
    let words = Words { text, tokens: &paragraph.tokens, traits: &traits };
    let mut signs = Vec::new();
    signs::read(&words, &mut signs);
    ask(&Clause::new(words, &signs, 0, paragraph.tokens.len()))
}

#[test]
fn every_signal_fires_and_keeps_silent_as_its_rule_says() {
    for signal in signals::SIGNALS {
        assert!(with(signal.rule.fires, |c| (signal.applies)(c)), "{} does not fire", signal.rule.id);
        assert!(!with(signal.rule.silent, |c| (signal.applies)(c)), "{} is not silent", signal.rule.id);
    }
    assert!(signals::SIGNALS.len() <= 64, "a bit for each");
}

#[test]
fn every_type_is_told_by_its_detector() {
    for detector in types::DETECTORS {
        assert!(
            with(detector.fires, types::of).contains(&detector.kind),
            "{:?} does not fire",
            detector.kind
        );
        assert!(!with(detector.silent, |c| (detector.detect)(c)), "{:?} is not silent", detector.kind);
    }
    assert_eq!(with("The boats lie by the wall.", types::of), [ClaimType::Other]);
}

#[track_caller]
fn check_values(text: &str, expected: &[(&str, ValueKind, &str, &str)]) {
    let found = with(text, values::values);
    let found: Vec<_> = found
        .iter()
        .map(|v| {
            (v.span.of(text), v.kind, v.number.as_deref().unwrap_or(""), v.unit.as_deref().unwrap_or(""))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn values_are_normalised() {
    check_values(
        "It carried 1,312 passengers in 2019.",
        &[
            ("1,312 passengers", ValueKind::Count, "1312", "passengers"),
            ("2019", ValueKind::Date, "2019", ""),
        ],
    );
    check_values("It cost $1.5 million.", &[("$1.5 million", ValueKind::Money, "1500000", "dollar")]);
    check_values("It cost \u{a3}12m.", &[("\u{a3}12m", ValueKind::Money, "12000000", "pound")]);
    check_values("Fares rose 4.5%.", &[("4.5%", ValueKind::Change, "4.5", "percent")]);
    check_values("About 40 percent of boats are blue.", &[("40 percent", ValueKind::Share, "40", "percent")]);
    check_values("It took three hours.", &[("three hours", ValueKind::Duration, "3", "hours")]);
    check_values("The ferry left at 10:30 on May 3rd.", &[]);
}

#[test]
fn statements_with_figures_outrank_wishes_and_questions() {
    let worth = |text: &str| with(text, |c| score::sum(c).share().get());
    let claim = worth("Fares on the route have risen by 40 percent since 2019.");
    assert!(claim >= 50, "{claim}");
    for other in
        ["Let us hope for better weather.", "Why did the board wait?", "I think that is a wonderful idea."]
    {
        assert!(worth(other) < 50, "{other} {}", worth(other));
    }
}

#[test]
fn a_clause_counts_each_fact_once() {
    with("In 1998 I paid $40 for two boats.", |c| {
        assert_eq!((c.facts.years, c.facts.figures, c.facts.names), (1, 1, 0));
        assert!([Flags::NUMBER_WORD, Flags::MONEY, Flags::FIRST_PERSON].into_iter().all(|f| c.is(f)));
        assert!(!c.is(Flags::ASKS.with(Flags::SECOND_PERSON)));
    });
}

#[test]
fn the_sum_of_a_clause_is_that_of_its_features() {
    let text = "\u{201c}Fares rose by 4%,\u{201d} Quill said: the board, which had \u{201c}no plan\u{201d}, paid $40.";
    with(text, |all| {
        for from in 0..=all.to {
            for to in from..=all.to {
                let clause = Clause::new(all.words, all.signs, from, to);
                let mut expected = (0, 0);
                weights::features(&clause, |bucket, group| {
                    let weight = i32::from(weights::shipped().hashed[bucket as usize]);
                    match group {
                        weights::Group::Words => expected.0 += weight,
                        weights::Group::Build => expected.1 += weight,
                    }
                });
                assert_eq!(weights::sums(&clause), expected, "{from}..{to}");
            }
        }
    });
}
