//! The flat pieces of a row. Marks overlap; elements do not nest: a row is cut at every place where a mark begins or ends,
//! and each piece names the marks that cover it, the innermost first.

use super::layout::Row;
use crate::annotation::document::{Body, Id, Mark, Status};
use crate::text::Span;
use crate::text::order;

/// What a piece wears: the classes of `styles/marks.css`, one bit each.
pub mod wears {
    /// A quote.
    pub const QUOTE: u16 = 1;
    /// A quote that nobody has reviewed.
    pub const QUOTE_OPEN: u16 = 1 << 1;
    /// A source.
    pub const SOURCE: u16 = 1 << 2;
    /// A source that nobody has reviewed.
    pub const SOURCE_OPEN: u16 = 1 << 3;
    /// A claim.
    pub const CLAIM: u16 = 1 << 4;
    /// A claim that nobody has reviewed.
    pub const CLAIM_OPEN: u16 = 1 << 5;
    /// A claim over the very words of a quote: in All its bracket alone carries it.
    pub const CLAIM_BRACKET: u16 = 1 << 6;
    /// The focused quote.
    pub const ON: u16 = 1 << 7;
    /// The focused claim.
    pub const ON_CLAIM: u16 = 1 << 8;
    /// A source of the focused mark.
    pub const LIT: u16 = 1 << 9;
    /// The cue of the focused mark.
    pub const CUE: u16 = 1 << 10;
    /// A find of the search.
    pub const FOUND: u16 = 1 << 11;
    /// The dateline.
    pub const DATELINE: u16 = 1 << 12;

    /// The bits and their classes.
    pub const CLASSES: &[(u16, &str)] = &[
        (QUOTE, "q"),
        (QUOTE_OPEN, "qo"),
        (SOURCE, "s"),
        (SOURCE_OPEN, "so"),
        (CLAIM, "c"),
        (CLAIM_OPEN, "co"),
        (CLAIM_BRACKET, "cb"),
        (ON, "on"),
        (ON_CLAIM, "onc"),
        (LIT, "lit"),
        (CUE, "cue"),
        (FOUND, "found"),
        (DATELINE, "dateline"),
    ];
}

/// What the focus lights, in the whole article or in one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lit {
    /// The focused mark.
    pub on: Option<Id>,
    /// The sources that belong to it.
    pub sources: Vec<Id>,
    /// The cues that tie them to it.
    pub cues: Vec<Span>,
    /// The finds of the search; the first is the one that the reader stands on.
    pub found: Vec<Span>,
}

impl Lit {
    /// What of it concerns a row; `None` where nothing does, so that the row is not drawn again.
    pub fn within(&self, row: &Row) -> Option<Self> {
        let here = |id: Id| row.slices.iter().any(|s| s.mark.id == id);
        let meeting = |spans: &[Span]| spans.iter().copied().filter(|s| s.meets(row.span)).collect();
        let lit = Self {
            on: self.on.filter(|&id| here(id)),
            sources: self.sources.iter().copied().filter(|&id| here(id)).collect(),
            cues: meeting(&self.cues),
            found: meeting(&self.found),
        };
        (lit != Self::default()).then_some(lit)
    }
}

/// A stretch of a row that one element draws.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The bytes of the text.
    pub span: Span,
    /// Bits of [`wears`].
    pub wears: u16,
    /// The marks that cover it, innermost first.
    pub ids: Vec<Id>,
}

impl Piece {
    /// The classes, with `m` first where marks cover it.
    pub fn class(&self) -> String {
        let mut out = String::from(if self.ids.is_empty() { "" } else { "m" });
        for (bit, class) in wears::CLASSES {
            if self.wears & bit != 0 {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(class);
            }
        }
        out
    }
}

/// The pieces of a row, in order, without a gap.
pub fn pieces(row: &Row, lit: Option<&Lit>) -> Vec<Piece> {
    let none = Lit::default();
    let lit = lit.unwrap_or(&none);
    let drawn: Vec<_> = row
        .slices
        .iter()
        .filter(|s| s.mark.status != Status::Rejected || lit.on == Some(s.mark.id))
        .collect();
    let mut cuts = vec![row.span.start, row.lead, row.span.end];
    let extra = lit.cues.iter().chain(&lit.found).filter(|s| s.meets(row.span));
    for span in drawn.iter().map(|s| &s.span).chain(extra) {
        cuts.push(span.start.max(row.span.start));
        cuts.push(span.end.min(row.span.end));
    }
    order::by_key(&mut cuts, |cut| *cut);
    cuts.dedup();
    let mut out = Vec::with_capacity(cuts.len());
    let (mut next, mut active) = (0, Vec::new());
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        while let Some(slice) = drawn.get(next).filter(|s| s.span.start <= start) {
            active.push(*slice);
            next += 1;
        }
        active.retain(|s| s.span.end > start);
        let mut cover: Vec<&Mark> = active.iter().map(|s| &*s.mark).collect();
        order::by_key(&mut cover, |m| (m.span.len(), rank(m)));
        let span = Span::new(start, end);
        let mut bits = cover.iter().fold(0, |bits, mark| bits | bits_of(mark, &cover, lit));
        let on = |spans: &[Span], bit: u16| if spans.iter().any(|s| s.holds(span)) { bit } else { 0 };
        bits |= on(&lit.cues, wears::CUE) | on(&lit.found, wears::FOUND);
        if end <= row.lead {
            bits |= wears::DATELINE;
        }
        let mut ids: Vec<Id> = cover.iter().map(|m| m.id).collect();
        ids.dedup();
        out.push(Piece { span, wears: bits, ids });
    }
    out
}

