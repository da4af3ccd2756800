//! Figures, sums of money, shares, durations and dates in a clause, normalised; and what the clause leaves out.

use super::super::types::{ClaimType, Missing, Value, ValueKind};
use super::clause::{Clause, is_year, number_of};
use super::signs::Flags;
use crate::lexicon::traits::Traits;
use crate::text::Span;
use crate::text::tokens::{Kind, hash_ascii};

const THAN: u32 = hash_ascii("than");
const FROM: u32 = hash_ascii("from");
const SINCE: u32 = hash_ascii("since");
const AGAINST: u32 = hash_ascii("against");
const COMPARED: u32 = hash_ascii("compared");

/// The values of a clause, in text order, disjoint.
pub fn values(clause: &Clause<'_>) -> Vec<Value> {
    let mut out = Vec::new();
    if !clause.figured() && !clause.is(Flags::YEAR) {
        return out;
    }
    let mut at = clause.from;
    while at < clause.to {
        if !opens(clause, at) {
            at += 1;
            continue;
        }
        let (value, next) = value(clause, at);
        out.extend(value);
        at = next.max(at + 1);
    }
    let timeless = |v: &Value| matches!(v.kind, ValueKind::Date | ValueKind::Duration);
    if out.iter().all(timeless) {
        return out;
    }
    let (period, place) = (period(clause), place(clause));
    for value in out.iter_mut().filter(|v| !timeless(v)) {
        value.period.clone_from(&period);
        value.place.clone_from(&place);
        value.base = base(clause, value.span);
    }
    out
}

/// Whether the token is a number: nearly none is.
fn opens(clause: &Clause<'_>, at: usize) -> bool {
    let figure = Flags::FIGURE.with(Flags::YEAR);
    clause.signs.get(at).is_some_and(|s| s.flags.any(figure)) || clause.words.traits(at).any(Traits::NUMERAL)
}

/// The value that starts at `at`, and where to go on.
fn value(clause: &Clause<'_>, at: usize) -> (Option<Value>, usize) {
    let words = &clause.words;
    let Some(token) = words.tokens.get(at) else { return (None, at + 1) };
    let text = token.span.of(words.text);
    let number = match token.kind {
        Kind::Number if is_year(text.as_bytes()) && !counted(clause, at) => {
            return (Some(plain(clause, at, at + 1, ValueKind::Date, Some(text.into()), None)), at + 1);
        }
        Kind::Number => decimal(text),
        Kind::Word => number_of(text.as_bytes()).filter(|_| !words.is(at, "one")).map(|n| n.to_string()),
        _ => None,
    };
    let Some(mut number) = number else { return (None, at + 1) };
    let sign = at.checked_sub(1).filter(|&b| b >= clause.from).and_then(|b| currency(clause, b));
    let start = if sign.is_some() { at - 1 } else { at };
    let mut end = at + 1;
    if end < clause.to && words.traits(end).any(Traits::MAGNITUDE) {
        if let Some(zeros) = zeros(words.tokens.get(end).map_or("", |t| t.span.of(words.text))) {
            number = scaled(&number, zeros);
        }
        end += 1;
    } else if let Some(zeros) = attached(text) {
        number = scaled(&number, zeros);
    }
    if let Some(unit) = sign {
        return (Some(plain(clause, start, end, ValueKind::Money, Some(number), Some(unit.into()))), end);
    }
    if text.ends_with('%')
        || words.is(end, "%")
        || words.is(end, "percent")
        || words.is(end, "per") && words.is(end + 1, "cent")
    {
        let end = if text.ends_with('%') {
            end
        } else if words.is(end, "per") {
            end + 2
        } else {
            end + 1
        };
        let kind = if clause.has(Traits::CHANGE) { ValueKind::Change } else { ValueKind::Share };
        return (Some(plain(clause, start, end, kind, Some(number), Some("percent".into()))), end);
    }
    let unit = (end < clause.to)
        .then(|| words.tokens.get(end))
        .flatten()
        .filter(|t| {
            t.kind == Kind::Word && {
                let traits = words.traits(end);
                !traits.any(Traits::FUNCTION.with(Traits::VERB)) || traits.any(Traits::UNIT)
            }
        })
        .map(|t| t.span.of(words.text).to_lowercase());
    if let Some(unit) = unit {
        let traits = words.traits(end);
        let kind = if traits.any(Traits::CURRENCY) {
            ValueKind::Money
        } else if traits.any(Traits::PERIOD)
            || matches!(
                unit.as_str(),
                "days" | "day" | "hours" | "hour" | "minutes" | "minute" | "years" | "months" | "weeks"
            )
        {
            ValueKind::Duration
        } else if traits.any(Traits::UNIT) && !traits.any(Traits::GROUP) {
            ValueKind::Quantity
        } else {
            ValueKind::Count
        };
        return (Some(plain(clause, start, end + 1, kind, Some(number), Some(unit))), end + 1);
    }
    (Some(plain(clause, start, end, ValueKind::Quantity, Some(number), None)), end)
}

fn plain(
    clause: &Clause<'_>,
    from: usize,
    to: usize,
    kind: ValueKind,
    number: Option<String>,
    unit: Option<String>,
) -> Value {
    Value { span: clause.words.hull(from, to), kind, number, unit, period: None, place: None, base: None }
}

/// Whether a number that reads as a year counts something: "2000 boats".
fn counted(clause: &Clause<'_>, at: usize) -> bool {
    currency(clause, at.wrapping_sub(1)).is_some()
        || clause.words.traits(at + 1).any(Traits::UNIT.with(Traits::GROUP).with(Traits::MAGNITUDE))
}

