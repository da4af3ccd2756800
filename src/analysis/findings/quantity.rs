//! The figures of a paragraph with their exact values: what the arithmetic is done on.
//!
//! A figure of which the reading is uncertain (a score, a range, a time, a title's number) becomes [`Kind::Other`], which no
//! sum is made of.

use super::super::names::words::Words;
use super::super::types::{Value, ValueKind};
use crate::lexicon::figure_words::{Classes, classes, number, opens_number, zeros};
use crate::text::Span;
use crate::text::tokens::{self, Case};

/// Values are held in ten-thousandths.
pub const ONE: i64 = 10_000;
/// The greatest value that is read, so that no step of the arithmetic overflows.
const GREATEST: i64 = 10_000_000_000_000 * ONE;

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

/// The figures among the tokens, in order.
pub fn quantities(words: &Words<'_>) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while let Some(token) = words.tokens.get(at) {
        if token.kind != tokens::Kind::Number && !(token.kind == tokens::Kind::Word && may_be(words, token)) {
            at += 1;
            continue;
        }
        let reader = Reader { words, at, floor: out.last().map_or(0, |q| q.tokens.1) };
        let found = if token.kind == tokens::Kind::Number { Some(reader.digits()) } else { reader.worded() };
        at = found.as_ref().map_or(at + 1, |q| q.tokens.1.max(at + 1));
        out.extend(found);
    }
    out
}

/// Whether a word may be a number or "dozen", by its last letter and then its first ones.
fn may_be(words: &Words<'_>, token: &tokens::Token) -> bool {
    const LAST: u32 = letters(b"eorxnty");
    if !token.last.is_ascii_lowercase() || LAST & 1 << (token.last & 31) == 0 {
        return false;
    }
    let word = words.text.as_bytes().get(token.span.start as usize..token.span.end as usize);
    word.is_some_and(|w| opens_number(w) || w.len() == 5 && w.first().is_some_and(|b| b | 32 == b'd'))
}

/// A bit for each of the letters.
const fn letters(all: &[u8]) -> u32 {
    let (mut set, mut i) = (0, 0);
    while i < all.len() {
        set |= 1 << (all[i] & 31);
        i += 1;
    }
    set
}

struct Reader<'a, 'w> {
    words: &'a Words<'w>,
    /// The token of the number.
    at: usize,
    /// One past the last token of the figure before.
    floor: usize,
}

impl Reader<'_, '_> {
    fn text(&self, at: usize) -> &str {
        self.words.tokens.get(at).map_or("", |t| t.span.of(self.words.text))
    }

    fn classes(&self, at: usize) -> Classes {
        classes(self.words.hash(at))
    }

    fn tight(&self, at: usize) -> bool {
        self.words.tokens.get(at).is_some_and(|t| !t.spaced)
    }

    /// A figure that no sum is made of.
    fn other(&self, to: usize) -> Quantity {
        Quantity {
            tokens: (self.at, to),
            span: self.words.hull(self.at, to),
            kind: Kind::Other,
            value: 0,
            place: ONE,
            last: ONE,
            currency: None,
            scaled: false,
            worded: false,
            joined: false,
            near: Near::Exact,
        }
    }

    fn digits(&self) -> Quantity {
        let text = self.text(self.at);
        let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(text.len());
        let (digits, tail) = text.split_at(end);
        let before = self.at.checked_sub(1).filter(|_| self.tight(self.at)).map_or("", |b| self.text(b));
        let Some((value, last)) =
            decimal(digits).filter(|_| !matches!(before, "." | "," | "#" | ":" | "/" | "&" | "+"))
        else {
            return self.other(self.at + 1);
        };
        let (magnitude, rest) = tail_of(tail);
        self.finish(value, last, magnitude, rest, digits.contains(','))
    }

    fn worded(&self) -> Option<Quantity> {
        let word = self.text(self.at);
        let token = self.words.tokens.get(self.at)?;
        if !matches!(token.case, Case::Lower | Case::Title) {
            return None;
        }
        let mut value = if word.eq_ignore_ascii_case("dozen") { 12 } else { i64::from(number(word)?) };
        let mut to = self.at + 1;
        if word.ends_with("ty") && number(self.text(to)).is_some_and(|n| n < 10) && self.words.spaced(to) {
            value += i64::from(number(self.text(to)).unwrap_or_default());
            to += 1;
        }
        let mut q = self.finish_at(to, value * ONE, ONE, None, "", false);
        q.worded = true;
        if value == 1 && !q.scaled && q.kind == Kind::Plain {
            q.kind = Kind::One;
        }
        Some(q)
    }

