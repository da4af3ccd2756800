//! From the models' scores to cues with their contents and sources.

use super::features::Features;
use super::linear::{self, Linear, STEP};
use super::span::{self, Chain, LABELS};
use super::tags::Tag;
use super::view::View;
use super::{cue, judge, math, speech};
use std::ops::Range;

/// The models that read a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Models {
    /// Parts of speech.
    pub tagger: Linear,
    /// Is this word a cue.
    pub cue: Linear,
    /// Stems that may be a cue, sorted.
    pub stems: Vec<u32>,
    /// Where source and content begin and end.
    pub span: Linear,
    /// From label to label, in [`STEP`]s.
    pub steps: [[i16; LABELS]; LABELS],
    /// Is this quotation speech.
    pub speech: Linear,
    /// Are the words of a cue right.
    pub judge: Linear,
    /// Is its source right.
    pub source_judge: Linear,
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
pub const LEAST: f64 = 0.15;
/// A source that the best spans leave out is taken from this chance on.
const LEAST_SOURCE: f64 = 0.15;

/// Every cue with a chance of [`LEAST`] or more, with its spans, in text order; not yet judged.
pub fn cues(models: &Models, view: &View<'_, '_>) -> Vec<Decided> {
    let sentences = cue::sentences(view);
    let mut out = Vec::new();
    for at in (0..view.words.len()).filter(|&at| candidate(models, view, at)) {
        let chance = chance(models, view, &sentences, at);
        if chance.0 + chance.1 >= LEAST
            && let Some(lattice) = Lattice::new(models, view, at)
        {
            out.push(lattice.best(at, chance));
        }
    }
    out
}

/// The chances that the node is a cue of speech, and another cue.
pub fn chance(models: &Models, view: &View<'_, '_>, sentences: &[cue::Sentence], at: usize) -> (f64, f64) {
    let mut buckets = Vec::with_capacity(64);
    cue::features(view, sentences, at, &mut Features::new(&mut buckets, models.cue.bits));
    let mut scores = [0; cue::LABELS];
    models.cue.score(&buckets, &mut scores);
    softmax(scores)
}

/// Gives each reading the chances that it is right.
pub fn judge(models: &Models, view: &View<'_, '_>, found: &mut [Decided]) {
    let mut buckets = Vec::with_capacity(64);
    for at in 0..found.len() {
        buckets.clear();
        judge::features(view, found, at, &mut Features::new(&mut buckets, models.judge.bits));
        let words = linear::probability(models.judge.sum(&buckets));
        let source = linear::probability(models.source_judge.sum(&buckets));
        found[at].right = (words, source);
    }
}

/// Whether the node may be a cue at all.
pub fn candidate(models: &Models, view: &View<'_, '_>, at: usize) -> bool {
    view.get(at).is_some_and(|w| {
        !matches!(w.tag, Tag::Punct | Tag::Quotation) && models.stems.binary_search(&w.stem).is_ok()
    })
}

/// The chance that the quotation at node `at` is speech, should no cue claim it.
pub fn is_speech(models: &Models, view: &View<'_, '_>, at: usize) -> f64 {
    let mut buckets = Vec::with_capacity(40);
    speech::features(view, at, &mut Features::new(&mut buckets, models.speech.bits));
    linear::probability(models.speech.sum(&buckets))
}

fn softmax(scores: [i32; cue::LABELS]) -> (f64, f64) {
    let highest = scores.into_iter().max().unwrap_or_default();
    let e = scores.map(|s| math::exp(f64::from(s - highest) * STEP));
    let total = e[0] + e[1] + e[2];
    (e[1] / total, e[2] / total)
}

/// Every labelling of a cue's window, weighed.
pub struct Lattice {
    from: usize,
    steps: [[i16; LABELS]; LABELS],
    rows: Vec<[i32; LABELS]>,
    total: f64,
    sources: Vec<f64>,
}

impl Lattice {
    /// Weighs the window of the cue at node `at`.
    pub fn new(models: &Models, view: &View<'_, '_>, at: usize) -> Option<Self> {
        let chain = Chain::new(view, at)?;
        let mut buckets = Vec::with_capacity(64);
        let rows: Vec<_> = chain
            .window()
            .map(|at| {
                buckets.clear();
                chain.features(at, &mut Features::new(&mut buckets, models.span.bits));
                let mut scores = [0; LABELS];
                models.span.score(&buckets, &mut scores);
                scores
            })
            .collect();
        let forward = forward(&rows, &models.steps);
        let total = forward.last().map_or(0.0, |row| sum_log(*row));
        let sources = source_chances(&rows, &models.steps, &forward, total);
        Some(Self { from: chain.window().start, steps: models.steps, rows, total, sources })
    }

    /// The best spans of the cue at `at`.
    pub fn best(&self, at: usize, chance: (f64, f64)) -> Decided {
        let (labels, _) = viterbi(&self.rows, &self.steps);
        let content = runs(&labels, span::CONTENT, self.from);
        let source = nearest(&runs(&labels, span::SOURCE, self.from), at)
            .or_else(|| hidden_source(&self.sources).map(|r| r.start + self.from..r.end + self.from));
        self.reading(at, chance, content, source)
    }

