//! How a document travels from a worker to the page: in slices, each a message of its own.
//!
//! The workers make the documents, because making 50,000 marks of what the engine found, or reading them all at once, would
//! hold the page's thread for hundreds of milliseconds. A slice is read in a few, and between two of them the page draws
//! and answers. So the sentence of a reason travels as such, but only once: a string that was sent before is named by its
//! number, and all that share it on the page share its memory too.
//!
//! The page keeps the slices of an article ([`Sent`]): with them and with what people did, the worker for files has its
//! document again, and the page need not put together in one task what came in many.
//!
//! Pure, and native tests prove that what is sent comes back.

use std::rc::Rc;

use super::wire::{Reader, Wire, Writer, fields, listed};

use crate::analysis::types::{
    Anonymity, ClaimType, CueClass, DateFrom, EntityKind, Form, Mention, Missing, Part, PartKind, Percent,
    ValueKind,
};
use crate::annotation::document::{
    Attribution, Body, Claim, Contribution, Decided, Entity, Finding, Id, Lost, Mark, Quote, Reason, Status,
    Value, Via,
};
use crate::annotation::{Action, Document, build};
use crate::text::Span;

/// A slice ends with the thing that makes it longer than this, in bytes: some 500 marks, a few milliseconds for the page.
const SLICE: usize = 32 * 1024;

/// Sends a document, slice by slice; the last one is sent with `true`.
pub fn send(document: &Document, mut slice: impl FnMut(&[u8], bool)) {
    let mut out = Writer::default();
    Head::of(document).put(&mut out);
    let mut next = |out: &mut Writer, of: Record| {
        if out.bytes.len() > SLICE {
            slice(&out.bytes, false);
            out.bytes.clear();
        }
        of.put(out);
    };
    for part in document.structure.iter() {
        next(&mut out, Record::Part);
        part.put(&mut out);
    }
    for entity in document.entities.iter() {
        next(&mut out, Record::Entity);
        entity.put(&mut out);
    }
    for mark in document.marks.iter() {
        next(&mut out, Record::Mark);
        mark.put(&mut out);
    }
    for finding in document.findings.iter() {
        next(&mut out, Record::Finding);
        finding.put(&mut out);
    }
    for lost in document.lost.iter() {
        next(&mut out, Record::Lost);
        lost.put(&mut out);
    }
    slice(&out.bytes, true);
}

/// What is left of a document that is on its way, as it comes.
#[derive(Debug, Default)]
pub struct Receiver {
    known: Vec<Rc<str>>,
    head: Option<Head>,
    structure: Vec<Part>,
    entities: Vec<Rc<Entity>>,
    marks: Vec<Rc<Mark>>,
    findings: Vec<Rc<Finding>>,
    lost: Vec<Rc<Lost>>,
}

impl Receiver {
    /// Takes the next slice; says whether it could be read.
    #[must_use]
    pub fn take(&mut self, slice: &[u8]) -> bool {
        let mut from = Reader::after(std::mem::take(&mut self.known), slice);
        if self.head.is_none() {
            self.head = Some(Head::get(&mut from));
        }
        while !from.bytes.is_empty() {
            match Record::get(&mut from) {
                Record::Part => self.structure.push(Part::get(&mut from)),
                Record::Entity => self.entities.push(Rc::new(Entity::get(&mut from))),
                Record::Mark => self.marks.push(Rc::new(Mark::get(&mut from))),
                Record::Finding => self.findings.push(Rc::new(Finding::get(&mut from))),
                Record::Lost => self.lost.push(Rc::new(Lost::get(&mut from))),
            }
        }
        let good = from.good;
        self.known = from.known();
        good
    }

    /// The document, once the last slice was taken; `None` before the first.
    pub fn document(self) -> Option<Document> {
        let head = self.head?;
        Some(Document {
            id: head.id,
            title: head.title,
            text: head.text.into(),
            sha256: head.sha256,
            language: head.language,
            meta: head.meta.into(),
            models: head.models.into(),
            generator_version: head.generator_version,
            structure: self.structure.into(),
            entities: self.entities.into_iter().collect(),
            marks: self.marks.into_iter().collect(),
            findings: self.findings.into_iter().collect(),
            lost: self.lost.into(),
            next_id: head.next_id,
        })
    }
}

