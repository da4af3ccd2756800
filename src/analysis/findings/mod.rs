//! Figures that can't be: what a reader with a calculator would write in about, with the arithmetic in words.
//!
//! The paragraph stage ([`read`]) reads the figures of a paragraph ([`quantity`], [`reader`]) and does the sums of each sentence
//! ([`sums`] by patterns, [`lists`], [`units`], [`written`]); the document stage ([`join`]) holds conversions of money
//! against each other ([`money`]) and the headline against the text ([`headline`]). Where a reading is uncertain nothing is
//! said: a wrong flag costs more than a missed one. The order and the traps come from a trial over 3,802 articles.

pub mod headline;
pub mod lists;
pub mod money;
pub mod pattern;
pub mod quantity;
pub mod reader;
pub mod sentence;
pub mod sums;
pub mod units;
pub mod written;

use super::names::words::Words;
use super::paragraph::Paragraph;
use super::sentences::of_tokens;
use super::types::{Claim, Finding, PartKind};
use crate::lexicon::traits::Traits;
use crate::text::order;
use crate::text::tokens::Kind;
use quantity::Quantity;
use sentence::Sentence;
use std::borrow::Cow;
use std::ops::Range;

/// What the paragraphs of a text give to the document stage.
#[derive(Debug, Default)]
pub struct Figures {
    /// Sums that fail by themselves.
    findings: Vec<Finding>,
    /// Sums of money with their conversion.
    conversions: Vec<money::Conversion>,
    /// Numbers with their commas in the wrong place.
    malformed: Vec<written::Malformed>,
    /// The figures of headlines.
    head: Vec<headline::Figure>,
    /// The figures of all else.
    body: Vec<headline::Figure>,
    /// Memory that one paragraph leaves to the next.
    scratch: Scratch,
}

#[derive(Debug, Default)]
struct Scratch {
    numbers: Vec<usize>,
    figures: Vec<Quantity>,
    sentence: sentence::Scratch,
}

/// The most tokens of a sentence that is read: what is longer is a table or no text, and the checks look at all of it.
const LONGEST: usize = 300;

/// What a paragraph holds at all, from one pass over it.
#[derive(Default)]
struct Holds {
    traits: Traits,
    digits: bool,
    colon: bool,
}

/// The paragraph stage.
pub fn read(paragraph: &Paragraph<'_>, traits: &[Traits], out: &mut Figures) {
    let words = Words { text: paragraph.text, tokens: &paragraph.tokens, traits };
    let Scratch { numbers, figures: all, sentence: scratch } = &mut out.scratch;
    let holds = numbers_of(&words, numbers);
    all.clear();
    reader::quantities(&words, numbers, all);
    if all.is_empty() {
        return;
    }
    let heads = paragraph.part == PartKind::Headline;
    headline::figures(&words, all, if heads { &mut out.head } else { &mut out.body });
    if !holds.digits && !holds.colon {
        return;
    }
    written::malformed(&words, numbers, &mut out.malformed);
    if holds.traits.any(Traits::CALENDAR) {
        written::weekdays(&words, &mut out.findings);
    }
    // One figure makes no sum; behind a colon its list may stand.
    if all.len() < 2 && !holds.colon {
        return;
    }
    units::read(&words, all, &mut out.findings);
    let sentences = of_paragraph(paragraph);
    let (mut next, mut years) = (0, Vec::new());
    for range in sentences.iter() {
        let from = next;
        next += all.get(next..).unwrap_or_default().iter().take_while(|q| q.tokens.0 < range.end).count();
        let figures = all.get(from..next).unwrap_or_default();
        if figures.iter().any(|q| q.kind == quantity::Kind::Year) {
            years.push(range.clone());
        }
        if figures.is_empty() || figures.len() < 2 && !holds.colon || range.len() > LONGEST {
            continue;
        }
        let s = Sentence::new(&words, range.clone(), figures, scratch);
        sums::read(&s, &mut out.findings);
        lists::read(&s, &mut out.findings);
    }
    let dated = |token: usize| {
        let year = years.get(years.partition_point(|r| r.end <= token));
        year.is_some_and(|r| r.contains(&token))
    };
    money::conversions(&words, all, dated, &mut out.conversions);
}

/// The tokens that are figures or may be numbers in words, in the place of what `out` held.
fn numbers_of(words: &Words<'_>, out: &mut Vec<usize>) -> Holds {
    let mut holds = Holds::default();
    out.clear();
    for (at, (token, &traits)) in words.tokens.iter().zip(words.traits).enumerate() {
        holds.traits = holds.traits.with(traits);
        let digits = token.kind == Kind::Number;
        if digits || traits.any(Traits::NUMERAL) {
            holds.digits |= digits;
            out.push(at);
        }
        holds.colon |= token.last == b':' && token.span.len() == 1;
    }
    holds
}

/// The sentences of a paragraph as ranges of its tokens; what stands in quotations is cut up too.
fn of_paragraph<'p>(paragraph: &'p Paragraph<'_>) -> Cow<'p, [Range<usize>]> {
    // Without quotations the nodes are the tokens.
    if paragraph.quotations.is_empty() {
        return Cow::Borrowed(&paragraph.sentences);
    }
    Cow::Owned(of_tokens(paragraph.text, &paragraph.tokens))
}

/// The document stage: the findings of the whole text, those of repeated claims among them, in its order.
pub fn join(text: &str, all: Figures, repeated: Vec<Finding>, claims: &[Claim]) -> Vec<Finding> {
    let Figures { findings, conversions, malformed, head, body, .. } = all;
    let mut out = repeated;
    out.extend(findings);
    money::judge(text, &conversions, &mut out);
    // A text that writes its decimals with a comma does so more than once.
    let decimals = malformed.iter().filter(|(_, decimal)| *decimal).count();
    let broken = !malformed.is_empty();
    out.extend(malformed.into_iter().filter(|(_, decimal)| !decimal || decimals < 2).map(|(f, _)| f));
    // What a malformed number meant may be what the headline has.
    if !broken {
        headline::judge(text, &head, &body, &mut out);
    }
    order::by_key(&mut out, |f| f.spans.first().copied());
    for finding in &mut out {
        finding.claims = meant(claims, finding);
    }
    out
}

/// The claims in which a place of the finding lies; `claims` are disjoint or nested, by start.
fn meant(claims: &[Claim], finding: &Finding) -> Vec<u32> {
    let mut out = Vec::new();
    for span in &finding.spans {
        let behind = claims.partition_point(|c| c.span.start < span.end);
        // Claims nest no deeper than quotes do: the last few that start before the end are all that can hold it.
        for i in behind.saturating_sub(4)..behind {
            if claims.get(i).is_some_and(|c| c.span.meets(*span)) && !out.contains(&(i as u32)) {
                out.push(i as u32);
            }
        }
    }
    order::plain(&mut out);
    out
}
