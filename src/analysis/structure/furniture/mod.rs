//! Lines that a page leaves around and between an article's paragraphs: boilerplate, captions, credits.

mod table;

use super::super::types::PartKind;
use table::{At, CAPTION_CREDIT, CAPTION_CREDITS, CAPTION_ENDS, CREDIT_ENDS, Furniture, LINES};

/// What the line is by its words alone; `None` for text.
pub(super) fn of(line: &str) -> Option<PartKind> {
    let line = line.trim_matches(['*', '_', ' ', '\u{a0}']);
    by_head(line)
        .or_else(|| (is_count(line) || is_menu(line)).then_some(PartKind::Boilerplate))
        .or_else(|| by_end(line))
}

/// What the line is by its first words.
fn by_head(line: &str) -> Option<PartKind> {
    // Most lines end here: no rule begins with their first two letters.
    if let [a, b, ..] = *line.as_bytes()
        && a.is_ascii_alphabetic()
        && b.is_ascii_alphabetic()
        && OPENINGS[usize::from(a & 31)] & 1 << (b & 31) == 0
    {
        return None;
    }
    let mut buffer = [0; HEAD];
    let head = lower(line, &mut buffer);
    let found = rules(head.first().copied().unwrap_or(0)).find(|f| f.fits(line, head));
    match found {
        Some(f) if f.part == PartKind::Caption && is_bare_credit(line) => Some(PartKind::Credit),
        Some(f) => Some(f.part),
        None => is_handle_line(line, head).then_some(PartKind::Boilerplate),
    }
}

/// For each first letter, the second letters with which a rule of [`LINES`] or a word of [`VERBS`] begins.
static OPENINGS: [u32; 32] = {
    let mut openings = [0; 32];
    let (mut line, mut verb) = (0, 0);
    while line < LINES.len() || verb < VERBS.len() {
        let word = if line < LINES.len() { LINES[line].words.as_bytes() } else { VERBS[verb] };
        openings[(word[0] & 31) as usize] |= 1 << (word[1] & 31);
        if line < LINES.len() {
            line += 1;
        } else {
            verb += 1;
        }
    }
    openings
};

/// The rules of [`LINES`] that begin with that byte, in order.
fn rules(byte: u8) -> impl Iterator<Item = &'static Furniture> {
    let at = |place: u16| LINES.get(usize::from(place).checked_sub(1)?).map(|rule| (place, rule));
    let after = move |&(place, _): &(u16, _)| at(*CHAINS.1.get(usize::from(place) - 1)?);
    std::iter::successors(at(CHAINS.0[usize::from(byte)]), after).map(|(_, rule)| rule)
}

/// For each byte the first rule of [`LINES`] that begins with it, for each rule the next that begins as it does: places from 1
/// on, 0 for none.
static CHAINS: ([u16; 256], [u16; LINES.len()]) = {
    let mut chains = ([0; 256], [0; LINES.len()]);
    let mut at = LINES.len();
    while at > 0 {
        at -= 1;
        let byte = LINES[at].words.as_bytes()[0] as usize;
        chains.1[at] = chains.0[byte];
        chains.0[byte] = at as u16 + 1;
    }
    chains
};

/// What opens a line that asks to follow or to write to somebody.
const VERBS: &[&[u8]] =
    &[b"follow ", b"write to ", b"reach ", b"contact ", b"email ", b"e-mail ", b"tweet ", b"send "];

const HEAD: usize = 48;

/// The first bytes in lower case, curly apostrophes and repeated blanks made plain.
fn lower<'b>(line: &str, buffer: &'b mut [u8; HEAD]) -> &'b [u8] {
    let mut length = 0;
    for c in line.chars() {
        let c = match c {
            '\u{2019}' => '\'',
            c if c.is_whitespace() => ' ',
            c => c.to_ascii_lowercase(),
        };
        if c == ' ' && length > 0 && buffer[length - 1] == b' ' {
            continue;
        }
        if length + c.len_utf8() > HEAD {
            break;
        }
        length += c.encode_utf8(&mut buffer[length..]).len();
    }
    &buffer[..length]
}

