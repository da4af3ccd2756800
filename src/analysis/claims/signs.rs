//! What each token of a paragraph is to the claims in it: read once, however many clauses are judged.

use super::super::names::words::Words;
use super::clause::{is_number_word, is_year};
use crate::lexicon::traits::Traits;
use crate::text::tokens::{Case, Kind, Token, hash_ascii};

/// What a token is; a set of the constants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u16);

impl Flags {
    /// A figure that is no year.
    pub const FIGURE: Self = Self(1);
    /// A year ("1998").
    pub const YEAR: Self = Self(1 << 1);
    /// A number word ("two").
    pub const NUMBER_WORD: Self = Self(1 << 2);
    /// A sign of percent, or "percent".
    pub const PERCENT: Self = Self(1 << 3);
    /// A sign of money.
    pub const MONEY: Self = Self(1 << 4);
    /// A word with a capital: inside a clause a name.
    pub const CAPITAL: Self = Self(1 << 5);
    /// A word that looks like a past participle or past tense ("-ed").
    pub const PAST: Self = Self(1 << 6);
    /// "I", "me", "my", "we", "us", "our"
    pub const FIRST_PERSON: Self = Self(1 << 7);
    /// "you", "your"
    pub const SECOND_PERSON: Self = Self(1 << 8);
    /// A quotation mark.
    pub const MARK: Self = Self(1 << 9);
    /// A question mark.
    pub const ASKS: Self = Self(1 << 10);
    /// An exclamation mark.
    pub const CALLS: Self = Self(1 << 11);
    /// A word that reports ("said").
    pub const REPORTS: Self = Self(1 << 12);
    /// A word or a number.
    pub const WORD: Self = Self(1 << 13);

    /// Whether any of `other` is among these.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
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
    /// The last four bytes in lower case: an ending, or a short word.
    pub tail: u32,
}

impl Sign {
    /// The class where the token is the first of a clause, where a capital says nothing.
    pub fn opening(&self, token: &Token, text: &str) -> u32 {
        if self.class == CAPITAL { ending(token.span.of(text).as_bytes(), token.last) } else { self.class }
    }
}

/// The signs of the tokens, in the place of what `out` held.
pub fn read(words: &Words<'_>, out: &mut Vec<Sign>) {
    out.clear();
    out.extend(words.tokens.iter().enumerate().map(|(at, token)| sign(token, words.text, words.traits(at))));
}

fn sign(token: &Token, text: &str, traits: Traits) -> Sign {
    let text = token.span.of(text);
    let bytes = text.as_bytes();
    let plain = |flags, key| Sign { flags, key, class: key, tail: tail(bytes) };
    match token.kind {
        Kind::Word => word(token, text, traits),
        Kind::Number => {
            let percent = Flags::PERCENT.when(token.last == b'%').with(Flags::WORD);
            if is_year(text) {
                plain(percent.with(Flags::YEAR), YEAR)
            } else {
                plain(percent.with(Flags::FIGURE), if bytes.contains(&b'.') { FRACTION } else { NUMBER })
            }
        }
        Kind::Symbol => {
            let flags = match text {
                "$" | "\u{a3}" | "\u{20ac}" | "\u{a5}" => Flags::MONEY,
                "%" => Flags::PERCENT,
                _ => Flags::default(),
            };
            plain(flags, token.hash)
        }
        Kind::Punct => match bytes {
            b"?" => plain(Flags::ASKS, token.hash),
            b"!" => plain(Flags::CALLS, token.hash),
            b";" | b":" => plain(Flags::default(), token.hash),
            _ => Sign::default(),
        },
        Kind::Mark => {
            let apostrophe = matches!(text, "'" | "\u{2019}");
            Sign { flags: Flags::MARK.when(!apostrophe), ..Sign::default() }
        }
    }
}

fn word(token: &Token, text: &str, traits: Traits) -> Sign {
    let bytes = text.as_bytes();
    let capital = !matches!(token.case, Case::Lower | Case::None);
    let mut flags = Flags::WORD
        .with(Flags::CAPITAL.when(capital && !traits.any(Traits::FUNCTION.with(Traits::CALENDAR))))
        .with(Flags::PAST.when(token.last == b'd' && !capital && bytes.len() > 3 && bytes.ends_with(b"ed")))
        .with(Flags::REPORTS.when(REPORTING.contains(&token.hash)))
        .with(Flags::PERCENT.when(PERCENT.contains(&token.hash)));
    if traits.any(Traits::QUANTITY.with(Traits::PRONOUN)) || token.hash == I {
        let number = traits.any(Traits::QUANTITY) && traits.any(Traits::PRONOUN) == (token.hash == ONE);
        // "US" is no pronoun.
        let person = traits.any(Traits::PRONOUN) && token.case != Case::Upper || text == "I";
        flags = flags
            .with(Flags::NUMBER_WORD.when(number && is_number_word(text)))
            .with(Flags::FIRST_PERSON.when(person && FIRST.contains(&token.hash)))
            .with(Flags::SECOND_PERSON.when(person && SECOND.contains(&token.hash)));
    }
    Sign { flags, key: token.hash, class: class(traits, bytes, capital, token), tail: tail(bytes) }
}

/// The last four bytes in lower case, the last one highest.
fn tail(word: &[u8]) -> u32 {
    if let Some(mut last) = word.last_chunk::<4>().copied() {
        last.make_ascii_lowercase();
        return u32::from_le_bytes(last);
    }
    word.iter().rev().fold(0, |all, b| all << 8 | u32::from(b.to_ascii_lowercase()))
}

const I: u32 = hash_ascii("i");
const ONE: u32 = hash_ascii("one");
const PERCENT: [u32; 2] = [hash_ascii("percent"), hash_ascii("cent")];
const FIRST: [u32; 8] = [
    I,
    hash_ascii("me"),
    hash_ascii("my"),
    hash_ascii("we"),
    hash_ascii("us"),
    hash_ascii("our"),
    hash_ascii("myself"),
    hash_ascii("ourselves"),
];
const SECOND: [u32; 3] = [hash_ascii("you"), hash_ascii("your"), hash_ascii("yourself")];
/// The words that most often report.
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

/// A function word stands for itself, any other word for what it looks like.
fn class(traits: Traits, word: &[u8], capital: bool, token: &Token) -> u32 {
    if traits.any(FUNCTION) && !traits.any(Traits::NAMED_BODY) {
        return token.hash;
    }
    if traits.any(SHAPED)
        && let Some((_, shape)) = SHAPES.iter().find(|(t, _)| traits.any(*t))
    {
        return *shape;
    }
    if capital { CAPITAL } else { ending(word, token.last) }
}

/// The class of a word by its ending.
fn ending(word: &[u8], last: u8) -> u32 {
    let endings: &[(&[u8], u32)] = match last {
        b'g' => &[(b"ing", 1)],
        b'd' => &[(b"ed", 2)],
        b'y' => &[(b"ly", 3), (b"ity", 7)],
        b'n' => &[(b"tion", 4)],
        b's' => &[(b"tions", 5), (b"ies", 8), (b"ss", 9), (b"us", 10), (b"s", 11)],
        b't' => &[(b"ment", 6), (b"est", 12)],
        b'r' => &[(b"er", 13)],
        b'l' => &[(b"al", 14), (b"ful", 15)],
        b'e' => &[(b"ive", 16), (b"able", 18)],
        _ => &[],
    };
    let found = endings.iter().find(|(e, _)| word.len() > e.len() + 2 && word.ends_with(e));
    found.map_or(WORD, |(_, number)| WORD + number)
}
