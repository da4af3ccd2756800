//! Words that mean something to the engine: tables, one line a word, and the look-up of a token in them.

pub mod abbreviations;
pub mod cues;
pub mod grammar;
