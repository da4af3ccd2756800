//! What a person does to a document: serialisable and deterministic, so that a log of actions replayed on the first
//! document gives the last one.

use super::document::{Attribution, Body, Decided, Document, Id, Mark, Status};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::rc::Rc;

/// One thing that a person did. Everything it depends on (time, initials) is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The marks, and the attributions of the quotes among them that are not rejected, are right. Source marks are marks of
    /// their own.
    Accept {
        /// The marks.
        marks: Vec<Id>,
        /// Who, when, how.
        decided: Decided,
    },
    /// The marks are none: "not a quote". They stay in the document, with their attributions as they were.
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
    /// A person made the mark or the attribution, which can be deleted but not found wrong.
    ByHand(Id),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMark(Id(n)) => write!(f, "there is no mark a{n}"),
            Self::NoAttribution(Id(n), index) => write!(f, "the mark a{n} has no attribution {index}"),
            Self::ByHand(Id(n)) => write!(f, "a person made a{n}: it can't be rejected"),
        }
    }
}

impl Action {
    /// The document after the action. One that changes nothing gives the same document: [`Document::is`].
    pub fn apply(&self, document: &Document) -> Result<Document, Refused> {
        match self {
            Self::Accept { marks, decided } => each(document, marks, |mark| Ok(accept(mark, decided))),
            Self::Reject { marks, decided } => each(document, marks, |mark| reject(mark, decided)),
            Self::RejectAttribution { mark, attribution, decided } => {
                each(document, &[*mark], |mark| reject_attribution(mark, *attribution, decided))
            }
        }
    }
}

/// The document with `change` made to the marks; `None` leaves a mark as it is. One refusal refuses all.
fn each(
    document: &Document,
    marks: &[Id],
    change: impl Fn(&Mark) -> Result<Option<Mark>, Refused>,
) -> Result<Document, Refused> {
    let mut changed = Vec::new();
    for &id in marks {
        let position = document.marks.position(id).ok_or(Refused::NoMark(id))?;
        let mark = document.marks.get(position).ok_or(Refused::NoMark(id))?;
        changed.extend(change(mark)?.map(|mark| (position, Rc::new(mark))));
    }
    let mut next = document.clone();
    if !changed.is_empty() {
        next.marks = document.marks.with(changed);
    }
    Ok(next)
}

/// What is edited or made by hand is right already.
fn accept(mark: &Mark, decided: &Decided) -> Option<Mark> {
    let open = |a: &Attribution| a.status == Status::Suggested;
    let whole = matches!(mark.status, Status::Suggested | Status::Rejected);
    if !whole && !mark.quote().is_some_and(|q| q.attributions.iter().any(open)) {
        return None;
    }
    let mut mark = mark.clone();
    if whole {
        mark.status = Status::Accepted;
        mark.decided = Some(decided.clone());
    }
    if let Body::Quote(quote) = &mut mark.body {
        for attribution in quote.attributions.iter_mut().filter(|a| open(a)) {
            attribution.status = Status::Accepted;
            attribution.decided = Some(decided.clone());
        }
    }
    Some(mark)
}

fn reject(mark: &Mark, decided: &Decided) -> Result<Option<Mark>, Refused> {
    match mark.status {
        Status::Rejected => Ok(None),
        Status::Manual => Err(Refused::ByHand(mark.id)),
        Status::Suggested | Status::Accepted | Status::Edited => {
            Ok(Some(Mark { status: Status::Rejected, decided: Some(decided.clone()), ..mark.clone() }))
        }
    }
}

fn reject_attribution(mark: &Mark, index: usize, decided: &Decided) -> Result<Option<Mark>, Refused> {
    let mut next = mark.clone();
    let none = Refused::NoAttribution(mark.id, index);
    let Body::Quote(quote) = &mut next.body else { return Err(none) };
    let attribution = quote.attributions.get_mut(index).ok_or(none)?;
    match attribution.status {
        Status::Rejected => return Ok(None),
        Status::Manual => return Err(Refused::ByHand(mark.id)),
        Status::Suggested | Status::Accepted | Status::Edited => {
            attribution.status = Status::Rejected;
            attribution.decided = Some(decided.clone());
        }
    }
    Ok(Some(next))
}
