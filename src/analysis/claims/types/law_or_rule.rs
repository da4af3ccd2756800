//! What is allowed, required or in force, and what courts do.

use super::super::super::types::ClaimType;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::LawOrRule,
    weight: 5,
    check_with: "The text of the law or the ruling, in the version in force.",
    fires: "The law bans boats on the pier.",
    silent: "The sign shows boats on the pier.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::LAW)
}
