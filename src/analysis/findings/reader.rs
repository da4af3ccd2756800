//! Reads the figures among the tokens: the number, and what stands around it.

use super::super::names::words::Words;
use super::quantity::{Currency, GREATEST, Kind, Near, ONE, Quantity};
use crate::lexicon::figure_words::{Classes, classes, number, zeros};
use crate::text::tokens::{self, Case};

/// Appends the figures of a paragraph, in order; `numbers` are its tokens that are figures or may be numbers in words.
pub fn quantities(words: &Words<'_>, numbers: &[usize], out: &mut Vec<Quantity>) {
    let mut floor = 0;
    for &at in numbers.iter() {
        if at < floor {
            continue;
        }
        let reader = Reader { words, at, floor };
        let number = words.tokens.get(at).is_some_and(|t| t.kind == tokens::Kind::Number);
        if let Some(found) = if number { Some(reader.digits()) } else { reader.worded() } {
            floor = found.tokens.1.max(at + 1);
            out.push(found);
        }
    }
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
        let end = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
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
        let (from, sign) = self.sign();
        q.currency = sign;
        let mut kind = kind_of_tail(rest);
        let mut power = magnitude;
        // Nearly every figure has a word behind it that says nothing of the kind.
        let behind = self.classes(to).any(Classes::BEHIND);
        if behind
            && power.is_none()
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
        if behind && q.currency.is_none() && kind.is_none() {
            (q.currency, to) = self.currency_behind(to);
        }
        if behind && kind.is_none() {
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
        let behind = self.classes(to).any(Classes::BEHIND);
        q.joined = self.joins_before(from) || behind && self.joins_behind(to);
        let plain = q.kind == Kind::Plain && q.currency.is_none() && !q.scaled;
        if behind && self.half(to) || plain && (self.day_behind() || behind && self.month(to)) {
            q.kind = Kind::Other;
        }
        q.near = self.near(from, to, behind);
        q
    }

    /// The sign of money before the number, and where the figure starts.
    fn sign(&self) -> (usize, Option<Currency>) {
        let none = (self.at, None);
        let Some(before) = self.at.checked_sub(1).filter(|b| *b >= self.floor) else { return none };
        // The last byte of each of the signs.
        if !self.words.tokens.get(before).is_some_and(|t| matches!(t.last, b'$' | 0xa3 | 0xac | 0xa5)) {
            return none;
        }
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

    fn dash(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "\u{2013}" | "\u{2014}" | "/" | "\u{2012}")
    }

    fn digit(&self, at: usize) -> bool {
        let token = self.words.tokens.get(at);
        token.is_some_and(|t| matches!(t.kind, tokens::Kind::Number | tokens::Kind::Symbol))
    }

    /// Whether a dash or a stroke joins the figure to one before it.
    fn joins_before(&self, from: usize) -> bool {
        from >= 2 && self.tight(from) && self.dash(from - 1) && self.tight(from - 1) && self.digit(from - 2)
    }

    /// Whether a dash or a stroke joins the figure to one behind it.
    fn joins_behind(&self, to: usize) -> bool {
        self.tight(to) && self.dash(to) && self.tight(to + 1) && self.digit(to + 1)
    }

    /// "and a half"
    fn half(&self, to: usize) -> bool {
        self.words.is(to, "and")
            && self.words.is(to + 1, "a")
            && (self.words.is(to + 2, "half") || self.words.is(to + 2, "quarter"))
    }

    fn month(&self, at: usize) -> bool {
        self.classes(at).any(Classes::MONTH) && self.words.is_capital(at)
    }

    /// Whether the figure is the day of the month before it.
    fn day_behind(&self) -> bool {
        let Some(before) = self.at.checked_sub(1) else { return false };
        self.month(before)
            || self.text(before) == "." && before.checked_sub(1).is_some_and(|month| self.month(month))
    }

    /// How exact the text says that the figure is.
    fn near(&self, from: usize, to: usize, behind: bool) -> Near {
        const TELLING: Classes =
            Classes::BEFORE.with(Classes::OVER).with(Classes::UNDER).with(Classes::ABOUT);
        let after = || {
            let after = (self.text(to), self.text(to + 1));
            matches!(after, ("or", "so" | "more" | "less" | "fewer") | ("-odd" | "plus" | "+", _))
        };
        let classes = from.checked_sub(1).map_or(Classes::default(), |b| self.classes(b));
        if !classes.any(TELLING) {
            return if behind && after() { Near::About } else { Near::Exact };
        }
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
        if behind && after() {
            Near::About
        } else if classes.any(Classes::OVER) {
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
    if rest.is_empty() {
        return None;
    }
    match lower(rest, &mut [0; LONGEST]) {
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
    let digits = |all: &str| {
        let digits = all.bytes().filter(|b| *b != b',');
        digits.into_iter().try_fold(0_i64, |all, b| {
            let digit = char::from(b).to_digit(10)?;
            all.checked_mul(10)?.checked_add(i64::from(digit))
        })
    };
    let whole = digits(whole).filter(|w| *w <= GREATEST / ONE)?;
    let last = 10_i64.pow(4 - part.len() as u32);
    let part = digits(part)?;
    Some((whole * ONE + part * last, last))
}

/// Whether commas stand before groups of three digits, the Indian way of pairs included.
fn grouped(whole: &str) -> bool {
    let Some((first, rest)) = whole.split_once(',') else { return !whole.is_empty() && whole.len() <= 15 };
    let (inner, last) = rest.rsplit_once(',').map_or((None, rest), |(inner, last)| (Some(inner), last));
    let of = |length: usize| inner.is_none_or(|inner| inner.split(',').all(|g| g.len() == length));
    last.len() == 3 && (1..=3).contains(&first.len()) && (of(3) || of(2))
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
