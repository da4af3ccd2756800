//! What the paragraphs gave, made fit for the invariants: parts that cross another go, sources that overlap become one.

use crate::analysis::found::{Found, Report, Verdict};
use crate::analysis::types::Form;
use crate::text::Span;
use crate::text::order;

/// Drops every report a part of which crosses a part of an earlier one, or whose cue lies in its own words.
///
/// Invariant: afterwards the parts of any two reports are disjoint, or one holds the other, or all their parts are the same.
pub(super) fn parts(found: &mut [Found]) {
    for f in found {
        f.reports.retain(sound);
        if f.reports.len() < 2 {
            continue;
        }
        order::by_key(&mut f.reports, |r| r.parts.first().map_or((0, 0), |p| (p.start, u32::MAX - p.end)));
        let mut all: Vec<(Span, usize)> = Vec::new();
        for (i, report) in f.reports.iter().enumerate() {
            all.extend(report.parts.iter().map(|p| (*p, i)));
        }
        order::by_key(&mut all, |(p, i)| (p.start, u32::MAX - p.end, *i));
        let mut gone = vec![false; f.reports.len()];
        let mut open: Vec<(Span, usize)> = Vec::new();
        for (part, i) in all {
            while open.last().is_some_and(|(o, _)| o.end <= part.start) {
                open.pop();
            }
            let clash = open.iter().rev().take(4).any(|(o, j)| match (f.reports.get(*j), f.reports.get(i)) {
                (Some(a), Some(b)) if *j != i => {
                    !gone.get(*j).copied().unwrap_or_default()
                        && a.parts != b.parts
                        && (*o == part || o.end < part.end)
                }
                _ => false,
            });
            if clash && let Some(g) = gone.get_mut(i) {
                *g = true;
            } else {
                open.push((part, i));
            }
        }
        let mut i = 0;
        f.reports.retain(|_| {
            i += 1;
            !gone.get(i - 1).copied().unwrap_or_default()
        });
    }
}

/// Gives a paragraph that is a quotation to whom the one before it introduces with a colon.
pub(super) fn introduce(text: &str, found: &mut [Found]) {
    for k in 1..found.len() {
        let Some([before, f]) = found.get_mut(k - 1..=k) else { continue };
        let Some(opens) = before.opens.as_ref().filter(|r| r.source.is_some()) else { continue };
        if f.paragraph != before.paragraph + 1 || !f.reports.is_empty() {
            continue;
        }
        let [seen] = f.quotations.as_mut_slice() else { continue };
        let Verdict::Speech(..) = &seen.verdict else { continue };
        let mut report = opens.clone();
        report.parts = vec![seen.quotation.span.trimmed(text)];
        report.form = Form::Direct;
        seen.verdict = Verdict::Claimed;
        f.reports.push(report);
    }
}

/// Whether the parts are disjoint and in order, and the cue lies outside them.
fn sound(report: &Report) -> bool {
    let apart = |span: Span| report.parts.iter().all(|p| !p.meets(span));
    !report.parts.is_empty()
        && report.parts.iter().all(|p| !p.is_empty())
        && report.parts.windows(2).all(|w| w[0].end <= w[1].start)
        && report.cue.is_none_or(apart)
}

/// Makes the source spans disjoint: of those that overlap all become the first, longer ones before shorter ones.
pub(super) fn sources(found: &mut [Found]) {
    let mut all: Vec<Span> = Vec::new();
    for f in found.iter() {
        all.extend(f.reports.iter().flat_map(|r| r.source.into_iter().chain(r.via)));
        all.extend(f.silent.iter().map(|(span, _)| *span));
    }
    order::by_key(&mut all, |s| (s.start, u32::MAX - s.end));
    all.retain(|s| !s.is_empty());
    let mut kept: Vec<Span> = Vec::with_capacity(all.len());
    for span in all {
        if kept.last().is_none_or(|k| k.end <= span.start) {
            kept.push(span);
        }
    }
    let settled = |span: Span| -> Option<Span> {
        let i = kept.partition_point(|k| k.end <= span.start);
        kept.get(i).copied().filter(|k| k.meets(span))
    };
    for f in found {
        for report in &mut f.reports {
            report.source = report.source.and_then(settled);
            report.via = report.via.and_then(settled);
        }
        f.silent.retain_mut(|(span, _)| {
            settled(*span).is_some_and(|s| {
                *span = s;
                true
            })
        });
    }
}
