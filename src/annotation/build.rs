//! From what the engine found to the document that people work on: ids in text order, reasons as sentences.

use super::document::Document;
use crate::analysis::Analysis;

/// A fresh document. `id` and `meta` as in [`Document`]; no `id` gives the first 16 hex digits of the text's digest.
pub fn document(text: &str, analysis: &Analysis, id: Option<&str>, meta: Vec<(String, String)>) -> Document {
    let title = analysis.title.map_or("", |t| t.of(text));
    Document {
        id: id.unwrap_or_default().into(),
        title: title.into(),
        text: text.into(),
        sha256: "".into(),
        language: analysis.language.as_str().into(),
        meta: meta.into(),
        models: [].into(),
        generator_version: env!("CARGO_PKG_VERSION").into(),
        structure: analysis.structure.as_slice().into(),
        entities: [].into(),
        marks: [].into(),
        findings: [].into(),
        lost: [].into(),
        next_id: 1,
    }
}
