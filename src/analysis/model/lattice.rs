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
    scores: [Row<i16>; LABELS],
    /// The scores as floats, a row for each label before.
    costs: [Row<f32>; LABELS],
    /// As factors, a row for each label before.
    factors: [Row<f32>; LABELS],
    /// As factors, a row for each label behind.
    behind: [Row<f32>; LABELS],
}

/// A score or a weight for each label.
type Row<T> = [T; LABELS];

/// The highest score of a step, and of a label of a node.
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
                steps.costs[before][to] = f32::from(score);
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

/// A node of the window.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    row: Row<i16>,
    /// The same as factors, the highest 1.
    weights: Row<f32>,
    /// The share of each label in the summed weight of all labellings up to here.
    shares: Row<f32>,
    /// What that sum grows by here.
    growth: f32,
    /// The score of the best labelling that ends here with each label, less what all share.
    best: Row<f32>,
    /// The chance that it is a source's.
    source: f32,
    /// Its label in the best labelling of all.
    label: usize,
}

/// Every labelling of a cue's window, weighed; one after another for the cues of a paragraph.
pub(super) struct Lattice<'m> {
    models: &'m Models,
    fixed: FixedScores,
    /// The window's first node.
    from: usize,
    cells: Vec<Cell>,
}

impl<'m> Lattice<'m> {
    /// For the cues of a paragraph of `nodes`.
    pub(super) fn new(models: &'m Models, nodes: usize) -> Self {
        let mut fixed = FixedScores::default();
        fixed.clear(nodes);
        Self { models, fixed, from: 0, cells: Vec::new() }
    }

    /// Weighs the window of a cue.
    pub(super) fn weigh(&mut self, chain: &Chain<'_, '_, '_>) {
        self.from = chain.window().start;
        self.cells.clear();
        let cells = &mut self.cells;
        cells.reserve(chain.window().len());
        chain.scores(&self.models.span, &mut self.fixed, |row| {
            cells.push(Cell { row: row.map(|score| score.clamp(-HIGHEST.1, HIGHEST.1)), ..Cell::default() });
        });
        forward(&mut self.cells, &self.models.steps);
        backward(&mut self.cells, &self.models.steps);
    }

    /// The best spans of the cue at `at`.
    pub(super) fn best(&self, at: usize, chance: (f64, f64)) -> Decided {
        let content = self.runs(span::CONTENT, span::IN_CONTENT);
        let source = nearest(&self.runs(span::SOURCE, span::SOURCE), at).or_else(|| self.hidden_source());
        let source_chance = source.clone().map_or(0.0, |r| {
            let n = r.len().max(1) as f32;
            r.filter_map(|i| Some(self.cells.get(i.checked_sub(self.from)?)?.source)).sum::<f32>() / n
        });
        let spans = f64::from(self.chance_of(&content, source.as_ref()));
        let (rules, source_chance) = (Agreement::default(), f64::from(source_chance));
        Decided { cue: at, chance, content, source, source_chance, spans, rules, right: (0.0, 0.0) }
    }

    /// The chance of just those spans.
    fn chance_of(&self, content: &[Range<usize>], source: Option<&Range<usize>>) -> f32 {
        let factors = &self.models.steps.factors;
        let mut pieces = content.iter().peekable();
        let (mut chance, mut before) = (1.0, None);
        for (i, cell) in (self.from..).zip(&self.cells) {
            pieces.next_if(|piece| piece.end <= i);
            let label = match pieces.peek().filter(|piece| piece.contains(&i)) {
                _ if source.is_some_and(|source| source.contains(&i)) => span::SOURCE,
                Some(piece) if piece.start == i => span::CONTENT,
                Some(_) => span::IN_CONTENT,
                None => span::OUT,
            };
            let step = before.map_or(1.0, |b: usize| factors[b][label]);
            chance *= cell.weights[label] * step / cell.growth;
            before = Some(label);
        }
        chance
    }

