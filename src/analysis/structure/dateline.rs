//! Datelines: place, date and agency at the start of a paragraph, through the dash.

use super::date::{self, MonthDay};
use crate::text::Span;
use crate::text::bytes::{equal, position};

/// What opens the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Through the dash.
    pub(super) span: Span,
    /// The day that it names.
    pub(super) day: Option<MonthDay>,
}

/// The longest dateline, in bytes.
const LONGEST: usize = 120;

/// Words in capitals before a dash that are no place.
const NO_PLACE: &[&str] = &[
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "LIVE",
    "WATCH",
    "NEW",
    "EXCLUSIVE",
    "OPINION",
    "ANALYSIS",
    "VIDEO",
    "PHOTOS",
    "WARNING",
    "NOTE",
    "CORRECTION",
    "BREAKING NEWS",
    "FACT CHECK",
    "EXPLAINER",
    "DEVELOPING",
    "WINNER",
    "WINNERS",
    "LOSERS",
    "FINAL",
    "AP",
    "AFP",
    "UPI",
    "PA",
    "END",
    "ENDS",
    "POLL",
    "REVIEW",
    "FILE",
    "READ MORE",
    "ALSO",
    "MORE",
    "BY",
    "FROM",
    "TV",
    "FOR",
    "THE",
    "PHOTO",
];

/// Agencies and broadcasters that stand in a dateline without brackets.
const AGENCIES: &[&str] = &[
    "CNN", "AFP", "AP", "UPI", "Reuters", "IRNA", "Kyodo", "Xinhua", "ANI", "PTI", "IANS", "TASS",
    "Interfax", "Bernama", "ANSA", "DPA", "dpa", "EFE", "Yonhap", "ISNA", "MENA", "BBC", "NNA", "Antara",
    "CP", "PA", "KUNA", "WAM", "SPA",
];

/// The dateline that opens `paragraph`.
pub(super) fn read(text: &str, paragraph: Span) -> Option<Dateline> {
    let words = paragraph.of(text);
    let head = &words[..floor(words, LONGEST)];
    let (end, behind, sign) = dash(head)?;
    // A sentence follows: not "19:00", not "NEWS".
    if !words[behind..].split_whitespace().any(|w| w.starts_with(char::is_lowercase)) {
        return None;
    }
    let mut parser =
        Parser { rest: head[..end].trim_end(), capitals: false, place: 0, day: None, agency: false };
    let fits = parser.run() && parser.is_dateline(sign);
    let span = Span::new(paragraph.start, paragraph.start + behind as u32);
    fits.then_some(Dateline { span, day: parser.day })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// `--`, an em dash, or an en dash
    Dash,
    /// A hyphen between spaces
    Hyphen,
    /// A colon or a full stop
    Other,
}

/// The first dash of `head`: where it begins and ends.
fn dash(head: &str) -> Option<(usize, usize, Sign)> {
    let mut from = 0;
    // Each begins with one of these bytes; so do other characters behind 0xe2, which are passed over.
    while let Some(n) =
        position(&head.as_bytes()[from..], |w| equal(w, b'-') | equal(w, b':') | equal(w, 0xe2))
    {
        let at = from + n;
        if !head[at..].starts_with(['-', ':', '\u{2013}', '\u{2014}', '\u{2015}']) {
            from = at + 1;
            continue;
        }
        let rest = &head[at..];
        let before = head[..at].chars().next_back().unwrap_or(' ');
        let run = rest.len() - rest.trim_start_matches('-').len();
        let found = match rest.chars().next()? {
            '-' if run >= 2 => Some((run, Sign::Dash)),
            '-' if (before == ' ' || before == ')') && rest[1..].starts_with([' ', '\n', '\u{a0}']) => {
                Some((1, Sign::Hyphen))
            }
            ':' if rest[1..].starts_with([' ', '\n']) => Some((1, Sign::Other)),
            '-' | ':' => None,
            c => Some((c.len_utf8(), Sign::Dash)),
        };
        if let Some((length, sign)) = found {
            return Some((at, at + length, sign));
        }
        from = at + run.max(1);
    }
    None
}

