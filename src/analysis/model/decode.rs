//! From the models' scores to cues with their contents and sources.

use super::features::Features;
use super::lanes::{Lanes, WIDTH, split};
use super::lattice::{Lattice, Steps};
use super::linear::{self, Linear};
use super::span::{Chain, LABELS};
use super::tagger::Tagger;
use super::tags::Tag;
use super::view::View;
use super::wide::Wide;
use super::{cue, judge, math, speech};
use crate::lexicon::slots::Slots;
use crate::text::order;
use std::cmp::Reverse;
use std::ops::Range;

/// The models that read a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Models {
    /// Parts of speech.
    pub tagger: Tagger,
    /// Is this word a cue.
    pub cue: Lanes,
    /// Stems that may be a cue.
    pub stems: Stems,
    /// Where source and content begin and end.
    pub span: Lanes,
    /// From label to label.
    pub steps: Steps,
    /// Is this quotation speech.
    pub speech: Linear<1>,
    /// Are the words of a cue right, and is its source.
    pub judge: Lanes,
}

/// Stems that may be a cue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stems {
    sorted: Vec<u32>,
    slots: Slots<()>,
}

impl Stems {
    /// From the keys of the stems.
    pub fn new(mut keys: Vec<u32>) -> Self {
        order::plain(&mut keys);
        keys.dedup();
        let slots = Slots::new(&keys.iter().map(|&key| (key, ())).collect::<Vec<_>>());
        Self { sorted: keys, slots }
    }
}

/// A cue that the models found, in nodes of the paragraph.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The cue's node.
    pub cue: usize,
    /// The chances that it reports speech, and a state of mind.
    pub chance: (f64, f64),
    /// Its content.
    pub content: Vec<Range<usize>>,
    /// Its source.
    pub source: Option<Range<usize>>,
    /// The chance that the source's nodes are a source's, given the cue: the mean over them.
    pub source_chance: f64,
    /// The chance of just these spans, given the cue.
    pub spans: f64,
    /// Whether the rules read the same.
    pub rules: Agreement,
    /// The chance that the words are right, and that the source is.
    pub right: (f64, f64),
}

/// What the rules make of a cue that the models read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// 0: the rules read nothing here; 1: they read other words; 2: the same words.
    pub words: u8,
    /// The same of the source.
    pub source: u8,
    /// Whether the lexicon has the cue as one that gives words, not a state of mind.
    pub reports: bool,
    /// Keys of the rules for words and source; 0 where there is none.
    pub keys: (u32, u32),
}

/// Below this chance a word is no cue, whatever stands around it.
pub const LEAST: f64 = 0.3;

/// Every cue with a chance of [`LEAST`] or more, with its spans, in text order; not yet judged.
pub fn cues(models: &Models, view: &View<'_, '_>) -> Vec<Decided> {
    let sentences = cue::sentences(view);
    let mut lattice = Lattice::new(models, view.words.len());
    let mut out = Vec::new();
    for at in (0..view.words.len()).filter(|&at| candidate(models, view, at)) {
        let mut score = models.cue.score();
        cue::features(view, &sentences, at, &mut score);
        let chance = softmax(split(score.sum));
        if chance.0 + chance.1 >= LEAST
            && let Some(chain) = Chain::new(view, at)
        {
            lattice.weigh(&chain);
            out.push(lattice.best(at, chance));
        }
    }
    out
}

/// Gives each reading the chances that it is right.
pub fn judge(models: &Models, view: &View<'_, '_>, found: &mut [Decided]) {
    for at in 0..found.len() {
        let mut score = models.judge.score();
        judge::features(view, found, at, &mut score);
        let [words, source, ..] = split(score.sum).map(linear::probability);
        if let Some(d) = found.get_mut(at) {
            d.right = (words, source);
        }
    }
}

/// Whether the node may be a cue at all.
pub fn candidate(models: &Models, view: &View<'_, '_>, at: usize) -> bool {
    view.get(at).is_some_and(|w| {
        !matches!(w.tag, Tag::Punct | Tag::Quotation) && models.stems.slots.get(w.stem).is_some()
    })
}

/// The chance that the quotation at node `at` is speech, should no cue claim it.
pub fn is_speech(models: &Models, view: &View<'_, '_>, at: usize) -> f64 {
    let mut buckets = Features::new(models.speech.bits);
    speech::features(view, at, &mut buckets);
    linear::probability(models.speech.score(&buckets)[0])
}

/// The chances of the two kinds of cue.
fn softmax(scores: [i16; WIDTH]) -> (f64, f64) {
    let [none, speech, other, _] = scores;
    let highest = none.max(speech).max(other);
    let e = [none, speech, other].map(|s| math::decay(u32::from(highest.abs_diff(s))));
    let total = e[0] + e[1] + e[2];
    (f64::from(e[1] / total), f64::from(e[2] / total))
}

