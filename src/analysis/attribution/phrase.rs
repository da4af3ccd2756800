//! Noun phrases and statements of time around a verb: how far they reach, by function words and capitals alone.

use super::row::{
    BREAK, CAP, CLOSE, COLON, COMMA, FINITE, LOWER, NO_NOUN, NUM, OPEN, OWN, PUNCT, QUOTE, Row, STOP,
};
use crate::lexicon::grammar::{ADV, AUX, CONJ, DET, NEG, OBJ, OF, POSS, PREP, REL, SUB, SUBJ, TIME, WH};
use std::ops::Range;

/// No noun phrase that names a source is longer.
const LONGEST: usize = 24;

/// The noun phrase that ends right before `end` and begins at or behind `floor`.
pub(super) fn left(row: &Row<'_, '_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&l| l >= floor)?;
    if row.is(last, SUBJ | REL) {
        return Some(last..end);
    }
    // "a person close to her": the pronoun belongs to a preposition.
    let tied = row.is(last, OBJ) && row.before(last, PREP) && last > floor + 1 && noun(row, last - 2);
    if row.is(last, OBJ) && !row.is(last, POSS) && !tied {
        return None;
    }
    if row.is(last, DET)
        && row.any(
            last,
            &[
                "some", "many", "most", "both", "few", "several", "all", "another", "this", "these", "those",
                "one", "two", "three",
            ],
        )
    {
        return Some(last..end);
    }
    let mut at = end;
    if row.is(last, CLOSE) {
        let open = (floor..last).rev().take(8).find(|&j| row.is(j, OPEN))?;
        at = open;
    }
    if tied {
        at = last - 1;
    } else if at == floor || !noun(row, at - 1) || row.is(at - 1, OBJ | DET | PREP) {
        return None;
    }
    let floor = floor.max(end.saturating_sub(LONGEST));
    while at > floor {
        let i = at - 1;
        if row.is(i, DET) {
            at = i;
            // "the head of | the department": the phrase goes on before the preposition.
            match i.checked_sub(1) {
                Some(p) if p > floor && row.is(p, PREP) && attaches(row, p, floor) => at = p,
                _ => break,
            }
        } else if row.is(i, CONJ) {
            if !(joins(row, i, end, floor)) {
                break;
            }
            at = i;
        } else if row.is(i, PREP) {
            if i == floor || !attaches(row, i, floor) {
                break;
            }
            at = i;
        } else if row.is(i, QUOTE) {
            if !(i > floor && row.is(i - 1, CAP) && row.is(at, CAP) && nickname(row, i)) {
                break;
            }
            at = i;
        } else if noun(row, i) && (!row.is(i, TIME) || given_name(row, i, at))
            || row.is(i, SUBJ) && row.is(at, CONJ)
        {
            at = i;
        } else {
            break;
        }
    }
    let mut start = at;
    while start < end && row.is(start, PREP | CONJ | PUNCT | OWN) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// What is made by somebody and itself speaks: "a poll by the college found".
const STUDIES: &[&str] = &[
    "poll",
    "survey",
    "study",
    "report",
    "analysis",
    "review",
    "projection",
    "forecast",
    "estimate",
    "investigation",
    "paper",
];

/// Whether the month at `i` is a given name before the surname at `next`: "June Sutter", but "in June Sutter said".
fn given_name(row: &Row<'_, '_>, i: usize, next: usize) -> bool {
    row.any(i, &["april", "may", "june", "august"])
        && row.is(i, CAP)
        && row.is(next, CAP)
        && !row.before(i, PREP)
}

/// Whether the preposition at `p` ties the phrase behind it to a noun before it, rather than opening the sentence.
fn attaches(row: &Row<'_, '_>, p: usize, floor: usize) -> bool {
    let Some(before) = p.checked_sub(1).filter(|&b| b >= floor) else { return false };
    if row.is(p, OF) {
        return noun(row, before);
    }
    if row.any(p, &["by"]) {
        return row.any(before, STUDIES);
    }
    noun(row, before)
        && row.is(before, LOWER | CAP)
        && !row.is(before, TIME | ADV | OBJ | FINITE)
        && row.any(
            p,
            &[
                "for", "at", "in", "from", "with", "on", "to", "against", "between", "behind", "about",
                "near", "within", "under",
            ],
        )
        && (!row.words(before).ends_with("ed")
            || before > floor
                && (row.words(before - 1).ends_with('s') || row.any(before - 1, &["people"]))
                && row.is(before - 1, LOWER))
}

/// Whether the "and" at `i` joins two who speak together, the second of whom ends at `end`.
fn joins(row: &Row<'_, '_>, i: usize, end: usize, floor: usize) -> bool {
    if !row.any(i, &["and"]) || i == floor || i + 1 >= end {
        return false;
    }
    let (l, r) = (i - 1, i + 1);
    if row.is(l, CAP | SUBJ) && row.is(r, CAP) && !row.before(l, CONJ) {
        return true;
    }
    // "police and prosecutors": both bare, and nothing before the first.
    row.is(l, LOWER)
        && row.is(r, LOWER)
        && noun(row, l)
        && noun(row, r)
        && row.words(l).ends_with('s')
        && row.words(end - 1).ends_with('s')
        && (l == floor || row.before(l, COMMA | DET | CONJ))
}

