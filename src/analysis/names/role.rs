//! Titles and functions before a name and between commas behind it.

use super::words::Words;
use crate::lexicon::traits::Traits;
use crate::text::Span;
use crate::text::tokens::Kind;

/// How many words before a name may belong to its title.
const BEFORE: usize = 9;
/// How many words between the commas behind a name.
const BEHIND: usize = 18;

/// Words in "-ed" that belong to a title; others are verbs ("they named envoy ...").
const ADJECTIVES: &[&str] =
    &["retired", "united", "elected", "appointed", "renowned", "convicted", "disgraced", "ousted"];

/// Where the title of the name at `name` begins; `run` is where its run of capitals begins. `name` itself where it has none.
///
/// "US presidential envoy for hostage affairs Adam Boehler": every word back to an article, a verb or punctuation belongs to
/// the title, as long as one of them is a title and at most one preposition stands behind it.
pub fn before(words: &Words<'_>, from: usize, run: usize, name: usize) -> usize {
    let mut titled = run < name;
    let mut start = run;
    let mut linked = false;
    for at in (from.max(run.saturating_sub(BEFORE))..run).rev() {
        let traits = words.traits(at);
        let Some(token) = words.tokens.get(at) else { break };
        if token.kind != Kind::Word || traits.any(Traits::VERB) && !traits.any(Traits::TITLE) {
            break;
        }
        if traits.any(Traits::TITLE.with(Traits::HONORIFIC)) {
            titled = true;
            start = at;
        } else if traits.any(Traits::FUNCTION) && !words.is_name_word(at) && !words.is(at, "former") {
            let joins = ["of", "for", "on", "to", "at"].iter().any(|w| words.is(at, w));
            if !joins || titled || linked || at + 1 == run {
                break;
            }
            linked = true;
        } else if token.span.of(words.text).ends_with("ing")
            || traits.any(Traits::GROUP) && !titled
            || titled
                && token.span.of(words.text).ends_with("ed")
                && !ADJECTIVES.iter().any(|w| words.is(at, w))
        {
            break;
        } else if titled {
            start = at;
        } else if run - at > 4 {
            break;
        }
    }
    if titled { start } else { name }
}

/// The role between the comma at `comma` and the next one: ", the board's secretary,".
pub fn behind(words: &Words<'_>, comma: usize, to: usize) -> Option<Span> {
    if !words.is(comma, ",") {
        return None;
    }
    let mut at = comma + 1;
    // An age: ", 34, a teacher,"
    if words.tokens.get(at).is_some_and(|t| t.kind == Kind::Number) && words.is(at + 1, ",") {
        at += 2;
    }
    let opens = words.traits(at).any(Traits::DETERMINER);
    if !opens
        && (words.is_name_word(at) && !possessive(words, at, to) && !words.traits(at).any(Traits::TITLE))
    {
        return None;
    }
    let start = if opens && ["the", "a", "an"].iter().any(|w| words.is(at, w)) { at + 1 } else { at };
    let (mut end, mut titled, mut linked) = (start, false, false);
    while end < to.min(at + BEHIND) {
        let traits = words.traits(end);
        let punctuation = words.tokens.get(end).is_none_or(|t| matches!(t.kind, Kind::Punct | Kind::Mark))
            && !(words.is(end, "&") && end > start);
        if punctuation || traits.any(Traits::RELATIVE) && !traits.any(Traits::DETERMINER) {
            break;
        }
        if traits.any(Traits::VERB) && !words.is(end, "'s") && !traits.any(Traits::TITLE) {
            break;
        }
        linked |= traits.any(Traits::PREPOSITION);
        titled |= !linked && traits.any(Traits::TITLE.with(Traits::PERSON));
        titled |= !linked && opens && agent(words, end);
        end += 1;
    }
    (titled && end > start && end < to).then(|| words.hull(start, end))
}

/// Whether a word in lower case ends as those do that name who does something: "recorder", "harpist".
fn agent(words: &Words<'_>, at: usize) -> bool {
    let Some(token) = words.tokens.get(at) else { return false };
    let word = token.span.of(words.text);
    let ends = ["er", "or", "ist", "ian", "man", "eer"].iter().any(|e| word.ends_with(e));
    let other = [
        "former", "other", "over", "under", "either", "after", "later", "never", "number", "summer",
        "winter", "river", "paper",
    ];
    let thing =
        words.traits(at).any(Traits::BODY.with(Traits::OUTLET).with(Traits::DOCUMENT).with(Traits::FUNCTION));
    token.kind == Kind::Word
        && !words.is_capital(at)
        && word.len() > 4
        && ends
        && !thing
        && !other.contains(&word)
}

/// The role in a phrase that ends with a comma right before the name at `name`: "its chairman, Jonah Peel".
pub fn apposed(words: &Words<'_>, from: usize, name: usize) -> Option<Span> {
    let head = name.checked_sub(2).filter(|&h| h > from && words.is(h + 1, ","))?;
    if !words.traits(head).any(Traits::TITLE) || words.traits(head).any(Traits::FUNCTION) {
        return None;
    }
    let mut start = head;
    for at in (from.max(head.saturating_sub(5))..head).rev() {
        let traits = words.traits(at);
        if traits.any(Traits::DETERMINER) || words.is(at, "'s") {
            return Some(words.hull(start, head + 1));
        }
        if traits.any(Traits::FUNCTION.with(Traits::VERB))
            || words.tokens.get(at).is_none_or(|t| t.kind != Kind::Word)
        {
            break;
        }
        start = at;
    }
    None
}

fn possessive(words: &Words<'_>, at: usize, to: usize) -> bool {
    (at + 1..to.min(at + 5)).any(|i| words.is(i, "'s"))
}
