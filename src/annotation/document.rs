//! The immutable document: an article's text with its marks. An [`Action`](super::Action) makes a new one from it; what did
//! not change is shared.

use crate::analysis::types::{
    Anonymity, ClaimType, CueClass, EntityKind, Form, Mention, Missing, Part, Percent, ValueKind,
};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

use super::listed::{Identified, Listed};

/// The number behind the letter of an id: `a12` is `Id(12)`. The letter follows from what is named (`e` entity, `a` mark,
/// `f` finding). The first analysis counts each letter from 1 in text order; whatever comes later takes
/// [`Document::next_id`], so that no id is ever given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Id(pub u32);

/// An article with its marks.
///
/// Invariant: `marks` are ordered by start, then longer first, then quote, source, claim; every id named in the document
/// stands in it; `next_id` is above every number ever given. Only `build`, `action` and the importer make documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The id of formats.md: given, or the file's path, or the first 16 hex digits of `sha256`; empty where it is one
    /// of those digits and `sha256` is empty.
    pub id: Rc<str>,
    /// The headline, or the first words.
    pub title: Rc<str>,
    /// The text after entry; every span is in its bytes.
    pub text: Rc<str>,
    /// Of the text's UTF-8, in hex; empty until [`build::sign`](super::build::sign), which writing needs.
    pub sha256: Rc<str>,
    /// ISO 639-1, or "und".
    pub language: Rc<str>,
    /// Fields that an input line had beside `id` and `text`: the key and the value's JSON byte for byte, keys sorted.
    pub meta: Rc<[(String, String)]>,
    /// The weights that made the suggestions: name and digest.
    pub models: Rc<[(String, String)]>,
    /// The version of the program that made the suggestions.
    pub generator_version: Rc<str>,
    /// Parts of the page.
    pub structure: Rc<[Part]>,
    /// Whom the mentions mean, by first mention.
    pub entities: Listed<Entity>,
    /// Quotes, sources and claims.
    pub marks: Listed<Mark>,
    /// Findings over several places.
    pub findings: Listed<Finding>,
    /// Marks that an edit of the text removed.
    pub lost: Rc<[Rc<Lost>]>,
    /// Above every number ever given to an id.
    pub next_id: u32,
}

/// Whom mentions mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its id, `e` and the number.
    pub id: Id,
    /// The fullest name, or the description.
    pub name: Rc<str>,
    /// What it is.
    pub kind: EntityKind,
    /// Title or function, as the text gives it.
    pub role: Option<Rc<str>>,
    /// Whether it is named.
    pub anonymous: Anonymity,
    /// The entities that speak together under this one.
    pub members: Vec<Id>,
}

/// Where a mark or an attribution stands with people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// The engine's, nobody looked.
    Suggested,
    /// Found right.
    Accepted,
    /// Found right after a change.
    Edited,
    /// Found wrong; stays in the file.
    Rejected,
    /// Made by a person.
    Manual,
}

impl Status {
    /// Every status.
    pub const ALL: &[Self] = &[Self::Suggested, Self::Accepted, Self::Edited, Self::Rejected, Self::Manual];

    /// The word that stands for it in our JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Accepted => "accepted",
            Self::Edited => "edited",
            Self::Rejected => "rejected",
            Self::Manual => "manual",
        }
    }
}

/// Why, as it is shown and exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The rule's id.
    pub rule: Rc<str>,
    /// The sentence.
    pub text: Rc<str>,
}

/// Who decided, when and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Initials, if given.
    pub by: Option<Rc<str>>,
    /// ISO 8601 time, UTC.
    pub at: Rc<str>,
    /// "one" or "bulk".
    pub how: Rc<str>,
}

/// A quote, a source mention or a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its id, `a` and the number.
    pub id: Id,
    /// Where it stands; a quote's is the hull of its parts.
    pub span: Span,
    /// Where it stands with people.
    pub status: Status,
    /// How sure the engine is; `None` on what a person made.
    pub confidence: Option<Percent>,
    /// Why; `None` on what a person made.
    pub reason: Option<Reason>,
    /// Who decided.
    pub decided: Option<Decided>,
    /// A person's note.
    pub note: Option<Rc<str>>,
    /// After a new version of the text: exact, moved, reworded, ambiguous.
    pub anchor: Option<Rc<str>>,
    /// The words before an edit inside quotation marks.
    pub was: Option<Rc<str>>,
    /// What it is.
    pub body: Body,
}

/// A mark whose words are no longer in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// The mark as it was; its spans mean nothing, and what it names may be gone too.
    pub mark: Mark,
    /// Its words.
    pub exact: Rc<str>,
    /// The words before it.
    pub prefix: Rc<str>,
    /// The words behind it.
    pub suffix: Rc<str>,
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// Words that the article gives as somebody's.
    Quote(Quote),
    /// Words that name a source.
    Source {
        /// Whom they mean.
        entity: Id,
        /// How.
        mention: Mention,
    },
    /// A statement that can be checked.
    Claim(Claim),
}

