//! A sum of money against its conversion in brackets: "$10m (£5.2m)".
//!
//! A wide range of rates for each pair finds a wrong magnitude; the article's other conversions find the rest.

use super::super::names::words::Words;
use super::super::rules::{Rule, RuleRef, aside};
use super::super::types::{Finding, Percent};
use super::quantity::{Currency, Kind, Quantity};
use crate::text::Span;
use crate::text::order;

static RANGE: Rule = Rule {
    id: "sum-currency",
    says: "No rate of these decades gives this conversion.",
    doc: aside(
        "The rate that the two sums imply is held against the widest range of that pair's rates over decades.",
    ),
    fires: aside("The yard was sold for $10m (\u{a3}19.2m)."),
    silent: aside("The yard was sold for $10m (\u{a3}5.2m)."),
};
static OTHERS: Rule = Rule {
    id: "sum-currency-others",
    says: "This conversion goes at another rate than the others in the article.",
    doc: aside(
        "The rates that the article's conversions of one pair imply are held against each other; 8% apart is an error.",
    ),
    fires: aside("The yard was sold for $200m (\u{a3}106m). It owes $500m (\u{a3}378.8m)."),
    silent: aside("The yard was sold for $200m (\u{a3}106m). It owes $500m (\u{a3}265m)."),
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&RANGE, &OTHERS];

/// How many of the second currency the first has bought for decades, hundredths: the lowest and the highest.
const RATES: &[(Currency, Currency, u32, u32)] = &[
    ("GBP", "USD", 105, 220),
    ("EUR", "USD", 80, 165),
    ("GBP", "EUR", 100, 175),
    ("USD", "JPY", 7_500, 16_500),
    ("GBP", "JPY", 11_500, 26_000),
    ("EUR", "JPY", 8_800, 17_800),
];

/// Two sums that the text gives as the same.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// Both with what stands between them.
    pub span: Span,
    /// In the order of [`RATES`], else of the letters.
    pair: (Currency, Currency),
    /// The least and the greatest rate, and the rate, millionths.
    rate: (u128, u128, u128),
    /// Whether the sums were of another year, which had its own rate.
    past: bool,
    sums: [Quantity; 2],
}

/// Appends the conversions of a paragraph whose figures are `all`; `past` tells of a token's sentence whether it names a year.
pub fn conversions(
    words: &Words<'_>,
    all: &[Quantity],
    past: impl Fn(usize) -> bool,
    out: &mut Vec<Conversion>,
) {
    for (i, a) in all.iter().enumerate().filter(|(_, a)| fit(a)) {
        let Some(mut open) = bracket(words, a.tokens.1) else { continue };
        for b in all.get(i + 1..).unwrap_or_default().iter().take(4) {
            let opens = words.skip_soft(open + 1);
            if b.tokens.0 != opens || !ends(words, b.tokens.1) {
                break;
            }
            if fit(b) && a.currency != b.currency {
                out.extend(conversion(words, a, b, past(a.tokens.0)));
            }
            if is(words, b.tokens.1, &[")", "]"]) {
                break;
            }
            open = b.tokens.1;
        }
    }
}

impl Words<'_> {
    /// The first token from `at` on that is no word of roughness ("about").
    fn skip_soft(&self, at: usize) -> usize {
        let soft = |at: usize| {
            ["about", "around", "roughly", "or", "some", "approximately", "nearly", "and"]
                .iter()
                .any(|w| self.is(at, w))
        };
        (at..at + 2).find(|&i| !soft(i)).unwrap_or(at + 2)
    }
}

/// Whether a sum can be compared: an amount of a currency, read without doubt.
fn fit(q: &Quantity) -> bool {
    q.kind == Kind::Plain && q.currency.is_some_and(|c| c != "cents") && !q.joined && q.value > 0
}

fn is(words: &Words<'_>, at: usize, signs: &[&str]) -> bool {
    signs.iter().any(|s| words.is(at, s))
}

/// Whether the sum ends there: a bracket closes, or another sum follows.
fn ends(words: &Words<'_>, at: usize) -> bool {
    is(words, at, &[")", "]", ";", ",", "/", "or", "and"])
}

/// The bracket that opens behind a sum, one or two words later at most.
fn bracket(words: &Words<'_>, at: usize) -> Option<usize> {
    let word = |at: usize| words.tokens.get(at).is_some_and(|t| t.kind == crate::text::tokens::Kind::Word);
    (at..at + 3).take_while(|&i| i == at || word(i - 1)).find(|&i| is(words, i, &["(", "["]))
}

fn conversion(words: &Words<'_>, a: &Quantity, b: &Quantity, past: bool) -> Option<Conversion> {
    let (first, second) = (a.currency?, b.currency?);
    let listed = |x: Currency, y: Currency| RATES.iter().any(|r| r.0 == x && r.1 == y);
    let straight = listed(first, second) || !listed(second, first) && first < second;
    let (x, y) = if straight { (a, b) } else { (b, a) };
    let ((xl, xh), (yl, yh)) = (bounds(x), bounds(y));
    let rate = |y: i64, x: i64| u128::try_from(i128::from(y) * 1_000_000 / i128::from(x.max(1))).ok();
    if xl <= 0 || yl <= 0 {
        return None;
    }
    Some(Conversion {
        span: words.hull(a.tokens.0, b.tokens.1),
        pair: (x.currency?, y.currency?),
        rate: (rate(yl, xh)?, rate(yh, xl)?, rate(y.value, x.value)?),
        past,
        sums: [*a, *b],
    })
}

