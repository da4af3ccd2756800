//! Statements that can be checked: which, of what kind, and how much it is worth to check them.
//!
//! A candidate is a sentence of the article's own voice, or the words that a report gives as somebody's. Its
//! check-worthiness is a sum of signed weights, one for each rule that applies ([`signals`]), one for its words and one for
//! its build ([`weights`]), turned into hundredths by a table ([`score`]). Its kinds are told by one detector each ([`types`]); the
//! figures in it are pulled out ([`values`]).

pub mod clause;
pub mod same;
pub mod score;
pub mod signals;
pub mod signs;
pub mod split;
pub mod types;
pub mod values;
pub mod weights;

use super::found::Found;
use super::names::words::Words;
use super::paragraph::Paragraph;
use super::sentences::{Unit, sentences};
use super::types::{Claim, PartKind, Reason};
use crate::lexicon::traits::Traits;
use crate::text::Span;
use crate::text::order;
use crate::text::tokens::Kind;
use clause::Clause;
use signs::{Flags, Sign};

/// Memory that one paragraph leaves to the next.
#[derive(Debug, Default)]
pub struct Scratch {
    signs: Vec<Sign>,
    parts: Vec<Span>,
}

/// The claims of a text as its paragraphs give them.
#[derive(Debug, Default)]
pub struct Candidates {
    /// Those worth enough, paragraph by paragraph.
    pub claims: Vec<Claim>,
    /// What they say.
    pub said: same::Said,
}

/// The fewest words of a claim.
const SHORTEST: u32 = 4;
/// The check-worthiness from which on a statement is marked by default, in hundredths.
const MARKED: u8 = 50;
/// The fewest words that a report must give for its words to be the candidate instead of its sentence.
const REPORTED: u32 = 5;

/// Appends every candidate of a paragraph whose check-worthiness is at least `least` hundredths; who asserts it and what
/// repeats it is the document stage's. `found` holds the paragraph's reports, `traits` those of its tokens.
pub fn candidates(
    paragraph: &Paragraph<'_>,
    traits: &[Traits],
    found: &Found,
    least: u8,
    scratch: &mut Scratch,
    out: &mut Candidates,
) {
    if paragraph.part != PartKind::Body {
        return;
    }
    let words = Words { text: paragraph.text, tokens: &paragraph.tokens, traits };
    let Scratch { signs, parts } = scratch;
    signs::read(&words, signs);
    parts.clear();
    parts.extend(found.reports.iter().flat_map(|r| r.parts.iter().copied()));
    order::by_key(parts, |p| (p.start, std::cmp::Reverse(p.end)));
    let first = out.claims.len();
    let mut judge = Judge { words, signs, least, out };
    let mut next = 0;
    for sentence in &paragraph.sentences {
        let nodes = paragraph.nodes.get(sentence.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (nodes.first(), nodes.last()) else { continue };
        let whole = Stretch {
            from: first.tokens.0,
            to: last.tokens.1,
            // Where no quotation stands in it, its tokens were read for its end already.
            one: paragraph.quotations.is_empty() || nodes.iter().all(|n| n.quotation.is_none()),
        };
        let span = words.hull(whole.from, whole.to);
        while parts.get(next).is_some_and(|p| p.end <= span.start) {
            next += 1;
        }
        let inside = parts.get(next..).unwrap_or_default();
        let inside = inside.iter().take_while(|p| p.start < span.end).count();
        judge.sentence(whole, parts.get(next..next + inside).unwrap_or_default());
    }
    let at = |offset: u32| paragraph.tokens.partition_point(|t| t.span.start < offset);
    for claim in out.claims.get(first..).unwrap_or_default() {
        out.said.add(&words, at(claim.span.start), at(claim.span.end));
    }
}

/// A stretch of tokens.
#[derive(Clone, Copy)]
struct Stretch {
    from: usize,
    to: usize,
    /// Whether it is known to be one sentence.
    one: bool,
}

/// The tokens of a sentence that lie in `part`, without marks at the ends.
fn within(words: &Words<'_>, sentence: Stretch, part: Span) -> Stretch {
    let tokens = words.tokens.get(sentence.from..sentence.to).unwrap_or_default();
    let mut from = sentence.from + tokens.partition_point(|t| t.span.start < part.start);
    let mut to = sentence.from + tokens.partition_point(|t| t.span.start < part.end);
    let is = |at: usize, kind: Kind| words.tokens.get(at).is_some_and(|t| t.kind == kind);
    while from < to && is(from, Kind::Mark) {
        from += 1;
    }
    while from < to && is(to - 1, Kind::Mark) {
        to -= 1;
    }
    // A stop at the front would be read without what it closes.
    Stretch { from, to, one: sentence.one && !is(from, Kind::Punct) }
}

/// What the clauses of a paragraph are judged by.
struct Judge<'a> {
    words: Words<'a>,
    signs: &'a [Sign],
    /// The least check-worthiness that is asked for.
    least: u8,
    out: &'a mut Candidates,
}

