//! The reports of a paragraph by the learned models: they say which words are cues and where content and source begin and
//! end; the rules keep what they are sure of (second-hand reports, silent sources, quotations that stand alone) and say why.

use super::cue::{self, CueAt, Voice};
use super::named::{self, named, whole};
use super::row::{COMMA, FINITE, LOWER, QUOTE, Row};
use super::rules::{self, Whose, Words};
use super::settle::{self, Item};
use super::spans::{self, Reading};
use super::{content, silent, unclaimed};
use crate::analysis::found::Verdict;
use crate::analysis::model::decode::{self, Agreement, Decided, Models, Thresholds};
use crate::analysis::model::tags::Tag;
use crate::analysis::model::view::View;
use crate::analysis::rules::Rule;
use crate::analysis::types::{CueClass, Percent, Reason};
use crate::lexicon::grammar::REL;
use crate::lexicon::senses::Sense;
use crate::text::order;
use crate::text::tokens::hash_ascii;
use std::ops::Range;

/// The least chances at which a cue's words are marked; chosen on the part of PolNeAR train that is held out of training.
pub(super) const THRESHOLDS: Thresholds = Thresholds { speech: 0.4, marked: 0.5, reports: 0.6, other: 0.8 };

/// The same for words that are an object without a verb ("noted the company's rise"): chosen on the same part, where content
/// is .847 with it and .846 without, link .812 and .810.
const OBJECTS: f64 = 0.7;

/// Every reading of a paragraph's cues, in text order, each with what the rules make of it and the chances that it is right.
///
/// The rules' own readings are no candidates: they were tried beside the models' (content .852 with them, .859 without, on
/// the held-out part of PolNeAR train).
pub fn candidates(row: &Row<'_, '_>, models: &Models, view: &View<'_, '_>) -> Vec<Decided> {
    judged(row, models, view, &settle::readings(row, &cue::candidates(row)))
}

fn judged(row: &Row<'_, '_>, models: &Models, view: &View<'_, '_>, ruled: &[settle::Read]) -> Vec<Decided> {
    let mut all = decode::cues(models, view);
    for d in &mut all {
        tidy(row, view, d);
    }
    all.retain(|d| !d.content.is_empty());
    for (at, reading) in ruled {
        let Ok(k) = all.binary_search_by_key(&at.verb, |d| d.cue) else { continue };
        if let Some(d) = all.get_mut(k) {
            agree(row, view, at, reading, d);
        }
    }
    decode::judge(models, view, &mut all);
    all
}

/// Notes what the rules read where a model reads `d`.
fn agree(row: &Row<'_, '_>, view: &View<'_, '_>, at: &CueAt, reading: &Reading, d: &mut Decided) {
    let key = |rule: &'static Rule| hash_ascii(rule.id);
    let keys = (key(reading.words.rule), reading.whose.map_or(0, |w| key(w.rule)));
    let mut content = Vec::with_capacity(reading.content.len());
    reading.content.iter().for_each(|r| pieces(row, r.clone(), &mut content));
    let source = reading.source.clone().map(|s| named(row, view, s));
    if let ([mine], [theirs]) = (d.content.as_mut_slice(), content.as_slice())
        && mine.start == theirs.start
        && mine.end < theirs.end
        && row.is(mine.end, COMMA)
        && row.is(mine.end + 1, REL)
    {
        // What a relative clause says of the last noun of the words is said with them.
        *mine = theirs.clone();
    }
    d.rules = Agreement {
        words: if d.content == content { 2 } else { 1 },
        source: if d.source == source { 2 } else { 1 },
        reports: !matches!(at.cue.class, CueClass::InnerState | CueClass::Urging),
        keys,
    };
}

/// Brings the spans into the form in which they are marked.
fn tidy(row: &Row<'_, '_>, view: &View<'_, '_>, d: &mut Decided) {
    if d.content.len() == 1 {
        // Nearly always: in the same memory.
        d.content.pop().into_iter().for_each(|r| pieces(row, r, &mut d.content));
    } else {
        let mut content = Vec::with_capacity(d.content.len());
        d.content.drain(..).for_each(|r| pieces(row, r, &mut content));
        d.content = content;
    }
    let named = d.source.take().map(|s| named(row, view, whole(row, view, s)));
    // A verb that reports is nobody.
    d.source = named.filter(|s| !(s.is_empty() || s.len() == 1 && row.is(s.start, FINITE)));
}