    fn finish(&self, value: i64, last: i64, magnitude: Option<u32>, rest: &str, commas: bool) -> Quantity {
        self.finish_at(self.at + 1, value, last, magnitude, rest, commas)
    }

    /// Reads what stands around the number, whose next token is `to`; `rest` are letters at the number itself.
    fn finish_at(
        &self,
        mut to: usize,
        value: i64,
        last: i64,
        magnitude: Option<u32>,
        rest: &str,
        commas: bool,
    ) -> Quantity {
        let mut q = self.other(to);
        (q.value, q.last) = (value, last);
        let (from, sign) = self.sign();
        q.currency = sign;
        let mut kind = kind_of_tail(rest);
        let mut power = magnitude;
        if power.is_none()
            && rest.is_empty()
            && let Some(z) = zeros(self.text(to)).filter(|_| self.text(to).len() > 1 || sign.is_some())
        {
            power = Some(z);
            to += 1;
        }
        q.scaled = power.is_some();
        let factor = power.and_then(|z| 10_i64.checked_pow(z)).unwrap_or(1);
        let fits = |v: i64| v.checked_mul(factor).filter(|v| *v <= GREATEST);
        (q.value, q.last) = match (fits(value), fits(last)) {
            (Some(v), Some(l)) => (v, l),
            _ => (0, ONE),
        };
        if q.value == 0 && value != 0 {
            kind = Some(Kind::Other);
        }
        q.place = place(q.value, q.last, q.scaled);
        if q.currency.is_none() && kind.is_none() {
            (q.currency, to) = self.currency_behind(to);
        }
        if kind.is_none() {
            (kind, to) = self.unit(to, &q);
        }
        let bare = q.currency.is_none() && !q.scaled && !commas && last == ONE && !q.worded;
        q.kind = kind.unwrap_or(if bare && (1700 * ONE..=2100 * ONE).contains(&value) {
            Kind::Year
        } else {
            Kind::Plain
        });
        q.tokens = (from, to);
        q.span = self.words.hull(from, to);
        q.joined = self.joins(from, to);
        if self.half(to) || self.is_day(to) && q.kind == Kind::Plain && q.currency.is_none() && !q.scaled {
            q.kind = Kind::Other;
        }
        q.near = self.near(from, to);
        q
    }

    /// The sign of money before the number, and where the figure starts.
    fn sign(&self) -> (usize, Option<Currency>) {
        let none = (self.at, None);
        let Some(before) = self.at.checked_sub(1).filter(|b| *b >= self.floor) else { return none };
        let currency = match self.text(before) {
            "$" => {
                let prefix = before.checked_sub(1).filter(|b| self.tight(before) && *b >= self.floor);
                let prefix = prefix.map_or("", |b| self.text(b));
                let named = match prefix {
                    "A" | "AU" => "AUD",
                    "C" | "CA" => "CAD",
                    "HK" => "HKD",
                    "NZ" => "NZD",
                    "S" => "SGD",
                    "US" | "U.S." => "USD",
                    _ => return (before, Some("USD")),
                };
                return (before - 1, Some(named));
            }
            "\u{a3}" => "GBP",
            "\u{20ac}" => "EUR",
            "\u{a5}" => "JPY",
            _ => return none,
        };
        (before, Some(currency))
    }

