//! A file of ours into a document.

use super::fields::{
    Reader, SPAN, Where, Words, entered, list, nullable, string, string_or_null, whole, word, words,
};
use super::line::{sort, without_line_breaks};
use super::tape::{Json, Kind, Node};
use super::{Error, VERSION, check, marks};
use crate::analysis::types::{DateFrom, Part, PartKind};
use crate::annotation::Document;
use crate::annotation::build::sha256;
use std::rc::Rc;

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// Fields that mean nothing to this version and are not in the document: a later version may add some.
    pub warnings: Vec<Error>,
}

/// Reads a file of ours. Either all of it holds the format, or the first violation is the error.
pub fn open(json: &str) -> Result<Opened, Error> {
    let json = Json::parse(json.strip_prefix('\u{feff}').unwrap_or(json))?;
    let root = json.root();
    ours(root)?;
    let text_node = root.get("document").and_then(|document| document.get("text"));
    let text = text_node.map(entered).transpose()?.unwrap_or_default();
    let mut reader = Reader::new(&text);
    let document = document(&mut reader, root, &text)?;
    let warnings = reader.warnings();
    check(&document)?;
    Ok(Opened { document, warnings })
}

/// Whether the file is one of ours, of a version that can be read.
fn ours(root: Node<'_>) -> Result<(), Error> {
    let no = "this is no file of Attest: its \u{201c}format\u{201d} is not \u{201c}attest\u{201d}";
    let format = root.get("format").ok_or_else(|| root.error(no))?;
    if format.text().as_deref() != Some("attest") {
        return Err(format.error(no));
    }
    let version = root.get("version").ok_or_else(|| root.error("`version` is missing"))?;
    match whole(version)? {
        0 => Err(version.error("there is no version 0 of the format")),
        VERSION => Ok(()),
        newer => {
            let by = root.get("generator").and_then(|g| g.get("version")).and_then(Node::text);
            let by: String = by.unwrap_or_default().chars().take(20).collect();
            let by = if by.is_empty() { by } else { format!(", written by Attest {by}") };
            Err(version.error(format!(
                "this file has version {newer} of the format{by}; this Attest reads version {VERSION}"
            )))
        }
    }
}

fn document<'j>(r: &mut Reader<'j>, root: Node<'j>, text: &Rc<str>) -> Result<Document, Error> {
    let must = [
        "format",
        "version",
        "next_id",
        "generator",
        "offset_unit",
        "document",
        "entities",
        "annotations",
        "findings",
        "lost",
    ];
    let ([_, _, next_id, generator, unit, about, entities, annotations, findings, lost], []) =
        r.fields(root, must, [])?;
    if unit.text().as_deref() != Some("code point") {
        return Err(unit.error("the unit of the offsets must be \u{201c}code point\u{201d}"));
    }
    let ([name, version, models], []) = r.fields(generator, ["name", "version", "models"], [])?;
    if name.text().as_deref() != Some("attest") {
        return Err(name.error("the generator must be \u{201c}attest\u{201d}"));
    }
    let must = ["id", "title", "text", "sha256", "language", "meta", "structure"];
    let ([id, title, _, digest, language, meta, structure], []) = r.fields(about, must, [])?;
    let right = sha256(text);
    if digest.text().as_deref() != Some(&*right) {
        return Err(
            digest.error("this is not the digest of the text: the file was changed by another program")
        );
    }
    Ok(Document {
        id: string(id)?,
        title: string(title)?,
        text: text.clone(),
        sha256: right.into(),
        language: words(language)?,
        meta: self::meta(meta)?,
        models: list(models, |n| model(r, n))?.into(),
        generator_version: string(version)?,
        structure: list(structure, |n| part(r, n))?.into(),
        entities: list(entities, |n| marks::entity(r, n))?.into(),
        marks: list(annotations, |n| marks::mark(r, n))?.into(),
        findings: list(findings, |n| marks::finding(r, n))?.into(),
        lost: list(lost, |n| marks::lost(r, n).map(Rc::new))?.into(),
        next_id: whole(next_id)?,
    })
}

fn model<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<(String, String), Error> {
    let ([name, sha256], []) = r.fields(node, ["name", "sha256"], [])?;
    Ok((words(name)?.as_ref().into(), words(sha256)?.as_ref().into()))
}

fn meta(node: Node<'_>) -> Result<Rc<[(String, String)]>, Error> {
    if node.kind() != Kind::Object {
        return Err(node.error("an object must stand here"));
    }
    let mut meta: Vec<_> =
        node.members().map(|(key, value)| (key.into_owned(), without_line_breaks(value))).collect();
    sort(&mut meta).map_err(|key| node.error(format!("the field \u{201c}{key}\u{201d} stands twice")))?;
    Ok(meta.into())
}

fn part<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<Part, Error> {
    let [start, end, start_utf16, end_utf16] = SPAN;
    let ([part, start, end, start_utf16, end_utf16], [date, date_from]) =
        r.fields(node, ["part", start, end, start_utf16, end_utf16], ["date", "date_from"])?;
    let part = word(part, Words { all: PartKind::ALL, word: PartKind::word })?;
    let span = r.span([start, end, start_utf16, end_utf16], Where::InText)?;
    let date = match (part, date, date_from) {
        (PartKind::Published, Some(date), Some(from)) => {
            let settled = nullable(from, |n| word(n, Words { all: DateFrom::ALL, word: DateFrom::word }))?;
            match (string_or_null(date)?, settled) {
                (Some(date), Some(from)) => Some((String::from(&*date), from)),
                (None, None) => None,
                _ => return Err(node.error("`date` and `date_from` stand together, or both are null")),
            }
        }
        (PartKind::Published, _, _) => return Err(node.error("`date` or `date_from` is missing")),
        (_, None, None) => None,
        (_, Some(field), _) | (_, _, Some(field)) => {
            return Err(field.error("only the part \u{201c}published\u{201d} has a date"));
        }
    };
    Ok(Part { part, span, date })
}
