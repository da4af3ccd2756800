//! How a document travels from a worker to the page: in slices, each a message of its own.
//!
//! The workers make the documents, because making 50,000 marks of what the engine found, or reading them all at once, would
//! hold the page's thread for hundreds of milliseconds. A slice is read in a few, and between two of them the page draws
//! and answers. So the sentence of a reason travels as such, but only once: a string that was sent before is named by its
//! number, and all that share it on the page share its memory too.
//!
//! Pure, and native tests prove that what is sent comes back. The bytes live as long as a message; there is no version.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

use crate::analysis::types::{
    Anonymity, ClaimType, CueClass, DateFrom, EntityKind, Form, Mention, Missing, Part, PartKind, Percent,
    ValueKind,
};
use crate::annotation::Document;
use crate::annotation::document::{
    Attribution, Body, Claim, Contribution, Decided, Entity, Finding, Id, Lost, Mark, Quote, Reason, Status,
    Value, Via,
};
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
        out.bytes.push(of as u8);
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
    /// Takes the next slice; `None` where it can't be read.
    pub fn take(&mut self, slice: &[u8]) -> Option<()> {
        let mut from = Reader { bytes: slice, known: &mut self.known };
        if self.head.is_none() {
            self.head = Some(Head::get(&mut from)?);
        }
        while let Some((&of, rest)) = from.bytes.split_first() {
            from.bytes = rest;
            match Record::ALL.get(usize::from(of))? {
                Record::Part => self.structure.push(Part::get(&mut from)?),
                Record::Entity => self.entities.push(Rc::new(Entity::get(&mut from)?)),
                Record::Mark => self.marks.push(Rc::new(Mark::get(&mut from)?)),
                Record::Finding => self.findings.push(Rc::new(Finding::get(&mut from)?)),
                Record::Lost => self.lost.push(Rc::new(Lost::get(&mut from)?)),
            }
        }
        Some(())
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

/// What stands in a list of the document.
#[derive(Clone, Copy)]
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

/// Bytes on their way out, and the strings that they hold, by number.
#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    known: HashMap<Rc<str>, u32, BuildHasherDefault<Fnv>>,
}

/// Bytes on their way in, and the strings that came before them.
struct Reader<'a> {
    bytes: &'a [u8],
    known: &'a mut Vec<Rc<str>>,
}

impl<'a> Reader<'a> {
    fn cut(&mut self, length: usize) -> Option<&'a [u8]> {
        let (cut, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(cut)
    }
}

/// Fowler, Noll and Vo's hash (FNV-1a), for keys that nobody chose to collide.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// What can be sent.
trait Wire: Sized {
    fn put(&self, out: &mut Writer);
    /// `None` where the bytes are not such a thing.
    fn get(from: &mut Reader<'_>) -> Option<Self>;
}

/// Seven bits a byte, the lowest first.
impl Wire for u32 {
    fn put(&self, out: &mut Writer) {
        let mut rest = *self;
        while rest > 127 {
            out.bytes.push(rest as u8 | 128);
            rest >>= 7;
        }
        out.bytes.push(rest as u8);
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let (&byte, rest) = from.bytes.split_first()?;
            from.bytes = rest;
            number |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }
}

impl Wire for i16 {
    fn put(&self, out: &mut Writer) {
        u32::from(*self as u16).put(out);
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        u16::try_from(u32::get(from)?).ok().map(|bits| bits as i16)
    }
}

impl Wire for String {
    fn put(&self, out: &mut Writer) {
        (self.len() as u32).put(out);
        out.bytes.extend_from_slice(self.as_bytes());
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        let length = u32::get(from)?;
        std::str::from_utf8(from.cut(length as usize)?).ok().map(Self::from)
    }
}

/// 0 and the string where it is new, else its number from 1.
impl Wire for Rc<str> {
    fn put(&self, out: &mut Writer) {
        if let Some(number) = out.known.get(self).copied() {
            return number.put(out);
        }
        out.known.insert(Self::clone(self), out.known.len() as u32 + 1);
        0u32.put(out);
        (self.len() as u32).put(out);
        out.bytes.extend_from_slice(self.as_bytes());
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        if let Some(number) = u32::get(from)?.checked_sub(1) {
            return from.known.get(number as usize).cloned();
        }
        let length = u32::get(from)?;
        let new = Self::from(std::str::from_utf8(from.cut(length as usize)?).ok()?);
        from.known.push(Self::clone(&new));
        Some(new)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Writer) {
        out.bytes.push(self.is_some().into());
        if let Some(inside) = self {
            inside.put(out);
        }
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        match from.cut(1)? {
            [0] => Some(None),
            _ => T::get(from).map(Some),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Writer) {
        (self.len() as u32).put(out);
        for item in self {
            item.put(out);
        }
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        let length = u32::get(from)? as usize;
        // Nothing takes less than a byte, so no number makes this take more than the slice could hold.
        let mut items = Self::with_capacity(length.min(from.bytes.len()));
        for _ in 0..length {
            items.push(T::get(from)?);
        }
        Some(items)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Writer) {
        self.0.put(out);
        self.1.put(out);
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::get(from)?, B::get(from)?))
    }
}

