//! The project's own JSON, version 1: one format for download, upload and backup. The same document gives the same bytes.

use crate::annotation::Document;

/// What could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The place: a JSON pointer (`/annotations/3/start`) or `line:column`.
    pub place: String,
    /// What is wrong there, for a person.
    pub reason: String,
}

/// The document as one line of JSON without a line break, or indented for people.
pub fn write(document: &Document, pretty: bool) -> String {
    let _ = (document, pretty);
    String::new()
}

/// The document of a file of ours; every violation of the format is an error that names its place.
pub fn read(json: &str) -> Result<Document, Error> {
    let _ = json;
    Err(Error { place: "1:1".into(), reason: "not read yet".into() })
}
