//! Learns the weights in `models/` from the annotated sets in `../shared/eval`. The same sets give the same weights.
//!
//!     train [--eval DIR] [--out FILE] [--all]
//!     train --claims [--eval DIR] [--out FILE]
//!
//! Without `--all`, one document in ten is held out of the training, to choose settings by and to calibrate.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a command of ours on files of ours")]

mod claims;
mod data;
mod gold;
mod judge;
mod learn;
mod predict;

use attest::analysis::model::decode::{Models, Stems, Thresholds, candidate};
use attest::analysis::model::features::Features;
use attest::analysis::model::judge as model_judge;
use attest::analysis::model::lanes::{BITS, Lanes};
use attest::analysis::model::lattice::Steps;
use attest::analysis::model::linear::{Linear, STEP};
use attest::analysis::model::span::{self, Chain};
use attest::analysis::model::tagger::{self, Seen, Tagger};
use attest::analysis::model::tags::Tag;
use attest::analysis::model::view::{View, fixed};
use attest::analysis::model::wide::Wide;
use attest::analysis::model::{cue, speech};
use attest::analysis::paragraph::Paragraph;
use attest::analysis::structure;
use attest::text::Span;
use attest::text::tokens::{Token, hash, tokens};
use learn::{Learner, Rows, Sequence, Settings};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

const SPEECH_BITS: u32 = 14;

fn main() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).cloned();
    let number = |name: &str, or: f32| value(name).map_or(or, |v| v.parse().unwrap());
    let eval = PathBuf::from(value("--eval").unwrap_or("../shared/eval".into()));
    if args.iter().any(|a| a == "--claims") {
        let out = PathBuf::from(value("--out").unwrap_or("models/claims-en.bin".into()));
        let settings = claims::Settings {
            news: f64::from(number("--news", 8.0)),
            data: f64::from(number("--data", 0.06)),
            signals: f64::from(number("--signals", 3.0)),
            ratio: f64::from(number("--ratio", 0.3)),
            smooth: f64::from(number("--smooth", 5.0)),
            prune: f64::from(number("--prune", 0.06)),
        };
        return claims::train(&eval, &out, &settings);
    }
    let out = PathBuf::from(value("--out").unwrap_or("models/quotes-en.bin".into()));
    let all = args.iter().any(|a| a == "--all");
    if let Some(file) = value("--predict") {
        let thresholds = Thresholds {
            speech: f64::from(number("--speech", 0.4)),
            marked: f64::from(number("--marked", 0.5)),
            reports: f64::from(number("--reports", 0.6)),
            other: f64::from(number("--other", 0.8)),
        };
        let bytes = std::fs::read(&out).map_err(|e| format!("{}: {e}", out.display()))?;
        let models = Models::read(&bytes).ok_or("no models")?;
        for document in data::documents(Path::new(&file))? {
            if args.iter().any(|a| a == "--every") || data::held_out(&document.id) {
                println!("{}", predict::line(&models, &document, thresholds));
            }
        }
        return Ok(());
    }
    let clock = Instant::now();
    let tagger = train_tagger(&eval, number("--tagger-l1", 16.0))?;
    println!("tagger: {:.0?}", clock.elapsed());
    let documents = data::documents(&eval.join("polnear/train.jsonl"))?;
    let pages: Vec<_> = documents.iter().map(|d| structure::page(&d.text)).collect();
    let mut paragraphs: Vec<(usize, Paragraph<'_>)> = Vec::new();
    for (i, (d, page)) in documents.iter().zip(&pages).enumerate() {
        if all || !data::held_out(&d.id) {
            paragraphs.extend(page.paragraphs.iter().map(|b| (i, Paragraph::new(&d.text, b.span, b.part))));
        }
    }
    let views: Vec<_> = paragraphs.iter().map(|(d, p)| (*d, View::new(p, &tagger))).collect();
    let marked: Vec<_> = views.iter().map(|(d, v)| gold::cues(v, &documents[*d])).collect();
    let corpus = Corpus { documents: &documents, views: &views, marked: &marked };
    let settings = Penalties {
        cue: number("--cue-l1", 16.0),
        speech: number("--speech-l1", 2.0),
        judge: number("--judge-l1", 4.0),
        span: Settings {
            alpha: number("--alpha", 0.1),
            l1: number("--span-l1", 40.0),
            l2: 0.0,
            passes: number("--passes", 12.0) as usize,
        },
    };
    let mut examples = judge::Examples::default();
    for fold in 0..FOLDS {
        let is_fold = |d: usize| hash(&documents[d].id) as usize / 16 % FOLDS == fold;
        let models = fit(&corpus, &tagger, settings, &|d| !is_fold(d));
        judge::examples(&models, &corpus, &is_fold, &mut examples);
        println!("fold {fold}: {:.0?}", clock.elapsed());
    }
    let mut models = fit(&corpus, &tagger, settings, &|_| true);
    judge::train(&mut models, &examples, settings.judge);
    for (name, model) in [
        ("tagger", models.tagger.model.used()),
        ("cue", models.cue.used()),
        ("span", models.span.used()),
        ("speech", models.speech.used()),
        ("judges", models.judge.used()),
    ] {
        println!("{name}: {model} weights");
    }
    let file = models.write();
    write(&out, &file)?;
    println!("{}: {} bytes, {:.0?}", out.display(), file.len(), clock.elapsed());
    Ok(())
}