/// The slices in which a document came, as they came. Empty where none did.
#[derive(Clone, Debug, Default)]
pub struct Sent(Rc<[Rc<[u8]>]>);

impl Sent {
    /// Of all slices, in their order.
    pub fn new(slices: Vec<Rc<[u8]>>) -> Self {
        Self(slices.into())
    }

    /// The slices.
    pub fn slices(&self) -> &[Rc<[u8]>] {
        &self.0
    }
}

/// What a document is made from: writing this takes the page a copy of its text and its slices, the document itself would
/// take it a visit to each mark.
pub(super) struct Origin<'a> {
    /// The document, of which the id, the title and the text count.
    pub(super) document: &'a Document,
    /// What its first version came in.
    pub(super) sent: &'a Sent,
    /// What was done to that.
    pub(super) log: &'a [Action],
}

impl Origin<'_> {
    /// The bytes for [`rebuilt`], behind those that are there.
    pub(super) fn put(&self, out: &mut Writer) {
        for words in [&self.document.id, &self.document.title] {
            words.put(out);
        }
        self.document.text.put(out);
        self.log.len().put(out);
        self.log.iter().for_each(|action| action.put(out));
        self.sent.0.len().put(out);
        for slice in self.sent.0.iter() {
            slice.len().put(out);
            out.bytes.extend_from_slice(slice);
        }
    }
}

/// The document of an [`Origin`]; `None` where the bytes are none, or where the log was made on another document.
pub(super) fn rebuilt(bytes: &[u8]) -> Option<Document> {
    let mut from = Reader::new(bytes);
    let [id, title, text] = [(); 3].map(|()| Rc::<str>::get(&mut from));
    let log = Vec::<Action>::get(&mut from);
    let mut receiver = Receiver::default();
    let slices = u32::get(&mut from);
    for _ in 0..slices {
        let length = u32::get(&mut from);
        if !receiver.take(from.cut(length)) {
            return None;
        }
    }
    let first = if slices == 0 { build::bare(Rc::clone(&text)) } else { receiver.document()? };
    let first = Document { id, title, text, ..first };
    from.good.then_some(())?;
    log.iter().try_fold(first, |document, action| action.apply(&document).ok())
}

/// A document as it came, and the slices that it came in.
#[derive(Clone, Debug)]
pub struct Delivered {
    /// The document.
    pub document: Document,
    /// Its slices.
    pub sent: Sent,
}

/// A document that never travelled.
impl From<Document> for Delivered {
    fn from(document: Document) -> Self {
        Self { document, sent: Sent::default() }
    }
}

/// What stands in a list of the document.
#[derive(Clone, Copy, PartialEq)]
enum Record {
    Part,
    Entity,
    Mark,
    Finding,
    Lost,
}

impl Record {
    /// In the order of the declaration: the index is the byte that is sent.
    const ALL: &[Self] = &[Self::Part, Self::Entity, Self::Mark, Self::Finding, Self::Lost];
}

/// What a document is beside its lists.
#[derive(Debug)]
struct Head {
    id: Rc<str>,
    title: Rc<str>,
    text: String,
    sha256: Rc<str>,
    language: Rc<str>,
    meta: Vec<(String, String)>,
    models: Vec<(String, String)>,
    generator_version: Rc<str>,
    next_id: u32,
}

impl Head {
    fn of(document: &Document) -> Self {
        Self {
            id: Rc::clone(&document.id),
            title: Rc::clone(&document.title),
            text: document.text.to_string(),
            sha256: Rc::clone(&document.sha256),
            language: Rc::clone(&document.language),
            meta: document.meta.to_vec(),
            models: document.models.to_vec(),
            generator_version: Rc::clone(&document.generator_version),
            next_id: document.next_id,
        }
    }
}

impl Wire for Span {
    fn put(&self, out: &mut Writer) {
        self.start.put(out);
        (self.end - self.start).put(out);
    }

    #[inline(never)]
    fn get(from: &mut Reader<'_>) -> Self {
        let start = u32::get(from);
        Self::new(start, start.saturating_add(u32::get(from)))
    }
}

