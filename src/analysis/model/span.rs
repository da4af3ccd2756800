//! Where the source and the content of a cue begin and end: a linear chain over the nodes of the cue's sentence and the
//! quotations that adjoin it.
//!
//! The features of a node come in four groups, by what they depend on, so that a score is added up once for all that shares
//! it: [`fixed`] on the node and the side of the cue on which it stands (all cues of the sentence),
//! [`beside`](Chain::beside) on the cue and the side (all nodes of a side), [`state`](Chain::state) on what has been passed
//! between them (nodes in a row), [`own`](Chain::own) on the node and the cue.

use super::features::{Sink, mix};
use super::lanes::{Lanes, Score, split};
use super::tags::Tag;
use super::view::{EDGE, Passed, STOP, View, Word};
use crate::lexicon::senses::Sense;
use crate::lexicon::slots::Slots;
use crate::text::tokens::hash;
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::LazyLock;

/// Labels of the model: all that a row of [`Lanes`] holds.
pub const LABELS: usize = 4;
/// Neither source nor content.
pub const OUT: usize = 0;
/// A node of a source.
pub const SOURCE: usize = 1;
/// The first node of a piece of content.
pub const CONTENT: usize = 2;
/// A further node of it.
pub const IN_CONTENT: usize = 3;

/// Words at which a content often ends or goes on.
const JOINTS: &str = "and but or while as who which after before because when if adding saying although though whether during \
    in on at";
/// Words and signs before which a clause often ends.
const BREAKS: &str = ", and but - -- ; \u{2013} \u{2014}";

/// What a word does to the clauses around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Joint {
    /// A content often ends or goes on at it.
    pub(super) joins: bool,
    /// A clause often ends before it.
    pub(super) breaks: bool,
}

impl Joint {
    /// Of the word with that key.
    pub fn of(word: u32) -> Self {
        TABLE.get(word).unwrap_or_default()
    }
}

static TABLE: LazyLock<Slots<Joint>> = LazyLock::new(|| {
    let breaks = |word: &str| BREAKS.split_whitespace().any(|b| b == word);
    let joins = |word: &str| JOINTS.split_whitespace().any(|j| j == word);
    let words = JOINTS.split_whitespace().chain(BREAKS.split_whitespace());
    Slots::new(&words.map(|w| (hash(w), Joint { joins: joins(w), breaks: breaks(w) })).collect::<Vec<_>>())
});

/// The furthest nodes that are looked at, before and behind the cue.
const REACH: (usize, usize) = (60, 90);

/// The nodes that may belong to the cue at `at`: its sentence, and quotations that adjoin it.
pub fn window(view: &View<'_, '_>, at: usize) -> Range<usize> {
    let sentence = view.get(at).and_then(|w| view.paragraph.sentences.get(w.sentence as usize));
    let Some(sentence) = sentence else { return at..at };
    let quotation = |i: usize| view.get(i).is_some_and(|w| w.tag == Tag::Quotation);
    let mut from = sentence.start.max(at.saturating_sub(REACH.0));
    while from > 0 && at - from < REACH.0 && quotation(from - 1) {
        from -= 1;
    }
    let mut to = sentence.end.min(at + REACH.1).max(at + 1);
    while to - at < REACH.1 && quotation(to) {
        to += 1;
    }
    from..to
}

/// A stretch between commas, dashes or semicolons.
#[derive(Clone, Copy, Debug, Default)]
struct Clause {
    /// Tag and word of its first node.
    tag: u32,
    word: u32,
    /// 0 no verb, 1 only participles and infinitives, 2 a finite one.
    verb: u32,
    /// What stands behind it: the word.
    next: u32,
}

/// A node of the window, not the cue.
struct Node<'v> {
    at: usize,
    word: &'v Word,
    /// The nodes beside it.
    before: Option<&'v Word>,
    after: Option<&'v Word>,
    second: Option<&'v Word>,
    passed: Passed,
    /// Commas and verbs that have been passed, up to two of each.
    few: u32,
    /// How many nodes it is from the cue.
    away: usize,
    /// Behind the cue (1); in a sentence before (0), of (2), behind (4) the cue's.
    side: u32,
    /// [`away`](Self::away) in classes, behind the cue (1), in another sentence (32).
    distance: u32,
}

/// Scores of what is [`fixed`] for the nodes of a paragraph, as far as they have been added up: before and behind a cue.
#[derive(Debug, Default)]
pub struct FixedScores {
    sums: Vec<[i64; 2]>,
}

/// No sum of weights.
const UNKNOWN: i64 = i64::MAX;

impl FixedScores {
    /// Forgets them, for a paragraph of `nodes`.
    pub fn clear(&mut self, nodes: usize) {
        self.sums.clear();
        self.sums.resize(nodes, [UNKNOWN; 2]);
    }

