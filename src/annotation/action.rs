//! What a person does to a document: serialisable and deterministic, so that a log of actions replayed on the first
//! document gives the last one.

use super::document::{Decided, Document, Id};
use serde::{Deserialize, Serialize};

/// One thing that a person did. Everything it depends on (time, initials) is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Action {
    /// The marks, and the attributions of the quotes among them, are right.
    Accept {
        /// The marks.
        marks: Vec<Id>,
        /// Who, when, how.
        decided: Decided,
    },
    /// The marks are none: "not a quote".
    Reject {
        /// The marks.
        marks: Vec<Id>,
        /// Who, when, how.
        decided: Decided,
    },
    /// The words are a quote, the speaker is wrong.
    RejectAttribution {
        /// The quote's mark.
        mark: Id,
        /// Index into its attributions.
        attribution: usize,
        /// Who, when, how.
        decided: Decided,
    },
}

/// Why an action could not be carried out; the document is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No mark has that id.
    NoMark(Id),
    /// The mark has no attribution of that index.
    NoAttribution(Id, usize),
}

impl Action {
    /// The document after the action.
    pub fn apply(&self, document: &Document) -> Result<Document, Refused> {
        let _ = document;
        match self {
            Self::Accept { .. } | Self::Reject { .. } | Self::RejectAttribution { .. } => {
                Ok(document.clone())
            }
        }
    }
}
