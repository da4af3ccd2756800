//! Runs of words with capitals, and which part of them is a name.

use super::super::types::EntityKind;
use super::words::Words;
use crate::lexicon::traits::Traits;
use crate::text::tokens::{Case, Kind};

/// A run of words that are written as a name.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Its first token.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// The tokens of the name in it, without titles before and without an acronym in brackets behind; `None` where it holds
    /// a title alone ("the Prime Minister") or a common noun ("the Ministry", "Critics" where a sentence begins).
    pub name: Option<(usize, usize)>,
    /// What the words say of its kind.
    pub kind: Option<EntityKind>,
}

/// The longest run, in tokens.
const LONGEST: usize = 24;

/// Reads the run that starts at `at`, in the tokens `from..to`.
pub fn read(words: &Words<'_>, from: usize, at: usize, to: usize) -> Run {
    let to = to.min(at + LONGEST);
    let mut start = at;
    while start > from && at - start < 2 && particle(words, start - 1) {
        start -= 1;
    }
    let (end, linked) = extend(words, at, to);
    let name_start = after_titles(words, start, end, linked);
    // "Tobias Rehn KC": letters behind a name are no part of it, "Jr" and "III" are.
    let mut plain_end = end;
    while plain_end > start + 2 && letters(words, plain_end - 1) {
        plain_end -= 1;
    }
    let mut run = Run { start, end, name: name_start.map(|s| (s, plain_end.max(s + 1))), kind: None };
    let Some(name_start) = name_start else { return run };
    run.kind = kind(words, from, name_start, end, name_start > start && linked.is_none());
    if name_start > start && run.kind != Some(EntityKind::Organisation) {
        run.kind = Some(EntityKind::Person);
    }
    if run.kind != Some(EntityKind::Person) && acronym(words, end, to) {
        run.end = end + 3;
        if run.kind.is_none() {
            run.kind = Some(EntityKind::Organisation);
        }
    }
    let common = name_start + 1 == end && {
        let traits = words.traits(name_start);
        let article = words.traits(start.wrapping_sub(1)).any(Traits::DETERMINER);
        traits.any(Traits::BODY.with(Traits::GROUP)) && !traits.any(Traits::NAMED_BODY.with(Traits::GIVEN))
            || traits.any(Traits::TITLE) && (article || start > from && words.is(start - 1, "'s"))
            || traits.any(Traits::DEMONYM) && !traits.any(Traits::PLACE.with(Traits::NAMED_BODY))
    };
    if common {
        run.name = None;
    }
    run
}

fn particle(words: &Words<'_>, at: usize) -> bool {
    words.traits(at).any(Traits::PARTICLE) && !words.is_capital(at)
}

/// The end of the run, and where "of" or "for" first linked a body to its field.
fn extend(words: &Words<'_>, start: usize, to: usize) -> (usize, Option<usize>) {
    let (mut at, mut linked) = (start + 1, None);
    while at < to {
        if words.spaced(at) && words.is_name_word(at) || surname_month(words, at) {
            at += 1;
        } else if let Some(next) = over_sign(words, start, at, to) {
            at = next;
        } else if let Some(next) = over_link(words, at, to, linked.is_some()) {
            linked = linked.or(Some(at));
            at = next;
        } else {
            break;
        }
    }
    (at, linked)
}

/// "Theresa May", "George Will"
fn surname_month(words: &Words<'_>, at: usize) -> bool {
    words.spaced(at) && words.is_capital(at) && words.traits(at - 1).any(Traits::GIVEN) && {
        let traits = words.traits(at);
        !traits.any(Traits::PRONOUN.with(Traits::DETERMINER).with(Traits::PREPOSITION).with(Traits::VERB))
            || words.is(at, "may")
            || words.is(at, "will")
    }
}

/// Over initials' points, particles, an ampersand, a comma before "Jr", and a nickname in marks.
fn over_sign(words: &Words<'_>, start: usize, at: usize, to: usize) -> Option<usize> {
    let before = words.tokens.get(at - 1)?;
    let capital = |i: usize| i < to && words.is_name_word(i);
    if words.is(at, ".") && !words.spaced(at) && capital(at + 1) {
        let initial = before.span.len() <= 2 && before.case != Case::None;
        let abbreviated = words.traits(at - 1).any(Traits::HONORIFIC.with(Traits::PARTICLE));
        return (initial || abbreviated).then_some(at + 2);
    }
    if particle(words, at) {
        let next = if particle(words, at + 1) { at + 2 } else { at + 1 };
        return capital(next).then_some(next + 1);
    }
    if words.is(at, "&") {
        return capital(at + 1).then_some(at + 2);
    }
    if words.is(at, ",") && at > start && words.is_capital(at + 1) && at + 1 < to {
        let next = words.traits(at + 1);
        let suffix =
            next.any(Traits::SUFFIX) || ["inc", "ltd", "llc", "corp"].iter().any(|w| words.is(at + 1, w));
        return suffix.then_some(at + 2);
    }
    let mark = |i: usize| words.tokens.get(i).is_some_and(|t| t.kind == Kind::Mark);
    if mark(at) && words.spaced(at) && words.is_capital(at + 1) && mark(at + 2) {
        return capital(at + 3).then_some(at + 4);
    }
    None
}

