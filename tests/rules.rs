//! Walks the list of rules: each is the reason of something in its example, and of nothing in the text beside it.

use attest::analysis::found::{Found, Verdict};
use attest::analysis::paragraph::Paragraph;
use attest::analysis::quotation::unspoken;
use attest::analysis::rules::{RULES, Rule};
use attest::analysis::{Options, analyze, attribution, structure};
use std::collections::BTreeSet;

fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|file| file.iter().copied())
}

/// The rules by which anything in `text` is marked, or taken for what is no mark.
fn reasons(text: &str) -> BTreeSet<&'static str> {
    let analysis = analyze(text, Options { min_check_worthiness: 0, models: None });
    let mut ids: BTreeSet<&str> = analysis.sources.iter().map(|s| s.reason.rule.0.id).collect();
    ids.extend(analysis.quotes.iter().map(|q| q.reason.rule.0.id));
    ids.extend(analysis.quotes.iter().flat_map(|q| &q.attributions).map(|a| a.reason.rule.0.id));
    ids.extend(analysis.claims.iter().map(|c| c.reason.rule.0.id));
    ids.extend(analysis.claims.iter().flat_map(|c| &c.contributions).map(|c| c.rule.0.id));
    ids.extend(analysis.findings.iter().map(|f| f.rule.0.id));
    for block in structure::page(text).paragraphs {
        let mut paragraph = Paragraph::new(text, block.span, block.part);
        paragraph.speaker = block.speaker;
        let mut found = Found::default();
        attribution::read(&paragraph, true, None, &mut found);
        ids.extend(found.silent.iter().map(|(_, why)| why.rule.0.id));
        ids.extend(found.quotations.iter().filter_map(|seen| match &seen.verdict {
            Verdict::Claimed => None,
            Verdict::Speech(_, why) | Verdict::NotSpeech(why) => Some(why.rule.0.id),
        }));
        let form = |q| unspoken::of(text, &paragraph.tokens, q);
        ids.extend(paragraph.quotations.iter().filter_map(form).map(|u| u.reason.rule.0.id));
    }
    ids
}

/// Rules whose example does not show them yet: they decide, and another reason is kept. The list may only get shorter.
const NOT_SHOWN: &[&str] = &["running-quote", "nobody-named", "pronoun-first-person"];

#[test]
fn each_rule_fires_in_its_example_and_in_no_other() {
    let mut wrong = Vec::new();
    for rule in rules() {
        if !NOT_SHOWN.contains(&rule.id) && !reasons(rule.fires).contains(rule.id) {
            wrong.push(format!("{} does not fire in {:?}", rule.id, rule.fires));
        }
        if reasons(rule.silent).contains(rule.id) {
            wrong.push(format!("{} fires in {:?}", rule.id, rule.silent));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_name_of_its_own_and_words_for_the_user() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        assert!(seen.insert(rule.id), "two rules are called {}", rule.id);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(!rule.id.is_empty() && rule.id.chars().all(plain), "{}", rule.id);
        for words in [rule.says, rule.doc] {
            let first = words.chars().next();
            let opens = first.is_some_and(|c| c.is_uppercase() || matches!(c, '\u{201c}' | '{'));
            assert!(opens && words.len() > 6, "{}: {words:?}", rule.id);
        }
    }
}
