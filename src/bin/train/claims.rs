//! Learns the weights of check-worthiness, `models/claims-en.bin`: logistic regression over debates and news together.
//!
//! The settings were chosen by the figures printed here: eight contiguous blocks of the debates, each left out once, and
//! five of the news. A feature that only says whether a sentence is of a debate takes up how much more often those are worth
//! checking, and is dropped. The threshold is the one with the best F1 over the blocks that were left out.

use attest::analysis::claims::clause::Clause;
use attest::analysis::claims::signals::SIGNALS;
use attest::analysis::claims::signs;
use attest::analysis::claims::weights::{self, BITS, PER_LOGIT, Weights};
use attest::analysis::model::math::{ln, sigmoid};
use attest::analysis::names;
use attest::analysis::names::words::Words;
use attest::analysis::paragraph::Paragraph;
use attest::analysis::types::PartKind;
use attest::text::Span;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// What may be chosen on the command line.
pub(crate) struct Settings {
    /// How much a news sentence weighs beside one of a debate.
    pub(crate) news: f64,
    /// How much the data weigh beside the penalty of the squares of the weights.
    pub(crate) data: f64,
    /// The same for the signals, whose weights are shown.
    pub(crate) signals: f64,
    /// How much of a penalty depends on the ratio of a feature's shares, and what is added to its counts before.
    pub(crate) ratio: f64,
    pub(crate) smooth: f64,
    /// Weights below this are dropped.
    pub(crate) prune: f64,
}

/// The bucket of "is of a debate", and one past the last bucket.
const DEBATE: usize = (1 << BITS) + SIGNALS.len();
const SIZE: usize = DEBATE + 1;

/// A sentence that people judged.
struct Row {
    features: Vec<u32>,
    label: bool,
    news: bool,
    /// Its place in the debates, or in the news.
    place: u64,
}

/// With what a sentence's features are read, for the list of the weights.
type Names = BTreeMap<u32, BTreeMap<String, u32>>;

fn rows(path: &Path, news: bool, names_of: &mut Names) -> Result<Vec<Row>, String> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut out = Vec::new();
    for line in file.lines().filter(|l| !l.trim().is_empty()) {
        let value: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let text = value["text"].as_str().ok_or("a sentence without text")?;
        let id = value["id"].as_str().unwrap_or_default();
        let place = id.rsplit('-').next().and_then(|n| n.parse().ok()).unwrap_or_default();
        let label = value["label"].as_u64() == Some(1);
        out.push(Row { features: features(text, names_of), label, news, place });
    }
    out.sort_by_key(|r| r.place);
    Ok(out)
}

fn features(text: &str, names_of: &mut Names) -> Vec<u32> {
    let paragraph = Paragraph::new(text, Span::at(0, text.len()), PartKind::Body);
    let traits = names::traits(&paragraph);
    let words = Words { text, tokens: &paragraph.tokens, traits: &traits };
    let mut signs = Vec::new();
    signs::read(&words, &mut signs);
    let clause = Clause::new(words, &signs, 0, paragraph.tokens.len());
    let mut out = Vec::new();
    weights::features(&clause, |bucket, _| out.push(bucket));
    let mut all = Vec::new();
    weights::every(&clause, |bucket, _| all.push(bucket));
    for (bucket, name) in all.into_iter().zip(weights::names(&clause)) {
        *names_of.entry(bucket).or_default().entry(name).or_default() += 1;
    }
    for (i, signal) in SIGNALS.iter().enumerate() {
        if (signal.applies)(&clause) {
            out.push(weights::signal(i));
        }
    }
    out
}

/// Learns, prints the figures, and writes the file.
pub(crate) fn train(eval: &Path, out: &Path, settings: &Settings) -> Result<(), String> {
    let mut names_of = Names::new();
    let debates = rows(&eval.join("claims/ct24_en_train.jsonl"), false, &mut names_of)?;
    let news = rows(&eval.join("claims/newssd_train.jsonl"), true, &mut names_of)?;
    let all: Vec<&Row> = debates.iter().chain(&news).collect();

    let mut left_out: Vec<(f64, bool)> = Vec::new();
    for block in blocks(debates.len(), 8) {
        let is_out = |r: &&Row| !r.news && debates[block.clone()].iter().any(|d| std::ptr::eq(d, *r));
        let w = fit(&all.iter().copied().filter(|r| !is_out(r)).collect::<Vec<_>>(), settings);
        left_out.extend(debates[block.clone()].iter().map(|r| (score(&w, r), r.label)));
    }
    let (best, threshold) = best_f1(&left_out);
    println!(
        "blocks of debates left out: F1 {best:.3}, average precision {:.3}",
        average_precision(&left_out)
    );
    let mut judged: Vec<(f64, bool)> = Vec::new();
    for block in blocks(news.len(), 5) {
        let is_out = |r: &&Row| r.news && news[block.clone()].iter().any(|d| std::ptr::eq(d, *r));
        let w = fit(&all.iter().copied().filter(|r| !is_out(r)).collect::<Vec<_>>(), settings);
        judged.extend(news[block.clone()].iter().map(|r| (score(&w, r), r.label)));
    }
    println!("news left out: AUC {:.3}", auc(&judged));
    let above = |label: bool| {
        let of: Vec<_> = judged.iter().filter(|j| j.1 == label).collect();
        of.iter().filter(|j| j.0 >= threshold).count() * 100 / of.len().max(1)
    };
    println!("above the threshold: {}% of objective, {}% of subjective news", above(true), above(false));
    println!("threshold at a share of {:.2}; reliability over the blocks:", sigmoid(threshold));
    reliability(&left_out, threshold);

    let w = fit(&all, settings);
    let model = quantised(&w, threshold);
    show(&w, &names_of);
    let bytes = model.write();
    let used = model.hashed.iter().filter(|w| **w != 0).count();
    println!("{}: {used} weights and {} signals, {} bytes", out.display(), model.signals.len(), bytes.len());
    crate::write(out, &bytes)
}