    /// The name of a currency behind the number: "3bn Hong Kong dollars".
    fn currency_behind(&self, to: usize) -> (Option<Currency>, usize) {
        let adjective = |at: usize| match lower(self.text(at), &mut [0; LONGEST]) {
            "canadian" => Some(("CAD", at + 1)),
            "australian" => Some(("AUD", at + 1)),
            "singapore" => Some(("SGD", at + 1)),
            "us" | "american" | "u.s." => Some(("USD", at + 1)),
            "hong" if self.words.is(at + 1, "kong") => Some(("HKD", at + 2)),
            "new" if self.words.is(at + 1, "zealand") => Some(("NZD", at + 2)),
            _ => None,
        };
        let (of, noun) = adjective(to).map_or((None, to), |(c, at)| (Some(c), at));
        if !self.words.tokens.get(noun).is_some_and(|t| t.case == Case::Lower) {
            return (None, to);
        }
        let word = self.text(noun);
        if matches!(word, "euro" | "dollar")
            && (self.words.is(noun + 1, "cents") || self.words.is(noun + 1, "cent"))
        {
            return (Some("cents"), noun + 2);
        }
        let named = match word.strip_suffix('s').unwrap_or(word) {
            "dollar" => of.or(Some("USD")),
            "pound" if of.is_none() => Some("GBP"),
            "euro" if of.is_none() => Some("EUR"),
            "yen" if of.is_none() => Some("JPY"),
            "cent" | "pence" | "penny" if of.is_none() => Some("cents"),
            "yuan" if of.is_none() => Some("CNY"),
            "rupee" if of.is_none() => Some("INR"),
            "rand" if of.is_none() => Some("ZAR"),
            "rouble" | "ruble" if of.is_none() => Some("RUB"),
            "franc" if of.is_none() => Some("CHF"),
            "baht" if of.is_none() => Some("THB"),
            "naira" if of.is_none() => Some("NGN"),
            "shekel" if of.is_none() => Some("ILS"),
            _ => None,
        };
        // "pound" is also a weight: a unit in brackets tells, not a sum of money.
        if named.is_some() { (named, noun + 1) } else { (None, to) }
    }

    /// Percent, points, a length of time or an hour behind the number.
    fn unit(&self, to: usize, q: &Quantity) -> (Option<Kind>, usize) {
        let word = self.text(to);
        let mut buffer = [0; LONGEST];
        let lower = lower(word, &mut buffer);
        match lower {
            "%" | "percent" | "per" if lower != "per" || self.words.is(to + 1, "cent") => {
                let to = to + 1 + usize::from(lower == "per");
                if self.words.is(to, "point") || self.words.is(to, "points") {
                    return (Some(Kind::Points), to + 1);
                }
                (Some(Kind::Percent), to)
            }
            "percentage" if self.words.is(to + 1, "point") || self.words.is(to + 1, "points") => {
                (Some(Kind::Points), to + 2)
            }
            "point" | "points" if q.currency.is_none() => (Some(Kind::Points), to + 1),
            "gmt" | "bst" | "est" | "edt" | "et" | "am" | "pm" | "a.m." | "p.m." | "o'clock" | "cet" => {
                (Some(Kind::Other), to + 1)
            }
            "thirds" | "third" | "quarters" | "fifths" | "tenths" | "half" | "halves" => {
                (Some(Kind::Other), to + 1)
            }
            _ if q.currency.is_none() && self.classes(to).any(Classes::TIME) => (Some(Kind::Time), to),
            _ => (None, to),
        }
    }

    /// Whether a dash or a stroke joins the figure to another.
    fn joins(&self, from: usize, to: usize) -> bool {
        let dash = |at: usize| matches!(self.text(at), "-" | "\u{2013}" | "\u{2014}" | "/" | "\u{2012}");
        let digit = |at: usize| {
            self.words
                .tokens
                .get(at)
                .is_some_and(|t| matches!(t.kind, tokens::Kind::Number | tokens::Kind::Symbol))
        };
        let before =
            from >= 2 && self.tight(from) && dash(from - 1) && self.tight(from - 1) && digit(from - 2);
        before || self.tight(to) && dash(to) && self.tight(to + 1) && digit(to + 1)
    }

    /// "and a half"
    fn half(&self, to: usize) -> bool {
        self.words.is(to, "and")
            && self.words.is(to + 1, "a")
            && (self.words.is(to + 2, "half") || self.words.is(to + 2, "quarter"))
    }

    /// Whether the figure is the day of a month.
    fn is_day(&self, to: usize) -> bool {
        let month = |at: usize| self.classes(at).any(Classes::MONTH) && self.words.is_capital(at);
        let before = self.at.checked_sub(1);
        before.is_some_and(month)
            || before.and_then(|b| b.checked_sub(1)).is_some_and(|b| self.text(b + 1) == "." && month(b))
            || month(to)
    }

