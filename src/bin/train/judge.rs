//! Learns how far the other models can be believed, on articles that they have not seen.

use crate::learn::{self, Rows, Settings};
use crate::{Corpus, data};
use attest::analysis::attribution::learned::candidates;
use attest::analysis::attribution::row::Row;
use attest::analysis::model::decode::{Decided, Models};
use attest::analysis::model::features::Features;
use attest::analysis::model::judge;
use attest::analysis::model::lanes::{BITS, Lanes};
use attest::analysis::model::linear::STEP;
use attest::analysis::model::view::View;
use attest::text::Span;

/// What the models found in articles that they had not seen, and whether it was right.
#[derive(Default)]
pub(crate) struct Examples {
    rows: Rows,
    words: Vec<bool>,
    source_rows: Rows,
    source: Vec<bool>,
}

/// Adds what `models` find in the documents for which `take` holds.
pub(crate) fn examples(
    models: &Models,
    corpus: &Corpus<'_, '_, '_>,
    take: &dyn Fn(usize) -> bool,
    out: &mut Examples,
) {
    let mut buckets = Features::new(BITS);
    for (d, view) in corpus.views.iter().filter(|(d, _)| take(*d)) {
        let Some(row) = Row::new(view.paragraph) else { continue };
        let found = candidates(&row, models, view);
        for at in (0..found.len()).filter(|&at| !found[at].content.is_empty()) {
            buckets.clear();
            judge::features(view, &found, at, &mut buckets);
            let matched = matched(view, &found[at], &corpus.documents[*d]);
            out.rows.push(buckets.buckets());
            out.words.push(matched.is_some());
            if let (Some(Some(gold)), Some(source)) = (matched.map(|q| q.source), &found[at].source) {
                let source = trimmed(view.paragraph.text, view.paragraph.hull(source.clone()));
                out.source_rows.push(buckets.buckets());
                out.source.push(finds(view.paragraph.text, trimmed(view.paragraph.text, gold), source));
            }
        }
    }
}

/// The attribution whose words those of `found` are: half of the characters in either are shared, for most pieces.
fn matched<'d>(view: &View<'_, '_>, found: &Decided, document: &'d data::Document) -> Option<&'d data::Gold> {
    let text = view.paragraph.text;
    let pieces: Vec<Span> =
        found.content.iter().map(|r| trimmed(text, view.paragraph.hull(r.clone()))).collect();
    document.quotes.iter().find(|q| {
        let right = pieces.iter().filter(|p| {
            q.parts.iter().flat_map(|g| lines(text, *g)).any(|g| {
                let shared = g.end.min(p.end).saturating_sub(g.start.max(p.start)) as usize;
                shared > 0 && 2 * shared >= g.len() + p.len() - shared
            })
        });
        2 * right.count() > pieces.len()
    })
}

fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut from = span.start;
    let spans = span.of(text).split('\n').map(|line| {
        let s = Span::new(from, from + line.len() as u32);
        from += line.len() as u32 + 1;
        trimmed(text, s)
    });
    spans.collect()
}

/// Without quotation marks, white space and stops at the ends.
fn trimmed(text: &str, span: Span) -> Span {
    let edge = |c: char| {
        c.is_whitespace() || "\"'`\u{2018}\u{2019}\u{201c}\u{201d},.;:\u{2026}-\u{2013}\u{2014}".contains(c)
    };
    let words = span.of(text);
    let start = words.len() - words.trim_start_matches(edge).len();
    let end = words.trim_end_matches(edge).len();
    Span::new(span.start + start as u32, span.start + end.max(start) as u32)
}

/// Whether a source finds the one that people marked: they touch, and it is no loose sweep.
fn finds(text: &str, gold: Span, found: Span) -> bool {
    let shared = gold.end.min(found.end).saturating_sub(gold.start.max(found.start)) as usize;
    let words = |s: Span| s.of(text).split_whitespace().count();
    shared > 0 && (2 * shared >= found.len() || words(found) <= words(gold) + 3)
}

/// Learns both judges.
pub(crate) fn train(models: &mut Models, examples: &Examples, l1: f32) {
    let settings = Settings { alpha: 0.05, l1, l2: 0.0, passes: 10 };
    let share = |gold: &[bool]| gold.iter().filter(|g| **g).count() as f64 / gold.len().max(1) as f64;
    println!(
        "judge: {} examples, {:.4} right; sources: {}, {:.4} right",
        examples.words.len(),
        share(&examples.words),
        examples.source.len(),
        share(&examples.source)
    );
    let words = learn::yes_no(&examples.rows, &examples.words, BITS, settings).quantised(STEP);
    let source = learn::yes_no(&examples.source_rows, &examples.source, BITS, settings).quantised(STEP);
    let both: Vec<i8> = words.into_iter().zip(source).flat_map(<[i8; 2]>::from).collect();
    models.judge = Lanes::new(judge::LABELS, &both).unwrap();
}
