//! The messages between the page and its two workers, the engine and the one for files.
//!
//! A message is one block of bytes: a [`Header`] `{job, generation, kind}` and after it the
//! payload of that kind. The header is read without the payload, so an answer
//! that came too late is dropped before its marks are decoded.
//!
//! | kind | direction | payload |
//! |---|---|---|
//! | [`Kind::Analyze`] | page to engine | [`Request`] |
//! | [`Kind::Ready`] | worker to page | none; job and generation are 0 |
//! | [`Kind::Slice`] | worker to page | a slice of a document that is not its last |
//! | [`Kind::Provisional`] | engine to page | the last slice of a [`Document`] with the marks of what is on the screen |
//! | [`Kind::Complete`] | engine to page | the last slice of a [`Document`] with the marks of the whole text |
//! | [`Kind::Panicked`] | worker to page | `String`, what the panic said |
//! | [`Kind::Read`] | page to files | `&str`, a file of ours |
//! | [`Kind::Opened`] | files to page | the last slice of the [`Document`] that stands in it |
//! | [`Kind::Refused`] | files to page | [`json::Error`], what is wrong with it |
//! | [`Kind::Write`] | page to files | a [`Document`] |
//! | [`Kind::Written`] | files to page | [`json::Proven`], its file |
//! | [`Kind::Sample`] | page to files | none |
//! | [`Kind::Text`] | files to page | `&str`, the sample article |
//! | [`Kind::Measure`] | benchmark to engine | [`Measure`] |
//! | [`Kind::Measured`] | engine to benchmark | `u32`, the bytes of the worker's memory |
//!
//! Documents come to the page in slices ([`delivery`]); everything else is postcard.
//!
//! So the page knows documents, and neither what the engine finds nor our JSON: the code for those is the workers'.

use serde::{Deserialize, Serialize};
use std::hint::black_box;

use super::delivery;
use crate::analysis::{self, Options};
use crate::annotation::{Document, build};
use crate::formats::json;
use crate::text::Span;

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Mark this text.
    Analyze,
    /// The worker listens now. What was posted before is lost.
    Ready,
    /// The marks of what is on the screen of a long text, which [`Kind::Complete`] replaces.
    Provisional,
    /// The marks of the whole text.
    Complete,
    /// The engine panicked; the worker is gone after this message.
    Panicked,
    /// Read this file of ours.
    Read,
    /// What stood in the file.
    Opened,
    /// Write a file of ours with this document, and prove it.
    Write,
    /// The file.
    Written,
    /// A slice of a document, to which more belong.
    Slice,
    /// What is wrong with the file.
    Refused,
    /// Give the sample article.
    Sample,
    /// A text.
    Text,
    /// Do a part of the work on a text, some times over: `make bench` asks, the page never does.
    Measure,
    /// That is done.
    Measured,
}

/// The head of every message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The article, as the page numbers them.
    pub job: u32,
    /// Counts the texts given for this job; only the newest one's answer counts.
    pub generation: u32,
    /// What follows.
    pub kind: Kind,
}

/// The payload of [`Kind::Analyze`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request<'a> {
    /// The text as `document.text` holds it, after entry.
    #[serde(borrow)]
    pub text: &'a str,
    /// What is on the screen: answered first where the text is long.
    pub visible: Span,
}

/// The payload of [`Kind::Measure`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Measure<'a> {
    /// The text as in [`Request`].
    #[serde(borrow)]
    pub text: &'a str,
    /// How far: 0 nothing, 1 the analysis, 2 the document of it too, 3 its slices too.
    pub stages: u32,
    /// How often.
    pub times: u32,
}

/// A message that cannot be read. It can only mean that the page and the worker are of two
/// builds, which `boot.js` rules out by digests.
#[derive(Debug)]
pub struct Unreadable(postcard::Error);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "a message of the engine cannot be read: {}", self.0)
    }
}

impl std::error::Error for Unreadable {}

/// The bytes of a message.
pub fn encode<P: Serialize>(header: Header, payload: &P) -> Result<Vec<u8>, Unreadable> {
    let bytes = postcard::to_allocvec(&header).map_err(Unreadable)?;
    postcard::to_extend(payload, bytes).map_err(Unreadable)
}

/// The header of a message, and the bytes of its payload.
pub fn decode_header(message: &[u8]) -> Result<(Header, &[u8]), Unreadable> {
    postcard::take_from_bytes(message).map_err(Unreadable)
}

/// The payload that [`decode_header`] left.
pub fn decode_payload<'a, P: Deserialize<'a>>(payload: &'a [u8]) -> Result<P, Unreadable> {
    postcard::from_bytes(payload).map_err(Unreadable)
}

/// Texts up to this many bytes get one answer: a provisional one would save nothing.
///
/// At the 8 MB/s that speed.md sets as the floor in the browser this is 16 ms, one frame.
pub const ONE_ANSWER: usize = 128 * 1024;

/// The least a provisional answer covers, so that a little scrolling stays on marked text.
pub const PROVISIONAL: usize = 64 * 1024;

