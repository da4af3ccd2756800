//! Claims that say the same, and the same quantity with two values.
//!
//! Two claims are held against each other where they share a word of each's rarest (by a hash, which is as good as any order
//! for finding the same set twice) or a figure; so the work grows with the number of claims and not with its square.

use super::super::names::words::Words;
use super::super::rules::{Rule, RuleRef, aside};
use super::super::types::{Claim, Finding, Percent, Value, ValueKind};
use super::clause::is_year;
use crate::lexicon::figure_words::{Classes, classes, number};
use crate::lexicon::traits::Traits;
use crate::text::Span;
use crate::text::order;
use crate::text::tokens::{Kind, Token, without_last};

static TWO_VALUES: Rule = Rule {
    id: "two-values",
    says: "The same quantity is given with two values.",
    doc: aside("Two statements use the same words and differ in one figure alone."),
    fires: aside(
        "The board spent 40 million crowns on the northern sea wall in 2019.\n\nThe board spent 48 million crowns on the northern sea wall in 2019.",
    ),
    silent: aside(
        "The board spent 40 million crowns on the northern sea wall in 2019.\n\nThe board spent 48 million crowns on the northern sea wall in 2021.",
    ),
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&TWO_VALUES];

/// What a claim says, as a set of keys.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The claim.
    pub span: Span,
    /// Keys of its words of content, without plural "s", sorted, each once.
    words: Vec<u32>,
    /// Keys of its days, months, years and words of time.
    when: Vec<u32>,
}

/// The most words of a claim that are kept; longer ones are told apart by these.
const MOST: usize = 32;

/// What the tokens `from..to` of a claim say.
pub fn said(words: &Words<'_>, from: usize, to: usize) -> Said {
    let mut out = Said { span: words.hull(from, to), ..Said::default() };
    let mut keys = Keys { all: [0; MOST], count: 0 };
    let tokens = words.tokens.get(from..to).unwrap_or_default();
    for (token, &traits) in tokens.iter().zip(words.traits.get(from..to).unwrap_or_default()) {
        match token.kind {
            Kind::Number if is_year(token.span.of(words.text)) => out.when.push(token.hash),
            Kind::Word if traits.any(Traits::CALENDAR) || classes(token.hash).any(Classes::TIME) => {
                out.when.push(token.hash)
            }
            Kind::Word if traits.any(SMALL) || token.span.len() < 3 => {}
            Kind::Word => {
                let text = token.span.of(words.text);
                if number(text).is_none() {
                    keys.add(stem(token, text));
                }
            }
            _ => {}
        }
    }
    out.words = keys.all.get(..keys.count).unwrap_or_default().to_vec();
    order::plain(&mut out.when);
    out.when.dedup();
    out
}

/// The least keys of a claim, sorted, each once.
struct Keys {
    all: [u32; MOST],
    count: usize,
}

impl Keys {
    fn add(&mut self, key: u32) {
        let sorted = self.all.get(..self.count).unwrap_or_default();
        let at = sorted.partition_point(|k| *k < key);
        if at == MOST || sorted.get(at) == Some(&key) {
            return;
        }
        self.count = (self.count + 1).min(MOST);
        if let Some(behind) = self.all.get_mut(at..self.count) {
            behind.rotate_right(1);
            if let Some(first) = behind.first_mut() {
                *first = key;
            }
        }
    }
}

/// Words that say nothing by themselves.
const SMALL: Traits = Traits::DETERMINER
    .with(Traits::PREPOSITION)
    .with(Traits::PRONOUN)
    .with(Traits::VERB)
    .with(Traits::RELATIVE)
    .with(Traits::FUNCTION);

/// The key of a word without its plural "s".
fn stem(token: &Token, word: &str) -> u32 {
    let plural = token.last == b's' && word.len() > 4 && !word.ends_with("ss");
    if word.is_ascii() {
        return if plural { without_last(token.hash, b's') } else { token.hash };
    }
    let word = if plural { word.strip_suffix('s').unwrap_or(word) } else { word };
    word.bytes()
        .fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}

/// The fewest words of content in common.
const FEWEST: usize = 4;
/// How many claims that share a key are looked at.
const NEAR: usize = 6;
/// How many of a claim's words it is looked up by.
const KEYS: usize = 3;

