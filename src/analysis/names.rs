//! Names and titles in a paragraph.

use super::found::Name;
use super::paragraph::Paragraph;

/// The names of people and bodies, and descriptions that may name a source, in order.
pub fn names(paragraph: &Paragraph<'_>) -> Vec<Name> {
    let _ = paragraph;
    Vec::new()
}
