//! The readings of a paragraph's cues side by side: which of two that overlap stands, shared subjects, second-hand sources.

use super::cue::{CueAt, Voice};
use super::row::{QUOTE, Row};
use super::rules::{self, Whose, Words};
use super::spans::{self, Reading};
use super::{source, unclaimed};
use crate::analysis::types::CueClass;
use crate::text::order;
use std::ops::Range;

/// A report in nodes.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The words: disjoint ranges, in order.
    pub(super) content: Vec<Range<usize>>,
    /// The words that report.
    pub(super) cue: Option<Range<usize>>,
    /// What the cue does to them.
    pub(super) class: Option<CueClass>,
    /// Who said it.
    pub(super) source: Option<Range<usize>>,
    /// By way of whom: who, and the words that report.
    pub(super) via: Option<Via>,
    /// Why the words.
    pub(super) words: &'static Words,
    /// Why the source.
    pub(super) whose: Option<&'static Whose>,
    /// How sure a model is of the words and of the source, in hundredths; `None` where only rules speak.
    pub(super) sure: Option<(u8, u8)>,
}

/// Who told the article that somebody said it, and the words that say so.
pub(super) type Via = (Range<usize>, Range<usize>);

/// A cue of the lexicon and what it reports.
pub(super) type Read = (CueAt, Reading);

/// What each cue of a row reports, in order.
pub(super) fn readings(row: &Row<'_, '_>, cues: &[CueAt]) -> Vec<Read> {
    cues.iter().filter_map(|at| spans::read(row, at).map(|r| (at.clone(), r))).collect()
}

/// The reports of a row, by the start of their first words.
pub(super) fn settle(row: &Row<'_, '_>, mut read: Vec<Read>) -> Vec<Item> {
    let second_hand = second_hand(row, &mut read);
    let kept = outermost(&read);
    let mut items: Vec<Item> = Vec::new();
    for (i, (at, reading)) in read.into_iter().enumerate() {
        if !kept.get(i).copied().unwrap_or_default() {
            continue;
        }
        let mut item = Item {
            content: reading.content,
            cue: Some(at.nodes.clone()),
            class: Some(at.cue.class),
            source: reading.source,
            via: second_hand.get(i).cloned().flatten(),
            words: reading.words,
            whose: reading.whose,
            sure: None,
        };
        if item.source.is_none() {
            share(row, &at, &items, &mut item);
        }
        if sound(&item) {
            items.push(item);
        }
    }
    unclaimed::add(row, &mut items);
    order::by_key(&mut items, |item| item.content.first().map_or(0, |r| r.start));
    items
}

/// The subject of the cue before in the same sentence, or that of the sentence.
pub(super) fn share(row: &Row<'_, '_>, at: &CueAt, items: &[Item], item: &mut Item) {
    let sentence = row.sentence(at.verb);
    let before = items
        .last()
        .filter(|i| i.cue.as_ref().is_some_and(|c| sentence.contains(&c.start)) && i.source.is_some());
    if let Some(before) = before {
        item.source = before.source.clone();
        item.via = item.via.clone().or_else(|| before.via.clone());
        item.whose = Some(&rules::SHARED);
    } else if at.voice == Voice::Shared
        && let Some((range, whose)) = source::of_sentence(row, at)
    {
        item.source = Some(range);
        item.whose = Some(whose);
    }
}

/// Whether cue and source lie outside the words.
pub(super) fn sound(item: &Item) -> bool {
    let apart = |range: &Option<Range<usize>>| {
        range.as_ref().is_none_or(|r| item.content.iter().all(|c| c.end <= r.start || r.end <= c.start))
    };
    !item.content.is_empty() && apart(&item.cue) && apart(&item.source)
}