impl Wire for Span {
    fn put(&self, out: &mut Writer) {
        self.start.put(out);
        (self.end - self.start).put(out);
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        let start = u32::get(from)?;
        Some(Self::new(start, start.checked_add(u32::get(from)?)?))
    }
}

impl Wire for Id {
    fn put(&self, out: &mut Writer) {
        self.0.put(out);
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        u32::get(from).map(Self)
    }
}

impl Wire for Percent {
    fn put(&self, out: &mut Writer) {
        out.bytes.push(self.get());
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        from.cut(1).and_then(<[u8]>::first).copied().map(Self::new)
    }
}

/// An enum by its place in the list of its values.
macro_rules! listed {
    ($($name:ty),+ $(,)?) => {
        $(impl Wire for $name {
            fn put(&self, out: &mut Writer) {
                let place = Self::ALL.iter().position(|value| value == self);
                out.bytes.push(place.unwrap_or_default() as u8);
            }

            fn get(from: &mut Reader<'_>) -> Option<Self> {
                let place = from.cut(1)?.first()?;
                Self::ALL.get(usize::from(*place)).copied()
            }
        })+
    };
}

listed!(
    Anonymity, ClaimType, CueClass, DateFrom, EntityKind, Form, Mention, Missing, PartKind, Status, ValueKind
);

/// A struct by its fields, one after the other.
macro_rules! fields {
    ($($name:ident { $($field:ident),+ $(,)? })+) => {
        $(impl Wire for $name {
            fn put(&self, out: &mut Writer) {
                $(self.$field.put(out);)+
            }

            fn get(from: &mut Reader<'_>) -> Option<Self> {
                Some(Self { $($field: Wire::get(from)?),+ })
            }
        })+
    };
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
                out.bytes.push(0);
                quote.put(out);
            }
            Self::Source { entity, mention } => {
                out.bytes.push(1);
                entity.put(out);
                mention.put(out);
            }
            Self::Claim(claim) => {
                out.bytes.push(2);
                claim.put(out);
            }
        }
    }

    fn get(from: &mut Reader<'_>) -> Option<Self> {
        match from.cut(1)? {
            [0] => Quote::get(from).map(Self::Quote),
            [1] => Some(Self::Source { entity: Id::get(from)?, mention: Mention::get(from)? }),
            _ => Claim::get(from).map(Self::Claim),
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
            receiver.take(slice).unwrap();
        }
        assert_eq!(&receiver.document().unwrap(), document);
        slices.len()
    }

    fn found(paragraphs: usize) -> Document {
        let text: String = (0..paragraphs)
            .map(|n| format!("\u{201c}We lost {n} boats in 1987,\u{201d} Mara Quill, the pilot, told reporters. She said {n} more were late.\n\n"))
            .collect();
        build::document(&text, &analyze(&text, Options::default()), None, vec![("k".into(), "1".into())])
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
        slices(&document).iter().for_each(|(slice, _)| receiver.take(slice).unwrap());
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
            assert!(taken.is_none() || !whole, "{end} bytes");
        }
    }
}