    #[inline]
    fn of(&mut self, n: &Node<'_>, score: Score<'_>) -> i64 {
        let add = |mut score: Score<'_>| {
            fixed(n, &mut score);
            score.sum
        };
        match self.sums.get_mut(n.at).and_then(|sums| sums.get_mut((n.side ^ SAME) as usize)) {
            Some(sum) => {
                if *sum == UNKNOWN {
                    *sum = add(score);
                }
                *sum
            }
            None => add(score),
        }
    }
}

/// The bits of a side for nodes of the cue's sentence, the side itself aside.
const SAME: u32 = 2;

/// The cue whose window is read.
pub struct Chain<'v, 'p, 't> {
    view: &'v View<'p, 't>,
    cue: usize,
    word: Word,
    /// Sense and tag of the cue.
    kind: u32,
    window: Range<usize>,
    /// Long quotations in the cue's sentence, before (1) and behind (2).
    sides: u32,
    /// Whether the cue ends its sentence (1), whether a comma stands shortly before it (2).
    ends: u32,
    pattern: u32,
    pattern_before: u32,
    /// The tags of the nodes next to the cue, going away from it, before and behind.
    paths: [[u32; NEAR + 1]; 2],
    /// The numbers of the first noun phrases before and behind the cue.
    phrases: [i32; 2],
}

/// How far [`Chain::paths`] reach.
const NEAR: usize = 4;

impl<'v, 'p, 't> Chain<'v, 'p, 't> {
    /// Prepares the window of the cue at `cue`.
    pub fn new(view: &'v View<'p, 't>, cue: usize) -> Option<Self> {
        let word = *view.get(cue)?;
        let window = window(view, cue);
        let long = |range: Range<usize>| {
            range.filter_map(|i| view.get(i)).any(|w| w.form.long() && w.sentence == word.sentence)
        };
        let sides = match view.passed(&window).quotations() {
            0 => 0,
            _ => u32::from(long(window.start..cue)) | u32::from(long(cue..window.end)) << 1,
        };
        let next = view.get(cue + 1).filter(|n| n.sentence == word.sentence);
        let ends = u32::from(next.is_none_or(|n| n.word == STOP));
        let comma = view.passed(&(window.start.max(cue.saturating_sub(8))..cue)).commas() > 0;
        let kind = if word.sense == Sense::None { 20 + word.tag as u32 } else { word.sense as u32 };
        let closed = |w: &Word, tags: &[Tag]| if tags.contains(&w.tag) { w.word } else { w.tag as u32 };
        let after = view.get(cue + 1).map_or(EDGE, |n| {
            closed(n, &[Tag::Punct, Tag::In, Tag::To, Tag::Prp, Tag::Dt, Tag::W, Tag::Quotation])
        });
        let before = cue
            .checked_sub(1)
            .and_then(|i| view.get(i))
            .map_or(EDGE, |n| closed(n, &[Tag::Punct, Tag::Prp, Tag::W, Tag::Cc, Tag::To, Tag::Quotation]));
        let mut paths = [[1; NEAR + 1]; 2];
        for (side, path) in paths.iter_mut().enumerate() {
            for k in 1..=NEAR {
                let at = if side == 0 { cue.checked_sub(k) } else { Some(cue + k) };
                path[k] = mix(path[k - 1], tag_of(at.and_then(|i| view.get(i))));
            }
        }
        let phrase = |nodes: &mut dyn Iterator<Item = usize>| {
            nodes.filter_map(|i| view.get(i)).map(|w| w.phrase).find(|&p| p >= 0).unwrap_or_default()
        };
        let phrases = [phrase(&mut (window.start..cue).rev()), phrase(&mut (cue + 1..window.end))];
        Some(Self {
            view,
            cue,
            word,
            kind: word.sense as u32 | (word.tag as u32) << 8,
            sides,
            ends: ends | u32::from(comma) << 1,
            pattern: mix(kind, after),
            pattern_before: mix(before, word.tag as u32),
            window,
            paths,
            phrases,
        })
    }

    /// The nodes of the window.
    pub fn window(&self) -> Range<usize> {
        self.window.clone()
    }

    /// The features of each node of the window, in order: `take` gets them in `sink`, which is to be cleared between.
    pub fn features<S: Sink>(&self, sink: &mut S, mut take: impl FnMut(&mut S)) {
        self.walk(|n, clause, _| {
            match n {
                None => self.at_cue(sink),
                Some(n) => {
                    fixed(n, sink);
                    self.beside(n.side, sink);
                    self.state(n, clause, sink);
                    self.own(n, clause, sink);
                }
            }
            take(sink);
        });
    }