/// Which readings stand: one whose cue lies in the words of another does not, and of two that claim the same words the
/// first stands.
fn outermost(read: &[(CueAt, Reading)]) -> Vec<bool> {
    if read.len() < 2 {
        return vec![true; read.len()];
    }
    let near = |i: usize| i.saturating_sub(REACH)..(i + REACH).min(read.len());
    let holds = |i: usize, j: usize| match (read.get(i), read.get(j)) {
        (Some((_, r)), Some((at, _))) => r.content.iter().any(|c| c.contains(&at.verb)),
        _ => false,
    };
    let mut kept = vec![true; read.len()];
    for j in 0..read.len() {
        let inside = near(j).any(|i| i != j && holds(i, j) && !(holds(j, i) && j < i));
        if let (true, Some(k)) = (inside, kept.get_mut(j)) {
            *k = false;
        }
    }
    for j in 0..read.len() {
        let Some((_, mine)) = read.get(j) else { continue };
        let crossed = near(j).filter(|&i| i < j && kept.get(i) == Some(&true)).any(|i| {
            read.get(i).is_some_and(|(_, r)| {
                r.content != mine.content
                    && r.content
                        .iter()
                        .any(|a| mine.content.iter().any(|b| a.start < b.end && b.start < a.end))
            })
        });
        if let (true, Some(k)) = (crossed, kept.get_mut(j)) {
            *k = false;
        }
    }
    kept
}

/// How many cues to either side can touch one.
const REACH: usize = 24;

/// Second-hand reporting: "Smith confirmed that ..., the agency reported." The last cue names by way of whom; its own reading
/// goes, and each cue in its words that has a source keeps its own.
fn second_hand(row: &Row<'_, '_>, read: &mut Vec<(CueAt, Reading)>) -> Vec<Option<Via>> {
    if read.len() < 2 {
        return Vec::new();
    }
    let mut via: Vec<Option<Via>> = vec![None; read.len()];
    let mut gone = vec![false; read.len()];
    for j in 0..read.len() {
        let Some((at, reading)) = read.get(j) else { continue };
        let sums_up = at.voice == Voice::Passive && reading.content.iter().all(|c| c.end <= at.verb);
        let behind = at.voice == Voice::Preposition || reading.content.iter().all(|c| c.end <= at.verb);
        let Some(by) = reading.source.clone().filter(|_| hands_on(at) && behind || sums_up) else { continue };
        let [words] = reading.content.as_slice() else { continue };
        let (words, cue) = (words.clone(), at.nodes.clone());
        if words.clone().any(|i| row.is(i, QUOTE)) && words.len() == 1 {
            continue;
        }
        let first = read.partition_point(|(a, _)| a.verb < words.start);
        let inner: Vec<usize> = (first..read.len().min(first + REACH))
            .take_while(|&i| read.get(i).is_some_and(|(a, _)| a.verb < words.end))
            .filter(|&i| i != j && gone.get(i) == Some(&false))
            .collect();
        let leads = inner.first().and_then(|&i| read.get(i)).is_some_and(|(a, r)| {
            r.source.as_ref().is_some_and(|s| words.contains(&s.start) && s.start <= words.start + 3)
                && words.contains(&a.verb)
        });
        if !leads {
            continue;
        }
        if sums_up {
            // "Smith called it safe, a fact acknowledged by Jones": one quote of two.
            let same = inner.first().and_then(|&i| read.get(i)).map(|(_, r)| r.content.clone());
            if let (Some(content), Some((_, mine)), Some(&i)) = (same, read.get_mut(j), inner.first()) {
                let content = within(&words, &content);
                mine.content.clone_from(&content);
                if let Some((_, r)) = read.get_mut(i) {
                    r.content = content;
                }
            }
            continue;
        }
        for i in inner {
            if let (Some(v), Some((_, r))) = (via.get_mut(i), read.get_mut(i)) {
                *v = Some((by.clone(), cue.clone()));
                r.content = within(&words, &r.content);
            }
        }
        if let Some(g) = gone.get_mut(j) {
            *g = true;
        }
    }
    let mut i = 0;
    read.retain(|_| {
        i += 1;
        !gone.get(i - 1).copied().unwrap_or_default()
    });
    let mut i = 0;
    via.retain(|_| {
        i += 1;
        !gone.get(i - 1).copied().unwrap_or_default()
    });
    via
}

/// `content` as far as it lies in `words`.
fn within(words: &Range<usize>, content: &[Range<usize>]) -> Vec<Range<usize>> {
    content.iter().map(|c| c.start.max(words.start)..c.end.min(words.end)).filter(|c| !c.is_empty()).collect()
}

/// Whether the cue is one with which an article names where it has something from.
fn hands_on(at: &CueAt) -> bool {
    matches!(at.cue.lemma, "report" | "according to" | "say" | "quote")
}
