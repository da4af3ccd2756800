//! Which words report: a look into the lexicon, and the company that the word keeps.

use super::row::{self, Row};
use crate::lexicon::cues::{Cue, Forms, Hit, Takes};
use crate::lexicon::grammar::{ADV, AUX, BE, CONJ, DET, MODAL, NEG, OBJ, OF, POSS, PREP, REL, SUB, SUBJ, WH};
use std::ops::Range;

/// How a cue stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// With a subject of its own: "Smith said".
    Active,
    /// With the subject of a verb before it: ", adding", "and added".
    Shared,
    /// "acknowledged by Smith", "was told by Smith".
    Passive,
    /// "Smith's claim that".
    Noun,
    /// "according to".
    Preposition,
}

/// A cue where it stands.
#[derive(Clone, Debug)]
pub struct CueAt {
    /// Its first word, the one that is inflected.
    pub verb: usize,
    /// All of it, without auxiliaries.
    pub nodes: Range<usize>,
    /// What the lexicon says about it.
    pub cue: Cue,
    /// How it stands.
    pub voice: Voice,
    /// First of the auxiliaries and adverbs before it; the subject ends here.
    pub group: usize,
}

/// Every cue of a row, in order.
pub fn candidates(row: &Row<'_, '_>) -> Vec<CueAt> {
    row.hits().iter().filter_map(|(i, hit)| candidate(row, *i, hit)).collect()
}

fn candidate(row: &Row<'_, '_>, i: usize, hit: &Hit) -> Option<CueAt> {
    let noun = is_noun(row, i, hit.forms);
    let cue = hit.cues.iter().find(|c| matches(row, i, c) && c.takes.any(Takes::NOUN) == noun)?;
    let nodes = i..i + 1 + cue.tail().count();
    let at = |voice, group| Some(CueAt { verb: i, nodes: nodes.clone(), cue: *cue, voice, group });
    if cue.takes.any(Takes::PREPOSITION) {
        return at(Voice::Preposition, i);
    }
    if noun {
        return at(Voice::Noun, i);
    }
    if question(row, i) {
        return None;
    }
    let group = group(row, i);
    let aux = |bits| (group..i).any(|j| row.is(j, bits));
    if aux(NEG) || aux(MODAL) {
        return None;
    }
    if hit.forms.any(Forms::ING) {
        if aux(BE) {
            return at(Voice::Active, group);
        }
        let fit = i > row.sentence(i).start
            && !row.before(i, DET | row::OWN)
            && !row.any(i - 1, &["without", "for", "about", "to", "of", "from", "than"]);
        return fit.then(|| at(Voice::Shared, i)).flatten();
    }
    if row.before(i, PREP) && row.any(i - 1, &["to"]) {
        let chained = i >= 3 && row.any(i - 3, &["went", "goes", "going", "go"]) && row.any(i - 2, &["on"]);
        return if chained { at(Voice::Active, i - 3) } else { None };
    }
    if hit.forms.any(Forms::PAST | Forms::PARTICIPLE) {
        let agent = row.any(nodes.end, &["by"]) && !row.any(nodes.end + 1, MEANS);
        if aux(BE) || agent {
            return at(Voice::Passive, group);
        }
        // "a person close to her said": the possessive is an object there.
        let object = row.before(group, OBJ) && group > 1 && row.is(group - 2, PREP);
        let article =
            row.before(group, POSS | row::OWN) && !object || group > 0 && row.any(group - 1, ARTICLES);
        if article || row.before(group, PREP) && !row.before(group, SUB) {
            return None;
        }
    } else if i == row.sentence(i).start {
        return None;
    }
    if hit.forms == Forms::PARTICIPLE && !aux(AUX) {
        return None;
    }
    let finite = hit.forms.any(Forms::PAST | Forms::PARTICIPLE);
    if !finite && cue.takes.any(Takes::NOUNLIKE) && !verb(row, group, nodes.end) {
        return None;
    }
    let shared = row.before(group, CONJ);
    at(if shared { Voice::Shared } else { Voice::Active }, group)
}

/// What "by" names besides who: "said by e-mail".
const MEANS: &[&str] = &["e-mail", "email", "phone", "telephone", "text", "letter", "video", "fax", "saying"];

/// Determiners behind which no verb stands; "all", "some" and "two" may be subjects.
const ARTICLES: &[&str] = &["the", "a", "an", "this", "these", "those", "no", "any", "every", "each"];

fn matches(row: &Row<'_, '_>, i: usize, cue: &Cue) -> bool {
    cue.tail().enumerate().all(|(k, word)| row.any(i + 1 + k, &[word]))
}

/// Whether the word stands as a noun: behind a determiner, a possessor, a preposition, or before a verb.
fn is_noun(row: &Row<'_, '_>, i: usize, forms: Forms) -> bool {
    if !forms.any(Forms::NOUN | Forms::BASE | Forms::THIRD) || forms.any(Forms::PAST) {
        return false;
    }
    if forms == Forms::NOUN {
        return true;
    }
    let pronoun = row.before(i, DET)
        && row.any(i - 1, &["some", "many", "most", "both", "few", "several", "all", "that", "this"]);
    if pronoun {
        return row.is(i + 1, PREP | AUX | row::PUNCT) && forms.any(Forms::NOUN);
    }
    if row.before(i, DET | row::OWN)
        || row.before(i, row::NUM) && forms.any(Forms::NOUN)
        || (row.before(i, PREP) && !row.any(i - 1, &["to"]))
    {
        return true;
    }
    forms.any(Forms::NOUN)
        && (row.is(i + 1, AUX | row::FINITE | OF) || adjective(row, i) || i == row.sentence(i).start)
}

/// Whether a word that is more often a noun is a verb here: by a pronoun before it, by "that" or a quotation behind it.
fn verb(row: &Row<'_, '_>, group: usize, next: usize) -> bool {
    row.before(group, SUBJ | REL)
        || row.is(next, row::QUOTE)
        || row.any(next, &["that"])
        || row.is(next, row::COMMA | row::COLON) && row.is(next + 1, row::QUOTE)
        || row.before(group, row::CAP) && row.is(next, SUBJ)
}

/// Whether a determiner stands two before: "the official report".
fn adjective(row: &Row<'_, '_>, i: usize) -> bool {
    i >= 2
        && row.is(i - 2, DET | row::OWN)
        && row.is(i - 1, row::LOWER)
        && !row.is(i - 1, ADV | AUX | SUBJ)
        && !row.words(i - 1).ends_with('s')
        && row.words(i - 1).ends_with(['c', 'l', 'e', 't', 'y', 'd', 'g'])
        && !row.is(i + 1, SUB)
}

/// The first of the auxiliaries, adverbs and negations before the verb at `i`.
pub fn group(row: &Row<'_, '_>, i: usize) -> usize {
    let from = row.sentence(i).start;
    let mut at = i;
    while at > from && row.is(at - 1, ADV | AUX | NEG) && !row.is(at - 1, OBJ | WH | PREP) {
        at -= 1;
    }
    at
}

/// Whether the sentence asks: an auxiliary or question word opens it and a question mark ends it.
fn question(row: &Row<'_, '_>, i: usize) -> bool {
    let s = row.sentence(i);
    row.is(s.start, AUX | WH) && s.end > s.start && row.words(s.end - 1) == "?"
}
