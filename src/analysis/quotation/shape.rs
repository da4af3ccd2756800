//! What the words in a quotation look like, whoever said them.

use super::Quotation;
use crate::text::tokens::{Case, Kind, Token, hash_ascii};

/// How the words in a quotation end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// With a comma: the sentence goes on outside.
    Comma,
    /// With a full stop.
    Stop,
    /// With a question or exclamation mark.
    Asked,
    /// With a dash or an ellipsis.
    Broken,
    /// With a word.
    Word,
}

/// What the words in a quotation look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Words and numbers; a clitic ("'s") is none of its own.
    pub words: usize,
    /// How it ends.
    pub ending: Ending,
    /// Whether the first word has a capital.
    pub capital: bool,
    /// Whether every word but "of", "the" and their like has a capital, as in the title of a work.
    pub title: bool,
}

impl Shape {
    /// The shape of `quotation`, whose indices point into `tokens`.
    pub fn of(text: &str, tokens: &[Token], quotation: &Quotation) -> Self {
        let inner = tokens.get(quotation.tokens.0 + 1..quotation.tokens.1).unwrap_or_default();
        let inner = if quotation.closed { inner.split_last().map_or(inner, |(_, rest)| rest) } else { inner };
        let mut shape = Self { words: 0, ending: Ending::Word, capital: false, title: false };
        let (mut capitals, mut small) = (0, 0);
        for token in inner.iter().filter(|t| matches!(t.kind, Kind::Word | Kind::Number)) {
            if text.as_bytes().get(token.span.start as usize) == Some(&b'\'')
                || token.span.of(text).starts_with('\u{2019}')
            {
                continue;
            }
            let capital = matches!(token.case, Case::Title | Case::Upper | Case::Mixed);
            shape.capital |= shape.words == 0 && capital;
            shape.words += 1;
            if capital {
                capitals += 1;
            } else if token.kind == Kind::Word && !LITTLE.contains(&token.hash) {
                small += 1;
            }
        }
        shape.title = shape.capital && small == 0 && capitals > 0;
        let last = inner.iter().rev().find(|t| t.kind != Kind::Mark);
        shape.ending = last.map_or(Ending::Word, |t| ending(t.span.of(text)));
        shape
    }

    /// Whether it reads as a sentence or the opening of one, not as a fragment of somebody's words.
    pub fn is_sentence(&self) -> bool {
        self.capital && self.words >= 3 && !self.title && self.ending != Ending::Word
    }
}

fn ending(last: &str) -> Ending {
    match last {
        "," => Ending::Comma,
        "." => Ending::Stop,
        "?" | "!" => Ending::Asked,
        "\u{2026}" | "\u{2014}" | "\u{2013}" => Ending::Broken,
        _ if last.starts_with("..") || last.starts_with('-') => Ending::Broken,
        _ => Ending::Word,
    }
}

/// Words that keep their small letter in a title.
const LITTLE: &[u32] = &[
    hash_ascii("a"),
    hash_ascii("an"),
    hash_ascii("and"),
    hash_ascii("as"),
    hash_ascii("at"),
    hash_ascii("but"),
    hash_ascii("by"),
    hash_ascii("for"),
    hash_ascii("from"),
    hash_ascii("in"),
    hash_ascii("into"),
    hash_ascii("is"),
    hash_ascii("it"),
    hash_ascii("of"),
    hash_ascii("on"),
    hash_ascii("or"),
    hash_ascii("the"),
    hash_ascii("to"),
    hash_ascii("vs"),
    hash_ascii("with"),
];
