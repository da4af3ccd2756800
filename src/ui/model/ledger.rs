//! The ledger of sources: who speaks, how many words, which share of all quoted words, and where first.
//!
//! A word is counted once: the words of a quote inside another are those of the inner speaker, and two sources of one quote
//! share its words. The shares are rounded by largest remainder, so that they always sum to 100.

use super::layout::spans;
use super::reading::{Reading, live};
use crate::analysis::types::{Anonymity, EntityKind};
use crate::annotation::document::{Body, Id, Mark, Status};
use crate::text::case::is_letter_or_digit;
use crate::text::order;
use std::cmp::Reverse;

/// One voice of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The entity; `None` for quotes of which nobody is named as the speaker.
    pub entity: Option<Id>,
    /// Words quoted.
    pub words: usize,
    /// Quotes.
    pub quotes: usize,
    /// Its part of all quoted words; all sum to 100, or to 0 where nothing is quoted.
    pub percent: u32,
    /// Its first mark.
    pub first: Option<Id>,
    /// Its source marks, in text order.
    pub mentions: Vec<Id>,
    /// Whether it speaks by way of others only.
    pub second_hand: bool,
}

/// The voices, by words, most first; then those who are named and not quoted, in text order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The voices.
    pub voices: Vec<Voice>,
    /// All quoted words.
    pub words: usize,
}

impl Ledger {
    /// The ledger of a document.
    pub fn of(reading: &Reading) -> Self {
        let mut voices = Voices::of(reading);
        let own = own_words(reading);
        for (place, mark) in reading.document.marks.iter().enumerate() {
            if mark.status == Status::Rejected {
                continue;
            }
            if let Body::Source { entity, .. } = mark.body
                && let Some(voice) = voices.of_entity(Some(entity))
            {
                voice.mentions.push(mark.id);
                voice.first.get_or_insert(mark.id);
            }
            if mark.quote().is_some() {
                add_quote(&mut voices, mark, own.get(place).copied().unwrap_or_default());
            }
        }
        let mut voices: Vec<Voice> = voices.all.into_iter().filter(|voice| voice.first.is_some()).collect();
        let start = |v: &Voice| v.first.and_then(|id| reading.mark(id)).map_or(u32::MAX, |m| m.span.start);
        order::by_key(&mut voices, |v| (Reverse(v.words), v.quotes == 0, start(v)));
        let words = voices.iter().map(|v| v.words).sum();
        share(&mut voices, words);
        Self { voices, words }
    }

    /// How many voices speak.
    pub fn speaking(&self) -> usize {
        self.voices.iter().filter(|v| v.quotes > 0 && v.entity.is_some()).count()
    }

    /// How many of them are not named.
    pub fn unnamed(&self, reading: &Reading) -> usize {
        let unnamed = |v: &&Voice| {
            v.quotes > 0
                && v.entity.and_then(|id| reading.entity(id)).is_some_and(|e| e.anonymous != Anonymity::No)
        };
        self.voices.iter().filter(unnamed).count()
    }
}

/// What stands in small letters beside a voice's name.
pub fn kind_words(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "",
        EntityKind::Organisation => "organisation",
        EntityKind::Outlet => "outlet",
        EntityKind::Document => "document",
        EntityKind::Group => "group",
    }
}

/// A voice for each entity of the document, whether it speaks or not, and before them one for those whom nobody names.
struct Voices<'a> {
    reading: &'a Reading,
    all: Vec<Voice>,
}

impl<'a> Voices<'a> {
    fn of(reading: &'a Reading) -> Self {
        let entities = reading.document.entities.iter().map(|entity| Some(entity.id));
        let voice = |entity| Voice { entity, ..Voice::default() };
        Self { reading, all: std::iter::once(None).chain(entities).map(voice).collect() }
    }

    fn of_entity(&mut self, entity: Option<Id>) -> Option<&mut Voice> {
        let place = match entity {
            Some(id) => self.reading.document.entities.position(id)? + 1,
            None => 0,
        };
        self.all.get_mut(place)
    }
}