/// Links the claims that say the same, and gives what has two values. `said` is of the claims, by start; `claims` are in
/// the order of the text.
pub fn link(text: &str, claims: &mut [Claim], said: &[Said]) -> Vec<Finding> {
    let mut out = Vec::new();
    let of = |claim: &Claim| {
        let i = said.partition_point(|s| {
            (s.span.start, std::cmp::Reverse(s.span.end))
                < (claim.span.start, std::cmp::Reverse(claim.span.end))
        });
        said.get(i).filter(|s| s.span == claim.span)
    };
    let mut near = Near::new(said.len());
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (i, claim) in claims.iter().enumerate() {
        let Some(mine) = of(claim).filter(|s| s.words.len() >= FEWEST) else { continue };
        // What an earlier word of this claim has led to already.
        let (mut seen, mut met) = ([u32::MAX; KEYS * NEAR], 0);
        for &key in mine.words.iter().take(KEYS) {
            for j in near.last(key) {
                let Some(other) =
                    claims.get(j as usize).filter(|o| !seen.contains(&j) && !o.span.meets(claim.span))
                else {
                    continue;
                };
                if let Some(slot) = seen.get_mut(met) {
                    *slot = j;
                    met += 1;
                }
                let Some(theirs) = of(other) else { continue };
                match compare(mine, theirs, &claim.values, &other.values) {
                    Verdict::Same => pairs.push((j, i as u32)),
                    Verdict::TwoValues(a, b) => out.push(two_values(text, b, a, j, i as u32)),
                    Verdict::Apart => {}
                }
            }
            near.push(key, i as u32);
        }
    }
    for (a, b) in pairs {
        for (one, other) in [(a, b), (b, a)] {
            if let Some(claim) = claims.get_mut(one as usize)
                && !claim.same_as.contains(&other)
            {
                claim.same_as.push(other);
                order::plain(&mut claim.same_as);
            }
        }
    }
    out
}

/// The claims that share a word, the last one first: chains through one list, so that a claim costs no memory of its own.
struct Near {
    /// Open addressing: a key, and one past the last place of its chain; 0 where there is none. At most half full.
    ends: Vec<(u32, u32)>,
    /// A claim, and the end of its chain before it.
    places: Vec<(u32, u32)>,
}

impl Near {
    /// For so many claims.
    fn new(claims: usize) -> Self {
        let most = claims * KEYS;
        Self { ends: vec![(0, 0); (most * 2).next_power_of_two()], places: Vec::with_capacity(most) }
    }

    /// The slot of the key, or the free one where it would stand.
    fn slot(&self, key: u32) -> usize {
        let mask = self.ends.len() - 1;
        let mut at = key as usize & mask;
        while self.ends.get(at).is_some_and(|&(taken, end)| end != 0 && taken != key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn push(&mut self, key: u32, claim: u32) {
        let slot = self.slot(key);
        if let Some(of) = self.ends.get_mut(slot) {
            self.places.push((claim, of.1));
            *of = (key, self.places.len() as u32);
        }
    }

    /// The last claims of a key, [`NEAR`] at most.
    fn last(&self, key: u32) -> impl Iterator<Item = u32> {
        let mut end = self.ends.get(self.slot(key)).map_or(0, |of| of.1);
        let chain = std::iter::from_fn(move || {
            let (claim, before) = *self.places.get((end as usize).checked_sub(1)?)?;
            end = before;
            Some(claim)
        });
        chain.take(NEAR)
    }
}

enum Verdict<'v> {
    Same,
    TwoValues(&'v Value, &'v Value),
    Apart,
}

fn compare<'v>(a: &Said, b: &Said, one: &'v [Value], two: &'v [Value]) -> Verdict<'v> {
    let shared = a.words.iter().filter(|w| b.words.binary_search(w).is_ok()).count();
    let (short, long) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
    if shared < FEWEST || shared * 10 < short * 7 || shared * 2 < long {
        return Verdict::Apart;
    }
    let figures = |list: &'v [Value]| list.iter().filter(|v| v.kind != ValueKind::Date).collect::<Vec<_>>();
    let (one, two) = (figures(one), figures(two));
    let holds = |list: &[&Value], v: &Value| list.iter().any(|o| o.number == v.number && o.kind == v.kind);
    let (fewer, more) = if one.len() <= two.len() { (&one, &two) } else { (&two, &one) };
    if fewer.iter().all(|v| holds(more, v))
        && (!fewer.is_empty() || more.is_empty())
        && shared * 10 >= short * 8
    {
        return Verdict::Same;
    }
    // One figure each, of one kind and unit, in the same words about the same time.
    match (one.as_slice(), two.as_slice()) {
        (&[v], &[o])
            if v.kind == o.kind
                && v.unit == o.unit
                && v.number != o.number
                && a.when == b.when
                && shared > FEWEST
                && shared * 100 >= long * 85 =>
        {
            Verdict::TwoValues(v, o)
        }
        _ => Verdict::Apart,
    }
}

fn two_values(text: &str, first: &Value, second: &Value, a: u32, b: u32) -> Finding {
    let words = |v: &Value| v.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Finding {
        rule: RuleRef(&TWO_VALUES),
        text: format!("The same is given as {} and as {}.", words(first), words(second)),
        spans: vec![first.span, second.span],
        claims: vec![a, b],
        values: vec![first.clone(), second.clone()],
        confidence: Percent::new(80),
    }
}
