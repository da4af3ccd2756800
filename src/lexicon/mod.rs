//! Words that mean something to the engine: tables, one line a word, and the look-up of a token in them.

pub mod cues;

/// Words behind which a full stop ends no sentence, lower case, sorted.
pub const ABBREVIATIONS: &[&str] = &[
    "adm", "ala", "apr", "ariz", "ark", "aug", "ave", "calif", "capt", "cmdr", "co", "col", "colo", "conn",
    "corp", "dec", "del", "dr", "etc", "feb", "fla", "ft", "ga", "gen", "gov", "govs", "hon", "ill", "inc",
    "ind", "jan", "jr", "jul", "jun", "kan", "ky", "la", "lt", "ltd", "maj", "mar", "mass", "md", "messrs",
    "mich", "minn", "miss", "mo", "mont", "mr", "mrs", "ms", "mt", "neb", "nev", "no", "nov", "oct", "okla",
    "ore", "pa", "pres", "prof", "rep", "reps", "rev", "sen", "sens", "sep", "sept", "sgt", "sr", "st",
    "tenn", "tex", "va", "vs", "vt", "wash", "wis", "wyo",
];

/// Whether a full stop behind `word` ends no sentence: an abbreviation, or one capital letter (an initial).
pub fn is_abbreviation(word: &str) -> bool {
    let mut chars = word.chars();
    if chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() {
        return true;
    }
    ABBREVIATIONS.binary_search(&word.to_lowercase().as_str()).is_ok()
}
