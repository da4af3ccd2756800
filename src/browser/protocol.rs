//! The messages between the page and its two workers, the engine and the one for files.
//!
//! A message is one block of bytes: a [`Header`] `{job, generation, kind}` and after it the
//! payload of that kind. The header is read without the payload, so an answer
//! that came too late is dropped before its marks are decoded.
//!
//! | kind | direction | payload |
//! |---|---|---|
//! | [`Kind::Analyze`] | page to engine | a text, then the [`Span`] of the screen |
//! | [`Kind::Ready`] | worker to page | none; job and generation are 0 |
//! | [`Kind::Slice`] | worker to page | a slice of a document that is not its last |
//! | [`Kind::Provisional`] | engine to page | the last slice of a [`Document`] with the marks of what is on the screen |
//! | [`Kind::Complete`] | engine to page | the last slice of a [`Document`] with the marks of the whole text |
//! | [`Kind::Panicked`] | worker to page | `String`, what the panic said |
//! | [`Kind::Read`] | page to files | the text of a file of ours |
//! | [`Kind::Opened`] | files to page | the last slice of the [`Document`] that stands in it |
//! | [`Kind::Refused`] | files to page | [`json::Error`], what is wrong with it |
//! | [`Kind::Write`] | page to files | what a [`Document`] is made from |
//! | [`Kind::Written`] | files to page | [`Proof`], then its file |
//! | [`Kind::Sample`] | page to files | none |
//! | [`Kind::Text`] | files to page | the sample article |
//! | [`Kind::Measure`] | benchmark to engine | a text, then how far to go and how often |
//! | [`Kind::Measured`] | engine to benchmark | `u32`, the bytes of the worker's memory |
//!
//! How things are written is [`wire`](super::wire)'s; documents come to the page in slices ([`delivery`]).
//!
//! So the page knows documents, and neither what the engine finds nor our JSON: the code for those is the workers'.

use std::hint::black_box;

use super::delivery::{self, Origin, Sent};
use super::wire::{Reader, Wire, Writer, fields, listed};
use crate::analysis::{self, Options};
use crate::annotation::{Action, Document, build};
use crate::formats::json;
use crate::text::Span;

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Kind {
    /// Every kind.
    const ALL: &[Self] = &[
        Self::Analyze,
        Self::Ready,
        Self::Provisional,
        Self::Complete,
        Self::Panicked,
        Self::Read,
        Self::Opened,
        Self::Write,
        Self::Written,
        Self::Slice,
        Self::Refused,
        Self::Sample,
        Self::Text,
        Self::Measure,
        Self::Measured,
    ];
}

/// The head of every message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The article, as the page numbers them.
    pub job: u32,
    /// Counts the texts given for this job; only the newest one's answer counts.
    pub generation: u32,
    /// What follows.
    pub kind: Kind,
}

/// How much of a file came back as it was written: [`json::Proven`] without the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The spans of the document's marks.
    pub spans: u32,
    /// Those that came back the same.
    pub identical: u32,
}

/// A header and a [`Proof`] take at most so many bytes: of a file that was written no more need be read.
pub const BEGINNING: u32 = 32;

listed! { Kind, Ready }
fields! {
    Header { job, generation, kind }
    Proof { spans, identical }
}

impl Wire for json::Error {
    fn put(&self, out: &mut Writer) {
        self.place.put(out);
        self.reason.put(out);
    }

    fn get(from: &mut Reader<'_>) -> Self {
        Self { place: Wire::get(from), reason: Wire::get(from) }
    }
}

/// A message that cannot be read. It can only mean that the page and the worker are of two
/// builds, which `boot.js` rules out by digests.
#[derive(Debug)]
pub struct Unreadable;

impl std::fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a message cannot be read")
    }
}

impl std::error::Error for Unreadable {}

/// The bytes of a message whose payload `put` writes.
fn compose(header: Header, put: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut out = Writer::default();
    header.put(&mut out);
    put(&mut out);
    out.bytes
}

/// A message without a payload.
pub fn bare(header: Header) -> Vec<u8> {
    compose(header, |_| {})
}

/// A message of words and nothing else.
pub fn words(header: Header, words: &str) -> Vec<u8> {
    compose(header, |out| out.bytes.extend_from_slice(words.as_bytes()))
}

/// Asks to mark `text`, as `document.text` holds it, after entry; `visible` is what is on the screen, which is answered
/// first where the text is long.
pub fn analyze(header: Header, text: &str, visible: Span) -> Vec<u8> {
    compose(header, |out| {
        out.string(text);
        visible.put(out);
    })
}

/// Asks to write the file of `document`: what `sent` brought, after `log`.
pub fn write(header: Header, document: &Document, sent: &Sent, log: &[Action]) -> Vec<u8> {
    compose(header, |out| Origin { document, sent, log }.put(out))
}

