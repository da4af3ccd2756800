//! A measure against its conversion in brackets: "60 miles (97km)".

use super::super::names::words::Words;
use super::super::rules::{Rule, RuleRef, aside};
use super::super::types::{Finding, Percent};
use super::quantity::{Kind, Near, ONE, Quantity, plain};
use crate::text::tokens;

static UNIT: Rule = Rule {
    id: "sum-unit",
    says: "The conversion of the measure is wrong.",
    doc: aside(
        "One measure is converted into the other's unit, with the range that the writing allows, and held against it.",
    ),
    fires: aside("The quay is 60 miles (79 km) from the yard."),
    silent: aside("The quay is 60 miles (97 km) from the yard."),
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&UNIT];

/// What a unit measures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Length,
    Mass,
    Area,
    Speed,
    Volume,
    /// In degrees, which start at different zeros.
    Heat,
}

/// Units as they are written, without "s"; what they measure; how many millionths of metre, kilogram, hectare, kilometre an
/// hour or litre one is. Fahrenheit has 2, Celsius 1.
const UNITS: &[(&str, Of, i128)] = &[
    ("mile", Of::Length, 1_609_344_000),
    ("mi", Of::Length, 1_609_344_000),
    ("km", Of::Length, 1_000_000_000),
    ("kilometre", Of::Length, 1_000_000_000),
    ("kilometer", Of::Length, 1_000_000_000),
    ("m", Of::Length, 1_000_000),
    ("metre", Of::Length, 1_000_000),
    ("meter", Of::Length, 1_000_000),
    ("ft", Of::Length, 304_800),
    ("foot", Of::Length, 304_800),
    ("feet", Of::Length, 304_800),
    ("yard", Of::Length, 914_400),
    ("inch", Of::Length, 25_400),
    ("inche", Of::Length, 25_400),
    ("in", Of::Length, 25_400),
    ("cm", Of::Length, 10_000),
    ("centimetre", Of::Length, 10_000),
    ("centimeter", Of::Length, 10_000),
    ("mm", Of::Length, 1_000),
    ("millimetre", Of::Length, 1_000),
    ("millimeter", Of::Length, 1_000),
    ("lb", Of::Mass, 453_592),
    ("pound", Of::Mass, 453_592),
    ("kg", Of::Mass, 1_000_000),
    ("kilo", Of::Mass, 1_000_000),
    ("kilogram", Of::Mass, 1_000_000),
    ("kilogramme", Of::Mass, 1_000_000),
    ("ounce", Of::Mass, 28_350),
    ("oz", Of::Mass, 28_350),
    ("g", Of::Mass, 1_000),
    ("gram", Of::Mass, 1_000),
    ("gramme", Of::Mass, 1_000),
    ("stone", Of::Mass, 6_350_293),
    ("acre", Of::Area, 404_686),
    ("hectare", Of::Area, 1_000_000),
    ("ha", Of::Area, 1_000_000),
    ("square mile", Of::Area, 258_998_811),
    ("sq mile", Of::Area, 258_998_811),
    ("square kilometre", Of::Area, 100_000_000),
    ("square kilometer", Of::Area, 100_000_000),
    ("sq km", Of::Area, 100_000_000),
    ("square metre", Of::Area, 100),
    ("square meter", Of::Area, 100),
    ("sq m", Of::Area, 100),
    ("mph", Of::Speed, 1_609_344),
    ("km/h", Of::Speed, 1_000_000),
    ("kph", Of::Speed, 1_000_000),
    ("kmh", Of::Speed, 1_000_000),
    ("litre", Of::Volume, 1_000_000),
    ("liter", Of::Volume, 1_000_000),
    ("pint", Of::Volume, 568_261),
    ("celsius", Of::Heat, 1),
    ("c", Of::Heat, 1),
    ("fahrenheit", Of::Heat, 2),
    ("f", Of::Heat, 2),
];

/// A measure: its figure, its unit, and one past its last token.
type Measure<'q> = (&'q Quantity, &'static (&'static str, Of, i128), usize);

/// Appends the conversions of the paragraph that fail; `all` are its figures.
pub fn read(words: &Words<'_>, all: &[Quantity], out: &mut Vec<Finding>) {
    for pair in all.windows(2) {
        let [a, b] = pair else { continue };
        if b.tokens.0 > a.tokens.1 + 8 {
            continue;
        }
        // The bracket opens right before the second figure, or before a word of roughness.
        let opens = |back: usize| b.tokens.0.checked_sub(back).is_some_and(|at| words.is(at, "("));
        if !opens(1) && !opens(2) {
            continue;
        }
        let Some(a) = measure(words, a) else { continue };
        let Some(open) = (a.2..a.2 + 3).find(|&i| words.is(i, "(")) else { continue };
        let about = ["about", "around", "roughly", "approximately", "nearly", "or"]
            .iter()
            .any(|w| words.is(open + 1, w));
        if b.tokens.0 != open + 1 + usize::from(about) {
            continue;
        }
        // "6 feet, 4 inches (1.93 m)": the first figure is not all of the measure.
        let mixed = a.0.tokens.0.checked_sub(1).is_some_and(|i| {
            [",", "and", "ft", "feet", "foot", "st", "stone", "lb"].iter().any(|w| words.is(i, w))
                && i.checked_sub(1)
                    .and_then(|i| words.tokens.get(i))
                    .is_some_and(|t| measured(t.span.of(words.text)))
        });
        let Some(b) = measure(words, b).filter(|b| !mixed && words.is(b.2, ")")) else { continue };
        out.extend(compare(words, a, b));
    }
}