impl<'a> Judge<'a> {
    fn clause(&self, from: usize, to: usize) -> Clause<'a> {
        Clause::new(self.words, self.signs, from, to)
    }

    /// How many words stand in `from..to`.
    fn count(&self, from: usize, to: usize) -> u32 {
        let signs = self.signs.get(from..to).unwrap_or_default();
        signs.iter().filter(|s| s.flags.any(Flags::WORD)).count() as u32
    }

    /// The candidates of a sentence, in which the reported words of `parts` stand.
    fn sentence(&mut self, whole: Stretch, parts: &[Span]) {
        let before = self.out.claims.len();
        let (mut end, mut judged, mut reported) = (self.words.start(whole.from), false, 0);
        for part in parts {
            if part.start < end {
                continue;
            }
            end = part.end;
            let inner = within(&self.words, whole, *part);
            let around = (parts.len() == 1).then_some((whole.from, whole.to));
            let long = self.split(inner, around, REPORTED);
            if part.start < self.words.start(inner.from) {
                judged |= long;
                reported += self.count(inner.from, inner.to);
            }
        }
        // The sentence stands for words in marks only where those are too short and it says something beside them; every
        // sentence is a candidate where all are asked for.
        if self.out.claims.len() == before
            && (self.least == 0
                || parts.is_empty()
                || !judged && self.count(whole.from, whole.to) >= SHORTEST + reported)
        {
            self.split(whole, None, if self.least == 0 { 1 } else { SHORTEST });
        }
    }

    /// Cuts a stretch into sentences (a quotation holds several) and judges each; where it is one, by the words of `whole`, the
    /// sentence that reports it. Tells whether anything was long enough to be judged.
    fn split(&mut self, stretch: Stretch, whole: Option<(usize, usize)>, shortest: u32) -> bool {
        let Stretch { from, to, one } = stretch;
        if one {
            return self.several(from, to, whole, shortest);
        }
        let tokens = self.words.tokens;
        let ranges =
            sentences(self.words.text, to.saturating_sub(from), |i| tokens.get(from + i).map(Unit::Token));
        let whole = whole.filter(|_| ranges.len() == 1);
        let mut judged = false;
        for range in ranges {
            judged |= self.several(from + range.start, from + range.end, whole, shortest);
        }
        judged
    }

    /// Judges a sentence, or the clauses of it where each is long enough for a claim of its own; where fewer than two of them
    /// are claims, the sentence is marked as one. Tells whether it is long enough.
    fn several(&mut self, from: usize, to: usize, whole: Option<(usize, usize)>, shortest: u32) -> bool {
        let clause = self.clause(from, to);
        if clause.facts.length < shortest {
            return false;
        }
        let before = self.out.claims.len();
        if clause.is(Flags::CUTS) {
            let parts = split::clauses(&self.words, from, to);
            if parts.iter().all(|&(from, to)| self.count(from, to) >= SHORTEST) {
                for (from, to) in parts {
                    let part = self.clause(from, to);
                    self.judge(&part, &part, self.least.max(MARKED));
                }
            }
        }
        if self.out.claims.len() < before + 2 {
            self.out.claims.truncate(before);
            match whole {
                Some((from, to)) => self.judge(&clause, &self.clause(from, to), self.least),
                None => self.judge(&clause, &clause, self.least),
            }
        }
        true
    }

    /// Adds the claim that a clause makes, where `context`, the clause or the sentence around it, is worth `least`.
    fn judge(&mut self, clause: &Clause<'_>, context: &Clause<'_>, least: u8) {
        let sum = score::sum(context);
        let worth = sum.share();
        if worth.get() < least {
            return;
        }
        let contributions = score::contributions(&sum);
        let Some(strongest) = score::strongest(&contributions) else { return };
        let types = types::of(clause);
        let values = values::values(clause);
        let missing = values::missing(clause, &types, &values);
        self.out.claims.push(Claim {
            span: clause.span(),
            check_worthiness: worth,
            asserted_by: None,
            quote: None,
            check_with: types::check_with(&types),
            contributions,
            values,
            missing,
            hedges: hedges(clause),
            same_as: Vec::new(),
            confidence: worth,
            reason: Reason::new(strongest.0, [clause.span()]),
            types,
        });
    }
}

/// The words that weaken it.
fn hedges(clause: &Clause<'_>) -> Vec<Span> {
    let weak = clause.find(Traits::HEDGE).filter(|&at| !clause.words.is_capital(at));
    weak.map(|at| clause.words.hull(at, at + 1)).collect()
}

#[cfg(test)]
mod tests;