    /// The runs of a label and the one with which it goes on, as ranges of nodes.
    fn runs(&self, begin: usize, goes_on: usize) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for (i, cell) in (self.from..).zip(&self.cells) {
            match out.last_mut() {
                Some(run) if cell.label == goes_on && run.end == i => run.end += 1,
                _ if cell.label == begin || cell.label == goes_on => out.push(i..i + 1),
                _ => {}
            }
        }
        out
    }

    /// The stretch that is most likely a source, where the best labelling has none.
    fn hidden_source(&self) -> Option<Range<usize>> {
        let chance = |i: usize| self.cells.get(i).map_or(0.0, |cell| cell.source);
        let best = (0..self.cells.len()).reduce(|a, b| if chance(b) > chance(a) { b } else { a })?;
        if chance(best) < LEAST_SOURCE {
            return None;
        }
        let enough = |&i: &usize| chance(i) >= chance(best) / 2.0;
        let start = (0..best).rev().take_while(enough).last().unwrap_or(best);
        let end = (best + 1..self.cells.len()).take_while(enough).last().unwrap_or(best);
        Some(self.from + start..self.from + end + 1)
    }
}

/// Sums up the labellings to each node, and finds the best one. (A run of content that goes on without having begun is cheap
/// to allow, and the steps learn against it.)
fn forward(cells: &mut [Cell], steps: &Steps) {
    let mut last: Option<(Row<f32>, Row<f32>)> = None;
    for cell in cells {
        cell.weights = weight(&cell.row);
        let mut now = cell.weights;
        cell.best = cell.row.map(f32::from);
        if let Some((shares, best)) = last {
            let reached = times(&shares, &steps.factors);
            now.iter_mut().zip(reached).for_each(|(n, r)| *n *= r);
            let mut most = [f32::MIN; LABELS];
            for (score, row) in best.iter().zip(&steps.costs) {
                most.iter_mut().zip(row).for_each(|(m, step)| *m = higher(*m, score + step));
            }
            // Only differences count: what all share is taken off.
            let share = most[span::OUT];
            cell.best.iter_mut().zip(most).for_each(|(score, m)| *score += m - share);
        }
        // A sum of nothing (weights too far apart for a float) must not spread as a division by zero.
        let sum = higher(now[0] + now[1] + (now[2] + now[3]), f32::MIN_POSITIVE);
        let part = 1.0 / sum;
        cell.shares = now.map(|n| n * part);
        cell.growth = sum;
        last = Some((cell.shares, cell.best));
    }
}

/// For each node, the chance that it is a source's, and its label in the best labelling.
fn backward(cells: &mut [Cell], steps: &Steps) {
    let mut behind = [1.0; LABELS];
    let mut next: Option<usize> = None;
    for cell in cells.iter_mut().rev() {
        cell.source = (cell.shares[span::SOURCE] * behind[span::SOURCE]).min(1.0);
        let part = 1.0 / cell.growth;
        let mut reached = cell.weights;
        reached.iter_mut().zip(behind).for_each(|(r, b)| *r *= b * part);
        behind = times(&reached, &steps.behind);
        let mut ends = cell.best;
        if let Some(next) = next {
            ends.iter_mut().zip(&steps.costs).for_each(|(end, row)| *end += row[next]);
        }
        let (mut label, mut most) = (0, ends[0]);
        for (l, &end) in ends.iter().enumerate().skip(1) {
            if end > most || next.is_some() && end == most {
                (label, most) = (l, end);
            }
        }
        cell.label = label;
        next = Some(label);
    }
}

/// The higher of two numbers.
fn higher(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// Scores as factors, the highest 1.
fn weight(row: &Row<i16>) -> Row<f32> {
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

fn nearest(runs: &[Range<usize>], cue: usize) -> Option<Range<usize>> {
    runs.iter().min_by_key(|r| r.start.abs_diff(cue).min((r.end - 1).abs_diff(cue))).cloned()
}
