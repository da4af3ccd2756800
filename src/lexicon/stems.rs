//! Stems: one key for the inflected forms of a word, cheap and good enough to share counts by. No lemma for people.

use super::slots::Slots;
use crate::text::tokens::{hash, longer, shorter};
use std::sync::LazyLock;

/// Forms that no suffix rule reaches, with their lemma.
const IRREGULAR: &str = "said say told tell wrote write written write thought think made make found find felt feel \
    spoke speak spoken speak knew know known know saw see seen see held hold heard hear meant mean gave give given give \
    took take taken take went go gone go kept keep left leave sent send shown show swore swear sworn swear understood \
    understand is be was be were be been be being be am be are be 're be 'm be has have had have having have 've have does \
    do did do done do ran run brought bring led lead paid pay drew draw drawn draw began begin begun begin got get gotten \
    get came come chose choose chosen choose forgot forget foresaw foresee stood stand sought seek won win agreed agree \
    agrees agree sees see n't not ca can wo will 'll will 'd would lied lie laid lay fought fight bore bear broke break \
    spent spend built build lost lose met meet sat sit taught teach caught catch bought buy sold sell people person men man \
    women woman children child";

/// The key of `word`'s stem: equal for "argue", "argues", "argued" and "arguing".
pub fn stem(word: &str) -> u32 {
    stem_of(word.as_bytes(), hash(word))
}

/// The same, of the bytes of a word whose [`hash`] is known.
#[inline]
pub fn stem_of(word: &[u8], key: u32) -> u32 {
    TABLE.get(key).unwrap_or_else(|| regular(word, key))
}

static TABLE: LazyLock<Slots<u32>> = LazyLock::new(|| {
    let words: Vec<_> = IRREGULAR.split_whitespace().collect();
    let lemma =
        |pair: &[&str]| Some((hash(pair.first()?), regular(pair.get(1)?.as_bytes(), hash(pair.get(1)?))));
    Slots::new(&words.chunks_exact(2).filter_map(lemma).collect::<Vec<_>>())
});

/// The longest word whose suffix is cut; longer ones keep their own key.
const LONGEST: usize = 24;
/// How many letters at the end decide how much of the word its stem is: "-ing", a doubled letter, and three before it, since
/// a stem keeps that many.
const TAIL: usize = 8;

#[inline]
fn regular(bytes: &[u8], key: u32) -> u32 {
    let last = bytes.last().map_or(0, |b| b | 0x20);
    if matches!(last, b's' | b'd' | b'g' | b'e') { suffixed(bytes, key) } else { key }
}

fn suffixed(bytes: &[u8], key: u32) -> u32 {
    if bytes.len() > LONGEST || !bytes.iter().all(u8::is_ascii_alphabetic) {
        return key;
    }
    // All that decides where the stem ends, in small letters.
    let mut tail = [0; TAIL];
    let from = bytes.len().saturating_sub(TAIL);
    let tail = match tail.get_mut(..bytes.len() - from) {
        Some(tail) => tail,
        None => return key,
    };
    tail.iter_mut().zip(bytes.iter().skip(from)).for_each(|(to, b)| *to = b | 0x20);
    let (length, y) = cut(tail);
    let stem = tail.iter().skip(length).rev().fold(key, |key, &b| shorter(key, b));
    if y { longer(stem, b'y') } else { stem }
}

/// How much of the word its stem is, and whether a "y" follows.
fn cut(word: &[u8]) -> (usize, bool) {
    let n = word.len();
    if n > 4 && (word.ends_with(b"ied") || word.ends_with(b"ies")) {
        return (n - 3, true);
    }
    for suffix in [&b"ing"[..], b"ed", b"es", b"s"] {
        if word.ends_with(suffix) && n >= suffix.len() + 3 {
            if suffix == b"s" {
                if word.ends_with(b"ss") {
                    return (n, false);
                }
                return (without_e(&word[..n - 1]), false);
            }
            let mut m = n - suffix.len();
            if m > 3 && word[m - 1] == word[m - 2] && !matches!(word[m - 1], b's' | b'l') {
                m -= 1;
            }
            return (without_e(&word[..m]), false);
        }
    }
    (without_e(word), false)
}

fn without_e(word: &[u8]) -> usize {
    if word.len() > 3 && word.ends_with(b"e") { word.len() - 1 } else { word.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_key() {
        for group in [
            "argue argues argued arguing",
            "say says said saying",
            "deny denies denied denying",
            "stop stops stopped stopping",
            "call calls called calling",
            "be is was Were",
        ] {
            let keys: Vec<_> = group.split(' ').map(stem).collect();
            assert!(keys.iter().all(|k| *k == keys[0]), "{group}");
        }
        assert_ne!(stem("add"), stem("ad"));
        for (word, of) in [
            ("agreeing", "agr"),
            ("Emphasized", "emphasiz"),
            ("denies", "deny"),
            ("stopped", "stop"),
            ("bus", "bus"),
        ] {
            assert_eq!(stem(word), hash(of), "{word}");
        }
        assert_eq!(stem("\u{e9}t\u{e9}"), hash("\u{e9}t\u{e9}"));
    }
}
