//! Parts of speech, greedily from left to right.

use super::features::Features;
use super::linear::Linear;
use super::tags::Tag;
use crate::text::tokens::hash;

/// What the tagger sees of a word.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Hash of the word in lower case.
    pub word: u32,
    /// Its last three and last two characters.
    pub suffix: (u32, u32),
    /// Capitals, digits, hyphens, length class.
    pub shape: u32,
    /// Whether the tag is known without the tagger.
    pub fixed: Option<Tag>,
}

impl Seen {
    /// What is seen of `word`.
    pub fn new(word: &str, fixed: Option<Tag>) -> Self {
        let tail = |n: usize| {
            let start = word.char_indices().rev().nth(n - 1).map_or(0, |(i, _)| i);
            hash(&word[start..])
        };
        Self { word: hash(word), suffix: (tail(3), tail(2)), shape: shape(word), fixed }
    }
}

/// Runs of capitals, small letters, digits and others, three bits each, the first five runs.
fn shape(word: &str) -> u32 {
    let mut out = 1;
    let (mut last, mut runs) = (0, 0);
    for c in word.chars() {
        let class = if c.is_lowercase() {
            1
        } else if c.is_uppercase() {
            2
        } else if c.is_numeric() {
            3
        } else {
            4
        };
        if class != last {
            if runs == 5 {
                break;
            }
            out = out << 3 | class;
            runs += 1;
            last = class;
        }
    }
    out
}

const EDGE: u32 = 0x1234_5678;

/// The features of the word at `at`, given the two tags before it (0 where there is none, else tag + 1).
pub fn features(row: &[Seen], at: usize, before: (u32, u32), out: &mut Features<'_>) {
    let get = |i: usize| row.get(i).map_or((EDGE, (EDGE, EDGE), 0), |s| (s.word, s.suffix, s.shape));
    let here = get(at);
    let previous = if at > 0 { get(at - 1) } else { (EDGE, (EDGE, EDGE), 0) };
    let before2 = if at > 1 { get(at - 2).0 } else { EDGE };
    let next = get(at + 1);
    out.one(0, here.0);
    out.one(1, here.1.0);
    out.one(2, here.1.1);
    out.two(3, here.2, u32::from(at == 0));
    out.one(4, previous.0);
    out.one(5, next.0);
    out.one(6, previous.1.0);
    out.one(7, next.1.0);
    out.two(8, previous.0, here.0);
    out.one(9, next.2);
    out.one(10, before2);
    out.one(11, before.0);
    out.two(12, before.0, before.1);
    out.two(13, before.0, here.0);
    out.two(14, here.0, next.0);
    out.two(15, here.1.0, before.0);
}

/// Tags `row` with `model`.
pub fn tag(model: &Linear, row: &[Seen], out: &mut Vec<Tag>) {
    let mut buckets = Vec::with_capacity(24);
    let mut before = (0, 0);
    for at in 0..row.len() {
        let tag = row[at].fixed.unwrap_or_else(|| {
            buckets.clear();
            features(row, at, before, &mut Features::new(&mut buckets, model.bits));
            let mut scores = [0; Tag::WORDS.len()];
            model.score(&buckets, &mut scores);
            let best =
                (0..scores.len()).max_by_key(|&i| (scores[i], std::cmp::Reverse(i))).unwrap_or_default();
            Tag::WORDS[best]
        });
        before = (tag as u32 + 1, before.0);
        out.push(tag);
    }
}
