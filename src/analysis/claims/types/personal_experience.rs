//! What the speaker lived through.

use super::super::super::types::ClaimType;
use super::super::signs::Flags;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::PersonalExperience,
    weight: 6,
    check_with: "Others who were there; papers of the time.",
    fires: "I saw the pier fall that night.",
    silent: "They saw the pier fall that night.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.is(Flags::FIRST_PERSON)
        && (c.is(Flags::PAST) || c.has(Traits::EVENT) || c.holds("was") || c.holds("saw") || c.holds("had"))
}
