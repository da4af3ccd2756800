//! The article as rows of the page: paragraphs with their part, their number and the marks that stand in them.
//!
//! A row is a paragraph; a paragraph of more than [`LONGEST`] bytes is several rows, so that no single element holds a
//! megabyte of text. Rows are plain numbers; what a component draws ([`Row`]) is made when it is asked for.

use crate::analysis::types::{Part, PartKind};
use crate::annotation::Document;
use crate::annotation::document::Mark;
use crate::text::order;
use crate::text::{Span, paragraphs::paragraphs};
use std::rc::Rc;

/// A paragraph longer than this, in bytes, is cut into rows of about [`CUT`].
const LONGEST: usize = 8_000;
/// The length at which a long paragraph is cut, at the white space before it.
const CUT: usize = 4_000;

/// A text compared by identity: two articles never share one, and comparing megabytes at each render would be waste.
#[derive(Clone, Debug)]
pub struct Text(pub Rc<str>);

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A stretch of a mark inside one row.
#[derive(Clone, Debug)]
pub struct Slice {
    /// The bytes of the text, inside the row.
    pub span: Span,
    /// The mark.
    pub mark: Rc<Mark>,
}

/// A decision shares the marks that it leaves alone, so a mark that is the same is the same in memory.
impl PartialEq for Slice {
    fn eq(&self, other: &Self) -> bool {
        self.span == other.span && Rc::ptr_eq(&self.mark, &other.mark)
    }
}

/// What one row's component draws.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its place among the rows.
    pub index: usize,
    /// The whole text.
    pub text: Text,
    /// The row's bytes.
    pub span: Span,
    /// What it is.
    pub part: PartKind,
    /// The number of the paragraph, on the first row of a numbered one.
    pub number: Option<u32>,
    /// Whether the paragraph began in the row above.
    pub runs_on: bool,
    /// Where the dateline at its start ends; the row's start where there is none.
    pub lead: u32,
    /// The marks in it.
    pub slices: Vec<Slice>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    span: Span,
    part: PartKind,
    number: u32,
    runs_on: bool,
    lead: u32,
}

/// The rows of an article.
#[derive(Clone, Debug)]
pub struct Layout {
    text: Text,
    /// The parts of the page from which the rows were made.
    structure: Rc<[Part]>,
    places: Rc<[Place]>,
    /// By row: its first slice.
    firsts: Vec<u32>,
    slices: Vec<Slice>,
}

impl Layout {
    /// The rows of a text of which nothing is known yet.
    pub fn plain(text: Rc<str>) -> Self {
        let places: Rc<[Place]> = places(&text, &[]).into();
        let firsts = vec![0; places.len()];
        Self { text: Text(text), structure: Rc::from([]), places, firsts, slices: Vec::new() }
    }

    /// The rows of a document: one pass over the paragraphs, one over the marks.
    pub fn of(document: &Document) -> Self {
        Self::marked(document, places(&document.text, &document.structure).into())
    }

    /// The rows after a decision: the text is the same, so only the marks are read again.
    pub fn after(&self, document: &Document) -> Self {
        let same =
            Rc::ptr_eq(&self.text.0, &document.text) && Rc::ptr_eq(&self.structure, &document.structure);
        if same { Self::marked(document, Rc::clone(&self.places)) } else { Self::of(document) }
    }

    fn marked(document: &Document, places: Rc<[Place]>) -> Self {
        let mut found: Vec<(usize, Slice)> = Vec::with_capacity(document.marks.len());
        for mark in document.marks.iter() {
            for &span in spans(mark) {
                let first = places.partition_point(|p| p.span.end <= span.start);
                for (at, place) in places.iter().enumerate().skip(first) {
                    if place.span.start >= span.end {
                        break;
                    }
                    let span = Span::new(span.start.max(place.span.start), span.end.min(place.span.end));
                    found.push((at, Slice { span, mark: Rc::clone(mark) }));
                }
            }
        }
        order::by_key(&mut found, |(at, slice)| (*at, slice.span.start, std::cmp::Reverse(slice.span.end)));
        let mut next = 0;
        let mut firsts = Vec::with_capacity(places.len());
        for at in 0..places.len() {
            firsts.push(next as u32);
            while found.get(next).is_some_and(|(row, _)| *row == at) {
                next += 1;
            }
        }
        let slices = found.into_iter().map(|(_, slice)| slice).collect();
        let structure = Rc::clone(&document.structure);
        Self { text: Text(Rc::clone(&document.text)), structure, places, firsts, slices }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The text of which these are the rows.
    pub fn text(&self) -> &Rc<str> {
        &self.text.0
    }

    /// The row at `index`, which must be below [`len`](Self::len); beyond it the row is empty.
    pub fn row(&self, index: usize) -> Row {
        let nothing =
            Place { span: Span::default(), part: PartKind::Body, number: 0, runs_on: false, lead: 0 };
        let place = self.places.get(index).copied().unwrap_or(nothing);
        Row {
            index,
            text: self.text.clone(),
            span: place.span,
            part: place.part,
            number: (place.number > 0 && !place.runs_on).then_some(place.number),
            runs_on: place.runs_on,
            lead: place.lead,
            slices: self.slices(index).to_vec(),
        }
    }

    /// The marks' stretches in a row, by start, longer first.
    pub fn slices(&self, index: usize) -> &[Slice] {
        let from = self.firsts.get(index).map_or(0, |&first| first as usize);
        let to = self.firsts.get(index + 1).map_or(self.slices.len(), |&first| first as usize);
        self.slices.get(from..to).unwrap_or_default()
    }

    /// The bytes of a row.
    pub fn span(&self, index: usize) -> Span {
        self.places.get(index).map_or(Span::default(), |p| p.span)
    }

    /// Whether a row is the article's text, and not its head or what the page left around it.
    pub fn part(&self, index: usize) -> PartKind {
        self.places.get(index).map_or(PartKind::Body, |p| p.part)
    }

    /// The row in which the byte at `offset` stands, or the next one.
    pub fn row_at(&self, offset: u32) -> usize {
        self.places.partition_point(|p| p.span.end <= offset).min(self.places.len().saturating_sub(1))
    }

    /// The number of the paragraph in which the byte at `offset` stands; the head has none.
    pub fn number_at(&self, offset: u32) -> Option<u32> {
        self.places.get(self.row_at(offset)).and_then(|p| (p.number > 0).then_some(p.number))
    }
}

/// The stretches that a mark paints.
pub fn spans(mark: &Mark) -> &[Span] {
    mark.stretches()
}

fn places(text: &str, structure: &[Part]) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    let mut parts = structure.iter().peekable();
    let mut number = 0;
    for span in paragraphs(text) {
        while parts.next_if(|p| p.span.end <= span.start).is_some() {}
        let here = parts.clone().take_while(|p| p.span.start < span.end);
        let (part, lead) = read_parts(here, span);
        let counts = part == PartKind::Body;
        number += u32::from(counts);
        let number = if counts { number } else { 0 };
        let mut rest = span;
        let mut runs_on = false;
        while let Some((row, after)) = cut(text, rest) {
            out.push(Place { span: row, part, number, runs_on, lead: lead.max(row.start) });
            rest = after;
            runs_on = true;
        }
        out.push(Place { span: rest, part, number, runs_on, lead: lead.max(rest.start) });
    }
    out
}