/// The part of a long text that is answered first: what is on the screen, and enough around it for some
/// scrolling. `None` where one answer does.
pub fn provisional_span(text: &str, visible: Span) -> Option<Span> {
    if text.len() <= ONE_ANSWER {
        return None;
    }
    let around = PROVISIONAL.saturating_sub(visible.len()) / 2;
    let start = (visible.start as usize).saturating_sub(around);
    let end = (visible.end as usize).saturating_add(around).max(start + PROVISIONAL).min(text.len());
    let span = Span::at(start.min(end), end);
    (span.len() <= text.len() / 2).then_some(span)
}

/// What a worker does with a message of the page; the answers go to `send`, in the order in which they are sent.
///
/// Invariant: each question has an answer, and the last one to [`Kind::Analyze`] is [`Kind::Complete`].
pub type Answer = fn(message: &[u8], send: &mut dyn FnMut(Vec<u8>)) -> Result<(), Unreadable>;

/// The engine's [`Answer`]: marks a text.
pub fn mark(message: &[u8], send: &mut dyn FnMut(Vec<u8>)) -> Result<(), Unreadable> {
    let (header, payload) = decode_header(message)?;
    if header.kind == Kind::Measure {
        measure(decode_payload(payload)?);
        return encode(Header { kind: Kind::Measured, ..header }, &memory()).map(send);
    }
    let request: Request<'_> = decode_payload(payload)?;
    if let Some(part) = provisional_span(request.text, request.visible) {
        let found = analysis::analyze_part(request.text, part, Options::default());
        let header = Header { kind: Kind::Provisional, ..header };
        deliver(header, &without_text(request.text, &found), send)?;
    }
    let found = analysis::analyze(request.text, Options::default());
    deliver(Header { kind: Kind::Complete, ..header }, &without_text(request.text, &found), send)
}

/// What a benchmark asks for; what comes of it is thrown away.
fn measure(asked: Measure<'_>) {
    for _ in 0..asked.times {
        if asked.stages == 0 {
            continue;
        }
        let found = black_box(analysis::analyze(black_box(asked.text), Options::default()));
        if asked.stages == 1 {
            continue;
        }
        let document = black_box(without_text(asked.text, &found));
        if asked.stages > 2 {
            delivery::send(&document, |slice, _| {
                black_box(slice);
            });
        }
    }
}

/// The bytes of this module's memory, which never shrinks; 0 where there is no such thing.
fn memory() -> u32 {
    #[cfg(target_arch = "wasm32")]
    return core::arch::wasm32::memory_size::<0>() as u32 * 65_536;
    #[cfg(not(target_arch = "wasm32"))]
    0
}

/// Sends a document; `header` is that of its last slice.
fn deliver(header: Header, document: &Document, send: &mut dyn FnMut(Vec<u8>)) -> Result<(), Unreadable> {
    let mut result = Ok(());
    delivery::send(document, |slice, last| {
        let kind = if last { header.kind } else { Kind::Slice };
        match postcard::to_allocvec(&Header { kind, ..header }) {
            Ok(mut message) => {
                message.extend_from_slice(slice);
                send(message);
            }
            Err(error) => result = Err(Unreadable(error)),
        }
    });
    result
}

/// The article written for this project.
const SAMPLE: &str = include_str!("sample.txt");

/// The [`Answer`] of the worker for files: reads and writes ours, and has the sample.
pub fn file(message: &[u8], send: &mut dyn FnMut(Vec<u8>)) -> Result<(), Unreadable> {
    let (header, payload) = decode_header(message)?;
    let reply = |kind| Header { kind, ..header };
    match header.kind {
        Kind::Read => match json::read(decode_payload(payload)?) {
            Ok(document) => deliver(reply(Kind::Opened), &document, send)?,
            Err(error) => send(encode(reply(Kind::Refused), &error)?),
        },
        Kind::Write => {
            let mut document: Document = decode_payload(payload)?;
            build::sign(&mut document);
            send(encode(reply(Kind::Written), &json::prove(&document))?);
        }
        Kind::Sample => send(encode(reply(Kind::Text), &SAMPLE)?),
        // Another's.
        _ => {}
    }
    Ok(())
}

