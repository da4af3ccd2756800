//! A sentence with two claims: where it falls into clauses that stand by themselves.
//!
//! Cuts are made at `;` and at "and", "but", "while" and their like behind a comma, where a subject of its own and a finite
//! verb follow, and a finite verb stands before. A shared subject ("has 21 arches and carries 46 trains") is no cut: the
//! second half would say of nobody what it says.

use super::super::names::words::Words;
use crate::lexicon::traits::Traits;
use crate::text::tokens::Kind;

/// How far behind the conjunction the subject's verb may stand.
const REACH: usize = 9;
/// The most clauses of a sentence.
const MOST: usize = 6;

/// The clauses of the tokens `from..to`, at least two of them and disjoint; none where it is one.
pub fn clauses(words: &Words<'_>, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = from;
    // Most commas open no clause, so verbs are looked for only where one does.
    let verb = |start: usize, end: usize| (start..end).any(|at| finite(words, start, at));
    for (at, token) in words.tokens.iter().enumerate().take(to).skip(from) {
        if token.kind == Kind::Punct
            && matches!(token.last, b',' | b';')
            && out.len() + 1 < MOST
            && let Some(next) = opens(words, at, to)
            && verb(start, at)
        {
            out.push((start, at));
            start = next;
        }
    }
    if out.is_empty() || !verb(start, to) {
        return Vec::new();
    }
    out.push((start, to));
    out
}

/// Where the clause behind the comma or semicolon at `at` starts.
fn opens(words: &Words<'_>, at: usize, to: usize) -> Option<usize> {
    let sign = words.tokens.get(at)?.last;
    let subject = if sign == b';' {
        at + 1 + usize::from(joins(words, at + 1))
    } else if sign == b',' && joins(words, at + 1) {
        at + 2
    } else {
        return None;
    };
    let traits = words.traits(subject);
    let number = words.tokens.get(subject).is_some_and(|t| t.kind == Kind::Number);
    let noun = traits.any(Traits::DETERMINER.with(Traits::PRONOUN)) || words.is_capital(subject) || number;
    if !noun || traits.any(Traits::RELATIVE) || subject >= to {
        return None;
    }
    let end = to.min(subject + REACH);
    let stop = |i: usize| {
        words.tokens.get(i).is_none_or(|t| t.kind == Kind::Punct) || words.traits(i).any(Traits::RELATIVE)
    };
    (subject + 1..end).take_while(|&i| !stop(i)).any(|i| finite(words, subject, i)).then_some(subject)
}

/// Whether the word joins two clauses.
fn joins(words: &Words<'_>, at: usize) -> bool {
    ["and", "but", "while", "whereas", "although", "though", "yet"].iter().any(|w| words.is(at, w))
}

/// Whether the word at `at` of a clause that starts at `from` is a finite verb, as far as a table and an ending can tell.
fn finite(words: &Words<'_>, from: usize, at: usize) -> bool {
    let traits = words.traits(at);
    if at == from || words.is_capital(at) {
        return false;
    }
    let before = words.traits(at - 1);
    // "to stop", "the rise", "a cut": no finite verbs.
    if words.is(at - 1, "to") || before.any(Traits::DETERMINER.with(Traits::PREPOSITION)) {
        return false;
    }
    if traits.any(Traits::VERB) {
        return true;
    }
    let text = words.tokens.get(at).map_or("", |t| t.span.of(words.text));
    let past = text.len() > 4 && text.ends_with("ed") && !before.any(Traits::VERB);
    past || traits.any(Traits::EVENT.with(Traits::CHANGE).with(Traits::POSITION))
        && !text.ends_with("ing")
        && !text.ends_with("ed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::paragraph::Paragraph;
    use crate::analysis::types::PartKind;
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let paragraph = Paragraph::new(text, Span::at(0, text.len()), PartKind::Body);
        let traits = crate::analysis::names::traits(&paragraph);
        let words = Words { text, tokens: &paragraph.tokens, traits: &traits };
        let found = clauses(&words, 0, paragraph.tokens.len());
        let found: Vec<_> = found.iter().map(|&(a, b)| words.hull(a, b).of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sentences_fall_into_clauses_with_subjects_of_their_own() {
        check(
            "Fares rose by 4 percent in May, and the board closed two of its nine offices.",
            &["Fares rose by 4 percent in May", "the board closed two of its nine offices."],
        );
        check(
            "The yard lost 300 jobs in 2003; its rival in Halden hired 500.",
            &["The yard lost 300 jobs in 2003", "its rival in Halden hired 500."],
        );
        check(
            "The bridge was closed in 2019, but Quill said that it had been safe.",
            &["The bridge was closed in 2019", "Quill said that it had been safe."],
        );
        check("The viaduct has 21 arches and carries 46 trains a day.", &[]);
        check("Boats, nets, and the old rope were sold.", &[]);
        check("She met the mayor, the clerk, and the man who had paid for it.", &[]);
    }
}