/// Writes a file of weights, and its digest beside it.
fn write(out: &Path, weights: &[u8]) -> Result<(), String> {
    let digest = attest::annotation::build::hex_digest(weights);
    std::fs::write(out, weights).map_err(|e| e.to_string())?;
    std::fs::write(out.with_extension("sha256"), format!("{digest}\n")).map_err(|e| e.to_string())
}

/// How often the articles are split to learn how far the models can be believed on articles that they have not seen.
const FOLDS: usize = 4;

/// The articles to learn from: paragraph by paragraph, with what people marked in it.
struct Corpus<'c, 'p, 't> {
    documents: &'c [data::Document],
    views: &'c [(usize, View<'p, 't>)],
    marked: &'c [BTreeMap<usize, gold::Marked>],
}

/// How sparse each model is to be.
#[derive(Clone, Copy)]
struct Penalties {
    cue: f32,
    speech: f32,
    judge: f32,
    span: Settings,
}

/// The models learnt from the documents for which `take` holds; the judges are still empty.
fn fit(
    corpus: &Corpus<'_, '_, '_>,
    tagger: &Tagger,
    penalties: Penalties,
    take: &dyn Fn(usize) -> bool,
) -> Models {
    let mut models = Models {
        tagger: tagger.clone(),
        cue: Lanes::empty(cue::LABELS),
        stems: Stems::default(),
        span: Lanes::empty(span::LABELS),
        steps: Steps::default(),
        speech: Linear::empty(SPEECH_BITS, 1),
        judge: Lanes::empty(model_judge::LABELS),
    };
    let part: Vec<_> = corpus.views.iter().zip(corpus.marked).filter(|((d, _), _)| take(*d)).collect();
    models.stems = stems(&part);
    train_cue(&mut models, &part, penalties.cue);
    train_speech(&mut models, &part, corpus.documents, penalties.speech);
    train_span(&mut models, &part, penalties.span);
    models
}

/// A paragraph with what people marked in it.
type Pair<'c, 'p, 't> = (&'c (usize, View<'p, 't>), &'c BTreeMap<usize, gold::Marked>);

fn linear<const W: usize>(learner: &Learner, bits: u32, labels: usize) -> Linear<W> {
    Linear::new(bits, labels, &learner.quantised(STEP)).unwrap()
}

/// A sentence of the treebank in our tokens, with its tags.
type Tagged = (Vec<Seen>, Vec<Tag>);