/// Whether the node can be part of a noun phrase.
pub(super) fn noun(row: &Row<'_, '_>, i: usize) -> bool {
    if row.is(i, OWN) {
        return true;
    }
    if row.is(i, PUNCT) {
        // The full stop of an abbreviation.
        return row.words(i) == "." && !row.is(i, STOP) || matches!(row.words(i), "&" | "/");
    }
    if row.is(i, FINITE) && !row.is(i, CAP) {
        return false;
    }
    let manner = row.is(i, ADV) && row.words(i).ends_with("ly") && row.before(i, DET | POSS);
    row.is(i, CAP | LOWER | NUM) && (manner || !row.is(i, NO_NOUN | PREP | ADV | NEG | SUBJ))
        || row.is(i, POSS)
        || row.is(i, CAP) && row.is(i, TIME) && !row.is(i, PREP)
}

/// Determiners that stand for a noun phrase: "one of them", "some of the crew".
const COUNTED: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "some", "many", "most", "several", "few", "all", "another",
    "both", "each", "none",
];

/// The noun phrase that begins at `start` and ends at or before `ceiling`.
pub(super) fn right(row: &Row<'_, '_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    if start >= ceiling {
        return None;
    }
    if row.is(start, SUBJ | OBJ) && !row.is(start, POSS) {
        return Some(start..start + 1);
    }
    let ceiling = ceiling.min(start + LONGEST);
    let mut at = start;
    let (mut common, mut seen) = (false, false);
    while at < ceiling {
        if row.is(at, DET) {
            if seen && !row.before(at, PREP | CONJ) && !(row.is(at, NUM)) {
                break;
            }
            seen |= row.any(at, COUNTED);
        } else if row.is(at, OF) {
            if !seen || !follows(row, at + 1, ceiling) {
                break;
            }
        } else if row.is(at, PREP) {
            let ties =
                row.any(at, &["for", "at", "in", "from", "with", "on", "to", "against", "about", "near"]);
            let by = row.any(at, &["by"]) && row.any(at - 1, STUDIES);
            if !(seen && common && (ties || by) && follows(row, at + 1, ceiling)) || row.is(at + 1, TIME) {
                break;
            }
            if row.any(at, &["in", "on", "at", "to"]) && row.is(at - 1, CAP) {
                break;
            }
        } else if row.is(at, CONJ) {
            let both = row.is(at - 1, CAP) && row.is(at + 1, CAP)
                || row.is(at - 1, LOWER) && row.is(at + 1, LOWER) && noun(row, at + 1);
            if !(seen && row.any(at, &["and", "or"]) && both && follows(row, at + 1, ceiling)) {
                break;
            }
        } else if row.is(at, QUOTE) {
            if !(row.before(at, CAP) && row.is(at + 1, CAP) && nickname(row, at)) {
                break;
            }
        } else if row.is(at, OPEN) {
            // "Anadolu Agency (AA)"
            let acronym = row.is(at + 1, CAP) && row.is(at + 2, CLOSE);
            if !(seen && acronym && at + 3 <= ceiling) {
                break;
            }
            at += 3;
            break;
        } else if row.is(at, TIME) && (seen || !row.is(at, CAP)) {
            break;
        } else if noun(row, at) {
            seen = true;
            common |= row.is(at, LOWER) && !row.is(at, DET | OWN);
        } else {
            break;
        }
        at += 1;
    }
    while at > start && row.is(at - 1, PREP | CONJ | DET) && !row.is(at - 1, NUM) {
        at -= 1;
    }
    (at > start && seen).then_some(start..at)
}

/// Whether the quotation at `i` can stand inside a name.
pub(super) fn nickname(row: &Row<'_, '_>, i: usize) -> bool {
    row.length(i) <= 3 && row.last_char(i).is_some_and(char::is_alphanumeric)
}

fn follows(row: &Row<'_, '_>, i: usize, ceiling: usize) -> bool {
    i < ceiling && (noun(row, i) || row.is(i, DET))
}

/// Where what stands at `at` as a statement of time, manner or place ends: "on Wednesday", "in a statement", "later".
pub(super) fn adverbial(row: &Row<'_, '_>, at: usize, ceiling: usize) -> usize {
    let mut i = at;
    while i < ceiling {
        let next = if row.is(i, TIME | ADV) && !row.is(i + 1, OWN) {
            i + 1
        } else if row.is(i, DET) && row.is(i + 1, TIME) {
            i + 2
        } else if row.is(i, PREP) && !row.is(i, SUB) && !row.any(i, &["like"]) {
            match right(row, i + 1, ceiling) {
                Some(np) => np.end,
                None if row.is(i + 1, TIME | NUM) => i + 2,
                None => break,
            }
        } else if row.is(i, NUM) && i > at && row.before(i, TIME) {
            i + 1
        } else {
            break;
        };
        i = next;
    }
    i.min(ceiling)
}

