//! More or less than something else, or a rise or a fall.

use super::super::super::types::ClaimType;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;
use crate::text::tokens::hash_ascii;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Comparison,
    weight: 6,
    check_with: "Both values, from one source and by one method; is the base named?",
    fires: "Fares are higher than in May.",
    silent: "Fares are paid in May.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::COMPARE) && c.holds(const { hash_ascii("than") })
        || c.has(Traits::CHANGE) && (c.figured() || c.has(Traits::PERIOD))
}
