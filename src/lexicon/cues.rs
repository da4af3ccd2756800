//! Verbs, nouns and phrases that report what somebody said: how each takes its words, and the look-up of a token.

mod table;

use crate::analysis::types::CueClass;
use crate::text::order;
use crate::text::tokens::hash;
use std::cmp::Reverse;
use std::ops::{BitOr, Range};
use std::sync::OnceLock;

/// A cue by its lemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The lemma ("say", "call for"): the first word is inflected, the others are fixed.
    pub lemma: &'static str,
    /// What using it does to the words that it reports.
    pub class: CueClass,
    /// How it takes them.
    pub takes: Takes,
}

impl Cue {
    /// The fixed words behind the first.
    pub fn tail(&self) -> impl Iterator<Item = &'static str> {
        self.lemma.split(' ').skip(1)
    }
}

/// How a cue takes the words that it reports: a set of the letters by which the table writes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Takes(u32);

impl Takes {
    /// `t`: a clause with "that".
    pub const THAT: Self = Self::letter(b't');
    /// `b`: a clause without "that".
    pub const BARE: Self = Self::letter(b'b');
    /// `o`: a direct object.
    pub const OBJECT: Self = Self::letter(b'o');
    /// `l`: a direct object of some length, for one that is short names only a topic.
    pub const LONG_OBJECT: Self = Self::letter(b'l');
    /// `m`: a direct object, only where some of it stands in quotation marks.
    pub const MARKED: Self = Self::letter(b'm');
    /// `i`: "to" and an infinitive.
    pub const INFINITIVE: Self = Self::letter(b'i');
    /// `p`: somebody "to" do something.
    pub const PERSON_TO: Self = Self::letter(b'p');
    /// `s`: somebody "as" something.
    pub const AS: Self = Self::letter(b's');
    /// `w`: an indirect question.
    pub const QUESTION: Self = Self::letter(b'w');
    /// `q`: a quotation before or behind it.
    pub const QUOTATION: Self = Self::letter(b'q');
    /// `f`: a clause before it, without marks.
    pub const FRONTED: Self = Self::letter(b'f');
    /// `a`: first the one who is told.
    pub const ADDRESSEE: Self = Self::letter(b'a');
    /// `c`: a clause without "that", where it shows as one by its subject or an auxiliary.
    pub const WEAK_BARE: Self = Self::letter(b'c');
    /// `x`: its present forms are nouns more often than verbs ("state", "reports").
    pub const NOUNLIKE: Self = Self::letter(b'x');
    /// `g`: a form in "-ing".
    pub const ING: Self = Self::letter(b'g');
    /// `n`: it is a noun, which a clause with "that" follows.
    pub const NOUN: Self = Self::letter(b'n');
    /// `r`: it is a preposition, which the source follows.
    pub const PREPOSITION: Self = Self::letter(b'r');

    const fn letter(letter: u8) -> Self {
        Self(1 << (letter - b'a'))
    }

    const fn letters(letters: &str) -> Self {
        let (bytes, mut set, mut i) = (letters.as_bytes(), 0, 0);
        while i < bytes.len() {
            set |= 1 << (bytes[i] - b'a');
            i += 1;
        }
        Self(set)
    }

    /// Whether any of `other` is in the set.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Takes {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Which forms of a lemma a word can be; a set of the constants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forms(u8);

impl Forms {
    /// "say"
    pub const BASE: Self = Self(1);
    /// "says"
    pub const THIRD: Self = Self(2);
    /// "said"
    pub const PAST: Self = Self(4);
    /// "written"
    pub const PARTICIPLE: Self = Self(8);
    /// "saying"
    pub const ING: Self = Self(16);
    /// "claim", "claims"
    pub const NOUN: Self = Self(32);

    /// Whether any of `other` is in the set.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Forms {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a word can be among the cues: the cues whose first word it is, the longest first, and its forms.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The cues.
    pub cues: &'static [Cue],
    /// The forms of their first word.
    pub forms: Forms,
}

/// The cues that begin with the word of that [`hash`]. One look into a table for most words, none of which allocates.
pub fn find(hash: u32) -> Option<Hit> {
    cues().find(hash)
}

/// The table, for many look-ups.
#[derive(Clone, Copy)]
pub struct Cues(&'static Lexicon);

/// The table of all cues.
pub fn cues() -> Cues {
    Cues(lexicon())
}

impl Cues {
    /// [`find`] of a word.
    #[inline]
    pub fn find(self, hash: u32) -> Option<Hit> {
        let (word, bit) = filter(hash);
        if self.0.filter.get(word)? & bit == 0 { None } else { self.look(hash) }
    }

    fn look(self, hash: u32) -> Option<Hit> {
        let mut slot = hash as usize & (SLOTS - 1);
        loop {
            let entry = self.0.slots.get(slot)?;
            if entry.forms == Forms(0) {
                return None;
            }
            if entry.hash == hash {
                let cues = self.0.cues.get(entry.from as usize..entry.to as usize)?;
                return Some(Hit { cues, forms: entry.forms });
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }
}

/// Every cue, sorted by first word, longer ones first.
pub fn all() -> &'static [Cue] {
    &lexicon().cues
}

/// Over three times the number of forms, a power of two.
const SLOTS: usize = 8192;

/// Words of the filter: 8 KB that answer for most words of a text without a look into the table.
const FILTER: usize = 1024;

/// The word and the bit of the filter for a hash.
const fn filter(hash: u32) -> (usize, u64) {
    let high = hash >> 16;
    ((high >> 6) as usize & (FILTER - 1), 1 << (high & 63))
}

#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    from: u16,
    to: u16,
    forms: Forms,
}

struct Lexicon {
    cues: Vec<Cue>,
    slots: Vec<Slot>,
    filter: Vec<u64>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut cues = Vec::new();
        for &(class, takes, lemmas) in table::CUES {
            let takes = Takes::letters(takes);
            cues.extend(lemmas.split(',').map(|l| Cue { lemma: l.trim(), class, takes }));
        }
        order::by_key(&mut cues, |cue| (first(cue.lemma), Reverse(cue.lemma.len())));
        let mut slots = vec![Slot::default(); SLOTS];
        let mut from = 0;
        while from < cues.len() {
            let word = first(cues[from].lemma);
            let to = from + cues[from..].iter().take_while(|c| first(c.lemma) == word).count();
            enter(&mut slots, word, from..to, &cues[from..to]);
            from = to;
        }
        let mut filter = vec![0; FILTER];
        for slot in slots.iter().filter(|slot| slot.forms != Forms(0)) {
            let (word, bit) = self::filter(slot.hash);
            filter[word] |= bit;
        }
        Lexicon { cues, slots, filter }
    })
}