    /// The reading of the cue at `at` with those spans.
    pub fn reading(
        &self,
        at: usize,
        chance: (f64, f64),
        content: Vec<Range<usize>>,
        source: Option<Range<usize>>,
    ) -> Decided {
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
        let nodes: i32 = self.rows.iter().zip(&labels).map(|(row, &l)| row[l]).sum();
        let steps: i32 = labels.windows(2).map(|w| i32::from(self.steps[w[0]][w[1]])).sum();
        math::exp(f64::from(nodes + steps) * STEP - self.total)
    }
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

/// The best labels and their score. A run can't go on without having begun.
pub fn viterbi(rows: &[[i32; LABELS]], steps: &[[i16; LABELS]; LABELS]) -> (Vec<usize>, i32) {
    let Some(first) = rows.first() else { return (Vec::new(), 0) };
    let mut score = *first;
    let mut back = Vec::with_capacity(rows.len());
    for row in &rows[1..] {
        let mut next = [i32::MIN; LABELS];
        let mut from = [0u8; LABELS];
        for to in 0..LABELS {
            for before in 0..LABELS {
                let s = score[before] + i32::from(steps[before][to]);
                if s > next[to] {
                    next[to] = s;
                    from[to] = before as u8;
                }
            }
            next[to] += row[to];
        }
        score = next;
        back.push(from);
    }
    let mut label = (0..LABELS).rev().max_by_key(|&l| score[l]).unwrap_or_default();
    let best = score[label];
    let mut labels = vec![label];
    for from in back.iter().rev() {
        label = usize::from(from[label]);
        labels.push(label);
    }
    labels.reverse();
    (labels, best)
}

/// Log of the summed weight of all labellings up to each node, by its label.
fn forward(rows: &[[i32; LABELS]], steps: &[[i16; LABELS]; LABELS]) -> Vec<[f64; LABELS]> {
    let mut out: Vec<[f64; LABELS]> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut now = row.map(|s| f64::from(s) * STEP);
        if let Some(last) = out.last() {
            for (to, slot) in now.iter_mut().enumerate() {
                *slot += sum_log(std::array::from_fn(|from| last[from] + f64::from(steps[from][to]) * STEP));
            }
        }
        out.push(now);
    }
    out
}

fn sum_log(values: [f64; LABELS]) -> f64 {
    let highest = values.into_iter().fold(f64::NEG_INFINITY, f64::max);
    highest + math::ln(values.into_iter().map(|v| math::exp(v - highest)).sum())
}

/// For each node, the chance that it is a source's.
fn source_chances(
    rows: &[[i32; LABELS]],
    steps: &[[i16; LABELS]; LABELS],
    forward: &[[f64; LABELS]],
    total: f64,
) -> Vec<f64> {
    let mut out = vec![0.0; rows.len()];
    let mut behind = [0.0; LABELS];
    for at in (0..rows.len()).rev() {
        let labels = [span::SOURCE, span::IN_SOURCE].into_iter();
        out[at] = labels.map(|l| math::exp(forward[at][l] + behind[l] - total)).sum::<f64>().min(1.0);
        behind = std::array::from_fn(|from| {
            sum_log(std::array::from_fn(|to| {
                f64::from(i32::from(steps[from][to]) + rows[at][to]) * STEP + behind[to]
            }))
        });
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
const MAGIC: &[u8; 8] = b"attest\0\x01";

impl Models {
    /// The models as the bytes of a file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for model in [&self.tagger, &self.cue, &self.span, &self.speech, &self.judge, &self.source_judge] {
            linear::write(model, &mut out);
        }
        linear::varint(self.stems.len() as u32, &mut out);
        let mut last = 0;
        for &stem in &self.stems {
            linear::varint(stem - last, &mut out);
            last = stem;
        }
        out.extend(self.steps.iter().flatten().flat_map(|s| s.to_le_bytes()));
        out
    }

    /// Reads what [`write`](Self::write) wrote; `None` for anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let bytes = &mut rest;
        let [tagger, cue, span, speech, judge, source_judge] = [(); 6].map(|()| linear::read(bytes));
        let mut stems = Vec::new();
        let mut last = 0u32;
        for _ in 0..linear::read_varint(bytes)? {
            last = last.checked_add(linear::read_varint(bytes)?)?;
            stems.push(last);
        }
        let mut steps = [[0; LABELS]; LABELS];
        for step in steps.iter_mut().flatten() {
            *step = i16::from_le_bytes([linear::take(bytes)?, linear::take(bytes)?]);
        }
        let models = Self {
            tagger: tagger?,
            cue: cue?,
            stems,
            span: span?,
            steps,
            speech: speech?,
            judge: judge?,
            source_judge: source_judge?,
        };
        let labels = [models.tagger.labels, models.cue.labels, models.span.labels];
        let ones = [&models.speech, &models.judge, &models.source_judge];
        let fits = labels == [Tag::WORDS.len(), cue::LABELS, LABELS] && ones.iter().all(|m| m.labels == 1);
        (bytes.is_empty() && fits).then_some(models)
    }
}