/// What a paragraph is by the parts in it, and where its dateline ends.
fn read_parts<'a>(parts: impl Iterator<Item = &'a Part>, span: Span) -> (PartKind, u32) {
    let mut kind = None;
    let mut lead = span.start;
    for part in parts {
        match part.part {
            PartKind::Dateline => lead = part.span.end.min(span.end),
            PartKind::Published => {
                kind.get_or_insert(PartKind::Byline);
            }
            other => {
                kind.get_or_insert(other);
            }
        }
    }
    (kind.unwrap_or(PartKind::Body), lead)
}

/// The first row of a stretch that is too long for one, and what is left of it.
fn cut(text: &str, span: Span) -> Option<(Span, Span)> {
    if span.len() <= LONGEST {
        return None;
    }
    let words = span.of(text);
    let mut end = CUT;
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let end = words.get(..end)?.rfind(' ').filter(|&at| at > CUT / 2).map_or(end, |at| at + 1);
    let middle = span.start + end as u32;
    Some((Span::new(span.start, middle), Span::new(middle, span.end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::model::demo;

    #[test]
    fn the_head_has_no_numbers_and_a_dateline_is_a_lead() {
        let document = demo::document();
        let layout = Layout::of(&document);
        let parts: Vec<_> = (0..layout.len()).map(|i| layout.part(i)).collect();
        assert_eq!(parts.first(), Some(&PartKind::Section));
        let body = parts.iter().position(|p| *p == PartKind::Body).unwrap();
        let row = layout.row(body);
        assert_eq!(row.number, Some(1));
        assert!(row.lead > row.span.start);
        assert_eq!(layout.number_at(row.span.end - 1), Some(1));
    }

    #[test]
    fn a_running_quote_stands_in_both_paragraphs() {
        let document = demo::document();
        let layout = Layout::of(&document);
        let rows_of =
            |id| (0..layout.len()).filter(|&i| layout.slices(i).iter().any(|s| s.mark.id == id)).count();
        let running = document.marks.iter().find(|m| m.quote().is_some_and(|q| q.parts.len() == 3)).unwrap();
        assert_eq!(rows_of(running.id), 2);
    }

    #[test]
    fn a_megabyte_without_a_line_break_is_cut_at_spaces() {
        let text: Rc<str> = "word ".repeat(200_000).into();
        let layout = Layout::plain(Rc::clone(&text));
        assert!(layout.len() > 100);
        let mut at = layout.span(0).start;
        for i in 0..layout.len() {
            let span = layout.span(i);
            assert_eq!(span.start, at);
            assert!(span.len() <= LONGEST);
            at = span.end;
        }
        assert_eq!(at as usize, text.trim_end().len());
        assert_eq!(layout.row(0).number, Some(1));
        assert!(layout.row(1).number.is_none() && layout.row(1).runs_on);
    }

    #[test]
    fn a_decision_keeps_the_rows_and_changes_the_marks() {
        let document = demo::document();
        let layout = Layout::of(&document);
        let fewer = Document { marks: Vec::new().into(), ..document.clone() };
        let after = layout.after(&fewer);
        assert!(Rc::ptr_eq(&layout.places, &after.places));
        assert!((0..after.len()).all(|row| after.slices(row).is_empty()));
        let other = Document { text: "Another text".into(), structure: [].into(), ..fewer };
        assert_eq!(layout.after(&other).len(), 1);
    }

    #[test]
    fn letters_of_many_bytes_are_not_cut_apart() {
        let layout = Layout::plain("\u{20ac}".repeat(10_000).into());
        assert!((0..layout.len()).all(|i| !layout.span(i).of(layout.text()).is_empty()));
    }
}