/// The document of a text that the page has: sending it back would be waste. Unsigned, see [`build::sign`].
fn without_text(text: &str, found: &analysis::Analysis) -> Document {
    build::unsigned(text, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(kind: Kind) -> Header {
        Header { job: 3, generation: 300, kind }
    }

    #[test]
    fn a_request_comes_back_as_it_was_sent() {
        let request = Request { text: "Ärger \u{1f600} “here”", visible: Span::new(0, 7) };
        let bytes = encode(header(Kind::Analyze), &request).unwrap();
        let (head, payload) = decode_header(&bytes).unwrap();
        assert_eq!(head, header(Kind::Analyze));
        assert_eq!(decode_payload::<Request<'_>>(payload).unwrap(), request);
    }

    #[test]
    fn a_message_cut_short_is_an_error() {
        let request = Request { text: "Some words", visible: Span::default() };
        let bytes = encode(header(Kind::Analyze), &request).unwrap();
        for end in 0..bytes.len() {
            let read = decode_header(&bytes[..end])
                .and_then(|(_, payload)| decode_payload::<Request<'_>>(payload).map(|_| ()));
            assert!(read.is_err(), "{end} bytes of {}", bytes.len());
        }
    }

    #[test]
    fn short_texts_get_one_answer() {
        assert_eq!(provisional_span(&"a\n".repeat(ONE_ANSWER / 2), Span::new(0, 9)), None);
        assert_eq!(provisional_span("", Span::new(0, 10)), None);
    }

    #[test]
    fn the_first_answer_covers_the_screen_and_some_more() {
        let text = "é".repeat(500_000);
        for (start, end) in [(0, 4_000), (400_000, 404_000), (999_000, 1_000_000), (2_000_000, 2_000_001)] {
            let span = provisional_span(&text, Span::new(start, end)).unwrap();
            assert!(span.end as usize <= text.len());
            assert!(span.start <= start && (span.end >= end || span.end as usize == text.len()));
            assert!(span.len() <= PROVISIONAL + 4_000);
        }
        // Nearly everything is on the screen: the full answer is as quick.
        assert_eq!(provisional_span(&text, Span::new(0, 900_000)), None);
    }

    fn answers<P: Serialize>(answer: Answer, kind: Kind, payload: &P) -> Vec<(Header, Vec<u8>)> {
        let mut answers = Vec::new();
        answer(&encode(header(kind), payload).unwrap(), &mut |message| {
            let (header, payload) = decode_header(&message).unwrap();
            answers.push((header, payload.to_vec()));
        })
        .unwrap();
        answers
    }

    fn whole(answers: &[(Header, Vec<u8>)]) -> Document {
        let mut receiver = delivery::Receiver::default();
        answers.iter().for_each(|(_, slice)| receiver.take(slice).unwrap());
        receiver.document().unwrap()
    }

    #[test]
    fn a_document_of_many_marks_comes_in_many_slices() {
        let text = "\u{201c}The tide took it,\u{201d} said Mara Quill.\n\n".repeat(2_000);
        let all = Span::at(0, text.len());
        let answers = answers(mark, Kind::Analyze, &Request { text: &text, visible: all });
        let (last, slices) = answers.split_last().unwrap();
        assert!(slices.len() > 1 && slices.iter().all(|(head, _)| *head == header(Kind::Slice)));
        assert_eq!(last.0, header(Kind::Complete));
        assert!(whole(&answers).marks.len() >= 4_000);
    }

    #[test]
    fn the_last_answer_is_the_complete_one() {
        for text in [String::new(), "One.\n".repeat(40_000)] {
            let answers = answers(mark, Kind::Analyze, &Request { text: &text, visible: Span::new(0, 100) });
            assert_eq!(answers.last().map(|(head, _)| *head), Some(header(Kind::Complete)));
            assert_eq!(answers.len(), if text.is_empty() { 1 } else { 2 });
        }
    }

    #[test]
    fn a_benchmark_is_answered_without_marks() {
        let text = "\u{201c}The tide took it,\u{201d} said Mara Quill.";
        for stages in 0..4 {
            let answers = answers(mark, Kind::Measure, &Measure { text, stages, times: 2 });
            assert_eq!(answers.iter().map(|(head, _)| *head).collect::<Vec<_>>(), [header(Kind::Measured)]);
        }
    }

    #[test]
    fn a_document_is_marked_written_and_opened_again() {
        let text = "\u{201c}The tide took the pier,\u{201d} said Mara Quill of the harbour office.";
        let marked = answers(mark, Kind::Analyze, &Request { text, visible: Span::default() });
        let marked = whole(&marked);
        assert!(!marked.marks.is_empty() && marked.text.is_empty() && marked.sha256.is_empty());
        let document = Document { text: text.into(), ..marked };
        let written = answers(file, Kind::Write, &document);
        assert_eq!(written[0].0, header(Kind::Written));
        let proven: json::Proven = decode_payload(&written[0].1).unwrap();
        assert!(proven.spans > 0 && proven.identical == proven.spans, "{proven:?}");
        let opened = answers(file, Kind::Read, &proven.json);
        assert_eq!(opened[0].0, header(Kind::Opened));
        let opened = whole(&opened);
        assert_eq!((opened.sha256.len(), opened.id.len()), (64, 16));
        assert_eq!(Document { sha256: "".into(), id: "".into(), ..opened }, document);
    }

    #[test]
    fn what_is_no_file_of_ours_is_an_answer() {
        let opened = answers(file, Kind::Read, &"{}");
        assert_eq!(opened[0].0, header(Kind::Refused));
        assert!(decode_payload::<json::Error>(&opened[0].1).is_ok_and(|error| error.place.is_empty()));
    }
}
