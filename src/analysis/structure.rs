//! What the stretches of a page are: section, headline, byline, dateline, body, boilerplate; and the date.

use super::types::{Part, PartKind};
use crate::text::Span;

/// A text cut into parts and paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The parts, as they are exported.
    pub parts: Vec<Part>,
    /// Every paragraph with its part; a paragraph that a dateline opens begins after it.
    pub paragraphs: Vec<(Span, PartKind)>,
    /// The headline.
    pub title: Option<Span>,
}

/// The page of `text`.
pub fn page(text: &str) -> Page {
    Page::plain(text)
}
