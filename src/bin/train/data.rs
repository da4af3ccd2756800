//! The annotated sets, in bytes.

use attest::analysis::model::tags::Tag;
use attest::text::Span;
use serde_json::Value;
use std::path::Path;

/// A document with the attributions that people marked.
pub(crate) struct Document {
    /// Its id.
    pub(crate) id: String,
    /// Its text.
    pub(crate) text: String,
    /// Its attributions.
    pub(crate) quotes: Vec<Gold>,
}

/// An attribution that people marked.
pub(crate) struct Gold {
    /// The pieces of its content.
    pub(crate) parts: Vec<Span>,
    /// The cue.
    pub(crate) cue: Option<Span>,
    /// The source.
    pub(crate) source: Option<Span>,
    /// Whether the cue is a verb of speech, where the set tells.
    pub(crate) speech: Option<bool>,
    /// Whether it is in quotation marks throughout, in part, or not.
    pub(crate) kind: String,
}

/// Reads a file of one JSON document a line.
pub(crate) fn documents(path: &Path) -> Result<Vec<Document>, String> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    file.lines().filter(|l| !l.trim().is_empty()).map(document).collect()
}

fn document(line: &str) -> Result<Document, String> {
    let value: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let text = value["text"].as_str().ok_or("a document without text")?.to_owned();
    let bytes: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect();
    let span = |v: &Value| {
        let at = |key: &str| bytes.get(v[key].as_u64()? as usize).copied();
        Some(Span::new(at("start")?, at("end")?))
    };
    let quotes = value["quotes"].as_array().into_iter().flatten().map(|q| Gold {
        parts: match q["parts"].as_array() {
            Some(parts) => parts.iter().filter_map(span).collect(),
            None => span(q).into_iter().collect(),
        },
        cue: span(&q["cue"]),
        source: span(&q["source"]),
        speech: q["speech"].as_bool(),
        kind: q["kind"].as_str().unwrap_or("direct").to_owned(),
    });
    Ok(Document { id: value["id"].as_str().unwrap_or_default().to_owned(), quotes: quotes.collect(), text })
}

/// Whether a document is held out of training, to choose settings by and to calibrate: one in ten, by its id.
pub(crate) fn held_out(id: &str) -> bool {
    attest::text::tokens::hash(id) % 10 == 3
}

/// A sentence of a treebank: its text, and its words with their tags.
pub(crate) struct Tagged {
    /// The text.
    pub(crate) text: String,
    /// Where each word stands, and its tag; `None` for punctuation.
    pub(crate) words: Vec<(Span, Option<Tag>)>,
}

/// Reads a CoNLL-U file.
pub(crate) fn treebank(path: &Path) -> Result<Vec<Tagged>, String> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut out = Vec::new();
    let (mut text, mut words, mut at) = (String::new(), Vec::new(), 0);
    for line in file.lines() {
        if let Some(t) = line.strip_prefix("# text = ") {
            (text, at) = (t.to_owned(), 0);
        } else if line.is_empty() {
            if !words.is_empty() {
                out.push(Tagged { text: std::mem::take(&mut text), words: std::mem::take(&mut words) });
            }
        } else {
            let fields: Vec<_> = line.split('\t').collect();
            if let [number, form, _, _, tag, ..] = fields[..]
                && number.bytes().all(|b| b.is_ascii_digit())
                && let Some(found) = text.get(at..).and_then(|rest| rest.find(form))
            {
                words.push((Span::at(at + found, at + found + form.len()), Tag::from_penn(tag)));
                at += found + form.len();
            }
        }
    }
    Ok(out)
}
