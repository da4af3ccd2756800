//! A total against its parts, and a count against the list that follows it; strict forms only, since most lists of figures
//! stand side by side and make up nothing.

use super::super::rules::{Rule, RuleRef, aside};
use super::super::types::{Finding, Percent};
use super::pattern::Item;
use super::quantity::{Kind, Near, ONE, Quantity, plain};
use super::sentence::Sentence;
use super::sums::said;
use super::written::whole;
use crate::lexicon::figure_words::Classes;
use crate::text::order;
use crate::text::tokens;

static TOTAL: Rule = Rule {
    id: "sum-total",
    says: "The parts do not add up to the total.",
    doc: aside("The parts that the text gives as all of it are added and held against the total."),
    fires: aside("The yard has 48 workers: 21 welders, 14 riggers and 9 painters."),
    silent: aside("The yard has 44 workers: 21 welders, 14 riggers and 9 painters."),
};
static COUNT: Rule = Rule {
    id: "count-list",
    says: "The list is longer or shorter than the count before it.",
    doc: aside("What stands behind the colon is counted and held against the number before it."),
    fires: aside("The ferry calls at four ports: Merrow, Skerrin and Tarle."),
    silent: aside("The ferry calls at three ports: Merrow, Skerrin and Tarle."),
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&TOTAL, &COUNT];

/// Appends what fails in the sentence.
pub fn read(s: &Sentence<'_, '_>, out: &mut Vec<Finding>) {
    let list = s.holds.has_sign(b':');
    // A total and its parts are three figures.
    if s.figures.len() < 3 && !list {
        return;
    }
    for (at, item) in s.items.iter().enumerate() {
        let Item::Figure(i) = *item else { continue };
        let Some(q) = s.figures.get(i).filter(|q| exact(q)) else { continue };
        if let Some((parts, including)) = parts_behind(s, at) {
            out.extend(total(s, q, &parts, including));
        } else if let Some(parts) = parts_before(s, at) {
            out.extend(total(s, q, &parts, false));
        } else if list {
            out.extend(listed(s, at, q));
        }
    }
}

/// Whether a figure counts things, without doubt.
fn exact(q: &Quantity) -> bool {
    matches!(q.kind, Kind::Plain | Kind::One) && q.near == Near::Exact && !q.joined && q.value > 0
}

fn is(s: &Sentence<'_, '_>, at: usize, word: &str) -> bool {
    matches!(s.items.get(at), Some(Item::Word(..)))
        && s.span((at, at + 1)).of(s.words.text).eq_ignore_ascii_case(word)
}

fn sign(s: &Sentence<'_, '_>, at: usize, sign: u8) -> bool {
    matches!(s.items.get(at), Some(Item::Sign(found)) if *found == sign)
}

fn word(s: &Sentence<'_, '_>, at: usize) -> bool {
    matches!(s.items.get(at), Some(Item::Word(..)))
}

/// The parts that make up the whole at `at`, and whether they are only some of them ("including").
fn parts_behind(s: &Sentence<'_, '_>, at: usize) -> Option<(Vec<usize>, bool)> {
    let noun = (at + 1..at + 5).take_while(|&i| word(s, i)).last()?;
    // The words that open a list may have been read as part of the noun's phrase.
    let (next, including) = (at + 2..=noun + 1).find_map(|i| {
        let comma = usize::from(sign(s, i, b','));
        let j = i + comma;
        match () {
            () if sign(s, i, b':') => Some((i + 1, false)),
            () if comma == 1 && is(s, j, "of") && (is(s, j + 1, "whom") || is(s, j + 1, "which")) => {
                Some((j + 2, true))
            }
            () if is(s, j, "made") && is(s, j + 1, "up") && is(s, j + 2, "of") => Some((j + 3, false)),
            () if is(s, j, "consisting") && is(s, j + 1, "of") => Some((j + 2, false)),
            () if is(s, j, "comprising") => Some((j + 1, false)),
            () if is(s, j, "including") => Some((j + 1, true)),
            () => None,
        }
    })?;
    let (parts, end) = parts(s, next)?;
    let ends = end >= s.items.len() || [b'.', b';', b')', b'-'].iter().any(|c| sign(s, end, *c));
    (ends && parts.len() >= 2).then_some((parts, including))
}

/// Figures with their nouns, parted by commas and "and", from `at` on; and where they end.
fn parts(s: &Sentence<'_, '_>, mut at: usize) -> Option<(Vec<usize>, usize)> {
    const MOST: usize = 12;
    let (mut out, mut closed) = (Vec::new(), false);
    while out.len() < MOST {
        let Some(Item::Figure(i)) = s.items.get(at) else { return None };
        let q = s.figures.get(*i)?;
        if !exact(q) {
            return None;
        }
        out.push(*i);
        let mut next = at + 1;
        while word(s, next) && next < at + 6 && !is(s, next, "and") && !is(s, next, "plus") {
            if is(s, next, "of") || is(s, next, "per") || is(s, next, "or") {
                return None;
            }
            next += 1;
        }
        if closed {
            return Some((out, next));
        }
        let comma = sign(s, next, b',');
        next += usize::from(comma);
        let and = is(s, next, "and") || is(s, next, "plus");
        next += usize::from(and);
        if !comma && !and {
            return None;
        }
        closed = and;
        at = next;
    }
    None
}

