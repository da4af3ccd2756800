//! The marks of a paragraph: what each could be, from what stands around it.

use super::{Kind, Token};
use crate::text::Span;

/// What a mark looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    /// `"`, `''`, full width
    Straight,
    /// Curly, opening: `“`, and two backticks
    CurlyOpen,
    /// Curly, closing: `”`
    CurlyClose,
    /// Low: `„`
    Low,
    /// `«`
    AngleLeft,
    /// `»`
    AngleRight,
    /// Corner brackets, opening
    CornerOpen,
    /// Corner brackets, closing
    CornerClose,
    /// `'`
    Single,
    /// `‘`, a backtick, `‚`
    SingleOpen,
    /// `’`
    SingleClose,
}

impl Glyph {
    fn of(mark: &str) -> Self {
        match mark {
            "\u{201c}" | "``" | "\u{201f}" => Self::CurlyOpen,
            "\u{201d}" => Self::CurlyClose,
            "\u{201e}" => Self::Low,
            "\u{ab}" | "\u{2039}" => Self::AngleLeft,
            "\u{bb}" | "\u{203a}" => Self::AngleRight,
            "\u{300c}" | "\u{300e}" => Self::CornerOpen,
            "\u{300d}" | "\u{300f}" => Self::CornerClose,
            "'" | "\u{ff07}" => Self::Single,
            "\u{2018}" | "`" | "\u{201a}" | "\u{201b}" => Self::SingleOpen,
            "\u{2019}" => Self::SingleClose,
            _ => Self::Straight,
        }
    }

    /// Whether it is one of the single marks.
    pub(super) const fn is_single(self) -> bool {
        matches!(self, Self::Single | Self::SingleOpen | Self::SingleClose)
    }
}

/// A mark and its neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Which token.
    pub(super) token: usize,
    /// Its shape.
    pub(super) glyph: Glyph,
    /// The character before it; a space at the paragraph's start.
    pub(super) before: char,
    /// The character behind it; a space at the paragraph's end.
    pub(super) behind: char,
    /// Whether it is the paragraph's last token.
    pub(super) last: bool,
}

impl Mark {
    /// Whether what stands before it lets a quotation open.
    pub(super) fn may_open(&self) -> bool {
        let c = self.before;
        let free =
            c.is_whitespace() || matches!(c, '(' | '[' | '{' | '/' | '>' | ':') || is_dash(c) || opens(c);
        free && !self.behind.is_whitespace()
            && !matches!(self.behind, ',' | ';' | ':' | ')' | ']' | '!' | '?')
    }

    /// Whether what stands behind it lets a quotation close.
    pub(super) fn may_close(&self) -> bool {
        let c = self.behind;
        let free = c.is_whitespace()
            || matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '\u{2026}' | '/' | '<' | '*' | '&'
            )
            || is_dash(c)
            || closes(c);
        free && !self.before.is_whitespace() && !matches!(self.before, '(' | '[')
    }

    /// Whether a clause ends with it: punctuation inside, right behind, or nothing at all behind.
    pub(super) fn ends_clause(&self) -> bool {
        self.last
            || matches!(self.before, ',' | '.' | '!' | '?' | '\u{2026}' | '"' | '\u{201d}')
            || matches!(self.behind, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '\u{201d}')
    }
}

/// Dashes and hyphens.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{201c}' | '\u{2018}' | '\u{201e}' | '\u{201a}' | '\u{ab}' | '\u{300c}')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{201d}' | '\u{2019}' | '\u{bb}' | '\u{201c}' | '\u{300d}')
}

/// The marks among `tokens`, in order.
pub(super) fn marks(text: &str, paragraph: Span, tokens: &[Token]) -> Vec<Mark> {
    let mut out = Vec::new();
    for (token, t) in tokens.iter().enumerate() {
        if t.kind != Kind::Mark {
            continue;
        }
        let before = Span::new(paragraph.start, t.span.start).of(text);
        let behind = Span::new(t.span.end, paragraph.end).of(text);
        out.push(Mark {
            token,
            glyph: Glyph::of(t.span.of(text)),
            before: before.chars().next_back().unwrap_or(' '),
            behind: behind.chars().next().unwrap_or(' '),
            last: token + 1 == tokens.len(),
        });
    }
    out
}
