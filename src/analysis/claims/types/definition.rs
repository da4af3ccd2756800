//! What something is or means.

use super::super::super::types::ClaimType;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Definition,
    weight: 3,
    check_with: "The text that defines it.",
    fires: "A berth is defined as a place for one boat.",
    silent: "A berth is on the left.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::DEFINE)
}