/// Reads what `get` wants from the beginning of some bytes, and gives the rest of them.
fn read<'a, T>(bytes: &'a [u8], get: impl FnOnce(&mut Reader<'a>) -> T) -> Result<(T, &'a [u8]), Unreadable> {
    let mut from = Reader::new(bytes);
    let got = get(&mut from);
    if from.good { Ok((got, from.bytes)) } else { Err(Unreadable) }
}

/// The header of a message, and the bytes of its payload.
pub fn read_header(message: &[u8]) -> Result<(Header, &[u8]), Unreadable> {
    read(message, Header::get)
}

/// The payload of a message of [`words`].
pub fn said(payload: &[u8]) -> Result<&str, Unreadable> {
    std::str::from_utf8(payload).map_err(|_| Unreadable)
}

/// The payload of [`Kind::Refused`].
pub fn refused(payload: &[u8]) -> Result<json::Error, Unreadable> {
    read(payload, json::Error::get).map(|(error, _)| error)
}

/// The payload of [`Kind::Written`] as far as it is no file, from its beginning, and the rest of that.
pub fn proof(payload: &[u8]) -> Result<(Proof, &[u8]), Unreadable> {
    read(payload, Proof::get)
}

/// Texts up to this many bytes get one answer: a provisional one would save nothing.
///
/// At the 3 MB/s that a new worker reaches this is 16 ms, one frame.
pub const ONE_ANSWER: usize = 48 * 1024;

/// The least a provisional answer covers, so that a little scrolling stays on marked text: three screens.
pub const PROVISIONAL: usize = 24 * 1024;

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
    let (header, payload) = read_header(message)?;
    if header.kind == Kind::Measure {
        let asked = read(payload, |from| (from.string(), u32::get(from), u32::get(from)))?;
        let (text, stages, times) = asked.0;
        measure(text, stages, times);
        send(compose(Header { kind: Kind::Measured, ..header }, |out| memory().put(out)));
        return Ok(());
    }
    let ((text, visible), _) = read(payload, |from| (from.string(), Span::get(from)))?;
    if let Some(part) = provisional_span(text, visible) {
        let found = analysis::analyze_part(text, part, Options::default());
        deliver(Header { kind: Kind::Provisional, ..header }, &without_text(text, found), send);
    }
    let found = analysis::analyze(text, Options::default());
    deliver(Header { kind: Kind::Complete, ..header }, &without_text(text, found), send);
    Ok(())
}

