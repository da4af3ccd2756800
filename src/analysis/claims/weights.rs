//! The learned part of a check-worthiness: one linear model over the signals, the words and the build of a sentence.
//!
//! The features stand here, so that training (`src/bin/train/claims.rs`) and running read the same. The signals are features
//! of their own, with weights that are shown; words and the build share hashed buckets. "Build" is the order of function
//! words and of the shapes of the others, which carries over to texts about other things.

use super::super::model::features::mix;
use super::super::model::linear;
use super::clause::{Clause, Facts};
use super::signals::SIGNALS;
use super::signs::Sign;
use std::sync::LazyLock;

/// Buckets of words and build are below `1 << BITS`.
pub const BITS: u32 = 17;
/// The signals' own buckets follow those.
const SIGNALS_AT: u32 = 1 << BITS;
/// A weight of so many is 1 in the logit.
pub const PER_LOGIT: i32 = 32;
/// What our JSON calls the weights.
pub const NAME: &str = "claims-en";
/// The file of the weights.
pub const FILE: &[u8] = include_bytes!("../../../models/claims-en.bin");

/// The SHA-256 of [`FILE`], in hex; `make train` writes both.
pub const DIGEST: &str = include_str!("../../../models/claims-en.sha256").trim_ascii();

/// The model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Of words and build, by bucket.
    pub hashed: Box<[i8; 1 << BITS]>,
    /// A weight for each of [`SIGNALS`], see [`PER_LOGIT`].
    pub signals: Vec<i8>,
    /// What every clause starts from, so that the threshold of marking is at 0.
    pub start: i16,
}

impl Weights {
    /// From the bytes of a file; `None` where it is none of ours, or of other signals.
    pub fn read(mut bytes: &[u8]) -> Option<Self> {
        let start = i16::from_le_bytes([linear::take(&mut bytes)?, linear::take(&mut bytes)?]);
        let count = usize::from(linear::take(&mut bytes)?);
        let signals =
            (0..count).map(|_| linear::take(&mut bytes).map(|b| b as i8)).collect::<Option<Vec<i8>>>()?;
        let mut hashed = none();
        let size = linear::read_size(&mut bytes, 1)?;
        linear::read_weights(&mut bytes, 1, |bucket, _, weight| {
            *hashed.get_mut(bucket)? = weight;
            Some(())
        })?;
        (size == (BITS, 1) && count == SIGNALS.len()).then_some(Self { hashed, signals, start })
    }

    /// The features of a token behind one of that key and class.
    #[inline]
    pub fn features(&self, before: (u32, u32), sign: &Sign, tail: u32) -> [Weighed; EACH] {
        [
            bucket(1, sign.key, 0),
            bucket(2, before.0, sign.key),
            bucket(3, before.1, sign.class),
            bucket(4, tail, 0),
        ]
        .map(|bucket| self.weighed(bucket))
    }

    #[inline]
    fn weighed(&self, bucket: u32) -> Weighed {
        let bucket = bucket & BUCKET;
        bucket | u32::from(self.hashed[bucket as usize] as u8) << 24
    }

    /// The bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = self.start.to_le_bytes().to_vec();
        out.push(self.signals.len() as u8);
        out.extend(self.signals.iter().map(|&w| w as u8));
        if let Some(hashed) = linear::Linear::<1>::new(BITS, 1, self.hashed.as_slice()) {
            linear::write(&hashed, &mut out);
        }
        out
    }
}

/// A weight of nothing for each bucket.
pub fn none() -> Box<[i8; 1 << BITS]> {
    // Through a vector, since a boxed array would stand on the stack first.
    vec![0; 1 << BITS].into_boxed_slice().try_into().unwrap_or_else(|_| Box::new([0; 1 << BITS]))
}

/// The weights that come with the program; without a file of ours none, and every clause stands at the threshold.
pub fn shipped() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
        Weights::read(FILE).unwrap_or_else(|| Weights {
            hashed: none(),
            signals: vec![0; SIGNALS.len()],
            start: 0,
        })
    });
    &WEIGHTS
}

/// The bucket of a signal in training.
pub fn signal(index: usize) -> u32 {
    SIGNALS_AT + index as u32
}

/// What a feature tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The words themselves.
    Words,
    /// Function words and shapes in their order.
    Build,
}

/// Key and class of what stands before the first token of a clause, and behind the last.
pub const EDGE: u32 = 0x51;

/// The features that each token gives: the word, the pair of words that it closes, that of classes, and its ending.
pub const EACH: usize = 4;
/// Those of them that are not the same at every place.
const PAIR: usize = 1;
/// The one that tells of the build.
const CLASSES: usize = 2;

/// The bits of a bucket.
const BUCKET: u32 = (1 << BITS) - 1;

#[inline]
fn bucket(template: u32, a: u32, b: u32) -> u32 {
    mix(mix(template, a), b) & BUCKET
}

/// The buckets of the features of a clause as a whole, behind those of the end.
fn whole(facts: &Facts) -> [u32; 3] {
    let step = |n: u32, cuts: &[u32]| cuts.iter().filter(|&&c| n > c).count() as u32;
    [
        bucket(5, step(facts.length, &[3, 5, 8, 11, 14, 18, 23, 30, 40]), 0),
        bucket(6, step(facts.names, &[0, 1, 2, 3, 5]), 0),
        bucket(7, step(facts.figures, &[0, 1, 2]), facts.years.min(2)),
    ]
}

