//! Names, descriptions and pronouns in a paragraph: whom or what a source may mean.
//!
//! No model: a name is a run of words with capitals, with the particles, initials and connectives that names have, cut
//! where a title ends ([`run`]); its role stands before it or between commas behind it ([`role`]). Every step looks at a
//! bounded number of words around it, so the whole is linear.

pub mod role;
pub mod run;
pub mod words;

use super::found::Name;
use super::paragraph::Paragraph;
use super::types::{EntityKind, Mention, PartKind};
use crate::lexicon::traits::{Traits, lexicon};
use crate::text::Span;
use crate::text::tokens::{Case, Kind};
use words::Words;

/// The names of people and bodies, and descriptions and pronouns that may name a source, in order.
///
/// Headlines give none: there every word has a capital. A source in a headline is read by itself.
pub fn names(paragraph: &Paragraph<'_>, traits: &[Traits]) -> Vec<Name> {
    let mut out = Vec::new();
    if paragraph.part == PartKind::Headline || shouts(paragraph) {
        return out;
    }
    // English names somebody or something in every eleventh word.
    out.reserve(paragraph.tokens.len() / 9);
    let words = Words { text: paragraph.text, tokens: &paragraph.tokens, traits };
    let mut quotation = 0;
    for sentence in &paragraph.sentences {
        let mut from = 0;
        let mut to = 0;
        if let (Some(a), Some(b)) =
            (paragraph.nodes.get(sentence.start), paragraph.nodes.get(sentence.end.wrapping_sub(1)))
        {
            (from, to) = (a.tokens.0, b.tokens.1);
        }
        let first = out.len();
        scan(&words, from, to, &mut out);
        for name in &mut out[first..] {
            while paragraph.quotations.get(quotation).is_some_and(|q| q.span.end <= name.span.start) {
                quotation += 1;
            }
            name.quoted = paragraph.quotations.get(quotation).is_some_and(|q| q.span.holds(name.span));
        }
    }
    out
}

/// The traits of every token of a paragraph, for [`names`] and the claims.
pub fn traits(paragraph: &Paragraph<'_>) -> Vec<Traits> {
    let lexicon = lexicon();
    paragraph.tokens.iter().map(|t| lexicon.of(t.hash)).collect()
}

/// Whether most words are in capitals, which then say nothing.
fn shouts(paragraph: &Paragraph<'_>) -> bool {
    let words = paragraph.tokens.iter().filter(|t| t.kind == Kind::Word);
    let (upper, all) = words.fold((0, 0), |(u, a), t| (u + usize::from(t.case == Case::Upper), a + 1));
    all > 3 && upper * 5 > all * 3
}

/// Appends what the tokens `from..to`, a sentence or a part of one, name.
pub fn scan(words: &Words<'_>, from: usize, to: usize, out: &mut Vec<Name>) {
    let mut at = from;
    while at < to {
        let traits = words.traits(at);
        // Most words are none of these.
        let small = words.tokens.get(at).is_none_or(|t| matches!(t.case, Case::Lower | Case::None));
        if small && !traits.any(NOUN.with(Traits::PRONOUN)) {
            at += 1;
            continue;
        }
        at = if words.is_name_word(at) {
            name(words, from, at, to, out)
        } else if traits.any(Traits::PRONOUN) {
            pronoun(words, from, at, out)
        } else if traits.any(NOUN) && !words.is_capital(at) {
            description(words, from, at, to, out)
        } else {
            at + 1
        };
    }
}

/// What can head a description.
const NOUN: Traits = Traits::PERSON
    .with(Traits::TITLE)
    .with(Traits::GROUP)
    .with(Traits::BODY)
    .with(Traits::DOCUMENT)
    .with(Traits::OUTLET);

/// Appends the name that starts at `at`; returns where to go on.
fn name(words: &Words<'_>, from: usize, at: usize, to: usize, out: &mut Vec<Name>) -> usize {
    let mut run = run::read(words, from, at, to);
    let Some((start, end)) = run.name else {
        if let Some(kind) = description_kind(words.traits(run.end - 1)) {
            push_description(words, from, determiner(words, from, at), run.end, kind, out);
        }
        return run.end;
    };
    // "Harrow Water, which runs the dam": no person, whatever the words look like.
    let thing = words.is(run.end, ",") && words.is(run.end + 1, "which");
    if thing && run.start == start && !words.traits(start).any(Traits::GIVEN) {
        run.kind = run.kind.filter(|&k| k != EntityKind::Person).or(Some(EntityKind::Organisation));
    }
    let person = run.kind == Some(EntityKind::Person);
    let lead = if run.kind.is_none_or(|k| k == EntityKind::Person) {
        role::before(words, from, run.start, start)
    } else {
        start
    };
    let whole = words.hull(lead.min(run.start), run.end);
    let ahead = lead < start;
    let role = if ahead {
        Some(words.hull(lead, start))
    } else if person || run.kind.is_none() {
        role::behind(words, run.end, to).or_else(|| role::apposed(words, from, start))
    } else {
        None
    };
    while out.last().is_some_and(|last| last.span.meets(whole)) {
        out.pop();
    }
    let kind = if ahead || role.is_some() { Some(EntityKind::Person) } else { run.kind };
    let starts = at == from || words.tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == Kind::Mark);
    let single = end - start == 1 && lead == start;
    let sure = !(single && (starts && run.kind.is_none() || words.traits(start).any(Traits::TITLE)));
    out.push(Name {
        span: if ahead { whole } else { words.hull(start, run.end) },
        name: words.hull(start, run.end),
        role,
        kind,
        mention: Mention::Name,
        key: words.key(start, end),
        first: words.hash(start),
        head: words.hash(words.surname(start, end)),
        words: u8::try_from(end - start).unwrap_or(u8::MAX),
        subject: words.may_open(from, lead.min(start)) && !words.is(run.end, "'s"),
        quoted: false,
        sure,
        sentence: words.start(from),
    });
    run.end
}

