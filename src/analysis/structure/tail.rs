//! What stands below an article's text: the agency's name, credits, the author in a line, and the page's foot.

use super::super::types::PartKind;
use super::Piece;
use super::furniture;
use super::lines::Line;

/// Marks the credit that closes the text and everything behind it.
pub(super) fn mark(text: &str, pieces: &mut [Piece]) {
    authors(text, pieces);
    if let Some(from) = closing(text, pieces) {
        for piece in &mut pieces[from..] {
            if piece.part == PartKind::Body {
                *piece = Piece {
                    part: PartKind::Boilerplate,
                    speaker: None,
                    dateline: None,
                    span: piece.outer,
                    ..*piece
                };
            }
        }
    }
    foot(text, pieces);
}

/// The first piece behind the sign that closes the article: an agency's name alone, who reported, a contact block. It stands
/// in the last part of the text, so that a credit between two stories ends only its own.
fn closing(text: &str, pieces: &mut [Piece]) -> Option<usize> {
    let start = text.len() * 2 / 5;
    let from = pieces.partition_point(|p| (p.outer.start as usize) < start);
    let mut found = None;
    for (i, piece) in pieces.iter_mut().enumerate().skip(from.max(1)) {
        let line = Line::new(text, piece.outer);
        if line.words.len() > 600
            || !matches!(piece.part, PartKind::Body | PartKind::Credit | PartKind::Boilerplate)
        {
            continue;
        }
        if piece.speaker.is_none() && line.words.len() <= 60 && furniture::is_signature(line.words) {
            *piece = Piece { part: PartKind::Credit, span: piece.outer, dateline: None, ..*piece };
            found = found.or(Some(i + 1));
        } else if furniture::closes(line.words) {
            found = found.or(Some(i));
        } else if piece.part == PartKind::Credit && line.words.to_ascii_lowercase().contains("reporting") {
            found = found.or(Some(i + 1));
        }
    }
    found
}

/// "Cosima Hartnell is a columnist and the author of ...", by the name of the byline.
fn authors(text: &str, pieces: &mut [Piece]) {
    let names: Vec<&str> = pieces
        .iter()
        .take(16)
        .filter(|p| p.part == PartKind::Byline)
        .flat_map(|p| p.span.of(text).trim_start_matches("By ").split(" and "))
        .map(|n| n.split(',').next().unwrap_or_default().trim())
        .filter(|n| n.len() >= 5)
        .collect();
    let from = pieces.len().saturating_sub(4);
    for piece in &mut pieces[from..] {
        let words = piece.span.of(text);
        let rest = names.iter().find_map(|n| words.strip_prefix(n));
        let is = rest.is_some_and(|r| {
            [" is a ", " is an ", " is the ", " writes ", " covers ", " reports "]
                .iter()
                .any(|v| r.starts_with(v))
        });
        if is && piece.part == PartKind::Body {
            piece.part = PartKind::Credit;
        }
    }
}

/// Short lines between furniture at the end, and what the publisher says of itself before it.
fn foot(text: &str, pieces: &mut [Piece]) {
    let is_text = |p: &Piece| {
        let line = Line::new(text, p.outer);
        p.part == PartKind::Body
            && (line.ends_text() || line.words.len() > 120 || p.speaker.is_some() || p.dateline.is_some())
    };
    let Some(last) = pieces.iter().rposition(is_text) else { return };
    let mut seen = false;
    for piece in &mut pieces[last + 1..] {
        seen |= piece.part == PartKind::Boilerplate;
        if seen && piece.part == PartKind::Body {
            piece.part = PartKind::Boilerplate;
        }
    }
    let words = pieces[last].outer.of(text);
    let address = || words.contains("www.") || words.contains("://");
    let quoted = || words.contains(['"', '\u{201c}', '\u{2018}']);
    let behind = pieces.get(last + 1).is_some_and(|p| p.part == PartKind::Boilerplate);
    if last > 0 && behind && words.len() <= 900 && address() && !quoted() {
        pieces[last].part = PartKind::Boilerplate;
    }
}
