//! From the rules that apply to a check-worthiness, in integers: hundredths of a logit, and a table for the share.

use super::super::rules::{Rule, RuleRef};
use super::super::types::{Contribution, Percent};
use super::clause::Clause;
use super::signals::SIGNALS;
use super::wording;

/// Which signals applied: a bit for each of [`SIGNALS`].
pub type Fired = u64;

/// What every clause starts from, so that the threshold of marking stands at 50.
const START: i32 = -97;

/// The other words of the clause.
pub static WORDING: Rule = Rule {
    id: "claim-wording",
    says: "The wording as a whole, beside statements that people found worth checking.",
    doc: "Each word that was clearly more frequent in sentences that people found worth checking, or in others, adds a little.",
    fires: "Since 1998 the board has spent the money against the rates.",
    silent: "Fog.",
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&WORDING];

/// The sum of all weights, what the wording has in it, and which signals applied.
pub fn logit(clause: &Clause<'_>) -> (i32, i32, Fired) {
    let wording = wording::weight(clause);
    let mut fired = 0;
    let mut sum = START + wording;
    for (i, signal) in SIGNALS.iter().enumerate() {
        if (signal.applies)(clause) {
            fired |= 1 << i;
            sum += i32::from(signal.weight);
        }
    }
    (sum, wording, fired)
}

/// What raised and lowered the score, in the order of the list.
pub fn contributions(wording: i32, fired: Fired) -> Vec<Contribution> {
    let mut out = Vec::with_capacity(fired.count_ones() as usize + 1);
    let applied = SIGNALS.iter().enumerate().filter(|(i, _)| fired & (1 << i) != 0);
    out.extend(applied.map(|(_, s)| Contribution { rule: RuleRef(s.rule), weight: s.weight }));
    if wording != 0 || out.is_empty() {
        out.push(Contribution {
            rule: RuleRef(&WORDING),
            weight: i16::try_from(wording).unwrap_or_default(),
        });
    }
    out
}

/// The logits (hundredths) from which on the share is 1, 2, ... 99 hundredths: 100 ln(p / (1 - p)).
const STEPS: [i16; 99] = [
    -460, -389, -348, -318, -294, -275, -259, -244, -231, -220, -209, -199, -190, -182, -173, -166, -159,
    -152, -145, -139, -132, -127, -121, -115, -110, -105, -99, -94, -90, -85, -80, -75, -71, -66, -62, -58,
    -53, -49, -45, -41, -36, -32, -28, -24, -20, -16, -12, -8, -4, 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 41,
    45, 49, 53, 58, 62, 66, 71, 75, 80, 85, 90, 94, 99, 105, 110, 115, 121, 127, 132, 139, 145, 152, 159,
    166, 173, 182, 190, 199, 209, 220, 231, 244, 259, 275, 294, 318, 348, 389, 460,
];

/// The share of a logit.
pub fn share(logit: i32) -> Percent {
    let steps = STEPS.partition_point(|&s| i32::from(s) <= logit);
    Percent::new(u8::try_from(steps).unwrap_or(99))
}