/// `count` contiguous blocks of `length` rows.
fn blocks(length: usize, count: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    (0..count).map(move |i| length * i / count..length * (i + 1) / count)
}

fn score(w: &[f64], row: &Row) -> f64 {
    row.features.iter().map(|&f| w[f as usize]).sum()
}

/// The weights with the least loss: the method of Broyden, Fletcher, Goldfarb and Shanno with a short memory.
fn fit(rows: &[&Row], settings: &Settings) -> Vec<f64> {
    const MEMORY: usize = 8;
    const PASSES: usize = 70;
    let mut w = vec![0.0; SIZE + 1];
    let penalties = penalties(rows, settings);
    let (mut loss, mut gradient) = cost(&w, rows, settings, &penalties);
    let mut past: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..PASSES {
        let mut step: Vec<f64> = gradient.iter().map(|g| -g).collect();
        let mut alphas = Vec::new();
        for (s, y, rho) in past.iter().rev() {
            let alpha = rho * dot(s, &step);
            step.iter_mut().zip(y).for_each(|(d, y)| *d -= alpha * y);
            alphas.push(alpha);
        }
        if let Some((s, y, _)) = past.last() {
            let scale = dot(s, y) / dot(y, y);
            step.iter_mut().for_each(|d| *d *= scale);
        } else {
            let scale = 1.0 / dot(&gradient, &gradient).sqrt().max(1.0);
            step.iter_mut().for_each(|d| *d *= scale);
        }
        for ((s, y, rho), alpha) in past.iter().zip(alphas.iter().rev()) {
            let beta = rho * dot(y, &step);
            step.iter_mut().zip(s).for_each(|(d, s)| *d += (alpha - beta) * s);
        }
        let slope = dot(&step, &gradient);
        let mut length = 1.0;
        let (next, next_loss, next_gradient) = loop {
            let next: Vec<f64> = w.iter().zip(&step).map(|(w, d)| w + length * d).collect();
            let (l, g) = cost(&next, rows, settings, &penalties);
            if l <= loss + 1e-4 * length * slope || length < 1e-6 {
                break (next, l, g);
            }
            length /= 2.0;
        };
        let s: Vec<f64> = next.iter().zip(&w).map(|(a, b)| a - b).collect();
        let y: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let product = dot(&s, &y);
        let gain = loss - next_loss;
        (w, loss, gradient) = (next, next_loss, next_gradient);
        if product > 1e-10 {
            past.push((s, y, 1.0 / product));
            if past.len() > MEMORY {
                past.remove(0);
            }
        }
        if gain < loss * 1e-6 {
            break;
        }
    }
    rounded(w, settings.prune)
}

/// How much the square of each weight costs. A feature that is much more frequent on one side than on the other costs less:
/// by the logarithm of the ratio of its shares among what is worth checking and what is not (Wang and Manning 2012).
fn penalties(rows: &[&Row], settings: &Settings) -> Vec<f64> {
    let mut counts = vec![[settings.smooth; 2]; SIZE];
    let mut totals = [0.0; 2];
    for row in rows.iter().filter(|r| !r.news) {
        for &f in &row.features {
            counts[f as usize][usize::from(row.label)] += 1.0;
        }
        totals[usize::from(row.label)] += 1.0;
    }
    let ratio = |[no, yes]: [f64; 2]| (ln(yes / totals[1]) - ln(no / totals[0])).abs();
    let eased = |count| settings.data * (1.0 - settings.ratio + settings.ratio * ratio(count).powi(2));
    (0..SIZE)
        .map(|i| if i >= 1 << BITS { 1.0 / settings.signals } else { 1.0 / eased(counts[i]).max(1e-4) })
        .collect()
}

