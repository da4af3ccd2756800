//! Dates and times as pages write them, and which reading of an ambiguous one is meant.

use crate::text::Span;

/// A date as it is written, with the time beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Where it stands, time and zone included.
    pub(super) span: Span,
    day: Day,
    time: Option<(u32, u32)>,
    weekday: Option<u32>,
}

/// Month and day.
pub(super) type MonthDay = (u32, u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// Year, month, day.
    Sure(u32, u32, u32),
    /// Two numbers and a year: the order is not known.
    Either(u32, u32, u32),
    /// Without a year.
    Yearless(MonthDay),
}

/// What settled a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settled {
    /// The date leaves no choice.
    Itself(u32, u32, u32),
    /// Either day first or month first.
    Open {
        /// Day first: year, month, day.
        day_first: (u32, u32, u32),
        /// Month first.
        month_first: (u32, u32, u32),
    },
}

impl Stamp {
    /// Month and day, where they are sure.
    pub(super) fn month_day(&self) -> Option<MonthDay> {
        match self.day {
            Day::Sure(_, m, d) | Day::Yearless((m, d)) => Some((m, d)),
            Day::Either(..) => None,
        }
    }

    /// The date, or its two readings; `None` without a year, or where no reading is a day of the calendar.
    pub(super) fn settled(&self) -> Option<Settled> {
        match self.day {
            Day::Sure(y, m, d) => Some(Settled::Itself(y, m, d)),
            Day::Yearless(_) => None,
            Day::Either(a, b, y) => {
                let fits = |m, d| exists(y, m, d) && self.weekday.is_none_or(|w| weekday(y, m, d) == w);
                match (fits(b, a), fits(a, b)) {
                    (true, true) if a != b => {
                        Some(Settled::Open { day_first: (y, b, a), month_first: (y, a, b) })
                    }
                    (true, _) => Some(Settled::Itself(y, b, a)),
                    (_, true) => Some(Settled::Itself(y, a, b)),
                    _ => None,
                }
            }
        }
    }

    /// ISO 8601, with the time where there is one.
    pub(super) fn iso(&self, (y, m, d): (u32, u32, u32)) -> String {
        match self.time {
            Some((h, min)) => format!("{y:04}-{m:02}-{d:02}T{h:02}:{min:02}"),
            None => format!("{y:04}-{m:02}-{d:02}"),
        }
    }
}

/// The first date in `span`, with the time that stands beside it.
pub(super) fn find(text: &str, span: Span) -> Option<Stamp> {
    let words = span.of(text);
    // Every date has a number.
    if !words.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut at = 0;
    while at < words.len() {
        // A date opens with a number, a month or a day of the week.
        let opens = matches!(
            words.as_bytes()[at] | 0x20,
            b'0'..=b'9' | b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd' | b't' | b'w'
        );
        let (stamp, length) = if opens { read(&words[at..], false) } else { (None, 0) };
        if let Some(mut stamp) = stamp {
            stamp.span = Span::at(span.start as usize + at, span.start as usize + at + length);
            return Some(with_time_before(text, span, stamp));
        }
        at = next_word(words, at);
    }
    None
}

/// The date with which `words` begin, and its length in bytes.
pub(super) fn at_start(words: &str) -> Option<(Stamp, usize)> {
    let (stamp, length) = read(words, true);
    Some((stamp?, length))
}

/// The number of a month by its English name or abbreviation.
pub(super) fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let opens = |b: &u8| matches!(b | 0x20, b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd');
    if !(3..=9).contains(&word.len()) || !word.as_bytes().first().is_some_and(opens) || !word.is_ascii() {
        return None;
    }
    let fits = |name: &&str| {
        word.eq_ignore_ascii_case(name)
            || word.len() == 3 && name[..3].eq_ignore_ascii_case(word)
            || word.eq_ignore_ascii_case("sept") && name.starts_with("sept")
    };
    let at = NAMES.iter().position(fits)?;
    Some(at as u32 + 1)
}

/// How many days lie between two days of a year, the shorter way round.
pub(super) fn distance(a: MonthDay, b: MonthDay) -> u32 {
    let day = |(m, d): MonthDay| (m.clamp(1, 12) - 1) * 61 / 2 + d;
    let gap = day(a).abs_diff(day(b));
    gap.min(366 - gap.min(366))
}

