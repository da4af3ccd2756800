//! Words around figures: what the arithmetic of a sentence is told by, and the words of numbers, money and measures.

use super::slots::Slots;
use crate::text::tokens::hash;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A set of classes of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub u32);

impl Classes {
    /// A rise.
    pub const UP: Self = Self(1);
    /// A fall.
    pub const DOWN: Self = Self(1 << 1);
    /// Between a rise and its figure ("by", "almost").
    pub const SOFT: Self = Self(1 << 2);
    /// Before a value that is compared with ("from").
    pub const FROM: Self = Self(1 << 3);
    /// Says that the figure is the value only roughly.
    pub const ABOUT: Self = Self(1 << 4);
    /// Says that the value is that or more.
    pub const OVER: Self = Self(1 << 5);
    /// Says that the value is that or less.
    pub const UNDER: Self = Self(1 << 6);
    /// "doubled"
    pub const TWICE: Self = Self(1 << 7);
    /// "halved"
    pub const HALF: Self = Self(1 << 8);
    /// "trebled"
    pub const THRICE: Self = Self(1 << 9);
    /// A lead in a vote.
    pub const LEAD: Self = Self(1 << 10);
    /// "of", "out"
    pub const OF: Self = Self(1 << 11);
    /// Articles and possessives.
    pub const THE: Self = Self(1 << 12);
    /// Between two ways of saying one thing ("or").
    pub const OR: Self = Self(1 << 13);
    /// Introduces a whole that its parts make up ("totalling").
    pub const TOTAL: Self = Self(1 << 14);
    /// Lengths of time.
    pub const TIME: Self = Self(1 << 15);
    /// A month.
    pub const MONTH: Self = Self(1 << 16);
    /// A day of the week.
    pub const WEEKDAY: Self = Self(1 << 17);
    /// "against", "to", between the sides of a vote.
    pub const SIDE: Self = Self(1 << 18);
    /// "died", "born", "aged"
    pub const LIFE: Self = Self(1 << 19);
    /// Before a figure it may say how exact that is ("than"). Every such word has this class, beside those of exactness.
    pub const BEFORE: Self = Self(1 << 20);
    /// Behind a figure it may change what that is ("million", "percent"): every word and sign that is looked for there.
    pub const BEHIND: Self = Self(1 << 21);

