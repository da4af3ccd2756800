//! Where the source and the content of a cue begin and end: a linear chain over the nodes of the cue's sentence and the
//! quotations that adjoin it. Every feature is relative to the cue.

use super::features::{Features, mix};
use super::tags::Tag;
use super::view::{COMMA, EDGE, STOP, THAT, View, Word};
use crate::lexicon::senses::Sense;
use crate::text::tokens::hash_ascii;
use std::ops::Range;

/// Labels of the model.
pub const LABELS: usize = 5;
/// The same, padded.
pub const WIDTH: usize = 8;
/// Neither source nor content.
pub const OUT: usize = 0;
/// The first node of a source.
pub const SOURCE: usize = 1;
/// A further node of it.
pub const IN_SOURCE: usize = 2;
/// The first node of a piece of content.
pub const CONTENT: usize = 3;
/// A further node of it.
pub const IN_CONTENT: usize = 4;

/// Words at which a content often ends or goes on.
const JOINTS: [u32; 21] = [
    hash_ascii("and"),
    hash_ascii("but"),
    hash_ascii("or"),
    hash_ascii("while"),
    hash_ascii("as"),
    hash_ascii("who"),
    hash_ascii("which"),
    hash_ascii("after"),
    hash_ascii("before"),
    hash_ascii("because"),
    hash_ascii("when"),
    hash_ascii("if"),
    hash_ascii("adding"),
    hash_ascii("saying"),
    hash_ascii("although"),
    hash_ascii("though"),
    hash_ascii("whether"),
    hash_ascii("during"),
    hash_ascii("in"),
    hash_ascii("on"),
    hash_ascii("at"),
];
const BREAKS: [u32; 8] = [
    COMMA,
    hash_ascii("and"),
    hash_ascii("but"),
    hash_ascii("-"),
    hash_ascii("--"),
    hash_ascii(";"),
    hash_ascii("\u{2013}"),
    hash_ascii("\u{2014}"),
];

/// What a word does to the clauses around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Joint {
    /// A content often ends or goes on at it.
    joins: bool,
    /// A clause often ends before it.
    breaks: bool,
}

impl Joint {
    /// Of the word with that key.
    pub fn of(word: u32) -> Self {
        Self { joins: JOINTS.contains(&word), breaks: BREAKS.contains(&word) }
    }
}

/// The furthest nodes that are looked at, before and behind the cue.
const REACH: (usize, usize) = (60, 90);

/// The nodes that may belong to the cue at `at`: its sentence, and quotations that adjoin it.
pub fn window(view: &View<'_, '_>, at: usize) -> Range<usize> {
    let Some(sentence) = view.get(at).map(|w| w.sentence) else { return at..at };
    let is = |i: usize, test: &dyn Fn(&Word) -> bool| view.get(i).is_some_and(test);
    let (mut from, mut to) = (at, at + 1);
    while from > 0 && is(from - 1, &|w| w.sentence == sentence) && at - from < REACH.0 {
        from -= 1;
    }
    while from > 0 && is(from - 1, &|w| w.tag == Tag::Quotation) && at - from < REACH.0 {
        from -= 1;
    }
    while is(to, &|w| w.sentence == sentence) && to - at < REACH.1 {
        to += 1;
    }
    while is(to, &|w| w.tag == Tag::Quotation) && to - at < REACH.1 {
        to += 1;
    }
    from..to
}

/// What has been passed between the cue and a node.
#[derive(Clone, Copy, Debug, Default)]
struct Passed {
    commas: u32,
    verbs: u32,
    quotations: u32,
    /// Noun phrases up to and with this one; `None` outside of one.
    phrase: Option<u32>,
    that: bool,
    says: u32,
    /// The stretch between commas in which the node stands: tag and word of its first node, and what verbs it has.
    clause: Clause,
}

/// A stretch between commas, dashes or semicolons.
#[derive(Clone, Copy, Debug, Default)]
struct Clause {
    first: u32,
    word: u32,
    /// 0 no verb, 1 only participles and infinitives, 2 a finite one.
    verb: u32,
    /// What stands behind it: the word.
    next: u32,
}

