//! Text as the rest of the program sees it: normalised once on entry, cut into paragraphs and tokens, with
//! every position in UTF-8 bytes; other offset units exist only in [`offsets`], for the formats.

pub mod bytes;
pub mod case;
pub mod entry;
pub mod offsets;
pub mod order;
pub mod paragraphs;
pub mod span;
pub mod tokens;

pub use span::Span;
