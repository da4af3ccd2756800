//! Pairs of double marks, by a stack: whichever mark can only open is opened, whichever can only close closes the last
//! one open, and what could do both does what is still missing.

use super::marks::{Glyph, Mark};
use super::{Pair, Token, next_opens};
use crate::text::Span;

/// The pairs of a paragraph, nested ones too, in no order; with the unclosed one that is taken, if any.
pub(super) fn pairs(text: &str, paragraph: Span, tokens: &[Token], marks: &[Mark]) -> Vec<Pair> {
    let mut stack: Vec<&Mark> = Vec::new();
    let mut out: Vec<Pair> = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        if mark.glyph.is_single() || is_measure(text, tokens, marks, i, stack.is_empty()) {
            continue;
        }
        if !opens(mark, stack.last().copied()) {
            if let Some(open) = stack.pop() {
                // Nothing between the two: neither is a quotation.
                if open.token + 1 < mark.token {
                    out.push(pair(open.token, mark.token, true));
                }
            }
        } else if stack.len() < DEEPEST {
            stack.push(mark);
        }
    }
    if let Some(unclosed) = unclosed(text, paragraph, tokens, &stack, &out) {
        out.push(unclosed);
    }
    out
}

/// A quote in a quote in a quote; more marks than that are not nested but broken.
const DEEPEST: usize = 4;

fn pair(from: usize, to: usize, closed: bool) -> Pair {
    Pair { from, to, single: false, closed, runs_on: false }
}

/// Whether the mark opens a quotation, given the one that is open.
fn opens(mark: &Mark, open: Option<&Mark>) -> bool {
    let (may_open, may_close) = (mark.may_open(), mark.may_close());
    match (mark.glyph, open.map(|o| o.glyph)) {
        (Glyph::CurlyOpen, Some(Glyph::Low)) => false,
        // The wrong one of the two curly marks, as some editors set it.
        (Glyph::CurlyOpen, Some(_)) => may_open || !may_close,
        (Glyph::CurlyClose, None) => may_open,
        (Glyph::CurlyClose, Some(_)) => false,
        (Glyph::AngleLeft, Some(Glyph::AngleRight)) | (Glyph::AngleRight, Some(Glyph::AngleLeft)) => false,
        (Glyph::AngleRight, _) => may_open && !may_close,
        (Glyph::CurlyOpen | Glyph::Low | Glyph::AngleLeft | Glyph::CornerOpen, _) => true,
        (Glyph::CornerClose, _) => false,
        (_, open) => match (may_open, may_close) {
            (true, false) => true,
            (false, true) => false,
            _ => open.is_none(),
        },
    }
}

/// Feet and inches: `6'3"`, and `a 12" screen` where nothing is open that the mark could close.
fn is_measure(text: &str, tokens: &[Token], marks: &[Mark], at: usize, nothing_open: bool) -> bool {
    let mark = &marks[at];
    if mark.glyph != Glyph::Straight && mark.glyph != Glyph::CurlyClose || !mark.before.is_ascii_digit() {
        return false;
    }
    let feet = at > 0
        && marks[at - 1].glyph.is_single()
        && marks[at - 1].before.is_ascii_digit()
        && marks[at - 1].token + 2 == mark.token
        && tokens[mark.token - 1].span.of(text).len() <= 2;
    feet || nothing_open && mark.glyph == Glyph::Straight
}

/// The quotation that the outermost mark left open makes, where it makes one.
fn unclosed(text: &str, paragraph: Span, tokens: &[Token], stack: &[&Mark], pairs: &[Pair]) -> Option<Pair> {
    let open = stack.first()?;
    if open.token + 1 >= tokens.len() {
        return None;
    }
    let later = || pairs.iter().filter(|p| p.from > open.token);
    let runs_on = next_opens(text, paragraph);
    let starts = open.token == 0;
    let introduced = open.token > 0 && matches!(tokens[open.token - 1].span.of(text), "," | ":");
    // A whole quotation of the same marks behind it says that its own closing mark was forgotten: then nobody knows where
    // it ends. Of other marks it may hold one.
    let same = |p: &Pair| tokens[p.from].span.of(text) == tokens[open.token].span.of(text);
    let taken = if starts || introduced { !later().any(same) } else { runs_on && later().next().is_none() };
    taken.then_some(Pair { runs_on, ..pair(open.token, tokens.len(), false) })
}