/// The subject whose verb group begins at `group`: the noun phrase before it, over an apposition or an insertion between
/// commas where one stands there; and where all of it begins, for of "her husband, Tor Aspelund," the name alone is given.
pub(super) fn subject(row: &Row<'_, '_>, group: usize, floor: usize) -> Option<(Range<usize>, usize)> {
    let mut end = group;
    // "earlier on Wednesday", "on Monday": statements of time between subject and verb.
    loop {
        let before = end;
        while end > floor && row.is(end - 1, TIME | ADV) && !row.is(end - 1, SUBJ) {
            end -= 1;
        }
        if end < before
            && end > floor
            && row.is(end - 1, PREP)
            && row.any(end - 1, &["on", "in", "at", "late", "during"])
        {
            end -= 1;
        }
        if end == before {
            break;
        }
    }
    if end == floor {
        end = group;
    }
    if !row.before(end, COMMA | BREAK | CLOSE) {
        return relative(row, end, floor).or_else(|| left(row, end, floor)).map(|np| (np.clone(), np.start));
    }
    if row.before(end, CLOSE)
        && let Some(np) = left(row, end, floor)
    {
        return Some((np.clone(), np.start));
    }
    insertion(row, end, floor)
}

/// "Smith, the mayor of Port Merrow, | said": the noun phrase before the first comma that sets an insertion off.
fn insertion(row: &Row<'_, '_>, end: usize, floor: usize) -> Option<(Range<usize>, usize)> {
    let close = end - 1;
    let mut best: Option<Range<usize>> = None;
    let commas = (floor..close).rev().take(40).filter(|&j| row.is(j, COMMA | BREAK));
    for open in commas {
        if let Some(found) = &best
            && !row.is(open + 1, DET | LOWER | NUM | REL | WH)
            && found.start != open + 1
        {
            break;
        }
        let Some(np) = left(row, open, floor) else { continue };
        // "her husband, Tor Aspelund, said": the name stands in the apposition.
        let described = row.is(np.end - 1, LOWER) && !row.before(np.start, LOWER);
        if best.is_none() && described && name_of(row, open + 1, close) {
            return Some((open + 1..close, np.start));
        }
        let starts = np.start == floor
            || row.before(np.start, COMMA | CONJ | SUB | QUOTE | COLON | BREAK | STOP | OPEN | PUNCT)
            || row.before(np.start, ADV | REL);
        if starts {
            let name = row.is(np.end - 1, CAP | SUBJ | CLOSE);
            let better = best.as_ref().is_none_or(|b| b.start == open + 1 || name && !row.is(b.end - 1, CAP));
            if better {
                best = Some(np);
            }
        } else if best.is_none() && !adverbial_start(row, np.start, floor) {
            best = Some(np);
        }
    }
    best.map(|np| (np.clone(), np.start))
}

/// Whether the noun phrase at `start` belongs to an adverbial that opens the clause: "In an e-mail, Smith said".
fn adverbial_start(row: &Row<'_, '_>, start: usize, floor: usize) -> bool {
    row.before(start, PREP) && (start <= floor + 1 || row.before(start - 1, COMMA | CONJ))
}

/// Whether `from..to` is a name of two words or more, with nothing else.
pub(super) fn name_of(row: &Row<'_, '_>, from: usize, to: usize) -> bool {
    let words = (from..to).filter(|&i| row.is(i, CAP)).count();
    let only = (from..to).all(|i| {
        row.is(i, CAP) || row.is(i, QUOTE) && nickname(row, i) || row.words(i) == "." && !row.is(i, STOP)
    });
    (2..=6).contains(&words) && only && row.is(from, CAP)
}

/// "a man who saw the attack | said": the noun phrase before the relative pronoun.
fn relative(row: &Row<'_, '_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let np = left(row, end, floor)?;
    let from = (floor..np.start).rev().take(14).find(|&j| row.is(j, PUNCT | QUOTE | REL | CONJ))?;
    if !row.any(from, &["who"]) || from + 1 >= np.start {
        return None;
    }
    left(row, from, floor)
}

/// The name in a noun phrase with its title, without further description: "Smith of the harbour board" gives "Smith".
pub(super) fn shortened(row: &Row<'_, '_>, np: Range<usize>) -> Range<usize> {
    let name_first = row.is(np.start, CAP) && !row.is(np.start, DET);
    if !name_first {
        return np;
    }
    let cut = (np.start + 1..np.end).find(|&i| row.is(i, PREP) && !row.is(i, OF) && row.is(i - 1, CAP));
    np.start..cut.unwrap_or(np.end)
}

/// Whether a finite verb can stand between `from` and `to`: an auxiliary or a past form.
pub(super) fn clause(row: &Row<'_, '_>, range: Range<usize>) -> bool {
    range.clone().any(|i| {
        row.is(i, AUX | FINITE | QUOTE)
            || row.is(i, LOWER)
                && !row.is(i, 0xffff)
                && (row.words(i).ends_with("ed") || row.words(i).ends_with('s'))
    })
}