fn currency(clause: &Clause<'_>, at: usize) -> Option<&'static str> {
    let token = clause.words.tokens.get(at)?;
    match token.span.of(clause.words.text) {
        "$" => Some("dollar"),
        "\u{a3}" => Some("pound"),
        "\u{20ac}" => Some("euro"),
        "\u{a5}" => Some("yen"),
        _ => None,
    }
}

/// The digits of a figure as a decimal string; `None` where it is a time, a date, a score or an ordinal.
fn decimal(text: &str) -> Option<String> {
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
    let tail = &text[digits.len()..];
    if digits.contains([':', '/', '-'])
        || matches!(tail, "st" | "nd" | "rd" | "th")
        || digits.matches('.').count() > 1
    {
        return None;
    }
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    plain.chars().all(|c| c.is_ascii_digit() || c == '.').then_some(plain).filter(|p| !p.is_empty())
}

/// The zeros of a letter at the figure: "10m".
fn attached(text: &str) -> Option<usize> {
    let tail = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    match tail {
        "k" | "K" => Some(3),
        "m" | "M" | "mn" => Some(6),
        "bn" | "B" | "b" => Some(9),
        "tn" => Some(12),
        _ => None,
    }
}

fn zeros(word: &str) -> Option<usize> {
    Some(match word.to_ascii_lowercase().trim_end_matches('s') {
        "hundred" => 2,
        "thousand" => 3,
        "million" | "m" => 6,
        "billion" | "bn" => 9,
        "trillion" | "tn" => 12,
        _ => return None,
    })
}

/// A decimal string times a power of ten.
fn scaled(number: &str, zeros: usize) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut digits = format!("{whole}{fraction}");
    if fraction.len() <= zeros {
        digits.extend(std::iter::repeat_n('0', zeros - fraction.len()));
    } else {
        digits.insert(whole.len() + zeros, '.');
    }
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() || digits.starts_with('.') { format!("0{digits}") } else { digits.into() }
}

/// The country or the city that the clause names behind "in" or "at".
fn place(clause: &Clause<'_>) -> Option<String> {
    let words = &clause.words;
    let at = clause.find(Traits::PLACE).find(|&at| {
        at > clause.from
            && words.is_capital(at)
            && ["in", "at", "across", "of", "from"].iter().any(|w| words.is(at - 1, w))
    })?;
    let to = (at..clause.to).take_while(|&i| words.is_capital(i)).last()? + 1;
    Some(words.hull(at, to).of(words.text).into())
}

/// What the value behind which it stands is compared with: the words behind "than", "from", "since" or "compared with".
fn base(clause: &Clause<'_>, value: Span) -> Option<String> {
    /// How far behind the value it may start, and how long it may be, in tokens.
    const REACH: usize = 8;
    let words = &clause.words;
    let all = words.tokens.get(..clause.to)?;
    let behind = all.partition_point(|t| t.span.start < value.end);
    let stop = |at: usize| all.get(at).is_none_or(|t| t.kind == Kind::Punct);
    let one = |at: usize| [THAN, FROM, SINCE, AGAINST].contains(&words.hash(at));
    let compared =
        |at: usize| words.hash(at) == COMPARED && (words.is(at + 1, "with") || words.is(at + 1, "to"));
    let at = (behind..behind + REACH).find(|&at| at < clause.to && (one(at) || compared(at)))?;
    let from = at + 1 + usize::from(compared(at));
    let to =
        (from..from + REACH).take_while(|&i| i < clause.to && !stop(i) && !(i > from && one(i))).last()? + 1;
    Some(words.hull(from, to).of(words.text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The year or the day that the clause names, or "last year" and its like.
fn period(clause: &Clause<'_>) -> Option<String> {
    let words = &clause.words;
    let word = |at: usize| words.tokens.get(at).map_or("", |t| t.span.of(words.text));
    let year = |at: &usize| clause.signs.get(*at).is_some_and(|s| s.flags.any(Flags::YEAR));
    let years = (clause.from..clause.to).filter(year);
    if let Some(at) = years.take(clause.facts.years as usize).find(|&at| !counted(clause, at)) {
        return Some(word(at).into());
    }
    if let Some(at) = clause.find(Traits::CALENDAR).find(|&at| words.is_capital(at)) {
        return Some(word(at).into());
    }
    let told = |at: usize| ["last", "this", "next", "past"].iter().any(|w| words.is(at, w));
    let at = clause.find(Traits::PERIOD).find(|&at| at > clause.from && told(at - 1))?;
    Some(words.hull(at - 1, at + 1).of(words.text).into())
}

/// What the clause leaves out for a check.
pub fn missing(clause: &Clause<'_>, kinds: &[ClaimType], values: &[Value]) -> Vec<Missing> {
    let mut out = Vec::new();
    let figures = values.iter().any(|v| v.kind != ValueKind::Date);
    let dated = clause.is(Flags::YEAR) || clause.has(Traits::CALENDAR.with(Traits::PERIOD));
    if figures && !dated {
        out.push(Missing::Period);
    }
    let compares =
        kinds.contains(&ClaimType::Comparison) || values.iter().any(|v| v.kind == ValueKind::Change);
    if compares && ![THAN, FROM, SINCE, COMPARED].into_iter().any(|word| clause.holds(word)) {
        out.push(Missing::Base);
    }
    if values.iter().any(|v| v.kind == ValueKind::Quantity && v.unit.is_none()) {
        out.push(Missing::Unit);
    }
    let shares = values.iter().any(|v| v.kind == ValueKind::Share);
    if shares && !clause.holds(const { hash_ascii("of") }) {
        out.push(Missing::Population);
    }
    if kinds.contains(&ClaimType::Event) && !dated {
        out.push(Missing::Date);
    }
    out
}