    /// The scores of each node of the window, in order: what its [`features`](Self::features) add up to.
    pub fn scores(&self, model: &Lanes, shared: &mut FixedScores, mut out: impl FnMut([i16; LABELS])) {
        let mut beside = [UNKNOWN; 6];
        let (mut last, mut sum) = ((u32::MAX, Passed::default()), 0);
        self.walk(|n, clause, first| {
            let mut score = model.score();
            let Some(n) = n else {
                self.at_cue(&mut score);
                out(split(score.sum));
                return;
            };
            let key = (n.side, n.passed);
            if first || last != key {
                last = key;
                let mut state = model.score();
                if let Some(beside) = beside.get_mut(n.side as usize) {
                    if *beside == UNKNOWN {
                        let mut score = model.score();
                        self.beside(n.side, &mut score);
                        *beside = score.sum;
                    }
                    state.sum = *beside;
                }
                self.state(n, clause, &mut state);
                sum = state.sum;
            }
            let fixed = shared.of(n, score);
            score.sum = sum.wrapping_add(fixed);
            self.own(n, clause, &mut score);
            out(split(score.sum));
        });
    }

    /// Calls `each` with every node of the window (`None` for the cue), the clause in which it stands, and whether the clause
    /// has just begun.
    #[inline(always)]
    fn walk(&self, mut each: impl FnMut(Option<&Node<'_>>, &Clause, bool)) {
        let view = self.view;
        let breaks = |i: usize| i == self.cue || view.get(i).is_none_or(Word::cuts);
        let mut from = self.window.start;
        while from < self.window.end {
            let to = (from + 1..self.window.end).find(|&i| breaks(i)).unwrap_or(self.window.end);
            let first = if breaks(from) { from + 1 } else { from };
            let inside = view.passed(&(first..to));
            let clause = Clause {
                tag: tag_of(view.get(first)),
                word: key_of(view.get(first)),
                verb: if inside.finite() > 0 { 2 } else { inside.verbs().min(1) },
                next: key_of(view.get(to)),
            };
            for at in from..to {
                match view.get(at) {
                    Some(word) if at != self.cue => each(Some(&self.node(at, word)), &clause, at == from),
                    _ => each(None, &clause, true),
                }
            }
            from = to;
        }
    }

    #[inline(always)]
    fn node<'w>(&'w self, at: usize, word: &'w Word) -> Node<'w> {
        let behind = at > self.cue;
        let away = at.abs_diff(self.cue);
        let passed = self.view.passed(&if behind { self.cue + 1..at } else { at + 1..self.cue });
        let sentence = match word.sentence.cmp(&self.word.sentence) {
            Ordering::Less => 0,
            Ordering::Equal => SAME,
            Ordering::Greater => 4,
        };
        let class = match away {
            0..=4 => away as u32,
            5..=7 => 5,
            8..=12 => 6,
            13..=20 => 7,
            _ => 8,
        };
        Node {
            at,
            word,
            before: at.checked_sub(1).and_then(|i| self.view.get(i)),
            after: self.view.get(at + 1),
            second: self.view.get(at + 2),
            passed,
            few: passed.commas().min(2) | passed.verbs().min(2) << 4,
            away,
            side: u32::from(behind) | sentence,
            distance: class << 1 | u32::from(behind) | u32::from(sentence != SAME) << 5,
        }
    }

    /// What the cue itself has.
    fn at_cue(&self, out: &mut impl Sink) {
        out.one(0, 0);
        out.one(1, self.pattern);
    }

    /// What all nodes of a side share.
    fn beside(&self, side: u32, out: &mut impl Sink) {
        out.one(2, side);
        out.three(8, side, self.pattern, self.sides);
        out.three(9, side, self.pattern_before, self.sides);
        out.two(10, side, self.word.stem);
        if self.view.title {
            out.one(19, side);
            out.two(21, side, self.pattern);
        }
    }

    /// What nodes in a row share: all that follows from what has been passed and from the clause.
    #[inline(always)]
    fn state(&self, n: &Node<'_>, c: &Clause, out: &mut impl Sink) {
        let (side, p, few) = (n.side, n.passed, n.few);
        let counts = p.commas().min(3) | p.verbs().min(3) << 4;
        out.two(7, side, counts);
        out.three(11, side, self.kind, few);
        out.three(12, side, self.ends | self.sides << 2, p.verbs().min(2));
        let that = u32::from(n.side & 1 == 1 && p.thats() > 0);
        out.three(13, side, that, self.word.sense as u32);
        out.three(14, side, self.word.stem, p.commas().min(2));
        if p.says() > 0 {
            out.two(17, side, p.says().min(2));
        }
        let place = p.commas().min(3) | c.verb << 4;
        out.three(90, side, place, c.tag);
        out.three(91, side, place, self.word.sense as u32 | self.sides << 8);
        out.three(92, side, c.word, c.verb);
    }

    /// What depends on the node and the cue.
    #[inline(always)]
    fn own(&self, n: &Node<'_>, c: &Clause, out: &mut impl Sink) {
        let (side, p, few) = (n.side, n.passed, n.few);
        let (word, tag) = (n.word.word, n.word.tag as u32);
        out.one(3, n.distance);
        out.two(33, n.distance, tag);
        out.three(36, n.distance, tag, self.kind);
        if n.away <= NEAR {
            out.three(15, side, word, self.word.stem);
            let path = self.paths[(side & 1) as usize][n.away];
            out.two(37, side, path);
            out.three(38, side, path, self.word.sense as u32);
        }
        if p.says() > 0 {
            out.two(18, side, tag);
        }
        if self.view.title {
            out.two(20, n.distance, tag);
        }
        if n.word.phrase >= 0 {
            let phrase = n.word.phrase.abs_diff(self.phrases[(side & 1) as usize]).min(3);
            out.many(41, &[side, phrase, self.kind, self.pattern_before]);
            out.three(42, side, phrase, few);
        }
        let place = p.commas().min(3) | c.verb << 4;
        out.many(93, &[side, place, c.next, tag]);
        let form = n.word.form;
        if form.length > 0 {
            let length = u32::from(form.length);
            out.three(51, n.distance, length, self.sides);
            out.three(52, side, p.quotations().min(2), p.commas().min(2));
            out.three(53, side, self.word.sense as u32, length);
        } else if n.word.tag == Tag::Punct {
            out.three(59, side, word, p.commas().min(3) | p.verbs().min(3) << 4);
            out.three(60, side, word, self.sides);
        }
        let (joint, sentence) = (n.word.joint, n.word.sentence);
        if n.before.is_none_or(|w| w.sentence != sentence) {
            out.three(71, side, self.word.sense as u32, self.sides);
        }
        if joint.joins {
            out.three(74, side, word, few);
        }
        if side & 1 == 1 && matches!(n.word.sense, Sense::Say | Sense::Claim) && n.word.tag.is_verb() {
            out.two(75, side, tag);
        }
        if let Some(before) = n.before.filter(|w| w.joint.breaks) {
            out.many(80, &[side, before.word, tag, tag_of(n.after), few]);
            // "said A and did B": the verb behind the joint has the cue's own form.
            let alike = u32::from(n.word.tag == self.word.tag);
            out.many(94, &[side, before.word, alike | (self.word.tag as u32) << 1, p.verbs().min(3)]);
        }
    }
}

/// What a node has on its side of whatever cue.
#[inline(always)]
fn fixed(n: &Node<'_>, out: &mut impl Sink) {
    let (side, word, form) = (n.side, n.word.word, n.word.form);
    let (before, tag, after) = (tag_of(n.before), n.word.tag as u32, tag_of(n.after));
    out.two(4, side, word);
    out.two(35, side, before | tag << 8 | after << 16);
    if form.length > 0 {
        let length = u32::from(form.length);
        out.two(50, side, form.key());
        out.three(54, side, key_of(n.before), length);
        out.three(55, side, key_of(n.after), length);
        out.two(56, side, before | after << 8);
    } else {
        if n.word.tag == Tag::Punct {
            out.three(57, side, before | after << 8, word);
            out.three(58, side, key_of(n.after), word);
        }
        for (template, beside) in [(61, n.before), (64, n.after)] {
            let Some(w) = beside.filter(|w| w.form.length > 0) else { continue };
            out.two(template, side, w.form.key());
            out.three(template + 1, side, u32::from(w.form.length), tag);
            out.three(template + 2, side, u32::from(w.form.last), word);
        }
    }
    let sentence = n.word.sentence;
    if n.before.is_none_or(|w| w.sentence != sentence) {
        out.one(70, side);
    }
    if n.after.is_none_or(|w| w.sentence != sentence) {
        out.one(72, side);
    }
    if n.word.joint.joins {
        out.three(73, side, word, before | after << 8);
    }
    if n.word.joint.breaks {
        let second = tag_of(n.second);
        out.three(76, side, word, after | second << 8);
        out.three(77, side, word, key_of(n.after));
        out.three(78, side, word, before | after << 8 | second << 16);
    }
    if let Some(previous) = n.before.filter(|w| w.joint.breaks) {
        out.three(79, side, previous.word, tag | after << 8);
    }
}

fn key_of(word: Option<&Word>) -> u32 {
    word.map_or(EDGE, |w| w.word)
}

fn tag_of(word: Option<&Word>) -> u32 {
    word.map_or(99, |w| w.tag as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::hash_ascii;

    #[test]
    fn joints_are_known_by_the_keys_of_tokens() {
        for word in [",", "and", "--", "\u{2014}", ";"] {
            assert!(Joint::of(hash_ascii(word)).breaks, "{word}");
        }
        assert!(Joint::of(hash_ascii("although")).joins);
        assert_eq!(Joint::of(hash_ascii("harbour")), Joint::default());
    }
}
