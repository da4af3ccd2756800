//! What each token of a paragraph is to the claims in it: read once, however many clauses are judged.

use super::super::names::words::Words;
use super::clause::{is_number_word, is_year};
use super::weights::{self, EACH, EDGE, Weighed};
use crate::lexicon::traits::Traits;
use crate::text::tokens::{Case, Kind, Token};

/// What a token is; a set of the constants. Those that are counted stand at the lowest bit of a lane of 16, so that the sum
/// of [`Flags::counted`] counts all of them at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u64);

impl Flags {
    /// A word or a number; counted.
    pub const WORD: Self = Self(1);
    /// A figure that is no year; counted.
    pub const FIGURE: Self = Self(1 << 16);
    /// A year ("1998"); counted.
    pub const YEAR: Self = Self(1 << 32);
    /// A word with a capital: inside a clause a name; counted.
    pub const CAPITAL: Self = Self(1 << 48);
    /// A number word ("two").
    pub const NUMBER_WORD: Self = Self(1 << 1);
    /// A sign of percent, or "percent".
    pub const PERCENT: Self = Self(1 << 2);
    /// A sign of money.
    pub const MONEY: Self = Self(1 << 3);
    /// A word that looks like a past participle or past tense ("-ed").
    pub const PAST: Self = Self(1 << 4);
    /// "I", "me", "my", "we", "us", "our"
    pub const FIRST_PERSON: Self = Self(1 << 5);
    /// "you", "your"
    pub const SECOND_PERSON: Self = Self(1 << 6);
    /// A quotation mark.
    pub const MARK: Self = Self(1 << 7);
    /// A question mark.
    pub const ASKS: Self = Self(1 << 8);
    /// An exclamation mark.
    pub const CALLS: Self = Self(1 << 9);
    /// A word that reports ("said").
    pub const REPORTS: Self = Self(1 << 10);
    /// A sign at which a sentence may fall into two clauses.
    pub const CUTS: Self = Self(1 << 11);

    /// How many tokens may be counted in one sum.
    pub const MOST: usize = u16::MAX as usize;

    /// Whether any of `other` is among these.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What the token adds to a sum that counts.
    pub const fn counted(self) -> u64 {
        self.0 & (Self::WORD.0 | Self::FIGURE.0 | Self::YEAR.0 | Self::CAPITAL.0)
    }

    /// How often this flag, a counted one, is in a sum.
    pub const fn count(self, sum: u64) -> u32 {
        (sum >> self.0.trailing_zeros()) as u32 & 0xffff
    }

    fn when(self, holds: bool) -> Self {
        if holds { self } else { Self::default() }
    }
}

/// A token as the claims see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sign {
    /// What it is.
    pub flags: Flags,
    /// The word itself, or the kind of number; 0 for what says nothing, as commas and full stops, which stand everywhere.
    pub key: u32,
    /// A function word itself, of any other word what it looks like inside a clause.
    pub class: u32,
    /// Its [features](weights) where it opens no clause; none where it says nothing.
    pub features: [Weighed; EACH],
}

impl Sign {
    /// The class where the token is the first of a clause, where a capital says nothing.
    pub fn opening(&self, token: &Token, text: &str) -> u32 {
        if self.class == CAPITAL { ending(bytes(token, text)) } else { self.class }
    }
}

/// The signs of the tokens, in the place of what `out` held.
pub fn read(words: &Words<'_>, out: &mut Vec<Sign>) {
    let model = weights::shipped();
    let mut before = (EDGE, EDGE);
    out.clear();
    out.extend(words.tokens.iter().zip(words.traits).enumerate().map(|(at, (token, &traits))| {
        let (mut sign, tail) = sign(token, words.text, traits);
        if token.kind == Kind::Punct {
            let joins = token.last == b',' && words.traits(at + 1).any(Traits::JOINS);
            sign.flags = sign.flags.with(Flags::CUTS.when(joins || token.last == b';'));
        }
        if sign.key != 0 {
            sign.features = model.features(before, &sign, tail);
            before = (sign.key, sign.class);
        }
        sign
    }));
}

