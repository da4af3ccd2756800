//! A figure of the headline that the text does not have, but nearly: another magnitude, a slip of a digit, a wrong rounding.

use super::super::names::words::Words;
use super::super::rules::{Rule, RuleRef, aside};
use super::super::types::{Finding, Percent};
use super::quantity::{Currency, Kind, Near, ONE, Quantity};
use crate::text::Span;
use crate::text::tokens::{self, Token};

static HEADLINE: Rule = Rule {
    id: "headline-figure",
    says: "The text has another figure than the headline.",
    doc: aside(
        "A sum, a percentage or a count of the headline must stand in the text; where only a near miss does, that is shown.",
    ),
    fires: aside(
        "Yard cuts 300 jobs\n\nThe yard in Port Merrow is to cut 3,000 jobs by the end of the year, its board said on Monday.\n\nThe yard has been there since 1950, the board said.",
    ),
    silent: aside(
        "Yard cuts 300 jobs\n\nThe yard in Port Merrow is to cut 300 jobs by the end of the year, its board said on Monday.\n\nThe yard has been there since 1950, the board said.",
    ),
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&HEADLINE];

/// A figure of the text, with what it counts.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    span: Span,
    percent: bool,
    currency: Option<Currency>,
    value: i64,
    place: i64,
    exact: bool,
    /// Key of the word behind it, without a plural "s".
    noun: u32,
}

/// Appends the figures of a paragraph that a headline can be held against.
pub fn figures(words: &Words<'_>, all: &[Quantity], out: &mut Vec<Figure>) {
    out.extend(all.iter().filter_map(|q| figure(words, q)));
}

fn figure(words: &Words<'_>, q: &Quantity) -> Option<Figure> {
    if !matches!(q.kind, Kind::Plain | Kind::Percent | Kind::Year | Kind::One) || q.value <= 0 {
        return None;
    }
    let noun = words.tokens.get(q.tokens.1).filter(|t| t.kind == tokens::Kind::Word);
    let plural = |t: &Token| if t.last == b's' { tokens::without_last(t.hash, b's') } else { t.hash };
    Some(Figure {
        span: q.span,
        percent: q.kind == Kind::Percent,
        currency: q.currency,
        value: q.value,
        place: q.place,
        exact: q.near == Near::Exact && !q.joined,
        noun: noun.filter(|t| t.span.len() > 3).map_or(0, plural),
    })
}

/// What the headline's figures miss in the text's.
pub fn judge(text: &str, head: &[Figure], body: &[Figure], out: &mut Vec<Finding>) {
    // A headline has a handful of figures; a "headline" with more is a table.
    if head.len() > 4 || body.is_empty() {
        return;
    }
    for h in head
        .iter()
        .filter(|h| h.exact && (h.percent || h.currency.is_some() || h.value >= 20 * ONE && h.noun != 0))
    {
        let like = || body.iter().filter(|b| b.percent == h.percent && b.currency == h.currency);
        // Sums without a sign of money beside them ("$16bn" and "16.6 billion") count as standing there.
        let bare = body.iter().filter(|b| b.currency.is_none() && !b.percent && h.currency.is_some());
        if like().chain(bare).any(|b| stands(h, b)) {
            continue;
        }
        let mut near = like().filter(|b| b.exact && (h.percent || h.currency.is_some() || b.noun == h.noun));
        let Some(b) = near.clone().find(|b| slip(h, b)).or_else(|| near.find(|b| cut(h, b))) else {
            continue;
        };
        let why = if cut(h, b) { ", which rounds to another figure" } else { "" };
        out.push(Finding {
            rule: RuleRef(&HEADLINE),
            text: format!(
                "The headline has {}, the text {}{why}.",
                one_line(text, h.span),
                one_line(text, b.span)
            ),
            spans: vec![h.span, b.span],
            claims: Vec::new(),
            values: Vec::new(),
            confidence: Percent::new(if cut(h, b) { 85 } else { 90 }),
        });
    }
}

fn one_line(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the text's figure is the headline's, rounding allowed.
fn stands(h: &Figure, b: &Figure) -> bool {
    let gap = (h.value - b.value).abs();
    gap <= h.place.max(b.place) / 2 || i128::from(gap) * 50 <= i128::from(h.value)
}

/// Whether the two differ as a slip of the keyboard does: another magnitude, one digit, two digits swapped.
fn slip(h: &Figure, b: &Figure) -> bool {
    let (low, high) = (h.value.min(b.value), h.value.max(b.value));
    let tens = (1..=6).map(|z| i128::from(low) * 10_i128.pow(z));
    if !h.percent && tens.into_iter().any(|t| t == i128::from(high)) {
        return true;
    }
    let digits = |v: i64| v.to_string().trim_end_matches('0').to_owned();
    let (a, c) = (h.value.to_string(), b.value.to_string());
    let (short_a, short_c) = (digits(h.value), digits(b.value));
    if a.len() != c.len() || short_a.len() < 3 || short_a.len() != short_c.len() {
        return false;
    }
    let apart: Vec<usize> =
        a.bytes().zip(c.bytes()).enumerate().filter(|(_, (x, y))| x != y).map(|(i, _)| i).collect();
    match apart.as_slice() {
        // Two neighbours swapped.
        [i, j] if j - i == 1 => {
            a.as_bytes().get(*i) == c.as_bytes().get(*j) && a.as_bytes().get(*j) == c.as_bytes().get(*i)
        }
        _ => false,
    }
}

/// Whether the headline cut the figure off where it should have rounded up.
fn cut(h: &Figure, b: &Figure) -> bool {
    b.place < h.place
        && b.value > h.value
        && b.value / h.place * h.place == h.value
        && (b.value - h.value) * 2 > h.place
}
