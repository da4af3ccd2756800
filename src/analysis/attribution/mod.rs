//! Who said what within a paragraph: cues, the words that they report, and their sources.
//!
//! Three decisions stand behind narrow functions, and [`learned`] makes them together with the models: which nodes are cues
//! ([`cue::candidates`]), what a cue reports and whose words they are ([`spans::read`]), and whether a quotation that no cue
//! claims is speech ([`verdict::of`]). What is made of the answers (forms, fragments in marks, second-hand sources, shared
//! subjects, reasons) is here.

mod content;
pub mod cue;
pub mod learned;
mod named;
mod phrase;
pub mod row;
pub mod rules;
mod settle;
mod silent;
mod source;
pub mod spans;
#[cfg(test)]
mod tests;
mod unclaimed;
pub mod verdict;

use super::found::{Found, Report, Seen, Verdict};
use super::model::decode::Models;
use super::model::view::View;
use super::paragraph::Paragraph;
use super::types::{CueClass, Form, Percent, Reason};
use crate::text::Span;
use crate::text::order;
use row::Row;
use settle::Item;

/// Fills in `reports`, `silent` and `quotations` of `found`. Where `english` does not hold, only what the quotation marks
/// alone say. `models`, where they are there, decide what rules can't.
pub fn read(paragraph: &Paragraph<'_>, english: bool, models: Option<&Models>, found: &mut Found) {
    let spoken = |words: &str| words.chars().any(char::is_alphabetic);
    if let Some(speaker) = paragraph.speaker.filter(|_| spoken(paragraph.span.of(paragraph.text))) {
        transcript(paragraph, speaker.name, found);
        return;
    }
    let before_marks = english && marks_follow(paragraph);
    let row = Row::always(paragraph, !before_marks);
    if row.count() == 0 {
        return;
    }
    let view = models.filter(|_| english).map(|m| (m, View::new(paragraph, &m.tagger)));
    let silent = if english { silent::find(&row) } else { Vec::new() };
    let items = match &view {
        _ if !english => Vec::new(),
        Some((models, view)) => learned::settle(&row, models, view, &silent),
        None => settle::settle(&row, settle::readings(&row, &cue::candidates(&row))),
    };
    let mut claimed = vec![false; paragraph.quotations.len()];
    for item in &items {
        for node in item.content.iter().cloned().flatten() {
            if let Some(seen) =
                paragraph.nodes.get(node).and_then(|n| n.quotation).and_then(|q| claimed.get_mut(q))
            {
                *seen = true;
            }
        }
    }
    found.reports = items.iter().map(|item| report(&row, item)).collect();
    let told_of = || unclaimed::last_told_of(&row).filter(|_| items.is_empty() && before_marks);
    found.opens = unclaimed::opens(&row).filter(|_| english).or_else(told_of).map(|item| report(&row, &item));
    if english {
        let mut said: Vec<Span> = found.reports.iter().flat_map(|r| r.parts.iter().copied()).collect();
        order::by_key(&mut said, |span| *span);
        let free = |span: Span| {
            let behind = said.partition_point(|p| p.start < span.end);
            said.get(behind.saturating_sub(2)..behind).unwrap_or_default().iter().all(|p| !p.meets(span))
        };
        let silent = silent.into_iter().filter(|(_, cue, _)| free(*cue));
        found.silent = silent.map(|(np, _, why)| (row.span(np), why)).collect();
    }
    for (i, quotation) in paragraph.quotations.iter().enumerate() {
        let claimed = claimed.get(i).copied().unwrap_or_default();
        let verdict = match &view {
            _ if claimed => Verdict::Claimed,
            Some((models, view)) => learned::verdict(&row, models, view, i),
            None => verdict::of(&row, i, english),
        };
        found.quotations.push(Seen { quotation: quotation.clone(), verdict });
    }
}

/// Whether the next paragraph opens with a quotation mark.
fn marks_follow(paragraph: &Paragraph<'_>) -> bool {
    let behind = paragraph.text.get(paragraph.span.end as usize..).unwrap_or_default();
    behind.chars().find(|c| !c.is_whitespace()).is_some_and(crate::text::tokens::is_mark)
}

/// A paragraph of a transcript: all of it is the speaker's whom the label before it names; "Q" and "A" name nobody.
fn transcript(paragraph: &Paragraph<'_>, name: Span, found: &mut Found) {
    let words = rules::TRANSCRIPT.rule;
    let source = (name.len() > 1).then_some(name);
    found.reports.push(Report {
        parts: vec![paragraph.span],
        marked: Vec::new(),
        form: Form::Direct,
        cue: None,
        class: None,
        source,
        via: None,
        via_cue: None,
        confidence: (Percent::new(rules::TRANSCRIPT.sure), Percent::new(rules::SPEAKER.sure)),
        reason: (Reason::new(words, [name]), Reason::new(rules::SPEAKER.rule, [name])),
    });
    for quotation in &paragraph.quotations {
        found.quotations.push(Seen { quotation: quotation.clone(), verdict: Verdict::Claimed });
    }
}

fn report(row: &Row<'_, '_>, item: &Item) -> Report {
    let mut quoted = 0;
    let mut marked = Vec::new();
    let mut parts = Vec::with_capacity(item.content.len());
    for range in &item.content {
        parts.push(row.span(range.clone()));
        for node in range.clone().filter(|&i| row.is(i, row::QUOTE)) {
            marked.push(row.span(node..node + 1));
            quoted += usize::from(range.len() == 1);
        }
    }
    let form = if marked.is_empty() {
        Form::Indirect
    } else if quoted == item.content.len() {
        Form::Direct
    } else {
        Form::Mixed
    };
    if form != Form::Mixed {
        marked.clear();
    }
    let cue = item.cue.clone().map(|c| row.span(c));
    let source = item.source.clone().map(|s| row.span(s));
    let named = || cue.into_iter().chain(source);
    let sure = |hundredths: u8| Percent::new(hundredths);
    let (words_sure, whose_sure) = item.sure.unwrap_or((item.words.sure, item.whose.map_or(50, |w| w.sure)));
    let why = item.whose.map_or(item.words.rule, |w| w.rule);
    Report {
        parts,
        marked,
        form,
        cue,
        class: cue.map(|_| item.class.unwrap_or(CueClass::Neutral)),
        source,
        via: item.via.clone().map(|v| row.span(v.0)),
        via_cue: item.via.clone().map(|v| row.span(v.1)),
        confidence: (sure(words_sure), sure(whose_sure)),
        reason: (Reason::new(item.words.rule, named()), Reason::new(why, named())),
    }
}
