//! Quotations that no cue of the lexicon claims: a later sentence of the same speaker, an unknown verb, a label before a colon.

use super::phrase::{left, name_of, noun, right, shortened, subject};
use super::row::{CAP, COLON, COMMA, LOWER, PUNCT, QUOTE, Row};
use super::settle::Item;
use super::{cue, rules, source};
use crate::lexicon::cues::Takes;
use crate::lexicon::grammar::{AUX, DET, PREP, SUBJ};
use std::ops::Range;

/// Adds what the quotations without a cue report to `items`, which are in the order of their cues.
pub(super) fn add(row: &Row<'_, '_>, items: &mut Vec<Item>) {
    if row.paragraph.quotations.is_empty() {
        return;
    }
    // The item that holds a node, counted from 1.
    let mut owner: Vec<u32> = vec![0; row.count()];
    for (k, item) in items.iter().enumerate() {
        for node in item.content.iter().cloned().flatten() {
            if let Some(o) = owner.get_mut(node) {
                *o = k as u32 + 1;
            }
        }
    }
    let mut last: Option<usize> = None;
    for node in 0..row.count() {
        if let Some(k) = owner.get(node).and_then(|o| o.checked_sub(1)) {
            last = Some(k as usize);
            continue;
        }
        if !row.is(node, QUOTE) {
            continue;
        }
        if let Some(k) = last.filter(|&k| items.get(k).is_some_and(|item| runs_on(row, item, node))) {
            if let Some(item) = items.get_mut(k) {
                item.content.push(node..node + 1);
            }
            continue;
        }
        let found =
            unknown(row, node).or_else(|| label(row, node)).or_else(|| follows(row, node, last.is_some()));
        if let Some(item) = found {
            last = Some(items.len());
            items.push(item);
        }
    }
}

/// Whether the quotation at `node` goes on with the quote of `item`: it opens the sentence behind it.
fn runs_on(row: &Row<'_, '_>, item: &Item, node: usize) -> bool {
    let sentence = row.sentence(node);
    // The last piece speaks for all: looking at each would be quadratic in a long run.
    let piece = item.content.last();
    let direct = piece.is_some_and(|c| c.len() == 1 && row.is(c.start, QUOTE));
    let end = [piece, item.cue.as_ref(), item.source.as_ref()].into_iter().flatten().map(|r| r.end).max();
    let next = end.is_some_and(|end| {
        let from = row.sentence(end.saturating_sub(1)).end;
        from == sentence.start
            || row.sentence(from).end == sentence.start && end + 40 > node && row.is(from, QUOTE)
    });
    let stop = row.last_char(node).is_some_and(|c| matches!(c, '.' | '!' | '?' | '\u{2026}' | ','));
    direct
        && next
        && sentence.start == node
        && (stop || row.length(node) > 1)
        && row.ends(node + 1, sentence.end)
}

/// `"...," she purred.`: a verb that no table holds, where the marks close on a comma.
fn unknown(row: &Row<'_, '_>, node: usize) -> Option<Item> {
    let comma = row.last_char(node) == Some(',') || row.is(node + 1, COMMA);
    // `"Is it negotiable?" Smith pressed.`: the mark inside looks like the end of a sentence, and the next is no more than that.
    let asks = row.last_char(node).is_some_and(|c| matches!(c, '?' | '!' | '\u{2026}'));
    let brief = asks && row.sentence(node + 1).start == node + 1 && row.sentence(node + 1).len() <= 6;
    if !(comma || brief) || row.length(node) < 2 {
        return None;
    }
    let from = if row.is(node + 1, COMMA) { node + 2 } else { node + 1 };
    let end = row.sentence(from).end.max(from);
    if row.is(from, SUBJ) && verb(row, from + 1) {
        return item(node, Some(from + 1..from + 2), Some(from..from + 1), &rules::UNKNOWN, &rules::SUBJECT);
    }
    if verb(row, from) && row.words(from).ends_with("ed") {
        let np = right(row, from + 1, end).filter(|np| row.is(np.start, CAP) || row.is(np.end - 1, LOWER))?;
        return item(node, Some(from..from + 1), Some(shortened(row, np)), &rules::UNKNOWN, &rules::INVERTED);
    }
    if !row.is(from, CAP) {
        return None;
    }
    let at = (from + 1..(from + 8).min(end)).find(|&i| !row.is(i, CAP))?;
    verb(row, at)
        .then(|| item(node, Some(at..at + 1), Some(from..at), &rules::UNKNOWN, &rules::SUBJECT))
        .flatten()
}

/// Whether a past or present form of some verb may stand at `i`.
fn verb(row: &Row<'_, '_>, i: usize) -> bool {
    row.is(i, LOWER)
        && noun(row, i)
        && !row.is(i, AUX | PREP)
        && row.words(i).ends_with(['d', 's', 't'])
        && row.words(i).len() > 3
}

/// How many nodes before a colon are looked at for whom it introduces.
const NEAR: usize = 40;

