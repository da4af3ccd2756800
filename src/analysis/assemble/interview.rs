//! Questions and answers: "A" is whoever the words before the first question name as the one who is interviewed.

use crate::analysis::attribution::rules::SPEAKER;
use crate::analysis::found::{Found, Name, Report};
use crate::analysis::rules::Rule;
use crate::analysis::types::{EntityKind, Mention, Percent, Reason};
use crate::text::Span;
use crate::text::order;

/// Whoever answers.
static INTERVIEWEE: Rule = Rule {
    id: "interviewee",
    says: "The answers are taken to be by \u{201c}{0}\u{201d}, who is introduced before the first question.",
    doc: "In questions and answers \u{201c}A\u{201d} is the one person whom the words before the first question name.",
    fires: "Mara Quill has built quays for 30 years. We met her at the harbour.\n\nQ: Will it be ready by May?\n\nA: I hope so.\n\nQ: Who pays for it?\n\nA: The board does.",
    silent: "Q: Will it be ready by May?\n\nA: I hope so.\n\nQ: Who pays for it?\n\nA: The board does.",
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&INTERVIEWEE];

/// How sure it is that the one person named answers: set by hand, as no annotated set holds such pages.
const SURE: u8 = 85;

/// Gives the answers of a page of questions and answers to the person whom the paragraphs before them introduce.
///
/// The name becomes a source mark where it stands, as that of a speaker whom a paragraph with a colon introduces.
pub(super) fn answers(text: &str, found: &mut [Found]) {
    let label = |f: &Found| f.reports.iter().any(|r| is_label(text, r, "A") || is_label(text, r, "Q"));
    let Some(first) = found.iter().position(label) else { return };
    let Some((at, name)) = introduced(found.get(..first).unwrap_or_default()) else { return };
    let reason = Reason::new(&INTERVIEWEE, [name]);
    let mut answered = false;
    for report in found.iter_mut().flat_map(|f| &mut f.reports).filter(|r| is_label(text, r, "A")) {
        report.source = Some(name);
        report.confidence.1 = Percent::new(SURE);
        report.reason.1 = reason;
        answered = true;
    }
    let Some(f) = found.get_mut(at).filter(|_| answered) else { return };
    let marked = |r: &Report| r.source.is_some_and(|s| s.meets(name));
    if !f.reports.iter().any(marked) {
        f.silent.push((name, reason));
        order::by_key(&mut f.silent, |(span, _)| *span);
    }
}

/// Whether `report` is a paragraph of a transcript behind the label `letter`, which names nobody.
fn is_label(text: &str, report: &Report, letter: &str) -> bool {
    let why = &report.reason.1;
    report.source.is_none()
        && std::ptr::eq(why.rule.0, SPEAKER.rule)
        && why.spans.first().is_some_and(|s| s.of(text) == letter)
}

/// The person whom `found` names most often in full, where there is just one: where the text names them last, and in which
/// of its paragraphs.
fn introduced(found: &[Found]) -> Option<(usize, Span)> {
    let person = |name: &&Name| {
        name.mention == Mention::Name
            && name.words > 1
            && matches!(name.kind, None | Some(EntityKind::Person))
    };
    let all = found.iter().enumerate().flat_map(|(i, f)| f.names.iter().filter(person).map(move |n| (i, n)));
    let mut named: Vec<(u32, usize, (usize, Span))> = Vec::new();
    for (i, name) in all.take(MOST) {
        match named.iter_mut().find(|(key, ..)| *key == name.key) {
            Some((_, count, last)) => (*count, *last) = (*count + 1, (i, name.span)),
            None => named.push((name.key, 1, (i, name.span))),
        }
    }
    let (_, most, last) = named.iter().max_by_key(|(_, count, _)| *count)?;
    (named.iter().filter(|(_, count, _)| count == most).count() == 1).then_some(*last)
}

/// An introduction names no more people than that; a text that does is none.
const MOST: usize = 32;
