//! Figures that can't be: what a reader with a calculator would write in about, with the arithmetic in words.
//!
//! The paragraph stage ([`read`]) reads the figures of a paragraph ([`quantity`]) and does the sums of each sentence
//! ([`sums`] by patterns, [`lists`], [`units`], [`written`]); the document stage ([`join`]) holds conversions of money
//! against each other ([`money`]) and the headline against the text ([`headline`]). Where a reading is uncertain nothing is
//! said: a wrong flag costs more than a missed one. The order and the traps come from a trial over 3,802 articles.

pub mod headline;
pub mod lists;
pub mod money;
pub mod pattern;
pub mod quantity;
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
use crate::text::tokens::{Kind, Token};
use quantity::quantities;
use sentence::Sentence;

/// What one paragraph gives to the document stage.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Sums that fail by themselves.
    pub findings: Vec<Finding>,
    /// Sums of money with their conversion.
    conversions: Vec<money::Conversion>,
    /// Numbers with their commas in the wrong place.
    malformed: Vec<written::Malformed>,
    /// For the headline.
    figures: Vec<headline::Figure>,
    /// Whether this is a headline.
    heads: bool,
}

/// The most tokens of a sentence that is read: what is longer is a table or no text, and the checks look at all of it.
const LONGEST: usize = 300;

/// The paragraph stage.
pub fn read(paragraph: &Paragraph<'_>, traits: &[Traits]) -> Figures {
    let mut out = Figures { heads: paragraph.part == PartKind::Headline, ..Figures::default() };
    let words = Words { text: paragraph.text, tokens: &paragraph.tokens, traits };
    let all = quantities(&words);
    if all.is_empty() {
        return out;
    }
    out.figures = headline::figures(&words, &all);
    let colon = |t: &Token| t.last == b':' && t.span.len() == 1;
    if !paragraph.tokens.iter().any(|t| t.kind == Kind::Number || colon(t)) {
        return out;
    }
    out.malformed = written::malformed(&words);
    written::weekdays(&words, &mut out.findings);
    if all.len() >= 2 {
        units::read(&words, &all, &mut out.findings);
    }
    let sentences = of_tokens(paragraph.text, &paragraph.tokens);
    let mut next = 0;
    let mut dated = Vec::new();
    for range in sentences {
        let from = next;
        next += all.get(next..).unwrap_or_default().iter().take_while(|q| q.tokens.0 < range.end).count();
        let Some(figures) = all.get(from..next).filter(|f| !f.is_empty()) else { continue };
        if figures.iter().any(|q| q.kind == quantity::Kind::Year) {
            dated.push(range.clone());
        }
        if range.len() > LONGEST {
            continue;
        }
        let s = Sentence::new(&words, range, figures);
        sums::read(&s, &mut out.findings);
        lists::read(&s, &mut out.findings);
    }
    let past = |token: usize| {
        let i = dated.partition_point(|r| r.end <= token);
        dated.get(i).is_some_and(|r| r.contains(&token))
    };
    out.conversions = money::conversions(&words, &all, past);
    out
}

/// The document stage: the findings of the whole text, those of repeated claims among them, in its order.
pub fn join(text: &str, all: Vec<Figures>, repeated: Vec<Finding>, claims: &[Claim]) -> Vec<Finding> {
    let mut out = repeated;
    let (mut conversions, mut malformed, mut head, mut body) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for figures in all {
        out.extend(figures.findings);
        conversions.extend(figures.conversions);
        malformed.extend(figures.malformed);
        if figures.heads { head.extend(figures.figures) } else { body.extend(figures.figures) }
    }
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
