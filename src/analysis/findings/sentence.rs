//! A sentence as the detectors see it.

use super::super::names::words::Words;
use super::pattern::{Holds, Item};
use super::quantity::Quantity;
use crate::lexicon::figure_words::classes;
use crate::text::Span;
use crate::text::tokens::Kind;
use std::ops::Range;

/// A sentence with its figures.
pub struct Sentence<'a, 'w> {
    /// The tokens of the paragraph.
    pub words: &'a Words<'w>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The figures of the paragraph that lie in it.
    pub figures: &'a [Quantity],
    /// Words, figures and signs, in order.
    pub items: &'a [Item],
    /// The first token of each item, and one past the last of all.
    starts: &'a [usize],
    /// What it holds at all.
    pub holds: Holds,
}

/// Memory that one sentence leaves to the next.
#[derive(Debug, Default)]
pub struct Scratch {
    items: Vec<Item>,
    starts: Vec<usize>,
}

impl<'a, 'w> Sentence<'a, 'w> {
    /// The sentence of the tokens, in which `figures` lie.
    pub fn new(
        words: &'a Words<'w>,
        tokens: Range<usize>,
        figures: &'a [Quantity],
        scratch: &'a mut Scratch,
    ) -> Self {
        let Scratch { items, starts } = scratch;
        items.clear();
        starts.clear();
        let mut holds = Holds::default();
        let (mut at, mut next) = (tokens.start, 0);
        while at < tokens.end {
            starts.push(at);
            if let Some(figure) = figures.get(next).filter(|f| f.tokens.0 == at) {
                items.push(Item::Figure(next));
                at = figure.tokens.1.max(at + 1);
                next += 1;
                continue;
            }
            if let Some(token) = words.tokens.get(at) {
                let item = match token.kind {
                    Kind::Word | Kind::Number => Item::Word(token.hash, classes(token.hash)),
                    _ => Item::Sign(sign(token.span.of(words.text))),
                };
                holds.add(&item);
                items.push(item);
            }
            at += 1;
        }
        starts.push(tokens.end);
        holds.kinds = figures.iter().fold(0, |all, f| all | f.kind.bit());
        Self { words, tokens, figures, items, starts, holds }
    }

    /// The words of the items `from..to`.
    pub fn span(&self, (from, to): (usize, usize)) -> Span {
        match (self.starts.get(from), self.starts.get(to)) {
            (Some(&a), Some(&b)) => self.words.hull(a, b),
            _ => Span::default(),
        }
    }

    /// The first token of an item; of the one past the last, one past the last token.
    pub fn token(&self, item: usize) -> Option<usize> {
        self.starts.get(item).copied()
    }

    /// The words of a token.
    pub fn word(&self, at: usize) -> &'w str {
        if !self.tokens.contains(&at) {
            return "";
        }
        self.words.tokens.get(at).map_or("", |t| t.span.of(self.words.text))
    }

    /// Whether it holds the word, given in lower case.
    pub fn holds(&self, word: &str) -> bool {
        self.tokens.clone().any(|at| self.words.is(at, word))
    }
}

/// One byte for a sign: dashes of every kind are `-`.
fn sign(word: &str) -> u8 {
    match word {
        "\u{2013}" | "\u{2014}" | "--" | "---" => b'-',
        _ => word.bytes().next().unwrap_or_default(),
    }
}
