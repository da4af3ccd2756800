//! What people marked, in the nodes of our paragraphs.

use crate::data::{Document, Gold};
use attest::analysis::model::span::{CONTENT, IN_CONTENT, OUT, SOURCE};
use attest::analysis::model::tags::Tag;
use attest::analysis::model::view::View;
use attest::lexicon::senses::Sense;
use attest::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a cue's node reports.
#[derive(Default)]
pub(crate) struct Marked {
    /// Whether it is a verb of speech.
    pub(crate) speech: bool,
    /// Its sources.
    pub(crate) sources: Vec<Span>,
    /// The pieces of its content.
    pub(crate) parts: Vec<Span>,
}

/// The cues of a paragraph by their node.
pub(crate) fn cues(view: &View<'_, '_>, document: &Document) -> BTreeMap<usize, Marked> {
    let mut out: BTreeMap<usize, Marked> = BTreeMap::new();
    for gold in &document.quotes {
        let Some(cue) = gold.cue.filter(|c| view.paragraph.span.meets(*c)) else { continue };
        let nodes: Vec<usize> = view
            .paragraph
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, n)| n.quotation.is_none() && n.span.meets(cue))
            .map(|(i, _)| i)
            .collect();
        if let Some(head) = head(view, &nodes) {
            add(out.entry(head).or_default(), gold);
        }
    }
    out
}

fn add(marked: &mut Marked, gold: &Gold) {
    marked.speech |= gold.speech != Some(false);
    marked.sources.extend(gold.source);
    marked.parts.extend(&gold.parts);
}

/// The node that stands for a cue of several words.
fn head(view: &View<'_, '_>, nodes: &[usize]) -> Option<usize> {
    let word = |i: &&usize| view.get(**i);
    let find = |test: &dyn Fn(Tag, Sense) -> bool| {
        nodes.iter().find(|i| word(i).is_some_and(|w| test(w.tag, w.sense)))
    };
    let known = |s: Sense| s != Sense::None && s != Sense::Help;
    find(&|t, s| t.is_verb() && s != Sense::Help)
        .or_else(|| find(&|t, s| matches!(t, Tag::N | Tag::Np) && known(s)))
        .or_else(|| find(&|_, s| known(s)))
        .or_else(|| find(&|t, _| t.is_verb()))
        .or_else(|| find(&|t, _| matches!(t, Tag::N | Tag::Np | Tag::Jj)))
        .or(nodes.first())
        .copied()
}

/// The labels of the nodes of a window.
pub(crate) fn labels(view: &View<'_, '_>, cue: usize, window: Range<usize>, marked: &Marked) -> Vec<usize> {
    let covered = |node: Span, spans: &[Span]| {
        spans.iter().any(|s| {
            let shared = node.end.min(s.end).saturating_sub(node.start.max(s.start));
            2 * shared as usize >= node.len()
        })
    };
    let mut last = OUT;
    window
        .map(|i| {
            let kind = match view.paragraph.nodes.get(i) {
                _ if i == cue => OUT,
                Some(n) if covered(n.span, &marked.parts) => CONTENT,
                Some(n) if covered(n.span, &marked.sources) => SOURCE,
                _ => OUT,
            };
            let label = if kind == CONTENT && kind == last { IN_CONTENT } else { kind };
            last = kind;
            label
        })
        .collect()
}
