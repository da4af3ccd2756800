//! Every labelling of the window of a cue, weighed: the best one, its chance, and where a source is likely.

use super::decode::{Agreement, Decided, Models};
use super::linear::STEP;
use super::math;
use super::span::{self, Chain, FixedScores, LABELS};
use std::ops::Range;

/// A source that the best spans leave out is taken from this chance on.
const LEAST_SOURCE: f32 = 0.15;

/// What it costs to go from label to label, as a score in [`STEP`]s and as a factor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    /// A row for each label before.
    scores: [Row<i16>; LABELS],
    /// As factors, a row for each label before.
    factors: [Row<f32>; LABELS],
    /// As factors, a row for each label behind.
    behind: [Row<f32>; LABELS],
}

/// A score or a weight for each label.
type Row<T> = [T; LABELS];

/// The highest score of a step, and the highest that a node's labels count for: with both, sums stay within 16 bits.
const HIGHEST: (i16, i16) = (500, 1500);

impl Steps {
    /// From the scores: of the row of a label to each label behind it.
    pub fn new(scores: [[i16; LABELS]; LABELS]) -> Self {
        let mut steps = Self::default();
        for (before, row) in scores.iter().enumerate() {
            for (to, score) in row.iter().enumerate() {
                let score = *score.min(&HIGHEST.0).max(&-HIGHEST.0);
                let factor = math::exp(f64::from(score) * STEP) as f32;
                steps.scores[before][to] = score;
                steps.factors[before][to] = factor;
                steps.behind[to][before] = factor;
            }
        }
        steps
    }

    /// The scores, a row for each label before.
    pub(super) fn scores(&self) -> &[Row<i16>; LABELS] {
        &self.scores
    }
}

/// Every labelling of a cue's window, weighed; one after another for the cues of a paragraph.
pub(super) struct Lattice<'m> {
    models: &'m Models,
    fixed: FixedScores,
    /// The window's first node.
    from: usize,
    rows: Vec<Row<i16>>,
    /// The same as factors, the highest of each node 1.
    weights: Vec<Row<f32>>,
    /// The share of each label in the summed weight of all labellings up to each node.
    shares: Vec<Row<f32>>,
    /// What that sum grows by at each node.
    growth: Vec<f32>,
    /// For each node, the chance that it is a source's.
    sources: Vec<f32>,
    /// For each node, the label before it on the best way to each label.
    back: Vec<Row<u8>>,
    /// For each node a label.
    labels: Vec<usize>,
}