/// The least and greatest sum that the writing allows: trailing zeros may be rounding, down to two figures that count.
fn bounds(q: &Quantity) -> (i64, i64) {
    let mut place = q.last;
    while q.value % (place * 10) == 0 && place * 100 <= q.value {
        place *= 10;
    }
    let place = place.min(q.value);
    (q.value - place / 2, q.value + place / 2)
}

/// What fails among all conversions of the text.
pub fn judge(text: &str, all: &[Conversion], out: &mut Vec<Finding>) {
    let mut kept: Vec<&Conversion> = Vec::new();
    for c in all {
        match RATES.iter().find(|r| (r.0, r.1) == c.pair) {
            Some(&(_, _, low, high))
                if c.rate.1 < u128::from(low) * 10_000 || c.rate.0 > u128::from(high) * 10_000 =>
            {
                let text = format!(
                    "{}: that would be {} for one {}; for decades it was {} to {}.",
                    words_of(text, c.span),
                    sum(c.rate.2, c.pair.1),
                    name(c.pair.0),
                    sum(u128::from(low) * 10_000, c.pair.1),
                    sum(u128::from(high) * 10_000, c.pair.1),
                );
                out.push(finding(&RANGE, text, c, 97));
            }
            _ if !c.past => kept.push(c),
            _ => {}
        }
    }
    let mut pairs: Vec<(Currency, Currency)> = Vec::new();
    for c in &kept {
        if !pairs.contains(&c.pair) {
            pairs.push(c.pair);
        }
    }
    for pair in pairs {
        let same: Vec<&Conversion> = kept.iter().copied().filter(|c| c.pair == pair).collect();
        apart(text, &same, out);
    }
}

/// The most conversions of one pair that are held against each other, so that the work stays linear.
const MOST: usize = 64;

/// The conversions of one pair whose rate is more than 8% from every other.
fn apart(text: &str, all: &[&Conversion], out: &mut Vec<Finding>) {
    let all = all.get(..all.len().min(MOST)).unwrap_or_default();
    if let [a, b] = all {
        if a.sums[0].value != b.sums[0].value
            && (a.rate.0 * 100 > b.rate.1 * 108 || b.rate.0 * 100 > a.rate.1 * 108)
        {
            let words = format!(
                "{} is {} for one {}, {} is {}.",
                words_of(text, a.span),
                sum(a.rate.2, a.pair.1),
                name(a.pair.0),
                words_of(text, b.span),
                sum(b.rate.2, b.pair.1),
            );
            let mut both = finding(&OTHERS, words, a, 93);
            both.spans.extend(b.sums.iter().map(|q| q.span));
            both.values.extend(b.sums.iter().map(Quantity::to_value));
            out.push(both);
        }
        return;
    }
    for (i, c) in all.iter().enumerate() {
        let others = || {
            all.iter()
                .enumerate()
                .filter(move |(j, o)| *j != i && o.sums[0].value != c.sums[0].value)
                .map(|(_, o)| o.rate)
        };
        let (Some(least), Some(most)) = (others().map(|r| r.0).min(), others().map(|r| r.1).max()) else {
            continue;
        };
        if c.rate.0 * 100 <= most * 108 && least * 100 <= c.rate.1 * 108 {
            continue;
        }
        let mut rates: Vec<u128> = others().map(|r| r.2).collect();
        order::plain(&mut rates);
        let usual = rates.get(rates.len() / 2).copied().unwrap_or_default();
        let words = format!(
            "{} is {} for one {}; elsewhere the article has {}.",
            words_of(text, c.span),
            sum(c.rate.2, c.pair.1),
            name(c.pair.0),
            sum(usual, c.pair.1),
        );
        out.push(finding(&OTHERS, words, c, 93));
    }
}

fn words_of(text: &str, span: Span) -> String {
    let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if words.contains('(') { words + ")" } else { words }
}

fn finding(rule: &'static Rule, text: String, c: &Conversion, confidence: u8) -> Finding {
    Finding {
        rule: RuleRef(rule),
        text,
        spans: c.sums.iter().map(|q| q.span).collect(),
        claims: Vec::new(),
        values: c.sums.iter().map(Quantity::to_value).collect(),
        confidence: Percent::new(confidence),
    }
}

/// Millionths of a currency, with its sign.
fn sum(millionths: u128, currency: Currency) -> String {
    let (hundredths, small) = ((millionths + 5_000) / 10_000, millionths < 10_000);
    let amount = if small {
        format!("0.{millionths:06}").trim_end_matches('0').to_owned()
    } else {
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    };
    match currency {
        "USD" => format!("${amount}"),
        "GBP" => format!("\u{a3}{amount}"),
        "EUR" => format!("\u{20ac}{amount}"),
        _ => format!("{amount} {}", name(currency)),
    }
}

fn name(currency: Currency) -> &'static str {
    match currency {
        "USD" => "dollar",
        "GBP" => "pound",
        "EUR" => "euro",
        "JPY" => "yen",
        other => other,
    }
}