impl Furniture {
    fn fits(&self, line: &str, head: &[u8]) -> bool {
        let Some(rest) = head.strip_prefix(self.words.as_bytes()) else { return false };
        if line.len() > self.longest {
            return false;
        }
        match self.at {
            At::Start => true,
            At::Whole => rest.iter().all(|b| !b.is_ascii_alphanumeric()) && line.len() <= HEAD,
            At::Label => {
                let rest = rest.strip_prefix(b" ").unwrap_or(rest);
                rest.starts_with(b":")
                    || rest.starts_with(b"@")
                    || rest.starts_with(b"- ")
                    || rest.starts_with(b"|")
            }
        }
    }
}

/// "Photo: Jens Lie/Northline": a name behind the colon, no sentence.
fn is_bare_credit(line: &str) -> bool {
    let name = line.split_once(':').map_or("", |(_, rest)| rest).trim();
    let words = name.split_whitespace().count();
    (1..=6).contains(&words)
        && !name.ends_with('.')
        && name.split_whitespace().all(|w| {
            w.starts_with(|c: char| !c.is_lowercase()) || matches!(w, "of" | "for" | "via" | "and" | "the")
        })
}

/// "212 comments", "1.2K shares", "3 min read", "2 hours ago".
fn is_count(line: &str) -> bool {
    if line.len() > 40 || !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    const UNITS: &[&str] =
        &["comment", "comments", "share", "shares", "views", "likes", "retweets", "reactions", "ago"];
    let mut words = line.split([' ', '-', '\u{a0}']).skip(1).map(|w| w.trim_matches(['.', ',', ')']));
    let last = line.rsplit([' ', '\u{a0}']).next().unwrap_or_default().to_ascii_lowercase();
    let unit = words.next().unwrap_or_default().to_ascii_lowercase();
    let reading = matches!(unit.as_str(), "min" | "mins" | "minute" | "minutes")
        && matches!(last.as_str(), "read" | "ago" | "listen");
    reading || UNITS.contains(&unit.as_str()) || last == "ago"
}

/// "Reach her at lena@harbour.example", "Follow Lena Ortmann on Twitter", "Follow Northline · 318 shares".
fn is_handle_line(line: &str, head: &[u8]) -> bool {
    if line.len() > 300 || !VERBS.iter().any(|v| head.starts_with(v)) {
        return false;
    }
    let bytes = line.as_bytes();
    let mut words = line.split_whitespace();
    bytes.contains(&b'@')
        || line.contains(" \u{b7} ")
        || words.any(|w| {
            matches!(
                w.trim_matches(['.', ',', ':']),
                "Twitter" | "Facebook" | "Instagram" | "X" | "LinkedIn" | "Threads"
            )
        })
}

/// "Home | News | Sport | Contact": three signs or more between short items, and no sentence.
fn is_menu(line: &str) -> bool {
    // The last bytes of the signs, which rule most lines out.
    let perhaps = || line.bytes().filter(|b| matches!(b, b'|' | 0xa2 | 0xb7)).count() >= 3;
    if line.ends_with('.') || line.len() > 300 || !perhaps() {
        return false;
    }
    let signs = line.chars().filter(|c| matches!(c, '|' | '\u{2022}' | '\u{b7}')).count();
    let items = line.split(['|', '\u{2022}', '\u{b7}']).filter(|i| !i.trim().is_empty());
    signs >= 3 && items.clone().count() >= 3 && items.clone().all(|i| i.trim().len() <= 30)
}

fn by_end(line: &str) -> Option<PartKind> {
    if line.len() > 600 {
        return None;
    }
    let mut at = line.len().saturating_sub(96);
    while !line.is_char_boundary(at) {
        at += 1;
    }
    let end = &line[at..];
    // The last byte is looked at first: it rules nearly all of them out.
    let ends = |line: &str, c: &str| line.as_bytes().last() == c.as_bytes().last() && line.ends_with(c);
    if CREDIT_ENDS.iter().any(|c| ends(end, c)) {
        return Some(PartKind::Credit);
    }
    let bare = end.trim_end_matches('.');
    if !is_credited(end) && !CAPTION_ENDS.iter().any(|c| ends(bare, c)) {
        return None;
    }
    // A credit alone, or words with a credit behind them.
    let words = line.split_whitespace().count();
    Some(if words <= 5 && !line.contains(": ") { PartKind::Credit } else { PartKind::Caption })
}

