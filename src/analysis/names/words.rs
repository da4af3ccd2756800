//! Tokens beside their traits, with the questions that the rules ask about them. Indices past the end answer "no".

use crate::lexicon::traits::Traits;
use crate::text::Span;
use crate::text::tokens::{Case, Kind, Token};

/// Tokens with their traits, index by index.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The tokens.
    pub tokens: &'a [Token],
    /// Their traits.
    pub traits: &'a [Traits],
}

impl Words<'_> {
    /// The traits of the token at `at`; none for what is no word.
    pub fn traits(&self, at: usize) -> Traits {
        self.traits.get(at).copied().unwrap_or_default()
    }

    /// The key of the token at `at`.
    pub fn hash(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(0, |t| t.hash)
    }

    /// Whether the token is this word, given in lower case.
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        // Nearly every token differs in length or last letter, which needs no look at the text.
        let last = word.as_bytes().last().copied().unwrap_or_default();
        if token.span.len() == word.len() {
            return token.last.eq_ignore_ascii_case(&last)
                && token.span.bytes(self.text).eq_ignore_ascii_case(word.as_bytes());
        }
        word == "'s" && token.span.len() == 4 && token.span.bytes(self.text) == "\u{2019}s".as_bytes()
    }

    /// Whether white space stands before the token.
    pub fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.spaced)
    }

    /// Where the token starts.
    pub fn start(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(0, |t| t.span.start)
    }

    /// The span of the tokens `from..to`.
    pub fn hull(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(a), Some(b)) if from < to => a.span.hull(b.span),
            _ => Span::default(),
        }
    }

    /// Whether the token is written as a name: a word with a capital at its start, or behind a particle ("al-Assad").
    #[inline]
    pub fn is_capital(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        token.kind == Kind::Word
            && match token.case {
                Case::Title | Case::Upper => true,
                Case::Mixed => {
                    let word = token.span.of(self.text);
                    word.contains('-') || word.starts_with(char::is_uppercase)
                }
                Case::None | Case::Lower => false,
            }
    }

    /// Whether the token can begin a name.
    pub fn is_name_word(&self, at: usize) -> bool {
        self.is_capital(at) && {
            let traits = self.traits(at);
            let acronym = traits.any(Traits::NAMED_BODY.with(Traits::DEMONYM))
                && self.tokens.get(at).is_some_and(|t| t.case == Case::Upper);
            !traits.any(Traits::FUNCTION) || acronym
        }
    }

    /// One key for the words of a name: the same for "Lena  Ortmann" and "LENA ORTMANN".
    pub fn key(&self, from: usize, to: usize) -> u32 {
        (from..to)
            .filter(|&i| self.tokens.get(i).is_some_and(|t| t.kind != Kind::Punct && t.kind != Kind::Mark))
            .fold(0, |key: u32, i| key.rotate_left(7).wrapping_mul(0x9e37_79b1) ^ self.hash(i))
    }

    /// The last word of a name that is no suffix ("Jr").
    pub fn surname(&self, from: usize, to: usize) -> usize {
        let mut at = to.saturating_sub(1);
        while at > from
            && (self.traits(at).any(Traits::SUFFIX)
                || self.tokens.get(at).is_some_and(|t| t.kind != Kind::Word))
        {
            at -= 1;
        }
        at
    }

    /// The first of `from..to` that is no article, possessive or number word.
    pub fn skip_determiners(&self, from: usize, to: usize) -> usize {
        (from..to).find(|&i| !self.traits(i).any(Traits::DETERMINER.with(Traits::QUANTITY))).unwrap_or(from)
    }

    /// Whether what starts at `at` may be the subject of a clause: it opens the sentence, or stands behind punctuation or a
    /// conjunction.
    pub fn may_open(&self, from: usize, at: usize) -> bool {
        // No noun phrase has more articles and numbers than that; the bound keeps "his his his ..." linear.
        const ARTICLES: usize = 6;
        let mut before = at;
        let bound = at.saturating_sub(ARTICLES).max(from);
        while before > bound && self.traits(before - 1).any(Traits::DETERMINER.with(Traits::QUANTITY)) {
            before -= 1;
        }
        let Some(before) = before.checked_sub(1).filter(|&b| b >= from) else { return true };
        let Some(token) = self.tokens.get(before) else { return true };
        let traits = self.traits(before);
        token.kind != Kind::Word && token.kind != Kind::Number && token.kind != Kind::Symbol
            || traits.any(Traits::FUNCTION) && !traits.any(Traits::PREPOSITION.with(Traits::VERB))
            || ["as", "after", "before", "since"].iter().any(|w| self.is(before, w))
    }
}
