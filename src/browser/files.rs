//! Files: opening by dialog, dropping, reading as text, downloading.
//!
//! Bytes become text here and nowhere else: UTF-8 if they are UTF-8, UTF-16 if they begin with
//! its byte order mark, else Windows-1252, which every byte sequence is; [`Text::encoding`] says
//! which, so that the page can tell the user of a guess. The mapping of line ends, NUL and the
//! byte order mark is the text layer's, as for a paste.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, FileList, HtmlAnchorElement, HtmlInputElement, TextDecoder, Url,
};

use crate::text::case::{is_letter_or_digit, lower};

/// The media type of JSON for [`download`].
pub const JSON: &str = "application/json";
/// The media type of plain text for [`download`].
pub const PLAIN: &str = "text/plain;charset=utf-8";

/// What the open dialog offers.
pub const ACCEPT: &str = ".txt,.md,.json,text/plain,text/markdown,application/json";

/// The largest file that is read, in bytes. Our own JSON of a 3 MB article with 10,000 marks has
/// 8.6 MB; the page promises to stay quick up to 10 MB of text.
pub const MAX_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// A file that somebody opened or dropped.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The file's name without a path, for people.
    pub name: String,
    /// What stands in it.
    pub content: Result<Text, FileError>,
}

/// The text of a file, before entry (see the text layer).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The decoded text. A byte order mark is gone.
    pub text: String,
    /// How it was decoded.
    pub encoding: Encoding,
}

/// How bytes were read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// The bytes are UTF-8 throughout.
    Utf8,
    /// They begin with a byte order mark of UTF-16.
    Utf16,
    /// Neither: a guess, right for most old Western files.
    Windows1252,
}

/// Why a file cannot be read or saved; `to_string` is for the user.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// Larger than [`MAX_BYTES`]; its size in bytes.
    TooLarge(f64),
    /// It holds NUL bytes outside UTF-16: a program, a picture, a word processor's file.
    NotText,
    /// The browser's own reason.
    Browser(String),
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // As whole numbers: the formatting of fractions is 11 KB of wasm.
        let megabytes = |bytes: f64| (bytes / 1024.0 / 1024.0).ceil() as u64;
        match self {
            Self::TooLarge(bytes) => write!(
                formatter,
                "The file has {} MB; files up to {} MB can be opened.",
                megabytes(*bytes),
                megabytes(MAX_BYTES)
            ),
            Self::NotText => write!(
                formatter,
                "This is not a text file. Open .txt, .md or a file exported by Attest, or paste the text."
            ),
            Self::Browser(reason) => {
                write!(formatter, "The browser could not do it: {reason}.")
            }
        }
    }
}

impl std::error::Error for FileError {}

type Listener = Closure<dyn FnMut(Event)>;

/// Shows the browser's open dialog and reads what is chosen, in the order of the list.
///
/// Call it from a click or a key: without one the browser refuses. Nothing happens, and
/// `on_opened` is not called, if the user cancels.
pub fn open_dialog(on_opened: impl FnOnce(Vec<Opened>) + 'static) -> Result<(), FileError> {
    let input: HtmlInputElement = document()?
        .create_element("input")
        .map_err(|error| FileError::Browser(describe(&error)))?
        .unchecked_into();
    input.set_type("file");
    input.set_multiple(true);
    input.set_accept(ACCEPT);
    // The input and its listeners keep each other alive until one of the two events came.
    let kept: Rc<RefCell<Option<[Listener; 2]>>> = Rc::default();
    let chosen = {
        let (input, kept) = (input.clone(), Rc::clone(&kept));
        let mut on_opened = Some(on_opened);
        Closure::new(move |_: Event| {
            kept.borrow_mut().take();
            if let (Some(files), Some(on_opened)) = (input.files(), on_opened.take()) {
                read_list(&files, on_opened);
            }
        })
    };
    let cancelled = {
        let kept = Rc::clone(&kept);
        Closure::new(move |_: Event| {
            kept.borrow_mut().take();
        })
    };
    input.set_onchange(Some(chosen.as_ref().unchecked_ref()));
    input
        .add_event_listener_with_callback("cancel", cancelled.as_ref().unchecked_ref())
        .map_err(|error| FileError::Browser(describe(&error)))?;
    kept.borrow_mut().replace([chosen, cancelled]);
    input.click();
    Ok(())
}

