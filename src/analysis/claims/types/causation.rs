//! One thing that makes another.

use super::super::super::types::ClaimType;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Causation,
    weight: 4,
    check_with: "What else could be the cause? Who has shown the mechanism?",
    fires: "The storm caused the fall of the pier.",
    silent: "The storm passed the pier.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::CAUSE)
}
