//! Parts of speech, greedily from left to right: words that are nearly always the same from a list, the others by a model.

use super::features::Sink;
use super::tags::Tag;
use super::wide::{Row, Wide};
use crate::lexicon::slots::Slots;
use crate::text::tokens::{Case, Token};

/// What tells the part of speech of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagger {
    /// Words that are nearly always the same part of speech: key and index in [`Tag::WORDS`], by key.
    pub known: Vec<(u32, u8)>,
    /// The model for the others.
    pub model: Wide,
    slots: Slots<u8>,
}

/// What the tagger sees of a word.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Key of the word.
    pub word: u32,
    /// Its last three bytes, the last lowest, capitals made small.
    pub suffix: u32,
    /// Capitals, digits, hyphens, length class.
    pub shape: u32,
    /// Whether the tag is known without the tagger.
    pub fixed: Option<Tag>,
}

impl Seen {
    /// What is seen of `token`, whose words are `bytes`.
    #[inline]
    pub fn new(bytes: &[u8], token: &Token, fixed: Option<Tag>) -> Self {
        let three = |a: u8, b: u8, c: u8| u32::from(c) | u32::from(b) << 8 | u32::from(a) << 16 | 0x20_2020;
        let suffix = match *bytes {
            [.., a, b, c] => three(a, b, c),
            [b, c] => three(0, b, c),
            [c] => three(0, 0, c),
            [] => 0,
        };
        let mut shape = bytes.len().min(4) as u32 | (token.case as u32) << 4 | (token.kind as u32) << 8;
        if fixed.is_none() && !bytes.iter().all(u8::is_ascii_alphabetic) {
            let hyphen = u32::from(bytes.contains(&b'-'));
            let digit = u32::from(bytes.iter().any(u8::is_ascii_digit));
            shape |= hyphen << 12 | digit << 13 | u32::from(token.last == b'.') << 14;
        }
        Self { word: token.hash, suffix, shape, fixed }
    }

    /// Something that is no word, or a word for whose form nobody asks.
    pub fn no_word(key: u32, tag: Tag) -> Self {
        Self { word: key, suffix: key, shape: 0, fixed: Some(tag) }
    }
}

const EDGE: u32 = 0x1234_5678;
const OUTSIDE: Seen = Seen { word: EDGE, suffix: EDGE, shape: 0, fixed: None };

/// The features of the word at `at`, given the two tags before it (0 where there is none, else tag + 1).
pub fn features(row: &[Seen], at: usize, before: (u32, u32), out: &mut impl Sink) {
    let get = |i: Option<usize>| i.and_then(|i| row.get(i)).unwrap_or(&OUTSIDE);
    let (here, previous, next) = (get(Some(at)), get(at.checked_sub(1)), get(at.checked_add(1)));
    out.one(200, here.word);
    out.one(202, here.suffix & 0xffff);
    out.two(203, here.shape, u32::from(at == 0));
    out.one(204, previous.word);
    out.one(205, next.word);
    out.one(207, next.suffix);
    out.one(209, next.shape);
    out.two(212, before.0, before.1);
    out.two(215, before.0, here.suffix);
}

/// The key of a word in the list: with a capital it is another.
pub fn listed(word: u32, case: Case) -> u32 {
    match case {
        Case::None | Case::Lower => word,
        Case::Title => word ^ 0x9e37_79b9,
        Case::Upper | Case::Mixed => word ^ 0x7f4a_7c15,
    }
}

impl Tagger {
    /// A tagger of `known` words, by key, and a model.
    pub fn new(known: Vec<(u32, u8)>, model: Wide) -> Self {
        let slots = Slots::new(&known);
        Self { known, model, slots }
    }

    /// The tag of a word that is nearly always the same.
    pub fn known(&self, word: u32, case: Case) -> Option<Tag> {
        Tag::WORDS.get(usize::from(self.slots.get(listed(word, case))?)).copied()
    }

    /// Tags `row`.
    pub fn tag(&self, row: &[Seen], out: &mut Vec<Tag>) {
        let mut before = (0, 0);
        for (at, seen) in row.iter().enumerate() {
            let tag = match seen.fixed {
                Some(tag) => tag,
                None => {
                    let mut scores = self.model.score();
                    features(row, at, before, &mut scores);
                    best(&scores.sums)
                }
            };
            before = (tag as u32 + 1, before.0);
            out.push(tag);
        }
    }
}

/// The first label with the highest score.
fn best(scores: &Row) -> Tag {
    let scores = scores.get(..Tag::WORDS.len()).unwrap_or_default();
    let highest = scores.iter().copied().max().unwrap_or_default();
    let label = scores.iter().position(|score| *score == highest).unwrap_or_default();
    Tag::WORDS.get(label).copied().unwrap_or(Tag::N)
}
