//! Parts of speech, greedily from left to right: words that are nearly always the same from a list, the others by a model.

use super::features::Features;
use super::linear::Linear;
use super::tags::Tag;
use crate::lexicon::slots::Slots;
use crate::text::tokens::{Case, Kind, Token};

/// Labels of the model, padded to whole registers.
pub const WIDTH: usize = 24;

/// What tells the part of speech of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagger {
    /// Words that are nearly always the same part of speech: key and index in [`Tag::WORDS`], by key.
    pub known: Vec<(u32, u8)>,
    /// The model for the others.
    pub model: Linear<WIDTH>,
    slots: Slots<u8>,
}

/// What the tagger sees of a word.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Key of the word.
    pub word: u32,
    /// Its last three and last two bytes, capitals made small.
    pub suffix: (u32, u32),
    /// Capitals, digits, hyphens, length class.
    pub shape: u32,
    /// Whether the tag is known without the tagger.
    pub fixed: Option<Tag>,
}

impl Seen {
    /// What is seen of `token`, whose words are `word`.
    pub fn new(word: &str, token: &Token, fixed: Option<Tag>) -> Self {
        let mut tail = word.bytes().rev().map(|b| u32::from(b | 0x20));
        let mut next = || tail.next().unwrap_or_default();
        let two = next() | next() << 8;
        Self { word: token.hash, suffix: (two | next() << 16, two), shape: shape(word, token), fixed }
    }

    /// Something that is no word.
    pub fn no_word(key: u32, tag: Tag) -> Self {
        Self { word: key, suffix: (key, key), shape: 0, fixed: Some(tag) }
    }
}

fn shape(word: &str, token: &Token) -> u32 {
    let bytes = word.as_bytes();
    let hyphen = u32::from(bytes.contains(&b'-'));
    let digit = u32::from(token.kind != Kind::Number && bytes.iter().any(u8::is_ascii_digit));
    let point = u32::from(bytes.last() == Some(&b'.'));
    let length = bytes.len().min(4) as u32;
    length | (token.case as u32) << 4 | (token.kind as u32) << 8 | hyphen << 12 | digit << 13 | point << 14
}

const EDGE: u32 = 0x1234_5678;
const OUTSIDE: Seen = Seen { word: EDGE, suffix: (EDGE, EDGE), shape: 0, fixed: None };

/// The features of the word at `at`, given the two tags before it (0 where there is none, else tag + 1).
pub fn features(row: &[Seen], at: usize, before: (u32, u32), out: &mut Features) {
    let get = |i: Option<usize>| i.and_then(|i| row.get(i)).unwrap_or(&OUTSIDE);
    let (here, previous, next) = (get(Some(at)), get(at.checked_sub(1)), get(at.checked_add(1)));
    out.one(0, here.word);
    out.one(1, here.suffix.0);
    out.one(2, here.suffix.1);
    out.two(3, here.shape, u32::from(at == 0));
    out.one(4, previous.word);
    out.one(5, next.word);
    out.one(7, next.suffix.0);
    out.two(8, previous.word, here.word);
    out.one(9, next.shape);
    out.one(10, get(at.checked_sub(2)).word);
    out.one(11, before.0);
    out.two(12, before.0, before.1);
    out.two(13, before.0, here.word);
    out.two(14, here.word, next.word);
    out.two(15, here.suffix.0, before.0);
}

impl Tagger {
    /// A tagger of `known` words, by key, and a model.
    pub fn new(known: Vec<(u32, u8)>, model: Linear<WIDTH>) -> Self {
        let slots = Slots::new(&known);
        Self { known, model, slots }
    }

    /// The tag of a word that is nearly always the same; a capital may make a name of it.
    pub fn known(&self, word: u32, case: Case) -> Option<Tag> {
        let tag = self.slots.get(word).filter(|_| case == Case::Lower)?;
        Tag::WORDS.get(usize::from(tag)).copied()
    }

    /// Tags `row`.
    pub fn tag(&self, row: &[Seen], out: &mut Vec<Tag>) {
        let mut buckets = Features::new(self.model.bits);
        let mut before = (0, 0);
        for (at, seen) in row.iter().enumerate() {
            let tag = seen.fixed.unwrap_or_else(|| {
                buckets.clear();
                features(row, at, before, &mut buckets);
                let scores = self.model.score(&buckets);
                best(&scores)
            });
            before = (tag as u32 + 1, before.0);
            out.push(tag);
        }
    }
}

/// The first label with the highest score.
fn best(scores: &[i16; WIDTH]) -> Tag {
    let (mut highest, mut tag) = (i16::MIN, Tag::N);
    for (label, score) in Tag::WORDS.iter().zip(scores) {
        if *score > highest {
            (highest, tag) = (*score, *label);
        }
    }
    tag
}
