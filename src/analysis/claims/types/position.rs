//! What somebody supports, opposes or voted for.

use super::super::super::types::ClaimType;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Position,
    weight: 4,
    check_with: "The record of the vote, or their own words at the time.",
    fires: "Quill voted against the pier.",
    silent: "Quill walked along the pier.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::POSITION)
}
