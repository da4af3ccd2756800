//! What stands above an article's text: section, headline, standfirst, byline, date.

use super::super::types::PartKind;
use super::Piece;
use super::date;
use super::furniture;
use super::lines::Line;
use crate::text::Span;
use std::cell::OnceCell;

/// How many lines are looked at for the end of the head.
const REACH: usize = 16;

/// Marks the pieces of the head; gives the number of the first piece behind it. `pieces` are one a line, all body or
/// furniture so far.
pub(super) fn mark(text: &str, pieces: &mut Vec<Piece>) {
    let kinds: Vec<Kind> = kinds(text, pieces);
    let Some(mut head) = Head::find(&kinds) else { return };
    if head.headline.is_some_and(|h| !text_follows(text, &pieces[h + 1..])) {
        return;
    }
    head.end = head.end.min(kinds.len());
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len() + 2);
    let mut published = false;
    for (i, kind) in kinds.iter().enumerate().take(head.end) {
        let piece = pieces[i];
        match kind {
            Kind::Byline(byline, stamp) => {
                out.push(Piece { span: *byline, outer: *byline, part: PartKind::Byline, ..piece });
                if let Some(stamp) = stamp {
                    out.push(Piece { span: *stamp, outer: *stamp, part: PartKind::Published, ..piece });
                    published = true;
                }
            }
            Kind::Date(_) if published => out.push(Piece { part: PartKind::Boilerplate, ..piece }),
            Kind::Date(stamp) => {
                published = true;
                out.push(Piece { span: *stamp, outer: *stamp, part: PartKind::Published, ..piece });
            }
            Kind::Furniture => out.push(piece),
            Kind::Text(_) | Kind::Label => {
                let part = match head.headline {
                    _ if *kind == Kind::Label => PartKind::Boilerplate,
                    Some(headline) if i < headline => PartKind::Section,
                    Some(headline) if i == headline => PartKind::Headline,
                    _ => PartKind::Standfirst,
                };
                out.push(Piece { part, silent: *kind == Kind::Label, ..piece });
            }
        }
    }
    out.extend_from_slice(&pieces[head.end..]);
    *pieces = out;
}

/// Whether something behind the headline reads as text: else the line is one of a list or a verse.
fn text_follows(text: &str, pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .take(40)
        .any(|p| p.dateline.is_some() || p.speaker.is_some() || Line::new(text, p.span).ends_text())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Boilerplate, caption, credit.
    Furniture,
    /// "FOR IMMEDIATE RELEASE"
    Label,
    /// A date; where it stands without its label.
    Date(Span),
    /// Who wrote it, and a date behind that.
    Byline(Span, Option<Span>),
    /// Any other words.
    Text(Text),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Text {
    /// It could be a section's name.
    section: bool,
    /// It could be a headline.
    headline: bool,
    /// Full sentences: a paragraph of the text.
    prose: bool,
    /// It could be a bare name below a headline.
    name: bool,
    /// Long enough for a standfirst, and none of them ends like a sentence.
    summary: bool,
}

fn kinds(text: &str, pieces: &[Piece]) -> Vec<Kind> {
    let mut out: Vec<Kind> = Vec::new();
    for (i, piece) in pieces.iter().enumerate().take(REACH) {
        let line = Line::new(text, piece.span);
        let after_byline = matches!(out.last(), Some(Kind::Byline(..)))
            && !text[pieces[i - 1].span.end as usize..piece.span.start as usize].contains("\n\n");
        let kind = if furniture::is_label(line.words) {
            Kind::Label
        } else if let Some(stamp) = date_line(text, &line) {
            Kind::Date(stamp)
        } else if piece.part != PartKind::Body || is_old(line.words) {
            Kind::Furniture
        } else if piece.dateline.is_some() || piece.speaker.is_some() {
            Kind::Text(Text { section: false, headline: false, prose: true, name: false, summary: false })
        } else if let Some((byline, stamp)) = byline(text, &line, after_byline) {
            Kind::Byline(byline, stamp)
        } else {
            let mut line_text = Text::of(&line, piece.heading);
            line_text.headline |= line.is_stopped_headline(text, pieces.get(i + 1));
            Kind::Text(line_text)
        };
        out.push(kind);
    }
    names(pieces, &mut out);
    out
}

impl Text {
    fn of(line: &Line<'_>, heading: bool) -> Self {
        let counted = OnceCell::new();
        let count = || *counted.get_or_init(|| line.count());
        Self {
            section: line.is_section(count) && !heading,
            headline: heading || line.is_headline(count),
            prose: line.is_prose(count),
            name: line.words.len() <= 40 && !heading && is_names(line.words),
            summary: line.is_summary(count),
        }
    }
}

/// A bare name is a byline below a headline, right above a date or the text.
fn names(pieces: &[Piece], kinds: &mut [Kind]) {
    let mut texts = 0_usize;
    let mut section = false;
    for i in 0..kinds.len() {
        let Kind::Text(text) = kinds[i] else { continue };
        let above = matches!(kinds.get(i + 1), Some(Kind::Date(_)))
            || matches!(kinds.get(i + 1), Some(Kind::Text(t)) if t.prose);
        let below = texts.checked_sub(usize::from(section)).is_some_and(|n| n == 1 || n == 2);
        if text.name && above && below {
            kinds[i] = Kind::Byline(pieces[i].span, None);
            return;
        }
        section |= texts == 0 && text.section;
        texts += 1;
    }
}

/// Words with which a sentence of the text begins rather than a headline.
const OPENERS: &[&str] = &[
    "I", "We", "He", "She", "They", "It", "There", "But", "And", "This", "That", "These", "Those", "My",
    "Our", "His", "Her", "So", "You",
];

impl Line<'_> {
    /// Whether it is a headline although a full stop ends it, as some archives set them: short, one sentence, and a dateline or
    /// a paragraph of more than twice its length follows.
    fn is_stopped_headline(&self, text: &str, next: Option<&Piece>) -> bool {
        let Some(next) = next else { return false };
        let longest = if next.dateline.is_some() { 140 } else { 100 };
        if self.words.len() > longest || !self.ends_sentence() {
            return false;
        }
        let inner = self.words.trim_end_matches(['.', '"', '\'', '\u{201d}', '\u{2019}']);
        let sentences = inner.contains(". ") || inner.contains(['"', '\u{201c}']);
        let first = self.words.split(' ').next().unwrap_or_default();
        let follows = next.dateline.is_some()
            || next.part == PartKind::Body && next.span.len() > 2 * self.words.len() && next.span.len() > 150;
        (3..=20).contains(&self.count())
            && first.starts_with(|c: char| !c.is_lowercase())
            && !sentences
            && !OPENERS.contains(&first)
            && follows
            && !text[self.span.end as usize..next.outer.start as usize].trim_start_matches(' ').is_empty()
    }
}