fn measured(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let word = word.strip_suffix('s').unwrap_or(&word);
    UNITS.iter().any(|u| u.0 == word)
}

/// The figure with the unit behind it, or joined to it ("97km", "60-mile").
fn measure<'q>(words: &Words<'_>, q: &'q Quantity) -> Option<Measure<'q>> {
    let fits = match q.kind {
        Kind::Plain | Kind::One => q.currency.is_none_or(|c| c == "GBP"),
        Kind::Other => true,
        _ => false,
    };
    if !fits || q.joined {
        return None;
    }
    let text = |at: usize| words.tokens.get(at).map_or("", |t| t.span.of(words.text)).to_ascii_lowercase();
    let find = |unit: &str| {
        UNITS.iter().find(|u| u.0 == unit.strip_suffix('s').filter(|u| u.len() > 1).unwrap_or(unit))
    };
    let last = text(q.tokens.1 - 1);
    let tail = last.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    if q.kind == Kind::Other || q.currency == Some("GBP") && tail.starts_with("pound") {
        return (q.value > 0).then(|| find(tail)).flatten().map(|u| (q, u, q.tokens.1));
    }
    let mut at = q.tokens.1;
    let degrees = ["\u{b0}", "degrees", "\u{ba}", "degree"].contains(&text(at).as_str());
    at += usize::from(degrees);
    let one = text(at);
    let two = format!("{one} {}", text(at + 1));
    let (unit, to) = match find(&two) {
        Some(unit) => (unit, at + 2),
        None if one == "miles" && text(at + 1) == "per" && text(at + 2) == "hour" => (find("mph")?, at + 3),
        None if one == "miles" && text(at + 1) == "an" && text(at + 2) == "hour" => (find("mph")?, at + 3),
        None => (find(&one)?, at + 1),
    };
    // A bare letter is a unit of heat behind a sign of degrees only; "per" and "an" make another measure of it.
    if unit.1 == Of::Heat && !degrees || words.is(to, "per") || words.is(to, "an") || words.is(to, "/") {
        return None;
    }
    Some((q, unit, to))
}

fn compare(words: &Words<'_>, (a, u, _): Measure<'_>, (b, v, to): Measure<'_>) -> Option<Finding> {
    if u.1 != v.1
        || u.2 == v.2
        || a.near != Near::Exact && b.near != Near::Exact
        || a.value <= 0
        || b.value <= 0
    {
        return None;
    }
    let convert = |x: i128| match (u.1, u.2) {
        (Of::Heat, 1) => x * 9 / 5 + 32 * i128::from(ONE),
        (Of::Heat, _) => (x - 32 * i128::from(ONE)) * 5 / 9,
        _ => x * u.2 / v.2,
    };
    let exact = convert(i128::from(a.value));
    // A difference of degrees has no zero: 2 C are 3.6 F of warming.
    if u.1 == Of::Heat && a.value < 12 * ONE {
        return None;
    }
    let half = |q: &Quantity| {
        let place = coarse(q);
        i128::from(if q.near == Near::Exact { place / 2 } else { place + q.value / 10 })
    };
    let (low, high) = (convert(i128::from(a.value) - half(a)), convert(i128::from(a.value) + half(a)));
    let (least, most) = (i128::from(b.value) - half(b) * 5 / 4, i128::from(b.value) + half(b) * 5 / 4);
    if high >= least && low <= most {
        return None;
    }
    let said = |q: &Quantity| q.span.of(words.text).to_owned();
    let exact = i64::try_from(exact).ok()?;
    let round = if exact > 100 * ONE { ONE } else { ONE / 100 };
    let text = format!(
        "{} is {} {}, not {}.",
        words.hull(a.tokens.0, a.tokens.1 + usize::from(a.tokens.1 == 0)).of(words.text).to_owned()
            + &unit_of(words, a, u.0),
        plain((exact + round / 2) / round * round),
        v.0,
        said(b).trim_end_matches(|c: char| c.is_alphabetic()),
    );
    Some(Finding {
        rule: RuleRef(&UNIT),
        text,
        spans: vec![a.span, words.hull(b.tokens.0, to)],
        claims: Vec::new(),
        values: [(a, u), (b, v)]
            .into_iter()
            .map(|(q, unit)| {
                let mut value = q.to_value();
                value.unit = Some(unit.0.into());
                value
            })
            .collect(),
        confidence: Percent::new(94),
    })
}

/// The unit's name where the figure does not hold it already.
fn unit_of(words: &Words<'_>, q: &Quantity, unit: &str) -> String {
    let last = words.tokens.get(q.tokens.1.saturating_sub(1));
    let joined = last.is_some_and(|t| {
        t.kind == tokens::Kind::Number && t.span.of(words.text).ends_with(char::is_alphabetic)
    });
    if joined || q.currency.is_some() { String::new() } else { format!(" {unit}") }
}

/// The place to which a measure may have been rounded: its trailing zeros, down to one figure that counts.
fn coarse(q: &Quantity) -> i64 {
    let mut place = q.last;
    while place * 10 <= q.value && q.value % (place * 10) == 0 {
        place *= 10;
    }
    // "60 miles" is 60, not 55 to 65, where small measures are given to the unit; large ones are rounded.
    if q.value < 200 * ONE {
        place.min(if q.value < 20 * ONE { q.last } else { 5 * ONE }.max(q.last))
    } else {
        place
    }
}
