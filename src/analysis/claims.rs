//! Statements that can be checked.

use super::found::Found;
use super::paragraph::Paragraph;
use super::types::Claim;

/// Every candidate of a paragraph with its check-worthiness; who asserts it and what repeats it is the document stage's.
/// `found` holds the paragraph's reports.
pub fn candidates(paragraph: &Paragraph<'_>, found: &Found) -> Vec<Claim> {
    let _ = (paragraph, found);
    Vec::new()
}