/// "2 hours ago"
fn is_old(words: &str) -> bool {
    words.len() <= 40
        && words.ends_with(" ago")
        && words.starts_with(|c: char| c.is_ascii_digit() || c == 'U' || c == 'P')
}

struct Head {
    /// The first line behind the head.
    end: usize,
    headline: Option<usize>,
}

impl Head {
    fn find(kinds: &[Kind]) -> Option<Self> {
        let texts: Vec<(usize, Text)> = kinds
            .iter()
            .enumerate()
            .filter_map(|(i, k)| if let Kind::Text(t) = k { Some((i, *t)) } else { None })
            .collect();
        let (&(first, text), rest) = texts.split_first()?;
        let second = rest.first();
        let headline = if text.section && second.is_some_and(|(_, t)| t.headline) {
            second.map(|&(i, _)| i)
        } else if text.headline && !rest.is_empty() {
            Some(first)
        } else {
            None
        };
        let Some(headline) = headline else {
            // No headline, but perhaps a byline or a date before the text.
            let end = kinds.iter().position(|k| matches!(k, Kind::Text(_)))?;
            return (end > 0).then_some(Self { end, headline: None });
        };
        Some(Self { end: Self::end(kinds, headline), headline: Some(headline) })
    }

    /// The head ends behind the last byline or date that at most two lines of text part from the headline, or behind a
    /// standfirst that shows by itself.
    fn end(kinds: &[Kind], headline: usize) -> usize {
        let (mut end, mut texts) = (headline + 1, 0);
        for (i, kind) in kinds.iter().enumerate().skip(headline + 1) {
            match kind {
                Kind::Date(_) | Kind::Byline(..) => (end, texts) = (i + 1, 2),
                Kind::Text(_) if texts >= 2 => break,
                Kind::Text(t) if t.prose && texts > 0 => break,
                Kind::Text(_) => texts += 1,
                Kind::Furniture | Kind::Label => {}
            }
        }
        let next = kinds.get(end).zip(kinds.get(end + 1));
        if let Some((Kind::Text(line), Kind::Text(behind))) = next
            && end == headline + 1
            && line.summary
            && behind.prose
        {
            end += 1;
        }
        end
    }
}

/// Labels of a date, lower case.
const LABELS: &[&str] = &[
    "",
    "published",
    "published on",
    "published at",
    "published date",
    "publication date",
    "first published",
    "originally published",
    "updated",
    "updated on",
    "updated at",
    "last updated",
    "last modified",
    "modified",
    "posted",
    "posted on",
    "date",
    "aired",
    "dated",
    "issued",
    "created",
    "on",
    "publish date",
    "pub date",
];

/// The date of a line that holds nothing else but its label and reading aids.
fn date_line(text: &str, line: &Line<'_>) -> Option<Span> {
    if line.words.len() > 160 || !line.words.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let stamp = date::find(text, line.span)?;
    let label = Span::new(line.span.start, stamp.span.start).of(text).to_ascii_lowercase();
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = Span::new(stamp.span.end, line.span.end).of(text);
    let source = label.strip_prefix("source").is_some_and(|l| l.split_whitespace().count() <= 4);
    ((LABELS.contains(&label) || source) && is_rest(rest)).then_some(stamp.span)
}

