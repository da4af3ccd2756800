//! Quotes from reports: several sources of the same words, and the quotations that go on over paragraphs or take turns.

use crate::analysis::entities::Resolved;
use crate::analysis::found::{Found, Report, Seen, Verdict};
use crate::analysis::rules::Rule;
use crate::analysis::types::{Attribution, Form, Percent, Quote, Reason, Via};
use crate::text::Span;
use crate::text::order;

/// A quotation that runs on in the next paragraph.
static RUNNING: Rule = Rule {
    id: "running-quote",
    says: "The quotation goes on from the paragraph before, whose marks were not closed.",
    doc: "A quotation over several paragraphs opens its marks in each and closes them in the last.",
    fires: "Mara Quill said: \u{201c}We will build the quay.\n\n\u{201c}It will be ready by May and not a day later.\u{201d}",
    silent: "Mara Quill said: \u{201c}We will build the quay.\u{201d}",
};

/// The speaker of the paragraph before goes on.
static SAME_SPEAKER: Rule = Rule {
    id: "same-speaker",
    says: "Nobody is named here; \u{201c}{0}\u{201d} spoke last.",
    doc: "A paragraph that is a quotation and names nobody is by whoever spoke last.",
    fires: "\u{201c}We will build the quay,\u{201d} Mara Quill said.\n\n\u{201c}It will be ready by May and not a day later.\u{201d}",
    silent: "\u{201c}We will build the quay,\u{201d} Mara Quill said.",
};

/// Nobody has spoken yet.
static NOBODY: Rule = Rule {
    id: "nobody-named",
    says: "Nobody is named who says it.",
    doc: "A quotation for which the article names no speaker.",
    fires: "\u{201c}It will be ready by May and not a day later.\u{201d}",
    silent: "\u{201c}We will build the quay,\u{201d} Mara Quill said.",
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&RUNNING, &SAME_SPEAKER, &NOBODY];

/// How often whoever spoke last goes on (PolNeAR train), in hundredths; and where that one was inferred as well.
const CARRIED: u8 = 62;
const CARRIED_AGAIN: u8 = 45;

/// Who spoke last, and where.
struct Last {
    quote: usize,
    paragraph: usize,
    open: bool,
}

/// The quotes of a text, in text order.
/// Takes the words out of the reports.
pub(super) fn join(text: &str, found: &mut [Found], resolved: &Resolved) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut last: Option<Last> = None;
    for f in found {
        let first = quotes.len();
        let mut closed = None;
        let opening = f.reports.first().and_then(|r| r.parts.first().copied());
        let opens = f.quotations.first().map(|s| s.quotation.span);
        for report in &mut f.reports {
            let attribution = attribution(report, resolved);
            let goes_on = last.as_ref().filter(|l| l.open && l.paragraph + 1 == f.paragraph);
            let goes_on = goes_on.filter(|_| report.parts.first() == opening.as_ref());
            if let Some(i) = goes_on.and_then(|last| runs_into(text, last, opens?, report, &quotes)) {
                if let Some(q) = quotes.get_mut(i) {
                    q.parts.extend(report.parts.iter().copied());
                    if q.attributions.iter().all(|a| a.cue.is_none()) {
                        q.attributions = vec![attribution];
                    }
                }
                closed = Some(i);
                continue;
            }
            // Reports of the same words stand side by side.
            match quotes.get_mut(first..).and_then(|new| new.last_mut()).filter(|q| q.parts == report.parts) {
                Some(same) => add(same, attribution),
                None => quotes.push(quote(report, attribution)),
            }
        }
        let mut here: Option<usize> = closed.or_else(|| speaker(&quotes, first..quotes.len()));
        for seen in &f.quotations {
            let Verdict::Speech(sure, reason) = &seen.verdict else { continue };
            let span = seen.quotation.span.trimmed(text);
            let alone = f.quotations.len() == 1 && f.reports.is_empty();
            let before = last.as_ref().filter(|l| l.paragraph + 1 == f.paragraph && f.reports.is_empty());
            if let Some(l) = before.filter(|l| l.open && alone) {
                if let Some(q) = quotes.get_mut(l.quote) {
                    q.parts.push(span);
                    here = Some(l.quote);
                }
                continue;
            }
            let from = here.or(before.map(|l| l.quote));
            let attributions =
                from.and_then(|i| quotes.get(i)).map(|q| carried(q, *sure)).unwrap_or_default();
            let found = !attributions.is_empty();
            quotes.push(Quote {
                form: Form::Direct,
                parts: vec![span],
                marked: Vec::new(),
                attributions,
                confidence: *sure,
                reason: *reason,
            });
            if found {
                here = Some(quotes.len() - 1);
            }
        }
        if let Some(q) = here {
            let open = f.quotations.last().is_some_and(|s| unclosed(s, q, &quotes));
            last = Some(Last { quote: q, paragraph: f.paragraph, open });
        }
    }
    order::by_key(&mut quotes, |q| (q.hull().start, u32::MAX - q.hull().end));
    quotes
}

