//! What is doubtful about a mark, in words. A person's decision ends the doubt.

use super::reading::{Reading, live};
use crate::analysis::types::{Form, Mention, Missing};
use crate::annotation::document::{Body, Mark, Status};

/// A mark or an attribution of a confidence below this is doubtful, in hundredths.
pub const SURE: u8 = 75;
/// In marks, up to this many words may be a scare quote.
const FEW_WORDS: usize = 3;

/// A doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The sentence of the card, without a full stop.
    pub says: &'static str,
    /// Two or three words for a list.
    pub short: &'static str,
    /// How sure the engine is, of a hundred.
    pub of_hundred: u8,
}

/// The doubt about a mark, if there is one.
pub fn of(reading: &Reading, mark: &Mark) -> Option<Doubt> {
    if mark.status != Status::Suggested {
        return None;
    }
    let sure = mark.confidence.map_or(100, |c| c.get());
    let link = live(mark).filter(|a| a.status == Status::Suggested);
    let link = link.filter_map(|a| a.confidence.map(|c| (c.get(), a))).min_by_key(|(c, _)| *c);
    let (says, short, of_hundred) = match (&mark.body, link) {
        (Body::Quote(_), Some((linked, attribution))) if linked < SURE && linked <= sure => {
            let mention = attribution.source.and_then(|id| reading.mark(id)).map(|m| &m.body);
            let (says, short) = if attribution.via.is_some() {
                ("Second-hand: who said it is reported by another", "second-hand")
            } else if attribution.source.is_none() {
                ("Speaker inferred from another paragraph", "speaker inferred")
            } else if matches!(mention, Some(Body::Source { mention: Mention::Pronoun, .. })) {
                ("Speaker inferred, not named here", "speaker inferred")
            } else {
                ("The speaker is not certain", "which speaker?")
            };
            (says, short, linked)
        }
        (Body::Quote(quote), link) if sure < SURE => {
            let (says, short) = if runs_on(reading, quote) {
                ("Runs on into the next paragraph; read as one quote", "runs on")
            } else if link.is_none() {
                ("No speaker found", "no speaker")
            } else if quote.form != Form::Indirect && few_words(reading, mark) {
                ("A few words in quotation marks; may be a scare quote", "scare quote?")
            } else if quote.form == Form::Direct {
                ("May be something else in quotation marks", "a quote?")
            } else {
                ("Where the reported words begin and end is not certain", "how far?")
            };
            (says, short, sure)
        }
        (Body::Source { .. }, _) if sure < SURE => ("These words may name no source", "a source?", sure),
        (Body::Claim(claim), _) if sure < SURE => {
            let says = claim.missing.first().copied().map_or("May not be worth checking", missing_says);
            (says, "worth checking?", sure)
        }
        _ => return None,
    };
    Some(Doubt { says, short, of_hundred })
}

fn runs_on(reading: &Reading, quote: &crate::annotation::document::Quote) -> bool {
    let mut rows = quote.parts.iter().map(|part| reading.layout.number_at(part.start));
    rows.next().is_some_and(|first| rows.any(|row| row != first))
}

fn few_words(reading: &Reading, mark: &Mark) -> bool {
    reading.words(mark).split_whitespace().take(FEW_WORDS + 1).count() <= FEW_WORDS
}

/// What a claim leaves out, as a sentence.
pub fn missing_says(missing: Missing) -> &'static str {
    match missing {
        Missing::Period => "Of which time is not said",
        Missing::Base => "Compared with what is not said",
        Missing::Unit => "The unit is not given",
        Missing::Population => "Of whom is not said",
        Missing::Source => "No source is given",
        Missing::Date => "No date is given",
    }
}

#[cfg(test)]
mod tests {
    use super::super::demo;
    use super::*;
    use crate::analysis::types::Percent;
    use crate::annotation::document::Id;
    use std::rc::Rc;

    fn check(id: u32, change: impl Fn(&mut Mark), expected: Option<&str>) {
        let mut document = demo::document();
        let place = document.marks.position(Id(id)).unwrap();
        let mut changed = (*document.marks[place]).clone();
        change(&mut changed);
        document.marks = document.marks.with(vec![(place, changed.into())]);
        let reading = Reading::new(Rc::new(document));
        let found = of(&reading, reading.mark(Id(id)).unwrap());
        assert_eq!(found.map(|d| d.short), expected);
    }

    #[test]
    fn a_low_link_behind_a_pronoun_is_an_inferred_speaker() {
        check(14, |_| {}, Some("speaker inferred"));
    }

    #[test]
    fn a_decision_ends_the_doubt() {
        check(14, |m| m.status = Status::Accepted, None);
        check(14, |m| m.status = Status::Rejected, None);
    }

    #[test]
    fn a_running_quote_says_so() {
        check(16, |m| m.confidence = Some(Percent::new(60)), Some("runs on"));
        check(16, |_| {}, None);
    }

    #[test]
    fn a_doubtful_claim_names_what_is_missing() {
        check(21, |m| m.confidence = Some(Percent::new(60)), Some("worth checking?"));
    }
}
