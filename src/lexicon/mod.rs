//! Words that mean something to the engine: tables, one line a word, and the look-up of a token in them.

pub mod abbreviations;
pub mod claim_words;
pub mod cues;
pub mod documents;
pub mod figure_words;
pub mod function_words;
pub mod given;
pub mod grammar;
pub mod organisations;
pub mod outlets;
pub mod people;
pub mod places;
pub mod senses;
pub mod slots;
pub mod stems;
pub mod titles;
pub mod traits;
