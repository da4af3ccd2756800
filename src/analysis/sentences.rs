//! Where sentences end: what a full stop means, from what stands on both sides of it. A quotation is one unit, so that what
//! stands around it reads as one sentence.

use super::quotation::Quotation;
use crate::lexicon::abbreviations::{Abbreviation, abbreviation};
use crate::text::tokens::{Case, Kind, Token, hash_ascii};
use std::ops::Range;

/// What a sentence is made of.
#[derive(Clone, Copy)]
pub enum Unit<'a> {
    /// A word, number or sign.
    Token(&'a Token),
    /// A whole quotation.
    Quotation(&'a Quotation, &'a [Token]),
}

/// The sentences of `count` units as ranges of them: disjoint, in order, without gaps. `unit` gives a unit by its index.
pub fn sentences<'a>(
    text: &str,
    count: usize,
    unit: impl Fn(usize) -> Option<Unit<'a>>,
) -> Vec<Range<usize>> {
    // A sentence of an article has about twenty-five tokens.
    let mut out = Vec::with_capacity(count / 16 + 1);
    read(text, count, unit, &mut out);
    out
}

/// [`sentences`], in the place of what `out` held.
pub fn read<'a>(
    text: &str,
    count: usize,
    unit: impl Fn(usize) -> Option<Unit<'a>>,
    out: &mut Vec<Range<usize>>,
) {
    let reader = Reader { text, unit };
    out.clear();
    let (mut from, mut at) = (0, 0);
    while at < count {
        let (next, ends) = reader.end(at, count);
        if ends {
            out.push(from..next);
            from = next;
        }
        at = next;
    }
    if from < count {
        out.push(from..count);
    }
}

/// The sentences of a run of tokens, such as the inside of a long quotation.
pub fn of_tokens(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    sentences(text, tokens.len(), |i| tokens.get(i).map(Unit::Token))
}

/// How far a verb of speech may stand behind a question in quotation marks: `"Is it so?" Lena Ortmann finally asked.`
const REPORT_REACH: usize = 6;

struct Reader<'t, F> {
    text: &'t str,
    unit: F,
}

