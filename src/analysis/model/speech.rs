//! Is a quotation that no cue claims speech? Features for a model of one label.

use super::features::Sink;
use super::tags::Tag;
use super::view::{EDGE, STOP, View};
use crate::lexicon::senses::Sense;
use crate::text::tokens::{Case, Kind, hash_ascii};

const PRONOUNS: [u32; 10] = [
    hash_ascii("i"),
    hash_ascii("we"),
    hash_ascii("you"),
    hash_ascii("it"),
    hash_ascii("they"),
    hash_ascii("he"),
    hash_ascii("she"),
    hash_ascii("my"),
    hash_ascii("our"),
    hash_ascii("me"),
];
const FINITE: [u32; 14] = [
    hash_ascii("is"),
    hash_ascii("are"),
    hash_ascii("was"),
    hash_ascii("were"),
    hash_ascii("will"),
    hash_ascii("have"),
    hash_ascii("has"),
    hash_ascii("do"),
    hash_ascii("can"),
    hash_ascii("would"),
    hash_ascii("'s"),
    hash_ascii("'re"),
    hash_ascii("'m"),
    hash_ascii("did"),
];

/// The features of the quotation at node `at`.
pub fn features(view: &View<'_, '_>, at: usize, out: &mut impl Sink) {
    let (Some(&word), Some(quotation)) = (view.get(at), view.paragraph.quotation(at)) else { return };
    let tokens = view.paragraph.tokens.get(quotation.tokens.0..quotation.tokens.1).unwrap_or_default();
    let text = view.paragraph.text;
    let length = tokens.iter().filter(|t| matches!(t.kind, Kind::Word | Kind::Number)).count();
    let (short, length) = (length.min(6) as u32, length.min(15) as u32);
    out.one(0, 0);
    out.one(1, length);
    out.one(2, word.form.key());
    out.one(3, u32::from(word.form.last));
    out.two(4, u32::from(word.form.capital), short);
    around(view, at, short, out);
    let any = |list: &[u32]| u32::from(tokens.iter().any(|t| list.contains(&t.hash)));
    out.two(20, any(&PRONOUNS), any(&FINITE));
    out.one(21, any(&PRONOUNS));
    out.one(22, any(&FINITE));
    let stops = tokens.iter().filter(|t| matches!(t.span.of(text), "." | "?" | "!")).count();
    out.one(23, stops.min(3) as u32);
    let capitals = tokens.iter().skip(2).filter(|t| t.case == Case::Title).count();
    out.two(24, capitals.min(4) as u32, short);
    out.two(25, u32::from(quotation.single), short);
    out.two(26, u32::from(quotation.closed), u32::from(view.title));
    if let Some(first) = tokens.iter().find(|t| t.kind == Kind::Word) {
        out.one(27, first.hash);
    }
    cues(view, at, out);
}

fn around(view: &View<'_, '_>, at: usize, short: u32, out: &mut impl Sink) {
    let previous = at.checked_sub(1).and_then(|i| view.get(i));
    let before = at.checked_sub(2).and_then(|i| view.get(i));
    let next = view.get(at + 1);
    let sentence = view.get(at).map(|w| w.sentence);
    out.one(5, previous.map_or(EDGE, |w| w.word));
    out.one(6, previous.map_or(99, |w| w.tag as u32));
    out.one(7, next.map_or(EDGE, |w| w.word));
    out.one(8, next.map_or(99, |w| w.tag as u32));
    out.two(9, before.map_or(EDGE, |w| w.word), previous.map_or(EDGE, |w| w.word));
    out.one(10, previous.map_or(EDGE, |w| w.stem));
    let first = previous.is_none_or(|w| Some(w.sentence) != sentence);
    let last = next.is_none_or(|w| Some(w.sentence) != sentence || w.word == STOP);
    out.three(11, u32::from(first), u32::from(last), short);
    out.one(12, u32::from(view.words.len() == 1));
    out.three(13, previous.map_or(99, |w| w.tag as u32), next.map_or(99, |w| w.tag as u32), short.min(4));
    out.two(14, previous.map_or(99, |w| w.sense as u32), short);
}

/// The nearest verb of speech on either side in the sentence.
fn cues(view: &View<'_, '_>, at: usize, out: &mut impl Sink) {
    let Some(sentence) = view.get(at).map(|w| w.sentence) else { return };
    let says = |i: usize| {
        view.get(i).filter(|w| {
            w.sentence == sentence
                && matches!(w.sense, Sense::Say | Sense::Claim | Sense::Ask)
                && (w.tag.is_verb() || w.tag == Tag::N)
        })
    };
    let left = (1..9).find_map(|k| says(at.checked_sub(k)?).map(|w| (k, w)));
    let right = (1..9).find_map(|k| says(at + k).map(|w| (k, w)));
    for (side, found) in [(0, left), (1, right)] {
        if let Some((k, w)) = found {
            out.two(30, side, w.sense as u32);
            out.two(31, side, k.min(4) as u32);
            out.two(32, side, w.stem);
        }
    }
}
