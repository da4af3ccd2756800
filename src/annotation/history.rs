//! Undo and redo. The history holds documents; selecting and scrolling are no part of it.

use super::action::{Action, Refused};
use super::document::Document;
use std::rc::Rc;

/// The present document, those before it, and those that were undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    now: Rc<Document>,
    past: Vec<(Action, Rc<Document>)>,
    undone: Vec<(Action, Rc<Document>)>,
}

impl History {
    /// A history that starts with `document`.
    pub fn new(document: Document) -> Self {
        Self { now: Rc::new(document), past: Vec::new(), undone: Vec::new() }
    }

    /// The present document.
    pub fn now(&self) -> &Rc<Document> {
        &self.now
    }

    /// The history of a stored log: `first` after each of the actions. An action that is refused ends it with its index;
    /// a log is of use only with the document that it was made on.
    pub fn replay(first: Document, log: impl IntoIterator<Item = Action>) -> Result<Self, (usize, Refused)> {
        let mut history = Self::new(first);
        for (index, action) in log.into_iter().enumerate() {
            history.act(action).map_err(|refused| (index, refused))?;
        }
        Ok(history)
    }

    /// Carries out `action`; what was undone can't be redone any more. Says whether it changed anything: an action that
    /// doesn't is no step of the history.
    pub fn act(&mut self, action: Action) -> Result<bool, Refused> {
        let next = action.apply(&self.now)?;
        if next.is(&self.now) {
            return Ok(false);
        }
        self.past.push((action, std::mem::replace(&mut self.now, Rc::new(next))));
        self.undone.clear();
        Ok(true)
    }

    /// Takes the last action back; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some((action, before)) = self.past.pop() else { return false };
        self.undone.push((action, std::mem::replace(&mut self.now, before)));
        true
    }

    /// Does the last undone action again; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some((action, after)) = self.undone.pop() else { return false };
        self.past.push((action, std::mem::replace(&mut self.now, after)));
        true
    }

    /// The actions that made the present document, oldest first: what is stored, and what [`Self::replay`] takes.
    pub fn log(&self) -> impl Iterator<Item = &Action> {
        self.past.iter().map(|(action, _)| action)
    }

    /// Whether anything can be undone, and whether anything can be redone.
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.undone.is_empty())
    }
}
