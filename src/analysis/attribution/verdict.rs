//! Whether a quotation that no cue claims is speech.

use super::row::Row;
use crate::analysis::found::Verdict;
use crate::analysis::quotation::unspoken::{self, SCARE};
use crate::analysis::rules::{Rule, RuleRef};
use crate::analysis::types::{Percent, Reason};

/// A sentence in marks without a cue.
pub static UNATTRIBUTED: Rule = Rule {
    id: "sentence-in-marks",
    says: "A sentence in quotation marks; who says it stands elsewhere.",
    doc: "A whole sentence in quotation marks without a verb of speech beside it.",
    fires: "\u{201c}We will build the quay by May and not a day later.\u{201d}",
    silent: "The \u{201c}quay\u{201d} was built by May.",
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&UNATTRIBUTED];

/// What the quotation at `index` of the paragraph is.
pub fn of(row: &Row<'_, '_>, index: usize, english: bool) -> Verdict {
    let p = row.paragraph;
    let Some(quotation) = p.quotations.get(index) else { return Verdict::Claimed };
    let node = p.nodes.partition_point(|n| n.span.start < quotation.span.start);
    let words = row.length(node);
    let span = quotation.span;
    let form = unspoken::of(p.text, &p.tokens, quotation);
    if let Some(form) = form.filter(|f| english && f.reason.rule != RuleRef(&SCARE)) {
        return Verdict::NotSpeech(form.reason);
    }
    let stop = row.last_char(node).is_some_and(|c| matches!(c, '.' | ',' | '?' | '!' | '\u{2026}'));
    let sentence = row.sentence(node);
    let alone = sentence.start == node && row.ends(node + 1, sentence.end);
    let speech =
        if english { alone && words >= 2 && stop || words >= 6 && stop || words >= 10 } else { words >= 4 };
    if speech {
        let sure = if alone { 78 } else { 55 };
        return Verdict::Speech(Percent::new(sure), Reason::new(&UNATTRIBUTED, [span]));
    }
    Verdict::NotSpeech(Reason::new(&SCARE, [span]))
}
