//! What the stretches of a page are: section, headline, byline, dateline, body, boilerplate; and the date.
//!
//! Each paragraph is looked at by itself first (furniture, dateline, label of a speaker), then the head and the foot of the
//! page are read from what stands together.

mod date;
mod dateline;
mod furniture;
mod head;
mod lines;
mod published;
mod speaker;
mod tail;

use super::types::{Part, PartKind};
use crate::text::Span;
use crate::text::paragraphs::paragraphs;
use dateline::Dateline;

/// A text cut into parts and paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The parts, as they are exported: disjoint, in order, neighbours of one part joined.
    pub parts: Vec<Part>,
    /// Every paragraph, in order, disjoint.
    pub paragraphs: Vec<Block>,
    /// The headline.
    pub title: Option<Span>,
}

/// A paragraph of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its words: without white space at the ends, the dateline that opens it, a speaker's label or the sign of a list.
    pub span: Span,
    /// What part of the page it is.
    pub part: PartKind,
    /// Whose words it gives, in a transcript.
    pub speaker: Option<Speaker>,
}

/// The label of a paragraph in a transcript: "LENA ORTMANN, HARBOUR BOARD: We stay."
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name alone, "Q" or "A".
    pub name: Span,
    /// What stands behind the name's comma or in brackets, without the colon.
    pub role: Option<Span>,
}

/// The page of `text`.
pub fn page(text: &str) -> Page {
    let mut pieces = pieces(text);
    head::mark(text, &mut pieces);
    tail::mark(text, &mut pieces);
    let date = published::settle(text, &pieces);
    let mut page = Page::default();
    for piece in &pieces {
        piece.add_to(&mut page, date.clone());
    }
    page
}

/// A paragraph on its way to a [`Block`] and a [`Part`].
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// All of it.
    outer: Span,
    /// Its words alone.
    span: Span,
    part: PartKind,
    speaker: Option<Speaker>,
    dateline: Option<Dateline>,
    /// A markdown heading.
    heading: bool,
    /// Of no part: a label of the page.
    silent: bool,
}

impl Piece {
    fn add_to(&self, page: &mut Page, date: published::Settled) {
        if let Some(dateline) = self.dateline.filter(|_| self.part == PartKind::Body) {
            page.paragraphs.push(Block { span: dateline.span, part: PartKind::Dateline, speaker: None });
            page.parts.push(Part { part: PartKind::Dateline, span: dateline.span, date: None });
        }
        page.paragraphs.push(Block { span: self.span, part: self.part, speaker: self.speaker });
        if self.part == PartKind::Headline && page.title.is_none() {
            page.title = Some(self.span);
        }
        if self.silent {
            return;
        }
        let start = if self.dateline.is_some() || self.speaker.is_none() {
            self.span.start
        } else {
            self.outer.start
        };
        let span = Span::new(start, self.span.end);
        match page.parts.last_mut() {
            Some(last) if last.part == self.part && self.part != PartKind::Published => {
                last.span = last.span.hull(span)
            }
            _ => {
                let date = if self.part == PartKind::Published { date } else { None };
                page.parts.push(Part { part: self.part, span, date });
            }
        }
    }
}

/// The longest line that is looked at as furniture, in bytes.
const FURNITURE: usize = 620;

/// How many paragraphs may open with a dateline that is not in capitals.
const OPENING: usize = 12;

/// The paragraphs with what each shows by itself.
fn pieces(text: &str) -> Vec<Piece> {
    let spans: Vec<Span> = paragraphs(text).collect();
    let labels = speaker::labels(text, &spans);
    let mut out = Vec::with_capacity(spans.len());
    for (i, (&outer, label)) in spans.iter().zip(labels).enumerate() {
        let (sign, heading) = speaker::sign(outer.of(text));
        let inner = Span::new(outer.start + sign as u32, outer.end);
        let words = inner.of(text);
        let mut piece = Piece {
            outer,
            span: inner,
            part: PartKind::Body,
            speaker: None,
            dateline: None,
            heading,
            silent: false,
        };
        let opens = i < OPENING || words.bytes().take(2).all(|b| b.is_ascii_uppercase());
        let dateline = if opens { dateline::read(text, inner) } else { None };
        if let Some(dateline) = dateline {
            piece.dateline = Some(dateline);
            piece.span = Span::new(dateline.span.end, outer.end).trimmed(text);
        } else if let Some(part) = (words.len() <= FURNITURE).then(|| furniture::of(words)).flatten() {
            piece.part = part;
        } else if let Some(label) = label {
            piece.speaker = Some(label.speaker);
            piece.span = Span::new(label.words, outer.end);
        }
        out.push(piece);
    }
    out
}

#[cfg(test)]
mod tests;