impl Wire for Id {
    fn put(&self, out: &mut Writer) {
        self.0.put(out);
    }

    fn get(from: &mut Reader<'_>) -> Self {
        Self(u32::get(from))
    }
}

impl Wire for Percent {
    fn put(&self, out: &mut Writer) {
        Percent::get(*self).put(out);
    }

    fn get(from: &mut Reader<'_>) -> Self {
        Self::new(u8::get(from))
    }
}

listed! {
    Record, Lost;
    Anonymity, No;
    ClaimType, Quantity;
    CueClass, Neutral;
    DateFrom, Itself;
    EntityKind, Person;
    Form, Direct;
    Mention, Name;
    Missing, Period;
    PartKind, Body;
    Status, Suggested;
    ValueKind, Quantity;
}

fields! {
    Head { id, title, text, sha256, language, meta, models, generator_version, next_id }
    Part { part, span, date }
    Entity { id, name, kind, role, anonymous, members }
    Mark { id, span, status, confidence, reason, decided, note, anchor, was, body }
    Quote { form, parts, marked, attributions }
    Attribution { source, entity, cue, cue_class, via, confidence, status, reason, decided }
    Via { source, entity, cue }
    Claim {
        types, check_worthiness, asserted_by, quote, check_with, contributions, values, missing, hedges, same_as, check
    }
    Contribution { rule, text, weight }
    Value { span, kind, number, unit, period, place, base }
    Finding { id, rule, text, status, confidence, spans, marks, values, decided }
    Lost { mark, exact, prefix, suffix }
    Reason { rule, text }
    Decided { by, at, how }
}

impl Wire for Body {
    fn put(&self, out: &mut Writer) {
        match self {
            Self::Quote(quote) => {
                0u8.put(out);
                quote.put(out);
            }
            Self::Source { entity, mention } => {
                1u8.put(out);
                entity.put(out);
                mention.put(out);
            }
            Self::Claim(claim) => {
                2u8.put(out);
                claim.put(out);
            }
        }
    }

    fn get(from: &mut Reader<'_>) -> Self {
        match u8::get(from) {
            0 => Self::Quote(Quote::get(from)),
            1 => Self::Source { entity: Id::get(from), mention: Mention::get(from) },
            _ => Self::Claim(Claim::get(from)),
        }
    }
}

impl Wire for Action {
    fn put(&self, out: &mut Writer) {
        match self {
            Self::Accept { marks, decided } => {
                0u8.put(out);
                marks.put(out);
                decided.put(out);
            }
            Self::Reject { marks, decided } => {
                1u8.put(out);
                marks.put(out);
                decided.put(out);
            }
            Self::RejectAttribution { mark, attribution, decided } => {
                2u8.put(out);
                mark.put(out);
                attribution.put(out);
                decided.put(out);
            }
        }
    }

