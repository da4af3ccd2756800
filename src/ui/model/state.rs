//! The state of the page and every change of it: one reducer. What people decided about an article is in its history and
//! nothing else is; lenses, focus, panels and dialogs are the view and are never undone.

mod after;
mod article;
#[cfg(test)]
mod tests;

pub use article::{Article, Stage, first_words};

use super::describe;
use super::focus::{self, Focus};
use super::lists::{Lens, Panel};
use super::pieces::Lit;
use super::reading::{Reading, live};
use crate::annotation::document::{Id, Mark, Status};
use crate::browser::delivery::Delivered;
use crate::text::Span;
use std::rc::Rc;

/// A dialog over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// What goes into the file.
    Export,
    /// The keys.
    Keys,
}

/// A list under the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Popup {
    /// The articles of the visit.
    Articles,
    /// What the phone's header has no room for.
    Menu,
}

/// Below 1100 px the panel is a sheet over the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// Not there.
    #[default]
    Closed,
    /// The focused mark's card alone.
    Card,
    /// The panels.
    Full,
}

/// The app's own search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// The words.
    pub words: Rc<str>,
    /// Their places.
    pub found: Rc<[Span]>,
    /// The one on which the reader stands.
    pub at: usize,
}

/// A line under the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The first words, which say what happened.
    pub what: Rc<str>,
    /// What it means.
    pub more: Rc<str>,
    /// Whether it is an error.
    pub bad: bool,
}

/// The whole state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The articles of the visit, in the order in which they came.
    pub articles: Vec<Rc<Article>>,
    /// The one that is shown; `None` is the empty page.
    pub current: Option<u32>,
    /// What the article shows.
    pub lens: Lens,
    /// The panel that is open.
    pub panel: Panel,
    /// Whether the Marks panel lists all marks or the doubtful ones.
    pub all_marks: bool,
    /// The marks among which the dock lets the reader choose, innermost first.
    pub chooser: Option<Rc<[Id]>>,
    /// Whether the card asks what is wrong.
    pub asking: bool,
    /// The dialog over the page.
    pub dialog: Option<Dialog>,
    /// The line under the header.
    pub note: Option<Note>,
    /// The list that is open under the header.
    pub popup: Option<Popup>,
    /// The panel on narrow screens.
    pub sheet: Sheet,
    /// Single letters are switched off.
    pub letters_off: bool,
    /// The search, where it is open.
    pub search: Option<Search>,
    /// What a screen reader is told.
    pub said: Rc<str>,
    /// Counts the jumps, and the byte of the text to bring on the screen at the last one.
    pub jump: (u32, u32),
}

/// A person's verdict on the mark in focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right, and so is its speaker.
    Right,
    /// It is no quote, source or claim.
    NotAMark,
    /// The words are a quote, the speaker is wrong.
    WrongSpeaker,
}

/// Everything that changes the state.
#[derive(Clone, Debug)]
pub enum Act {
    /// A text came in, after entry: the article's number, the file's name where there is one, the text.
    Opened(u32, Option<Rc<str>>, Rc<str>),
    /// One of our files came in.
    Loaded(u32, Option<Rc<str>>, Box<Delivered>),
    /// Marks of an article came, in a document without the text: all of them, or those of the first screens.
    Marks(u32, Box<Delivered>, bool),
    /// The engine gave up on an article.
    Failed(u32, Rc<str>),
    /// The user stopped the engine.
    Stopped(u32),
    /// Shows an article, or the empty page.
    Switch(Option<u32>),
    /// Opens or closes a list under the header.
    Popup(Option<Popup>),
    /// A click on words under these marks, innermost first.
    Click(Vec<Id>),
    /// Puts something in focus and brings it on the screen.
    Go(Focus),
    /// Brings a place on the screen.
    GoTo(u32),
    /// Nothing is in focus.
    Leave,
    /// The next or previous mark; of the doubtful ones alone.
    Step {
        /// Onward, else back.
        forward: bool,
        /// Doubtful ones alone.
        doubtful: bool,
    },
    /// The next mark outward.
    Outward,
    /// Chooses the mark at this place of the chooser.
    Choose(usize),
    /// A lens.
    Lens(Lens),
    /// A panel.
    Panel(Panel),
    /// All marks in the Marks panel, or the doubtful ones.
    AllMarks(bool),
    /// A decision on the mark in focus, at a time (ISO 8601, UTC).
    Decide(Verdict, Rc<str>),
    /// Takes the last decision back.
    Undo,
    /// Does it again.
    Redo,
    /// Opens or closes the question what is wrong.
    Ask(bool),
    /// Opens or closes a dialog.
    Dialog(Option<Dialog>),
    /// Shows or hides a line under the header.
    Note(Option<Note>),
    /// The sheet of narrow screens.
    Sheet(Sheet),
    /// Switches single letters on or off.
    Letters(bool),
    /// Opens the search with these words, or closes it.
    Search(Option<Rc<str>>),
    /// The next or previous find.
    Found(bool),
    /// A file with the present document was made.
    Exported,
    /// Closes the topmost thing that is open.
    Close,
}

impl State {
    /// The article that is shown.
    pub fn article(&self) -> Option<&Rc<Article>> {
        let key = self.current?;
        self.articles.iter().find(|a| a.key == key)
    }

    /// Whether leaving the page loses a decision.
    pub fn unsaved(&self) -> bool {
        self.articles.iter().any(|a| a.unsaved())
    }

    /// What is lit in the shown article.
    pub fn lit(&self) -> Lit {
        let Some(article) = self.article() else { return Lit::default() };
        let mut lit = focus::lit(&article.reading, article.focus);
        if let Some(search) = &self.search {
            lit.found.extend(search.found.get(search.at));
            lit.found.extend(search.found.iter());
        }
        lit
    }
}

/// A mark in a sentence, for a screen reader.
pub fn sentence(reading: &Reading, mark: &Mark) -> String {
    let words = reading.words(mark).trim_end_matches('.');
    let mut out = format!("{}: {words}. {}", describe::kind(mark), describe::who(reading, mark));
    if let Some(number) = reading.paragraph(mark) {
        out.push_str(&format!(", paragraph {number}"));
    }
    if let Some(doubt) = super::doubt::of(reading, mark) {
        out.push_str(". Doubtful: ");
        out.push_str(doubt.says);
    } else if mark.status == Status::Rejected {
        out.push_str(". Rejected");
    } else if mark.status != Status::Suggested {
        out.push_str(". Checked");
    } else if mark.quote().is_some() && live(mark).next().is_none() {
        out.push_str(". No speaker");
    }
    out
}

#[cfg(feature = "page")]
impl yew::Reducible for State {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        self.after(act).map_or(self, Rc::new)
    }
}