/// Where the next word or number begins.
fn next_word(words: &str, at: usize) -> usize {
    let letters = words.as_bytes()[at..].iter().position(|b| !b.is_ascii_alphanumeric());
    let at = letters.map_or(words.len(), |n| at + n);
    let inside = words[at..].find(|c: char| !c.is_alphanumeric()).map_or(words.len(), |n| at + n);
    words[inside..].find(char::is_alphanumeric).map_or(words.len(), |n| inside + n)
}

fn exists(y: u32, m: u32, d: u32) -> bool {
    const DAYS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
    let Some(&days) = (m as usize).checked_sub(1).and_then(|i| DAYS.get(i)) else { return false };
    d >= 1 && d <= days + u32::from(m == 2 && leap)
}

/// Monday is 0. Sakamoto's method.
fn weekday(y: u32, m: u32, d: u32) -> u32 {
    const SHIFT: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let y = if m < 3 { y.saturating_sub(1) } else { y };
    let shift = SHIFT.get((m as usize).saturating_sub(1)).copied().unwrap_or(0);
    (y + y / 4 - y / 100 + y / 400 + shift + d + 6) % 7
}

fn weekday_named(word: &str) -> Option<u32> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let fits = |name: &&str| {
        word.is_ascii() && word.len() <= name.len() && name[..word.len()].eq_ignore_ascii_case(word)
    };
    NAMES.iter().position(fits).map(|at| at as u32)
}

/// Reads a date (and a time behind it) at the start of `words`; gives its length too.
fn read(words: &str, yearless: bool) -> (Option<Stamp>, usize) {
    let mut cursor = Cursor { words, at: 0 };
    let named = weekday_named(cursor.peek_word());
    if named.is_some() {
        cursor.word();
        cursor.skip(&[' ', ',', '.', '\u{a0}']);
    }
    let Some(day) = cursor.day(yearless) else { return (None, 0) };
    let after_day = cursor.at;
    cursor.skip(&[' ', ',', '-', '\u{2013}', '\u{2014}', '|', '\u{b7}', '\u{2022}', 'T', '\u{a0}', '/']);
    if cursor.peek_word().eq_ignore_ascii_case("at") {
        cursor.word();
        cursor.skip(&[' ']);
    }
    let time = cursor.time();
    let length = if time.is_some() { cursor.at } else { after_day };
    (Some(Stamp { span: Span::default(), day, time, weekday: named }), length)
}

/// "16:00 GMT, 5 February 2026": a time right before the date belongs to it.
fn with_time_before(text: &str, line: Span, stamp: Stamp) -> Stamp {
    if stamp.time.is_some() {
        return stamp;
    }
    let before = Span::new(line.start, stamp.span.start).of(text);
    let mut at = 0;
    while at < before.len() {
        let mut cursor = Cursor { words: before, at };
        if let Some(time) = cursor.time() {
            cursor.skip(&[' ', ',', '-', '\u{2013}', '|', '\u{a0}']);
            if cursor.at == before.len()
                || cursor.peek_word().eq_ignore_ascii_case("on") && before.len() - cursor.at <= 3
            {
                let start = line.start + at as u32;
                return Stamp { span: Span::new(start, stamp.span.end), time: Some(time), ..stamp };
            }
        }
        at = next_word(before, at);
    }
    stamp
}

