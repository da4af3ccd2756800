//! The first, the most, never before.

use super::super::super::types::ClaimType;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;
use crate::text::tokens::hash_ascii;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Record,
    weight: 3,
    check_with: "The record's keeper: was there an earlier or a larger one?",
    fires: "It was the first pier on the coast.",
    silent: "It was a pier on the coast.",
    detect,
};

const HISTORY: u32 = hash_ascii("history");
const WORST: u32 = hash_ascii("worst");
const BEST: u32 = hash_ascii("best");

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::RECORD)
        || (c.has(Traits::SUPERLATIVE) || c.holds(WORST) || c.holds(BEST)) && c.holds(HISTORY)
}
