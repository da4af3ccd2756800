//! From the models' scores to cues with their contents and sources.

use super::features::Features;
use super::linear::{self, Linear, STEP};
use super::span::{self, Chain, LABELS};
use super::tagger::Tagger;
use super::tags::Tag;
use super::view::View;
use super::{cue, judge, math, speech};
use crate::lexicon::slots::Slots;
use std::ops::Range;

/// The models that read a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Models {
    /// Parts of speech.
    pub tagger: Tagger,
    /// Is this word a cue.
    pub cue: Linear<{ cue::WIDTH }>,
    /// Stems that may be a cue.
    pub stems: Stems,
    /// Where source and content begin and end.
    pub span: Linear<{ span::WIDTH }>,
    /// From label to label.
    pub steps: Steps,
    /// Is this quotation speech.
    pub speech: Linear<1>,
    /// Are the words of a cue right.
    pub judge: Linear<1>,
    /// Is its source right.
    pub source_judge: Linear<1>,
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
        keys.sort_unstable();
        keys.dedup();
        let slots = Slots::new(&keys.iter().map(|&key| (key, ())).collect::<Vec<_>>());
        Self { sorted: keys, slots }
    }
}

/// What it costs to go from label to label, as a score in [`STEP`]s and as a factor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    scores: [[i16; LABELS]; LABELS],
    /// The same, a row for each label before.
    ahead: [Row<i16>; LABELS],
    /// As factors, a row for each label before.
    factors: [Row<f64>; LABELS],
    /// As factors, a row for each label behind.
    behind: [Row<f64>; LABELS],
}

