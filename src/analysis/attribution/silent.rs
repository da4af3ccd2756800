//! Who was asked and did not answer: a source without a quote.

use super::phrase::{shortened, subject};
use super::row::{NO_CONTENT, Row};
use super::rules;
use crate::analysis::types::Reason;
use crate::lexicon::grammar::{ADV, AUX, NEG};
use crate::text::Span;
use std::ops::Range;

/// Verbs of speech that somebody declines.
const SPEECH: &[&str] = &[
    "comment",
    "say",
    "specify",
    "elaborate",
    "answer",
    "discuss",
    "confirm",
    "disclose",
    "identify",
    "respond",
    "reply",
    "reveal",
    "explain",
    "name",
    "speak",
    "talk",
    "address",
    "detail",
    "speculate",
    "clarify",
];
/// What "to be", "to give" and "to provide" need behind them to mean speech.
const TOLD: &[&str] =
    &["identified", "named", "interviewed", "quoted", "details", "further", "any", "specifics", "more"];
/// What "would not" withholds.
const WITHHELD: &[&str] = &["comment", "say", "elaborate", "specify", "discuss", "confirm"];
/// What those who do not answer do not do.
const ANSWER: &[&str] = &[
    "respond",
    "reply",
    "comment",
    "elaborate",
    "return",
    "answer",
    "specify",
    "responded",
    "replied",
    "commented",
    "returned",
];

/// A source that gives no answer: its nodes, the words that say so, and why.
pub(super) type Silent = (Range<usize>, Span, Reason);

/// The sources in the sentences of a row that give no answer.
pub(super) fn find(row: &Row<'_, '_>) -> Vec<Silent> {
    let mut out = Vec::new();
    let text = row.paragraph.text.as_bytes();
    for (i, (bits, node)) in row.bits().iter().zip(&row.paragraph.nodes).enumerate() {
        let verb = || matches!(text.get(node.span.start as usize), Some(b'd' | b'r'));
        if bits & NEG == 0 && (bits & NO_CONTENT != 0 || !verb()) {
            continue;
        }
        let declines = row.any(i, &["declined", "refused", "declines", "refuses", "declining", "refusing"]);
        let not = row.is(i, NEG) && !declines;
        if !declines && !not {
            continue;
        }
        let verb = if declines { declined(row, i) } else { unanswered(row, i) };
        let Some(verb) = verb else { continue };
        let mut group = i;
        let floor = row.sentence(i).start;
        while group > floor && row.is(group - 1, AUX | ADV) {
            group -= 1;
        }
        let Some((np, _)) = subject(row, group, floor) else { continue };
        let np = shortened(row, np);
        let cue = row.span(i..verb + 1);
        out.push((np, cue, Reason::new(&rules::SILENT, [cue])));
    }
    out
}

/// "declined to | comment": the verb of speech behind the one at `i`.
fn declined(row: &Row<'_, '_>, i: usize) -> Option<usize> {
    let verb = i + 2;
    let light = row.any(verb, &["be", "give", "provide"]);
    let speech = row.any(verb, SPEECH) || light && row.any(verb + 1, TOLD);
    (row.any(i + 1, &["to"]) && speech).then_some(verb)
}

/// "did not | respond", "would not | comment": the verb behind the negation at `i`.
fn unanswered(row: &Row<'_, '_>, i: usize) -> Option<usize> {
    let mut verb = i + 1;
    while row.is(verb, ADV) {
        verb += 1;
    }
    let before = i.checked_sub(1)?;
    let would = row.any(before, &["would", "could", "wo", "will"]) && row.any(verb, WITHHELD);
    let did = row.any(before, &["did", "have", "has", "had", "do", "does"]) && row.any(verb, ANSWER);
    (would || did).then_some(verb)
}