/// The loss and its gradient; the last weight is the constant, which is not penalised.
fn cost(w: &[f64], rows: &[&Row], settings: &Settings, penalties: &[f64]) -> (f64, Vec<f64>) {
    let mut gradient = vec![0.0; w.len()];
    let mut loss = 0.0;
    for row in rows {
        let mut z: f64 = row.features.iter().map(|&f| w[f as usize]).sum();
        z += w[SIZE] + if row.news { 0.0 } else { w[DEBATE] };
        let p = sigmoid(z);
        let weight = if row.news { settings.news } else { 1.0 };
        let (share, sign) = if row.label { (p, 1.0) } else { (1.0 - p, 0.0) };
        loss -= weight * ln(share.max(1e-12));
        let slope = weight * (p - sign);
        for &f in &row.features {
            gradient[f as usize] += slope;
        }
        gradient[SIZE] += slope;
        if !row.news {
            gradient[DEBATE] += slope;
        }
    }
    for ((w, g), penalty) in w.iter().zip(&mut gradient).zip(penalties) {
        loss += 0.5 * penalty * w * w;
        *g += penalty * w;
    }
    (loss, gradient)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The weights as 8 bits hold them, the small ones dropped; hashed ones lie in front.
fn rounded(mut w: Vec<f64>, prune: f64) -> Vec<f64> {
    for (i, w) in w.iter_mut().enumerate() {
        *w = if i < 1 << BITS && w.abs() < prune {
            0.0
        } else {
            steps(*w).clamp(-127.0, 127.0) / f64::from(PER_LOGIT)
        };
    }
    w
}

fn steps(w: f64) -> f64 {
    (w * f64::from(PER_LOGIT)).round()
}

/// The model of rounded weights. Scores of [`score`] leave out the constant, so the threshold holds it.
fn quantised(w: &[f64], threshold: f64) -> Weights {
    let mut hashed = weights::none();
    hashed.iter_mut().zip(w).for_each(|(to, w)| *to = steps(*w) as i8);
    let signals = (0..SIGNALS.len()).map(|i| steps(w[weights::signal(i) as usize]) as i8).collect();
    Weights { hashed, signals, start: steps(-threshold) as i16 }
}

/// Prints the weights of the signals, and the words and patterns that weigh most.
fn show(w: &[f64], names_of: &Names) {
    for (i, signal) in SIGNALS.iter().enumerate() {
        println!("  {:>6.2}  {}", w[weights::signal(i) as usize], signal.rule.says);
    }
    let mut order: Vec<(f64, &str, u32)> = names_of
        .iter()
        .filter_map(|(bucket, names)| {
            let (name, count) = names.iter().max_by_key(|(_, n)| **n)?;
            Some((w[*bucket as usize], name.as_str(), *count))
        })
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let line = |list: &mut dyn Iterator<Item = &(f64, &str, u32)>| {
        list.take(50).map(|(w, name, n)| format!("{name} {w:.2} ({n})")).collect::<Vec<_>>().join(", ")
    };
    println!("up: {}\ndown: {}", line(&mut order.iter()), line(&mut order.iter().rev()));
}

/// The best F1 of any threshold, and that threshold.
fn best_f1(scored: &[(f64, bool)]) -> (f64, f64) {
    let mut order: Vec<_> = scored.to_vec();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let gold = order.iter().filter(|s| s.1).count() as f64;
    let (mut right, mut best) = (0.0, (0.0, 0.0));
    for (i, (s, label)) in order.iter().enumerate() {
        right += f64::from(u8::from(*label));
        let f1 = 2.0 * right / (i as f64 + 1.0 + gold);
        if f1 > best.0 {
            best = (f1, *s);
        }
    }
    best
}

fn average_precision(scored: &[(f64, bool)]) -> f64 {
    let mut order: Vec<_> = scored.to_vec();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut sum) = (0.0, 0.0);
    for (i, (_, label)) in order.iter().enumerate() {
        if *label {
            right += 1.0;
            sum += right / (i as f64 + 1.0);
        }
    }
    sum / f64::max(right, 1.0)
}

/// The share of pairs of an objective and a subjective sentence in which the objective one scores higher.
fn auc(scored: &[(f64, bool)]) -> f64 {
    let of = |label: bool| scored.iter().filter(|s| s.1 == label).copied().collect::<Vec<_>>();
    let (yes, no) = (of(true), of(false));
    let won: f64 = yes
        .iter()
        .flat_map(|a| {
            no.iter().map(move |b| {
                if a.0 > b.0 {
                    1.0
                } else if a.0 < b.0 {
                    0.0
                } else {
                    0.5
                }
            })
        })
        .sum();
    won / (yes.len() * no.len()).max(1) as f64
}

/// How often what scores so much is worth checking, by tenths of the score that is shown.
fn reliability(scored: &[(f64, bool)], threshold: f64) {
    for tenth in 0..10 {
        let low = f64::from(tenth) / 10.0;
        let of: Vec<_> = scored
            .iter()
            .map(|(s, label)| (sigmoid(s - threshold), *label))
            .filter(|(p, _)| (low..low + 0.1).contains(p) || tenth == 9 && *p >= 1.0)
            .collect();
        let right = of.iter().filter(|s| s.1).count();
        let mean = of.iter().map(|s| s.0).sum::<f64>() / of.len().max(1) as f64;
        println!(
            "  {low:.1}: {} sentences, shown {mean:.2}, worth checking {:.2}",
            of.len(),
            right as f64 / of.len().max(1) as f64
        );
    }
}