fn bytes<'t>(token: &Token, text: &'t str) -> &'t [u8] {
    text.as_bytes().get(token.span.start as usize..token.span.end as usize).unwrap_or_default()
}

/// The sign of a token without its features, and the last four bytes in lower case: an ending, or a short word.
fn sign(token: &Token, text: &str, traits: Traits) -> (Sign, u32) {
    let word = bytes(token, text);
    let plain = |flags, key| (Sign { flags, key, class: key, ..Sign::default() }, tail(word));
    match token.kind {
        Kind::Word => (of_word(token, word, traits), tail(word)),
        Kind::Number => {
            let percent = Flags::PERCENT.when(token.last == b'%').with(Flags::WORD);
            if is_year(word) {
                plain(percent.with(Flags::YEAR), YEAR)
            } else {
                plain(percent.with(Flags::FIGURE), if word.contains(&b'.') { FRACTION } else { NUMBER })
            }
        }
        Kind::Symbol => {
            let flags = match word {
                b"$" | b"\xc2\xa3" | b"\xe2\x82\xac" | b"\xc2\xa5" => Flags::MONEY,
                b"%" => Flags::PERCENT,
                _ => Flags::default(),
            };
            plain(flags, token.hash)
        }
        Kind::Punct => match word {
            b"?" => plain(Flags::ASKS, token.hash),
            b"!" => plain(Flags::CALLS, token.hash),
            b";" | b":" => plain(Flags::default(), token.hash),
            _ => (Sign::default(), 0),
        },
        Kind::Mark => {
            let apostrophe = matches!(word, b"'" | b"\xe2\x80\x99");
            (Sign { flags: Flags::MARK.when(!apostrophe), ..Sign::default() }, 0)
        }
    }
}

/// Traits that give a word a flag; few words have one.
const TELLING: Traits =
    Traits::REPORTS.with(Traits::PERCENT).with(Traits::FIRST).with(Traits::SECOND).with(Traits::NUMERAL);

fn of_word(token: &Token, word: &[u8], traits: Traits) -> Sign {
    let capital = !matches!(token.case, Case::Lower | Case::None);
    let mut flags = Flags::WORD
        .with(Flags::CAPITAL.when(capital && !traits.any(Traits::FUNCTION.with(Traits::CALENDAR))))
        .with(Flags::PAST.when(token.last == b'd' && !capital && word.len() > 3 && word.ends_with(b"ed")));
    if traits.any(TELLING) {
        // "US" is no pronoun.
        let person = traits.any(Traits::PRONOUN) && token.case != Case::Upper;
        let number = traits.any(Traits::QUANTITY) && traits.any(Traits::NUMERAL) && is_number_word(word);
        flags = flags
            .with(Flags::REPORTS.when(traits.any(Traits::REPORTS)))
            .with(Flags::PERCENT.when(traits.any(Traits::PERCENT)))
            .with(Flags::NUMBER_WORD.when(number))
            .with(Flags::FIRST_PERSON.when(person && traits.any(Traits::FIRST)))
            .with(Flags::SECOND_PERSON.when(person && traits.any(Traits::SECOND)));
    }
    Sign { flags, key: token.hash, class: class(traits, word, capital, token), ..Sign::default() }
}

/// The last four bytes in lower case, the last one highest.
fn tail(word: &[u8]) -> u32 {
    if let Some(mut last) = word.last_chunk::<4>().copied() {
        last.make_ascii_lowercase();
        return u32::from_le_bytes(last);
    }
    word.iter().rev().fold(0, |all, b| all << 8 | u32::from(b.to_ascii_lowercase()))
}

const YEAR: u32 = 0x61;
const FRACTION: u32 = 0x62;
const NUMBER: u32 = 0x63;
/// A word with a capital.
const CAPITAL: u32 = 0x7d;
/// A word of none of the endings; those follow.
const WORD: u32 = 0x80;

/// Words that stand for themselves.
const FUNCTION: Traits = Traits::FUNCTION
    .with(Traits::PRONOUN)
    .with(Traits::PREPOSITION)
    .with(Traits::DETERMINER)
    .with(Traits::VERB)
    .with(Traits::NEGATION)
    .with(Traits::RELATIVE)
    .with(Traits::FUTURE)
    .with(Traits::OUGHT);