/// Reads the words before the dash: place, region, date, agency.
struct Parser<'t> {
    rest: &'t str,
    /// Whether the place is written in capitals.
    capitals: bool,
    /// Letters of the place.
    place: usize,
    day: Option<MonthDay>,
    agency: bool,
}

impl<'t> Parser<'t> {
    fn run(&mut self) -> bool {
        self.place();
        let mut pieces = 0;
        while !self.rest.is_empty() && pieces < 5 {
            pieces += 1;
            self.rest = self.rest.trim_start_matches([',', '.', ' ', '\u{a0}', '\n', '/']);
            if !(self.rest.is_empty() || self.bracket() || self.date() || self.agency() || self.region()) {
                return false;
            }
        }
        self.rest.is_empty()
    }

    fn is_dateline(&self, sign: Sign) -> bool {
        let dated = self.agency || self.day.is_some();
        match sign {
            Sign::Other => self.day.is_some() && self.place > 2,
            Sign::Hyphen => self.capitals && self.place > 2 || dated && (self.place > 2 || self.agency),
            Sign::Dash => self.capitals && self.place > 2 || dated,
        }
    }

    /// One to five words in capitals, or one to three with a capital.
    fn place(&mut self) {
        let mut at = 0;
        let (mut words, mut capitals) = (0, 0);
        for word in self.rest.split_inclusive([' ', '\n']) {
            let bare = word.trim_matches([',', '.', ' ', '\n', '\u{a0}']);
            let upper = is_upper(bare);
            if words == 5
                || !(upper || words < 3 && capitals == 0 && is_title(bare))
                || date::month(bare).is_some()
                || is_weekday(bare)
            {
                break;
            }
            if capitals > 0 && !upper || AGENCIES.contains(&bare) && words > 0 {
                break;
            }
            words += 1;
            capitals += usize::from(upper);
            self.place += bare.chars().filter(|c| c.is_alphabetic()).count();
            at += word.len();
            if word.trim_end().ends_with(',')
                || word.trim_end().ends_with('.') && bare.len() > 2 && bare != "ST"
            {
                break;
            }
        }
        let place = self.rest[..at].trim_matches([',', '.', ' ', '\n']);
        self.capitals = capitals > 0 && capitals == words && !NO_PLACE.contains(&place);
        if NO_PLACE.contains(&place) {
            self.place = 0;
        }
        self.rest = &self.rest[at..];
    }

    /// "(Reuters)", "/PRNewswire/"
    fn bracket(&mut self) -> bool {
        let inner = match self.rest.strip_prefix('(') {
            Some(inner) => inner.split_once(')'),
            None => return false,
        };
        let Some((inner, rest)) = inner else { return false };
        let words = inner.split_whitespace().count();
        let named = inner.starts_with(char::is_uppercase) || inner.starts_with("dpa");
        if !named || words > 6 || inner.len() > 60 {
            return false;
        }
        self.day = self.day.or_else(|| date::at_start(inner).and_then(|(stamp, _)| stamp.month_day()));
        self.agency = true;
        self.rest = rest;
        true
    }

    fn date(&mut self) -> bool {
        if let Some((stamp, length)) = date::at_start(self.rest) {
            self.day = stamp.month_day();
            self.rest = &self.rest[length..];
            return true;
        }
        let word = self.word();
        if is_weekday(word) {
            self.rest = &self.rest[word.len()..];
        }
        is_weekday(word)
    }

    fn agency(&mut self) -> bool {
        let word = self.word();
        let known = AGENCIES.contains(&word.trim_end_matches('/'))
            || word.starts_with("PRNewswire")
            || word == "BUSINESS";
        if known {
            self.rest = self.rest[word.len()..].trim_start_matches([' ', '/']);
            if word == "BUSINESS" {
                self.rest = self.rest.strip_prefix("WIRE").unwrap_or(self.rest).trim_start_matches('/');
            }
            self.agency = true;
        }
        known
    }

