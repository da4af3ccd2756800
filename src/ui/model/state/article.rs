//! An article of the visit: its document with what was decided on it, and what is in focus.

use super::super::focus::Focus;
use super::super::reading::Reading;
use crate::annotation::document::{Id, Mark};
use crate::annotation::{Action, Document, History, build};
use crate::browser::delivery::{Delivered, Sent};
use std::rc::Rc;

/// How far the engine is with an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its text is with the engine; what stands there is nothing or provisional.
    Marking,
    /// It is marked, or was opened with its marks.
    Marked,
    /// The user stopped the engine; what was marked stays.
    Stopped,
    /// The engine gave up on it.
    Failed(Rc<str>),
}

/// An article of this visit.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its number in this visit.
    pub key: u32,
    /// The file's name, where it came from one.
    pub name: Option<Rc<str>>,
    /// How far the engine is.
    pub stage: Stage,
    /// The present document as the page reads it. It is compared first: where it is another, nothing else need be.
    pub reading: Rc<Reading>,
    /// The document and what was decided on it.
    pub history: Rc<History>,
    /// The slices in which the history's first document came: a file is written from them.
    pub sent: Sent,
    /// What is in focus.
    pub focus: Option<Focus>,
    /// How many actions the last export held.
    pub exported: usize,
}

/// By identity where there is one: comparing whole documents at each render would be waste.
impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reading, &other.reading)
            && Rc::ptr_eq(&self.history, &other.history)
            && (self.key, self.focus, self.exported) == (other.key, other.focus, other.exported)
            && self.stage == other.stage
    }
}

impl Eq for Article {}

impl Article {
    pub(super) fn new(key: u32, name: Option<Rc<str>>, delivered: Delivered, stage: Stage) -> Self {
        let history = History::new(delivered.document);
        let reading = Rc::new(Reading::new(Rc::clone(history.now())));
        Self {
            key,
            name,
            stage,
            history: Rc::new(history),
            reading,
            sent: delivered.sent,
            focus: None,
            exported: 0,
        }
    }

    pub(super) fn with_history(&self, history: History) -> Self {
        let reading = Rc::new(self.reading.after(Rc::clone(history.now())));
        Self { history: Rc::new(history), reading, ..self.clone() }
    }

    /// The article's document with what the engine found in its text, which comes without it.
    pub(super) fn marked(&self, found: Document) -> Document {
        let now = &self.reading.document;
        let title = if found.title.is_empty() { &now.title } else { &found.title }.clone();
        Document { id: Rc::clone(&now.id), title, text: Rc::clone(&now.text), ..found }
    }

    /// What the header calls it.
    pub fn title(&self) -> &str {
        let title = &*self.reading.document.title;
        if title.is_empty() { self.name.as_deref().unwrap_or("Untitled") } else { title }
    }

    /// Whether something was decided that no export holds.
    pub fn unsaved(&self) -> bool {
        self.history.log().count() != self.exported
    }

    /// The mark in focus.
    pub fn focused(&self) -> Option<&Rc<Mark>> {
        self.focus.and_then(Focus::mark).and_then(|id| self.reading.mark(id))
    }

    /// Whether decisions are taken: not while marks may still be replaced.
    pub fn takes_decisions(&self) -> bool {
        self.stage != Stage::Marking
    }

    /// Whether the last decision was about this mark, so that one undo takes it back.
    pub fn last_was_about(&self, mark: Id) -> bool {
        self.history.log().last().is_some_and(|action| match action {
            Action::Accept { marks, .. } | Action::Reject { marks, .. } => marks.contains(&mark),
            Action::RejectAttribution { mark: other, .. } => *other == mark,
        })
    }
}

/// A text as a document of which nothing is known yet.
pub(super) fn bare(text: &Rc<str>, name: Option<&Rc<str>>) -> Document {
    let id = name.cloned().unwrap_or_default();
    Document { id, title: first_words(text), ..build::bare(Rc::clone(text)) }
}

/// The beginning of the first paragraph, for the header.
pub fn first_words(text: &str) -> Rc<str> {
    /// More is cut by the header anyway.
    const LONGEST: usize = 80;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        None => line.into(),
        Some((end, _)) => line.get(..end).unwrap_or(line).trim_end().into(),
    }
}
