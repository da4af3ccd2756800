//! Is this word a cue? Features of a node, for a model of three labels: no cue, a cue of speech, another cue (a wish, a
//! belief, a plan).

use super::features::Sink;
use super::tags::Tag;
use super::view::{COMMA, EDGE, STOP, THAT, View, Word};
use crate::lexicon::senses::Sense;
use crate::text::tokens::hash_ascii;

/// Labels of the model: 0 no cue, 1 speech, 2 other.
pub const LABELS: usize = 3;

/// No noun phrase that matters is longer; one of capitals may be as long as its paragraph.
const FAR: isize = 24;

const AND: u32 = hash_ascii("and");
const BUT: u32 = hash_ascii("but");

/// What a sentence holds, for the features of each of its nodes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sentence {
    /// 0 no quotation, 1 a short one, 2 one of four words or more.
    quotation: u32,
}

/// [`Sentence`] for each sentence of the view.
pub fn sentences(view: &View<'_, '_>) -> Vec<Sentence> {
    let one = |range: &std::ops::Range<usize>| {
        let quotation = range
            .clone()
            .filter_map(|i| view.get(i))
            .map(|w| if w.form.long() { 2 } else { u32::from(w.form.length > 0) })
            .max();
        Sentence { quotation: quotation.unwrap_or_default() }
    };
    view.paragraph.sentences.iter().map(one).collect()
}

struct Context<'v, 'p, 't> {
    view: &'v View<'p, 't>,
    at: usize,
    word: Word,
}

impl Context<'_, '_, '_> {
    fn near(&self, by: isize) -> Option<&Word> {
        self.view.get(self.at.checked_add_signed(by)?)
    }

    fn here(&self, by: isize) -> Option<&Word> {
        self.near(by).filter(|w| w.sentence == self.word.sentence)
    }

    fn key(&self, by: isize) -> u32 {
        self.near(by).map_or(EDGE, |w| w.word)
    }

    fn tag(&self, by: isize) -> u32 {
        self.near(by).map_or(99, |w| w.tag as u32)
    }
}

/// The features of the node at `at`.
pub fn features(view: &View<'_, '_>, sentences: &[Sentence], at: usize, out: &mut impl Sink) {
    let Some(&word) = view.get(at) else { return };
    let c = Context { view, at, word };
    let quotation = sentences.get(word.sentence as usize).map_or(0, |s| s.quotation);
    words(&c, out);
    tags(&c, out);
    out.two(140, quotation, word.sense as u32);
    out.two(141, quotation, word.stem);
    quotations(&c, out);
    subject(&c, out);
    object(&c, out);
    clause(&c, out);
    let (sense, tag) = (word.sense as u32, word.tag as u32);
    if c.here(1).is_none_or(|n| n.word == STOP) {
        out.two(170, sense, tag);
    }
    if c.here(-1).is_none() {
        out.two(171, sense, tag);
    }
    if view.title {
        out.two(172, sense, tag);
        out.one(173, word.stem);
    }
}

fn words(c: &Context<'_, '_, '_>, out: &mut impl Sink) {
    let (stem, sense) = (c.word.stem, c.word.sense as u32);
    out.one(100, 0);
    out.one(101, c.word.word);
    out.one(102, stem);
    out.one(103, c.key(-1));
    out.one(104, c.key(1));
    out.one(105, c.key(-2));
    out.one(106, c.key(2));
    out.two(107, stem, c.key(1));
    out.two(108, stem, c.key(-1));
    out.three(112, stem, c.key(-1), c.key(1));
    if c.word.sense != Sense::None {
        out.one(109, sense);
        out.two(110, sense, c.key(1));
        out.two(111, sense, c.key(-1));
    }
}

