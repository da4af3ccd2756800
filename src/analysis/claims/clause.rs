//! A candidate for a claim: a clause or a sentence, with the facts that the rules ask for, counted in one pass.

use super::super::names::words::Words;
use crate::lexicon::traits::Traits;
use crate::text::Span;
use crate::text::tokens::{Case, Kind, hash_ascii};

/// The keys of the words that most often report.
const REPORTING: [u32; 8] = [
    hash_ascii("said"),
    hash_ascii("says"),
    hash_ascii("say"),
    hash_ascii("according"),
    hash_ascii("told"),
    hash_ascii("reported"),
    hash_ascii("announced"),
    hash_ascii("stated"),
];

/// A stretch of tokens that may be a claim.
#[derive(Clone, Copy)]
pub struct Clause<'a> {
    /// The tokens of the paragraph.
    pub words: Words<'a>,
    /// Its first token.
    pub from: usize,
    /// One past its last.
    pub to: usize,
    /// What was counted.
    pub facts: Facts,
}

/// What a clause holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Words.
    pub length: u32,
    /// The traits of all words together.
    pub traits: Traits,
    /// Figures that are no years.
    pub figures: u32,
    /// Years ("1998").
    pub years: u32,
    /// Number words ("two").
    pub number_words: u32,
    /// Whether a figure has a sign of percent or "percent" behind it.
    pub percent: bool,
    /// Whether a sign of money stands there.
    pub money: bool,
    /// Words with a capital inside the clause: names.
    pub names: u32,
    /// Words that look like past participles or past tense ("-ed").
    pub past: u32,
    /// "I", "me", "my", "we", "us", "our"
    pub first_person: u32,
    /// "you", "your"
    pub second_person: u32,
    /// Words in quotation marks stand in it.
    pub marks: bool,
    /// It asks.
    pub question: bool,
    /// It calls out.
    pub exclamation: bool,
    /// It says who says so ("said", "according").
    pub attributed: bool,
}

impl<'a> Clause<'a> {
    /// The clause of the tokens `from..to`.
    pub fn new(words: Words<'a>, from: usize, to: usize) -> Self {
        let mut facts = Facts::default();
        for at in from..to {
            facts.take(&words, from, at);
        }
        Self { words, from, to, facts }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.words.hull(self.from, self.to)
    }

    /// Whether a word of `traits` is in it.
    pub fn has(&self, traits: Traits) -> bool {
        self.facts.traits.any(traits)
    }

    /// Whether it holds this word, given in lower case.
    pub fn holds(&self, word: &str) -> bool {
        (self.from..self.to).any(|at| self.words.is(at, word))
    }

    /// Whether a word of `first` stands at most `reach` tokens before one of `second`.
    pub fn near(&self, first: Traits, second: Traits, reach: usize) -> bool {
        (self.from..self.to).any(|at| {
            self.words.traits(at).any(first)
                && (at + 1..self.to.min(at + 1 + reach)).any(|i| self.words.traits(i).any(second))
        })
    }

    /// Whether it holds a figure of any kind.
    pub fn figured(&self) -> bool {
        self.facts.figures > 0 || self.facts.number_words > 0 || self.has(Traits::MAGNITUDE)
    }
}

impl Facts {
    fn take(&mut self, words: &Words<'_>, from: usize, at: usize) {
        let Some(token) = words.tokens.get(at) else { return };
        let text = token.span.of(words.text);
        match token.kind {
            Kind::Number => {
                self.length += 1;
                if is_year(text) {
                    self.years += 1;
                } else {
                    self.figures += 1;
                }
                self.percent |= text.ends_with('%');
            }
            Kind::Word => {
                self.length += 1;
                let traits = words.traits(at);
                self.traits = self.traits.with(traits);
                self.attributed |= REPORTING.contains(&token.hash);
                let number =
                    traits.any(Traits::QUANTITY) && traits.any(Traits::PRONOUN) == words.is(at, "one");
                self.number_words += u32::from(number && is_number_word(text));
                self.percent |= words.is(at, "percent") || words.is(at, "cent");
                let capital = !matches!(token.case, Case::Lower | Case::None);
                if capital && at > from && !traits.any(Traits::FUNCTION.with(Traits::CALENDAR)) {
                    self.names += 1;
                }
                self.past += u32::from(!capital && token.span.len() > 3 && text.as_bytes().ends_with(b"ed"));
                if traits.any(Traits::PRONOUN) && token.case != Case::Upper || text == "I" {
                    self.person(text);
                }
            }
            Kind::Mark => self.marks |= text != "'" && text != "\u{2019}",
            Kind::Symbol => {
                self.money |= matches!(text, "$" | "\u{a3}" | "\u{20ac}" | "\u{a5}");
                self.percent |= text == "%";
            }
            Kind::Punct => {
                self.question |= text == "?";
                self.exclamation |= text == "!";
            }
        }
    }

    fn person(&mut self, word: &str) {
        let is = |list: &[&str]| list.iter().any(|w| word.eq_ignore_ascii_case(w));
        self.first_person += u32::from(is(&["i", "me", "my", "we", "us", "our", "myself", "ourselves"]));
        self.second_person += u32::from(is(&["you", "your", "yourself"]));
    }
}

/// Whether a figure reads as a year.
pub fn is_year(text: &str) -> bool {
    text.len() == 4
        && text.bytes().all(|b| b.is_ascii_digit())
        && (text.starts_with("18") || text.starts_with("19") || text.starts_with("20"))
}

/// Whether a word is a number, not "some" or "many".
pub fn is_number_word(text: &str) -> bool {
    number_of(text).is_some()
}

/// The number that a word stands for.
pub fn number_of(text: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().zip(1..).find(|(w, _)| text.eq_ignore_ascii_case(w)).map(|(_, n)| n)
}