/// Whether a photographer's or an agency's credit ends `end`: one of [`CAPTION_CREDITS`], whose last place counts, with a name
/// behind it.
fn is_credited(end: &str) -> bool {
    let bytes = end.as_bytes();
    let mut seen = 0;
    for at in (0..bytes.len().saturating_sub(1)).rev() {
        let mut fits = CREDITED[usize::from(bytes[at])].0 & CREDITED[usize::from(bytes[at + 1])].1 & !seen;
        while fits != 0 {
            let which = fits.trailing_zeros();
            fits &= fits - 1;
            let credit = CAPTION_CREDITS.get(which as usize).copied().unwrap_or_default();
            let Some(behind) = end.get(at..).and_then(|rest| rest.strip_prefix(credit)) else { continue };
            seen |= 1 << which;
            if behind.len() <= CAPTION_CREDIT
                && !behind.contains(". ")
                && !behind.contains(['"', '\u{201c}', '\u{201d}'])
            {
                return true;
            }
        }
    }
    false
}

/// For each byte, which of [`CAPTION_CREDITS`] begin with it, and which have it as their second.
static CREDITED: [(u16, u16); 256] = {
    let mut table = [(0, 0); 256];
    let mut i = 0;
    while i < CAPTION_CREDITS.len() {
        let bytes = CAPTION_CREDITS[i].as_bytes();
        table[bytes[0] as usize].0 |= 1 << i;
        table[bytes[1] as usize].1 |= 1 << i;
        i += 1;
    }
    table
};

/// A line that closes an article: an agency's name behind a dash, or alone in brackets.
pub(super) fn is_signature(line: &str) -> bool {
    let bracket = line.strip_prefix(['(', '[']).and_then(|l| l.strip_suffix([')', ']']));
    let dashed = line.trim_start_matches(['-', '\u{2013}', '\u{2014}', ' ', '\u{a0}']);
    let name = match bracket {
        Some(inner) => inner,
        None if dashed.len() < line.len() => dashed,
        None => return AGENCIES.contains(&line),
    };
    let capital = |w: &str| w.chars().all(|c| !c.is_lowercase()) && w.chars().any(char::is_uppercase);
    let words = name.split_whitespace().count();
    name.len() <= 50
        && (1..=5).contains(&words)
        && (AGENCIES.contains(&name)
            || name.split_whitespace().all(|w| capital(w) || matches!(w, "with" | "and" | "/")))
        && !matches!(name, "CROSSTALK" | "LAUGHTER" | "APPLAUSE" | "END" | "MORE" | "INAUDIBLE")
        && !name.starts_with("BEGIN ")
        && !name.starts_with("END ")
        && !name.starts_with("COMMERCIAL")
}

const AGENCIES: &[&str] = &[
    "AFP",
    "AP",
    "PA",
    "PA Media",
    "Press Association",
    "Reuters",
    "Associated Press",
    "Agence France-Presse",
    "Bernama",
    "Xinhua",
    "Kyodo News",
    "UPI",
    "ANI",
    "PTI",
    "IANS",
    "dpa",
    "EFE",
    "TASS",
    "Interfax",
    "Bloomberg",
    "Agencies",
    "Yonhap",
    "Anadolu",
];

/// A line from which on nothing is the article's: the contact block of a press release.
pub(super) fn closes(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let about = line
        .strip_prefix("About ")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()) || rest.starts_with("the "))
        && !line.ends_with(['.', '?', '!']);
    let lower = line.to_ascii_lowercase();
    let ends = matches!(
        lower.trim_matches(['-', '\u{2013}', '\u{2014}', ' ', '*']),
        "###"
            | "ends"
            | "30"
            | "notes to editors"
            | "notes to editors:"
            | "media contact"
            | "media contact:"
            | "# # #"
    );
    about || ends && (lower != "30" && lower != "ends.")
}

/// A label of the whole text that is no part of it.
pub(super) fn is_label(line: &str) -> bool {
    let lower = if line.len() <= 60 { line.to_ascii_lowercase() } else { return false };
    [
        "for immediate release",
        "embargoed until",
        "for release",
        "press release",
        "news release",
        "media release",
    ]
    .iter()
    .any(|l| lower.starts_with(l))
}