    fn get(from: &mut Reader<'_>) -> Self {
        match u8::get(from) {
            0 => Self::Accept { marks: Wire::get(from), decided: Wire::get(from) },
            1 => Self::Reject { marks: Wire::get(from), decided: Wire::get(from) },
            _ => Self::RejectAttribution {
                mark: Wire::get(from),
                attribution: Wire::get(from),
                decided: Wire::get(from),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};
    use crate::annotation::build;
    use crate::ui::model::demo;

    /// The slices of a document, and whether each said that it was the last.
    fn slices(document: &Document) -> Vec<(Vec<u8>, bool)> {
        let mut out = Vec::new();
        send(document, |slice, last| out.push((slice.to_vec(), last)));
        out
    }

    #[track_caller]
    fn comes_back(document: &Document) -> usize {
        let slices = slices(document);
        let (ends, last): (Vec<bool>, _) = (slices.iter().map(|(_, last)| *last).collect(), slices.len() - 1);
        assert!(ends.iter().enumerate().all(|(at, end)| *end == (at == last)));
        let mut receiver = Receiver::default();
        for (slice, _) in &slices {
            assert!(receiver.take(slice));
        }
        assert_eq!(&receiver.document().unwrap(), document);
        slices.len()
    }

    fn found(paragraphs: usize) -> Document {
        let text: String = (0..paragraphs)
            .map(|n| format!("\u{201c}We lost {n} boats in 1987,\u{201d} Mara Quill, the pilot, told reporters. She said {n} more were late.\n\n"))
            .collect();
        build::document(&text, analyze(&text, Options::default()), None, vec![("k".into(), "1".into())])
    }

    #[test]
    fn a_document_comes_back_as_it_was_sent() {
        assert_eq!(comes_back(&demo::document()), 1);
        assert_eq!(comes_back(&found(0)), 1);
        assert!(comes_back(&found(2_000)) > 5);
    }

    #[test]
    fn a_long_document_comes_in_slices_that_are_small() {
        let document = found(2_000);
        let slices = slices(&document);
        let longest = document.text.len() + SLICE + 4_000;
        assert!(slices.first().is_some_and(|(slice, _)| slice.len() < longest));
        assert!(slices.iter().skip(1).all(|(slice, _)| slice.len() < SLICE + 4_000));
        let bytes = slices.iter().map(|(slice, _)| slice.len()).sum::<usize>() - document.text.len();
        assert!(bytes / document.marks.len() < 100, "{} bytes a mark", bytes / document.marks.len());
    }

    #[test]
    fn strings_that_are_the_same_share_their_memory() {
        let document = found(3);
        let mut receiver = Receiver::default();
        slices(&document).iter().for_each(|(slice, _)| assert!(receiver.take(slice)));
        let rules: Vec<_> =
            receiver.marks.iter().filter_map(|m| Some(Rc::clone(&m.reason.as_ref()?.rule))).collect();
        let same = |a: &Rc<str>, b: &Rc<str>| (a == b) == Rc::ptr_eq(a, b);
        assert!(rules.iter().all(|a| rules.iter().all(|b| same(a, b))));
    }

    #[test]
    fn a_slice_cut_short_is_refused_or_holds_less() {
        let document = demo::document();
        let slices = slices(&document);
        let (slice, _) = &slices[0];
        for end in 0..slice.len() {
            let mut receiver = Receiver::default();
            let taken = receiver.take(&slice[..end]);
            let whole = receiver.document().is_some_and(|read| read == document);
            assert!(!taken || !whole, "{end} bytes");
        }
    }

    /// What the page has of an article once its document came, and what a worker makes of it.
    fn rebuild(document: &Document, log: &[Action]) -> Option<Document> {
        let slices = slices(&Document { text: "".into(), id: "".into(), ..document.clone() });
        let sent = Sent::new(slices.into_iter().map(|(slice, _)| slice.into()).collect());
        let mut out = Writer::default();
        Origin { document, sent: &sent, log }.put(&mut out);
        rebuilt(&out.bytes)
    }

    #[test]
    fn a_document_is_made_again_from_its_slices_and_what_was_done() {
        let document = found(2_000);
        assert_eq!(rebuild(&document, &[]).as_ref(), Some(&document));
        let decided = Decided { by: None, at: "2026-11-23T17:40:00Z".into(), how: "one".into() };
        let quote =
            document.marks.iter().find(|m| m.quote().is_some_and(|q| !q.attributions.is_empty())).unwrap();
        let log = [
            Action::Accept { marks: document.marks.iter().map(|m| m.id).collect(), decided: decided.clone() },
            Action::RejectAttribution { mark: quote.id, attribution: 0, decided: decided.clone() },
            Action::Reject { marks: vec![quote.id], decided: decided.clone() },
        ];
        let after = log.iter().fold(document.clone(), |document, action| action.apply(&document).unwrap());
        assert_eq!(rebuild(&document, &log), Some(after));
        let of_another = [Action::Reject { marks: vec![Id(u32::MAX)], decided }];
        assert_eq!(rebuild(&document, &of_another), None);
    }

    #[test]
    fn a_text_without_marks_is_made_again_too() {
        let document = Document { title: "A title".into(), ..build::bare("A text".into()) };
        let mut out = Writer::default();
        Origin { document: &document, sent: &Sent::default(), log: &[] }.put(&mut out);
        assert_eq!(rebuilt(&out.bytes), Some(document));
        assert!((0..out.bytes.len()).all(|end| rebuilt(&out.bytes[..end]).is_none()));
    }
}
