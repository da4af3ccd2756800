//! Figures that are no numbers as they are written ("$110,00"), and weekdays that their date does not have.

use super::super::names::words::Words;
use super::super::rules::{Rule, RuleRef, aside};
use super::super::types::{Finding, Percent};
use super::quantity::{ONE, Quantity};
use crate::lexicon::figure_words::{Classes, classes};
use crate::lexicon::traits::Traits;
use crate::text::Span;
use crate::text::tokens::{Case, Kind};

static NUMBER: Rule = Rule {
    id: "malformed-number",
    says: "The commas of this number stand in the wrong places.",
    doc: aside(
        "Commas part groups of three digits; a number with a group of two or four lost or gained a digit.",
    ),
    fires: aside("The suit was sold for $110,00 at the auction."),
    silent: aside("The suit was sold for $110,000 at the auction."),
};
static WEEKDAY: Rule = Rule {
    id: "weekday-date",
    says: "That date is another day of the week.",
    doc: aside("The day of the week is worked out from the full date."),
    fires: aside("The board meets on Monday, 5 March 2003."),
    silent: aside("The board meets on Wednesday, 5 March 2003."),
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&NUMBER, &WEEKDAY];

/// A malformed number, and whether it may be a decimal comma, which a text uses throughout.
pub type Malformed = (Finding, bool);

/// Appends the malformed numbers of a paragraph; `numbers` are its tokens that may be one.
pub fn malformed(words: &Words<'_>, numbers: &[usize], out: &mut Vec<Malformed>) {
    let token = |&at: &usize| Some((at, words.tokens.get(at)?));
    for (at, token) in numbers.iter().filter_map(token) {
        if token.kind != Kind::Number || token.span.len() < 4 {
            continue;
        }
        let text = token.span.of(words.text);
        let Some(decimal) = broken(text) else { continue };
        let money = at
            .checked_sub(1)
            .is_some_and(|b| ["$", "\u{a3}", "\u{20ac}", "\u{a5}"].iter().any(|s| words.is(b, s)));
        if !(if money { !magnitude(words, at + 1) } else { counted(words, at, text, decimal) }) {
            continue;
        }
        let span = if money { words.hull(at - 1, at + 1) } else { token.span };
        let said = format!(
            "\u{201c}{}\u{201d} is no number: commas part groups of three digits.",
            span.of(words.text)
        );
        out.push((
            Finding {
                rule: RuleRef(&NUMBER),
                text: said,
                spans: vec![span],
                claims: Vec::new(),
                values: Vec::new(),
                confidence: Percent::new(if money { 97 } else { 93 }),
            },
            decimal,
        ));
    }
}

/// Whether the commas of a number are wrong; `Some(true)` where it may be a decimal comma.
fn broken(text: &str) -> Option<bool> {
    if !text.as_bytes().contains(&b',') {
        return None;
    }
    let digits = text.strip_suffix(|c: char| c == 'm' || c == 'k').unwrap_or(text);
    let digits = digits.strip_suffix("bn").unwrap_or(digits);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if !whole.contains(',')
        || !whole.chars().all(|c| c.is_ascii_digit() || c == ',')
        || part.contains([',', '.'])
    {
        return None;
    }
    let groups: Vec<usize> = whole.split(',').map(str::len).collect();
    let (first, rest) = groups.split_first()?;
    let (last, inner) = rest.split_last()?;
    let pairs = !inner.is_empty() && inner.iter().all(|g| *g == 2) && *last == 3 && *first <= 2;
    if rest.iter().all(|g| *g == 3) && *first <= 3 || pairs || whole.starts_with('0') {
        return None;
    }
    // Short groups throughout are a list: "1,2,3".
    let list = rest.iter().filter(|g| **g != 3).count() > 1;
    let decimal = groups.len() == 2 && *last <= 2 && *first <= 3;
    (!list && (*first <= 3 || inner.is_empty() && *last == 3)).then_some(decimal && part.is_empty())
}

/// Whether the words around show that it counts something: no date, no list, no score.
fn counted(words: &Words<'_>, at: usize, text: &str, decimal: bool) -> bool {
    if decimal {
        return false;
    }
    let year =
        text.rsplit(',').next().is_some_and(|g| g.len() == 4 && (g.starts_with("19") || g.starts_with("20")));
    let tight = words.tokens.get(at).is_some_and(|t| !t.spaced)
        || words.tokens.get(at + 1).is_some_and(|t| !t.spaced && t.kind != Kind::Punct);
    let month = at.checked_sub(1).is_some_and(|b| classes(words.hash(b)).any(Classes::MONTH));
    let noun = words.tokens.get(at + 1).is_some_and(|t| {
        t.kind == Kind::Word && t.spaced && {
            let w = t.span.of(words.text);
            w.len() > 3 && w.starts_with(char::is_lowercase)
        }
    });
    !year && !tight && !month && noun
}

