//! A candidate for a claim: a clause or a sentence, with the facts that the rules ask for, counted in one pass.

use super::super::names::words::Words;
use super::signs::{Flags, Sign};
use crate::lexicon::traits::Traits;
use crate::text::Span;

/// A stretch of tokens that may be a claim.
#[derive(Clone, Copy)]
pub struct Clause<'a> {
    /// The tokens of the paragraph.
    pub words: Words<'a>,
    /// Their signs.
    pub signs: &'a [Sign],
    /// Its first token.
    pub from: usize,
    /// One past its last.
    pub to: usize,
    /// What was counted.
    pub facts: Facts,
}

/// What a clause holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Words.
    pub length: u32,
    /// The traits of all words together.
    pub traits: Traits,
    /// The flags of all tokens together.
    pub flags: Flags,
    /// Figures that are no years.
    pub figures: u32,
    /// Years ("1998").
    pub years: u32,
    /// Words with a capital inside the clause: names.
    pub names: u32,
}

impl<'a> Clause<'a> {
    /// The clause of the tokens `from..to`.
    pub fn new(words: Words<'a>, signs: &'a [Sign], from: usize, to: usize) -> Self {
        let mut facts = Facts::default();
        let all = signs.get(from..to).unwrap_or_default();
        let traits = words.traits.get(from..to).unwrap_or_default();
        for (signs, traits) in all.chunks(Flags::MOST).zip(traits.chunks(Flags::MOST)) {
            let mut counts = 0;
            for (sign, traits) in signs.iter().zip(traits) {
                facts.flags = facts.flags.with(sign.flags);
                facts.traits = facts.traits.with(*traits);
                counts += sign.flags.counted();
            }
            facts.length += Flags::WORD.count(counts);
            facts.figures += Flags::FIGURE.count(counts);
            facts.years += Flags::YEAR.count(counts);
            facts.names += Flags::CAPITAL.count(counts);
        }
        // A capital says nothing where the clause opens.
        facts.names -= u32::from(all.first().is_some_and(|s| s.flags.any(Flags::CAPITAL)));
        Self { words, signs, from, to, facts }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.words.hull(self.from, self.to)
    }

    /// Whether a word of `traits` is in it.
    pub fn has(&self, traits: Traits) -> bool {
        self.facts.traits.any(traits)
    }

    /// Whether a token of `flags` is in it.
    pub fn is(&self, flags: Flags) -> bool {
        self.facts.flags.any(flags)
    }

    /// Whether it holds the word of that [key](crate::text::tokens::hash).
    pub fn holds(&self, key: u32) -> bool {
        let tokens = self.words.tokens.get(self.from..self.to).unwrap_or_default();
        tokens.iter().any(|token| token.hash == key)
    }

    /// Its tokens of `traits`, in order.
    pub fn find(&self, traits: Traits) -> impl Iterator<Item = usize> {
        let found = self.has(traits).then(|| self.words.traits.get(self.from..self.to)).flatten();
        let found = found.unwrap_or_default().iter().zip(self.from..);
        found.filter(move |(t, _)| t.any(traits)).map(|(_, at)| at)
    }

    /// Whether a word of `first` stands at most `reach` tokens before one of `second`.
    pub fn near(&self, first: Traits, second: Traits, reach: usize) -> bool {
        self.find(first)
            .any(|at| (at + 1..self.to.min(at + 1 + reach)).any(|i| self.words.traits(i).any(second)))
    }

    /// Whether it holds a figure of any kind.
    pub fn figured(&self) -> bool {
        self.is(Flags::FIGURE.with(Flags::NUMBER_WORD)) || self.has(Traits::MAGNITUDE)
    }
}

/// Whether a figure reads as a year.
pub fn is_year(text: &[u8]) -> bool {
    matches!(text, [b'1', b'8' | b'9', a, b] | [b'2', b'0', a, b] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// Whether a word is a number, not "some" or "many".
pub fn is_number_word(text: &[u8]) -> bool {
    number_of(text).is_some()
}

/// The number that a word stands for.
pub fn number_of(text: &[u8]) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().zip(1..).find(|(w, _)| text.eq_ignore_ascii_case(w.as_bytes())).map(|(_, n)| n)
}
