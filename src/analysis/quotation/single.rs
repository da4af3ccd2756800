//! Pairs of single marks: British quotations, headlines, quotations in quotations; never an apostrophe.

use super::marks::{Glyph, Mark, is_dash};
use super::{Pair, Token};
use crate::text::Span;
use crate::text::order;
use crate::text::tokens::{Kind, hash_ascii};

/// Words that an apostrophe opens: "'em", "'til". (Decades and years are told by their digits.)
const CLIPPED: &[u32] = &[
    hash_ascii("em"),
    hash_ascii("til"),
    hash_ascii("till"),
    hash_ascii("cause"),
    hash_ascii("cos"),
    hash_ascii("coz"),
    hash_ascii("tis"),
    hash_ascii("twas"),
    hash_ascii("n"),
    hash_ascii("bout"),
    hash_ascii("round"),
    hash_ascii("nuff"),
    hash_ascii("un"),
];

/// The longest quotation in single marks that ends in the middle of a sentence, and the longest that ends with one; bytes.
const LONGEST: (u32, u32) = (400, 4000);

/// How many marks are looked at for the one that closes: bounds the work on texts full of apostrophes.
const REACH: usize = 48;

/// Adds the pairs of single marks to those of double ones. A pair stands in a double pair, around whole ones, or beside.
pub(super) fn add(text: &str, paragraph: Span, tokens: &[Token], marks: &[Mark], pairs: &mut Vec<Pair>) {
    if !marks.iter().any(|m| m.glyph.is_single()) {
        return;
    }
    let inside = innermost(tokens.len(), marks, pairs);
    let mut at = 0;
    while at < marks.len() {
        let open = &marks[at];
        at += 1;
        if !may_open(text, tokens, open) {
            continue;
        }
        if let Some(close) = closing(text, tokens, marks, at - 1, &inside) {
            pairs.push(Pair {
                from: open.token,
                to: marks[close].token,
                single: true,
                closed: true,
                runs_on: false,
            });
            at = close + 1;
        } else if open.token == 0 && tokens.len() > 1 && next_opens_single(text, paragraph) {
            pairs.push(Pair { from: 0, to: tokens.len(), single: true, closed: false, runs_on: true });
            return;
        }
    }
}

/// The innermost double pair in which each mark stands, by its index.
fn innermost(tokens: usize, marks: &[Mark], pairs: &[Pair]) -> Vec<Option<usize>> {
    let mut sorted: Vec<(usize, usize, usize)> =
        pairs.iter().enumerate().map(|(i, p)| (p.from, p.end().min(tokens), i)).collect();
    order::by_key(&mut sorted, |place| *place);
    let mut sorted = sorted.into_iter().peekable();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let inside = |mark: &Mark| {
        while let Some((_, end, i)) = sorted.next_if(|&(from, ..)| from < mark.token) {
            open.push((end, i));
        }
        while open.last().is_some_and(|&(end, _)| end <= mark.token) {
            open.pop();
        }
        open.last().map(|&(_, i)| i)
    };
    marks.iter().map(inside).collect()
}

/// Whether the next paragraph opens with a single mark: a running quotation of British style.
fn next_opens_single(text: &str, paragraph: Span) -> bool {
    let rest = text.get(paragraph.end as usize..).unwrap_or_default();
    let mut chars = rest.chars().skip_while(|c| c.is_whitespace());
    matches!(chars.next(), Some('\'' | '\u{2018}'))
        && chars.next().is_some_and(|c| c.is_alphanumeric() || c == '"')
}

fn may_open(text: &str, tokens: &[Token], mark: &Mark) -> bool {
    let free = mark.before.is_whitespace()
        || matches!(mark.before, '(' | '[' | ':' | '"' | '\u{201c}')
        || is_dash(mark.before);
    let shape = match mark.glyph {
        Glyph::SingleOpen => !mark.behind.is_whitespace() && (free || !mark.before.is_alphanumeric()),
        Glyph::Single => {
            free && (mark.behind.is_alphanumeric()
                || matches!(mark.behind, '#' | '@' | '$' | '\u{a3}' | '.' | '"' | '\u{201c}' | '['))
        }
        _ => false,
    };
    let Some(next) = tokens.get(mark.token + 1).filter(|_| shape) else { return false };
    if next.spaced {
        return false;
    }
    match next.kind {
        Kind::Number => {
            !is_year(next.span.of(text))
                || mark.glyph == Glyph::SingleOpen && !next.span.of(text).ends_with('s')
        }
        Kind::Word => !CLIPPED.contains(&next.hash),
        _ => true,
    }
}

/// "90s", "16": what stands behind the apostrophe of a decade or a year.
fn is_year(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2 && matches!(&word[2..], "" | "s")
}

/// The mark that closes the quotation opened by the one at `open`. One that ends a clause is sure; one behind a plural ("the
/// workers' rights") may be an apostrophe and is taken only if no better one follows.
fn closing(
    text: &str,
    tokens: &[Token],
    marks: &[Mark],
    open: usize,
    inside: &[Option<usize>],
) -> Option<usize> {
    let from = tokens[marks[open].token].span.end;
    let (mut perhaps, mut crossed) = (None, false);
    for (i, mark) in marks.iter().enumerate().skip(open + 1).take(REACH) {
        let length = tokens[mark.token].span.start - from;
        if length > LONGEST.1 {
            break;
        }
        if !mark.glyph.is_single() {
            crossed = true;
            continue;
        }
        if inside.get(i) != inside.get(open) {
            continue;
        }
        if may_open(text, tokens, mark) || mark.before.is_whitespace() && mark.behind.is_whitespace() {
            break;
        }
        let closes =
            mark.glyph != Glyph::SingleOpen && mark.may_close() && mark.token > marks[open].token + 1;
        if !closes {
            continue;
        }
        if mark.ends_clause() {
            return Some(i);
        }
        if crossed || length > LONGEST.0 {
            continue;
        }
        if !mark.before.eq_ignore_ascii_case(&'s') {
            return perhaps.or(Some(i));
        }
        perhaps = perhaps.or(Some(i));
    }
    perhaps
}
