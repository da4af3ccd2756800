//! Whether a quotation that no cue claims is speech.

use super::row::{CAP, LOWER, PUNCT, Row};
use crate::analysis::found::Verdict;
use crate::analysis::rules::Rule;
use crate::analysis::types::{Percent, Reason};
use crate::text::tokens::{Case, Kind};

/// A word or a few in marks, no sentence: used with distance, or the word itself is meant.
pub static SCARE: Rule = Rule {
    id: "few-words-in-marks",
    says: "Only a few words in marks, and nobody is said to say them.",
    doc: "A word or a few in quotation marks, without anybody who says them: used with distance, or meant as a word.",
    fires: "The \u{201c}quay\u{201d} was built by May.",
    silent: "\u{201c}We will build the quay by May,\u{201d} Mara Quill said.",
};

/// The name of a work.
pub static TITLE: Rule = Rule {
    id: "title-of-a-work",
    says: "Every word begins with a capital, as in the title of a work.",
    doc: "Words in quotation marks that are written as a title: a book, a song, a film.",
    fires: "She sang \u{201c}Songs of the Northern Quay\u{201d} twice.",
    silent: "\u{201c}We will build the quay by May,\u{201d} Mara Quill said.",
};

/// A nickname inside a name.
pub static NICKNAME: Rule = Rule {
    id: "nickname",
    says: "A nickname between first name and surname.",
    doc: "A word in quotation marks inside a name.",
    fires: "Mara \u{201c}Captain\u{201d} Quill won the race.",
    silent: "\u{201c}Captain,\u{201d} Mara Quill said.",
};

/// A sentence in marks without a cue.
pub static UNATTRIBUTED: Rule = Rule {
    id: "sentence-in-marks",
    says: "A sentence in quotation marks; who says it stands elsewhere.",
    doc: "A whole sentence in quotation marks without a verb of speech beside it.",
    fires: "\u{201c}We will build the quay by May and not a day later.\u{201d}",
    silent: "The \u{201c}quay\u{201d} was built by May.",
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&SCARE, &TITLE, &NICKNAME, &UNATTRIBUTED];

/// What the quotation at `index` of the paragraph is. (A learned model may take the place of this function.)
pub fn of(row: &Row<'_, '_>, index: usize, english: bool) -> Verdict {
    let p = row.paragraph;
    let Some(quotation) = p.quotations.get(index) else { return Verdict::Claimed };
    let node = p.nodes.partition_point(|n| n.span.start < quotation.span.start);
    let words = row.length(node);
    let span = quotation.span;
    if node > 0 && words <= 2 && row.is(node - 1, CAP) && row.is(node + 1, CAP) {
        return Verdict::NotSpeech(Reason::new(&NICKNAME, [span]));
    }
    if title(row, node) {
        return Verdict::NotSpeech(Reason::new(&TITLE, [span]));
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

/// Whether every word of weight begins with a capital and no full stop ends it.
fn title(row: &Row<'_, '_>, node: usize) -> bool {
    let Some(q) = row.quotation(node) else { return false };
    let tokens = row.paragraph.tokens.get(q.tokens.0..q.tokens.1).unwrap_or_default();
    let words = tokens.iter().filter(|t| t.kind == Kind::Word);
    let weighty = words.clone().filter(|t| t.span.len() > 3 && t.case != Case::None);
    let (all, capital) =
        weighty.fold((0, 0), |(all, capital), t| (all + 1, capital + usize::from(t.case != Case::Lower)));
    let stop = row.last_char(node).is_some_and(|c| matches!(c, '?' | '!' | '\u{2026}'));
    let first = words.clone().next().is_some_and(|t| t.case != Case::Lower);
    (2..=10).contains(&words.count())
        && all > 0
        && all == capital
        && first
        && !stop
        && !row.is(node, LOWER | PUNCT)
}
