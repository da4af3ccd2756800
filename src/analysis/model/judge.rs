//! How likely a cue's spans are right, all considered: the chance that the marked words are what people would mark, and the
//! chance that the source is. Learnt on articles that the other models had not seen, so that the chances can be believed.

use super::decode::Decided;
use super::features::Sink;
use super::span;
use super::tags::Tag;
use super::view::{EDGE, STOP, View};
use crate::lexicon::senses::Sense;

/// Labels of the model: the words are right, the source is.
pub const LABELS: usize = 2;

/// The features of `all[at]`, one of the cues that were found in a paragraph; for the words and for the source.
pub fn features(view: &View<'_, '_>, all: &[Decided], at: usize, out: &mut impl Sink) {
    let (Some(d), Some(cue)) = (all.get(at), all.get(at).and_then(|d| view.get(d.cue))) else { return };
    let chance = bin(d.chance.0 + d.chance.1);
    let speech = u32::from(d.chance.0 >= d.chance.1);
    let spans = bin(d.spans);
    let (sense, tag) = (cue.sense as u32, cue.tag as u32);
    out.one(0, 0);
    out.two(1, chance, speech);
    out.two(2, spans, speech);
    out.three(3, chance / 2, spans / 2, speech);
    out.two(4, sense, tag);
    out.one(5, cue.stem);
    out.one(6, bin(d.chance.0));
    out.two(7, u32::from(view.title), sense);
    out.two(8, speech, sense);
    rules(d, chance, spans, sense, out);
    content(view, d, out);
    source(view, d, out);
    others(view, all, at, out);
}

/// What the rules make of it.
fn rules(d: &Decided, chance: u32, spans: u32, sense: u32, out: &mut impl Sink) {
    let r = d.rules;
    let (words, source) = (u32::from(r.words), u32::from(r.source));
    out.two(10, words, source);
    out.three(11, words, chance / 2, spans / 2);
    out.three(12, words, r.keys.0, r.keys.1);
    out.two(13, words, r.keys.0);
    out.two(14, source, r.keys.1);
    out.two(15, words, sense);
    out.three(16, source, bin(d.source_chance) / 2, words);
}

fn content(view: &View<'_, '_>, d: &Decided, out: &mut impl Sink) {
    let nodes = || d.content.iter().cloned().flatten().filter_map(|i| view.get(i));
    let length = size(nodes().count());
    let quotations = nodes().filter(|w| w.form.length > 0).count().min(3) as u32;
    let long = u32::from(nodes().any(|w| w.form.long()));
    let verbs = nodes().filter(|w| w.tag.is_verb() || w.tag == Tag::Md).count().min(3) as u32;
    let pieces = d.content.len().min(3) as u32;
    let (Some(first), Some(last)) = (d.content.first(), d.content.last()) else {
        out.one(20, 0);
        return;
    };
    let side = u32::from(first.start > d.cue) | u32::from(last.end > d.cue) << 1;
    out.three(21, length, side, quotations);
    out.three(22, pieces, side, long);
    out.two(23, verbs, quotations);
    let word = |i: Option<usize>| i.and_then(|i| view.get(i)).map_or(EDGE, |w| w.word);
    let tag = |i: Option<usize>| i.and_then(|i| view.get(i)).map_or(99, |w| w.tag as u32);
    out.two(24, word(Some(first.start)), side);
    out.two(25, tag(Some(first.start)), side);
    out.two(26, word(first.start.checked_sub(1)), side);
    out.two(27, word(Some(last.end)), side);
    out.two(28, tag(Some(last.end)), tag(last.end.checked_sub(1)));
    let cue = view.get(d.cue);
    let sentence = cue.map(|w| w.sentence);
    let to_end = view.get(last.end).is_none_or(|w| w.word == STOP || Some(w.sentence) != sentence);
    let from_start =
        first.start == 0 || view.get(first.start - 1).is_some_and(|w| Some(w.sentence) != sentence);
    out.three(29, u32::from(to_end), u32::from(from_start), side);
    let sense = cue.map_or(0, |w| w.sense as u32);
    out.three(30, sense, verbs.min(1), quotations.min(1));
    out.three(31, sense, length, side);
    let near = first.start == d.cue + 1;
    out.three(32, u32::from(near), tag(Some(first.start)), sense);
    let open = span::window(view, d.cue)
        .filter(|i| !d.content.iter().any(|r| r.contains(i)))
        .filter_map(|i| view.get(i))
        .any(|w| w.form.long());
    out.two(33, u32::from(open), quotations);
}