impl Steps {
    /// From the scores: of the row of a label to each label behind it.
    pub fn new(scores: [[i16; LABELS]; LABELS]) -> Self {
        let mut steps = Self { scores, ..Self::default() };
        for (before, row) in scores.iter().enumerate() {
            for (to, &score) in row.iter().enumerate() {
                let factor = math::exp(f64::from(score) * STEP);
                steps.ahead[before][to] = score;
                steps.factors[before][to] = factor;
                steps.behind[to][before] = factor;
            }
        }
        steps
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
/// A source that the best spans leave out is taken from this chance on.
const LEAST_SOURCE: f64 = 0.15;

/// Every cue with a chance of [`LEAST`] or more, with its spans, in text order; not yet judged.
pub fn cues(models: &Models, view: &View<'_, '_>) -> Vec<Decided> {
    let sentences = cue::sentences(view);
    let mut buckets = Features::new(models.cue.bits);
    let mut out = Vec::new();
    for at in (0..view.words.len()).filter(|&at| candidate(models, view, at)) {
        buckets.clear();
        cue::features(view, &sentences, at, &mut buckets);
        let chance = softmax(models.cue.score(&buckets));
        if chance.0 + chance.1 >= LEAST
            && let Some(lattice) = Lattice::new(models, view, at)
        {
            out.push(lattice.best(at, chance));
        }
    }
    out
}

/// Gives each reading the chances that it is right.
pub fn judge(models: &Models, view: &View<'_, '_>, found: &mut [Decided]) {
    let mut buckets = Features::new(models.judge.bits);
    for at in 0..found.len() {
        buckets.clear();
        judge::features(view, found, at, &mut buckets);
        let right = |model: &Linear<1>| linear::probability(model.score(&buckets)[0]);
        let right = (right(&models.judge), right(&models.source_judge));
        if let Some(d) = found.get_mut(at) {
            d.right = right;
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
fn softmax(scores: [i16; cue::WIDTH]) -> (f64, f64) {
    let [none, speech, other, _] = scores;
    let highest = none.max(speech).max(other);
    let e = [none, speech, other].map(|s| math::decay(u32::from(highest.abs_diff(s))));
    let total = e[0] + e[1] + e[2];
    (e[1] / total, e[2] / total)
}

/// A score or a weight for each label, padded: whole registers are worked on at once.
type Row<T> = [T; span::WIDTH];

/// Every labelling of a cue's window, weighed.
pub struct Lattice<'m> {
    from: usize,
    steps: &'m Steps,
    rows: Vec<Row<i16>>,
    /// The same as factors, the highest of each node 1.
    weights: Vec<Row<f64>>,
    /// What the summed weight of all labellings grows by at each node.
    growth: Vec<f64>,
    /// For each node, the chance that it is a source's.
    sources: Vec<f64>,
}

impl<'m> Lattice<'m> {
    /// Weighs the window of the cue at node `at`.
    pub fn new(models: &'m Models, view: &View<'_, '_>, at: usize) -> Option<Self> {
        let chain = Chain::new(view, at)?;
        let window = chain.window();
        let mut buckets = Features::new(models.span.bits);
        let mut rows = Vec::with_capacity(window.len());
        for at in window.clone() {
            buckets.clear();
            chain.features(at, &mut buckets);
            rows.push(models.span.score(&buckets));
        }
        let weights: Vec<_> = rows.iter().map(weight).collect();
        let (ahead, growth) = forward(&weights, &models.steps);
        let sources = source_chances(&weights, &models.steps, &ahead, &growth);
        Some(Self { from: window.start, steps: &models.steps, rows, weights, growth, sources })
    }

    /// The best spans of the cue at `at`.
    pub fn best(&self, at: usize, chance: (f64, f64)) -> Decided {
        let labels = viterbi(&self.rows, self.steps);
        let content = runs(&labels, span::CONTENT, self.from);
        let source = nearest(&runs(&labels, span::SOURCE, self.from), at)
            .or_else(|| hidden_source(&self.sources).map(|r| r.start + self.from..r.end + self.from));
        let source_chance = source.clone().map_or(0.0, |r| {
            let n = r.len().max(1) as f64;
            r.filter_map(|i| self.sources.get(i.checked_sub(self.from)?)).sum::<f64>() / n
        });
        let spans = self.chance_of(&content, source.as_ref());
        let rules = Agreement::default();
        Decided { cue: at, chance, content, source, source_chance, spans, rules, right: (0.0, 0.0) }
    }

    /// The chance of just those spans.
    fn chance_of(&self, content: &[Range<usize>], source: Option<&Range<usize>>) -> f64 {
        let mut labels = vec![span::OUT; self.rows.len()];
        let ranges = content.iter().map(|r| (r, span::CONTENT)).chain(source.map(|r| (r, span::SOURCE)));
        for (range, begin) in ranges {
            for i in range.clone() {
                if let Some(label) = i.checked_sub(self.from).and_then(|k| labels.get_mut(k)) {
                    *label = if i == range.start { begin } else { begin + 1 };
                }
            }
        }
        let mut chance = 1.0;
        let mut before = None;
        for ((weights, growth), label) in self.weights.iter().zip(&self.growth).zip(labels) {
            let step = before.map_or(1.0, |b: usize| self.steps.factors[b][label]);
            chance *= weights[label] * step / growth;
            before = Some(label);
        }
        chance
    }
}

/// Scores as factors, the highest 1; nothing for the padding.
fn weight(row: &Row<i16>) -> Row<f64> {
    let highest = row.iter().take(LABELS).copied().max().unwrap_or_default();
    let mut out = [0.0; span::WIDTH];
    for (weight, score) in out.iter_mut().zip(row).take(LABELS) {
        *weight = math::decay(u32::from(highest.abs_diff(*score)));
    }
    out
}

/// The runs of a label and its inner form, as ranges of nodes.
fn runs(labels: &[usize], begin: usize, from: usize) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (i, &label) in labels.iter().enumerate() {
        match out.last_mut() {
            Some(run) if label == begin + 1 && run.end == from + i => run.end += 1,
            _ if label == begin || label == begin + 1 => out.push(from + i..from + i + 1),
            _ => {}
        }
    }
    out
}

fn nearest(runs: &[Range<usize>], cue: usize) -> Option<Range<usize>> {
    runs.iter().min_by_key(|r| r.start.abs_diff(cue).min((r.end - 1).abs_diff(cue))).cloned()
}

/// The best labels. (A run that goes on without having begun is cheap to allow, and the steps learn against it.)
fn viterbi(rows: &[Row<i16>], steps: &Steps) -> Vec<usize> {
    let Some((first, rest)) = rows.split_first() else { return Vec::new() };
    let mut score = *first;
    let mut back = Vec::with_capacity(rest.len());
    for row in rest {
        let mut next = [i16::MIN; span::WIDTH];
        let mut from = [0i16; span::WIDTH];
        for (before, (steps, score)) in (0i16..).zip(steps.ahead.iter().zip(score)) {
            for ((next, from), step) in next.iter_mut().zip(&mut from).zip(steps) {
                let s = score.saturating_add(*step);
                *from = if s > *next { before } else { *from };
                *next = s.max(*next);
            }
        }
        // Only differences count: what all share is taken off, so that long windows stay within 16 bits.
        let share = next[span::OUT];
        next.iter_mut().zip(row).for_each(|(n, s)| *n = n.saturating_sub(share).saturating_add(*s));
        score = next;
        back.push(from);
    }
    let mut label = (0..LABELS).rev().max_by_key(|&l| score[l]).unwrap_or_default();
    let mut labels = vec![label];
    for from in back.iter().rev() {
        label = usize::from(from[label].unsigned_abs());
        labels.push(label);
    }
    labels.reverse();
    labels
}

/// `of` times the factors of each row, added up.
#[inline]
fn times(of: &Row<f64>, factors: &[Row<f64>; LABELS]) -> Row<f64> {
    let mut out = [0.0; span::WIDTH];
    for (share, row) in of.iter().zip(factors) {
        out.iter_mut().zip(row).for_each(|(o, f)| *o += share * f);
    }
    out
}

/// The share of each label in the summed weight of all labellings up to each node, and by how much that sum grows there.
fn forward(weights: &[Row<f64>], steps: &Steps) -> (Vec<Row<f64>>, Vec<f64>) {
    let mut shares: Vec<Row<f64>> = Vec::with_capacity(weights.len());
    let mut growth = Vec::with_capacity(weights.len());
    for weight in weights {
        let mut now = *weight;
        if let Some(last) = shares.last() {
            let reached = times(last, &steps.factors);
            now.iter_mut().zip(reached).for_each(|(n, r)| *n *= r);
        }
        // A sum of nothing (weights too far apart for a float) must not spread as a division by zero.
        let sum = now.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        let part = 1.0 / sum;
        shares.push(now.map(|n| n * part));
        growth.push(sum);
    }
    (shares, growth)
}

/// For each node, the chance that it is a source's.
fn source_chances(weights: &[Row<f64>], steps: &Steps, ahead: &[Row<f64>], growth: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; weights.len()];
    let mut behind = [1.0; span::WIDTH];
    for ((slot, weight), (ahead, growth)) in out.iter_mut().zip(weights).zip(ahead.iter().zip(growth)).rev() {
        *slot = [span::SOURCE, span::IN_SOURCE].map(|l| ahead[l] * behind[l]).iter().sum::<f64>().min(1.0);
        let part = 1.0 / growth;
        let mut reached = *weight;
        reached.iter_mut().zip(behind).for_each(|(r, b)| *r *= b * part);
        behind = times(&reached, &steps.behind);
    }
    out
}

/// The stretch that is most likely a source, where the best labelling has none.
fn hidden_source(chances: &[f64]) -> Option<Range<usize>> {
    let best = (0..chances.len()).reduce(|a, b| if chances[b] > chances[a] { b } else { a })?;
    if chances[best] < LEAST_SOURCE {
        return None;
    }
    let enough = |at: usize| chances[at] >= chances[best] / 2.0;
    let start = (0..best).rev().take_while(|&i| enough(i)).last().unwrap_or(best);
    let end = (best + 1..chances.len()).take_while(|&i| enough(i)).last().unwrap_or(best);
    Some(start..end + 1)
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
    found.sort_by(|a, b| {
        b.right.0.total_cmp(&a.right.0).then(b.right.1.total_cmp(&a.right.1)).then(a.cue.cmp(&b.cue))
    });
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
    out.sort_by_key(|d| d.cue);
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
const MAGIC: &[u8; 8] = b"attest\0\x02";

impl Models {
    /// The models as the bytes of a file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        linear::varint(self.tagger.known.len() as u32, &mut out);
        keys(self.tagger.known.iter().map(|k| k.0), &mut out);
        out.extend(self.tagger.known.iter().map(|k| k.1));
        linear::write(&self.tagger.model, &mut out);
        linear::write(&self.cue, &mut out);
        linear::write(&self.span, &mut out);
        for model in [&self.speech, &self.judge, &self.source_judge] {
            linear::write(model, &mut out);
        }
        linear::varint(self.stems.sorted.len() as u32, &mut out);
        keys(self.stems.sorted.iter().copied(), &mut out);
        out.extend(self.steps.scores.iter().flatten().flat_map(|s| s.to_le_bytes()));
        out
    }

    /// Reads what [`write`](Self::write) wrote; `None` for anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let bytes = &mut rest;
        let words = read_keys(bytes)?;
        let known =
            words.into_iter().map(|key| Some((key, linear::take(bytes)?))).collect::<Option<Vec<_>>>()?;
        let tagger = Tagger::new(known, linear::read(bytes)?);
        let (cue, span) = (linear::read(bytes)?, linear::read(bytes)?);
        let (speech, judge, source_judge) =
            (linear::read(bytes)?, linear::read(bytes)?, linear::read(bytes)?);
        let stems = Stems::new(read_keys(bytes)?);
        let mut scores = [[0; LABELS]; LABELS];
        for score in scores.iter_mut().flatten() {
            *score = i16::from_le_bytes([linear::take(bytes)?, linear::take(bytes)?]);
        }
        let steps = Steps::new(scores);
        let models = Self { tagger, cue, stems, span, steps, speech, judge, source_judge };
        let labels = [models.tagger.model.labels, models.cue.labels, models.span.labels];
        (bytes.is_empty() && labels == [Tag::WORDS.len(), cue::LABELS, LABELS]).then_some(models)
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
