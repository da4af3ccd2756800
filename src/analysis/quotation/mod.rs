//! Quotations: words between quotation marks, paired within a paragraph. Whether they are speech is decided elsewhere;
//! what their form alone tells about that stands in [`shape`].

mod double;
mod marks;
pub mod shape;
mod single;
pub mod unspoken;

use crate::text::Span;
use crate::text::order;
use crate::text::tokens::{Kind, Token};

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// The tokens of `span`, as indices into the paragraph's tokens: first, one past the last.
    pub tokens: (usize, usize),
    /// Single marks (`'...'`).
    pub single: bool,
    /// Whether a closing mark was found; an unclosed one ends with the paragraph, or before the words
    /// that report it (`"We stay, she said.`).
    pub closed: bool,
    /// Not closed, and the next paragraph opens with a mark: a running quote goes on there.
    pub runs_on: bool,
    /// Quotations in this one, with their marks, in order; disjoint or one in the other.
    pub nested: Vec<Span>,
}

/// The outermost quotations of a paragraph, in order, disjoint. `tokens` are those of `paragraph`.
///
/// Nothing reaches over the paragraph's end. A mark that is never closed makes a quotation only where it opens the
/// paragraph, where a comma or a colon introduces it, where it opens a sentence behind another quotation, or where the next
/// paragraph opens with a mark.
pub fn quotations(text: &str, paragraph: Span, tokens: &[Token]) -> Vec<Quotation> {
    let marks = marks::marks(text, paragraph, tokens);
    if marks.is_empty() {
        return Vec::new();
    }
    let mut pairs = double::pairs(text, paragraph, tokens, &marks);
    single::add(text, paragraph, tokens, &marks, &mut pairs);
    order::by_key(&mut pairs, |p| (p.from, std::cmp::Reverse(p.to)));
    outermost(tokens, &pairs)
}

/// Two marks that belong together, as token indices; where the second is missing, `to` is one past the last token.
#[derive(Clone, Copy, Debug)]
struct Pair {
    from: usize,
    to: usize,
    single: bool,
    closed: bool,
    runs_on: bool,
}

impl Pair {
    /// One past its last token.
    fn end(self) -> usize {
        if self.closed { self.to + 1 } else { self.to }
    }
}

fn outermost(tokens: &[Token], pairs: &[Pair]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    for pair in pairs {
        let (Some(first), Some(last)) = (tokens.get(pair.from), tokens.get(pair.end() - 1)) else { continue };
        let span = first.span.hull(last.span);
        match out.last_mut() {
            Some(q) if q.span.holds(span) => q.nested.push(span),
            // A pair that crosses another is dropped: one of the two has a mark that is none.
            Some(q) if q.span.meets(span) => {}
            _ => out.push(Quotation {
                span,
                inner: Span::new(first.span.end, if pair.closed { last.span.start } else { last.span.end }),
                tokens: (pair.from, pair.end()),
                single: pair.single,
                closed: pair.closed,
                runs_on: pair.runs_on,
                nested: Vec::new(),
            }),
        }
    }
    out
}

/// Whether the words behind `paragraph` begin with a mark that opens a quotation.
fn next_opens(text: &str, paragraph: Span) -> bool {
    let rest = text.get(paragraph.end as usize..).unwrap_or_default();
    let mut chars = rest.chars().skip_while(|c| c.is_whitespace());
    match chars.next() {
        Some('"' | '\u{201c}' | '\u{201e}' | '\u{ab}' | '\u{2018}') => true,
        Some(first @ ('\'' | '`')) => chars.next() == Some(first),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
