//! A line of JSON that holds a text to annotate: `{"id": ..., "text": ..., ...}`.

use super::Error;
use super::tape::{Json, Kind, Node};
use crate::text::entry;

/// A text that came in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id, an integer as its digits; `None` where there is none or null.
    pub id: Option<String>,
    /// The text, after [`entry`].
    pub text: String,
    /// Every other field: the key and the value's bytes, sorted by key.
    pub meta: Vec<(String, String)>,
}

/// Reads one line, without the line break. The place of an error is `column N` or a JSON pointer.
pub fn read(line: &str) -> Result<Line, Error> {
    let json = Json::parse(line).map_err(|e| Error { place: column(&e.place), reason: e.reason })?;
    let root = json.root();
    if root.kind() != Kind::Object {
        return Err(root.error("the line must be an object with a text"));
    }
    let (mut id, mut text, mut meta) = (None, None, Vec::new());
    for (key, value) in root.members() {
        let twice = match &*key {
            "id" => id.replace(value).is_some(),
            "text" => text.replace(value).is_some(),
            _ => {
                meta.push((key.into_owned(), without_line_breaks(value)));
                false
            }
        };
        if twice {
            return Err(value.error("the field stands twice"));
        }
    }
    sort(&mut meta).map_err(|key| root.error(format!("the field \u{201c}{key}\u{201d} stands twice")))?;
    let text = text.ok_or_else(|| root.error("`text` is missing"))?;
    let words = text.text().ok_or_else(|| text.error("the text must be a string"))?;
    let words = entry::normalise(&words).into_owned();
    if words.len() > entry::MAX_BYTES {
        return Err(text.error("the text is over 2 GB long"));
    }
    Ok(Line { id: id.map(given).transpose()?.flatten(), text: words, meta })
}

/// Sorts by key; `Err` with a key that stands twice.
pub(super) fn sort(meta: &mut [(String, String)]) -> Result<(), String> {
    meta.sort();
    let twice = meta.windows(2).find(|pair| matches!(pair, [a, b] if a.0 == b.0));
    twice.and_then(|pair| pair.first()).map_or(Ok(()), |(key, _)| Err(key.chars().take(80).collect()))
}

/// The value's bytes. Line breaks can stand only between its tokens; they go, since a document must fit on a line.
pub(super) fn without_line_breaks(value: Node<'_>) -> String {
    value.raw().replace(['\n', '\r'], "")
}

fn given(id: Node<'_>) -> Result<Option<String>, Error> {
    match id.kind() {
        Kind::Null => Ok(None),
        Kind::String => Ok(id.text().map(String::from)),
        Kind::Number if !id.raw().contains(['.', 'e', 'E']) => Ok(Some(id.raw().into())),
        _ => Err(id.error("an id must be a string or an integer")),
    }
}

fn column(place: &str) -> String {
    place.split_once(':').map_or_else(String::new, |(_, column)| format!("column {column}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_fields_keep_their_bytes() {
        let line = r#"{"n": 12345678901234567890.0e+1, "id": 7, "b": {"z": [1, 2.50], "a": "\u00e9\/"}, "text": "a\r\nb", "B": null}"#;
        let read = read(line).unwrap();
        assert_eq!((read.id.as_deref(), &*read.text), (Some("7"), "a\nb"));
        let meta: Vec<_> = read.meta.iter().map(|(k, v)| (&**k, &**v)).collect();
        let expected = [
            ("B", "null"),
            ("b", r#"{"z": [1, 2.50], "a": "\u00e9\/"}"#),
            ("n", "12345678901234567890.0e+1"),
        ];
        assert_eq!(meta, expected);
    }

    #[test]
    fn ids_are_strings_or_integers() {
        let id = |id: &str| read(&format!(r#"{{"text": "", "id": {id}}}"#)).map(|line| line.id);
        assert_eq!(id("123456789012345678901234567890"), Ok(Some("123456789012345678901234567890".into())));
        assert_eq!(id(r#""a\/b""#), Ok(Some("a/b".into())));
        assert_eq!((id("-3"), id("null")), (Ok(Some("-3".into())), Ok(None)));
        for bad in ["1.0", "1e3", "true", "[]", "{}"] {
            assert_eq!(id(bad).unwrap_err().place, "/id", "{bad}");
        }
    }

    #[test]
    fn bad_lines_say_where() {
        let place = |line: &str| read(line).unwrap_err().to_string();
        assert_eq!(place("{\"id\": 1"), "column 9: the JSON ends in the middle");
        assert_eq!(place("[]"), "the line must be an object with a text");
        assert_eq!(place("{}"), "`text` is missing");
        assert_eq!(place(r#"{"text": 1}"#), "/text: the text must be a string");
        assert_eq!(place(r#"{"text": "", "text": ""}"#), "/text: the field stands twice");
        assert_eq!(place(r#"{"text": "", "a": 1, "a": 1}"#), "the field \u{201c}a\u{201d} stands twice");
        assert_eq!(place(r#"{"text": "\ud800"}"#), "column 11: half of a surrogate pair stands in a string");
        assert_eq!(
            place(r#"{"text": "", "a": [{"b": "\udc00"}]}"#),
            "column 27: half of a surrogate pair stands in a string"
        );
    }
}
