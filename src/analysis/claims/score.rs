//! From the rules that apply to a check-worthiness, in integers: steps of a logit, and a table for the share.

use super::super::rules::{Rule, RuleRef, aside};
use super::super::types::{Contribution, Percent};
use super::clause::Clause;
use super::signals::{self, Fired, SIGNALS};
use super::weights;

/// The words of the clause.
pub static WORDING: Rule = Rule {
    id: "claim-wording",
    says: "Its words, beside statements that people found worth checking.",
    doc: aside(
        "Words and pairs of words that were more frequent in sentences that people found worth checking, or in others, add a little each.",
    ),
    fires: aside("Since 1998 the board has spent the money against the rates."),
    silent: aside("* * *"),
};

/// How the clause is built.
pub static BUILD: Rule = Rule {
    id: "claim-build",
    says: "How it is built, beside statements that people found worth checking.",
    doc: aside(
        "The order of small words, figures, names and endings, whatever the sentence is about, adds a little.",
    ),
    fires: aside("Since 1998 the board has spent the money against the rates."),
    silent: aside("* * *"),
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&WORDING, &BUILD];

/// What makes up a score, in steps of the model.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    /// All of it.
    pub all: i32,
    /// What the words have in it.
    pub words: i32,
    /// What the build has in it.
    pub build: i32,
    /// Which signals applied.
    pub fired: Fired,
}

impl Sum {
    /// The check-worthiness.
    pub fn share(&self) -> Percent {
        share(hundredths(self.all))
    }
}

/// Steps of the model as hundredths of a logit.
fn hundredths(steps: i32) -> i32 {
    steps.saturating_mul(100) / weights::PER_LOGIT
}

/// The sum of all weights of a clause.
pub fn sum(clause: &Clause<'_>) -> Sum {
    let model = weights::shipped();
    let (words, build) = weights::sums(clause);
    let fired = signals::fired(clause);
    let signals: i32 = applied(fired).filter_map(|i| model.signals.get(i)).map(|&w| i32::from(w)).sum();
    Sum { all: i32::from(model.start) + words + build + signals, words, build, fired }
}

/// The places of the signals that applied, in the order of the list.
fn applied(mut fired: Fired) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = (fired != 0).then(|| fired.trailing_zeros() as usize);
        fired &= fired.wrapping_sub(1);
        next
    })
}

/// What raised and lowered the score, in the order of the list.
pub fn contributions(sum: &Sum) -> Vec<Contribution> {
    let model = weights::shipped();
    let mut out = Vec::with_capacity(sum.fired.count_ones() as usize + 2);
    let contribution = |rule: &'static Rule, steps: i32| Contribution {
        rule: RuleRef(rule),
        weight: i16::try_from(hundredths(steps)).unwrap_or_default(),
    };
    for i in applied(sum.fired) {
        if let (Some(signal), Some(&weight)) = (SIGNALS.get(i), model.signals.get(i)) {
            out.push(contribution(signal.rule, i32::from(weight)));
        }
    }
    for (rule, steps) in [(&WORDING, sum.words), (&BUILD, sum.build)] {
        if steps != 0 || out.is_empty() {
            out.push(contribution(rule, steps));
        }
    }
    out
}

/// The reason for a claim: what raised it most. A signal tells a person more than the sum of many words does, so one is the
/// reason wherever one speaks for it.
pub fn strongest(contributions: &[Contribution]) -> Option<RuleRef> {
    let readable =
        |c: &&Contribution| c.weight > 0 && !RULES.iter().any(|rule| std::ptr::eq(*rule, c.rule.0));
    let signal = contributions.iter().filter(readable).max_by_key(|c| c.weight);
    signal.or(contributions.iter().max_by_key(|c| c.weight)).map(|c| c.rule)
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
