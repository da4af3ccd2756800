//! Words behind which a full stop need not end the sentence.

use crate::text::tokens::{Case, Token, hash_ascii};

/// What an abbreviation says about the full stop behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// "Mr": a name follows, the stop never ends a sentence.
    Title,
    /// "No", "Jan": the stop ends no sentence where a number follows.
    Counted,
    /// "Inc", "Calif", "etc": the stop ends the sentence where a word follows that opens one.
    Tail,
}

/// An abbreviation in lower case, and whether it is one only with a capital ("Miss." but not "miss.").
struct Entry {
    word: &'static str,
    what: Abbreviation,
    capital: bool,
}

const fn title(word: &'static str) -> Entry {
    Entry { word, what: Abbreviation::Title, capital: true }
}

const fn counted(word: &'static str, capital: bool) -> Entry {
    Entry { word, what: Abbreviation::Counted, capital }
}

const fn tail(word: &'static str, capital: bool) -> Entry {
    Entry { word, what: Abbreviation::Tail, capital }
}

/// Every abbreviation without inner points; those with ("U.S.") are told by the points.
const TABLE: &[Entry] = &[
    title("adm"),
    title("asst"),
    title("atty"),
    title("brig"),
    title("capt"),
    title("cmdr"),
    title("col"),
    title("cpl"),
    title("det"),
    title("dr"),
    title("fr"),
    title("gen"),
    title("gov"),
    title("govs"),
    title("hon"),
    title("insp"),
    title("lt"),
    title("maj"),
    title("messrs"),
    title("mme"),
    title("mr"),
    title("mrs"),
    title("ms"),
    title("mt"),
    title("mx"),
    title("pfc"),
    title("pres"),
    title("prof"),
    title("pvt"),
    title("rep"),
    title("reps"),
    title("rev"),
    title("sen"),
    title("sens"),
    title("sgt"),
    title("supt"),
    counted("apr", true),
    counted("art", true),
    counted("aug", true),
    counted("dec", true),
    counted("feb", true),
    counted("fig", false),
    counted("jan", true),
    counted("jul", true),
    counted("jun", true),
    counted("mar", true),
    counted("no", false),
    counted("nos", false),
    counted("nov", true),
    counted("oct", true),
    counted("pp", false),
    counted("sec", true),
    counted("sep", true),
    counted("sept", true),
    counted("vol", false),
    tail("al", false),
    tail("ala", true),
    tail("approx", false),
    tail("ariz", true),
    tail("ark", true),
    tail("assn", true),
    tail("ave", true),
    tail("blvd", true),
    tail("bros", true),
    tail("calif", true),
    tail("cf", false),
    tail("co", true),
    tail("colo", true),
    tail("conn", true),
    tail("corp", true),
    tail("cos", true),
    tail("del", true),
    tail("dept", true),
    tail("dist", true),
    tail("est", false),
    tail("etc", false),
    tail("fla", true),
    tail("ft", false),
    tail("ga", true),
    tail("ill", true),
    tail("inc", true),
    tail("ind", true),
    tail("jr", true),
    tail("kan", true),
    tail("ky", true),
    tail("la", true),
    tail("ltd", true),
    tail("mass", true),
    tail("md", true),
    tail("mich", true),
    tail("minn", true),
    tail("miss", true),
    tail("mo", true),
    tail("mont", true),
    tail("neb", true),
    tail("nev", true),
    tail("okla", true),
    tail("ore", true),
    tail("pa", true),
    tail("penn", true),
    tail("rd", true),
    tail("sr", true),
    tail("st", true),
    tail("ste", true),
    tail("tenn", true),
    tail("tex", true),
    tail("univ", true),
    tail("va", true),
    tail("vs", false),
    tail("vt", true),
    tail("wash", true),
    tail("wis", true),
    tail("wyo", true),
];

/// The hashes of the table's words, sorted, with their place in it.
static SORTED: [(u32, usize); TABLE.len()] = {
    let mut sorted = [(0, 0); TABLE.len()];
    let mut i = 0;
    while i < TABLE.len() {
        let hash = hash_ascii(TABLE[i].word);
        let mut at = i;
        while at > 0 && sorted[at - 1].0 > hash {
            sorted[at] = sorted[at - 1];
            at -= 1;
        }
        sorted[at] = (hash, i);
        i += 1;
    }
    sorted
};

/// The longest word of the table, in bytes, which rules most words out.
const LONGEST: usize = {
    let (mut longest, mut i) = (0, 0);
    while i < TABLE.len() {
        if TABLE[i].word.len() > longest {
            longest = TABLE[i].word.len();
        }
        i += 1;
    }
    longest
};

/// What the word is as an abbreviation; a single capital letter is an initial.
pub fn abbreviation(text: &str, token: &Token) -> Option<Abbreviation> {
    let word = token.span.of(text);
    let mut chars = word.chars();
    if chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() {
        return Some(Abbreviation::Tail);
    }
    if word.len() > LONGEST {
        return None;
    }
    let at = SORTED.binary_search_by_key(&token.hash, |&(hash, _)| hash).ok()?;
    let entry = TABLE.get(SORTED[at].1)?;
    (!entry.capital || !matches!(token.case, Case::Lower | Case::None)).then_some(entry.what)
}
