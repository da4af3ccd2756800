//! Who did what, and when.

use super::super::super::types::ClaimType;
use super::super::signs::Flags;
use super::{Clause, Detector};
use crate::lexicon::traits::Traits;

/// The detector.
pub static DETECTOR: Detector = Detector {
    kind: ClaimType::Event,
    weight: 5,
    check_with: "Reports of the day, from two who do not quote each other; a record with the date.",
    fires: "The board signed the lease on Monday.",
    silent: "The board is by the sea.",
    detect,
};

fn detect(c: &Clause<'_>) -> bool {
    (c.has(Traits::EVENT) || c.is(Flags::PAST))
        && (c.facts.names > 0
            || c.has(
                Traits::BODY
                    .with(Traits::TITLE)
                    .with(Traits::PLACE)
                    .with(Traits::OUTLET)
                    .with(Traits::NAMED_BODY)
                    .with(Traits::FIRM),
            )
            || c.is(Flags::FIGURE.with(Flags::YEAR)))
}
