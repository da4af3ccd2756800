//! What a word may be: one look-up for each token gives every trait of it.

use super::{
    claim_words, documents, figure_words, function_words, given, organisations, outlets, people, places,
    titles,
};
use crate::text::tokens::hash;
use std::sync::LazyLock;

/// A set of traits of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(pub u64);

impl Traits {
    /// A given name ("Lena").
    pub const GIVEN: Self = Self(1);
    /// A function or title that can stand before a name ("minister").
    pub const TITLE: Self = Self(1 << 1);
    /// A form of address ("Mr").
    pub const HONORIFIC: Self = Self(1 << 2);
    /// Said of women ("spokeswoman", "she").
    pub const SHE: Self = Self(1 << 3);
    /// Said of men.
    pub const HE: Self = Self(1 << 4);
    /// The head of an organisation's name ("ministry").
    pub const BODY: Self = Self(1 << 5);
    /// Part of an outlet's name, or what an outlet is ("newspaper").
    pub const OUTLET: Self = Self(1 << 6);
    /// A country or a large city.
    pub const PLACE: Self = Self(1 << 7);
    /// Of a country or a party ("Israeli").
    pub const DEMONYM: Self = Self(1 << 8);
    /// One human being ("resident").
    pub const PERSON: Self = Self(1 << 9);
    /// Several ("residents").
    pub const GROUP: Self = Self(1 << 10);
    /// Something written ("report").
    pub const DOCUMENT: Self = Self(1 << 11);
    /// A pronoun that can be a source.
    pub const PRONOUN: Self = Self(1 << 12);
    /// A month or a day of the week.
    pub const CALENDAR: Self = Self(1 << 13);
    /// A word that is in no name but for the middle of long ones, and opens sentences with a capital.
    pub const FUNCTION: Self = Self(1 << 14);
    /// Behind a name ("Jr").
    pub const SUFFIX: Self = Self(1 << 15);
    /// Inside a name, in lower case ("van").
    pub const PARTICLE: Self = Self(1 << 16);
    /// A preposition.
    pub const PREPOSITION: Self = Self(1 << 17);
    /// An article, a demonstrative, a possessive.
    pub const DETERMINER: Self = Self(1 << 18);
    /// A finite verb or an auxiliary that often follows a subject.
    pub const VERB: Self = Self(1 << 19);
    /// A body whose name alone does not show it ("Congress").
    pub const NAMED_BODY: Self = Self(1 << 20);
    /// A source of which nothing is told ("sources").
    pub const BARE: Self = Self(1 << 21);
    /// Number and quantity words ("two", "several").
    pub const QUANTITY: Self = Self(1 << 22);
    /// Relative pronouns.
    pub const RELATIVE: Self = Self(1 << 23);
    /// A company ("company", "firm") as the later mention of one.
    pub const FIRM: Self = Self(1 << 24);
    /// More or less than something ("higher").
    pub const COMPARE: Self = Self(1 << 25);
    /// Of the highest degree ("largest").
    pub const SUPERLATIVE: Self = Self(1 << 26);
    /// First, never, ever.
    pub const RECORD: Self = Self(1 << 27);
    /// A rise or a fall.
    pub const CHANGE: Self = Self(1 << 28);
    /// One thing makes another.
    pub const CAUSE: Self = Self(1 << 29);
    /// Two things go together.
    pub const CORRELATE: Self = Self(1 << 30);
    /// What is allowed, and courts.
    pub const LAW: Self = Self(1 << 31);
    /// What will be.
    pub const FUTURE: Self = Self(1 << 32);
    /// A statement made weaker ("may").
    pub const HEDGE: Self = Self(1 << 33);
    /// A state of mind ("believe").
    pub const THINK: Self = Self(1 << 34);
    /// A wish or a request.
    pub const WISH: Self = Self(1 << 35);
    /// What should be.
    pub const OUGHT: Self = Self(1 << 36);
    /// A judgement of worth ("great").
    pub const JUDGE: Self = Self(1 << 37);
    /// A denial.
    pub const NEGATION: Self = Self(1 << 38);
    /// For or against ("voted").
    pub const POSITION: Self = Self(1 << 39);
    /// "million"
    pub const MAGNITUDE: Self = Self(1 << 40);
    /// What figures are counted in.
    pub const UNIT: Self = Self(1 << 41);
    /// Money's units.
    pub const CURRENCY: Self = Self(1 << 42);
    /// Lengths and points of time.
    pub const PERIOD: Self = Self(1 << 43);
    /// Says what something is.
    pub const DEFINE: Self = Self(1 << 44);
    /// Something that happened ("signed").
    pub const EVENT: Self = Self(1 << 45);
    /// A part of a whole.
    pub const SHARE: Self = Self(1 << 46);
    /// Often reports ("said").
    pub const REPORTS: Self = Self(1 << 47);
    /// "percent"
    pub const PERCENT: Self = Self(1 << 48);
    /// Of the speaker ("I", "our").
    pub const FIRST: Self = Self(1 << 49);
    /// Of whom is spoken to ("you").
    pub const SECOND: Self = Self(1 << 50);
    /// A number in words, up to 99 ("twelve", "twenty-five"), or "dozen".
    pub const NUMERAL: Self = Self(1 << 51);
    /// A length of time ("week").
    pub const TIME: Self = Self(1 << 52);
    /// Joins two clauses ("but").
    pub const JOINS: Self = Self(1 << 53);