/// The features of the nodes of a window.
pub struct Chain<'v, 'p, 't> {
    view: &'v View<'p, 't>,
    cue: usize,
    word: Word,
    passed: Vec<Passed>,
    window: Range<usize>,
    /// Long quotations in the cue's sentence, before (1) and behind (2).
    sides: u32,
    /// Whether the cue ends its sentence (1), whether a comma stands shortly before it (2).
    ends: u32,
    pattern: u32,
    pattern_before: u32,
}

impl<'v, 'p, 't> Chain<'v, 'p, 't> {
    /// Prepares the window of the cue at `cue`.
    pub fn new(view: &'v View<'p, 't>, cue: usize) -> Option<Self> {
        let word = *view.get(cue)?;
        let window = window(view, cue);
        let long = |range: Range<usize>| {
            range.filter_map(|i| view.get(i)).any(|w| w.form.long() && w.sentence == word.sentence)
        };
        let sides = u32::from(long(window.start..cue)) | u32::from(long(cue..window.end)) << 1;
        let next = view.get(cue + 1).filter(|n| n.sentence == word.sentence);
        let ends = u32::from(next.is_none_or(|n| n.word == STOP));
        let near = window.start.max(cue.saturating_sub(8))..cue;
        let comma = near.filter_map(|i| view.get(i)).any(|w| w.word == COMMA && w.sentence == word.sentence);
        let kind = if word.sense == Sense::None { 20 + word.tag as u32 } else { word.sense as u32 };
        let closed = |w: &Word, tags: &[Tag]| if tags.contains(&w.tag) { w.word } else { w.tag as u32 };
        let after = view.get(cue + 1).map_or(EDGE, |n| {
            closed(n, &[Tag::Punct, Tag::In, Tag::To, Tag::Prp, Tag::Dt, Tag::W, Tag::Quotation])
        });
        let before = cue
            .checked_sub(1)
            .and_then(|i| view.get(i))
            .map_or(EDGE, |n| closed(n, &[Tag::Punct, Tag::Prp, Tag::W, Tag::Cc, Tag::To, Tag::Quotation]));
        let passed = passed(view, cue, &window);
        Some(Self {
            view,
            cue,
            word,
            passed,
            sides,
            ends: ends | u32::from(comma) << 1,
            pattern: mix(kind, after),
            pattern_before: mix(before, word.tag as u32),
            window,
        })
    }

    /// The nodes of the window.
    pub fn window(&self) -> Range<usize> {
        self.window.clone()
    }

    /// The features of the node at `at`, which lies in the window.
    pub fn features(&self, at: usize, out: &mut Features) {
        let Some(&word) = self.view.get(at) else { return };
        if at == self.cue {
            out.one(0, 0);
            out.one(1, self.pattern);
            return;
        }
        let passed = self.passed.get(at - self.window.start).copied().unwrap_or_default();
        let d = at as i32 - self.cue as i32;
        let other = word.sentence as i32 - self.word.sentence as i32;
        let n = Node {
            at,
            word,
            passed,
            d,
            // The side, and on which sentence's.
            side: u32::from(d > 0) | ((other.signum() + 1) as u32) << 1,
            distance: distance(d),
            other: other != 0,
            before: at.checked_sub(1).and_then(|i| self.view.get(i)),
            after: self.view.get(at + 1),
        };
        self.place(&n, out);
        self.tags(&n, out);
        self.phrases(&n, out);
        self.marks(&n, out);
        self.edges(&n, out);
        self.clauses(&n, out);
    }

    fn place(&self, n: &Node<'_>, out: &mut Features) {
        let (side, cue) = (n.side, &self.word);
        let p = &n.passed;
        let counts = p.commas.min(3) | p.verbs.min(3) << 4;
        let few = p.commas.min(2) | p.verbs.min(2) << 4;
        out.one(2, side);
        out.two(3, n.distance, u32::from(n.other));
        out.two(4, n.word.word, side);
        out.two(7, side, counts);
        out.three(8, side, self.pattern, self.sides);
        out.three(9, side, self.pattern_before, self.sides);
        out.two(10, side, cue.stem);
        out.many(11, &[side, cue.sense as u32, cue.tag as u32, few]);
        out.many(12, &[side, self.ends, self.sides, p.verbs.min(2)]);
        out.three(13, side, u32::from(p.that), cue.sense as u32);
        out.three(14, side, cue.stem, p.commas.min(2));
        if n.d.abs() < 5 {
            out.three(15, side, cue.stem, n.word.word);
        } else {
            out.one(16, side);
        }
        if p.says > 0 {
            out.three(17, side, p.says.min(2), u32::from(n.other));
            out.two(18, side, n.word.tag as u32);
        }
        if self.view.title {
            out.one(19, side);
            out.two(20, n.distance, n.word.tag as u32);
            out.two(21, self.pattern, side);
        }
    }

