//! A document together with what the page derives from it once: its rows, the counts of the header, the doubtful marks.

use super::{doubt, layout::Layout};
use crate::analysis::types::Mention;
use crate::annotation::Document;
use crate::annotation::document::{Attribution, Body, Entity, Id, Mark, Status};
use crate::text::order;
use std::rc::Rc;

/// The figures of the header. Rejected marks count as checked and as nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Quotes.
    pub quotes: usize,
    /// Source mentions.
    pub sources: usize,
    /// Claims.
    pub claims: usize,
    /// Marks on which somebody decided.
    pub checked: usize,
    /// All marks, the rejected ones too.
    pub marks: usize,
}

/// A document as the page reads it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The document.
    pub document: Rc<Document>,
    /// Its rows.
    pub layout: Layout,
    /// How many of what.
    pub counts: Counts,
    /// The doubtful marks, in text order.
    pub doubtful: Vec<Id>,
}

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
    }
}

impl Eq for Reading {}

impl Reading {
    /// Reads a document: one pass over paragraphs, marks and entities.
    pub fn new(document: Rc<Document>) -> Self {
        let layout = Layout::of(&document);
        Self::with(document, layout)
    }

    /// Reads the document that a decision made of this one.
    pub fn after(&self, document: Rc<Document>) -> Self {
        let layout = self.layout.after(&document);
        Self::with(document, layout)
    }

    fn with(document: Rc<Document>, layout: Layout) -> Self {
        let mut reading = Self { document, layout, counts: Counts::default(), doubtful: Vec::new() };
        reading.count();
        reading
    }

    fn count(&mut self) {
        let mut counts = Counts::default();
        let mut doubtful = Vec::new();
        for mark in self.document.marks.iter() {
            counts.marks += 1;
            counts.checked += usize::from(mark.status != Status::Suggested);
            if mark.status == Status::Rejected {
                continue;
            }
            match mark.body {
                Body::Quote(_) => counts.quotes += 1,
                Body::Source { .. } => counts.sources += 1,
                Body::Claim(_) => counts.claims += 1,
            }
            if doubt::of(self, mark).is_some() {
                doubtful.push(mark.id);
            }
        }
        (self.counts, self.doubtful) = (counts, doubtful);
    }

    fn place(&self, id: Id) -> Option<usize> {
        self.document.marks.position(id)
    }

    /// The mark of that id, if it has one.
    pub fn mark(&self, id: Id) -> Option<&Rc<Mark>> {
        self.document.mark(id)
    }

    /// The entity of that id, if it has one.
    pub fn entity(&self, id: Id) -> Option<&Rc<Entity>> {
        self.document.entity(id)
    }

    /// The words of a mark; of a quote in several parts those of the first.
    pub fn words(&self, mark: &Mark) -> &str {
        super::layout::spans(mark).first().map_or("", |span| span.of(&self.document.text))
    }

    /// The number of the paragraph in which a mark begins.
    pub fn paragraph(&self, mark: &Mark) -> Option<u32> {
        self.layout.number_at(mark.span.start)
    }

    /// The mark after (or before) the one in focus in text order, round the ends; `which` chooses among them.
    pub fn step(&self, from: Option<Id>, forward: bool, which: impl Fn(&Mark) -> bool) -> Option<Id> {
        let marks = &self.document.marks;
        let fits =
            |at: usize| marks.get(at).filter(|m| m.status != Status::Rejected && which(m)).map(|m| m.id);
        let here = from.and_then(|id| self.place(id));
        let count = marks.len();
        (1..=count).find_map(|step| {
            let at = match (here, forward) {
                (Some(here), true) => (here + step) % count,
                (Some(here), false) => (here + count - step) % count,
                (None, true) => step - 1,
                (None, false) => count - step,
            };
            fits(at)
        })
    }

    /// The next doubtful mark in text order; with nothing in focus, the most doubtful one of all.
    pub fn step_doubtful(&self, from: Option<Id>, forward: bool) -> Option<Id> {
        if from.is_none() {
            let sure =
                |id: &Id| self.mark(*id).and_then(|m| doubt::of(self, m)).map_or(100, |d| d.of_hundred);
            return self.doubtful.iter().copied().min_by_key(sure);
        }
        self.step(from, forward, |mark| self.is_doubtful(mark))
    }

