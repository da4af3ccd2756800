//! What the models alone predict, in the scorer's lines: to choose settings by.

use crate::data::Document;
use attest::analysis::attribution::learned::candidates;
use attest::analysis::attribution::row::Row;
use attest::analysis::model::decode::{Models, Thresholds, choose, is_speech};
use attest::analysis::model::view::View;
use attest::analysis::paragraph::Paragraph;
use attest::analysis::structure;
use attest::text::Span;
use attest::text::offsets::Offsets;
use serde_json::{Value, json};
use std::ops::Range;

/// One line for a document.
pub(crate) fn line(models: &Models, document: &Document, thresholds: Thresholds) -> Value {
    let text = &document.text;
    let offsets = Offsets::new(text);
    let span = |s: Span| {
        let u = offsets.units(s).points;
        json!({"start": u.0, "end": u.1})
    };
    let mut quotes = Vec::new();
    let mut previous: Option<Span> = None;
    for block in structure::page(text).paragraphs {
        let (s, part) = (block.span, block.part);
        let p = Paragraph::new(text, s, part);
        let view = View::new(&p, &models.tagger);
        let Some(row) = Row::new(&p) else { continue };
        let found = choose(candidates(&row, models, &view), &view, thresholds);
        let mut claimed = vec![false; p.nodes.len()];
        let mut here: Vec<(Span, Option<Span>)> = Vec::new();
        for d in &found {
            d.content.iter().cloned().flatten().for_each(|i| claimed[i] = true);
            let parts: Vec<Span> = d.content.iter().cloned().map(|r| p.hull(r)).collect();
            let source = d.source.clone().map(|r| p.hull(r));
            here.push((parts[0], source));
            quotes.push(json!({
                "start": span(parts[0])["start"], "end": span(parts[parts.len() - 1])["end"],
                "parts": parts.iter().map(|&s| span(s)).collect::<Vec<_>>(), "kind": kind(&p, &d.content),
                "source": source.map(|s| { let mut v = span(s); v["confidence"] = json!(d.right.1); v }), "cue": span(p.nodes[d.cue].span),
                "confidence": d.right.0,
            }));
        }
        for (i, node) in p.nodes.iter().enumerate().filter(|(i, n)| n.quotation.is_some() && !claimed[*i]) {
            if is_speech(models, &view, i) < 0.5 {
                continue;
            }
            let before = here.iter().rev().find(|(s, source)| s.start < node.span.start && source.is_some());
            let near = before.or(here.iter().find(|(_, source)| source.is_some())).and_then(|(_, s)| *s);
            let source = near.or(if i == 0 { previous } else { None });
            quotes.push(
                json!({"start": span(node.span)["start"], "end": span(node.span)["end"], "kind": "direct",
                "source": source.map(span), "cue": null, "confidence": 0.7}),
            );
        }
        previous = here.iter().rev().find_map(|(_, s)| *s).or(previous);
    }
    json!({"id": document.id, "quotes": quotes})
}

/// The form, by the share of words in quotation marks.
fn kind(p: &Paragraph<'_>, content: &[Range<usize>]) -> &'static str {
    let nodes = || content.iter().cloned().flatten();
    if !nodes().any(|i| p.quotation(i).is_some()) {
        return "indirect";
    }
    let bare = nodes().any(|i| p.quotation(i).is_none() && p.words(i).chars().any(char::is_alphanumeric));
    if bare { "mixed" } else { "direct" }
}
