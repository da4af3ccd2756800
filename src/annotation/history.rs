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

    /// Carries out `action`; what was undone can't be redone any more.
    pub fn act(&mut self, action: Action) -> Result<(), Refused> {
        let next = Rc::new(action.apply(&self.now)?);
        self.past.push((action, std::mem::replace(&mut self.now, next)));
        self.undone.clear();
        Ok(())
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

    /// The actions that made the present document, oldest first.
    pub fn log(&self) -> impl Iterator<Item = &Action> {
        self.past.iter().map(|(action, _)| action)
    }

    /// Whether anything can be undone, and whether anything can be redone.
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.undone.is_empty())
    }
}