/// The thresholds of [`choose`].
#[derive(Clone, Copy, Debug)]
pub struct Thresholds {
    /// The least chance that the words of a cue of speech are right.
    pub speech: f64,
    /// The same for another cue whose content holds a quotation.
    pub marked: f64,
    /// The same for another cue that the rules and the lexicon take for a report.
    pub reports: f64,
    /// The same for any other cue.
    pub other: f64,
}

/// Takes cues by the chance that they are right, and leaves out those that stand in the content of one already taken or
/// claim its words.
pub fn choose(mut found: Vec<Decided>, view: &View<'_, '_>, thresholds: Thresholds) -> Vec<Decided> {
    found.retain(|d| {
        let marked =
            d.content.iter().cloned().flatten().any(|i| view.get(i).is_some_and(|w| w.form.length > 0));
        let least = if d.chance.0 >= d.chance.1 {
            thresholds.speech
        } else if marked {
            thresholds.marked.min(thresholds.other)
        } else if d.rules.reports {
            thresholds.reports.min(thresholds.other)
        } else {
            thresholds.other
        };
        d.right.0 >= least && !d.content.is_empty()
    });
    // Chances are no less than 0: their bits are in their order.
    order::by_key(&mut found, |d| (Reverse(d.right.0.to_bits()), Reverse(d.right.1.to_bits()), d.cue));
    let mut taken = vec![false; view.words.len()];
    let mut cues = vec![false; view.words.len()];
    let mut out: Vec<Decided> = Vec::new();
    for mut decided in found {
        let all: Vec<usize> = decided.content.iter().cloned().flatten().collect();
        let clash = all.iter().filter(|&&i| taken[i]).count();
        if taken[decided.cue]
            || cues[decided.cue]
            || clash * 2 >= all.len()
            || all.iter().any(|&i| cues[i] && !taken[i])
        {
            continue;
        }
        if clash > 0 {
            decided.content = free(&all, &taken);
        }
        for i in decided.content.iter().cloned().flatten() {
            taken[i] = true;
        }
        cues[decided.cue] = true;
        out.push(decided);
    }
    order::by_key(&mut out, |d| d.cue);
    out
}

/// The runs of those nodes that nobody has taken.
fn free(nodes: &[usize], taken: &[bool]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for &i in nodes.iter().filter(|&&i| !taken[i]) {
        match out.last_mut() {
            Some(run) if run.end == i => run.end += 1,
            _ => out.push(i..i + 1),
        }
    }
    out
}

/// The first bytes of a file of weights; the last is its version.
const MAGIC: &[u8; 8] = b"attest\0\x04";

impl Models {
    /// The models as the bytes of a file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        linear::varint(self.tagger.known.len() as u32, &mut out);
        keys(self.tagger.known.iter().map(|k| k.0), &mut out);
        out.extend(self.tagger.known.iter().map(|k| k.1));
        self.tagger.model.write(&mut out);
        linear::write(&self.speech, &mut out);
        for model in [&self.cue, &self.span, &self.judge] {
            model.write(&mut out);
        }
        linear::varint(self.stems.sorted.len() as u32, &mut out);
        keys(self.stems.sorted.iter().copied(), &mut out);
        out.extend(self.steps.scores().iter().flatten().flat_map(|s| s.to_le_bytes()));
        out
    }

    /// Reads what [`write`](Self::write) wrote; `None` for anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let bytes = &mut rest;
        let words = read_keys(bytes)?;
        let known =
            words.into_iter().map(|key| Some((key, linear::take(bytes)?))).collect::<Option<Vec<_>>>()?;
        let tagger = Tagger::new(known, Wide::read(bytes)?);
        let speech = linear::read(bytes)?;
        let (cue, span, judge) = (Lanes::read(bytes)?, Lanes::read(bytes)?, Lanes::read(bytes)?);
        let stems = Stems::new(read_keys(bytes)?);
        let mut scores = [[0; LABELS]; LABELS];
        for score in scores.iter_mut().flatten() {
            *score = i16::from_le_bytes([linear::take(bytes)?, linear::take(bytes)?]);
        }
        let steps = Steps::new(scores);
        let models = Self { tagger, cue, stems, span, steps, speech, judge };
        let labels = [models.tagger.model.labels, models.cue.labels, models.span.labels, models.judge.labels];
        (bytes.is_empty() && labels == [Tag::WORDS.len(), cue::LABELS, LABELS, judge::LABELS])
            .then_some(models)
    }
}

/// Appends sorted keys as gaps.
fn keys(sorted: impl Iterator<Item = u32>, out: &mut Vec<u8>) {
    let mut last = 0;
    for key in sorted {
        linear::varint(key - last, out);
        last = key;
    }
}

fn read_keys(bytes: &mut &[u8]) -> Option<Vec<u32>> {
    let mut last = 0u32;
    let count = linear::read_varint(bytes)?;
    (0..count)
        .map(|_| {
            last = last.checked_add(linear::read_varint(bytes)?)?;
            Some(last)
        })
        .collect()
}