fn pronoun(words: &Words<'_>, from: usize, at: usize, out: &mut Vec<Name>) -> usize {
    let traits = words.traits(at);
    // "US" and "IT" are no pronouns.
    let shouted = words.tokens.get(at).is_some_and(|t| t.case == Case::Upper);
    let third =
        traits.any(Traits::SHE.with(Traits::HE)) || ["they", "their", "them"].iter().any(|w| words.is(at, w));
    if third && !shouted {
        let span = words.hull(at, at + 1);
        out.push(Name {
            span,
            name: span,
            role: None,
            kind: None,
            mention: Mention::Pronoun,
            key: words.hash(at),
            first: words.hash(at),
            head: words.hash(at),
            words: 1,
            subject: words.may_open(from, at),
            quoted: false,
            sure: true,
            sentence: words.start(from),
        });
    }
    at + 1
}

/// Appends the description whose head may be at `at`; returns where to go on.
fn description(words: &Words<'_>, from: usize, at: usize, to: usize, out: &mut Vec<Name>) -> usize {
    let next = at + 1;
    if next < to && words.spaced(next) {
        let ahead = words.traits(next);
        let compound = ahead.any(NOUN) && !ahead.any(Traits::FUNCTION.with(Traits::VERB));
        if compound || words.is_name_word(next) && !words.traits(at).any(Traits::GROUP) {
            return next;
        }
    }
    let Some(kind) = description_kind(words.traits(at)) else { return next };
    // A name in the phrase stays a mention of its own: "the Axios news website".
    let named = out.last().filter(|n| n.mention == Mention::Name).map_or(0, |n| n.span.end);
    let start = (determiner(words, from, at)..at).find(|&i| words.start(i) >= named).unwrap_or(at);
    if start < at || words.traits(at).any(Traits::GROUP) {
        push_description(words, from, start, next, kind, out);
    }
    next
}

/// The kind of what a word heads, where it heads a description.
pub fn description_kind(traits: Traits) -> Option<EntityKind> {
    Some(if traits.any(Traits::PERSON.with(Traits::TITLE)) {
        EntityKind::Person
    } else if traits.any(Traits::GROUP) {
        EntityKind::Group
    } else if traits.any(Traits::OUTLET) {
        EntityKind::Outlet
    } else if traits.any(Traits::BODY) {
        EntityKind::Organisation
    } else if traits.any(Traits::DOCUMENT) {
        EntityKind::Document
    } else {
        return None;
    })
}

/// Where the noun phrase that ends before `head + 1` begins: at most five words back, at its article.
fn determiner(words: &Words<'_>, from: usize, head: usize) -> usize {
    let mut start = head;
    for at in (from.max(head.saturating_sub(5))..head).rev() {
        let traits = words.traits(at);
        if traits.any(Traits::DETERMINER.with(Traits::QUANTITY)) {
            return at;
        }
        let word = words.tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Number));
        if !word || traits.any(Traits::FUNCTION.with(Traits::VERB)) {
            break;
        }
        start = at;
    }
    start
}

fn push_description(
    words: &Words<'_>,
    from: usize,
    start: usize,
    end: usize,
    kind: EntityKind,
    out: &mut Vec<Name>,
) {
    let span: Span = words.hull(start, end);
    while out.last().is_some_and(|last| last.span.meets(span)) {
        out.pop();
    }
    out.push(Name {
        span,
        name: span,
        role: None,
        kind: Some(kind),
        mention: Mention::Description,
        key: words.key(words.skip_determiners(start, end), end),
        first: words.hash(start),
        head: words.hash(end - 1),
        words: u8::try_from(end - start).unwrap_or(u8::MAX),
        subject: words.may_open(from, start) && !words.is(end, "'s"),
        quoted: false,
        sure: true,
        sentence: words.start(from),
    });
}

#[cfg(test)]
mod tests;
