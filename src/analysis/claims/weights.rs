//! The learned part of a check-worthiness: one linear model over the signals, the words and the build of a sentence.
//!
//! The features stand here, so that training (`src/bin/train/claims.rs`) and running read the same. The signals are features
//! of their own, with weights that are shown; words and the build share hashed buckets. "Build" is the order of function
//! words and of the shapes of the others, which carries over to texts about other things.

use super::super::model::features::mix;
use super::super::model::linear::{self, Linear};
use super::clause::{Clause, is_year};
use super::signals::SIGNALS;
use crate::lexicon::traits::Traits;
use crate::text::tokens::{Case, Kind};
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
    /// Words and build.
    pub hashed: Linear<1>,
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
        let hashed = linear::read(&mut bytes)?;
        (hashed.bits == BITS && hashed.labels == 1 && count == SIGNALS.len()).then_some(Self {
            hashed,
            signals,
            start,
        })
    }

    /// The bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = self.start.to_le_bytes().to_vec();
        out.push(self.signals.len() as u8);
        out.extend(self.signals.iter().map(|&w| w as u8));
        linear::write(&self.hashed, &mut out);
        out
    }
}

/// The weights that come with the program; without a file of ours none, and every clause stands at the threshold.
pub fn shipped() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
        Weights::read(FILE).unwrap_or_else(|| Weights {
            hashed: Linear::empty(BITS, 1),
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

const EDGE: u32 = 0x51;

/// Gives the hashed features of the clause to `take`: the bucket of each, and what it tells of. One that comes again is left
/// out, unless another that shares its place in a small table came between.
#[inline]
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
#[inline]
pub fn every(clause: &Clause<'_>, mut take: impl FnMut(u32, Group)) {
    let bucket = |template: u32, a: u32, b: u32| mix(mix(template, a), b) & ((1 << BITS) - 1);
    let (mut word, mut shape) = (EDGE, EDGE);
    for at in clause.from..clause.to {
        let Some((key, class)) = read(clause, at) else { continue };
        take(bucket(1, key, 0), Group::Words);
        take(bucket(2, word, key), Group::Words);
        take(bucket(3, shape, class), Group::Build);
        take(bucket(4, tail(clause, at), 0), Group::Words);
        (word, shape) = (key, class);
    }
    take(bucket(2, word, EDGE), Group::Words);
    take(bucket(3, shape, EDGE), Group::Build);
    let facts = &clause.facts;
    let step = |n: u32, cuts: &[u32]| cuts.iter().filter(|&&c| n > c).count() as u32;
    take(bucket(5, step(facts.length, &[3, 5, 8, 11, 14, 18, 23, 30, 40]), 0), Group::Build);
    take(bucket(6, step(facts.names, &[0, 1, 2, 3, 5]), 0), Group::Build);
    take(bucket(7, step(facts.figures, &[0, 1, 2]), facts.years.min(2)), Group::Build);
}

/// The last four bytes of a token, lower case: an ending, or a short word.
#[inline]
fn tail(clause: &Clause<'_>, at: usize) -> u32 {
    let bytes = clause.words.tokens.get(at).map_or("", |t| t.span.of(clause.words.text)).as_bytes();
    let last = bytes.iter().rev().take(4);
    last.fold(0, |all, b| all << 8 | u32::from(b.to_ascii_lowercase()))
}

/// The key and the class of a token; `None` for what says nothing.
#[inline]
fn read(clause: &Clause<'_>, at: usize) -> Option<(u32, u32)> {
    let token = clause.words.tokens.get(at)?;
    let text = token.span.of(clause.words.text);
    match token.kind {
        Kind::Word => {
            let traits = clause.words.traits(at);
            let class = class(traits, text, token.case, at == clause.from, token.hash);
            Some((token.hash, class))
        }
        Kind::Number => {
            let class = if is_year(text) {
                0x61
            } else if text.contains('.') {
                0x62
            } else {
                0x63
            };
            Some((class, class))
        }
        Kind::Symbol => Some((token.hash, token.hash)),
        // Commas and full stops stand everywhere.
        Kind::Punct => matches!(text, "?" | "!" | ";" | ":").then_some((token.hash, token.hash)),
        Kind::Mark => None,
    }
}

/// A function word stands for itself, any other word for what it looks like.
fn class(traits: Traits, text: &str, case: Case, first: bool, key: u32) -> u32 {
    const FUNCTION: Traits = Traits::FUNCTION
        .with(Traits::PRONOUN)
        .with(Traits::PREPOSITION)
        .with(Traits::DETERMINER)
        .with(Traits::VERB)
        .with(Traits::NEGATION)
        .with(Traits::RELATIVE)
        .with(Traits::FUTURE)
        .with(Traits::OUGHT);
    const SHAPES: &[(Traits, u32)] = &[
        (Traits::MAGNITUDE, 0x71),
        (Traits::UNIT, 0x72),
        (Traits::QUANTITY, 0x73),
        (Traits::CALENDAR, 0x74),
        (Traits::PERIOD, 0x75),
        (Traits::CHANGE, 0x76),
        (Traits::EVENT, 0x77),
        (Traits::POSITION, 0x78),
        (Traits::JUDGE, 0x79),
        (Traits::THINK, 0x7a),
        (Traits::WISH, 0x7b),
        (Traits::HEDGE, 0x7c),
        (Traits::LAW, 0x101),
        (Traits::CAUSE, 0x102),
        (Traits::COMPARE, 0x103),
        (Traits::SUPERLATIVE, 0x104),
        (Traits::SHARE, 0x105),
        (Traits::GROUP, 0x106),
        (Traits::TITLE, 0x107),
        (Traits::BODY, 0x108),
        (Traits::PLACE, 0x109),
        (Traits::PERSON, 0x10a),
        (Traits::DOCUMENT, 0x10b),
        (Traits::RECORD, 0x10c),
        (Traits::CORRELATE, 0x10d),
        (Traits::DEFINE, 0x10e),
    ];
    let all = const {
        let (mut all, mut i) = (Traits(0), 0);
        while i < SHAPES.len() {
            all = all.with(SHAPES[i].0);
            i += 1;
        }
        all
    };
    if traits.any(FUNCTION) && !traits.any(Traits::NAMED_BODY) {
        return key;
    }
    if traits.any(all)
        && let Some((_, shape)) = SHAPES.iter().find(|(t, _)| traits.any(*t))
    {
        return *shape;
    }
    if !first && !matches!(case, Case::Lower | Case::None) {
        return 0x7d;
    }
    ending(text)
}

/// The class of a word by its ending.
fn ending(word: &str) -> u32 {
    const ENDINGS: &[&str] = &[
        "ing", "ed", "ly", "tion", "tions", "ment", "ity", "ies", "ss", "us", "s", "est", "er", "al", "ful",
        "ive", "ous", "able",
    ];
    let found =
        ENDINGS.iter().position(|e| word.len() > e.len() + 2 && word.as_bytes().ends_with(e.as_bytes()));
    found.map_or(0x80, |i| 0x81 + i as u32)
}

/// How a feature of a clause reads, for people who look at the weights: the same order as [`every`].
pub fn names(clause: &Clause<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let shown = |at: usize, class: u32, key: u32| {
        let text = clause.words.tokens.get(at).map_or("", |t| t.span.of(clause.words.text));
        if class == key { text.to_lowercase() } else { format!("<{class:x}>") }
    };
    let (mut word, mut shape) = (String::from("^"), String::from("^"));
    for at in clause.from..clause.to {
        let Some((key, class)) = read(clause, at) else { continue };
        let text = clause.words.tokens.get(at).map_or("", |t| t.span.of(clause.words.text)).to_lowercase();
        let text = if key < 0x100 { format!("<{key:x}>") } else { text };
        let class = shown(at, class, clause.words.hash(at));
        let ending: String = text.chars().skip(text.chars().count().saturating_sub(4)).collect();
        out.extend([
            text.clone(),
            format!("{word} {text}"),
            format!("[{shape} {class}]"),
            format!("-{ending}"),
        ]);
        (word, shape) = (text, class);
    }
    out.extend([
        format!("{word} $"),
        format!("[{shape} $]"),
        "length".into(),
        "names".into(),
        "figures".into(),
    ]);
    out
}