    /// Whether a mark is among the doubtful ones.
    pub fn is_doubtful(&self, mark: &Mark) -> bool {
        doubt::of(self, mark).is_some()
    }

    /// The name that a mention stands for: the nearest mention by name before it, else the nearest after it.
    pub fn name_behind(&self, mark: &Mark) -> Option<Id> {
        let Body::Source { entity, mention: Mention::Pronoun } = mark.body else { return None };
        let named = |m: &&Rc<Mark>| {
            matches!(m.body, Body::Source { entity: e, mention } if e == entity && mention != Mention::Pronoun)
                && m.status != Status::Rejected
        };
        let here = self.place(mark.id)?;
        let (before, after) = self.document.marks.split_at(here);
        before.iter().rev().find(named).or_else(|| after.iter().find(named)).map(|m| m.id)
    }

    /// The other marks on a mark's words, innermost first.
    pub fn also_on(&self, mark: &Mark) -> Vec<Id> {
        let row = self.layout.row_at(mark.span.start);
        let mut out: Vec<&Rc<Mark>> = Vec::new();
        for slice in self.layout.slices(row) {
            let other = &slice.mark;
            let meets = super::layout::spans(mark).iter().any(|s| s.meets(slice.span));
            if other.id != mark.id && meets && other.status != Status::Rejected {
                out.push(other);
            }
        }
        order::by_key(&mut out, |m| (m.span.len(), m.id));
        out.dedup_by_key(|m| m.id);
        out.iter().map(|m| m.id).collect()
    }
}

/// The attributions that nobody has rejected.
pub fn live(mark: &Mark) -> impl Iterator<Item = &Attribution> {
    mark.quote().into_iter().flat_map(|q| q.attributions.iter()).filter(|a| a.status != Status::Rejected)
}

#[cfg(test)]
mod tests {
    use super::super::demo;
    use super::*;

    fn reading() -> Reading {
        Reading::new(Rc::new(demo::document()))
    }

    #[test]
    fn the_header_counts_what_stands() {
        let reading = reading();
        let counts = reading.counts;
        assert_eq!((counts.quotes, counts.sources, counts.claims), (5, 5, 2));
        assert_eq!((counts.marks, counts.checked), (12, 3));
        assert_eq!(reading.doubtful, [Id(14)]);
    }

    #[test]
    fn ids_find_their_marks_and_entities() {
        let reading = reading();
        for mark in reading.document.marks.iter() {
            assert_eq!(reading.mark(mark.id), Some(mark));
            assert!(reading.entity(mark.id).is_none());
        }
        assert!(reading.mark(Id(2)).is_none() && reading.entity(Id(2)).is_some());
        assert!(reading.mark(Id(0)).is_none() && reading.mark(Id(9_999)).is_none());
    }

    #[test]
    fn steps_go_through_every_mark_and_round_the_end() {
        let reading = reading();
        let order: Vec<Id> = reading.document.marks.iter().map(|m| m.id).collect();
        let (mut at, mut seen) = (None, Vec::new());
        for _ in 0..order.len() {
            at = reading.step(at, true, |_| true);
            seen.extend(at);
        }
        assert_eq!(seen, order);
        assert_eq!(reading.step(at, true, |_| true), order.first().copied());
        assert_eq!(reading.step(None, false, |_| true), order.last().copied());
        assert_eq!(reading.step(None, true, |_| false), None);
    }

    #[test]
    fn a_pronoun_reaches_back_to_its_name() {
        let reading = reading();
        let she = reading.mark(Id(15)).unwrap();
        assert_eq!(reading.name_behind(she), Some(Id(12)));
        assert_eq!(reading.name_behind(reading.mark(Id(12)).unwrap()), None);
    }

    #[test]
    fn overlapping_marks_name_each_other() {
        let reading = reading();
        assert_eq!(reading.also_on(reading.mark(Id(14)).unwrap()), [Id(20)]);
        assert_eq!(reading.also_on(reading.mark(Id(20)).unwrap()), [Id(14)]);
    }
}
