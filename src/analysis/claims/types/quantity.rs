//! A figure: a value, a sum of money, a share, a duration.

use super::super::super::types::ClaimType;
use super::super::signs::Flags;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Quantity,
    weight: 7,
    check_with: "Official statistics for the period: does the figure stand there, in this unit?",
    fires: "The board repaired 312 boats.",
    silent: "The board repaired the boats.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    c.figured()
        && (c.is(Flags::FIGURE) || c.has(Traits::MAGNITUDE) || c.near(Traits::QUANTITY, Traits::UNIT, 2))
        || c.is(Flags::PERCENT)
}