fn tags(c: &Context<'_, '_, '_>, out: &mut impl Sink) {
    let (stem, sense, tag) = (c.word.stem, c.word.sense as u32, c.word.tag as u32);
    out.one(120, tag);
    out.two(121, c.tag(-1), tag);
    out.two(122, tag, c.tag(1));
    out.three(123, c.tag(-1), tag, c.tag(1));
    out.many(124, &[c.tag(-2), c.tag(-1), tag, c.tag(1), c.tag(2)]);
    out.two(125, stem, tag);
    out.two(126, stem, c.tag(1));
    out.three(127, stem, c.tag(-1), c.tag(-2));
    if c.word.sense != Sense::None {
        out.two(128, sense, tag);
        out.three(129, sense, tag, c.tag(1));
    }
}

/// The nearest quotation on either side.
fn quotations(c: &Context<'_, '_, '_>, out: &mut impl Sink) {
    let left = (1..=5).find_map(|k| c.here(-k).filter(|w| w.form.length > 0).map(|w| (k as u32, w.form)));
    let right = (1..=3).find_map(|k| c.near(k).filter(|w| w.form.length > 0).map(|w| (k as u32, w.form)));
    if left.is_none() && right.is_none() {
        return;
    }
    let l = left.map_or(0, |(k, f)| k << 20 | if k < 4 { f.key() } else { 0 });
    let r = right.map_or(0, |(k, f)| k << 20 | f.key());
    out.two(142, l, r);
    let sides = u32::from(left.is_some()) | u32::from(right.is_some()) << 1;
    out.three(143, sides, left.map_or(0, |(k, _)| k), c.word.sense as u32);
}

/// The phrase on the left, auxiliaries and adverbs skipped.
fn subject(c: &Context<'_, '_, '_>, out: &mut impl Sink) {
    let (sense, stem, tag) = (c.word.sense as u32, c.word.stem, c.word.tag as u32);
    let mut k = 1;
    let helps = |w: &Word| matches!(w.tag, Tag::Rb | Tag::Md | Tag::To) || w.sense == Sense::Help;
    while k < 7 && c.here(-k).is_some_and(helps) {
        k += 1;
    }
    let Some(w) = c.here(-k) else {
        out.two(157, sense, tag);
        return;
    };
    let closed = matches!(w.tag, Tag::Prp | Tag::W | Tag::Punct | Tag::In | Tag::Cc);
    out.three(152, w.tag as u32, if closed { w.word } else { 0 }, if sense == 0 { stem } else { sense });
    out.one(153, w.stem);
    out.two(154, w.tag as u32, stem);
}

/// The phrase on the right, and what follows it.
fn object(c: &Context<'_, '_, '_>, out: &mut impl Sink) {
    let (sense, stem, tag) = (c.word.sense as u32, c.word.stem, c.word.tag as u32);
    let mut k = 1;
    while k < 4 && c.here(k).is_some_and(|w| w.tag == Tag::Rb) {
        k += 1;
    }
    let Some(w) = c.here(k) else { return };
    out.three(160, w.tag as u32, if sense == 0 { stem } else { sense }, tag);
    if w.phrase < 0 {
        return;
    }
    let mut last = k;
    while last < FAR && c.here(last + 1).is_some_and(|x| x.phrase == w.phrase) {
        last += 1;
    }
    if let Some(next) = c.here(last + 1) {
        out.two(161, next.tag as u32, if sense == 0 { stem } else { sense });
        out.two(162, next.word, stem);
    }
}

/// "that" ahead, and an earlier cue in the sentence.
fn clause(c: &Context<'_, '_, '_>, out: &mut impl Sink) {
    let (sense, tag) = (c.word.sense as u32, c.word.tag as u32);
    if let Some(k) = (1..=6).find(|&k| c.here(k).is_some_and(|w| w.word == THAT)) {
        out.one(164, (k as u32).min(3));
        out.two(165, sense, tag);
    }
    let (mut comma, mut and) = (false, false);
    for k in 1..25 {
        let Some(w) = c.here(-k) else { return };
        if matches!(w.sense, Sense::Say | Sense::Claim | Sense::Think | Sense::Ask) && w.tag.is_verb() {
            out.two(167, w.sense as u32, sense);
            out.many(169, &[sense, tag, u32::from(comma), u32::from(and)]);
            return;
        }
        comma |= w.word == COMMA;
        and |= w.word == AND || w.word == BUT;
    }
}