/// The reports of a row, by the start of their first words; `quiet` are the sources that give no answer.
pub(super) fn settle(
    row: &Row<'_, '_>,
    models: &Models,
    view: &View<'_, '_>,
    quiet: &[silent::Silent],
) -> Vec<Item> {
    let cues = cue::candidates(row);
    let readings = settle::readings(row, &cues);
    let all = judged(row, models, view, &readings);
    let mut decided = decode::choose(all, view, THRESHOLDS);
    decided.retain(|d| !quiet.iter().any(|(_, cue, _)| cue.meets(row.span(d.cue..d.cue + 1))));
    let ruled = settle::settle(row, readings);
    let mut taken = vec![false; row.count()];
    let mut items: Vec<Item> = Vec::new();
    let first = |item: &&Item| item.via.is_some() || twice(&ruled, item) || opens(row, item);
    for item in ruled.iter().filter(first) {
        take(&mut taken, item);
        items.push(item.clone());
    }
    let mut by_cue: Vec<(usize, &Item)> = Vec::with_capacity(ruled.len());
    by_cue.extend(ruled.iter().filter_map(|item| Some((item.cue.as_ref()?.start, item))));
    order::by_key(&mut by_cue, |(start, _)| *start);
    for d in &decided {
        let Some(item) = item(row, view, d, &cues, &by_cue) else { continue };
        if !clashes(&taken, &item) {
            take(&mut taken, &item);
            items.push(item);
        }
    }
    // What the rules read where no model reads anything.
    for mut item in ruled {
        let bare = item.content.iter().all(|c| c.len() == 1 && row.is(c.start, QUOTE));
        if item.via.is_none() && !clashes(&taken, &item) && (bare || reports(&item)) {
            take(&mut taken, &item);
            if !bare {
                item.sure = Some((ALONE.min(item.words.sure), item.whose.map_or(ALONE, |w| w.sure)));
            }
            items.push(item);
        }
    }
    order::by_key(&mut items, |item| item.cue.as_ref().map_or(0, |c| c.start));
    for i in 0..items.len() {
        let (before, rest) = items.split_at_mut(i);
        if let Some(item) = rest.first_mut().filter(|item| item.source.is_none()) {
            supply(row, view, &cues, before, item);
        }
    }
    unclaimed::add(row, &mut items);
    order::by_key(&mut items, |item| item.content.first().map_or(0, |r| r.start));
    items
}

/// What the quotation at `index` of the paragraph is, which no cue claims.
pub(super) fn verdict(row: &Row<'_, '_>, models: &Models, view: &View<'_, '_>, index: usize) -> Verdict {
    let p = row.paragraph;
    let Some(quotation) = p.quotations.get(index) else { return Verdict::Claimed };
    let node = p.nodes.partition_point(|n| n.span.start < quotation.span.start);
    let chance = decode::is_speech(models, view, node);
    let ruled = super::verdict::of(row, index, true);
    // What either takes for speech is marked; people mark it more often than not.
    if chance < 0.5 && matches!(ruled, Verdict::NotSpeech(_)) {
        return ruled;
    }
    let sure = Percent::new(hundredths(chance.max(0.5)));
    Verdict::Speech(sure, Reason::new(&super::verdict::UNATTRIBUTED, [quotation.span]))
}

/// Whether another report has the same words: "Smith called it safe, a fact acknowledged by Jones". `items` are in the order
/// of their first words.
fn twice(items: &[Item], item: &Item) -> bool {
    let begin = |item: &Item| item.content.first().map_or(0, |r| r.start);
    let from = items.partition_point(|other| begin(other) < begin(item));
    let near = items.get(from..).unwrap_or_default().iter().take_while(|o| begin(o) == begin(item));
    !item.content.is_empty()
        && near.take(8).any(|o| o.content.first() == item.content.first() && o.cue != item.cue)
}

/// Whether the cue opens the sentence, with its subject between it and the words in marks: "Said Mara Quill: ...".
fn opens(row: &Row<'_, '_>, item: &Item) -> bool {
    let (Some(cue), Some(source), [words]) = (&item.cue, &item.source, item.content.as_slice()) else {
        return false;
    };
    let inverted = cue.start < source.start && source.end <= words.start;
    inverted && row.sentence(cue.start).start == cue.start && words.len() == 1 && row.is(words.start, QUOTE)
}

/// How sure a report is that the rules read and no model, in hundredths: six of ten in the part of PolNeAR train that is held
/// out of training are right.
const ALONE: u8 = 58;

