//! What the paragraph stage hands to the document stage.

use super::quotation::Quotation;
use super::types::{CueClass, Form, Percent, Reason};
use crate::text::Span;

/// What one paragraph holds, before anything is joined over paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Which paragraph of the text (index over all paragraphs).
    pub paragraph: usize,
    /// Words that somebody is reported to have said.
    pub reports: Vec<Report>,
    /// Who speaks in the next paragraph where this one ends in a colon ("issued a statement:"); without parts.
    pub opens: Option<Report>,
    /// Sources that are named without words of theirs ("Leavitt declined to say"), with the reason.
    pub silent: Vec<(Span, Reason)>,
    /// Every outermost quotation, with what became of it.
    pub quotations: Vec<Seen>,
    /// Names of people and bodies, and descriptions that may name a source, in order.
    pub names: Vec<Name>,
}

/// What the paragraphs put into lists of the whole text, so that none makes a list of its own.
#[derive(Debug, Default)]
pub struct Across {
    /// Candidates for claims, and what they say.
    pub candidates: super::claims::Candidates,
    /// Figures, and the sums that fail.
    pub figures: super::findings::Figures,
}

/// Content, cue and source in one paragraph.
#[derive(Clone, Debug)]
pub struct Report {
    /// The reported words: contiguous pieces, in order.
    pub parts: Vec<Span>,
    /// Fragments in marks inside them.
    pub marked: Vec<Span>,
    /// How they are given.
    pub form: Form,
    /// The words that report.
    pub cue: Option<Span>,
    /// What the cue does to them.
    pub class: Option<CueClass>,
    /// The words that name the source.
    pub source: Option<Span>,
    /// The words that name by way of whom.
    pub via: Option<Span>,
    /// The words that report by way of them ("reported", "according to").
    pub via_cue: Option<Span>,
    /// How sure: of the words, and of the source.
    pub confidence: (Percent, Percent),
    /// Why: the words, and the source.
    pub reason: (Reason, Reason),
}

/// A quotation and what became of it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The quotation.
    pub quotation: Quotation,
    /// What it is taken for.
    pub verdict: Verdict,
}

/// What a quotation is taken for.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// Part of a report of the same paragraph.
    Claimed,
    /// Speech without a cue of its own: the document stage finds the speaker.
    Speech(Percent, Reason),
    /// No speech: scare quotes, a title, a nickname, words as words.
    NotSpeech(Reason),
}

/// A name, a description or a pronoun, for the entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// All of it, with the title: "Spokesperson Karoline Leavitt".
    pub span: Span,
    /// The name alone; of a description or a pronoun all of it.
    pub name: Span,
    /// The title or function before or behind it.
    pub role: Option<Span>,
    /// What it looks like; settled by the document stage.
    pub kind: Option<super::types::EntityKind>,
    /// Name, description or pronoun.
    pub mention: super::types::Mention,
    /// Key of all words of the name.
    pub key: u32,
    /// Key of its first word.
    pub first: u32,
    /// Key of its last word, of a description its head ("ministry" of "the foreign ministry").
    pub head: u32,
    /// How many words the name has.
    pub words: u8,
    /// Whether it may open its clause as the subject.
    pub subject: bool,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether it is surely a name: no single word that only its sentence's start may have given the capital.
    pub sure: bool,
    /// Where its sentence starts.
    pub sentence: u32,
}