/// What a benchmark asks for, `times` over: nothing (0), the analysis (1), the document of it too (2), its slices too (3).
/// What comes of it is thrown away.
fn measure(text: &str, stages: u32, times: u32) {
    for _ in 0..times {
        if stages == 0 {
            continue;
        }
        let found = black_box(analysis::analyze(black_box(text), Options::default()));
        if stages == 1 {
            continue;
        }
        let document = black_box(without_text(text, found));
        if stages > 2 {
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
fn deliver(header: Header, document: &Document, send: &mut dyn FnMut(Vec<u8>)) {
    delivery::send(document, |slice, last| {
        let kind = if last { header.kind } else { Kind::Slice };
        send(compose(Header { kind, ..header }, |out| out.bytes.extend_from_slice(slice)));
    });
}

/// The article written for this project.
const SAMPLE: &str = include_str!("sample.txt");

/// The [`Answer`] of the worker for files: reads and writes ours, and has the sample.
pub fn file(message: &[u8], send: &mut dyn FnMut(Vec<u8>)) -> Result<(), Unreadable> {
    let (header, payload) = read_header(message)?;
    let reply = |kind| Header { kind, ..header };
    match header.kind {
        Kind::Read => match json::read(said(payload)?) {
            Ok(document) => deliver(reply(Kind::Opened), &document, send),
            Err(error) => send(compose(reply(Kind::Refused), |out| error.put(out))),
        },
        Kind::Write => {
            let mut document = delivery::rebuilt(payload).ok_or(Unreadable)?;
            build::sign(&mut document);
            send(written(reply(Kind::Written), &json::prove(&document)));
        }
        Kind::Sample => send(words(reply(Kind::Text), SAMPLE)),
        // Another's.
        _ => {}
    }
    Ok(())
}

/// A file that was proven.
fn written(header: Header, proven: &json::Proven) -> Vec<u8> {
    compose(header, |out| {
        Proof { spans: proven.spans, identical: proven.identical }.put(out);
        out.bytes.extend_from_slice(proven.json.as_bytes());
    })
}

/// The document of a text that the page has: sending it back would be waste. Unsigned, see [`build::sign`].
fn without_text(text: &str, found: analysis::Analysis) -> Document {
    build::unsigned(text, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(kind: Kind) -> Header {
        Header { job: 3, generation: 300, kind }
    }

    #[test]
    fn every_kind_comes_back_as_it_was_sent() {
        for &kind in Kind::ALL {
            let bytes = words(header(kind), "Ärger \u{1f600} “here”");
            let (head, payload) = read_header(&bytes).unwrap();
            assert_eq!((head, said(payload).unwrap()), (header(kind), "Ärger \u{1f600} “here”"));
        }
        assert!(read_header(&bare(header(Kind::Ready))).is_ok_and(|(_, payload)| payload.is_empty()));
    }

    #[test]
    fn a_message_cut_short_is_an_error() {
        let bytes = analyze(header(Kind::Analyze), "", Span::new(5, 4_000));
        for end in 0..bytes.len() {
            let answered = mark(&bytes[..end], &mut |_| panic!("an answer to {end} bytes"));
            assert!(answered.is_err(), "{end} bytes of {}", bytes.len());
        }
    }

    #[test]
    fn a_header_and_a_proof_are_in_the_beginning() {
        let proof = Proof { spans: u32::MAX, identical: u32::MAX };
        let header = Header { job: u32::MAX, generation: u32::MAX, kind: Kind::Text };
        assert!(compose(header, |out| proof.put(out)).len() <= BEGINNING as usize);
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

    fn answers(answer: Answer, message: &[u8]) -> Vec<(Header, Vec<u8>)> {
        let mut answers = Vec::new();
        answer(message, &mut |message| {
            let (header, payload) = read_header(&message).unwrap();
            answers.push((header, payload.to_vec()));
        })
        .unwrap();
        answers
    }

    fn whole(answers: &[(Header, Vec<u8>)]) -> Document {
        let mut receiver = delivery::Receiver::default();
        answers.iter().for_each(|(_, slice)| assert!(receiver.take(slice)));
        receiver.document().unwrap()
    }

    #[test]
    fn a_document_of_many_marks_comes_in_many_slices() {
        let text = "\u{201c}The tide took it,\u{201d} said Mara Quill.\n\n".repeat(2_000);
        let all = Span::at(0, text.len());
        let answers = answers(mark, &analyze(header(Kind::Analyze), &text, all));
        let (last, slices) = answers.split_last().unwrap();
        assert!(slices.len() > 1 && slices.iter().all(|(head, _)| *head == header(Kind::Slice)));
        assert_eq!(last.0, header(Kind::Complete));
        assert!(whole(&answers).marks.len() >= 4_000);
    }

    #[test]
    fn the_last_answer_is_the_complete_one() {
        for text in [String::new(), "One.\n".repeat(40_000)] {
            let answers = answers(mark, &analyze(header(Kind::Analyze), &text, Span::new(0, 100)));
            assert_eq!(answers.last().map(|(head, _)| *head), Some(header(Kind::Complete)));
            assert_eq!(answers.len(), if text.is_empty() { 1 } else { 2 });
        }
    }

    #[test]
    fn a_benchmark_is_answered_without_marks() {
        let text = "\u{201c}The tide took it,\u{201d} said Mara Quill.";
        for stages in 0..4u32 {
            let answers = answers(
                mark,
                &compose(header(Kind::Measure), |out| {
                    out.string(text);
                    stages.put(out);
                    2u32.put(out);
                }),
            );
            assert_eq!(answers.iter().map(|(head, _)| *head).collect::<Vec<_>>(), [header(Kind::Measured)]);
        }
    }

    #[test]
    fn a_document_is_marked_written_and_opened_again() {
        let text = "\u{201c}The tide took the pier,\u{201d} said Mara Quill of the harbour office.";
        let slices = answers(mark, &analyze(header(Kind::Analyze), text, Span::default()));
        let marked = whole(&slices);
        assert!(!marked.marks.is_empty() && marked.text.is_empty() && marked.sha256.is_empty());
        let document = Document { text: text.into(), ..marked };
        let sent = Sent::new(slices.into_iter().map(|(_, slice)| slice.into()).collect());
        let written = answers(file, &write(header(Kind::Write), &document, &sent, &[]));
        assert_eq!(written[0].0, header(Kind::Written));
        let (proof, json) = proof(&written[0].1).unwrap();
        assert!(proof.spans > 0 && proof.identical == proof.spans, "{proof:?}");
        let opened = answers(file, &words(header(Kind::Read), said(json).unwrap()));
        assert_eq!(opened[0].0, header(Kind::Opened));
        let opened = whole(&opened);
        assert_eq!((opened.sha256.len(), opened.id.len()), (64, 16));
        assert_eq!(Document { sha256: "".into(), id: "".into(), ..opened }, document);
    }

    #[test]
    fn what_is_no_file_of_ours_is_an_answer() {
        let opened = answers(file, &words(header(Kind::Read), "{}"));
        assert_eq!(opened[0].0, header(Kind::Refused));
        assert!(refused(&opened[0].1).is_ok_and(|error| error.place.is_empty()));
    }
}
