//! Which language a text is in: by its script, and in Latin script by the small words that every sentence holds.

use crate::text::tokens::{hash_ascii, letters};
use std::sync::LazyLock;

/// ISO 639-1 code, or "und" where there is too little text to tell.
pub fn of(text: &str) -> &'static str {
    let mut count = Count::default();
    for part in samples(text) {
        if count.add(part) {
            return "en";
        }
    }
    count.script().unwrap_or_else(|| count.latin())
}

/// How much is read at the start, and of a long text once more in its middle; bytes.
const SAMPLE: usize = 4096;

/// After how many words it is looked whether more are needed.
const CLEAR: u32 = 24;

/// The longest of the small words below, in bytes.
const LONGEST: usize = 8;

/// The least small words that make a text another language than English, and how many of its words they are at least.
const ENOUGH: (u32, u32) = (4, 12);

macro_rules! hashes {
    ($($word:literal)*) => { &[$(hash_ascii($word)),*] };
}

/// A language by words without accents that are frequent in it and rare in the others.
struct Language {
    code: &'static str,
    words: &'static [u32],
}

const LANGUAGES: &[Language] = &[
    Language {
        code: "en",
        words: hashes!("the" "of" "and" "to" "that" "is" "was" "for" "with" "he" "she" "it" "said" "has" "have" "be" "by" "are" "from"
            "his" "her" "who" "not" "this" "they" "but" "were" "been" "had" "would" "will" "which" "their" "you" "we" "i" "my" "what"),
    },
    Language {
        code: "fr",
        words: hashes!("le" "la" "les" "des" "du" "et" "est" "une" "un" "dans" "que" "qui" "pour" "sur" "pas" "au" "aux" "ce" "il" "elle"
            "avec" "son" "sont" "par" "nous" "mais" "ont" "cette" "d" "l" "qu"),
    },
    Language {
        code: "de",
        words: hashes!("der" "die" "das" "und" "ist" "nicht" "ein" "eine" "einen" "den" "dem" "des" "mit" "von" "zu" "im" "auf" "sich" "auch"
            "es" "sie" "er" "wird" "werden" "hat" "haben" "nach" "bei" "aus" "wie" "sagte"),
    },
    Language {
        code: "es",
        words: hashes!("el" "la" "los" "las" "de" "del" "y" "en" "que" "un" "una" "por" "con" "para" "se" "su" "al" "lo" "como" "es" "ha"
            "sus" "pero" "fue" "sobre" "este" "esta" "son" "muy"),
    },
    Language {
        code: "it",
        words: hashes!("il" "lo" "la" "gli" "le" "di" "e" "che" "un" "una" "per" "con" "non" "del" "della" "dei" "nel" "nella" "si" "da" "al"
            "alla" "sono" "ha" "anche" "ma" "come" "suo"),
    },
    Language {
        code: "pt",
        words: hashes!("o" "os" "as" "de" "do" "da" "dos" "das" "e" "em" "que" "um" "uma" "para" "por" "com" "se" "na" "no" "nos" "ao" "foi"
            "mais" "como" "mas" "pelo" "pela" "ou" "seu" "sua"),
    },
    Language {
        code: "nl",
        words: hashes!("de" "het" "een" "van" "en" "in" "is" "dat" "die" "te" "op" "voor" "met" "niet" "zijn" "aan" "er" "om" "ook" "als" "bij"
            "naar" "heeft" "maar" "werd" "wordt" "door" "over" "uit" "hij"),
    },
    Language {
        code: "sv",
        words: hashes!("och" "att" "det" "som" "en" "ett" "av" "den" "inte" "med" "till" "har" "om" "var" "han" "hon" "vi" "men" "de" "sig"
            "fram" "kan" "vid" "efter" "eller" "nu" "sade" "mot" "ska"),
    },
    Language {
        code: "da",
        words: hashes!("og" "at" "det" "som" "en" "et" "af" "den" "ikke" "med" "til" "har" "om" "var" "han" "hun" "vi" "men" "de" "sig" "fra"
            "kan" "ved" "efter" "eller" "blev" "siger" "mod" "skal" "er" "jeg"),
    },
    Language {
        code: "pl",
        words: hashes!("i" "w" "na" "z" "do" "nie" "to" "jest" "o" "od" "po" "przez" "oraz" "jak" "ale" "co" "za" "dla" "czy" "tego" "jego"
            "tym" "sam" "ich" "ma" "bez" "pod"),
    },
    Language {
        code: "tr",
        words: hashes!("ve" "bir" "bu" "da" "de" "ile" "olarak" "olan" "daha" "en" "gibi" "kadar" "sonra" "ancak" "ama" "her" "ne" "o" "var"
            "dedi" "oldu"),
    },
    Language {
        code: "id",
        words: hashes!("yang" "dan" "di" "ke" "dari" "ini" "itu" "dengan" "untuk" "pada" "adalah" "tidak" "dalam" "akan" "oleh" "juga" "telah"
            "sebagai" "mereka" "kata" "kami" "ada"),
    },
];