impl<'a, F: Fn(usize) -> Option<Unit<'a>>> Reader<'_, F> {
    /// The unit behind the one at `at` and, where that is a stop, behind what closes with it; and whether a sentence ends
    /// there. What closes is not looked at again: a long run of "?" costs its length.
    fn end(&self, at: usize, count: usize) -> (usize, bool) {
        let mut next = at + 1;
        let Some(stop) = self.stop(at) else { return (next, false) };
        while next < count && self.closes(next) {
            next += 1;
        }
        let ends = next < count
            && self.spaced(next)
            && match stop {
                Stop::Full => self.opens(next, false),
                Stop::Loose => self.opens(next, true),
                Stop::Asked => self.opens(next, false) && !self.reported(next),
            };
        (next, ends)
    }

    fn stop(&self, at: usize) -> Option<Stop> {
        let token = match (self.unit)(at)? {
            Unit::Quotation(quotation, _) => {
                let inner = quotation.inner.of(self.text).trim_end();
                return match inner.as_bytes().last()? {
                    b'.' => Some(Stop::Full),
                    b'?' | b'!' => Some(Stop::Asked),
                    _ => None,
                };
            }
            Unit::Token(token) => token,
        };
        if !matches!(token.last, b'.' | b'?' | b'!' | 0x80..) {
            return None;
        }
        let word = token.span.of(self.text);
        if token.kind == Kind::Word {
            return self.dotted(word, at);
        }
        match word {
            "." => self.full_stop(token, at),
            "?" | "!" | "\u{2026}" | "\u{3002}" | "\u{ff1f}" | "\u{ff01}" => Some(Stop::Full),
            _ if word.starts_with("..") => Some(Stop::Full),
            _ => None,
        }
    }

    /// The point of "U.S." or "a.m." ends a sentence only where the next word opens one.
    fn dotted(&self, word: &str, at: usize) -> Option<Stop> {
        if !word.ends_with('.') {
            return None;
        }
        let hour = word.eq_ignore_ascii_case("a.m.") || word.eq_ignore_ascii_case("p.m.");
        if hour && !self.token(at + 1).is_some_and(|t| t.case == Case::Upper || DAYS.contains(&t.hash)) {
            return Some(Stop::Full);
        }
        Some(Stop::Loose)
    }

    fn full_stop(&self, stop: &Token, at: usize) -> Option<Stop> {
        let before = at.checked_sub(1).and_then(|i| self.token(i)).filter(|_| !stop.spaced);
        match before.and_then(|t| abbreviation(self.text, t)) {
            None => Some(Stop::Full),
            Some(Abbreviation::Title) => None,
            Some(Abbreviation::Counted) => {
                let number = self.token(at + 1).is_some_and(|t| t.kind == Kind::Number);
                (!number).then_some(Stop::Full)
            }
            Some(Abbreviation::Tail) => Some(Stop::Loose),
        }
    }

    fn token(&self, at: usize) -> Option<&'a Token> {
        match (self.unit)(at)? {
            Unit::Token(token) => Some(token),
            Unit::Quotation(..) => None,
        }
    }

    /// A bracket or a mark right behind the stop belongs to the sentence that ends.
    fn closes(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            !t.spaced
                && matches!(
                    t.span.of(self.text),
                    "\"" | "'" | "''" | "\u{201d}" | "\u{2019}" | "\u{bb}" | ")" | "]" | "!" | "?"
                )
        })
    }

    fn spaced(&self, at: usize) -> bool {
        match (self.unit)(at) {
            Some(Unit::Token(token)) => token.spaced,
            Some(Unit::Quotation(q, tokens)) => tokens.get(q.tokens.0).is_none_or(|t| t.spaced),
            None => true,
        }
    }

    /// Whether the unit can open a sentence. `sure`: only what hardly stands inside one (a pronoun, an article).
    fn opens(&self, at: usize, sure: bool) -> bool {
        match (self.unit)(at) {
            Some(Unit::Quotation(q, tokens)) => {
                let first = tokens.get(q.tokens.0 + 1);
                !sure || first.is_some_and(|t| STARTERS.contains(&t.hash) && t.case == Case::Title)
            }
            Some(Unit::Token(t)) if t.kind == Kind::Word => {
                if sure {
                    t.case == Case::Title && STARTERS.contains(&t.hash)
                } else {
                    !matches!(t.case, Case::Lower)
                }
            }
            Some(Unit::Token(t)) => !sure && self.sign_opens(t, at),
            None => true,
        }
    }

    /// A dash or a bracket opens a sentence where what follows does.
    fn sign_opens(&self, token: &Token, at: usize) -> bool {
        match token.span.of(self.text) {
            "." | "," | ";" | ":" | "?" | "!" | "\u{2026}" => false,
            "-" | "--" | "\u{2013}" | "\u{2014}" | "(" | "[" => {
                self.token(at + 1).is_none_or(|t| t.kind != Kind::Word || t.case != Case::Lower)
            }
            _ => true,
        }
    }

    /// Whether a verb of speech follows behind a name: `"Is it so?" Ortmann asked.` A pronoun or an article with a capital
    /// opens a sentence of its own.
    fn reported(&self, from: usize) -> bool {
        if self.opens(from, true) {
            return false;
        }
        (from..from + REPORT_REACH)
            .map_while(|i| self.token(i))
            .take_while(|t| t.span.of(self.text) != ".")
            .any(|t| t.case == Case::Lower && REPORTS.contains(&t.hash))
    }
}

enum Stop {
    /// It ends a sentence where a capital follows.
    Full,
    /// It may belong to the word before it.
    Loose,
    /// A question or exclamation in quotation marks.
    Asked,
}

macro_rules! hashes {
    ($($word:literal)*) => { &[$(hash_ascii($word)),*] };
}

