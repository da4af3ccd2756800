//! What the speaker lived through.

use super::super::super::types::ClaimType;
use super::super::signs::Flags;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;
use crate::text::tokens::hash_ascii;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::PersonalExperience,
    weight: 6,
    check_with: "Others who were there; papers of the time.",
    fires: "I saw the pier fall that night.",
    silent: "They saw the pier fall that night.",
    detect,
};

const WAS: u32 = hash_ascii("was");
const SAW: u32 = hash_ascii("saw");
const HAD: u32 = hash_ascii("had");

fn detect(c: &Clause<'_>) -> bool {
    c.is(Flags::FIRST_PERSON)
        && (c.is(Flags::PAST)
            || c.has(Traits::EVENT)
            || [WAS, SAW, HAD].into_iter().any(|word| c.holds(word)))
}
