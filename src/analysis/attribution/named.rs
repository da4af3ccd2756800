//! The words of a source that name it: with the title, without further description.

use super::phrase::shortened;
use super::row::{BREAK, CAP, CLOSE, COLON, COMMA, OPEN, OWN, QUOTE, Row};
use crate::analysis::model::tags::Tag;
use crate::analysis::model::view::View;
use crate::lexicon::grammar::{ADV, CONJ, DET, REL};
use crate::lexicon::senses::Sense;
use std::ops::Range;

/// The words among those that a model takes for the source that name it: "Lena Ortmann, who runs the bakery" and "its owner,
/// Lena Ortmann" both give "Lena Ortmann".
pub(super) fn named(row: &Row<'_, '_>, view: &View<'_, '_>, range: Range<usize>) -> Range<usize> {
    let range = row.trimmed(range);
    let described =
        |i: usize| row.is(i, REL) || view.get(i).is_some_and(|w| w.tag == Tag::W || w.tag.is_verb());
    let joint = range.clone().any(|i| row.is(i, CONJ) && row.is(i + 1, CAP | DET))
        && !range.clone().any(|i| described(i) && !row.is(i, CAP));
    if joint || range.len() < 3 {
        return range;
    }
    let first = range.start..stop(row, view, &range, range.start);
    let second = first.end + 1;
    let named = if row.is(first.end, COMMA) && common(row, &first) && row.is(second, CAP) {
        second..stop(row, view, &range, second)
    } else if row.is(first.end, OPEN) && first.end < range.end {
        // "Anadolu Ajansi (AA)": the acronym belongs to the name.
        let close = (first.end..range.end).find(|&i| row.is(i, CLOSE)).filter(|c| c - first.end == 2);
        first.start..close.map_or(first.end, |c| c + 1)
    } else {
        first
    };
    let first = row.is(named.start, CAP) && row.sentence(named.start).start == named.start;
    let opener = first && view.get(named.start).is_some_and(|w| w.tag != Tag::Np);
    // "Footage from the game" begins the sentence, and no name.
    let named = row.trimmed(if opener { named } else { shortened(row, named) });
    let named = named.start..without_loose_ends(row, view, &named);
    if named.is_empty() { range } else { named }
}

/// Whether a common noun heads the phrase before a comma, so that the name stands behind it: "its owner, Lena Ortmann",
/// "Ortmann's editor, Piet Lammers".
fn common(row: &Row<'_, '_>, phrase: &Range<usize>) -> bool {
    let owner = phrase.clone().rev().find(|&i| row.is(i, OWN));
    let from = owner.map_or(phrase.start, |i| i + 1);
    from < phrase.end && !(from..phrase.end).any(|i| row.is(i, CAP) && !row.is(i, DET))
}

/// How many words of a name a model may have left out.
const REST: usize = 6;

/// A source that does not end within a name, and begins behind a colon that it holds.
pub(super) fn whole(row: &Row<'_, '_>, view: &View<'_, '_>, mut range: Range<usize>) -> Range<usize> {
    let name = |i: usize| row.is(i, CAP) && !row.is(i, DET);
    if !view.title && !range.is_empty() && name(range.end - 1) {
        // No name is so long as to need more; a text in capitals would have the whole sentence looked at for each cue.
        let rest = (range.end..range.end + REST).take_while(|&i| name(i)).count();
        range.end += if rest < REST { rest } else { 0 };
    }
    let colon = range.clone().rev().find(|&i| row.is(i, COLON));
    colon.map_or(range.start, |i| i + 1)..range.end
}

/// Where the description begins in `range`, behind the first word of a name at `from`.
fn stop(row: &Row<'_, '_>, view: &View<'_, '_>, range: &Range<usize>, from: usize) -> usize {
    // "a person briefed on the contract": who has no name is known by the description.
    let nameless = !range.clone().any(|i| row.is(i, CAP) && i > range.start);
    let tag = |i: usize| view.get(i).map(|w| w.tag);
    let noun = |i: usize| i < range.end && matches!(tag(i), Some(Tag::N | Tag::Np));
    let verb = |i: usize| {
        let Some(word) = view.get(i).filter(|w| w.tag.is_verb() && !row.is(i, CAP | CONJ)) else {
            return false;
        };
        let before = tag(i - 1);
        // "Clinton campaign aides said", "and aides to the mayor": read as a verb, and none.
        let last = i + 1 == range.end && word.tag.is_finite() && word.sense != Sense::Help;
        let inside = matches!(before, Some(Tag::Dt | Tag::PrpS | Tag::In | Tag::Cc | Tag::Jj | Tag::Pos));
        match word.tag {
            // "both lobbying firms", "lobbying records", "a group of disaffected miners"
            Tag::Vbg => !noun(i + 1),
            Tag::Vbn => !(nameless || inside && noun(i + 1)),
            Tag::Vbd if nameless => tag(i + 1) != Some(Tag::In),
            _ => !last && !inside,
        }
    };
    let ends = |&i: &usize| row.is(i, COMMA | OPEN | BREAK | REL) || tag(i) == Some(Tag::W) || verb(i);
    (from + 1..range.end).find(ends).unwrap_or(range.end)
}

/// The end of `range` without what can't end a name: "some people still", "a report by".
fn without_loose_ends(row: &Row<'_, '_>, view: &View<'_, '_>, range: &Range<usize>) -> usize {
    let loose = |i: usize| {
        let tag = view.get(i).map(|w| w.tag);
        !row.is(i, CAP | QUOTE) && matches!(tag, Some(Tag::In | Tag::To | Tag::Cc | Tag::Rb))
    };
    let mut end = range.end;
    while end > range.start + 1 && loose(end - 1) {
        end -= 1;
    }
    end
}

/// Whether `shorter`, the source that the rules find, is the name in a model's `range`, without what describes it: it begins
/// where that does, or behind nothing but adverbs and conjunctions, and ends with a noun.
pub(super) fn names(
    row: &Row<'_, '_>,
    view: &View<'_, '_>,
    shorter: &Range<usize>,
    range: &Range<usize>,
) -> bool {
    let head = |i: usize| {
        row.is(i, CAP | CLOSE)
            || view.get(i).is_some_and(|w| matches!(w.tag, Tag::N | Tag::Np | Tag::Prp | Tag::W))
    };
    shorter.start >= range.start
        && shorter.end <= range.end
        && (range.start..shorter.start).all(|i| row.is(i, ADV | CONJ))
        && shorter.end > shorter.start
        && head(shorter.end - 1)
}
