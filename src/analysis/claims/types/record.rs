//! The first, the most, never before.

use super::super::super::types::ClaimType;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Record,
    weight: 3,
    check_with: "The record's keeper: was there an earlier or a larger one?",
    fires: "It was the first pier on the coast.",
    silent: "It was a pier on the coast.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::RECORD)
        || c.holds("history") && (c.has(Traits::SUPERLATIVE) || c.holds("worst") || c.holds("best"))
}