    /// Whether any trait of `other` is among these.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Slots of the table; over twice the number of words.
const SLOTS: usize = 1 << 13;

/// The keys of the slots, 0 for an empty one, and the traits beside them.
struct Table {
    keys: Vec<u32>,
    traits: Vec<Traits>,
    /// A bit for each eighth of a slot, set where a key begins there: most looks read nothing else.
    filter: Vec<u8>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table =
        Table { keys: vec![0; SLOTS], traits: vec![Traits::default(); SLOTS], filter: vec![0; SLOTS] };
    let lists = [
        given::LISTS,
        titles::LISTS,
        organisations::LISTS,
        outlets::LISTS,
        places::LISTS,
        people::LISTS,
        documents::LISTS,
        function_words::LISTS,
        claim_words::LISTS,
    ];
    for &(traits, words) in lists.into_iter().flatten() {
        words.split_ascii_whitespace().for_each(|word| table.add(hash(word), traits));
    }
    figure_words::numerals(|key| table.add(key, Traits::NUMERAL));
    table
});

impl Table {
    fn add(&mut self, key: u32, traits: Traits) {
        let (mut at, bit) = slot(key);
        self.filter[at] |= bit;
        while self.keys[at] != 0 && self.keys[at] != key {
            at = (at + 1) % SLOTS;
        }
        self.keys[at] = key;
        self.traits[at] = self.traits[at].with(traits);
    }
}

/// The slot where a key begins, and its bit of the filter there.
fn slot(key: u32) -> (usize, u8) {
    ((key ^ (key >> 15)) as usize % SLOTS, 1 << (key >> 26 & 7))
}

/// The table, for many look-ups.
#[derive(Clone, Copy)]
pub struct Lexicon(&'static Table);

/// The table of all words.
pub fn lexicon() -> Lexicon {
    Lexicon(&TABLE)
}

impl Lexicon {
    /// The traits of the word with that [`hash`].
    pub fn of(self, key: u32) -> Traits {
        let (mut at, bit) = slot(key);
        if self.0.filter.get(at).is_none_or(|bits| bits & bit == 0) {
            return Traits::default();
        }
        while let Some(&found) = self.0.keys.get(at) {
            if found == 0 {
                break;
            }
            if found == key {
                return self.0.traits.get(at).copied().unwrap_or_default();
            }
            at = (at + 1) % SLOTS;
        }
        Traits::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_traits_of_every_list_that_holds_them() {
        let of = |word| lexicon().of(hash(word));
        assert!(of("Minister").any(Traits::TITLE));
        assert!(of("spokeswoman").any(Traits::TITLE) && of("spokeswoman").any(Traits::SHE));
        assert!(of("ministry").any(Traits::BODY) && !of("ministry").any(Traits::PERSON));
        assert_eq!(of("qwertz"), Traits::default());
        assert!(TABLE.keys.iter().filter(|key| **key != 0).count() * 2 < SLOTS);
    }
}