/// The parts before a total: "21 welders, 14 riggers and 9 painters, a total of 44".
fn parts_before(s: &Sentence<'_, '_>, at: usize) -> Option<Vec<usize>> {
    let total = at >= 3 && is(s, at - 1, "of") && is(s, at - 2, "total")
        || at >= 2
            && matches!(s.items.get(at - 1), Some(Item::Word(_, c)) if c.any(Classes::TOTAL))
            && !is(s, at - 1, "combined")
        || at >= 3 && is(s, at - 1, "to") && (is(s, at - 2, "up") || is(s, at - 2, "total"));
    if !total {
        return None;
    }
    let first = s.items.iter().take(at).position(|i| matches!(i, Item::Figure(_)))?;
    let (parts, end) = parts(s, first)?;
    // Between the last part and the total stand only the words that say that it is one.
    let between = s.items.get(end..at)?.iter().filter(|i| matches!(i, Item::Figure(_))).count();
    (between == 0 && at - end <= 6).then_some(parts)
}

fn total(s: &Sentence<'_, '_>, whole: &Quantity, parts: &[usize], including: bool) -> Option<Finding> {
    let parts: Vec<&Quantity> = parts.iter().filter_map(|&i| s.figures.get(i)).collect();
    if parts.iter().any(|p| p.currency != whole.currency || p.scaled != whole.scaled) {
        return None;
    }
    let sum = parts.iter().try_fold(0_i64, |all, p| all.checked_add(p.value))?;
    let slack: i64 =
        parts.iter().chain([&whole]).filter(|p| p.scaled || p.last < ONE).map(|p| p.last / 2).sum();
    let round =
        whole.value >= 100 * ONE && whole.place > ONE && !parts.iter().all(|p| p.value % whole.place == 0);
    if if including { sum <= whole.value + slack } else { (sum - whole.value).abs() <= slack } || round {
        return None;
    }
    let terms: Vec<String> = parts.iter().map(|p| plain(p.value)).collect();
    let not = if including { "more than" } else { "not" };
    let mut all = vec![whole];
    all.extend(parts);
    order::by_key(&mut all, |q| q.tokens.0);
    Some(Finding {
        rule: RuleRef(&TOTAL),
        text: format!("{} = {}, {not} {}.", terms.join(" + "), plain(sum), plain(whole.value)),
        spans: all.iter().map(|q| q.span).collect(),
        claims: Vec::new(),
        values: all.iter().map(|q| q.to_value()).collect(),
        confidence: Percent::new(90),
    })
}

/// The words that a list of names can't open with.
const NO_LIST: &[&str] = &[
    "and",
    "but",
    "or",
    "which",
    "who",
    "that",
    "the",
    "in",
    "on",
    "at",
    "as",
    "to",
    "a",
    "an",
    "both",
    "all",
    "including",
    "especially",
    "mostly",
    "even",
    "with",
    "from",
    "where",
    "when",
    "if",
    "it",
    "they",
    "he",
    "she",
    "we",
    "although",
    "so",
    "most",
    "how",
    "what",
    "why",
    "whether",
    "first",
    "not",
    "no",
    "is",
    "are",
    "his",
    "her",
    "their",
    "its",
];

/// A count of things with a colon and a list of names behind it.
fn listed(s: &Sentence<'_, '_>, at: usize, q: &Quantity) -> Option<Finding> {
    let count = whole(q).filter(|n| (2..=10).contains(n) && q.currency.is_none() && !q.scaled)?;
    let colon =
        (at + 2..at + 9).take_while(|&i| word(s, i) || sign(s, i, b':')).find(|&i| sign(s, i, b':'))?;
    let noun = s.span((at + 1, colon)).of(s.words.text).to_owned();
    let plural = noun
        .split_whitespace()
        .any(|w| w.ends_with('s') || matches!(w, "people" | "men" | "women" | "children"));
    let time = matches!(s.items.get(at + 1), Some(Item::Word(_, c)) if c.any(Classes::TIME));
    if !plural || time || is(s, at + 1, "of") {
        return None;
    }
    let rest = s.items.get(colon + 1..)?;
    let end = rest.iter().position(|i| matches!(i, Item::Sign(b'.'))).unwrap_or(rest.len());
    let (items, span) = names(s, colon + 1, colon + 1 + end)?;
    if end + 1 < rest.len() || i64::try_from(items).ok()? == count {
        return None;
    }
    Some(Finding {
        rule: RuleRef(&COUNT),
        text: format!("{items} are listed, not {}.", said(s, q)),
        spans: vec![q.span, s.span(span)],
        claims: Vec::new(),
        values: vec![q.to_value()],
        confidence: Percent::new(88),
    })
}

/// How many names the list holds; none where it may be anything but a list of names with one "and".
fn names(s: &Sentence<'_, '_>, from: usize, to: usize) -> Option<(usize, (usize, usize))> {
    let (mut count, mut length, mut ands) = (1_usize, 0_usize, 0_usize);
    let mut after_and = 0_usize;
    if NO_LIST.iter().any(|w| is(s, from, w)) {
        return None;
    }
    for at in from..to {
        if is(s, at, "and") || is(s, at, "or") {
            ands += 1;
            if length > 0 {
                count += 1;
            }
            length = 0;
            after_and = 1;
        } else if sign(s, at, b',') {
            // A comma behind the last name opens something else.
            if after_and > 0 {
                return None;
            }
            count += 1;
            length = 0;
        } else if word(s, at) {
            length += 1;
            let token = s.token(at)?;
            let named = s.words.is_capital(token)
                || length > 1
                    && s.words
                        .tokens
                        .get(token)
                        .is_some_and(|t| t.kind == tokens::Kind::Word && t.span.len() < 4);
            if !named || length > 4 {
                return None;
            }
        } else {
            return None;
        }
    }
    (ands == 1 && length > 0 && count >= 2).then_some((count, (from, to)))
}