/// Whether what is dragged over the page are files. Call `prevent_default` on `dragover` if so:
/// otherwise the browser opens the file in place of the app.
pub fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0))
}

/// Reads the files of a drop, in their order; `on_opened` is not called if there are none.
/// Returns whether there were any.
pub fn read_dropped(event: &DragEvent, on_opened: impl FnOnce(Vec<Opened>) + 'static) -> bool {
    let files = event.data_transfer().and_then(|data| data.files());
    match files {
        Some(files) if files.length() > 0 => {
            read_list(&files, on_opened);
            true
        }
        _ => false,
    }
}

fn read_list(files: &FileList, on_opened: impl FnOnce(Vec<Opened>) + 'static) {
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut opened = Vec::with_capacity(files.len());
        for file in files {
            opened.push(Opened { name: file.name(), content: read(&file).await });
        }
        on_opened(opened);
    });
}

/// Reads one file as text.
pub async fn read(file: &Blob) -> Result<Text, FileError> {
    if file.size() > MAX_BYTES {
        return Err(FileError::TooLarge(file.size()));
    }
    let buffer =
        JsFuture::from(file.array_buffer()).await.map_err(|error| FileError::Browser(describe(&error)))?;
    decode(&Uint8Array::new(&buffer))
}

/// The text of `bytes`, by the rules at the top of this module.
pub fn decode(bytes: &Uint8Array) -> Result<Text, FileError> {
    let beginning = bytes.subarray(0, bytes.length().min(3)).to_vec();
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = beginning.as_slice() {
        let label = if beginning.first() == Some(&0xFF) { "utf-16le" } else { "utf-16be" };
        return Ok(Text { text: decode_as(bytes, label)?, encoding: Encoding::Utf16 });
    }
    if bytes.includes(0, 0) {
        return Err(FileError::NotText);
    }
    match String::from_utf8(bytes.to_vec()) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            Ok(Text { text, encoding: Encoding::Utf8 })
        }
        Err(_) => Ok(Text { text: decode_as(bytes, "windows-1252")?, encoding: Encoding::Windows1252 }),
    }
}

fn decode_as(bytes: &Uint8Array, label: &str) -> Result<String, FileError> {
    TextDecoder::new_with_label(label)
        .and_then(|decoder| decoder.decode_with_js_u8_array(bytes))
        .map_err(|error| FileError::Browser(describe(&error)))
}

/// Saves `bytes` as a download named `name`, exactly as they are.
pub fn download(name: &str, media_type: &str, bytes: &Uint8Array) -> Result<(), FileError> {
    let browser = |error: JsValue| FileError::Browser(describe(&error));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(bytes);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(browser)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(browser)?;
    let anchor: HtmlAnchorElement = document()?.create_element("a").map_err(browser)?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The browser reads the blob after this task; a minute is more than it needs.
    super::time::later(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// A file name from an article's title: letters, digits and single hyphens, at most 60
/// characters, `article` if nothing is left. The extension comes without its dot.
pub fn file_name(title: &str, extension: &str) -> String {
    let mut stem = String::new();
    for character in title.chars() {
        if stem.chars().count() >= 60 {
            break;
        }
        if is_letter_or_digit(character) {
            stem.push(lower(character));
        } else if !stem.is_empty() && !stem.ends_with('-') && !matches!(character, '\'' | '’') {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    let stem = if stem.is_empty() { "article" } else { stem };
    format!("{stem}.{extension}")
}

fn document() -> Result<web_sys::Document, FileError> {
    web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| FileError::Browser("there is no page".to_owned()))
}

fn describe(error: &JsValue) -> String {
    js_sys::Reflect::get(error, &JsValue::from_str("message"))
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_else(|| "no reason given".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain() {
        let check = |title, expected| assert_eq!(file_name(title, "json"), expected);
        check("Harbour board: 4 berths, one 'maybe'", "harbour-board-4-berths-one-maybe.json");
        check("../../etc/passwd", "etc-passwd.json");
        check("  ", "article.json");
        check("Überfahrt – später", "überfahrt-später.json");
        assert!(file_name(&"long ".repeat(40), "json").len() <= 65);
    }
}
