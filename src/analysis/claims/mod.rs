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
use super::types::{Claim, Contribution, PartKind, Reason};
use crate::lexicon::traits::Traits;
use crate::text::Span;
use crate::text::order;
use crate::text::tokens::Kind;
use clause::Clause;
use signs::{Flags, Sign};
use weights::Read;

/// Memory that one paragraph leaves to the next.
#[derive(Debug, Default)]
pub struct Scratch {
    signs: Vec<Sign>,
    read: Vec<Read>,
}

/// The fewest words of a claim.
const SHORTEST: u32 = 4;
/// The check-worthiness from which on a statement is marked by default, in hundredths.
const MARKED: u8 = 50;
/// The fewest words that a report must give for its words to be the candidate instead of its sentence.
const REPORTED: u32 = 5;

/// Every candidate of a paragraph whose check-worthiness is at least `least` hundredths; who asserts it and what repeats it
/// is the document stage's. `found` holds the paragraph's reports, `traits` those of its tokens.
pub fn candidates(
    paragraph: &Paragraph<'_>,
    traits: &[Traits],
    found: &Found,
    least: u8,
    scratch: &mut Scratch,
) -> Vec<Claim> {
    let mut out = Vec::new();
    if paragraph.part != PartKind::Body {
        return out;
    }
    let words = Words { text: paragraph.text, tokens: &paragraph.tokens, traits };
    signs::read(&words, &mut scratch.signs);
    weights::read(&scratch.signs, &mut scratch.read);
    let judge = Judge { words, signs: &scratch.signs, read: &scratch.read, least };
    let mut parts: Vec<Span> = found.reports.iter().flat_map(|r| r.parts.iter().copied()).collect();
    order::by_key(&mut parts, |p| (p.start, std::cmp::Reverse(p.end)));
    let mut next = 0;
    for sentence in &paragraph.sentences {
        let (Some(first), Some(last)) =
            (paragraph.nodes.get(sentence.start), paragraph.nodes.get(sentence.end.wrapping_sub(1)))
        else {
            continue;
        };
        let (from, to) = (first.tokens.0, last.tokens.1);
        let span = words.hull(from, to);
        while parts.get(next).is_some_and(|p| p.end <= span.start) {
            next += 1;
        }
        let before = out.len();
        let (mut end, mut judged, mut rest) = (span.start, false, judge.count(from, to));
        let first = parts.iter().skip(next).take_while(|p| p.start < span.end);
        let alone = first.clone().nth(1).is_none();
        for part in first {
            if part.start < end {
                continue;
            }
            end = part.end;
            let inner = within(&words, from, to, *part);
            let long = judge.split(inner, alone.then_some((from, to)), REPORTED, &mut out);
            if part.start < words.start(inner.0) {
                judged |= long;
                rest = rest.saturating_sub(judge.count(inner.0, inner.1));
            }
        }
        // The sentence stands for words in marks only where those are too short and it says something beside them; every
        // sentence is a candidate where all are asked for.
        if out.len() == before && (least == 0 || !judged && rest >= SHORTEST) {
            judge.split((from, to), None, if least == 0 { 1 } else { SHORTEST }, &mut out);
        }
    }
    out
}

/// What each of the claims of a paragraph says, for the document stage to find repeated ones.
pub fn said(paragraph: &Paragraph<'_>, traits: &[Traits], claims: &[Claim]) -> Vec<same::Said> {
    let words = Words { text: paragraph.text, tokens: &paragraph.tokens, traits };
    let at = |offset: u32| paragraph.tokens.partition_point(|t| t.span.start < offset);
    claims.iter().map(|c| same::said(&words, at(c.span.start), at(c.span.end))).collect()
}

/// The tokens of `from..to` that lie in `part`, without marks at the ends.
fn within(words: &Words<'_>, from: usize, to: usize, part: Span) -> (usize, usize) {
    let tokens = words.tokens.get(from..to).unwrap_or_default();
    let mut start = from + tokens.partition_point(|t| t.span.start < part.start);
    let mut end = from + tokens.partition_point(|t| t.span.start < part.end);
    let mark = |at: usize| words.tokens.get(at).is_some_and(|t| t.kind == Kind::Mark);
    while start < end && mark(start) {
        start += 1;
    }
    while start < end && mark(end - 1) {
        end -= 1;
    }
    (start, end)
}

/// What the clauses of a paragraph are judged by.
struct Judge<'a> {
    words: Words<'a>,
    signs: &'a [Sign],
    read: &'a [Read],
    /// The least check-worthiness that is asked for.
    least: u8,
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

    /// Cuts a stretch into sentences (a quotation holds several) and judges each; where it is one, by the words of `whole`, the
    /// sentence that reports it. Tells whether anything was long enough to be judged.
    fn split(
        &self,
        (from, to): (usize, usize),
        whole: Option<(usize, usize)>,
        shortest: u32,
        out: &mut Vec<Claim>,
    ) -> bool {
        let mut judged = false;
        let unit = |i: usize| self.words.tokens.get(from + i).map(Unit::Token);
        let ranges = sentences(self.words.text, to.saturating_sub(from), unit);
        let whole = whole.filter(|_| ranges.len() == 1).map(|(from, to)| self.clause(from, to));
        for range in ranges {
            let clause = self.clause(from + range.start, from + range.end);
            if clause.facts.length < shortest {
                continue;
            }
            judged = true;
            let before = out.len();
            for (from, to) in self.several(clause.from, clause.to) {
                let part = self.clause(from, to);
                out.extend(self.judge(&part, &part, self.least.max(MARKED)));
            }
            if out.len() < before + 2 {
                out.truncate(before);
                out.extend(self.judge(&clause, whole.as_ref().unwrap_or(&clause), self.least));
            }
        }
        judged
    }

    /// The clauses of a sentence, where each is long enough for a claim of its own. Where fewer than two of them are claims,
    /// the sentence is marked as one.
    fn several(&self, from: usize, to: usize) -> Vec<(usize, usize)> {
        let parts = split::clauses(&self.words, from, to);
        if parts.iter().all(|&(from, to)| self.count(from, to) >= SHORTEST) { parts } else { Vec::new() }
    }

    /// The claim that a clause makes, where `context`, the clause or the sentence around it, is worth `least`.
    fn judge(&self, clause: &Clause<'_>, context: &Clause<'_>, least: u8) -> Option<Claim> {
        let sum = score::sum(context, self.read);
        let worth = sum.share();
        if worth.get() < least {
            return None;
        }
        let contributions = score::contributions(&sum);
        // A signal tells a person more than the sum of many words does, so one is the reason wherever one speaks for it.
        let readable = |c: &&Contribution| c.weight > 0 && !score::RULES.iter().any(|r| r.id == c.rule.0.id);
        let strongest = contributions.iter().filter(readable).max_by_key(|c| c.weight);
        let strongest = strongest.or(contributions.iter().max_by_key(|c| c.weight)).map(|c| c.rule)?;
        let types = types::of(clause);
        let values = values::values(clause);
        let missing = values::missing(clause, &types, &values);
        Some(Claim {
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
        })
    }
}

/// The words that weaken it.
fn hedges(clause: &Clause<'_>) -> Vec<Span> {
    (clause.from..clause.to)
        .filter(|&at| clause.words.traits(at).any(Traits::HEDGE))
        .filter(|&at| !(clause.words.is_capital(at)))
        .map(|at| clause.words.hull(at, at + 1))
        .collect()
}

#[cfg(test)]
mod tests;
