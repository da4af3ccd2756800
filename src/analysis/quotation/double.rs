//! Pairs of double marks, by a stack: whichever mark can only open is opened, whichever can only close closes the last
//! one open, and what could do both does what is still missing.

use super::marks::{Glyph, Mark};
use super::{Pair, Token, next_opens};
use crate::lexicon::cues::{Forms, Hit, Takes, find};
use crate::text::Span;
use crate::text::tokens::{Case, hash_ascii};

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
    // "We stay," she said. "It is our town: the second opens a sentence, and the paragraph has begun to quote.
    let goes_on = open.token > 0
        && matches!(tokens[open.token - 1].span.of(text), "." | "!" | "?")
        && open.token + 3 < tokens.len()
        && pairs.iter().any(|p| p.to < open.token && p.to > p.from + 2);
    let taken = if starts || introduced {
        !later().any(same)
    } else {
        (runs_on || goes_on) && later().next().is_none()
    };
    let end = if runs_on { None } else { reported(text, tokens, open.token) };
    taken.then(|| Pair { runs_on, ..pair(open.token, end.unwrap_or(tokens.len()), false) })
}

/// How far from the comma the verb may stand: `, Ms. Lena Ortmann said`.
const REPORT: usize = 5;

/// Where the words of a quotation whose closing mark was forgotten end: behind the first comma (or question) that a
/// pronoun or a name and a verb of speech follow, `"We stay, she said.`
fn reported(text: &str, tokens: &[Token], open: usize) -> Option<usize> {
    let comma = |t: &Token| matches!(t.span.of(text), "," | "?" | "!");
    let cue = |t: &Token| {
        let quotes = |hit: Hit| {
            hit.forms.any(Forms::PAST | Forms::THIRD)
                && hit.cues.iter().any(|c| c.takes.any(Takes::QUOTATION))
        };
        t.case == Case::Lower && find(t.hash).is_some_and(quotes)
    };
    let subject = |t: &Token| t.case == Case::Title || PRONOUNS.contains(&t.hash) || t.span.of(text) == ".";
    let ends = |at: usize| {
        let rest = tokens.get(at + 1..(at + 2 + REPORT).min(tokens.len())).unwrap_or_default();
        let verb = rest.iter().position(cue);
        match verb {
            Some(0) => rest.get(1).is_some_and(subject),
            Some(n) => rest[..n].iter().all(subject),
            None => false,
        }
    };
    (open + 2..tokens.len()).find(|&at| comma(&tokens[at]) && ends(at)).map(|at| at + 1)
}

const PRONOUNS: &[u32] = &[
    hash_ascii("he"),
    hash_ascii("she"),
    hash_ascii("they"),
    hash_ascii("it"),
    hash_ascii("i"),
    hash_ascii("we"),
];