/// Over "of", "of the", "for", and once linked "and": "Ministry of Health and Sport", "Secretary of State".
fn over_link(words: &Words<'_>, at: usize, to: usize, linked: bool) -> Option<usize> {
    let before = words.traits(at - 1);
    let of = words.is(at, "of") || words.is(at, "for");
    let opens = of && (before.any(Traits::BODY) || before.any(Traits::TITLE));
    let next = if of && words.is(at + 1, "the") && before.any(Traits::BODY) { at + 2 } else { at + 1 };
    if next >= to || !words.is_name_word(next) {
        return None;
    }
    let ahead = words.traits(next);
    let person = ahead.any(Traits::GIVEN.with(Traits::HONORIFIC).with(Traits::TITLE));
    let goes_on = linked && words.is(at, "and") && !person;
    ((opens && !person) || goes_on).then_some(next + 1)
}

/// Where the name begins behind titles; `None` where nothing is left of it.
fn after_titles(words: &Words<'_>, start: usize, end: usize, linked: Option<usize>) -> Option<usize> {
    let title = Traits::TITLE.with(Traits::HONORIFIC);
    if let Some(link) = linked {
        if !words.traits(link - 1).any(title) || words.traits(link - 1).any(Traits::BODY) {
            return Some(start);
        }
        // "Secretary of State Colin Powell": the name begins at a given name, or behind the one word of a great office.
        let given = (link + 2..end.saturating_sub(1)).find(|&i| words.traits(i).any(Traits::GIVEN));
        let office = ["state", "defense", "defence", "staff", "finance", "education", "health"];
        let behind = link + 2 < end && office.iter().any(|w| words.is(link + 1, w));
        return given.or(behind.then_some(link + 2));
    }
    let mut name = start;
    for at in start..end {
        let traits = words.traits(at);
        // "Councillors Lena Ortmann and Jonah Peel", "DI Mott"
        let several = at == start && traits.any(Traits::GROUP) && !traits.any(Traits::DEMONYM);
        if !(traits.any(title) || several || at == start && is_rank(words, at)) {
            continue;
        }
        let rest = at + 1..end;
        let empty = rest.clone().all(|i| {
            words.traits(i).any(Traits::SUFFIX) || words.tokens.get(i).is_some_and(|t| t.kind != Kind::Word)
        });
        let surname = at > start && words.traits(at - 1).any(Traits::GIVEN) && !traits.any(Traits::HONORIFIC);
        let body = rest.clone().any(|i| words.traits(i).any(Traits::BODY) && !words.traits(i).any(title));
        if !empty && !surname && !body {
            name = at + 1;
            if words.is(name, ".") {
                name += 1;
            }
        } else if empty && at > name && !surname && !words.traits(name).any(Traits::GIVEN) && at + 1 == end {
            // "Prime Minister", "Foreign Secretary": a title alone.
            return None;
        }
    }
    (name < end).then_some(name)
}

/// "KC", "MBE", "MP" behind a name.
fn letters(words: &Words<'_>, at: usize) -> bool {
    let word = words.tokens.get(at).map_or("", |t| t.span.of(words.text));
    matches!(word, "KC" | "QC" | "MP" | "MBE" | "OBE" | "CBE" | "PhD" | "MD" | "Esq" | "MSP" | "MEP")
}

/// Ranks of the police that are written in capitals alone.
fn is_rank(words: &Words<'_>, at: usize) -> bool {
    let word = words.tokens.get(at).map_or("", |t| t.span.of(words.text));
    matches!(word, "DI" | "DS" | "DC" | "PC" | "DCI" | "DSI" | "DSU")
}

/// What the words of a name say of its kind.
fn kind(words: &Words<'_>, from: usize, start: usize, end: usize, titled: bool) -> Option<EntityKind> {
    let any = |traits: Traits| (start..end).any(|i| words.traits(i).any(traits));
    let first = words.traits(start);
    let last = words.traits(words.surname(start, end));
    let length = end - start;
    let article = start > from && words.is(start - 1, "the");
    if titled || first.any(Traits::GIVEN) && length > 1 && !last.any(Traits::BODY.with(Traits::OUTLET)) {
        return Some(EntityKind::Person);
    }
    if (start..end).any(|i| words.is(i, "&")) {
        return Some(EntityKind::Organisation);
    }
    if last.any(Traits::OUTLET) || length > 1 && article && any(Traits::OUTLET) {
        return Some(EntityKind::Outlet);
    }
    let shouted = |i: usize| words.tokens.get(i).is_some_and(|t| t.case == Case::Upper);
    if any(Traits::BODY) || any(Traits::NAMED_BODY) || any(Traits::PLACE) && length < 3 {
        return Some(EntityKind::Organisation);
    }
    if any(Traits::OUTLET) && !first.any(Traits::GIVEN) {
        return Some(EntityKind::Outlet);
    }
    if length == 1 {
        let word = words.tokens.get(start).map_or("", |t| t.span.of(words.text));
        if word.len() > 3
            && word.ends_with('s')
            && (article || word.chars().rev().skip(1).all(char::is_uppercase))
        {
            return Some(EntityKind::Group);
        }
        let acronym = shouted(start) && word.len() <= 6;
        return (acronym || article).then_some(EntityKind::Organisation);
    }
    if article || words.traits(end - 1).any(Traits::DEMONYM) {
        return Some(EntityKind::Organisation);
    }
    (length <= 4).then_some(EntityKind::Person)
}

/// Whether "(AA)" follows.
fn acronym(words: &Words<'_>, at: usize, to: usize) -> bool {
    at + 2 < to
        && words.is(at, "(")
        && words.is(at + 2, ")")
        && words.tokens.get(at + 1).is_some_and(|t| t.case == Case::Upper && t.span.len() <= 10)
}
