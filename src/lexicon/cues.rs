//! Verbs, nouns and phrases that report what somebody said.

use crate::analysis::types::CueClass;

/// A cue by its lemma.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// The lemma ("say", "call for").
    pub lemma: &'static str,
    /// What using it does to the words that it reports.
    pub class: CueClass,
}

/// Every cue, sorted by lemma.
pub const CUES: &[Cue] = &[Cue { lemma: "say", class: CueClass::Neutral }];
