//! The most, the largest, the second oldest.

use super::super::super::types::ClaimType;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Ranking,
    weight: 4,
    check_with: "The full list, of the same year: who stands above?",
    fires: "It is the largest pier on the coast.",
    silent: "It is a large pier on the coast.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::SUPERLATIVE) && c.facts.length > 4
}