/// Of marks on the very same words the quote is hit first.
fn rank(mark: &Mark) -> u8 {
    match mark.body {
        Body::Quote(_) => 0,
        Body::Source { .. } => 1,
        Body::Claim(_) => 2,
    }
}

fn bits_of(mark: &Mark, cover: &[&Mark], lit: &Lit) -> u16 {
    use wears::*;
    let open = mark.status == Status::Suggested;
    let on = lit.on == Some(mark.id);
    let (kind, unreviewed, focus) = match mark.body {
        Body::Quote(_) => (QUOTE, QUOTE_OPEN, if on { ON } else { 0 }),
        Body::Source { .. } => {
            (SOURCE, SOURCE_OPEN, if on || lit.sources.contains(&mark.id) { LIT } else { 0 })
        }
        Body::Claim(_) => (CLAIM, CLAIM_OPEN, if on { ON_CLAIM } else { 0 }),
    };
    let double = kind == CLAIM && !on && cover.iter().any(|q| says_the_same(q, mark));
    kind | focus | if open { unreviewed } else { 0 } | if double { CLAIM_BRACKET } else { 0 }
}

/// Whether a claim covers the words of one part of a quote, give or take its quotation marks.
fn says_the_same(quote: &Mark, claim: &Mark) -> bool {
    /// Quotation marks are up to three bytes, a comma or a full stop one.
    const PUNCTUATION: u32 = 8;
    quote.quote().is_some_and(|q| {
        q.parts.iter().any(|part| {
            part.meets(claim.span)
                && part.start.abs_diff(claim.span.start) <= PUNCTUATION
                && part.end.abs_diff(claim.span.end) <= PUNCTUATION
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::{demo, layout::Layout};
    use super::*;

    fn row_with(layout: &Layout, words: &str) -> Row {
        let at = layout.text().find(words).unwrap();
        layout.row(layout.row_at(at as u32))
    }

    #[test]
    fn pieces_are_flat_and_whole() {
        let document = demo::document();
        let layout = Layout::of(&document);
        for i in 0..layout.len() {
            let row = layout.row(i);
            let pieces = pieces(&row, None);
            let joined: String = pieces.iter().map(|p| p.span.of(layout.text())).collect();
            assert_eq!(joined, row.span.of(layout.text()));
        }
    }

    #[test]
    fn the_innermost_mark_is_hit_first() {
        let document = demo::document();
        let layout = Layout::of(&document);
        let row = row_with(&layout, "Nobody will queue");
        let piece = pieces(&row, None).into_iter().find(|p| p.ids.len() == 2).unwrap();
        let lengths: Vec<_> = piece.ids.iter().map(|id| document.mark(*id).unwrap().span.len()).collect();
        assert!(lengths[0] <= lengths[1]);
    }

    #[test]
    fn a_rejected_mark_is_drawn_only_in_focus() {
        let mut document = demo::document();
        let mut mark = (*document.marks[0]).clone();
        mark.status = Status::Rejected;
        let id = mark.id;
        document.marks = document.marks.with(vec![(0, mark.into())]);
        let layout = Layout::of(&document);
        let row = layout.row(layout.row_at(document.marks[0].span.start));
        assert!(pieces(&row, None).iter().all(|p| !p.ids.contains(&id)));
        let lit = Lit { on: Some(id), ..Lit::default() };
        assert!(pieces(&row, Some(&lit)).iter().any(|p| p.ids.contains(&id)));
    }

    #[test]
    fn a_cue_is_seen_in_focus_only() {
        let document = demo::document();
        let layout = Layout::of(&document);
        let quote = document.marks.iter().find(|m| m.quote().is_some()).unwrap();
        let cue = quote.quote().unwrap().attributions[0].cue.unwrap();
        let row = layout.row(layout.row_at(cue.start));
        let lit = Lit { on: Some(quote.id), cues: vec![cue], ..Lit::default() };
        let has = |lit| pieces(&row, lit).iter().any(|p| p.wears & wears::CUE != 0 && p.span == cue);
        assert!(has(Some(&lit)) && !has(None));
        assert_eq!(lit.within(&row), Some(lit));
    }
}
