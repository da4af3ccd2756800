//! The figures of a paragraph with their exact values: what the arithmetic is done on.
//!
//! A figure of which the reading is uncertain (a score, a range, a time, a title's number) becomes [`Kind::Other`], which no
//! sum is made of.

use super::super::types::{Value, ValueKind};
use crate::text::Span;

/// Values are held in ten-thousandths.
pub const ONE: i64 = 10_000;
/// The greatest value that is read, so that no step of the arithmetic overflows.
pub const GREATEST: i64 = 10_000_000_000_000 * ONE;

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A count, an amount, a sum of money.
    Plain,
    /// A percentage.
    Percent,
    /// Points of an index or of percent.
    Points,
    /// Reads as a year.
    Year,
    /// A length of time or an age.
    Time,
    /// "one", which is often no number.
    One,
    /// A day of a month, a rank, a score, a time: no amount.
    Other,
}

impl Kind {
    /// The kind as a bit of a set.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A currency, by its three letters.
pub type Currency = &'static str;

/// How the text says that a value is not exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// As written.
    Exact,
    /// "about"
    About,
    /// "more than"
    Over,
    /// "nearly"
    Under,
}

/// A figure.
#[derive(Clone, Copy, Debug)]
pub struct Quantity {
    /// Its tokens with the sign of money, magnitude and percent: the first, one past the last.
    pub tokens: (usize, usize),
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Ten-thousandths.
    pub value: i64,
    /// The place to which it may have been rounded, ten-thousandths: of "2,500" a hundred.
    pub place: i64,
    /// The last place that is written, ten-thousandths: of "2,500" one.
    pub last: i64,
    /// Of which currency.
    pub currency: Option<Currency>,
    /// Whether a magnitude is written ("million").
    pub scaled: bool,
    /// Whether it is written in words.
    pub worded: bool,
    /// Whether a dash or a stroke joins it to another figure.
    pub joined: bool,
    /// Whether it is exact.
    pub near: Near,
}

impl Quantity {
    /// The least and the greatest value that the writing allows, ten-thousandths.
    pub fn range(&self) -> (i64, i64) {
        let exact = self.currency.is_none() && !self.scaled && self.last == ONE && self.kind == Kind::Plain;
        let half = if exact && (self.value < 100 * ONE || self.place == ONE) { 0 } else { self.place / 2 };
        let (low, high) = (self.value - half, self.value + half);
        match self.near {
            Near::Exact => (low, high),
            Near::About => (low - low.abs() / 12 - self.place, high + high.abs() / 12 + self.place),
            Near::Over => (self.value - self.last / 2, high + high.abs() / 10 + self.place),
            Near::Under => (low - low.abs() / 10 - self.place, self.value + self.last / 2),
        }
    }

    /// Whether both measure the same kind of thing.
    pub fn like(&self, other: &Self) -> bool {
        self.kind == other.kind && self.currency == other.currency
    }

    /// As a value of a finding.
    pub fn to_value(&self) -> Value {
        let (kind, unit) = match self.kind {
            Kind::Percent => (ValueKind::Share, Some("percent")),
            Kind::Points => (ValueKind::Change, Some("points")),
            Kind::Year => (ValueKind::Date, None),
            Kind::Time => (ValueKind::Duration, None),
            _ if self.currency.is_some() => (ValueKind::Money, self.currency),
            _ => (ValueKind::Quantity, None),
        };
        let unit = unit.map(String::from);
        Value {
            span: self.span,
            kind,
            number: Some(plain(self.value)),
            unit,
            period: None,
            place: None,
            base: None,
        }
    }
}

/// A value as a decimal string, without commas.
pub fn plain(value: i64) -> String {
    let (sign, value) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
    let one = ONE.unsigned_abs();
    let (whole, part) = (value / one, value % one);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{}", format!("{part:04}").trim_end_matches('0'))
}
