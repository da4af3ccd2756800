//! Content and source of a cue together: which of the constructions it stands in.

use super::content::{self, Found};
use super::cue::{CueAt, Voice};
use super::phrase::{adverbial, left, noun};
use super::row::{CAP, COLON, COMMA, QUOTE, Row};
use super::rules::{self, Whose, Words};
use super::source::{self, Named};
use crate::lexicon::cues::Takes;
use crate::lexicon::grammar::{ADV, CONJ, REL, SUB};
use std::ops::Range;

/// What a cue reports, and whose words they are.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The words: disjoint ranges of nodes, in order.
    pub content: Vec<Range<usize>>,
    /// The words that name the source.
    pub source: Option<Range<usize>>,
    /// Why the words.
    pub words: &'static Words,
    /// Why the source.
    pub whose: Option<&'static Whose>,
}

/// What the cue reports; `None` where it reports nothing.
pub fn read(row: &Row<'_, '_>, at: &CueAt) -> Option<Reading> {
    match at.voice {
        Voice::Preposition => according(row, at),
        Voice::Noun => noun_that(row, at),
        Voice::Passive => passive(row, at),
        Voice::Active | Voice::Shared => active(row, at),
    }
}

fn reading(content: Vec<Range<usize>>, source: Option<Named>, words: &'static Words) -> Option<Reading> {
    let (source, whose) = source.map_or((None, None), |(range, rule)| (Some(range), Some(rule)));
    Some(Reading { content, source, words, whose })
}

/// `Said Mara Quill, who leads the board: "..."`: the cue opens the sentence, its subject behind it.
fn opening(row: &Row<'_, '_>, at: &CueAt) -> Option<Reading> {
    let sentence = row.sentence(at.verb);
    let opens = at.verb == sentence.start && at.voice == Voice::Active && row.is(at.nodes.end, CAP);
    let named = source::behind(row, at).filter(|_| opens)?;
    let marks = (named.0.end + 1..sentence.end).find(|&i| row.is(i, QUOTE))?;
    let set_off = row.before(marks, COMMA | COLON) && row.length(marks) > 2;
    let words = marks..marks + 1;
    set_off.then(|| reading(vec![words], Some(named), &rules::CUE_THEN_MARKS)).flatten()
}

fn active(row: &Row<'_, '_>, at: &CueAt) -> Option<Reading> {
    if let Some(opening) = opening(row, at) {
        return Some(opening);
    }
    let sentence = row.sentence(at.verb);
    let (subject, start) = match source::before(row, at).filter(|_| at.voice == Voice::Active) {
        Some((named, start)) => (Some(named), start),
        None => (None, at.group),
    };
    let behind_marks = row.before(at.group, QUOTE)
        || row.before(at.group, COMMA) && at.group >= sentence.start + 2 && row.is(at.group - 2, QUOTE);
    // `"...," said Smith`, and "The plan will fail, said Smith."
    if (behind_marks || subject.is_none() && row.before(at.group, COMMA))
        && at.voice == Voice::Active
        && let Some(named) = source::behind(row, at)
        && let Some(first) = content::fronted(row, at, at.group, named.0.end)
    {
        // Behind an inverted subject only marks go on with the words: a clause there describes the subject.
        let second =
            content::rest(row, &first, named.0.end).filter(|r| r.len() == 1 && row.is(r.start, QUOTE));
        return parts(row, first, second, Some(named));
    }
    if let Some(named) = &subject {
        let lead = start.min(at.group);
        let lead = if row.before(lead, SUB | ADV) && row.any(lead - 1, &["as"]) { lead - 1 } else { lead };
        if content::supposed(row, lead) {
            return None;
        }
        let relative = row.is(named.0.start, REL) || row.any(lead, &["as"]) && !row.before(lead, QUOTE);
        if !relative && let Some(first) = content::fronted(row, at, lead, at.nodes.end) {
            let second = content::rest(row, &first, at.nodes.end);
            return parts(row, first, second, subject);
        }
    }
    let lead = start;
    let (range, words) = content::after(row, at, at.nodes.end)
        .or_else(|| content::parenthetical(row, at, lead))
        .or_else(|| content::inserted(row, at, lead, at.nodes.end))?;
    reading(vec![range], subject, words)
}