fn train_tagger(eval: &Path, l1: f32) -> Result<Tagger, String> {
    let treebank = data::treebank(&eval.join("open/gum_syntax_train.conllu"))?;
    let known = known(&treebank);
    let labels = Tag::WORDS.len();
    let listed = Tagger::new(known.clone(), Wide::empty(labels));
    let (mut rows, mut gold) = (Rows::default(), Vec::new());
    let mut buckets = Features::new(BITS);
    for sentence in &treebank {
        let (seen, tags) = tagged_row(sentence, &listed);
        let mut before = (0, 0);
        for (at, tag) in tags.iter().enumerate() {
            if seen[at].fixed.is_none()
                && let Some(label) = Tag::WORDS.iter().position(|t| t == tag)
            {
                buckets.clear();
                tagger::features(&seen, at, before, &mut buckets);
                rows.push(buckets.buckets());
                gold.push(label);
            }
            before = (*tag as u32 + 1, before.0);
        }
    }
    let settings = Settings { alpha: 0.2, l1, l2: 0.0, passes: 8 };
    let learner = learn::classes(&rows, &gold, BITS, labels, settings);
    let model = Wide::new(labels, &learner.quantised(STEP)).unwrap();
    let tagger = Tagger::new(known, model);
    let (mut right, mut total, mut words) = (0, 0, 0);
    for sentence in data::treebank(&eval.join("open/gum_syntax_dev.conllu"))? {
        let (seen, tags) = tagged_row(&sentence, &tagger);
        let mut found = Vec::new();
        tagger.tag(&seen, &mut found);
        for ((seen, gold), found) in seen.iter().zip(&tags).zip(&found) {
            let word = *gold != Tag::Punct;
            words += usize::from(word && seen.fixed.is_some());
            total += usize::from(word);
            right += usize::from(word && gold == found);
        }
    }
    println!(
        "tagger: {right} of {total} words right, {:.4}; {words} by the list of {}; {} weights",
        right as f64 / total as f64,
        tagger.known.len(),
        tagger.model.used()
    );
    Ok(tagger)
}

/// Words that stand five times or more, with or without a capital, and in 95 of a hundred as the same part of speech.
fn known(treebank: &[data::Tagged]) -> Vec<(u32, u8)> {
    let nothing = Tagger::new(Vec::new(), Wide::empty(1));
    let mut counts: BTreeMap<u32, BTreeMap<u8, u32>> = BTreeMap::new();
    for sentence in treebank {
        for (token, tag) in tokens_of(sentence, &nothing) {
            if let Some(label) = Tag::WORDS.iter().position(|t| *t == tag) {
                *counts
                    .entry(tagger::listed(token.1.hash, token.1.case))
                    .or_default()
                    .entry(label as u8)
                    .or_default() += 1;
            }
        }
    }
    let best = |(word, tags): (&u32, &BTreeMap<u8, u32>)| {
        let all: u32 = tags.values().sum();
        let (&tag, &most) = tags.iter().max_by_key(|(_, n)| **n)?;
        (all >= 5 && most * 100 >= all * 95).then_some((*word, tag))
    };
    counts.iter().filter_map(best).collect()
}

fn tagged_row(sentence: &data::Tagged, tagger: &Tagger) -> Tagged {
    tokens_of(sentence, tagger).into_iter().map(|((seen, _), tag)| (seen, tag)).unzip()
}

fn tokens_of(sentence: &data::Tagged, tagger: &Tagger) -> Vec<((Seen, Token), Tag)> {
    let mut all: Vec<Token> = Vec::new();
    tokens(&sentence.text, Span::at(0, sentence.text.len()), &mut all);
    let one = |token: Token| {
        let words = token.span.of(&sentence.text);
        let gold = sentence.words.iter().rev().find(|(s, _)| s.meets(token.span)).and_then(|(_, t)| *t);
        let punct = fixed(words.as_bytes(), &token);
        let tag = punct.or(gold).unwrap_or(Tag::N);
        let fixed = punct.or_else(|| tagger.known(token.hash, token.case));
        ((Seen::new(words.as_bytes(), &token, fixed), token), tag)
    };
    all.into_iter().map(one).collect()
}