/// The quote of a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// How the words are given.
    pub form: Form,
    /// The contiguous pieces.
    pub parts: Vec<Span>,
    /// The fragments in quotation marks of a mixed quote.
    pub marked: Vec<Span>,
    /// Who said it.
    pub attributions: Vec<Attribution>,
}

/// Who said a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The source mark.
    pub source: Option<Id>,
    /// The entity.
    pub entity: Option<Id>,
    /// The words that report.
    pub cue: Option<Span>,
    /// What they do to the words.
    pub cue_class: Option<CueClass>,
    /// By way of whom.
    pub via: Option<Via>,
    /// How sure; `None` on what a person made.
    pub confidence: Option<Percent>,
    /// Where it stands with people.
    pub status: Status,
    /// Why.
    pub reason: Option<Reason>,
    /// Who decided.
    pub decided: Option<Decided>,
}

/// A second-hand source: who told the article that somebody said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Via {
    /// Its source mark.
    pub source: Option<Id>,
    /// Its entity.
    pub entity: Option<Id>,
    /// The words that report that it reported.
    pub cue: Option<Span>,
}

/// The claim of a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Which kinds.
    pub types: Vec<ClaimType>,
    /// How much it is worth checking.
    pub check_worthiness: Percent,
    /// Who asserts it; `None` for the article.
    pub asserted_by: Option<Id>,
    /// The quote in which it stands.
    pub quote: Option<Id>,
    /// What would check it.
    pub check_with: Rc<str>,
    /// What raised and lowered the score: rule, sentence, hundredths.
    pub contributions: Vec<Contribution>,
    /// The values in it.
    pub values: Vec<Value>,
    /// What it leaves out.
    pub missing: Vec<Missing>,
    /// Words that weaken it.
    pub hedges: Vec<Span>,
    /// Claims that say the same.
    pub same_as: Vec<Id>,
    /// Its check: the JSON of formats.md's `check`, byte for byte (the desk's round gives it types).
    pub check: Rc<str>,
}

/// One reason of a check-worthiness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// The rule's id.
    pub rule: Rc<str>,
    /// Its sentence.
    pub text: Rc<str>,
    /// Hundredths, signed.
    pub weight: i16,
}

/// A figure, a date, a sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ValueKind,
    /// A decimal string.
    pub number: Option<Rc<str>>,
    /// What is counted or measured.
    pub unit: Option<Rc<str>>,
    /// Of which time.
    pub period: Option<Rc<str>>,
    /// Of which place.
    pub place: Option<Rc<str>>,
    /// Compared with what.
    pub base: Option<Rc<str>>,
}

/// A finding over several places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its id, `f` and the number.
    pub id: Id,
    /// The rule's id.
    pub rule: Rc<str>,
    /// The arithmetic.
    pub text: Rc<str>,
    /// Where it stands with people.
    pub status: Status,
    /// How sure.
    pub confidence: Option<Percent>,
    /// The places.
    pub spans: Vec<Span>,
    /// The marks concerned.
    pub marks: Vec<Id>,
    /// The values.
    pub values: Vec<Value>,
    /// Who decided.
    pub decided: Option<Decided>,
}

impl Document {
    /// The mark of that id.
    pub fn mark(&self, id: Id) -> Option<&Rc<Mark>> {
        self.marks.by_id(id)
    }

    /// The entity of that id.
    pub fn entity(&self, id: Id) -> Option<&Rc<Entity>> {
        self.entities.by_id(id)
    }

    /// Whether nothing lies between the two: an action that changed nothing gives the same document.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.text, &other.text)
            && self.marks.is(&other.marks)
            && self.entities.is(&other.entities)
            && self.findings.is(&other.findings)
            && Rc::ptr_eq(&self.lost, &other.lost)
            && self.next_id == other.next_id
    }
}

impl Mark {
    /// The quote, where it is one.
    pub fn quote(&self) -> Option<&Quote> {
        if let Body::Quote(q) = &self.body { Some(q) } else { None }
    }

    /// The claim, where it is one.
    pub fn claim(&self) -> Option<&Claim> {
        if let Body::Claim(c) = &self.body { Some(c) } else { None }
    }

    /// The stretches of the text that it covers: the parts of a quote, else its span.
    pub fn stretches(&self) -> &[Span] {
        match &self.body {
            Body::Quote(quote) if !quote.parts.is_empty() => &quote.parts,
            _ => std::slice::from_ref(&self.span),
        }
    }

    /// Where it stands in the document: by start, then longer first, then quote, source, claim.
    pub fn order(&self) -> (u32, std::cmp::Reverse<u32>, u8) {
        let kind = match self.body {
            Body::Quote(_) => 0,
            Body::Source { .. } => 1,
            Body::Claim(_) => 2,
        };
        (self.span.start, std::cmp::Reverse(self.span.end), kind)
    }
}

impl Identified for Mark {
    fn id(&self) -> Id {
        self.id
    }
}

impl Identified for Entity {
    fn id(&self) -> Id {
        self.id
    }
}

impl Identified for Finding {
    fn id(&self) -> Id {
        self.id
    }
}