fn magnitude(words: &Words<'_>, at: usize) -> bool {
    ["million", "billion", "trillion", "thousand", "m", "bn", "mn", "tn"].iter().any(|w| words.is(at, w))
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Appends the weekdays that their full date does not have.
pub fn weekdays(words: &Words<'_>, out: &mut Vec<Finding>) {
    for (at, token) in words.tokens.iter().enumerate() {
        if token.case == Case::Lower
            || !words.traits(at).any(Traits::CALENDAR)
            || !words.is_capital(at)
            || !classes(words.hash(at)).any(Classes::WEEKDAY)
        {
            continue;
        }
        let Some(said) = DAYS.iter().position(|d| words.is(at, &d.to_ascii_lowercase())) else { continue };
        let Some((date, span)) = date_at(words, at + 1) else { continue };
        let Some(day) = weekday(date) else { continue };
        if day == said {
            continue;
        }
        let (Some(real), Some(word)) = (DAYS.get(day), DAYS.get(said)) else { continue };
        let place = words.hull(at, at + 1).hull(span);
        out.push(Finding {
            rule: RuleRef(&WEEKDAY),
            text: format!("{} was or will be a {real}, not a {word}.", span.of(words.text)),
            spans: vec![place],
            claims: Vec::new(),
            values: Vec::new(),
            confidence: Percent::new(95),
        });
    }
}

/// Year, month (1 to 12) and day of the full date that starts at `at`, behind a comma or "the", and where it stands.
fn date_at(words: &Words<'_>, at: usize) -> Option<((u32, usize, u32), Span)> {
    let comma = |at: usize| usize::from(words.is(at, ","));
    let mut from = at + comma(at);
    from += usize::from(words.is(from, "the"));
    let text = |at: usize| words.tokens.get(at).map_or("", |t| t.span.of(words.text));
    let month = |at: usize| -> Option<usize> {
        let short: String = text(at).chars().take(3).flat_map(char::to_lowercase).collect();
        let real = classes(words.hash(at)).any(Classes::MONTH) && words.is_capital(at);
        real.then(|| MONTHS.iter().position(|m| *m == short).map(|m| m + 1)).flatten()
    };
    let day = |at: usize| {
        text(at)
            .trim_end_matches(|c: char| c.is_ascii_lowercase())
            .parse::<u32>()
            .ok()
            .filter(|d| (1..=31).contains(d))
    };
    let (month, day, next) = if let Some(m) = month(from) {
        let dot = usize::from(words.is(from + 1, "."));
        (m, day(from + 1 + dot)?, from + 2 + dot)
    } else {
        let d = day(from)?;
        let of = usize::from(words.is(from + 1, "of"));
        (month(from + 1 + of)?, d, from + 2 + of)
    };
    let next = next + comma(next);
    let year =
        text(next).parse::<u32>().ok().filter(|y| (1800..=2100).contains(y) && text(next).len() == 4)?;
    Some(((year, month, day), words.hull(from, next + 1)))
}

/// The day of the week of a date of the Gregorian calendar, Monday 0; `None` where there is no such date:
/// 31 June may be a slip or a list of days, and is left to people.
fn weekday((year, month, day): (u32, usize, u32)) -> Option<usize> {
    const OFFSETS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if day > length {
        return None;
    }
    let y = if month < 3 { year - 1 } else { year };
    let sunday_first = (y + y / 4 - y / 100 + y / 400 + OFFSETS.get(month - 1)? + day) % 7;
    Some((sunday_first as usize + 6) % 7)
}

/// The figure of a value in whole units, for the lists.
pub fn whole(q: &Quantity) -> Option<i64> {
    (q.value % ONE == 0).then_some(q.value / ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week_are_right() {
        assert_eq!(weekday((2003, 3, 5)), Some(2));
        assert_eq!(weekday((2000, 2, 29)), Some(1));
        assert_eq!(weekday((1900, 2, 29)), None);
        assert_eq!(weekday((2026, 11, 23)), Some(0));
    }

    #[test]
    fn commas_stand_before_groups_of_three() {
        let wrong = ["110,00", "1,8923", "12345,678", "1,234,56", "10,0000"];
        let right = ["110,000", "1,234,567", "12,34,567", "1,2,3", "1234", "1,234.50", "4,5,12"];
        assert!(wrong.iter().all(|w| broken(w).is_some()), "{:?}", wrong.map(broken));
        assert!(right.iter().all(|w| broken(w).is_none()), "{:?}", right.map(broken));
    }
}