/// Whether the rules alone may make a report of `item`: its cue gives words, and it is no infinitive ("asked to leave"),
/// which are right too seldom.
fn reports(item: &Item) -> bool {
    !matches!(item.class, Some(CueClass::InnerState | CueClass::Urging))
        && !std::ptr::eq(item.words, &rules::INFINITIVE)
}

/// Whether words or cue of `item` are taken.
fn clashes(taken: &[bool], item: &Item) -> bool {
    let nodes = item.content.iter().chain(&item.cue).cloned().flatten();
    nodes.into_iter().any(|i| taken.get(i) == Some(&true))
}

fn take(taken: &mut [bool], item: &Item) {
    for i in item.content.iter().chain(&item.cue).cloned().flatten() {
        if let Some(t) = taken.get_mut(i) {
            *t = true;
        }
    }
}

/// The report of a cue that the models found, `by_cue` being what the rules read, by the first nodes of the cues; `None` where nothing is left of its words.
fn item(
    row: &Row<'_, '_>,
    view: &View<'_, '_>,
    d: &Decided,
    cues: &[CueAt],
    by_cue: &[(usize, &Item)],
) -> Option<Item> {
    let at = cue_at(cues, d.cue);
    let content = d.content.clone();
    let apart = |r: &Range<usize>| content.iter().all(|c| c.end <= r.start || r.end <= c.start);
    let said = |r: &Range<usize>| {
        r.clone().any(|i| row.is(i, QUOTE) || view.get(i).is_some_and(|w| w.tag.is_finite()))
    };
    if view.title && !content.iter().any(said) || content.iter().any(|c| unnamed(row, c.start)) {
        return None;
    }
    let cue = at.map(|c| c.nodes.clone()).filter(|n| apart(n)).unwrap_or(d.cue..d.cue + 1);
    if !apart(&cue) {
        return None;
    }
    let ruled = by_cue.get(by_cue.partition_point(|(start, _)| *start < cue.start)).map(|(_, item)| *item);
    let ruled = ruled.filter(|item| item.cue.as_ref() == Some(&cue));
    let within = |r: &Range<usize>| {
        let shorter = ruled.and_then(|i| i.source.clone());
        shorter.filter(|s| named::names(row, view, s, r)).unwrap_or_else(|| r.clone())
    };
    let source = d.source.as_ref().map(within).filter(apart);
    let words = ruled
        .filter(|i| i.content.first().map(|r| r.start) == content.first().map(|r| r.start))
        .map_or_else(|| words(row, view, &cue, &content), |i| i.words);
    let whose = source.as_ref().map(|s| {
        let same = ruled.filter(|i| i.source.as_ref() == Some(s)).and_then(|i| i.whose);
        same.unwrap_or_else(|| whose(row, view, &cue, s))
    });
    let class = at.map(|c| c.cue.class).unwrap_or_else(|| match view.get(d.cue).map(|w| w.sense) {
        Some(Sense::Think) => CueClass::InnerState,
        _ => CueClass::Neutral,
    });
    if std::ptr::eq(words, &rules::OBJECT) && d.right.0 < OBJECTS
        || std::ptr::eq(words, &rules::INFINITIVE) && row.any(d.cue, DEEDS)
    {
        return None;
    }
    let sure = Some((hundredths(d.right.0), hundredths(d.right.1)));
    Some(Item { content, cue: Some(cue), class: Some(class), source, via: None, words, whose, sure })
}

/// The cue of the rules that holds `node`; `cues` are in the order of their first nodes.
fn cue_at(cues: &[CueAt], node: usize) -> Option<&CueAt> {
    // Phrasal verbs may share nodes with the cue behind them: the first that holds the node is it.
    let behind = cues.partition_point(|c| c.nodes.start <= node);
    cues.get(behind.saturating_sub(4)..behind)?.iter().find(|c| c.nodes.contains(&node))
}

/// Gives `item` the source that the rules find for its cue, where the models find none: the subject, or that of the report
/// before it in the sentence ("noted that ..., and added: ...").
fn supply(row: &Row<'_, '_>, view: &View<'_, '_>, cues: &[CueAt], before: &[Item], item: &mut Item) {
    let Some(at) = item.cue.as_ref().and_then(|cue| cue_at(cues, cue.start)) else { return };
    let tag = view.get(at.verb).map(|w| w.tag);
    // "Asked what he wanted, Smith said", "After saying so, Smith left": neither has its subject before it.
    let governed = tag.is_some_and(Tag::is_finite) || tag == Some(Tag::Vbg) && row.before(at.verb, COMMA);
    if !matches!(at.voice, Voice::Active | Voice::Shared) {
        return;
    }
    match spans::read(row, at).and_then(|r| r.source.zip(r.whose)) {
        Some((source, whose)) => (item.source, item.whose) = (Some(source), Some(whose)),
        None if governed => settle::share(row, at, before, item),
        None => return,
    }
    if !settle::sound(item) {
        (item.source, item.whose) = (None, None);
    } else if let (Some((words, _)), Some(whose)) = (item.sure, item.whose) {
        item.sure = Some((words, whose.sure));
    }
}