/// The open quote that `report`, the first of its paragraph, goes on with; `opens` is the paragraph's first quotation.
fn runs_into(text: &str, last: &Last, opens: Span, report: &Report, quotes: &[Quote]) -> Option<usize> {
    let part = report.parts.first()?;
    let opens_line = text.get(..opens.start as usize)?.trim_end_matches([' ', '\t']).ends_with('\n');
    let behind = quotes.get(last.quote)?.parts.last()?.end <= part.start;
    (behind && report.form == Form::Direct && part.start == opens.start && opens_line).then_some(last.quote)
}

/// Whether the marks of the paragraph's last quotation, which is part of quote `q`, stay open.
fn unclosed(seen: &Seen, q: usize, quotes: &[Quote]) -> bool {
    !seen.quotation.closed
        && quotes.get(q).and_then(|q| q.parts.last()).is_some_and(|p| p.meets(seen.quotation.span))
}

/// The last quote in marks of `range` that has a source.
fn speaker(quotes: &[Quote], range: std::ops::Range<usize>) -> Option<usize> {
    range
        .rev()
        .find(|&i| quotes.get(i).is_some_and(|q| q.form != Form::Indirect && !q.attributions.is_empty()))
}

fn quote(report: &mut Report, attribution: Attribution) -> Quote {
    Quote {
        form: report.form,
        parts: std::mem::take(&mut report.parts),
        marked: std::mem::take(&mut report.marked),
        attributions: vec![attribution],
        confidence: report.confidence.0,
        reason: report.reason.0,
    }
}

/// Adds a second source of the same words, where it is another.
fn add(quote: &mut Quote, attribution: Attribution) {
    let same = |a: &Attribution| {
        (a.source, a.entity, a.cue.map(|c| c.start))
            == (attribution.source, attribution.entity, attribution.cue.map(|c| c.start))
    };
    if !quote.attributions.iter().any(same) {
        quote.attributions.push(attribution);
    }
}

fn attribution(report: &Report, resolved: &Resolved) -> Attribution {
    let (source, entity) = mention(report.source, resolved);
    let via = report.via.map(|span| {
        let (source, entity) = mention(Some(span), resolved);
        Via { source, entity, cue: report.via_cue }
    });
    Attribution {
        source,
        entity,
        cue: report.cue,
        cue_class: report.class,
        via,
        confidence: report.confidence.1,
        reason: report.reason.1,
    }
}

fn mention(span: Option<Span>, resolved: &Resolved) -> (Option<u32>, Option<u32>) {
    let source = span.and_then(|s| resolved.source(s));
    let entity = source.and_then(|i| resolved.sources.get(i as usize)).map(|s| s.entity);
    (source, entity)
}

/// The attribution of the speaker of `quote` to words that name nobody.
fn carried(quote: &Quote, sure: Percent) -> Vec<Attribution> {
    let Some(of) = quote.attributions.first().filter(|a| a.source.is_some() || a.entity.is_some()) else {
        return Vec::new();
    };
    let named = of.reason.spans.last().copied();
    vec![Attribution {
        source: of.source,
        entity: of.entity,
        cue: None,
        cue_class: None,
        via: None,
        confidence: Percent::new(if of.cue.is_some() { CARRIED } else { sure.get().min(CARRIED_AGAIN) }),
        reason: Reason::new(&SAME_SPEAKER, named),
    }]
}
