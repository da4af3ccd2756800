//! Claims that say the same, and the same quantity with two values.
//!
//! Two claims are held against each other where they share a word of each's rarest (by a hash, which is as good as any order
//! for finding the same set twice) or a figure; so the work grows with the number of claims and not with its square.

use super::super::names::words::Words;
use super::super::rules::{Rule, RuleRef, aside};
use super::super::types::{Claim, Finding, Percent, Value, ValueKind};
use super::clause::is_year;
use crate::lexicon::figure_words::number;
use crate::lexicon::traits::Traits;
use crate::text::Span;
use crate::text::order;
use crate::text::tokens::{Kind, Token, without_last};
use std::ops::Range;

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

/// What the claims of a text say: keys of their words, in one list for all of them. They are put in order only where two
/// claims are held against each other.
#[derive(Debug, Default)]
pub struct Said {
    claims: Vec<Keys>,
    /// Keys of words of content, without plural "s".
    words: Vec<u32>,
    /// Keys of days, months, years and words of time.
    when: Vec<u32>,
}

/// What one claim says.
#[derive(Clone, Debug)]
struct Keys {
    span: Span,
    /// The least keys of its words, sorted, each once; as many as there are.
    least: Least,
    /// Where its keys stand in the lists of all.
    words: Range<u32>,
    when: Range<u32>,
}

impl Said {
    /// Adds what the tokens `from..to`, a claim, say.
    pub fn add(&mut self, words: &Words<'_>, from: usize, to: usize) {
        let (first, first_when) = (self.words.len() as u32, self.when.len() as u32);
        let mut least = Least::default();
        let tokens = words.tokens.get(from..to).unwrap_or_default();
        for (token, &traits) in tokens.iter().zip(words.traits.get(from..to).unwrap_or_default()) {
            match token.kind {
                Kind::Word if traits.any(Traits::CALENDAR.with(Traits::TIME)) => self.when.push(token.hash),
                Kind::Word if traits.any(SMALL) || token.span.len() < 3 => {}
                Kind::Word => {
                    let text = token.span.of(words.text);
                    if !traits.any(Traits::NUMERAL) || number(text).is_none() {
                        let key = stem(token, text);
                        self.words.push(key);
                        least.add(key);
                    }
                }
                Kind::Number if is_year(token.span.of(words.text).as_bytes()) => self.when.push(token.hash),
                _ => {}
            }
        }
        self.claims.push(Keys {
            span: words.hull(from, to),
            least,
            words: first..self.words.len() as u32,
            when: first_when..self.when.len() as u32,
        });
    }

    /// Puts the claims in the order of the text.
    pub fn settle(&mut self) {
        order::by_key(&mut self.claims, |keys| (keys.span.start, std::cmp::Reverse(keys.span.end)));
    }

    fn of(&self, claim: Span) -> Option<&Keys> {
        let before = |k: &Keys| {
            (k.span.start, std::cmp::Reverse(k.span.end)) < (claim.start, std::cmp::Reverse(claim.end))
        };
        let i = self.claims.partition_point(before);
        self.claims.get(i).filter(|keys| keys.span == claim)
    }

    /// The words of a claim, sorted, each once, [`MOST`] at most.
    fn words(&self, keys: &Keys) -> Vec<u32> {
        let mut out = sorted(&self.words, &keys.words);
        out.truncate(MOST);
        out
    }
}

fn sorted(all: &[u32], range: &Range<u32>) -> Vec<u32> {
    let mut out = all.get(range.start as usize..range.end as usize).unwrap_or_default().to_vec();
    order::plain(&mut out);
    out.dedup();
    out
}

/// The most words of a claim that are kept; longer ones are told apart by these.
const MOST: usize = 32;

/// The least [`FEWEST`] keys that were added, sorted, each once.
#[derive(Clone, Copy, Debug, Default)]
struct Least {
    all: [u32; FEWEST],
    count: usize,
}

impl Least {
    #[inline]
    fn add(&mut self, key: u32) {
        if self.count == FEWEST && self.all[FEWEST - 1] <= key {
            return;
        }
        let sorted = self.all.get(..self.count).unwrap_or_default();
        let at = sorted.iter().take_while(|k| **k < key).count();
        if sorted.get(at) == Some(&key) {
            return;
        }
        self.count = (self.count + 1).min(FEWEST);
        for i in (at + 1..self.count).rev() {
            self.all[i] = self.all[i - 1];
        }
        if let Some(slot) = self.all.get_mut(at) {
            *slot = key;
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

/// Links the claims that say the same, and gives what has two values. `said` is of the claims, in the order of the text, as
/// `claims` are.
pub fn link(text: &str, claims: &mut [Claim], said: &Said) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut near = Near::new(claims.len());
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (i, claim) in claims.iter().enumerate() {
        let Some(mine) = said.of(claim.span).filter(|keys| keys.least.count == FEWEST) else { continue };
        // What an earlier word of this claim has led to already.
        let (mut seen, mut met) = ([u32::MAX; KEYS * NEAR], 0);
        for &key in mine.least.all.iter().take(KEYS) {
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
                let Some(theirs) = said.of(other.span) else { continue };
                match compare(said, (mine, &claim.values), (theirs, &other.values)) {
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

fn compare<'v>(said: &Said, (a, one): (&Keys, &'v [Value]), (b, two): (&Keys, &'v [Value])) -> Verdict<'v> {
    let (mine, theirs) = (said.words(a), said.words(b));
    let shared = mine.iter().filter(|w| theirs.binary_search(w).is_ok()).count();
    let (short, long) = (mine.len().min(theirs.len()), mine.len().max(theirs.len()));
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
                && sorted(&said.when, &a.when) == sorted(&said.when, &b.when)
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