fn source(view: &View<'_, '_>, d: &Decided, out: &mut impl Sink) {
    let Some(source) = &d.source else {
        out.two(40, 0, view.get(d.cue).map_or(0, |w| w.sense as u32));
        out.one(41, view.get(d.cue).map_or(99, |w| w.tag as u32));
        return;
    };
    let tag = |i: Option<usize>| i.and_then(|i| view.get(i)).map_or(99, |w| w.tag as u32);
    let side = u32::from(source.start > d.cue);
    let gap = if side == 1 { source.start - d.cue } else { d.cue + 1 - source.end.min(d.cue + 1) };
    let gap = size(gap);
    out.three(42, side, gap, tag(Some(source.start)));
    out.three(43, side, size(source.len()), tag(source.end.checked_sub(1)));
    out.two(44, bin(d.source_chance), side);
    out.one(45, bin(d.source_chance));
    out.two(46, tag(source.start.checked_sub(1)), tag(Some(source.end)));
    if source.len() == 1 {
        out.one(47, view.get(source.start).map_or(EDGE, |w| w.word));
    }
    out.two(48, view.get(source.start.wrapping_sub(1)).map_or(EDGE, |w| w.word), side);
    out.two(49, view.get(source.end).map_or(EDGE, |w| w.word), side);
    let verbs = source.clone().filter_map(|i| view.get(i)).any(|w| w.tag.is_verb());
    out.two(50, u32::from(verbs), size(source.len()));
}

/// The other cues of the paragraph: whose content holds this one, and which this one's content holds.
fn others(view: &View<'_, '_>, all: &[Decided], at: usize, out: &mut impl Sink) {
    let Some(d) = all.get(at) else { return };
    let (mut held, mut holds, mut shares) = (0, 0, 0);
    // Cues are in text order; those further away than a window reaches have nothing to do with this one.
    let near = all.iter().enumerate().skip(at.saturating_sub(12)).take(25).filter(|(i, _)| *i != at);
    for (_, o) in near {
        if o.cue == d.cue {
            continue;
        }
        let chance = 1 + bin(o.chance.0 + o.chance.1) / 2;
        if o.content.iter().any(|r| r.contains(&d.cue)) {
            held = held.max(chance);
        }
        if d.content.iter().any(|r| r.contains(&o.cue)) {
            holds = holds.max(chance);
        } else if o.content.iter().any(|a| d.content.iter().any(|b| a.start < b.end && b.start < a.end)) {
            shares = shares.max(chance);
        }
    }
    let chance = bin(d.chance.0 + d.chance.1) / 2;
    let tag = view.get(d.cue).map_or(99, |w| w.tag as u32);
    out.two(60, held, chance);
    out.two(61, holds, chance);
    out.two(62, shares, chance);
    out.two(63, held, tag);
    let sense = view.get(d.cue).map_or(Sense::None, |w| w.sense);
    out.two(64, held, sense as u32);
}

/// A chance in sixteen classes, finer towards both ends.
fn bin(chance: f64) -> u32 {
    const EDGES: [f64; 15] =
        [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.93, 0.97, 0.99];
    EDGES.iter().filter(|&&e| chance >= e).count() as u32
}

/// A count in classes.
fn size(n: usize) -> u32 {
    match n {
        0..=4 => n as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}