    /// Whether any class of `other` is among these.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Lengths of time.
pub const TIMES: &str = "year years month months week weeks day days hour hours minute minutes second seconds quarter quarters \
                         decade decades century centuries";

/// The words, lower case.
const LISTS: &[(Classes, &str)] = &[
    (
        Classes::UP,
        "rose risen rise rises rising jumped jumps jump jumping surged surge surges surging climbed climbs climb climbing grew grow grows grown \
         growing growth increased increase increases increasing gained gains gain gaining up soared soar soars soaring leap leapt higher advanced \
         advance advances boosted swelled expanded improved improvement more raised hike ahead added",
    ),
    (
        Classes::DOWN,
        "fell fallen fall falls falling dropped drops drop dropping declined declines decline declining slumped slumps slump slipped slips slip slid \
         slide plunged plunges plunge plunging down decreased decreases decrease decreasing tumbled tumbles tumble lower lowered dipped dips dip \
         shrank shrunk cut reduced reduction sank eased less fewer plummeted plummets lost shed",
    ),
    (
        Classes::SOFT,
        "by of an a about around nearly almost more than over some sharply another just roughly only as much less under",
    ),
    (Classes::FROM, "from against versus vs"),
    (Classes::ABOUT, "about around roughly some approximately estimated average circa near"),
    (Classes::OVER, "over least above exceeding exceed exceeded exceeds beyond topped"),
    (Classes::UNDER, "nearly almost under below most"),
    (Classes::TWICE, "doubled doubles doubling double twice"),
    (Classes::HALF, "halved halves halving half"),
    (Classes::THRICE, "trebled trebling treble tripled triples tripling triple"),
    (Classes::LEAD, "majority margin lead leads leading ahead led advantage gap difference"),
    (Classes::OF, "of"),
    (Classes::THE, "the its their his her all those these a"),
    (Classes::OR, "or representing equal equivalent namely"),
    (Classes::TOTAL, "totalling totaling total combined together altogether"),
    (Classes::TIME, TIMES),
    (
        Classes::MONTH,
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec",
    ),
    (Classes::WEEKDAY, "monday tuesday wednesday thursday friday saturday sunday"),
    (Classes::SIDE, "to against"),
    (Classes::LIFE, "born died aged age"),
    (Classes::BEFORE, "than least most to many much as of short almost well ~"),
    (Classes::BEHIND, TIMES),
    (
        Classes::BEHIND,
        "hundred thousand k million m mn billion bn b trillion tn hundreds thousands ks millions ms mns billions bns bs trillions tns \
         canadian australian singapore us american u.s. hong new dollar pound euro yen cent pence penny yuan rupee rand rouble ruble franc \
         baht naira shekel dollars pounds euros yens cents pences pennys yuans rupees rands roubles rubles francs bahts nairas shekels \
         % percent per percentage point points gmt bst est edt et am pm a.m. p.m. o'clock cet thirds third quarters fifths tenths half \
         halves and or -odd plus + - \u{2012} \u{2013} \u{2014} / january february march april may june july august september october \
         november december jan feb mar apr jun jul aug sept sep oct nov dec",
    ),
];

/// The numbers that stand for themselves, "one" at the first place.
pub const NUMBERS: [&str; 19] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The tens, "twenty" at the first place.
pub const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Gives the keys of every number in words up to 99, and of "dozen".
pub fn numerals(mut take: impl FnMut(u32)) {
    NUMBERS.iter().chain(&TENS).chain(&["dozen"]).for_each(|word| take(hash(word)));
    for tens in TENS {
        NUMBERS[..9].iter().for_each(|ones| take(hash(&format!("{tens}-{ones}"))));
    }
}

static TABLE: LazyLock<Slots<Classes>> = LazyLock::new(|| {
    let mut all: BTreeMap<u32, Classes> = BTreeMap::new();
    for &(classes, words) in LISTS {
        for word in words.split_ascii_whitespace() {
            let of = all.entry(hash(word)).or_default();
            *of = of.with(classes);
        }
    }
    Slots::new(&all.into_iter().collect::<Vec<_>>())
});

/// The classes of the word with that [`hash`].
pub fn classes(key: u32) -> Classes {
    TABLE.get(key).unwrap_or_default()
}

/// Whether a number in words may begin with these letters: nearly no other word does.
#[inline]
pub fn opens_number(word: &[u8]) -> bool {
    let [a, b, c, ..] = *word else { return false };
    match [a | 32, b | 32] {
        [b'o', b'n'] => c | 32 == b'e',
        [b't', b'w'] => matches!(c | 32, b'o' | b'e'),
        [b't', b'h'] => matches!(c | 32, b'r' | b'i'),
        [b't', b'e'] => c | 32 == b'n',
        [b'f', b'o'] => matches!(c | 32, b'u' | b'r'),
        [b'f', b'i'] => matches!(c | 32, b'v' | b'f'),
        [b's', b'i'] => c | 32 == b'x',
        [b's', b'e'] => c | 32 == b'v',
        [b'e', b'i'] => c | 32 == b'g',
        [b'e', b'l'] => c | 32 == b'e',
        [b'n', b'i'] => c | 32 == b'n',
        _ => false,
    }
}

/// The number that a word stands for, up to 99 ("twelve", "twenty-five").
pub fn number(word: &str) -> Option<u32> {
    if !opens_number(word.as_bytes()) || word.len() > 15 {
        return None;
    }
    let (tens, ones) = word.split_once('-').map_or((word, None), |(a, b)| (a, Some(b)));
    let place =
        |list: &[&str], w: &str| list.iter().position(|n| w.eq_ignore_ascii_case(n)).map(|i| i as u32);
    match (place(&TENS, tens), ones) {
        (Some(t), None) => Some(20 + 10 * t),
        (Some(t), Some(o)) => place(&NUMBERS[..9], o).map(|o| 21 + 10 * t + o),
        (None, None) => place(&NUMBERS, word).map(|n| n + 1),
        (None, Some(_)) => None,
    }
}

/// How many zeros a word of magnitude stands for.
pub fn zeros(word: &str) -> Option<u32> {
    if !matches!(word.as_bytes().first().map(|b| b | 32), Some(b'h' | b't' | b'k' | b'm' | b'b')) {
        return None;
    }
    Some(match word.to_ascii_lowercase().trim_end_matches('s') {
        "hundred" => 2,
        "thousand" | "k" => 3,
        "million" | "m" | "mn" => 6,
        "billion" | "bn" | "b" => 9,
        "trillion" | "tn" => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_numbers_read() {
        assert!(classes(hash("Rose")).any(Classes::UP) && classes(hash("of")).any(Classes::OF));
        assert_eq!(classes(hash("qwertz")), Classes::default());
        assert_eq!(
            ["one", "Twelve", "forty", "twenty-five", "twenty-twelve", "boat"].map(number),
            [Some(1), Some(12), Some(40), Some(25), None, None]
        );
        for (i, word) in NUMBERS.iter().enumerate() {
            assert_eq!(number(word), Some(i as u32 + 1));
        }
        for (i, word) in TENS.iter().enumerate() {
            assert_eq!(number(&word.to_uppercase()), Some(20 + 10 * i as u32));
        }
        assert_eq!(["million", "bn", "hundreds", "boats"].map(zeros), [Some(6), Some(9), Some(2), None]);
    }
}
