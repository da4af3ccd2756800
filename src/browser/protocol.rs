//! The messages between the page and the engine's worker.
//!
//! A message is one block of bytes: a [`Header`] `{job, generation, kind}` and after it the
//! payload of that kind, both in postcard. The header is read without the payload, so an answer
//! that came too late is dropped before its marks are decoded.
//!
//! | kind | direction | payload |
//! |---|---|---|
//! | [`Kind::Analyze`] | page to worker | [`Request`] |
//! | [`Kind::Ready`] | worker to page | none; job and generation are 0 |
//! | [`Kind::Provisional`] | worker to page | an `Analysis` of what is on the screen |
//! | [`Kind::Complete`] | worker to page | the `Analysis` of the whole text |
//! | [`Kind::Panicked`] | worker to page | `String`, what the panic said |

use serde::{Deserialize, Serialize};

use crate::analysis::{self, Analysis, Options};
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

/// The answers to a request, in the order in which they are sent.
///
/// Invariant: the last one is [`Kind::Complete`], and `send` gets it for every text.
pub fn answer(request: Request<'_>, mut send: impl FnMut(Kind, &Analysis)) {
    let options = Options::default();
    if let Some(part) = provisional_span(request.text, request.visible) {
        send(Kind::Provisional, &analysis::analyze_part(request.text, part, options));
    }
    send(Kind::Complete, &analysis::analyze(request.text, options));
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

    #[test]
    fn the_last_answer_is_the_complete_one() {
        for text in [String::new(), "One.\n".repeat(40_000)] {
            let mut kinds = Vec::new();
            answer(Request { text: &text, visible: Span::new(0, 100) }, |kind, _| kinds.push(kind));
            assert_eq!(kinds.last(), Some(&Kind::Complete));
            assert_eq!(kinds.len(), if text.is_empty() { 1 } else { 2 });
        }
    }
}
