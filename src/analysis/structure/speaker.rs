//! Signs before a paragraph's words: labels of a transcript, markdown's headings, quotations and lists.

use super::Speaker;
use crate::text::Span;
use crate::text::bytes::{equal, position};
use crate::text::order;

/// The longest label, in bytes.
const LONGEST: usize = 90;

/// A label before a paragraph's words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    /// Who speaks.
    pub(super) speaker: Speaker,
    /// Where the words begin.
    pub(super) words: u32,
    /// How it is written.
    style: Style,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// "Q", "A"
    Letter,
    /// "ORTMANN"
    Capitals,
    /// "Lena Ortmann"
    Name,
}

/// The labels of the paragraphs, each `None` where the text is no transcript: labels in capitals of which one comes again
/// make one, two of questions and answers, or names of which two come again.
pub(super) fn labels(text: &str, paragraphs: &[Span]) -> Vec<Option<Label>> {
    let mut out: Vec<Option<Label>> = paragraphs.iter().map(|&p| label(text, p)).collect();
    let count = |style| out.iter().flatten().filter(|l| l.style == style).count();
    let letters = count(Style::Letter);
    let capitals = is_transcript(text, &out);
    let names = repeated(text, &out);
    for slot in &mut out {
        let keep = slot.is_some_and(|l| match l.style {
            Style::Letter => letters >= 2,
            Style::Capitals => capitals,
            Style::Name => names.binary_search(&l.speaker.name.of(text)).is_ok(),
        });
        if !keep {
            *slot = None;
        }
    }
    out
}

/// Whether the labels in capitals are speakers': two or more, and one surname comes again or a third of the paragraphs has one.
fn is_transcript(text: &str, labels: &[Option<Label>]) -> bool {
    let surname = |l: &Label| l.speaker.name.of(text).rsplit(' ').next().unwrap_or_default();
    let mut names: Vec<&str> =
        labels.iter().flatten().filter(|l| l.style == Style::Capitals).map(surname).collect();
    let count = names.len();
    order::plain(&mut names);
    names.dedup();
    count >= 2 && (names.len() < count || count * 3 >= labels.len())
}

/// The names that label two paragraphs or more, sorted, where that makes at least four paragraphs.
fn repeated<'t>(text: &'t str, labels: &[Option<Label>]) -> Vec<&'t str> {
    let mut names: Vec<&str> =
        labels.iter().flatten().filter(|l| l.style == Style::Name).map(|l| l.speaker.name.of(text)).collect();
    order::plain(&mut names);
    let groups: Vec<&[&str]> = names.chunk_by(|a, b| a == b).filter(|g| g.len() >= 2).collect();
    if groups.iter().map(|g| g.len()).sum::<usize>() < 4 {
        return Vec::new();
    }
    groups.iter().filter_map(|g| g.first().copied()).collect()
}

fn label(text: &str, paragraph: Span) -> Option<Label> {
    let words = paragraph.of(text);
    let head = words.as_bytes();
    let colon = position(&head[..head.len().min(LONGEST)], |w| equal(w, b':'))?;
    let stars = words.len() - words.trim_start_matches(['*', '_']).len();
    let before = words.get(stars..colon)?.trim_end();
    let rest = words[colon + 1..].trim_start_matches(['*', '_']);
    let said = rest.trim_start();
    if before.is_empty() || said.is_empty() || said.len() == rest.len() {
        return None;
    }
    let (name, role) = match before.find([',', '(']) {
        Some(n) => (
            before[..n].trim_end(),
            Some(before[n + 1..].trim().trim_end_matches(')')).filter(|r| !r.is_empty()),
        ),
        None => (before, None),
    };
    let style = style(name, before)?;
    let at = |part: &str| {
        let start = paragraph.start as usize + (part.as_ptr() as usize - words.as_ptr() as usize);
        Span::at(start, start + part.len())
    };
    let speaker = Speaker { name: at(name), role: role.map(at) };
    Some(Label { speaker, words: paragraph.start + (words.len() - said.len()) as u32, style })
}

/// Labels of a page, and words in capitals that are no speaker.
const NO_SPEAKER: &[&str] = &[
    "NOTE",
    "UPDATE",
    "BREAKING",
    "WATCH",
    "READ",
    "RELATED",
    "PHOTO",
    "PHOTOS",
    "VIDEO",
    "LISTEN",
    "LIVE",
    "WARNING",
    "CORRECTION",
    "SOURCE",
    "DATE",
    "TIME",
    "WHERE",
    "WHEN",
    "WHAT",
    "WHO",
    "WHY",
    "HOW",
    "TEL",
    "FAX",
    "EMAIL",
    "OPINION",
    "ANALYSIS",
    "MORE",
    "READ MORE",
    "ALSO",
    "SEE ALSO",
    "FILE",
    "URL",
    "PS",
    "EDITOR'S NOTE",
    "Published",
    "Updated",
    "Note",
    "Source",
    "Photo",
    "Photograph",
    "Picture",
    "Image",
    "Related",
    "Facebook",
    "Twitter",
    "Instagram",
    "Contact",
];

fn style(name: &str, before: &str) -> Option<Style> {
    if matches!(name, "Q" | "A" | "Q." | "A.") {
        return Some(Style::Letter);
    }
    let count = name.split_whitespace().count();
    if NO_SPEAKER.contains(&name) || before.contains(['"', '\u{201c}', '/', ';']) || count > 5 {
        return None;
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= 2 && !name.chars().any(|c| c.is_lowercase()) && name.starts_with(char::is_alphabetic) {
        return Some(Style::Capitals);
    }
    let titled = name.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    (titled && letters >= 2 && count <= 4).then_some(Style::Name)
}

/// How many bytes of markdown or list signs open `words`, and whether they make a heading.
pub(super) fn sign(words: &str) -> (usize, bool) {
    if words.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return (0, false);
    }
    let hashes = words.len() - words.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && words[hashes..].starts_with(' ') {
        return (words.len() - words[hashes..].trim_start().len(), true);
    }
    let mut at = 0;
    while let Some(rest) = words[at..].strip_prefix('>') {
        at = words.len() - rest.trim_start().len();
    }
    let rest = &words[at..];
    let bullet = ["- ", "* ", "+ ", "\u{2022}", "\u{25cf}", "\u{25aa}", "\u{25a0}", "\u{2023}"]
        .iter()
        .find(|b| rest.starts_with(**b));
    if let Some(bullet) = bullet {
        at = words.len() - rest[bullet.len()..].trim_start().len();
    }
    (if at < words.len() { at } else { 0 }, false)
}