    fn tags(&self, n: &Node<'_>, out: &mut Features) {
        let (side, tag) = (n.side, n.word.tag as u32);
        let few = n.passed.commas.min(2) | n.passed.verbs.min(2) << 4;
        out.three(33, tag, n.distance, u32::from(n.other));
        out.three(34, tag, side, few);
        out.many(35, &[tag_of(n.before), tag, tag_of(n.after), side]);
        out.many(36, &[tag, n.distance, self.word.sense as u32, self.word.tag as u32]);
        if n.d.abs() <= 4 {
            let path = if n.d > 0 { self.cue + 1..n.at + 1 } else { n.at..self.cue };
            let path = path.filter_map(|i| self.view.get(i)).fold(1, |h, w| mix(h, w.tag as u32));
            out.two(37, side, path);
            out.three(38, side, path, self.word.sense as u32);
        }
    }

    fn phrases(&self, n: &Node<'_>, out: &mut Features) {
        let Some(phrase) = n.passed.phrase else { return };
        let p = &n.passed;
        let phrase = phrase.min(4);
        out.many(41, &[n.side, phrase, self.word.sense as u32, self.word.tag as u32, self.pattern_before]);
        out.many(42, &[n.side, phrase, p.verbs.min(2), p.commas.min(2)]);
    }

    /// Quotations and punctuation.
    fn marks(&self, n: &Node<'_>, out: &mut Features) {
        let (side, p) = (n.side, &n.passed);
        let (before, after) = (tag_of(n.before), tag_of(n.after));
        let form = n.word.form;
        if form.length > 0 {
            let length = u32::from(form.length);
            out.two(50, side, form.key());
            out.many(51, &[side, n.distance, length, self.sides]);
            out.three(52, side, p.quotations.min(2), p.commas.min(2));
            out.three(53, side, self.word.sense as u32, length);
            out.three(54, key_of(n.before), side, length);
            out.three(55, key_of(n.after), side, length);
            out.three(56, side, before, after);
        } else if n.word.tag == Tag::Punct {
            out.many(57, &[side, before, n.word.word, after]);
            out.three(58, side, n.word.word, key_of(n.after));
            out.many(59, &[side, n.word.word, p.commas.min(3), p.verbs.min(3)]);
            out.three(60, side, n.word.word, self.sides);
        }
        for (template, beside) in [(61, n.before), (64, n.after)] {
            let Some(w) = beside.filter(|w| w.form.length > 0 && form.length == 0) else {
                continue;
            };
            out.two(template, w.form.key(), side);
            out.three(template + 1, u32::from(w.form.length), n.word.tag as u32, side);
            out.three(template + 2, u32::from(w.form.last), n.word.word, side);
        }
    }

    /// The stretch between commas.
    fn clauses(&self, n: &Node<'_>, out: &mut Features) {
        let (side, c, commas) = (n.side, n.passed.clause, n.passed.commas.min(3));
        out.many(90, &[side, commas, c.first, c.verb]);
        out.many(91, &[side, commas, c.verb, self.word.sense as u32, self.sides]);
        out.many(92, &[side, c.word, c.verb]);
        out.many(93, &[side, commas, c.verb, c.next, n.word.tag as u32]);
        if let Some(before) = n.before.filter(|w| w.joint.breaks) {
            // "said A and did B": the verb behind the joint has the cue's own form.
            let alike = u32::from(n.word.tag == self.word.tag);
            out.many(94, &[side, before.word, alike, self.word.tag as u32, n.passed.verbs.min(3)]);
        }
    }