/// Traits that are classes of words; the first one counts.
const SHAPES: &[(Traits, u32)] = &[
    (Traits::MAGNITUDE, 0x71),
    (Traits::UNIT, 0x72),
    (Traits::QUANTITY, 0x73),
    (Traits::CALENDAR, 0x74),
    (Traits::PERIOD, 0x75),
    (Traits::CHANGE, 0x76),
    (Traits::EVENT, 0x77),
    (Traits::POSITION, 0x78),
    (Traits::JUDGE, 0x79),
    (Traits::THINK, 0x7a),
    (Traits::WISH, 0x7b),
    (Traits::HEDGE, 0x7c),
    (Traits::LAW, 0x101),
    (Traits::CAUSE, 0x102),
    (Traits::COMPARE, 0x103),
    (Traits::SUPERLATIVE, 0x104),
    (Traits::SHARE, 0x105),
    (Traits::GROUP, 0x106),
    (Traits::TITLE, 0x107),
    (Traits::BODY, 0x108),
    (Traits::PLACE, 0x109),
    (Traits::PERSON, 0x10a),
    (Traits::DOCUMENT, 0x10b),
    (Traits::RECORD, 0x10c),
    (Traits::CORRELATE, 0x10d),
    (Traits::DEFINE, 0x10e),
];

/// All of [`SHAPES`].
const SHAPED: Traits = {
    let (mut all, mut i) = (Traits(0), 0);
    while i < SHAPES.len() {
        all = all.with(SHAPES[i].0);
        i += 1;
    }
    all
};

/// The classes of words with one trait of [`SHAPES`], by its bit.
const BY_BIT: [u16; 64] = {
    let (mut all, mut i) = ([0; 64], 0);
    while i < SHAPES.len() {
        all[SHAPES[i].0.0.trailing_zeros() as usize] = SHAPES[i].1 as u16;
        i += 1;
    }
    all
};

/// A function word stands for itself, any other word for what it looks like.
fn class(traits: Traits, word: &[u8], capital: bool, token: &Token) -> u32 {
    if traits.any(FUNCTION) && !traits.any(Traits::NAMED_BODY) {
        return token.hash;
    }
    let shapes = traits.0 & SHAPED.0;
    if shapes & shapes.wrapping_sub(1) != 0 {
        return SHAPES.iter().find(|(t, _)| traits.any(*t)).map_or(WORD, |(_, shape)| *shape);
    }
    if shapes != 0 {
        return u32::from(BY_BIT[shapes.trailing_zeros() as usize]);
    }
    if capital { CAPITAL } else { ending(word) }
}

/// The class of a word by its ending; where the word is hardly longer than that, by none.
fn ending(word: &[u8]) -> u32 {
    let Some(last) = word.last_chunk::<4>() else { return WORD };
    let longer = |than: usize| word.len() > than;
    WORD + match last {
        [_, b'i', b'n', b'g'] if longer(5) => 1,
        [_, _, b'e', b'd'] if longer(4) => 2,
        [_, _, b'l', b'y'] if longer(4) => 3,
        [_, b'i', b't', b'y'] if longer(5) => 7,
        [b't', b'i', b'o', b'n'] if longer(6) => 4,
        [b'i', b'o', b'n', b's'] if longer(7) && word.ends_with(b"tions") => 5,
        [_, b'i', b'e', b's'] if longer(5) => 8,
        [_, _, b's', b's'] if longer(4) => 9,
        [_, _, b'u', b's'] if longer(4) => 10,
        [_, _, _, b's'] => 11,
        [b'm', b'e', b'n', b't'] if longer(6) => 6,
        [_, b'e', b's', b't'] if longer(5) => 12,
        [_, _, b'e', b'r'] if longer(4) => 13,
        [_, _, b'a', b'l'] if longer(4) => 14,
        [_, b'f', b'u', b'l'] if longer(5) => 15,
        [_, b'i', b'v', b'e'] if longer(5) => 16,
        [b'a', b'b', b'l', b'e'] if longer(6) => 18,
        _ => 0,
    }
}
