//! Two things that go together.

use super::super::super::types::ClaimType;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Correlation,
    weight: 5,
    check_with: "The study: how strong is the link, and in whom was it found?",
    fires: "Fog is linked to late boats.",
    silent: "Fog lies on the late boats.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.has(Traits::CORRELATE)
}