    /// Where sentences and clauses meet.
    fn edges(&self, n: &Node<'_>, out: &mut Features) {
        let (side, p, word) = (n.side, &n.passed, &n.word);
        let (before, after) = (tag_of(n.before), tag_of(n.after));
        if n.before.is_none_or(|w| w.sentence != word.sentence) {
            out.one(70, side);
            out.three(71, side, self.word.sense as u32, self.sides);
        }
        if n.after.is_none_or(|w| w.sentence != word.sentence) {
            out.one(72, side);
        }
        if word.joint.joins {
            out.many(73, &[side, word.word, before, after]);
            out.many(74, &[side, word.word, p.verbs.min(2), p.commas.min(2)]);
        }
        if n.d > 0 && matches!(word.sense, Sense::Say | Sense::Claim) && word.tag.is_verb() {
            out.two(75, side, word.tag as u32);
        }
        if word.joint.breaks {
            let second = tag_of(self.view.get(n.at + 2));
            out.many(76, &[side, word.word, after, second]);
            out.three(77, side, word.word, key_of(n.after));
            out.many(78, &[side, word.word, before, after, second]);
        }
        if let Some(previous) = n.before.filter(|w| w.joint.breaks) {
            out.many(79, &[side, previous.word, word.tag as u32, after]);
            out.many(80, &[side, previous.word, word.tag as u32, after, p.verbs.min(2), p.commas.min(2)]);
        }
    }
}

struct Node<'v> {
    at: usize,
    /// The nodes beside it.
    before: Option<&'v Word>,
    after: Option<&'v Word>,
    word: Word,
    passed: Passed,
    d: i32,
    side: u32,
    distance: u32,
    other: bool,
}

fn key_of(word: Option<&Word>) -> u32 {
    word.map_or(EDGE, |w| w.word)
}

fn tag_of(word: Option<&Word>) -> u32 {
    word.map_or(99, |w| w.tag as u32)
}

/// Signed distance in classes.
fn distance(d: i32) -> u32 {
    let class = match d.unsigned_abs() {
        n @ 0..=4 => n,
        5..=7 => 5,
        8..=12 => 6,
        13..=20 => 7,
        _ => 8,
    };
    class << 1 | u32::from(d > 0)
}

fn passed(view: &View<'_, '_>, cue: usize, window: &Range<usize>) -> Vec<Passed> {
    let mut out = vec![Passed::default(); window.len()];
    let sentence = view.get(cue).map(|w| w.sentence);
    let mut walk = |nodes: &mut dyn Iterator<Item = usize>, ahead: bool| {
        let (mut p, mut last) = (Passed::default(), -1);
        let mut phrases = 0;
        for at in nodes {
            let (Some(w), Some(slot)) = (view.get(at), out.get_mut(at - window.start)) else { continue };
            if w.phrase >= 0 && w.phrase != last {
                phrases += 1;
                last = w.phrase;
            }
            p.that |= ahead && w.word == THAT && Some(w.sentence) == sentence;
            p.phrase = (w.phrase >= 0).then_some(phrases);
            *slot = p;
            p.commas += u32::from(w.word == COMMA);
            p.verbs += u32::from(w.tag.is_verb() || w.tag == Tag::Md);
            p.quotations += u32::from(w.form.length > 0);
            p.says += u32::from(matches!(w.sense, Sense::Say | Sense::Claim) && w.tag.is_verb());
        }
    };
    walk(&mut (cue + 1..window.end), true);
    walk(&mut (window.start..cue).rev(), false);
    clauses(view, cue, window, &mut out);
    out
}

fn clauses(view: &View<'_, '_>, cue: usize, window: &Range<usize>, out: &mut [Passed]) {
    let breaks = |i: usize| {
        view.get(i).is_none_or(|w| (w.joint.breaks && w.tag == Tag::Punct) || w.word == STOP) || i == cue
    };
    let mut from = window.start;
    while from < window.end {
        let to = (from..window.end).find(|&i| i > from && breaks(i)).unwrap_or(window.end);
        let first = if breaks(from) { from + 1 } else { from };
        let verb = (first..to).filter_map(|i| view.get(i)).map(|w| match w.tag {
            Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md => 2,
            tag => u32::from(tag.is_verb()),
        });
        let clause = Clause {
            first: view.get(first).map_or(99, |w| w.tag as u32),
            word: view.get(first).map_or(EDGE, |w| w.word),
            verb: verb.max().unwrap_or_default(),
            next: view.get(to).map_or(EDGE, |w| w.word),
        };
        for slot in out.iter_mut().take(to - window.start).skip(from - window.start) {
            slot.clause = clause;
        }
        from = to;
    }
}