struct Cursor<'t> {
    words: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        self.words.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, signs: &[char]) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(signs).len();
    }

    fn peek_word(&self) -> &'t str {
        let rest = self.rest();
        &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())]
    }

    fn word(&mut self) -> &'t str {
        let word = self.peek_word();
        self.at += word.len();
        word
    }

    /// A number of at most `digits` digits, and how many it has; not one with more.
    fn number(&mut self, digits: usize) -> Option<(u32, usize)> {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 || length > digits {
            return None;
        }
        self.at += length;
        Some((rest[..length].parse().ok()?, length))
    }

    fn sign(&mut self, sign: char) -> bool {
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len_utf8() } else { 0 };
        found
    }

    fn day(&mut self, yearless: bool) -> Option<Day> {
        if let Some(month) = month(self.peek_word()) {
            return self.month_first(month, yearless);
        }
        let (first, digits) = self.number(4)?;
        if let Some(sign @ ('/' | '-' | '.')) = self.rest().chars().next() {
            return self.numeric(first, digits, sign);
        }
        (digits <= 2).then(|| self.day_first(first, yearless)).flatten()
    }

    /// "March 6, 2025"
    fn month_first(&mut self, month: u32, yearless: bool) -> Option<Day> {
        self.word();
        self.skip(&['.', ' ', '\u{a0}']);
        let (day, _) = self.number(2)?;
        self.ordinal();
        let year = self.year();
        dated(year, month, day, yearless)
    }

    /// "6 March 2025", "6th of March"
    fn day_first(&mut self, day: u32, yearless: bool) -> Option<Day> {
        self.ordinal();
        self.skip(&[' ', '\u{a0}', '-']);
        if self.peek_word().eq_ignore_ascii_case("of") {
            self.word();
            self.skip(&[' ']);
        }
        let month = month(self.word())?;
        let year = self.year();
        dated(year, month, day, yearless)
    }

    fn ordinal(&mut self) {
        if ["st", "nd", "rd", "th"].iter().any(|o| self.peek_word().eq_ignore_ascii_case(o)) {
            self.word();
        }
    }

    /// The year behind month and day; nothing is consumed where there is none.
    fn year(&mut self) -> Option<u32> {
        let from = self.at;
        self.skip(&[',', '.', ' ', '\u{a0}', '-']);
        match self.number(4) {
            Some((year @ 1500..=2999, 4)) => Some(year),
            _ => {
                self.at = from;
                None
            }
        }
    }

    /// "06/03/2025", "2025-03-06"
    fn numeric(&mut self, first: u32, digits: usize, sign: char) -> Option<Day> {
        self.sign(sign);
        if digits == 3 {
            return None;
        }
        let (second, 1..=2) = self.number(2)? else { return None };
        if !self.sign(sign) {
            return None;
        }
        let (third, length) = self.number(4)?;
        if digits == 4 {
            return (length <= 2 && exists(first, second, third)).then_some(Day::Sure(first, second, third));
        }
        let year = match length {
            4 => third,
            2 => 2000 + third,
            _ => return None,
        };
        // Points are German, Swiss or British: the day stands first.
        if sign == '.' {
            return exists(year, second, first).then_some(Day::Sure(year, second, first));
        }
        let fits = exists(year, first, second) || exists(year, second, first);
        fits.then_some(Day::Either(first, second, year))
    }

    fn time(&mut self) -> Option<(u32, u32)> {
        let from = self.at;
        let time = self.clock();
        if time.is_none() {
            self.at = from;
        }
        time
    }

    /// "11:36 AM", "7 p.m.", "1136 GMT", "16.00"
    fn clock(&mut self) -> Option<(u32, u32)> {
        let (hour, digits) = self.number(4)?;
        let (mut hour, mut minute, mut exact) = (hour, 0, false);
        if digits == 4 {
            (hour, minute) = (hour / 100, hour % 100);
        } else if digits <= 2
            && self.rest().starts_with([':', '.'])
            && self.rest()[1..].starts_with(|c: char| c.is_ascii_digit())
        {
            self.at += 1;
            let (read, 2) = self.number(2)? else { return None };
            (minute, exact) = (read, true);
            if self.rest().starts_with(':') {
                self.at += 1;
                self.number(2)?;
                if self.sign('.') {
                    self.number(4);
                }
            }
        } else if digits == 3 {
            return None;
        }
        if let Some(afternoon) = self.half() {
            hour = hour % 12 + if afternoon { 12 } else { 0 };
            exact = true;
        }
        let zone = self.zone();
        let known = exact || digits == 4 && zone;
        (known && hour < 24 && minute < 60).then_some((hour, minute))
    }

    /// "AM", "p.m."; true in the afternoon.
    fn half(&mut self) -> Option<bool> {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
        let lower: String = trimmed.chars().take(4).flat_map(char::to_lowercase).collect();
        let length = ["a.m.", "p.m.", "am", "pm"].iter().find(|h| lower.starts_with(**h))?.len();
        if trimmed[length..].starts_with(char::is_alphanumeric) {
            return None;
        }
        self.at += rest.len() - trimmed.len() + length;
        Some(lower.starts_with('p'))
    }

    /// A time zone behind the time: "GMT", "ET", "Z", "+0800".
    fn zone(&mut self) -> bool {
        const ZONES: &[&str] = &[
            "GMT", "UTC", "BST", "IST", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT",
            "PST", "PDT", "CET", "CEST", "EET", "MSK", "SGT", "MYT", "HKT", "JST", "AEST", "AEDT", "NZST",
            "WIB", "PKT", "hrs", "Z", "h",
        ];
        let from = self.at;
        self.skip(&[' ', '\u{a0}', '(']);
        let bracket = self.words[from..self.at].contains('(');
        let found = ZONES.contains(&self.word());
        if !found {
            self.at = from;
        }
        let offset = self.rest();
        if offset.starts_with(['+', '-'])
            && offset[1..].bytes().take(4).filter(u8::is_ascii_digit).count() >= 3
        {
            let length = offset[1..].bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
            self.at += 1 + length;
        }
        if found && bracket {
            self.sign(')');
        }
        found
    }
}

