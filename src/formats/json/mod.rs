//! The project's own JSON, version 1: one format for download, upload and backup.
//!
//! The same document gives the same bytes, and what was written is read back as the same document, so that
//! `write(read(file)) == file` for every file of ours. `attest.schema.json` beside this module describes the format for
//! other programs; a test holds it against what is written.
//!
//! - [`tape`] reads JSON as such: one pass, no recursion, every value with its place in the source. It is our own because
//!   it gives what an importer of strange files needs and serde_json does not: the JSON pointer of whatever is wrong,
//!   fields that stand twice, numbers as their digits, and values byte for byte; and because the page is 15 KB smaller
//!   for it. A property test holds it against serde_json.
//! - [`emit`] writes JSON as such.
//! - [`mod@line`] reads a line of JSON that holds a text to annotate.

mod check;
pub mod emit;
mod fields;
pub mod line;
mod marks;
mod proof;
mod read;
pub mod tape;
mod write;

pub use check::check;
pub use proof::{Proven, prove};
pub use read::{Opened, open};
pub use write::write;

use crate::annotation::Document;
use std::fmt;

/// The version of the format that is written, and the highest that is read.
pub const VERSION: u32 = 1;

/// What could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The place: a JSON pointer (`/annotations/3/start`, empty for the whole file) or, where the file is no JSON,
    /// `line:column`.
    pub place: String,
    /// What is wrong there, for a person.
    pub reason: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.as_str() {
            "" => f.write_str(&self.reason),
            place => write!(f, "{place}: {}", self.reason),
        }
    }
}

/// The document of a file of ours; every violation of the format is an error that names its place. [`open`] also tells what
/// it had to leave out.
pub fn read(json: &str) -> Result<Document, Error> {
    open(json).map(|opened| opened.document)
}
