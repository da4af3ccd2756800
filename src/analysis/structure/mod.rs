//! What the stretches of a page are: section, headline, byline, dateline, body, boilerplate; and the date.

use super::types::{Part, PartKind};
use crate::text::Span;

/// A text cut into parts and paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The parts, as they are exported.
    pub parts: Vec<Part>,
    /// Every paragraph, in order.
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
    let body = |span| Block { span, part: PartKind::Body, speaker: None };
    Page {
        parts: Vec::new(),
        paragraphs: crate::text::paragraphs::paragraphs(text).map(body).collect(),
        title: None,
    }
}