/// Four times the number of words, a power of two.
const SLOTS: usize = 2048;

/// Every word of [`LANGUAGES`] with a bit for each language that has it, at the slot of its hash or behind that.
static TABLE: LazyLock<Vec<(u32, u16)>> = LazyLock::new(|| {
    let mut table = vec![(0, 0); SLOTS];
    for (i, language) in LANGUAGES.iter().enumerate() {
        for &word in language.words {
            let mut slot = word as usize % SLOTS;
            while table[slot].1 != 0 && table[slot].0 != word {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = (word, table[slot].1 | 1 << i);
        }
    }
    table
});

/// Scripts that decide by themselves.
const SCRIPTS: &[&str] = &["ru", "el", "he", "ar", "hi", "th", "zh", "ja", "ko"];

/// The start of a text and, of a long one, some of its middle, cut at character boundaries.
fn samples(text: &str) -> impl Iterator<Item = &str> {
    let middle = text.len() / 2;
    let second = if text.len() > 4 * SAMPLE { (middle, middle + SAMPLE) } else { (0, 0) };
    [(0, SAMPLE), second].into_iter().map(|(from, to)| &text[boundary(text, from)..boundary(text, to)])
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[derive(Default)]
struct Count {
    words: u32,
    hits: [u32; LANGUAGES.len()],
    /// Letters in Latin script, and in each of [`SCRIPTS`].
    latin: u32,
    scripts: [u32; SCRIPTS.len()],
}

impl Count {
    /// Counts the words of `part`, until it is clear that they are English.
    fn add(&mut self, part: &str) -> bool {
        let bytes = part.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (ascii, hash) = letters(bytes, at);
            let plain = bytes.get(ascii).is_none_or(u8::is_ascii);
            let end = if plain { ascii } else { at + alphabetic(part.get(at..).unwrap_or_default()) };
            if end == at {
                at += part.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                continue;
            }
            self.words += 1;
            if self.words.is_multiple_of(CLEAR) && self.is_clear() {
                return true;
            }
            if end != ascii {
                self.letters(part.get(at..end).unwrap_or_default());
            } else {
                self.latin += (end - at) as u32;
                if end - at <= LONGEST {
                    self.look(hash);
                }
            }
            at = end;
        }
        false
    }

    /// Counts the languages that have the word of that hash among their small ones.
    fn look(&mut self, hash: u32) {
        let mut slot = hash as usize % SLOTS;
        while let Some(&(found, languages)) = TABLE.get(slot).filter(|entry| entry.1 != 0) {
            if found == hash {
                let mut left = languages;
                while let Some(hits) = self.hits.get_mut(left.trailing_zeros() as usize) {
                    *hits += 1;
                    left &= left - 1;
                }
                return;
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// A sixth of the words are small ones of English, and twice as many as of any other language.
    fn is_clear(&self) -> bool {
        let [english, others @ ..] = &self.hits;
        english * 6 >= self.words && others.iter().all(|n| n * 2 <= *english)
    }

    fn letters(&mut self, word: &str) {
        for c in word.chars() {
            match script(c) {
                Some(at) => self.scripts[at] += 1,
                None => self.latin += 1,
            }
        }
    }

    /// The language of a script other than Latin, where most letters are of it. Kana make Chinese characters Japanese.
    fn script(&self) -> Option<&'static str> {
        let others: u32 = self.scripts.iter().sum();
        if others < 8 || others <= self.latin {
            return None;
        }
        let [.., han, kana, _] = self.scripts;
        if kana > 0 && han + kana > others / 2 {
            return Some("ja");
        }
        let most = self.scripts.iter().max()?;
        let at = self.scripts.iter().position(|n| n == most)?;
        SCRIPTS.get(at).copied()
    }

    fn latin(&self) -> &'static str {
        let [english, others @ ..] = &self.hits;
        let most = others.iter().max().copied().unwrap_or(0);
        let best = others.iter().position(|&n| n == most).unwrap_or(0);
        let other =
            most >= ENOUGH.0 && self.words >= ENOUGH.1 && most * 10 >= self.words && most * 2 > english * 3;
        if other {
            return LANGUAGES.get(best + 1).map_or("und", |l| l.code);
        }
        // Words of many languages without their small ones: names, figures, a list.
        if *english >= 2 || *english == 1 && self.words <= 12 { "en" } else { "und" }
    }
}

/// How many bytes of letters, of any script, open `words`.
fn alphabetic(words: &str) -> usize {
    words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len())
}

/// The script of a letter, as an index into [`SCRIPTS`]; `None` for Latin and what is not told apart here.
fn script(c: char) -> Option<usize> {
    let code = match c {
        '\u{400}'..='\u{52f}' => "ru",
        '\u{370}'..='\u{3ff}' => "el",
        '\u{590}'..='\u{5ff}' => "he",
        '\u{600}'..='\u{77f}' => "ar",
        '\u{900}'..='\u{97f}' => "hi",
        '\u{e00}'..='\u{e7f}' => "th",
        '\u{4e00}'..='\u{9fff}' => "zh",
        '\u{3040}'..='\u{30ff}' => "ja",
        '\u{ac00}'..='\u{d7af}' => "ko",
        _ => return None,
    };
    SCRIPTS.iter().position(|s| *s == code)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[track_caller]
    fn check(expected: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn languages_by_their_small_words() {
        check(
            "en",
            &[
                "The harbour board said it would stay open.",
                "He left.",
                "Le Monde and Die Zeit said that the board of the port has left for Rio de Janeiro.",
            ],
        );
        check(
            "fr",
            &[
                "Le conseil du port a annonc\u{e9} lundi que les quais resteraient ferm\u{e9}s dans la nuit pour des travaux.",
            ],
        );
        check(
            "de",
            &[
                "Der Hafenrat hat am Montag mitgeteilt, dass die Kais in der Nacht geschlossen werden und nicht vor Mai wieder \u{f6}ffnen.",
            ],
        );
        check(
            "es",
            &[
                "La junta del puerto dijo el lunes que los muelles estar\u{e1}n cerrados por la noche para las obras.",
            ],
        );
        check(
            "it",
            &[
                "Il consiglio del porto ha detto che le banchine della citt\u{e0} non sono aperte per la notte.",
            ],
        );
        check(
            "pt",
            &[
                "O conselho do porto disse na segunda-feira que os cais da cidade n\u{e3}o abrem para as obras e para o turismo.",
            ],
        );
        check(
            "nl",
            &["Het havenbestuur zei maandag dat de kades van de stad niet open zijn voor het verkeer."],
        );
        check(
            "sv",
            &[
                "Hamnstyrelsen sade att kajerna inte ska vara \u{f6}ppna och att det var en stor brist f\u{f6}r staden som helhet.",
            ],
        );
        check(
            "ru",
            &[
                "\u{421}\u{43e}\u{432}\u{435}\u{442} \u{43f}\u{43e}\u{440}\u{442}\u{430} \u{437}\u{430}\u{44f}\u{432}\u{438}\u{43b} \u{432}\u{447}\u{435}\u{440}\u{430}",
            ],
        );
        check("ja", &["\u{6e2f}\u{306e}\u{59d4}\u{54e1}\u{4f1a}\u{306f}\u{767a}\u{8868}\u{3057}\u{305f}"]);
        check("und", &["", "Harbour, 312.", "12 34 56", "Port Merrow"]);
    }

    #[test]
    fn long_texts_are_sampled_on_boundaries() {
        check("und", &[&"\u{1f6a2}".repeat(20_000)]);
        check("en", &[&"The quay is \u{e9}l\u{e9}gant. ".repeat(5_000)]);
    }
}
