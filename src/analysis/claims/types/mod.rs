//! Of which kinds a claim is: one detector in a file of its own for each.

pub mod causation;
pub mod comparison;
pub mod correlation;
pub mod definition;
pub mod event;
pub mod law_or_rule;
pub mod personal_experience;
pub mod position;
pub mod prediction;
pub mod quantity;
pub mod ranking;
pub mod record;

use super::super::types::ClaimType;
use super::clause::Clause;

/// Tells one kind of claim.
pub struct Detector {
    /// The kind.
    pub kind: ClaimType,
    /// Which kinds stand first where more than [`MOST`] apply: the surer sign weighs more.
    pub weight: u8,
    /// What would check it, for the user.
    pub check_with: &'static str,
    /// A sentence of this kind.
    pub fires: &'static str,
    /// A sentence that looks similar and is not.
    pub silent: &'static str,
    /// Whether it applies.
    pub detect: fn(&Clause<'_>) -> bool,
}

/// Every detector, in the order of the format's list.
pub static DETECTORS: &[&Detector] = &[
    &quantity::DETECTOR,
    &comparison::DETECTOR,
    &ranking::DETECTOR,
    &correlation::DETECTOR,
    &causation::DETECTOR,
    &law_or_rule::DETECTOR,
    &prediction::DETECTOR,
    &event::DETECTOR,
    &position::DETECTOR,
    &definition::DETECTOR,
    &record::DETECTOR,
    &personal_experience::DETECTOR,
];

/// The most kinds of one claim.
pub const MOST: usize = 3;

/// What would check a claim of no particular kind.
const OTHER: &str = "A document or a witness who is independent of whoever says it.";

/// The kinds of a clause, at least one and at most [`MOST`], in the order of the format's list.
pub fn of(clause: &Clause<'_>) -> Vec<ClaimType> {
    let (mut applied, mut count) = ([&quantity::DETECTOR; MOST + 1], 0);
    for detector in DETECTORS.iter().copied().filter(|d| (d.detect)(clause)) {
        applied[count] = detector;
        count += 1;
        // One too many: the last of the weakest goes. Whichever way they come, the surest stay.
        if count > MOST {
            let weakest = applied.iter().enumerate().rev().min_by_key(|(_, d)| d.weight);
            let weakest = weakest.map_or(MOST, |(i, _)| i);
            applied[weakest..].rotate_left(1);
            count = MOST;
        }
    }
    if count == 0 {
        return vec![ClaimType::Other];
    }
    applied[..count].iter().map(|d| d.kind).collect()
}

/// What would check a claim of these kinds: the line of the kind that weighs most.
pub fn check_with(kinds: &[ClaimType]) -> &'static str {
    let best = DETECTORS.iter().filter(|d| kinds.contains(&d.kind)).max_by_key(|d| d.weight);
    best.map_or(OTHER, |d| d.check_with)
}
