//! Quotations: words between quotation marks, paired within a paragraph. Whether they are speech is decided elsewhere.

use crate::text::Span;
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
    /// Whether a closing mark was found; an unclosed one ends with the paragraph.
    pub closed: bool,
}

/// The outermost quotations of a paragraph, in order, disjoint.
pub fn quotations(text: &str, tokens: &[Token]) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (i, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Mark {
            continue;
        }
        let mark = token.span.of(text);
        if matches!(mark, "'" | "\u{2018}" | "\u{2019}" | "`" | "\u{201a}" | "\u{201b}") {
            continue;
        }
        let next_spaced = tokens.get(i + 1).is_none_or(|t| t.spaced);
        let opens = match mark {
            "\u{201c}" | "\u{201e}" | "\u{ab}" | "``" => true,
            "\u{201d}" | "\u{bb}" => false,
            _ => open.is_none() && (token.spaced || !next_spaced),
        };
        match (opens, open) {
            (true, None) => open = Some(i),
            (false, Some(from)) => {
                out.push(quotation(tokens, from, i + 1, true));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open.filter(|&from| from + 1 < tokens.len()) {
        out.push(quotation(tokens, from, tokens.len(), false));
    }
    out
}

fn quotation(tokens: &[Token], from: usize, to: usize, closed: bool) -> Quotation {
    let (first, last) = (tokens[from].span, tokens[to - 1].span);
    let inner_end = if closed { last.start } else { last.end };
    Quotation {
        span: first.hull(last),
        inner: Span::new(first.end, inner_end),
        tokens: (from, to),
        single: false,
        closed,
    }
}
