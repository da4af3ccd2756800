//! What will be.

use super::super::super::types::ClaimType;
use super::super::signs::Flags;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Prediction,
    weight: 6,
    check_with: "Who forecasts it, on what ground, and how right were they before?",
    fires: "The board will repair the boats.",
    silent: "The board repaired the boats.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::FUTURE) && !c.is(Flags::ASKS)
}