fn first(lemma: &str) -> &str {
    lemma.split(' ').next().unwrap_or_default()
}

/// Enters every form of `word`. A form that two lemmas share ("found") goes to the first of them.
fn enter(slots: &mut [Slot], word: &str, range: Range<usize>, cues: &[Cue]) {
    let any = |takes| cues.iter().any(|c| c.takes.any(takes));
    let mut put = |form: &str, forms: Forms| {
        let hash = hash(form);
        let mut slot = hash as usize & (SLOTS - 1);
        while slots[slot].forms != Forms(0) && slots[slot].hash != hash {
            slot = (slot + 1) & (SLOTS - 1);
        }
        if slots[slot].forms == Forms(0) {
            slots[slot] = Slot { hash, from: range.start as u16, to: range.end as u16, forms };
        } else if slots[slot].from == range.start as u16 {
            slots[slot].forms = slots[slot].forms | forms;
        }
    };
    if any(Takes::PREPOSITION) {
        return put(word, Forms::BASE);
    }
    if any(Takes::NOUN) {
        put(word, Forms::NOUN);
        put(&with_s(word), Forms::NOUN);
        if cues.iter().all(|c| c.takes.any(Takes::NOUN)) {
            return;
        }
    }
    put(word, Forms::BASE);
    put(&with_s(word), Forms::THIRD);
    let irregular = table::IRREGULAR.iter().find(|(base, ..)| *base == word);
    if let Some((_, past, participle)) = irregular {
        put(past, Forms::PAST);
        put(participle, Forms::PARTICIPLE);
    } else {
        put(&with_ed(word), Forms::PAST | Forms::PARTICIPLE);
    }
    put(&with_ing(word), Forms::ING);
}

fn with_s(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        return format!("{stem}ies");
    }
    if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") || word == "go" {
        return format!("{word}es");
    }
    format!("{word}s")
}

fn with_ed(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        return format!("{stem}ied");
    }
    if word.ends_with('e') { format!("{word}d") } else { format!("{}ed", doubled(word)) }
}

fn with_ing(word: &str) -> String {
    match word.strip_suffix('e') {
        Some(stem) if !word.ends_with("ee") && word.len() > 2 => format!("{stem}ing"),
        _ => format!("{}ing", doubled(word)),
    }
}

fn doubled(word: &str) -> String {
    let last = word.chars().last().filter(|_| table::DOUBLED.split(' ').any(|d| d == word));
    format!("{word}{}", last.map(String::from).unwrap_or_default())
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, lemma: &str, forms: Forms) {
        let hit = find(hash(word)).unwrap_or_else(|| panic!("no cue: {word}"));
        assert!(hit.cues.iter().any(|c| c.lemma == lemma), "{word}: {:?}", hit.cues);
        assert!(hit.forms.any(forms), "{word}: {:?}", hit.forms);
    }

    #[test]
    fn forms_lead_to_their_lemma() {
        check("said", "say", Forms::PAST);
        check("Denied", "deny", Forms::PARTICIPLE);
        check("denies", "deny", Forms::THIRD);
        check("admitting", "admit", Forms::ING);
        check("agreeing", "agree", Forms::ING);
        check("wrote", "write", Forms::PAST);
        check("called", "call for", Forms::PAST);
        check("according", "according to", Forms::BASE);
        check("allegations", "allegation", Forms::NOUN);
        assert!(find(hash("harbour")).is_none());
    }

    #[test]
    fn no_lemma_stands_twice() {
        for pair in all().windows(2) {
            let same = pair[0].lemma == pair[1].lemma;
            let noun = |c: &Cue| c.takes.any(Takes::NOUN);
            assert!(!same || noun(&pair[0]) != noun(&pair[1]), "{}", pair[0].lemma);
        }
    }

    #[test]
    fn letters_of_the_table_are_known() {
        let known = "tbcolmipswqfganrx";
        for (_, takes, lemmas) in table::CUES {
            assert!(takes.chars().all(|c| known.contains(c)), "{lemmas}: {takes}");
        }
    }
}
