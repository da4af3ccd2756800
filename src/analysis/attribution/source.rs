//! Who said it: the words that name the source of a cue.

use super::cue::{CueAt, Voice};
use super::phrase::{left, name_of, noun, right, shortened, subject};
use super::row::{CAP, COLON, COMMA, FINITE, LOWER, OWN, QUOTE, Row, STOP};
use super::rules::{self, Whose};
use crate::lexicon::grammar::{ADV, AUX, CONJ, OBJ, POSS, PREP, REL, SUB, SUBJ, TIME};
use std::ops::Range;

/// The nodes that name a source and the rule that found them.
pub(super) type Named = (Range<usize>, &'static Whose);

/// The subject before an active cue, and the node with which it begins.
pub(super) fn before(row: &Row<'_, '_>, at: &CueAt) -> Option<(Named, usize)> {
    let floor = row.sentence(at.verb).start;
    let (np, lead) = subject(row, at.group, floor)?;
    Some(((shortened(row, np), &rules::SUBJECT), lead))
}

/// The subject behind an inverted cue: `"...," said Smith`.
pub(super) fn behind(row: &Row<'_, '_>, at: &CueAt) -> Option<Named> {
    let end = row.sentence(at.verb).end;
    if row.is(at.nodes.end, SUB | OBJ | TIME | PREP) && !row.is(at.nodes.end, POSS) {
        return None;
    }
    let np = right(row, at.nodes.end, end)?;
    // "said her daughter, Matilda Keane": the name stands in the apposition.
    let comma = np.end;
    if row.is(comma, COMMA) && row.is(np.end - 1, LOWER) {
        let to = (comma + 1..end.min(comma + 8)).find(|&i| row.is(i, COMMA | STOP)).unwrap_or(comma);
        if name_of(row, comma + 1, to) {
            return Some((comma + 1..to, &rules::INVERTED));
        }
    }
    Some((shortened(row, np), &rules::INVERTED))
}

/// The agent of a passive cue, the object of "according to".
pub(super) fn agent(row: &Row<'_, '_>, at: &CueAt) -> Option<Named> {
    let end = row.sentence(at.verb).end;
    if at.voice == Voice::Preposition {
        let np = right(row, at.nodes.end, end)?;
        return Some((shortened(row, np), &rules::ACCORDING_TO));
    }
    let by = (at.nodes.end..(at.nodes.end + 4).min(end)).find(|&i| row.any(i, &["by"]))?;
    let np = right(row, by + 1, end)?;
    Some((shortened(row, np), &rules::AGENT))
}

/// The possessor of a noun cue: "Smith's claim", "his claim", "the claim by Smith".
pub(super) fn possessor(row: &Row<'_, '_>, at: &CueAt) -> Option<Named> {
    let floor = row.sentence(at.verb).start;
    let mut i = at.verb;
    while i > floor && i + 4 > at.verb && row.is(i - 1, LOWER) && !row.is(i - 1, POSS) && noun(row, i - 1) {
        i -= 1;
    }
    if row.before(i, POSS) {
        return Some((i - 1..i, &rules::POSSESSOR));
    }
    if row.before(i, OWN) {
        let np = left(row, i - 1, floor)?;
        return Some((shortened(row, np), &rules::POSSESSOR));
    }
    if row.any(at.nodes.end, &["by", "from"]) {
        let np = right(row, at.nodes.end + 1, row.sentence(at.verb).end)?;
        return Some((shortened(row, np), &rules::AGENT));
    }
    None
}

/// The subject of the sentence, for a participle that no cue stands before: "Smith issued a statement saying".
pub(super) fn of_sentence(row: &Row<'_, '_>, at: &CueAt) -> Option<Named> {
    if let Some(named) = attached(row, at).or_else(|| clause_subject(row, at)) {
        return Some(named);
    }
    first_subject(row, row.sentence(at.verb).start, at.verb)
}

/// "with three in ten saying", "voters saying": the noun phrase right before a form in "-ing".
fn attached(row: &Row<'_, '_>, at: &CueAt) -> Option<Named> {
    let floor = row.sentence(at.verb).start;
    if row.before(at.verb, COMMA | CONJ | PREP | SUB) || !row.words(at.verb).ends_with("ing") {
        return None;
    }
    let np = left(row, at.verb, floor)?;
    let people = row.is(np.end - 1, SUBJ | CAP)
        || row.words(np.end - 1).ends_with('s') && !row.any(np.end - 1, PAPERS);
    let with = row.before(np.start, PREP) && row.any(np.start - 1, &["with"]);
    (with || people && !row.before(np.start, LOWER)).then(|| (shortened(row, np), &rules::SHARED))
}

/// Nouns of what people issue, which does not itself speak where somebody issued it.
const PAPERS: &[&str] = &[
    "statements",
    "letters",
    "ads",
    "tweets",
    "posts",
    "emails",
    "remarks",
    "comments",
    "reports",
    "signs",
    "messages",
    "rules",
    "laws",
    "bills",
];

/// The nearest subject before the cue: a noun phrase that opens a clause, with an auxiliary or a past form behind it.
fn clause_subject(row: &Row<'_, '_>, at: &CueAt) -> Option<Named> {
    let floor = row.sentence(at.verb).start;
    for start in (floor..at.verb).rev() {
        let opens = start == floor || row.before(start, COMMA | CONJ | SUB | QUOTE | COLON);
        if !opens || !row.is(start, SUBJ | CAP | LOWER | POSS) || row.is(start, CONJ | ADV | PREP | SUB | REL)
        {
            continue;
        }
        if row.is(start, SUBJ) {
            return Some((start..start + 1, &rules::SHARED));
        }
        let Some(np) = right(row, start, at.verb) else { continue };
        // Without a tagger a past form in "-ed" looks like a noun: the phrase ends before it.
        let past = (np.start + 1..np.end)
            .find(|&i| row.is(i, LOWER) && row.words(i).ends_with("ed") && row.is(i - 1, CAP | LOWER));
        let end = past.unwrap_or(np.end);
        let verb = past.is_some()
            || row.is(end, AUX | FINITE)
            || row.is(end, ADV) && row.is(end + 1, AUX | FINITE | LOWER) && end + 1 < at.verb;
        if verb && end > np.start && !row.words(np.start).ends_with("ed") {
            return Some((shortened(row, np.start..end), &rules::SHARED));
        }
    }
    None
}

/// The subject of the sentence that begins at `start`, as far as it shows before `before`.
pub(super) fn first_subject(row: &Row<'_, '_>, start: usize, before: usize) -> Option<Named> {
    let mut from = start;
    // Over a first adverbial: "On Monday, Smith ..."
    while row.is(from, CONJ | QUOTE | COMMA) && from < before {
        from += 1;
    }
    if row.is(from, PREP | ADV | SUB | TIME) {
        let comma = (from..before).find(|&i| row.is(i, COMMA | COLON))?;
        if comma + 1 < before {
            from = comma + 1;
        }
    }
    let mut np = right(row, from, before)?;
    if row.is(from, SUBJ) {
        return Some((from..from + 1, &rules::SHARED));
    }
    // The verb begins where a name goes on in lower case, or with a past form.
    let verb = (np.start + 1..np.end).find(|&i| {
        row.is(i, LOWER) && (row.before(i, CAP) && !row.is(i + 1, CAP) || row.words(i).ends_with("ed"))
    });
    if let Some(verb) = verb {
        np.end = verb;
    }
    if row.is(np.start, REL) || np.is_empty() {
        return None;
    }
    Some((shortened(row, np), &rules::SHARED))
}