fn parts(
    _: &Row<'_, '_>,
    first: Found,
    second: Option<Range<usize>>,
    source: Option<Named>,
) -> Option<Reading> {
    let (range, words) = first;
    let mut content = vec![range];
    content.extend(second);
    reading(content, source, words)
}

fn according(row: &Row<'_, '_>, at: &CueAt) -> Option<Reading> {
    let named = source::agent(row, at)?;
    let sentence = row.sentence(at.verb);
    let behind = named.0.end;
    let opens = (sentence.start..at.verb).all(|i| row.is(i, CONJ | ADV));
    if opens {
        let comma = (behind..sentence.end.min(behind + 24)).find(|&i| row.is(i, COMMA | QUOTE))?;
        let start = if row.is(comma, QUOTE) { comma } else { comma + 1 };
        let range = row.trimmed(start..content::clause_end(row, start, sentence.end));
        return if range.is_empty() { None } else { reading(vec![range], Some(named), &rules::ACCORDING) };
    }
    let comma = row.before(at.verb, COMMA);
    let last = if comma { at.verb - 1 } else { at.verb };
    if row.before(last, QUOTE)
        && let Some(first) = content::fronted(row, at, at.verb, behind)
    {
        let second = content::rest(row, &first, behind);
        return parts(row, first, second, Some(named));
    }
    let start = content::fronted_start(row, sentence.start, last);
    let first = row.trimmed(start..last);
    let dangling = row.before(last, CONJ | SUB);
    if dangling || first.len() < 2 {
        let (range, words) = content::inserted(row, at, at.verb, behind)?;
        return reading(vec![range], Some(named), words);
    }
    let to = adverbial(row, behind, sentence.end);
    let goes_on = comma && row.is(to, COMMA) && first.len() < 12;
    let mut content = vec![first];
    if goes_on {
        let rest = row.trimmed(to + 1..content::clause_end(row, to + 1, sentence.end));
        if rest.len() > 2 {
            content.push(rest);
        }
    }
    reading(content, Some(named), &rules::ACCORDING)
}

fn noun_that(row: &Row<'_, '_>, at: &CueAt) -> Option<Reading> {
    let that = (at.nodes.end..at.nodes.end + 5).find(|&i| row.any(i, &["that"]))?;
    let named = source::possessor(row, at)?;
    let between_ok = that == at.nodes.end || named.0.end == that;
    if !between_ok {
        return None;
    }
    let end = row.sentence(at.verb).end;
    let range = row.trimmed(that + 1..content::clause_end(row, that + 1, end));
    (range.len() > 1).then(|| reading(vec![range], Some(named), &rules::NOUN)).flatten()
}

/// "a fact acknowledged by Smith": what the noun before it sums up is the clause before the comma.
fn passive(row: &Row<'_, '_>, at: &CueAt) -> Option<Reading> {
    let sentence = row.sentence(at.verb);
    if let Some(named) = source::agent(row, at) {
        let sums_up = at.group >= sentence.start + 3
            && row.is(at.group - 3, COMMA)
            && row.any(at.group - 2, &["a", "an", "the"])
            && row.any(
                at.group - 1,
                &[
                    "fact",
                    "claim",
                    "point",
                    "figure",
                    "account",
                    "charge",
                    "allegation",
                    "accusation",
                    "assertion",
                    "finding",
                    "view",
                    "version",
                    "detail",
                    "number",
                    "statement",
                    "suggestion",
                    "idea",
                ],
            );
        if sums_up {
            let start = content::fronted_start(row, sentence.start, at.group - 3);
            let range = row.trimmed(start..at.group - 3);
            return reading(vec![range], Some(named), &rules::PASSIVE);
        }
        if let Some((range, _)) = content::after(row, at, named.0.end) {
            return reading(vec![range], Some(named), &rules::PASSIVE);
        }
        let subject = left(row, at.group, sentence.start)?;
        let told = at.cue.takes.any(Takes::THAT | Takes::OBJECT) && !at.cue.takes.any(Takes::ADDRESSEE);
        return (told && subject.len() > 2)
            .then(|| reading(vec![subject], Some(named), &rules::PASSIVE))
            .flatten();
    }
    // "Smith was quoted as saying": the cue is "saying", which shares the subject.
    let told = at.cue.takes.any(Takes::ADDRESSEE) && at.cue.lemma == "tell";
    if told || !noun(row, at.group.saturating_sub(1)) {
        return None;
    }
    None
}