/// `Smith: "..."` and, with the subject of the sentence, `Smith was brief: "..."`.
fn label(row: &Row<'_, '_>, node: usize) -> Option<Item> {
    let colon = node.checked_sub(1).filter(|&c| row.is(c, COLON))?;
    if row.length(node) < 3 {
        return None;
    }
    let floor = row.sentence(colon).start;
    if let Some(np) = left(row, colon, floor).filter(|np| np.start == floor && row.is(np.start, CAP)) {
        return item(node, None, Some(shortened(row, np)), &rules::LABEL, &rules::LABELLED);
    }
    // "The answer came from Amina Sallow, the head of parks:"
    // A sentence that is longer before the colon introduces nobody there.
    let near = floor.max(colon.saturating_sub(NEAR));
    let from = (near + 1..colon).find(|&i| row.any(i, &["from", "by"]) && row.is(i + 1, CAP));
    if let Some(np) = from.and_then(|f| right(row, f + 1, colon)) {
        return item(node, None, Some(shortened(row, np)), &rules::LABEL, &rules::LABELLED);
    }
    // "Asked which it was, he demurred:"
    let clause = (near + 1..colon).rev().find(|&i| row.before(i, COMMA)).filter(|&i| row.is(i, SUBJ | CAP));
    let last = clause.and_then(|from| (from + 1..colon).find(|&i| !row.is(i, CAP)).map(|v| (from, v)));
    if let Some((from, at)) = last.filter(|&(_, v)| v + 1 == colon && verb(row, v)) {
        return item(node, Some(at..at + 1), Some(from..at), &rules::UNKNOWN, &rules::SUBJECT);
    }
    let verb = (near + 1..colon)
        .find(|&i| row.is(i, AUX) || row.is(i, LOWER) && row.words(i).ends_with("ed") && !row.is(i, PUNCT))?;
    let (np, _) = subject(row, verb, floor)?;
    item(node, None, Some(shortened(row, np)), &rules::LABEL, &rules::LABELLED)
}

fn item(
    node: usize,
    cue: Option<Range<usize>>,
    source: Option<Range<usize>>,
    words: &'static rules::Words,
    whose: &'static rules::Whose,
) -> Option<Item> {
    Some(Item {
        content: std::iter::once(node..node + 1).collect(),
        cue,
        class: None,
        source,
        via: None,
        words,
        whose: Some(whose),
        sure: None,
    })
}

/// `Smith turned away. "..."`: a sentence in marks behind one whose subject is a name or a pronoun.
fn follows(row: &Row<'_, '_>, node: usize, spoken: bool) -> Option<Item> {
    let sentence = row.sentence(node);
    let stop = row.last_char(node).is_some_and(|c| matches!(c, '.' | '!' | '?' | '\u{2026}'));
    let alone = sentence.start == node && row.ends(node + 1, sentence.end);
    let before = node.checked_sub(1).filter(|_| alone && stop && row.length(node) > 2)?;
    let source = told_of(row, row.sentence(before).start, before)?;
    // Whoever has spoken in the paragraph goes on, unless a pronoun takes over.
    if spoken && !row.is(source.start, SUBJ) {
        return None;
    }
    item(node, None, Some(source), &rules::FOLLOWS, &rules::TOLD_OF)
}

/// The subject of the sentence that begins at `start`, where it is a name or a personal pronoun.
fn told_of(row: &Row<'_, '_>, start: usize, end: usize) -> Option<Range<usize>> {
    let (np, _) = source::first_subject(row, start, end)?;
    let person = row.any(np.start, &["he", "she", "they"])
        || name_of(row, np.start, np.end)
        || np.len() == 1 && row.is(np.start, CAP) && !row.is(np.start, DET);
    person.then_some(np)
}

/// Who is told of in the last sentence of a paragraph before one that is a quotation.
pub(super) fn last_told_of(row: &Row<'_, '_>) -> Option<Item> {
    let last = row.count().checked_sub(1)?;
    let source = told_of(row, row.sentence(last).start, last)?;
    Some(Item {
        content: Vec::new(),
        cue: None,
        class: None,
        source: Some(source),
        via: None,
        words: &rules::FOLLOWS,
        whose: Some(&rules::TOLD_OF),
        sure: None,
    })
}

/// Who speaks in the next paragraph where this one ends in a colon: "Smith issued a statement:". No words yet.
pub(super) fn opens(row: &Row<'_, '_>) -> Option<Item> {
    let colon = row.count().checked_sub(1).filter(|&c| row.is(c, COLON))?;
    let sentence = row.sentence(colon);
    let cue = (sentence.start..colon)
        .rev()
        .find(|&i| row.hit(i).is_some_and(|h| h.cues.iter().any(|c| c.takes.any(Takes::QUOTATION))));
    let verb = cue.unwrap_or(colon);
    let group = cue::group(row, verb);
    let subject = cue.and_then(|_| subject(row, group, sentence.start));
    let (source, whose) = match subject {
        Some((np, _)) => (shortened(row, np), &rules::SUBJECT),
        None => source::first_subject(row, sentence.start, colon)?,
    };
    Some(Item {
        content: Vec::new(),
        cue: cue.map(|c| c..c + 1),
        class: None,
        source: Some(source),
        via: None,
        words: &rules::LABEL,
        whose: Some(whose),
        sure: None,
    })
}