/// Words that open a sentence and, with a capital, hardly stand elsewhere.
const STARTERS: &[u32] = hashes!("the" "he" "she" "it" "they" "we" "i" "you" "but" "and" "in" "on" "at" "a" "an" "this" "that" "these"
    "those" "there" "his" "her" "their" "its" "our" "my" "if" "when" "while" "after" "before" "as" "for" "from" "with" "by" "since"
    "although" "though" "however" "meanwhile" "yet" "so" "not" "no" "what" "who" "how" "why" "where" "some" "many" "most" "all"
    "both" "also" "according" "to" "under" "last" "now" "then" "earlier" "asked" "still" "once" "until" "despite" "during" "among"
    "nor" "or" "officials" "critics" "one" "two" "three" "every" "each" "such" "even" "instead" "because");

/// What follows an hour inside a sentence: "at 5 p.m. Monday".
const DAYS: &[u32] = hashes!("monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "eastern" "pacific" "central"
    "mountain" "greenwich" "january" "february" "march" "april" "may" "june" "july" "august" "september" "october" "november" "december"
    "jan" "feb" "aug" "sept" "oct" "nov" "dec");

/// Verbs that report a question or an exclamation in quotation marks.
const REPORTS: &[u32] = hashes!("said" "says" "asked" "asks" "wrote" "writes" "tweeted" "added" "adds" "told" "tells" "replied" "shouted"
    "yelled" "cried" "demanded" "wondered" "exclaimed" "quipped" "joked" "answered" "responded" "continued" "recalled" "explained"
    "screamed" "declared" "inquired" "posted" "concluded" "insisted" "urged" "called" "chanted" "retorted");

#[cfg(test)]
mod tests {
    use crate::analysis::paragraph::Paragraph;
    use crate::analysis::types::PartKind;
    use crate::text::Span;
    use proptest::prelude::*;

    /// Sentences are parted by ` | `.
    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace(" | ", " ");
        let p = Paragraph::new(&text, Span::at(0, text.len()), PartKind::Body);
        let got: Vec<_> = p.sentences.iter().map(|s| p.hull(s.clone()).of(&text)).collect();
        assert_eq!(got.join(" | "), expected);
    }

    #[test]
    fn stops_that_end_nothing() {
        check("Mr. Smith met Dr. J. B. Lowe and Gen. Ortmann on Jan. 6 in St. Mary. | They left.");
        check(
            "The U.S. Senate met at 5 p.m. Monday. | At 6 p.m. | It rose 3.5 percent to No. 4 on the list.",
        );
        check(
            "Harbour Inc. Chairman Lowe left the U.S. | He stayed. | They chose plan B. | The board agreed.",
        );
        check("He said no. | Ortmann did not.");
        check("Wait ... and see. | Well... | Perhaps.");
        check("See example.org. | It says www.example.org today.");
        check("A near miss. | Ortmann was there, vs. Lowe, etc. | The end.");
        check("J.D. Ortmann lives in Washington, D.C. | In June he moves.");
    }

    #[test]
    fn brackets_and_marks_belong_to_their_sentence() {
        check("(He left.) | Then she (Ortmann, 60) left. | [Laughter.] | Nobody stayed.");
        check("Is it so? | It is! | - Yes. | \u{2022} No.");
        check("Who?! | Him.");
    }

    #[test]
    fn quotations_are_units() {
        check(
            "\"It is. It was. It will be,\" said Ortmann. | \"We know.\" | \"Do you?\" Lena Ortmann asked. | \"I do.\"",
        );
        check(
            "\"Is it so?\" | She did not know. | \"No!\" Lowe shouted. | He called it \"done.\" | Lowe left.",
        );
        check("He asked \"why?\" and left the U.S. | \"The quay,\" he said, \"is ours.\"");
        check("\u{2018}It is.\u{2019} | \u{2018}No.\u{2019}");
    }

    proptest! {
        #[test]
        fn sentences_cover_the_nodes(text in "([A-Z]?[a-z]{0,3}[.,?!\"' ()\u{201c}\u{201d}0-9-]{1,2}){0,40}") {
            let p = Paragraph::new(&text, Span::at(0, text.len()), PartKind::Body);
            let mut at = 0;
            for s in &p.sentences {
                prop_assert_eq!(s.start, at);
                prop_assert!(s.end > s.start);
                at = s.end;
            }
            prop_assert_eq!(at, p.nodes.len());
        }
    }
}
