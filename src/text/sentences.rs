//! Where sentences end.

use super::tokens::{Case, Kind, Token};
use std::ops::Range;

/// The sentences of `tokens` as ranges of them. A full stop behind a word for which `abbreviation` holds (it is given the
/// word's [`hash`](super::tokens::hash)) ends no sentence; a closing mark or bracket behind the stop belongs to it.
pub fn sentences(text: &str, tokens: &[Token], abbreviation: impl Fn(u32) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < tokens.len() {
        if !ends(text, tokens, at, &abbreviation) {
            at += 1;
            continue;
        }
        at += 1;
        while at < tokens.len() && closes(text, &tokens[at]) {
            at += 1;
        }
        out.push(from..at);
        from = at;
    }
    if from < tokens.len() {
        out.push(from..tokens.len());
    }
    out
}

fn ends(text: &str, tokens: &[Token], at: usize, abbreviation: impl Fn(u32) -> bool) -> bool {
    let token = &tokens[at];
    let stop = match token.span.of(text) {
        "!" | "?" | "\u{2026}" => true,
        "." => !(at > 0 && !token.spaced && abbreviation(tokens[at - 1].hash)),
        s => {
            s.starts_with("...") || s.ends_with('.') && s.len() > 2 && s.contains(|c: char| c.is_alphabetic())
        }
    };
    if !stop {
        return false;
    }
    let next = tokens[at + 1..].iter().find(|t| !closes(text, t));
    // The point of "U.S." ends a sentence only together with the text.
    next.is_none_or(|n| {
        n.spaced && token.kind != Kind::Word && (n.kind != Kind::Word || n.case != Case::Lower)
    })
}

fn closes(text: &str, token: &Token) -> bool {
    !token.spaced
        && matches!(token.span.of(text), "\"" | "'" | "''" | "\u{201d}" | "\u{2019}" | "\u{bb}" | ")" | "]")
}