fn add_quote(voices: &mut Voices, mark: &Mark, words: usize) {
    let mut speakers: Vec<(Option<Id>, bool)> = live(mark).map(|a| (a.entity, a.via.is_some())).collect();
    speakers.dedup();
    if speakers.is_empty() {
        speakers.push((None, false));
    }
    let count = speakers.len();
    for (at, (entity, via)) in speakers.into_iter().enumerate() {
        let Some(voice) = voices.of_entity(entity) else { continue };
        voice.second_hand = via && (voice.quotes == 0 || voice.second_hand);
        voice.words += words / count + usize::from(at < words % count);
        voice.quotes += 1;
        voice.first.get_or_insert(mark.id);
    }
}

/// By place among the marks: the words of a quote without those of quotes inside it.
fn own_words(reading: &Reading) -> Vec<usize> {
    let marks = &reading.document.marks;
    let mut parts: Vec<(crate::text::Span, usize)> = Vec::new();
    for (place, mark) in marks.iter().enumerate() {
        if mark.quote().is_some() && mark.status != Status::Rejected {
            parts.extend(spans(mark).iter().map(|&span| (span, place)));
        }
    }
    order::by_key(&mut parts, |(span, _)| (span.start, Reverse(span.end)));
    let mut out = vec![0usize; marks.len()];
    let mut around: Vec<(crate::text::Span, usize)> = Vec::new();
    for (span, place) in parts {
        while around.last().is_some_and(|(outer, _)| !outer.holds(span)) {
            around.pop();
        }
        let words = count_words(span.of(&reading.document.text));
        if let Some(slot) = out.get_mut(place) {
            *slot += words;
        }
        if let Some(slot) = around.last().and_then(|(_, outer)| out.get_mut(*outer)) {
            *slot = slot.saturating_sub(words);
        }
        around.push((span, place));
    }
    out
}

/// Words between white space that hold a letter or a digit.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(is_letter_or_digit)).count()
}

fn share(voices: &mut [Voice], words: usize) {
    if words == 0 {
        return;
    }
    let mut left = 100;
    for voice in voices.iter_mut() {
        voice.percent = (voice.words * 100 / words) as u32;
        left -= voice.percent;
    }
    let mut order: Vec<usize> = (0..voices.len()).collect();
    order::by_key(&mut order, |&at| Reverse(voices.get(at).map_or(0, |v| v.words * 100 % words)));
    for at in order.into_iter().take(left as usize) {
        if let Some(voice) = voices.get_mut(at) {
            voice.percent += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::demo;
    use super::*;
    use std::rc::Rc;

    #[test]
    fn shares_sum_to_a_hundred() {
        for words in [&[43, 38, 15, 14, 12, 10, 10, 10, 6][..], &[1, 1, 1], &[7], &[999, 1], &[0, 3]] {
            let mut voices: Vec<Voice> =
                words.iter().map(|&words| Voice { words, quotes: 1, ..Voice::default() }).collect();
            share(&mut voices, words.iter().sum());
            assert_eq!(voices.iter().map(|v| v.percent).sum::<u32>(), 100, "{words:?}");
        }
        let mut voices: Vec<Voice> = [43, 38, 15, 14, 12, 10, 10, 10, 6]
            .iter()
            .map(|&words| Voice { words, ..Voice::default() })
            .collect();
        share(&mut voices, 158);
        let percents: Vec<u32> = voices.iter().map(|v| v.percent).collect();
        assert_eq!(percents, [27, 24, 10, 9, 8, 6, 6, 6, 4]);
    }

    #[test]
    fn the_ledger_counts_words_and_mentions() {
        let reading = Reading::new(Rc::new(demo::document()));
        let ledger = Ledger::of(&reading);
        assert_eq!(ledger.speaking(), 4);
        assert_eq!(ledger.unnamed(&reading), 1);
        let lund = ledger.voices.iter().find(|v| v.entity == Some(Id(2))).unwrap();
        assert_eq!((lund.quotes, lund.mentions.len()), (2, 2));
        assert_eq!(ledger.words, ledger.voices.iter().map(|v| v.words).sum::<usize>());
    }

    #[test]
    fn words_are_counted_without_lone_marks() {
        assert_eq!(count_words("\u{201c} It is \u{2014} he said \u{2014} 41 million \u{201d}"), 6);
    }
}