impl<'m> Lattice<'m> {
    /// For the cues of a paragraph of `nodes`.
    pub(super) fn new(models: &'m Models, nodes: usize) -> Self {
        let mut fixed = FixedScores::default();
        fixed.clear(nodes);
        Self {
            models,
            fixed,
            from: 0,
            rows: Vec::new(),
            weights: Vec::new(),
            shares: Vec::new(),
            growth: Vec::new(),
            sources: Vec::new(),
            back: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Weighs the window of a cue.
    pub(super) fn weigh(&mut self, chain: &Chain<'_, '_, '_>) {
        self.from = chain.window().start;
        chain.scores(&self.models.span, &mut self.fixed, &mut self.rows);
        self.weights.clear();
        self.weights.extend(self.rows.iter_mut().map(weight));
        self.forward();
        self.source_chances();
    }

    /// The best spans of the cue at `at`.
    pub(super) fn best(&mut self, at: usize, chance: (f64, f64)) -> Decided {
        self.viterbi();
        let content = runs(&self.labels, span::CONTENT, span::IN_CONTENT, self.from);
        let source = nearest(&runs(&self.labels, span::SOURCE, span::SOURCE, self.from), at)
            .or_else(|| hidden_source(&self.sources).map(|r| r.start + self.from..r.end + self.from));
        let source_chance = source.clone().map_or(0.0, |r| {
            let n = r.len().max(1) as f32;
            r.filter_map(|i| self.sources.get(i.checked_sub(self.from)?)).sum::<f32>() / n
        });
        let spans = f64::from(self.chance_of(&content, source.as_ref()));
        let (rules, source_chance) = (Agreement::default(), f64::from(source_chance));
        Decided { cue: at, chance, content, source, source_chance, spans, rules, right: (0.0, 0.0) }
    }

    /// The chance of just those spans.
    fn chance_of(&mut self, content: &[Range<usize>], source: Option<&Range<usize>>) -> f32 {
        self.labels.fill(span::OUT);
        let content = content.iter().map(|r| (r, span::CONTENT, span::IN_CONTENT));
        for (range, begin, goes_on) in content.chain(source.map(|r| (r, span::SOURCE, span::SOURCE))) {
            for i in range.clone() {
                if let Some(label) = i.checked_sub(self.from).and_then(|k| self.labels.get_mut(k)) {
                    *label = if i == range.start { begin } else { goes_on };
                }
            }
        }
        let factors = &self.models.steps.factors;
        let mut chance = 1.0;
        let mut before = None;
        for ((weights, growth), &label) in self.weights.iter().zip(&self.growth).zip(&self.labels) {
            let label = label % LABELS;
            let step = before.map_or(1.0, |b: usize| factors[b][label]);
            chance *= weights[label] * step / growth;
            before = Some(label);
        }
        chance
    }

    /// The best labels. (A run that goes on without having begun is cheap to allow, and the steps learn against it.)
    fn viterbi(&mut self) {
        self.back.clear();
        let mut score: Row<i16> = [0; LABELS];
        for (i, row) in self.rows.iter().enumerate() {
            if i == 0 {
                score = *row;
                continue;
            }
            // Score and label before in one number: the highest, and of equals the last.
            let mut next = [i16::MIN; LABELS];
            for (before, (steps, score)) in (0i16..).zip(self.models.steps.scores.iter().zip(score)) {
                for (next, step) in next.iter_mut().zip(steps) {
                    *next = (*next).max((score + step) * LABELS as i16 + before);
                }
            }
            self.back.push(next.map(|n| (n & (LABELS as i16 - 1)) as u8));
            // Only differences count: what all share is taken off.
            let share = next[span::OUT] >> 2;
            for ((score, next), row) in score.iter_mut().zip(next).zip(row) {
                *score = (next >> 2) - share + row;
            }
        }
        let mut label = (0..LABELS).rev().max_by_key(|&l| score[l]).unwrap_or_default();
        self.labels.clear();
        self.labels.push(label);
        for from in self.back.iter().rev() {
            label = usize::from(from[label % LABELS]);
            self.labels.push(label);
        }
        self.labels.truncate(self.rows.len());
        self.labels.reverse();
    }

    /// Sums up the labellings to each node.
    fn forward(&mut self) {
        self.shares.clear();
        self.growth.clear();
        let mut last: Option<Row<f32>> = None;
        for weight in &self.weights {
            let mut now = *weight;
            if let Some(last) = last {
                let reached = times(&last, &self.models.steps.factors);
                now.iter_mut().zip(reached).for_each(|(n, r)| *n *= r);
            }
            // A sum of nothing (weights too far apart for a float) must not spread as a division by zero.
            let sum = now.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            let part = 1.0 / sum;
            let shares = now.map(|n| n * part);
            self.shares.push(shares);
            self.growth.push(sum);
            last = Some(shares);
        }
    }

    /// For each node, the chance that it is a source's.
    fn source_chances(&mut self) {
        self.sources.clear();
        self.sources.resize(self.weights.len(), 0.0);
        let mut behind = [1.0; LABELS];
        let nodes = self.weights.iter().zip(&self.shares).zip(&self.growth);
        for (slot, ((weight, shares), growth)) in self.sources.iter_mut().zip(nodes).rev() {
            *slot = (shares[span::SOURCE] * behind[span::SOURCE]).min(1.0);
            let part = 1.0 / growth;
            let mut reached = *weight;
            reached.iter_mut().zip(behind).for_each(|(r, b)| *r *= b * part);
            behind = times(&reached, &self.models.steps.behind);
        }
    }
}

/// Scores as factors, the highest 1; brings the scores within what they may be.
fn weight(row: &mut Row<i16>) -> Row<f32> {
    *row = row.map(|score| score.clamp(-HIGHEST.1, HIGHEST.1));
    let highest = row.iter().copied().max().unwrap_or_default();
    row.map(|score| math::decay(u32::from(highest.abs_diff(score))))
}

/// `of` times the factors of each row, added up.
#[inline]
fn times(of: &Row<f32>, factors: &[Row<f32>; LABELS]) -> Row<f32> {
    let mut out = [0.0; LABELS];
    for (share, row) in of.iter().zip(factors) {
        out.iter_mut().zip(row).for_each(|(o, f)| *o += share * f);
    }
    out
}

/// The runs of a label and the one with which it goes on, as ranges of nodes.
fn runs(labels: &[usize], begin: usize, goes_on: usize, from: usize) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (i, &label) in labels.iter().enumerate() {
        match out.last_mut() {
            Some(run) if label == goes_on && run.end == from + i => run.end += 1,
            _ if label == begin || label == goes_on => out.push(from + i..from + i + 1),
            _ => {}
        }
    }
    out
}

fn nearest(runs: &[Range<usize>], cue: usize) -> Option<Range<usize>> {
    runs.iter().min_by_key(|r| r.start.abs_diff(cue).min((r.end - 1).abs_diff(cue))).cloned()
}

/// The stretch that is most likely a source, where the best labelling has none.
fn hidden_source(chances: &[f32]) -> Option<Range<usize>> {
    let best = (0..chances.len()).reduce(|a, b| if chances[b] > chances[a] { b } else { a })?;
    if chances[best] < LEAST_SOURCE {
        return None;
    }
    let enough = |at: usize| chances[at] >= chances[best] / 2.0;
    let start = (0..best).rev().take_while(|&i| enough(i)).last().unwrap_or(best);
    let end = (best + 1..chances.len()).take_while(|&i| enough(i)).last().unwrap_or(best);
    Some(start..end + 1)
}
