//! Function words: what a word without content of its own can be in a sentence, by the hash of the word.

use crate::text::tokens::hash_ascii;
use std::sync::OnceLock;

/// What a word can be; a set of the constants of this module.
pub type Bits = u32;

/// "the", "some", "his"
pub const DET: Bits = 1;
/// "his", "their": a determiner that names a possessor
pub const POSS: Bits = 1 << 1;
/// "of", "in", "against"
pub const PREP: Bits = 1 << 2;
/// "and", "or", "but"
pub const CONJ: Bits = 1 << 3;
/// "that", "because", "while": opens a clause
pub const SUB: Bits = 1 << 4;
/// "who", "which", "that": opens a relative clause
pub const REL: Bits = 1 << 5;
/// A form of "be", "have", "do", or a modal verb
pub const AUX: Bits = 1 << 6;
/// "will", "would", "may": what follows is not reported as said
pub const MODAL: Bits = 1 << 7;
/// A form of "be"
pub const BE: Bits = 1 << 8;
/// "not", "never"
pub const NEG: Bits = 1 << 9;
/// A pronoun that can be a subject
pub const SUBJ: Bits = 1 << 10;
/// A pronoun that can only be an object
pub const OBJ: Bits = 1 << 11;
/// "also", "later": may stand between a subject and its verb
pub const ADV: Bits = 1 << 12;
/// "Monday", "yesterday", "week": part of a statement of time
pub const TIME: Bits = 1 << 13;
/// "what", "how", "whether": opens an indirect question
pub const WH: Bits = 1 << 14;
/// "of": holds a noun phrase together
pub const OF: Bits = 1 << 15;
/// "say", "spokesman", ...: none of these; the sets below start above this bit
pub const FREE: u32 = 16;

const TABLE: &[(Bits, &str)] = &[
    (
        DET,
        "the a an this these those some any no every each both several many few all another such most more one two three four five six seven eight nine ten other",
    ),
    (DET | POSS, "his her its their our my your whose"),
    (PREP | OF, "of"),
    (
        PREP,
        "in on at by for from with about into over during under between against among through without within across near per despite amid around behind beyond toward towards upon via like outside inside regarding concerning following throughout above below alongside versus onto off including than except",
    ),
    (PREP, "to"),
    (PREP | SUB, "as after before since until till"),
    (CONJ, "and or but nor yet"),
    (SUB | REL | DET, "that"),
    (SUB, "because while if although though whereas unless once lest"),
    (SUB | WH, "when where whether why how if"),
    (REL | WH, "who which what whom"),
    (AUX | BE, "is are was were be been being am 're 'm"),
    (AUX, "has have had having 've do does did doing done 's 'd"),
    (AUX | MODAL, "will would can could may might shall should must 'll wo ca ought"),
    (NEG, "not n't never neither"),
    (SUBJ, "he she they we i you it there someone somebody everyone nobody others none"),
    (OBJ, "him them us me himself herself themselves itself myself ourselves"),
    (OBJ, "her"),
    (
        ADV,
        "also later then always often again still once further both just only even already soon now first instead too thus meanwhile however though rather therefore so perhaps maybe nevertheless nonetheless moreover furthermore indeed earlier ever since back long twice sometimes all else otherwise besides afterward afterwards similarly likewise here",
    ),
    (
        TIME,
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec morning afternoon evening night week weeks month months year years day days hour hours earlier later last next ago recently weekend noon midnight mid-week overnight mon tue tues wed thu thurs fri sat sun",
    ),
    (WH, "whatever whoever whichever"),
];

/// What the word of that [`hash`](crate::text::tokens::hash) can be; 0 for a word with content.
pub fn bits(hash: u32) -> Bits {
    grammar().bits(hash)
}

/// The table, for many look-ups.
#[derive(Clone, Copy)]
pub struct Grammar(&'static [(u32, Bits)]);

/// The table of all function words.
pub fn grammar() -> Grammar {
    static MAP: OnceLock<Vec<(u32, Bits)>> = OnceLock::new();
    Grammar(MAP.get_or_init(build))
}

impl Grammar {
    /// [`bits`] of a word.
    pub fn bits(self, hash: u32) -> Bits {
        let mut slot = hash as usize & (SLOTS - 1);
        while let Some(&(key, bits)) = self.0.get(slot) {
            if bits == 0 || key == hash {
                return bits;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        0
    }
}

/// Four times the number of words, a power of two: most looks end at the first slot.
const SLOTS: usize = 2048;

fn build() -> Vec<(u32, Bits)> {
    let mut map = vec![(0, 0); SLOTS];
    for (bits, words) in TABLE {
        for word in words.split(' ') {
            let hash = hash_ascii(word);
            let mut slot = hash as usize & (SLOTS - 1);
            while map[slot].1 != 0 && map[slot].0 != hash {
                slot = (slot + 1) & (SLOTS - 1);
            }
            map[slot] = (hash, map[slot].1 | bits);
        }
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_be_several_things() {
        assert_eq!(bits(hash_ascii("her")), DET | POSS | OBJ);
        assert_eq!(bits(hash_ascii("may")), AUX | MODAL | TIME);
        assert_eq!(bits(hash_ascii("harbour")), 0);
    }
}