/// Stems that are a cue twice or more, and in two uses of a hundred.
fn stems(part: &[Pair<'_, '_, '_>]) -> Stems {
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for ((_, view), marked) in part {
        for (i, w) in view.words.iter().enumerate() {
            let c = counts.entry(w.stem).or_default();
            c.0 += u32::from(marked.contains_key(&i));
            c.1 += 1;
        }
    }
    let often = counts.iter().filter(|(_, (cue, all))| *cue >= 2 && cue * 50 >= *all);
    Stems::new(often.map(|(&stem, _)| stem).collect())
}

fn train_cue(models: &mut Models, part: &[Pair<'_, '_, '_>], l1: f32) {
    let (mut rows, mut gold) = (Rows::default(), Vec::new());
    let mut buckets = Features::new(BITS);
    for ((_, view), marked) in part {
        let sentences = cue::sentences(view);
        for at in (0..view.words.len()).filter(|&at| candidate(models, view, at)) {
            buckets.clear();
            cue::features(view, &sentences, at, &mut buckets);
            rows.push(buckets.buckets());
            gold.push(marked.get(&at).map_or(0, |m| if m.speech { 1 } else { 2 }));
        }
    }
    let settings = Settings { alpha: 0.1, l1, l2: 0.0, passes: 10 };
    let learner = learn::classes(&rows, &gold, BITS, cue::LABELS, settings);
    models.cue = Lanes::new(cue::LABELS, &learner.quantised(STEP)).unwrap();
}

fn train_speech(models: &mut Models, part: &[Pair<'_, '_, '_>], documents: &[data::Document], l1: f32) {
    let (mut rows, mut gold) = (Rows::default(), Vec::new());
    let mut buckets = Features::new(SPEECH_BITS);
    for ((d, view), _) in part {
        let shares = |span: Span, direct: bool| {
            let quotes = documents[*d].quotes.iter().filter(|q| (q.kind == "direct") == direct);
            quotes.flat_map(|q| &q.parts).any(|p| {
                let shared = p.end.min(span.end).saturating_sub(p.start.max(span.start)) as usize;
                2 * shared >= if direct { p.hull(span).len() } else { span.len() }
            })
        };
        for (at, node) in view.paragraph.nodes.iter().enumerate().filter(|(_, n)| n.quotation.is_some()) {
            let direct = shares(node.span, true);
            if direct || !shares(node.span, false) {
                buckets.clear();
                speech::features(view, at, &mut buckets);
                rows.push(buckets.buckets());
                gold.push(direct);
            }
        }
    }
    let settings = Settings { alpha: 0.1, l1, l2: 0.0, passes: 20 };
    models.speech = linear(&learn::yes_no(&rows, &gold, SPEECH_BITS, settings), SPEECH_BITS, 1);
}

fn train_span(models: &mut Models, part: &[Pair<'_, '_, '_>], settings: Settings) {
    let (mut rows, mut sequences) = (Rows::default(), Vec::new());
    let mut buckets = Features::new(BITS);
    for ((_, view), marked) in part {
        for (&at, marked) in marked.iter() {
            let Some(chain) = Chain::new(view, at) else { continue };
            let from = rows.len();
            buckets.clear();
            chain.features(&mut buckets, |of_node| {
                rows.push(of_node.buckets());
                of_node.clear();
            });
            sequences.push(Sequence { from, gold: gold::labels(view, at, chain.window(), marked) });
        }
    }
    let (learner, steps) = learn::chain::<{ span::LABELS }>(&rows, &sequences, BITS, settings);
    models.span = Lanes::new(span::LABELS, &learner.quantised(STEP)).unwrap();
    models.steps =
        Steps::new(steps.map(|row| row.map(|w| (f64::from(w) / STEP).round().clamp(-2000.0, 2000.0) as i16)));
}