    /// How exact the text says that the figure is.
    fn near(&self, from: usize, to: usize) -> Near {
        let word = |back: usize| from.checked_sub(back).map_or("", |at| self.text(at));
        let (mut one, mut two) = ([0; LONGEST], [0; LONGEST]);
        let (one, two) = (lower(word(1), &mut one), lower(word(2), &mut two));
        let pair = (two, one);
        match pair {
            ("more" | "greater" | "higher" | "longer" | "better", "than")
            | ("at", "least")
            | ("as", "least") => return Near::Over,
            ("less" | "fewer" | "lower" | "smaller", "than")
            | ("at", "most")
            | ("up", "to")
            | ("close", "to")
            | ("as", "many" | "much") => {
                return Near::Under;
            }
            ("many" | "much" | "high" | "low" | "little" | "few", "as") => return Near::About,
            ("average", "of") | ("just", "short") | ("region", "of") => return Near::About,
            _ => {}
        }
        let classes = from.checked_sub(1).map_or(Classes::default(), |b| self.classes(b));
        let after = (self.text(to), self.text(to + 1));
        if matches!(after, ("or", "so" | "more" | "less" | "fewer") | ("-odd" | "plus" | "+", _)) {
            return Near::About;
        }
        if classes.any(Classes::OVER) {
            Near::Over
        } else if classes.any(Classes::UNDER) {
            Near::Under
        } else if classes.any(Classes::ABOUT) || matches!(one, "almost" | "well" | "~") {
            Near::About
        } else {
            Near::Exact
        }
    }
}

/// The longest word that is compared here, and a byte for those that are longer.
const LONGEST: usize = 12;

/// A word in lower case; "?" for one that is longer than what it is compared with.
fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> &'b str {
    let Some(place) = buffer.get_mut(..word.len()) else { return "?" };
    place.copy_from_slice(word.as_bytes());
    place.make_ascii_lowercase();
    std::str::from_utf8(place).unwrap_or("?")
}

/// What letters at a number say: "10m", "2nd", "40-year-old", "5-percent". A magnitude and the rest.
fn tail_of(tail: &str) -> (Option<u32>, &str) {
    let word = tail.strip_prefix('-').unwrap_or(tail);
    match zeros(word) {
        Some(z) if !matches!(word, "b" | "hundreds" | "thousands" | "millions" | "billions") => (Some(z), ""),
        _ => (None, tail),
    }
}

/// The kind that letters at a number give it.
fn kind_of_tail(rest: &str) -> Option<Kind> {
    match lower(rest, &mut [0; LONGEST]) {
        "" => None,
        "-percent" | "-per-cent" => Some(Kind::Percent),
        "-point" | "-points" => Some(Kind::Points),
        "-year" | "-month" | "-week" | "-day" | "-hour" | "-minute" => Some(Kind::Time),
        _ => Some(Kind::Other),
    }
}

/// Digits with commas in groups and at most one point: the value and the last place, ten-thousandths.
fn decimal(digits: &str) -> Option<(i64, i64)> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if part.contains(['.', ',']) || part.len() > 4 || !grouped(whole) {
        return None;
    }
    let whole: String = whole.chars().filter(|c| *c != ',').collect();
    let whole: i64 = whole.parse().ok().filter(|w| *w <= GREATEST / ONE)?;
    let last = 10_i64.pow(4 - part.len() as u32);
    let part: i64 = if part.is_empty() { 0 } else { part.parse().ok()? };
    Some((whole * ONE + part * last, last))
}

/// Whether commas stand before groups of three digits, the Indian way of pairs included.
fn grouped(whole: &str) -> bool {
    let mut groups = whole.split(',').rev();
    let Some(last) = groups.next() else { return false };
    let rest: Vec<&str> = groups.collect();
    if rest.is_empty() {
        return !last.is_empty() && last.len() <= 15;
    }
    let first = rest.last().is_some_and(|g| (1..=3).contains(&g.len()));
    let inner = rest.get(..rest.len() - 1).unwrap_or_default();
    last.len() == 3 && first && (inner.iter().all(|g| g.len() == 3) || inner.iter().all(|g| g.len() == 2))
}

/// The place to which a value may have been rounded: its last one, or that of its trailing zeros where there are several.
fn place(value: i64, last: i64, scaled: bool) -> i64 {
    if scaled || last < ONE || value < 100 * ONE {
        return last;
    }
    let mut place = last;
    while place < value && value % (place * 10) == 0 {
        place *= 10;
    }
    if value < 1000 * ONE { place.min(10 * ONE) } else { place }
}