/// Whether words begin "not to be named": said of the source to us, not by it.
fn unnamed(row: &Row<'_, '_>, i: usize) -> bool {
    row.any(i, &["not"])
        && row.any(i + 1, &["to"])
        && row.any(i + 2, &["be"])
        && row.any(i + 3, &["named", "identified", "quoted"])
}

/// Verbs whose infinitive is what somebody does, not what they say: "refused to sell the quay".
const DEEDS: &[&str] = &["refuse", "refused", "refuses", "refusing"];

/// A chance in whole hundredths, 1 to 99.
fn hundredths(chance: f64) -> u8 {
    (chance * 100.0 + 0.5).clamp(1.0, 99.0) as u8
}

/// Adds a piece of content to `out`, without "that" before it and stops around it. Where a quotation of a whole sentence stands in it, the
/// words around that quotation are none of its own.
fn pieces(row: &Row<'_, '_>, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut range = row.trimmed(range);
    if range.len() > 1 && row.any(range.start, &["that"]) {
        range = row.trimmed(range.start + 1..range.end);
    }
    range.end = content::conceded(row, range.clone()).unwrap_or(range.end);
    if range.is_empty() {
        return;
    }
    let whole = |i: usize| {
        let inner = row.quotation(i).map_or("", |q| q.inner.of(row.paragraph.text).trim());
        row.length(i) >= 4 && inner.starts_with(char::is_uppercase)
    };
    let sentences = range.clone().filter(|&i| row.is(i, QUOTE) && whole(i));
    let (count, quoted) = sentences.clone().fold((0, 0), |(count, all), i| (count + 1, all + row.length(i)));
    if count == 0 || quoted * 2 < range.len() - count + quoted {
        out.push(range);
    } else {
        out.extend(sentences.map(|i| i..i + 1));
    }
}

/// The rule that describes where the words stand.
fn words(
    row: &Row<'_, '_>,
    view: &View<'_, '_>,
    cue: &Range<usize>,
    content: &[Range<usize>],
) -> &'static Words {
    let Some(first) = content.first() else { return &rules::BARE };
    let quoted = first.len() == 1 && row.is(first.start, QUOTE);
    let tag = view.get(cue.start).map(|w| w.tag);
    if row.any(cue.start, &["according"]) {
        return &rules::ACCORDING;
    }
    if quoted {
        return if first.start < cue.start { &rules::MARKS_THEN_CUE } else { &rules::CUE_THEN_MARKS };
    }
    if first.start < cue.start {
        return &rules::FRONTED;
    }
    if row.before(first.start, LOWER) && row.any(first.start - 1, &["that"]) {
        return if tag == Some(Tag::N) { &rules::NOUN } else { &rules::THAT };
    }
    if row.any(first.start, &["to"]) {
        return &rules::INFINITIVE;
    }
    if row.any(first.start, &["whether", "if", "what", "why", "how", "when", "where", "who"]) {
        return &rules::QUESTION;
    }
    let finite = first.clone().filter_map(|i| view.get(i)).any(|w| w.tag.is_finite());
    if finite { &rules::BARE } else { &rules::OBJECT }
}

/// The rule that describes where the source stands.
fn whose(
    row: &Row<'_, '_>,
    view: &View<'_, '_>,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> &'static Whose {
    if row.any(cue.start, &["according"]) {
        return &rules::ACCORDING_TO;
    }
    if source.start >= cue.end {
        let by = source.start > 0 && row.any(source.start - 1, &["by"]);
        return if by { &rules::AGENT } else { &rules::INVERTED };
    }
    if view.get(cue.start).is_some_and(|w| w.tag == Tag::N) {
        return &rules::POSSESSOR;
    }
    let between = source.end..cue.start;
    let another =
        between.clone().filter_map(|i| view.get(i)).any(|w| w.tag.is_verb() && w.sense != Sense::Help);
    let far = between.len() > 12 && !between.clone().any(|i| row.is(i, COMMA));
    if another || far { &rules::SHARED } else { &rules::SUBJECT }
}