    /// "Brazil", "West Virginia", "Nev.", behind the place's comma.
    fn region(&mut self) -> bool {
        let mut at = 0;
        for word in self.rest.split_inclusive([' ', '\n']).take(3) {
            let bare = word.trim_matches([',', '.', ' ', '\n']);
            if !(is_upper(bare) || is_title(bare) || at > 0 && matches!(bare, "of" | "and" | "the"))
                || date::month(bare).is_some()
            {
                break;
            }
            at += word.len();
            if word.trim_end().ends_with([',', '.']) {
                break;
            }
        }
        self.rest = &self.rest[at..];
        at > 0
    }

    fn word(&self) -> &'t str {
        let end = self.rest.find([' ', ',', '\n', '\u{a0}', ')']).unwrap_or(self.rest.len());
        &self.rest[..end]
    }
}

/// "LONDON", "AL-ARISH", "MILLER'S": capitals, at least two letters.
fn is_upper(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && word.chars().all(|c| {
            c.is_uppercase()
                || !c.is_lowercase()
                    && (c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '-' | '.' | '/'))
        })
}

fn is_weekday(word: &str) -> bool {
    matches!(word, "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday")
}

/// "Osaka", "Saint-Denis"
fn is_title(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().skip(1).any(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '-' | '.'))
}

/// The last character boundary at or before `at`.
fn floor(words: &str, at: usize) -> usize {
    let mut at = at.min(words.len());
    while !words.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dateline ends at ` ~`.
    #[track_caller]
    fn check(marked: &str, day: Option<MonthDay>) {
        let text = marked.replace('~', "");
        let end = marked.find('~');
        let got = read(&text, Span::at(0, text.len()));
        assert_eq!(got.map(|d| d.span.end as usize), end, "{text}");
        assert_eq!(got.and_then(|d| d.day), day, "{text}");
    }

    #[test]
    fn styles_of_agencies() {
        check("PORT MERROW, May 2 (Wire) --~ The board met.", Some((5, 2)));
        check("CORRABRIDGE, June 11 (Northline) \u{2014}~ The board met.", Some((6, 11)));
        check("ARSHAN (Orient Dispatch) -~ The board met.", None);
        check("NEW CARTHAGE, Brazil, Dec 7 (ODA) -~ The board met.", Some((12, 7)));
        check("MILLER'S FORD, Oct. 30 (TS) --~ The board met.", Some((10, 30)));
        check("BROOKVALE, Nev., May 19, 2026 --~ The board met.", Some((5, 19)));
        check("BROOKVALE, May 19, 2026 /PRNewswire/ --~ The board met.", Some((5, 19)));
        check("PARIS \u{2014}~ The board met.", None);
        check("PARIS\u{2014}~The board met.", None);
        check("ST. MARY \u{2013}~ The board met.", None);
        check("LONDON/PARIS (Reuters) -~ The board met.", None);
        check("ARSHAN. May 21 (Oda) -~ The board met.", Some((5, 21)));
        check("Osaka, Dec. 7 Kyodo --~ The board met.", Some((12, 7)));
        check("Arshan, 5 July:~ The board met.", Some((7, 5)));
        check("Washington CNN \u{2014}~ The board met.", None);
        check("(Reuters) -~ The board met.", None);
        check("ARSHAN, Tuesday (ODA) \u{2014}~ The board met.", None);
    }

    #[test]
    fn no_datelines() {
        check("The board met -- and left.", None);
        check("BREAKING \u{2014} The board met.", None);
        check("ORTMANN: We met.", None);
        check("Ortmann \u{2014} a former clerk \u{2014} met the board.", None);
        check("Lena Ortmann, 60 - who chairs the board - left.", None);
        check("A Western diplomat (who left) - said so.", None);
        check("Monday, May 2: The board met.", None);
        check("PARIS \u{2014}", None);
        check("REGION - ARSHAN > NEWS", None);
        check("Aired March 3, 2026 - 19:00", None);
        check("On May 2 - a Monday - the board met.", None);
    }
}