fn dated(year: Option<u32>, month: u32, day: u32, yearless: bool) -> Option<Day> {
    match year {
        Some(y) => exists(y, month, day).then_some(Day::Sure(y, month, day)),
        None => (yearless && exists(2000, month, day)).then_some(Day::Yearless((month, day))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The date's words and what they mean; two readings are parted by `|`, day first.
    #[track_caller]
    fn check(text: &str, words: &str, expected: &str) {
        let stamp = find(text, Span::at(0, text.len()));
        let got = stamp.and_then(|s| s.settled().map(|d| (s, d))).map_or(String::new(), |(s, d)| match d {
            Settled::Itself(y, m, d) => s.iso((y, m, d)),
            Settled::Open { day_first, month_first } => {
                format!("{}|{}", s.iso(day_first), s.iso(month_first))
            }
        });
        assert_eq!((stamp.map_or("", |s| s.span.of(text)), got.as_str()), (words, expected), "{text}");
    }

    #[test]
    fn dates_of_many_pages() {
        check("Published : 06/03/2025 11:36 AM", "06/03/2025 11:36 AM", "2025-03-06T11:36|2025-06-03T11:36");
        check("Updated: 25/03/2025, 07:15", "25/03/2025, 07:15", "2025-03-25T07:15");
        check("03/25/2025 12:05 am ET", "03/25/2025 12:05 am ET", "2025-03-25T00:05");
        check("Thu 06/03/2025", "Thu 06/03/2025", "2025-03-06");
        check("5.12.2024 16.30", "5.12.2024 16.30", "2024-12-05T16:30");
        check("2025-03-06T11:36:20Z", "2025-03-06T11:36:20Z", "2025-03-06T11:36");
        check("Aired March 3, 2026 - 19:00", "March 3, 2026 - 19:00", "2026-03-03T19:00");
        check("Thursday, 19 March 2026", "Thursday, 19 March 2026", "2026-03-19");
        check("Mon 6 Oct 2025 | 3 min read", "Mon 6 Oct 2025", "2025-10-06");
        check(
            "Posted Sept. 4th, 2025 at 8:31 p.m. ET by",
            "Sept. 4th, 2025 at 8:31 p.m. ET",
            "2025-09-04T20:31",
        );
        check("16:00 GMT, 5 February 2026", "16:00 GMT, 5 February 2026", "2026-02-05T16:00");
        check("5 February 2026 1600 GMT", "5 February 2026 1600 GMT", "2026-02-05T16:00");
        check("30/30/2025", "", "");
        check("February 30, 2025", "", "");
        check("the 2024-25 season, 1/2 of 3", "", "");
        check("In March 2025 they may 3", "", "");
    }

    #[test]
    fn days_of_the_week_and_distances() {
        assert_eq!(weekday(2025, 3, 6), 3);
        assert_eq!(weekday(2024, 2, 29), 3);
        assert!(distance((12, 30), (1, 2)) <= 4);
        assert!(distance((3, 6), (6, 3)) > 80);
    }
}
