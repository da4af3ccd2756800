//! The document stage: joins what the paragraphs gave, and holds the invariants of [`Analysis`].

pub mod interview;
pub mod quotes;
mod tidy;

use super::Options;
use super::claims::{Candidates, same};
use super::entities::{self, Resolved};
use super::findings;
use super::found::{Across, Found};
use super::model;
use super::structure::Page;
use super::types::{Analysis, Claim, Quote};
use crate::text::Span;
use crate::text::order;

/// The analysis of a text from its page and the findings of its paragraphs, in text order.
pub fn assemble(
    text: &str,
    language: &str,
    page: Page,
    mut found: Vec<Found>,
    across: Across,
    options: Options,
) -> Analysis {
    tidy::introduce(text, &mut found);
    interview::answers(text, &mut found);
    tidy::parts(&mut found);
    tidy::sources(&mut found);
    let mut resolved = entities::resolve(text, &mut found);
    let mut quotes = quotes::join(text, &mut found, &resolved);
    // What a long text has most of goes as soon as it has been read.
    for f in &mut found {
        (f.reports, f.quotations, f.silent) = (Vec::new(), Vec::new(), Vec::new());
    }
    let Across { candidates: Candidates { mut claims, mut said }, figures } = across;
    settle_claims(&mut claims, &quotes);
    keep_used(&mut resolved, &mut quotes, &mut claims);
    said.settle();
    let repeated = same::link(text, &mut claims, &said);
    let findings = findings::join(text, figures, repeated, &claims);
    Analysis {
        language: language.into(),
        title: page.title,
        structure: page.parts,
        entities: resolved.entities,
        sources: resolved.sources,
        quotes,
        claims,
        findings,
        models: options.models.map(|_| (model::NAME.into(), model::DIGEST.into())).into_iter().collect(),
    }
}

/// Orders the claims, drops those that cross another, and says whose each is.
fn settle_claims(claims: &mut Vec<Claim>, quotes: &[Quote]) {
    order::by_key(claims, |c| (c.span.start, std::cmp::Reverse(c.span.end)));
    let mut open: Vec<Span> = Vec::new();
    claims.retain(|c| {
        while open.last().is_some_and(|o| o.end <= c.span.start) {
            open.pop();
        }
        let fits = open.last().is_none_or(|o| o.holds(c.span) && *o != c.span);
        if fits {
            open.push(c.span);
        }
        fits
    });
    let mut parts: Vec<(Span, usize)> = Vec::new();
    for (i, quote) in quotes.iter().enumerate() {
        parts.extend(quote.parts.iter().map(|p| (*p, i)));
    }
    order::by_key(&mut parts, |part| *part);
    for claim in claims {
        let Some(i) = quote_of(&parts, claim.span) else { continue };
        claim.quote = Some(i as u32);
        claim.asserted_by = quotes.get(i).and_then(|q| q.attributions.first()).and_then(|a| a.entity);
    }
}

/// The quote a part of which makes up most of `span`, or holds it; `parts` by start.
fn quote_of(parts: &[(Span, usize)], span: Span) -> Option<usize> {
    let behind = parts.partition_point(|(p, _)| p.start < span.end);
    // Parts nest no deeper than marks in marks do: the last few before the end are all that can meet the span.
    let near = parts.get(behind.saturating_sub(4)..behind)?;
    let shared = |p: Span| p.end.min(span.end).saturating_sub(p.start.max(span.start)) as usize;
    near.iter().rev().find(|(p, _)| p.meets(span) && shared(*p) * 2 >= span.len()).map(|(_, i)| *i)
}

/// Drops the entities that nothing names, and numbers the rest anew.
fn keep_used(resolved: &mut Resolved, quotes: &mut [Quote], claims: &mut [Claim]) {
    let mut used = vec![false; resolved.entities.len()];
    let mut mark = |entity: Option<u32>| {
        if let Some(u) = entity.and_then(|e| used.get_mut(e as usize)) {
            *u = true;
        }
    };
    resolved.sources.iter().for_each(|s| mark(Some(s.entity)));
    claims.iter().for_each(|c| mark(c.asserted_by));
    for a in quotes.iter().flat_map(|q| &q.attributions) {
        mark(a.entity);
        mark(a.via.and_then(|v| v.entity));
    }
    let members: Vec<u32> = resolved
        .entities
        .iter()
        .zip(&used)
        .filter(|(_, used)| **used)
        .flat_map(|(e, _)| e.members.iter().copied())
        .collect();
    for member in members {
        if let Some(u) = used.get_mut(member as usize) {
            *u = true;
        }
    }
    if used.iter().all(|u| *u) {
        return;
    }
    let mut next = 0;
    let number: Vec<Option<u32>> = used
        .iter()
        .map(|u| {
            next += u32::from(*u);
            u.then(|| next - 1)
        })
        .collect();
    let anew = |old: u32| number.get(old as usize).copied().flatten();
    let mut i = 0;
    resolved.entities.retain(|_| {
        i += 1;
        used.get(i - 1).copied().unwrap_or_default()
    });
    for entity in &mut resolved.entities {
        entity.members = entity.members.iter().filter_map(|m| anew(*m)).collect();
    }
    for source in &mut resolved.sources {
        source.entity = anew(source.entity).unwrap_or_default();
    }
    for a in quotes.iter_mut().flat_map(|q| &mut q.attributions) {
        a.entity = a.entity.and_then(anew);
        if let Some(via) = &mut a.via {
            via.entity = via.entity.and_then(anew);
        }
    }
    for claim in claims {
        claim.asserted_by = claim.asserted_by.and_then(anew);
    }
}
