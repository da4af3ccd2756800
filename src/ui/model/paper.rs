//! What stands on paper and not on the screen: the numbers of the quotes and of the claims, by which the lists behind the
//! article name them.

use super::layout::spans;
use super::reading::Reading;
use crate::annotation::document::{Body, Mark, Status};
use crate::text::{Span, order};
use std::rc::Rc;

/// The number of a quote or a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// The byte at which the mark ends; of a quote in several parts its last one.
    pub at: u32,
    /// Whether it is a claim; else it is a quote.
    pub claim: bool,
    /// From 1, each kind in text order.
    pub number: u32,
}

/// The quotes and the claims that stand, in text order, each with its note.
pub fn numbered(reading: &Reading) -> Vec<(Note, &Rc<Mark>)> {
    let (mut quotes, mut claims) = (0, 0);
    let standing = reading.document.marks.iter().filter(|mark| mark.status != Status::Rejected);
    standing
        .filter_map(|mark| {
            let (count, claim) = match mark.body {
                Body::Quote(_) => (&mut quotes, false),
                Body::Claim(_) => (&mut claims, true),
                Body::Source { .. } => return None,
            };
            *count += 1;
            let at = spans(mark).last()?.end;
            Some((Note { at, claim, number: *count }, mark))
        })
        .collect()
}

/// The notes of an article, by where they stand; the quotes' before the claims' where both end there.
pub fn notes(reading: &Reading) -> Vec<Note> {
    let mut notes: Vec<Note> = numbered(reading).into_iter().map(|(note, _)| note).collect();
    order::by_key(&mut notes, |note| (note.at, note.claim));
    notes
}

/// Those that stand in or right behind a stretch of the text.
pub fn within(notes: &[Note], span: Span) -> &[Note] {
    let from = notes.partition_point(|note| note.at <= span.start);
    let to = notes.partition_point(|note| note.at <= span.end);
    notes.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::{demo, pieces};
    use super::*;

    #[test]
    fn every_quote_and_claim_has_its_number_where_it_ends() {
        let reading = Reading::new(Rc::new(demo::document()));
        let all = notes(&reading);
        let of = |claim: bool| {
            let mut numbers: Vec<u32> = all.iter().filter(|n| n.claim == claim).map(|n| n.number).collect();
            numbers.sort_unstable();
            numbers
        };
        assert_eq!(of(false), (1..=reading.counts.quotes as u32).collect::<Vec<_>>());
        assert_eq!(of(true), (1..=reading.counts.claims as u32).collect::<Vec<_>>());
    }

    #[test]
    fn each_note_stands_behind_one_piece_of_one_row() {
        let reading = Reading::new(Rc::new(demo::document()));
        let all = notes(&reading);
        let mut seen = Vec::new();
        for at in 0..reading.layout.len() {
            let row = reading.layout.row(at);
            let here = within(&all, row.span);
            for piece in pieces::pieces(&row, None) {
                seen.extend_from_slice(within(here, piece.span));
            }
        }
        assert_eq!(seen, all);
    }
}
