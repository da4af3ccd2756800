//! Which words a cue reports: what stands behind it, what stands before it, and where each ends.

use super::cue::{CueAt, Voice, group};
use super::phrase::{adverbial, clause, left, noun, right};
use super::row::{
    BREAK, CAP, CLOSE, COLON, COMMA, FINITE, LOWER, NO_CONTENT, NUM, OPEN, PUNCT, QUOTE, Row, STOP,
};
use super::rules::{self, Words};
use crate::lexicon::cues::{Forms, Takes};
use crate::lexicon::grammar::{ADV, AUX, CONJ, DET, MODAL, NEG, OBJ, POSS, PREP, REL, SUB, SUBJ, TIME, WH};
use std::ops::Range;

/// A stretch of reported words and the rule that found it.
pub(super) type Found = (Range<usize>, &'static Words);

/// The words behind the cue, which ends before `from`, in its sentence.
pub(super) fn after(row: &Row<'_, '_>, at: &CueAt, from: usize) -> Option<Found> {
    let end = row.sentence(at.verb).end;
    let takes = at.cue.takes;
    if let Some(found) = person_to(row, at, from, end) {
        return Some(found);
    }
    let start = if takes.any(Takes::ADDRESSEE) { addressee(row, from, end) } else { from };
    if let Some(found) = marks(row, start, end) {
        return Some(found);
    }
    let reach = behind_adverbials(row, start, end);
    let relative = reach > start && row.is(reach + 1, AUX);
    let that = row.any(reach, &["that"]) && row.is(reach, SUB) && !row.is(reach + 1, PUNCT) && !relative;
    if that && takes.any(Takes::THAT) {
        return stretch(row, reach + 1, end, &rules::THAT);
    }
    if row.is(reach, COLON | COMMA)
        && let Some(found) = marks(row, reach, end)
        && takes.any(Takes::QUOTATION | Takes::MARKED)
    {
        return Some(found);
    }
    if takes.any(Takes::QUESTION) {
        let np = right(row, start, end).map_or(start, |np| np.end);
        if let Some(&at) = [start, np]
            .iter()
            .find(|&&at| row.is(at, WH) && !row.is(at, REL) || row.any(at, &["what", "who"]))
        {
            return stretch(row, at, end, &rules::QUESTION);
        }
    }
    if takes.any(Takes::INFINITIVE)
        && (row.any(start, &["to"]) || row.any(start, &["not"]) && row.any(start + 1, &["to"]))
    {
        return stretch(row, start, end, &rules::INFINITIVE);
    }
    if takes.any(Takes::AS)
        && let Some((range, _)) = stretch(row, start, end, &rules::OBJECT)
        && (start + 1..(start + 14).min(range.end)).any(|i| row.any(i, &["as"]))
        && object(row, start)
    {
        return Some((range, &rules::OBJECT));
    }
    if takes.any(Takes::MARKED)
        && let Some((range, _)) = stretch(row, start, end, &rules::OBJECT)
        && range.clone().any(|i| row.is(i, QUOTE))
    {
        return Some((range, &rules::OBJECT));
    }
    let bare = takes.any(Takes::BARE) && opens_clause(row, reach, end);
    if bare || takes.any(Takes::WEAK_BARE) && opens_clause(row, reach, end) && shows(row, reach, end) {
        return stretch(row, reach, end, &rules::BARE);
    }
    if takes.any(Takes::ING) && row.is(start, LOWER) && row.words(start).ends_with("ing") {
        return stretch(row, start, end, &rules::OBJECT);
    }
    if takes.any(Takes::OBJECT | Takes::LONG_OBJECT) && object(row, start) {
        let long = takes.any(Takes::OBJECT);
        return stretch(row, start, end, &rules::OBJECT).filter(|(range, _)| long || range.len() >= LONG);
    }
    None
}

/// "urged | the board to build", "told | walkers not to wait": somebody and "to" right behind.
fn person_to(row: &Row<'_, '_>, at: &CueAt, from: usize, end: usize) -> Option<Found> {
    if !at.cue.takes.any(Takes::PERSON_TO) {
        return None;
    }
    let np = right(row, from, end)?;
    // The noun phrase may have swallowed the "to" with what follows it.
    let behind = if row.any(np.end, &["not"]) { np.end + 1 } else { np.end };
    let to = row.any(behind, &["to"]) || np.clone().any(|i| row.any(i, &["to"]));
    to.then(|| stretch(row, from, end, &rules::INFINITIVE)).flatten()
}

/// How many words an object needs to say something rather than to name a topic.
const LONG: usize = 5;

/// Whether the words from `at` show as a clause: a pronoun as subject, or an auxiliary before the first comma.
fn shows(row: &Row<'_, '_>, at: usize, end: usize) -> bool {
    let near = (at..end.min(at + 14)).take_while(|&i| !row.is(i, COMMA | BREAK | COLON));
    row.is(at, SUBJ)
        || near.clone().any(|i| row.is(i, AUX | FINITE))
        || near.clone().skip(1).any(|i| row.is(i, QUOTE))
}

/// "a letter that Smith | said | was forged": the words behind a cue inside a relative clause, whose source begins at `lead`.
pub(super) fn parenthetical(row: &Row<'_, '_>, at: &CueAt, lead: usize) -> Option<Found> {
    let from = at.nodes.end;
    let relative =
        row.before(lead, REL) && row.is(from, FINITE) || row.before(lead, LOWER | REL) && row.is(from, AUX);
    let fits = at.cue.takes.any(Takes::BARE) && relative;
    fits.then(|| stretch(row, from, row.sentence(at.verb).end, &rules::BARE)).flatten()
}

/// A quotation right behind the cue, or behind its comma or colon.
fn marks(row: &Row<'_, '_>, from: usize, end: usize) -> Option<Found> {
    let mut at = if row.is(from, COMMA | COLON) { from + 1 } else { from };
    if row.is(from, COMMA) && row.is(at, ADV) && row.is(at + 1, COMMA) {
        at += 2;
    }
    if at >= end || !row.is(at, QUOTE) {
        return None;
    }
    let closed = row.last_char(at).is_some_and(|c| matches!(c, ',' | '.' | '!' | '?'));
    if closed
        || row.ends(at + 1, end)
        || row.is(at + 1, COMMA | BREAK | STOP)
        || at > from && row.length(at) > 3
    {
        return Some((at..at + 1, &rules::CUE_THEN_MARKS));
    }
    stretch(row, at, end, &rules::CUE_THEN_MARKS)
}

/// From `start` to where the clause ends; at least two words.
fn stretch(row: &Row<'_, '_>, start: usize, end: usize, rule: &'static Words) -> Option<Found> {
    let range = row.trimmed(start..clause_end(row, start, end));
    let short = range.len() < 2 && !range.clone().any(|i| row.is(i, QUOTE));
    (!short && !range.is_empty()).then_some((range, rule))
}

/// Where the words end that begin at `start`: with the sentence, or where it goes on with another cue of its own.
pub(super) fn clause_end(row: &Row<'_, '_>, start: usize, end: usize) -> usize {
    let mut depth = 0;
    for i in start..end {
        let according = || !row.is(i, NO_CONTENT) && row.any(i, &["according"]);
        if !row.is(i, OPEN | CLOSE | COMMA | CONJ | BREAK) && !according() {
            continue;
        }
        if row.is(i, OPEN) {
            depth += 1;
        } else if row.is(i, CLOSE) {
            if depth == 0 {
                return i;
            }
            depth -= 1;
        } else if i > start && (another(row, i, end) || row.words(i) == ";" || own_words(row, start, i, end))
        {
            return i;
        }
    }
    end
}

/// Whether the article goes on in its own words at the comma at `i`: ", but", ", while", a relative clause, a participle.
/// Of such commas 52 to 61% end the reported words; none does before these have their verb.
fn own_words(row: &Row<'_, '_>, start: usize, i: usize, end: usize) -> bool {
    if !row.is(i, COMMA) || i < start + 4 || i + 3 > end || row.is(start, CONJ) {
        return false;
    }
    let next = i + 1;
    let contrast = row.any(next, &["but", "while", "whereas"]) || concedes(row, next);
    let relative = row.any(next, &["which", "who"]);
    let word = row.words(next);
    let participle = row.is(next, LOWER)
        && word.ends_with("ing")
        && word.len() > 4
        && !row.any(
            next,
            &["including", "during", "according", "something", "anything", "nothing", "everything"],
        );
    (contrast || relative || participle) && has_verb(row, start + 1..i)
}

fn has_verb(row: &Row<'_, '_>, mut range: Range<usize>) -> bool {
    range.any(|j| is_verb(row, j))
}

fn is_verb(row: &Row<'_, '_>, j: usize) -> bool {
    row.is(j, AUX | FINITE) || row.is(j, LOWER) && row.words(j).ends_with("ed")
}

/// Where reported words end that run into what the article sets against them: at the comma of ", though the farmers want",
/// ", even as the board asked". 46 of 78 such commas end the words in PolNeAR train, and most others do by their sense.
pub(super) fn conceded(row: &Row<'_, '_>, range: Range<usize>) -> Option<usize> {
    let (early, mut verb) = (range.start + 3, false);
    (range.start + 1..range.end).find(|&i| {
        let ends = verb && i >= early && row.is(i, COMMA) && concedes(row, i + 1);
        verb = verb || is_verb(row, i);
        ends
    })
}

/// Whether a concession with a subject of its own begins at `i`.
fn concedes(row: &Row<'_, '_>, i: usize) -> bool {
    let even = row.any(i, &["even"]) && row.any(i + 1, &["as", "though"]);
    let next = if even { i + 2 } else { i + 1 };
    (even || row.any(i, &["though", "although"]))
        && row.is(next, SUBJ | DET | POSS | CAP | LOWER)
        && !row.is(next, NEG)
}

/// Whether another cue begins at the comma, the conjunction or the "according" at `i`.
fn another(row: &Row<'_, '_>, i: usize, end: usize) -> bool {
    if row.is(i, COMMA) {
        let joined = row.is(i + 1, CONJ | ADV);
        let verb = if joined { i + 2 } else { i + 1 };
        return tail(row, i + 1, end) || shares(row, verb, joined);
    }
    row.is(i, CONJ) && shares(row, i + 1, true) || row.any(i, &["according"]) && row.any(i + 1, &["to"])
}

/// Whether a verb at `i` carries on with the subject of the cue before: ", adding that", "and added that".
fn shares(row: &Row<'_, '_>, i: usize, conjunction: bool) -> bool {
    let Some(hit) = row.hit(i) else { return false };
    let takes = |t| hit.cues.iter().any(|c| c.takes.any(t) && !c.takes.any(Takes::NOUN));
    if hit.forms.any(Forms::ING) {
        return takes(Takes::THAT | Takes::AS) && !conjunction;
    }
    let present = hit.forms.any(Forms::PAST) || !takes(Takes::NOUNLIKE);
    let clear = present && takes(Takes::THAT | Takes::AS | Takes::LONG_OBJECT | Takes::OBJECT);
    conjunction
        && clear
        && hit.forms.any(Forms::PAST | Forms::THIRD)
        && row.is(i + 1, SUB | QUOTE | SUBJ | DET | WH | POSS)
}

/// Whether what stands at `from` is "Smith said" and the end of the sentence, or of the insertion.
pub(super) fn tail(row: &Row<'_, '_>, from: usize, end: usize) -> bool {
    let near = row.hits().partition_point(|h| h.0 < from);
    row.hits().iter().skip(near).take(2).any(|(verb, hit)| {
        let clear = hit.forms.any(Forms::PAST | Forms::THIRD | Forms::BASE)
            && hit.cues.iter().any(|c| c.takes.any(Takes::FRONTED));
        if !clear || *verb >= end || *verb > from + 14 {
            return false;
        }
        let group = group(row, *verb);
        let before = group > from
            && left(row, group, from)
                .is_some_and(|np| np.start == from || row.is(from, CONJ | SUB | ADV) && np.start == from + 1);
        let inverted = *verb == from && right(row, verb + 1, end).is_some_and(|np| closes(row, np.end, end));
        inverted || before && closes(row, verb + 1, end)
    })
}

/// Whether the sentence, or the insertion, ends at `from`, statements of time and place aside.
pub(super) fn closes(row: &Row<'_, '_>, from: usize, end: usize) -> bool {
    let to = adverbial(row, past_addressee(row, from, end), end);
    row.ends(to, end) || row.is(to, COMMA | BREAK | COLON) || row.is(to, QUOTE)
}

/// `from`, or behind whoever is told where the verb before it takes one.
fn past_addressee(row: &Row<'_, '_>, from: usize, end: usize) -> usize {
    let told = from
        .checked_sub(1)
        .and_then(|i| row.hit(i))
        .is_some_and(|h| h.cues.iter().any(|c| c.takes.any(Takes::ADDRESSEE)));
    if told && !row.is(from, PUNCT | QUOTE | TIME | PREP | ADV) { addressee(row, from, end) } else { from }
}

/// Behind whoever is told: "told reporters", "told the board on Monday".
fn addressee(row: &Row<'_, '_>, from: usize, end: usize) -> usize {
    if row.is(from, OBJ) {
        return from + 1;
    }
    if row.is(from, SUB | QUOTE | COMMA | COLON | WH) {
        return from;
    }
    let np = right(row, from, end);
    // A "that" close by settles where the addressee ends.
    let that =
        (from..(from + 10).min(end)).take_while(|&i| !row.is(i, COMMA | QUOTE)).find(|&i| self::that(row, i));
    match (that, np) {
        (Some(that), Some(np)) if np.end <= that => np.end,
        (Some(that), _) => that,
        (None, Some(np)) => np.end,
        (None, None) => from,
    }
}

/// Whether the word is "that", which is a determiner among others.
fn that(row: &Row<'_, '_>, i: usize) -> bool {
    row.is(i, DET) && row.any(i, &["that"])
}

/// Behind statements of time, place and manner: "said | on Wednesday in a statement | that".
fn behind_adverbials(row: &Row<'_, '_>, start: usize, end: usize) -> usize {
    if row.any(start, &["that", "both"]) {
        return start;
    }
    let that = (start..(start + 12).min(end)).find(|&i| row.is(i, PUNCT | QUOTE | AUX) || that(row, i));
    if let Some(that) = that
        && row.any(that, &["that"])
        && row.is(start, PREP | TIME | ADV)
    {
        return that;
    }
    let to = adverbial(row, start, end);
    if row.is(to, COLON | COMMA) && row.is(to + 1, QUOTE) || row.is(start, TIME | ADV) {
        return to;
    }
    if row.is(start, PREP) && to > start && to + 2 < end && !row.is(to, PUNCT) { to } else { start }
}

/// Whether a clause can begin at `at`.
fn opens_clause(row: &Row<'_, '_>, at: usize, end: usize) -> bool {
    let open = row.is(at, SUBJ | DET | POSS | CAP | NUM | LOWER) && !row.is(at, PREP | CONJ | AUX)
        || row.any(at, &["if", "when", "after", "in", "as"]);
    let short = end <= at + 2 && !row.is(at + 1, QUOTE);
    open && !short && !row.is(at, PUNCT) && (clause(row, at..end) || row.is(at, SUBJ))
}

/// Whether a direct object can begin at `at`.
fn object(row: &Row<'_, '_>, at: usize) -> bool {
    (noun(row, at) || row.is(at, DET)) && !row.is(at, SUBJ | OBJ | TIME)
}

/// Words before the cue and its source, which begin at `lead`: a quotation, or a clause up to a comma.
pub(super) fn fronted(row: &Row<'_, '_>, at: &CueAt, lead: usize, behind: usize) -> Option<Found> {
    let sentence = row.sentence(lead);
    let end = sentence.end;
    let before = lead.checked_sub(1)?;
    if before < sentence.start {
        // `"Will it hold?" Smith asked.`: the mark inside looks like the end of a sentence.
        let asks = row.last_char(before).is_some_and(|c| matches!(c, '?' | '!' | '\u{2026}' | ','));
        let alone = asks && row.ends(adverbial(row, past_addressee(row, behind, end), end), end);
        return alone.then_some((before..lead, &rules::MARKS_THEN_CUE));
    }
    let comma = row.is(before, COMMA | BREAK);
    let last = if comma { before.checked_sub(1).filter(|&b| b >= sentence.start)? } else { before };
    if row.is(last, QUOTE) {
        let marked = row
            .last_char(last)
            .is_some_and(|c| matches!(c, ',' | '?' | '!' | '\u{2014}' | '\u{2013}' | '-' | '\u{2026}' | '.'));
        if !(comma || marked || last == sentence.start && row.length(last) > 2) {
            return None;
        }
        // `on "Newsnight," Smith said the plan would fail`: the name of a work before, the words behind.
        let named = row.length(last) <= 3 && last > sentence.start && !row.before(last, PUNCT);
        // A full stop inside the marks ends their sentence where the cue has marks of its own.
        if row.last_char(last) == Some('.') && marks(row, behind, end).is_some() {
            return None;
        }
        if named && opens_clause(row, behind, end) && shows(row, behind, end) {
            return None;
        }
        return Some(before_marks(row, sentence.start, last));
    }
    if !comma
        || !at.cue.takes.any(Takes::FRONTED)
        || at.voice != Voice::Active && at.voice != Voice::Preposition
    {
        return None;
    }
    let conditional = row.any(sentence.start, &["if"]);
    let first = row.words(sentence.start);
    let participle =
        row.is(sentence.start, CAP) && (first.ends_with("ing") || first == "Asked" || first == "Pressed");
    let quoted = marks(row, behind, end).is_some();
    if quoted && !conditional {
        return None;
    }
    let adverb = participle
        || row.is(sentence.start, PREP | TIME | ADV | WH) && !conditional
        || row.any(sentence.start, &["as", "after", "while", "because"]);
    if !closes(row, behind, end) || adverb && !row.ends(adverbial(row, behind, end), end) {
        return None;
    }
    let start = fronted_start(row, sentence.start, before);
    let range = row.trimmed(start..before);
    // Five words are a clause whose verb the lists do not know more often than an adverbial.
    let whole = range.len() >= 5 || range.len() >= 3 && clause(row, range.clone());
    // "The plan, Smith said, will fail.": the subject stands before, its verb behind.
    let to = adverbial(row, behind, end);
    let subject =
        row.is(to, COMMA) && row.is(to + 1, AUX | FINITE | LOWER) && !row.is(to + 1, PREP | CONJ | SUB | REL);
    let named =
        !range.is_empty() && !adverb && (noun(row, range.end - 1) || row.is(range.end - 1, SUBJ | SUB));
    (whole || subject && named && !row.words(to + 1).ends_with("ing")).then_some((range, &rules::FRONTED))
}

/// The quotation at `last`, with the words before it in the sentence where they are part of what is reported.
fn before_marks(row: &Row<'_, '_>, start: usize, last: usize) -> Found {
    let mut from = last;
    while from > start
        && !row.is(from - 1, COLON | BREAK)
        && !(row.is(from - 1, COMMA) && row.length(last) > 4)
    {
        from -= 1;
    }
    let words = (from..last).filter(|&i| !row.is(i, PUNCT | CONJ | ADV)).count();
    let speech = (from..last).any(|i| {
        row.is(i, FINITE) && row.hit(i).is_some_and(|h| h.cues.iter().any(|c| c.takes.any(Takes::QUOTATION)))
    });
    if words < 2 || speech {
        return (last..last + 1, &rules::MARKS_THEN_CUE);
    }
    (row.trimmed(from..last + 1), &rules::FRONTED)
}

/// "In Port Merrow, Smith | said, | the plan will fail.": the words behind a cue that is set into them. What stands before it
/// is no clause of its own, or [`fronted`] had taken it.
pub(super) fn inserted(row: &Row<'_, '_>, at: &CueAt, lead: usize, behind: usize) -> Option<Found> {
    let sentence = row.sentence(at.verb);
    if !row.is(behind, COMMA) || !at.cue.takes.any(Takes::FRONTED) || row.is(behind + 1, REL | QUOTE) {
        return None;
    }
    let set_off = row.before(lead, COMMA | CONJ | SUB) || row.before(lead, ADV);
    let start = behind + 1;
    let own = row.is(start, WH)
        || shares(row, start, false)
        || row.words(start).ends_with("ing")
        || row.is(start, CONJ);
    let fits = set_off && !own && lead > sentence.start;
    fits.then(|| stretch(row, start, sentence.end, &rules::FRONTED))
        .flatten()
        .filter(|(range, _)| range.len() > 2)
}

/// Where a fronted clause begins: with its sentence, a conjunction aside.
pub(super) fn fronted_start(row: &Row<'_, '_>, start: usize, end: usize) -> usize {
    let mut from = start;
    while from < end
        && (row.is(from, CONJ) || row.is(from, ADV | PUNCT) && row.is(from + 1, COMMA) || row.is(from, PUNCT))
    {
        from += 1;
    }
    from
}

/// The second piece of a broken quote: `"A," he said, "B."` and "The plan, he said, will fail."
pub(super) fn rest(row: &Row<'_, '_>, first: &Found, behind: usize) -> Option<Range<usize>> {
    let end = row.sentence(behind.saturating_sub(1)).end;
    let to = adverbial(row, past_addressee(row, behind, end), end);
    let quoted = row.is(first.0.end - 1, QUOTE);
    if quoted {
        let at = if row.is(to, COMMA | COLON | BREAK | STOP) { to + 1 } else { to };
        // A word or two without a stop is the name of a work: `she wrote in a memoir, "Damp".`
        let goes_on = row.length(at) > 2
            || row.last_char(at).is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '\u{2026}'));
        return (at < end && row.is(at, QUOTE) && goes_on).then(|| at..at + 1);
    }
    if !row.is(to, COMMA)
        || row.is(to + 1, REL | WH) && !row.any(to + 1, &["that"])
        || shares(row, to + 1, false)
        || row.is(to + 1, CONJ) && shares(row, to + 2, true)
    {
        return None;
    }
    let from = if row.any(to + 1, &["that"]) { to + 2 } else { to + 1 };
    let range = row.trimmed(from..clause_end(row, from, end));
    (range.len() >= 2 || range.clone().any(|i| row.is(i, QUOTE))).then_some(range)
}

/// Whether the cue at `verb` would be one that a modal verb only supposes.
pub(super) fn supposed(row: &Row<'_, '_>, lead: usize) -> bool {
    row.before(lead, SUB | WH) && row.any(lead - 1, &["if", "whether", "unless", "whoever"])
        || row.before(lead, MODAL)
}