/// What may follow a date on its line: nothing, or a sign and something else of the page.
fn is_rest(rest: &str) -> bool {
    let trimmed = rest.trim();
    let bare = trimmed.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_ascii_lowercase();
    bare.is_empty()
        || ["updated", "last updated", "first published", "published", "modified"]
            .iter()
            .any(|l| lower.starts_with(l))
        || trimmed.starts_with(['|', '\u{b7}', '\u{2022}', ',', '(', '/', '-', '\u{2013}'])
            && bare.len() <= 40
            && (lower.ends_with("read")
                || lower.ends_with("ago")
                || lower.ends_with("comments")
                || lower.split(' ').count() <= 3)
}

/// Bylines without a name.
const DESKS: &[&str] = &[
    "staff and agencies",
    "staff writer",
    "staff writers",
    "staff reporter",
    "staff reporters",
    "agencies",
    "web desk",
    "news desk",
    "our correspondent",
    "from our correspondent",
    "our staff reporter",
    "editorial board",
    "the editorial board",
    "press association",
    "associated press",
    "the associated press",
    "reuters",
    "afp",
    "agence france-presse",
    "bbc news",
    "news agencies",
    "staff",
    "guest contributor",
];

/// Words of those who write, behind a name's comma.
const WRITERS: &[&str] = &[
    "correspondent",
    "editor",
    "reporter",
    "writer",
    "columnist",
    "contributor",
    "bureau",
    "producer",
    "critic",
    "analyst",
    "journalist",
];

/// What opens a byline before its name.
const OPENINGS: &[&str] = &[
    "By ",
    "BY ",
    "by ",
    "Written by ",
    "Words by ",
    "Words: ",
    "Interview: ",
    "Interview by ",
    "Story by ",
    "Posted by ",
    "Analysis by ",
    "Text: ",
    "Text by ",
    "Report by ",
    "From ",
    "Review by ",
    "Opinion by ",
    "Essay by ",
    "Author: ",
    "Byline: ",
];

/// The byline that a line is, and the date behind it.
fn byline(text: &str, line: &Line<'_>, after_byline: bool) -> Option<(Span, Option<Span>)> {
    if line.words.len() > 160 || line.ends_sentence() || line.words.ends_with([':', '?', '!']) {
        return None;
    }
    let stamp = date::find(text, line.span).map(|s| s.span);
    let end = stamp.map_or(line.span.end, |s| s.start);
    let span = Span::new(line.span.start, end);
    let words = span.of(text).trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | ',' | '-' | '\u{b7}' | '\u{2022}' | '\u{2013}' | '\u{2014}')
    });
    let words = ["Published", "Updated", "Posted"]
        .iter()
        .fold(words, |w, l| w.strip_suffix(l).map_or(w, |w| w.trim_end_matches([' ', '|', ',', '\u{b7}'])));
    let span = Span::new(span.start, span.start + words.len() as u32);
    let opened = OPENINGS.iter().find_map(|o| words.strip_prefix(o)).map(str::trim_start);
    let is = match opened {
        Some(name) => is_author(name) && (!words.starts_with("From ") || name.contains(" in ")),
        None if DESKS.iter().any(|d| d.eq_ignore_ascii_case(words)) => true,
        None => {
            after_byline && words.len() <= 60 && words.split_whitespace().count() <= 6 && !line.has_colon()
                || is_writer(words)
        }
    };
    is.then_some((span, stamp))
}

/// A name behind "By": capitals up to a comma, joined by "and", "of", "in".
fn is_author(name: &str) -> bool {
    let first = name.split(',').next().unwrap_or_default();
    let words = first.split_whitespace().count();
    let little = |w: &str| {
        matches!(
            w,
            "and"
                | "of"
                | "in"
                | "for"
                | "the"
                | "at"
                | "&"
                | "with"
                | "de"
                | "van"
                | "von"
                | "al"
                | "bin"
                | "da"
                | "di"
                | "du"
        )
    };
    (1..=12).contains(&words)
        && !first.starts_with("the ")
        && first
            .split_whitespace()
            .enumerate()
            .all(|(i, w)| w.starts_with(|c: char| c.is_uppercase() || c == '@') || i > 0 && little(w))
}

/// "Priya Lindqvist, science correspondent"; "Lena Okafor (now) and Sam Thwaite (earlier)".
fn is_writer(words: &str) -> bool {
    if words.len() > 90 {
        return false;
    }
    if let Some((name, what)) = words.split_once(',') {
        let what = what.to_ascii_lowercase();
        let writes = what.split(|c: char| !c.is_alphabetic()).any(|w| WRITERS.contains(&w));
        return is_names(name) && writes && what.split_whitespace().count() <= 8;
    }
    let shift = words.contains("(now)") || words.contains("(earlier)");
    shift && is_names(&words.replace("(now)", "").replace("(earlier)", ""))
}

/// Names alone: two or three words with a capital each, several joined by "and".
pub(super) fn is_names(words: &str) -> bool {
    words.split(" and ").flat_map(|n| n.split(", ")).all(|name| {
        let count = name.split_whitespace().count();
        (2..=4).contains(&count)
            && name.split_whitespace().all(|w| {
                w.starts_with(char::is_uppercase)
                    && w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '\u{2019}' | '.'))
            })
    })
}