/// A bucket with its weight in the highest eight bits.
pub type Weighed = u32;

/// Sums of weights, and the features that are in them.
struct Sums {
    /// The buckets that were last seen, in a small table.
    seen: [Weighed; 256],
    words: i32,
    build: i32,
}

impl Sums {
    /// Adds a feature; one that comes again is left out, unless another that shares its place came between.
    #[inline]
    fn add(&mut self, feature: Weighed, group: Group) {
        let Some(slot) = self.seen.get_mut(feature as usize % 256) else { return };
        if *slot == feature {
            return;
        }
        *slot = feature;
        let weight = feature as i32 >> 24;
        match group {
            Group::Words => self.words += weight,
            Group::Build => self.build += weight,
        }
    }

    #[inline]
    fn token(&mut self, features: &[Weighed; EACH]) {
        for (i, &feature) in features.iter().enumerate() {
            self.add(feature, if i == CLASSES { Group::Build } else { Group::Words });
        }
    }
}

/// What words and build add up to in a clause.
pub fn sums(clause: &Clause<'_>) -> (i32, i32) {
    let model = shipped();
    let mut sums = Sums { seen: [u32::MAX; 256], words: 0, build: 0 };
    let mut last = (EDGE, EDGE);
    let signs = clause.signs.get(clause.from..clause.to).unwrap_or_default();
    let mut said = signs.iter().enumerate().filter(|(_, s)| s.key != 0);
    // The first token opens the clause, and a capital there is none to the one behind it.
    if let Some((i, sign)) = said.next() {
        last = (sign.key, class(clause, i, sign));
        let mut features = sign.features;
        features[PAIR] = model.weighed(bucket(2, EDGE, sign.key));
        features[CLASSES] = model.weighed(bucket(3, EDGE, last.1));
        sums.token(&features);
        if let Some((_, sign)) = said.next() {
            let mut features = sign.features;
            features[CLASSES] = model.weighed(bucket(3, last.1, sign.class));
            sums.token(&features);
            last = (sign.key, sign.class);
        }
    }
    for (_, sign) in said {
        sums.token(&sign.features);
        last = (sign.key, sign.class);
    }
    sums.add(model.weighed(bucket(2, last.0, EDGE)), Group::Words);
    sums.add(model.weighed(bucket(3, last.1, EDGE)), Group::Build);
    for bucket in whole(&clause.facts) {
        sums.add(model.weighed(bucket), Group::Build);
    }
    (sums.words, sums.build)
}

/// The class of the `i`th token of a clause.
#[inline]
fn class(clause: &Clause<'_>, i: usize, sign: &Sign) -> u32 {
    match clause.words.tokens.get(clause.from + i) {
        Some(token) if i == 0 => sign.opening(token, clause.words.text),
        _ => sign.class,
    }
}

/// Gives the hashed features of the clause to `take`: the bucket of each, and what it tells of. One that comes again is left
/// out, unless another that shares its place in a small table came between.
pub fn features(clause: &Clause<'_>, mut take: impl FnMut(u32, Group)) {
    let mut seen = [u32::MAX; 256];
    every(clause, |bucket, group| {
        if let Some(slot) = seen.get_mut(bucket as usize % 256)
            && *slot != bucket
        {
            *slot = bucket;
            take(bucket, group);
        }
    });
}

/// Every feature, those that come again too, in the order of [`names`].
pub fn every(clause: &Clause<'_>, mut take: impl FnMut(u32, Group)) {
    let mut last = (EDGE, EDGE);
    let signs = clause.signs.get(clause.from..clause.to).unwrap_or_default();
    for (i, sign) in signs.iter().enumerate().filter(|(_, s)| s.key != 0) {
        let class = class(clause, i, sign);
        take(sign.features[0] & BUCKET, Group::Words);
        take(bucket(2, last.0, sign.key), Group::Words);
        take(bucket(3, last.1, class), Group::Build);
        take(sign.features[3] & BUCKET, Group::Words);
        last = (sign.key, class);
    }
    take(bucket(2, last.0, EDGE), Group::Words);
    take(bucket(3, last.1, EDGE), Group::Build);
    for bucket in whole(&clause.facts) {
        take(bucket, Group::Build);
    }
}

/// How the features of a clause read, for people who look at the weights: the same order as [`every`].
pub fn names(clause: &Clause<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let (mut word, mut shape) = (String::from("^"), String::from("^"));
    let signs = clause.signs.get(clause.from..clause.to).unwrap_or_default();
    let tokens = clause.words.tokens.get(clause.from..clause.to).unwrap_or_default();
    for (i, (sign, token)) in signs.iter().zip(tokens).enumerate().filter(|(_, (s, _))| s.key != 0) {
        let text = token.span.of(clause.words.text).to_lowercase();
        let class = class(clause, i, sign);
        let class = if class == token.hash { text.clone() } else { format!("<{class:x}>") };
        let text = if sign.key < 0x100 { format!("<{:x}>", sign.key) } else { text };
        let ending: String = text.chars().skip(text.chars().count().saturating_sub(4)).collect();
        out.extend([
            text.clone(),
            format!("{word} {text}"),
            format!("[{shape} {class}]"),
            format!("-{ending}"),
        ]);
        (word, shape) = (text, class);
    }
    out.extend([format!("{word} $"), format!("[{shape} $]")]);
    out.extend(["length", "names", "figures"].map(String::from));
    out
}
