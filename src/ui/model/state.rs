//! The state of the page and every change of it: one reducer. What people decided about an article is in its history and
//! nothing else is; lenses, focus, panels and dialogs are the view and are never undone.

use super::describe;
use super::focus::{self, Focus};
use super::lists::{Lens, Panel};
use super::pieces::Lit;
use super::reading::{Reading, live};
use super::search;
use crate::analysis::Analysis;
use crate::annotation::document::{Body, Decided, Id, Mark, Status};
use crate::annotation::{Action, Document, History, build};
use crate::text::Span;
use crate::text::order;
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its number in this visit.
    pub key: u32,
    /// The file's name, where it came from one.
    pub name: Option<Rc<str>>,
    /// How far the engine is.
    pub stage: Stage,
    /// The document and what was decided on it.
    pub history: Rc<History>,
    /// The present document as the page reads it.
    pub reading: Rc<Reading>,
    /// What is in focus.
    pub focus: Option<Focus>,
    /// How many actions the last export held.
    pub exported: usize,
}

impl Article {
    fn new(key: u32, name: Option<Rc<str>>, document: Document, stage: Stage) -> Self {
        let history = History::new(document);
        let reading = Rc::new(Reading::new(Rc::clone(history.now())));
        Self { key, name, stage, history: Rc::new(history), reading, focus: None, exported: 0 }
    }

    fn with_history(&self, history: History) -> Self {
        let reading = Rc::new(Reading::new(Rc::clone(history.now())));
        Self { history: Rc::new(history), reading, ..self.clone() }
    }

    /// The article's text with what the engine found in it.
    fn marked(&self, analysis: &Analysis) -> Document {
        let mut document =
            build::document(self.reading.layout.text(), analysis, self.name.as_deref(), Vec::new());
        if document.title.is_empty() {
            document.title = first_words(&document.text);
        }
        document
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
    Loaded(u32, Option<Rc<str>>, Box<Document>),
    /// Marks of an article came: all of them, or those of the first screens.
    Marks(u32, Box<Analysis>, bool),
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

    /// The state after an act; `None` where it changes nothing.
    pub fn after(&self, act: Act) -> Option<Self> {
        let mut next = self.clone();
        match act {
            Act::Opened(key, name, text) => next.open(key, name, bare(&text), Stage::Marking),
            Act::Loaded(key, name, document) => next.open(key, name, *document, Stage::Marked),
            Act::Marks(key, analysis, whole) => next.put_marks(key, &analysis, whole),
            Act::Failed(key, why) => next.stop(key, Stage::Failed(why)),
            Act::Stopped(key) => next.stop(key, Stage::Stopped),
            Act::Switch(key) => next.switch(key),
            Act::Popup(popup) => next.popup = popup,
            Act::Click(ids) => next.click(&ids),
            Act::Go(focus) => next.go(focus),
            Act::GoTo(offset) => {
                next.jump = (next.jump.0 + 1, offset);
                next.sheet = Sheet::Closed;
            }
            Act::Leave => next.focus_on(None),
            Act::Step { forward, doubtful } => next.step(forward, doubtful),
            Act::Outward => next.outward(),
            Act::Choose(at) => {
                let id = next.chooser.as_ref()?.get(at).copied()?;
                next.go(Focus::Mark(id));
            }
            Act::Lens(lens) => next.look(lens),
            Act::Panel(panel) => {
                next.panel = panel;
                next.sheet = Sheet::Full;
                if next.lens == Lens::Read {
                    next.lens = Lens::All;
                }
            }
            Act::AllMarks(all) => next.all_marks = all,
            Act::Decide(verdict, at) => next.decide(verdict, at)?,
            Act::Undo => next.travel(History::undo, "Taken back")?,
            Act::Redo => next.travel(History::redo, "Done again")?,
            Act::Ask(asking) => {
                next.asking = asking;
                next.sheet = Sheet::Card;
            }
            Act::Dialog(dialog) => next.dialog = dialog,
            Act::Note(note) => next.note = note,
            Act::Sheet(sheet) => next.sheet = sheet,
            Act::Letters(on) => next.letters_off = !on,
            Act::Search(words) => next.search_for(words),
            Act::Found(forward) => next.step_found(forward)?,
            Act::Exported => next.change_current(|a| a.exported = a.history.log().count()),
            Act::Close => next.close(),
        }
        (next != *self).then_some(next)
    }

    fn open(&mut self, key: u32, name: Option<Rc<str>>, document: Document, stage: Stage) {
        self.articles.push(Rc::new(Article::new(key, name, document, stage)));
        self.switch(Some(key));
    }

    fn switch(&mut self, key: Option<u32>) {
        self.current = key;
        self.popup = None;
        self.note = None;
        self.search = None;
        self.chooser = None;
        self.asking = false;
        self.sheet = Sheet::Closed;
        self.jump = (self.jump.0 + 1, 0);
        self.say(match self.article() {
            Some(article) => article.title().into(),
            None => "A new page".into(),
        });
    }

    fn change(&mut self, key: u32, change: impl FnOnce(&mut Article)) {
        if let Some(slot) = self.articles.iter_mut().find(|a| a.key == key) {
            let mut article = (**slot).clone();
            change(&mut article);
            *slot = Rc::new(article);
        }
    }

    fn change_current(&mut self, change: impl FnOnce(&mut Article)) {
        if let Some(key) = self.current {
            self.change(key, change);
        }
    }

    fn put_marks(&mut self, key: u32, analysis: &Analysis, whole: bool) {
        self.change(key, |article| {
            // Marks that come after the user stopped the engine are not wanted.
            if article.stage == Stage::Marking {
                *article = article.with_history(History::new(article.marked(analysis)));
                article.focus = None;
                if whole {
                    article.stage = Stage::Marked;
                }
            }
        });
        if whole && self.current == Some(key) {
            self.chooser = None;
            let counts = self.article().map(|a| a.reading.counts).unwrap_or_default();
            self.say(format!(
                "{}, {}, {}",
                describe::count(counts.quotes, "quote"),
                describe::count(counts.sources, "source"),
                describe::count(counts.claims, "claim")
            ));
        }
    }

    /// The engine is done with an article before it marked the whole: what is marked stays.
    fn stop(&mut self, key: u32, stage: Stage) {
        self.change(key, |article| {
            if article.reading.document.marks.is_empty() {
                let document = article.marked(&Analysis::default());
                *article = article.with_history(History::new(document));
            }
            article.stage = stage;
        });
    }

    fn say(&mut self, words: String) {
        self.said = words.into();
    }

    fn click(&mut self, ids: &[Id]) {
        let Some(article) = self.article().cloned() else { return };
        let lens = self.lens;
        let seen: Vec<Id> = ids
            .iter()
            .copied()
            .filter(|&id| article.reading.mark(id).is_some_and(|m| focus::shows(lens, m)))
            .collect();
        let (id, choose) = focus::click(&article.reading, &seen, article.focus);
        self.focus_on(id.map(Focus::Mark));
        self.chooser = choose.then(|| seen.into());
        // On a narrow screen the sheet may cover what was touched.
        if let Some(mark) = id.and_then(|id| article.reading.mark(id)) {
            self.jump = (self.jump.0 + 1, mark.span.start);
        }
    }

    fn go(&mut self, focus: Focus) {
        self.focus_on(Some(focus));
        let Some(article) = self.article() else { return };
        let offset = match focus {
            Focus::Mark(id) => article.reading.mark(id).map(|m| m.span.start),
            Focus::Entity(id) => focus::mentions(&article.reading, id)
                .first()
                .and_then(|&id| article.reading.mark(id))
                .map(|m| m.span.start),
        };
        if let Some(offset) = offset {
            self.jump = (self.jump.0 + 1, offset);
        }
        if self.lens == Lens::Read {
            self.lens = Lens::All;
        }
    }

    /// Puts something in focus: the panel changes to one that shows it, the sheet comes up with its card.
    fn focus_on(&mut self, focus: Option<Focus>) {
        self.chooser = None;
        self.asking = false;
        self.change_current(|article| article.focus = focus);
        let Some(article) = self.article().cloned() else { return };
        match focus {
            None => {
                if self.sheet == Sheet::Card {
                    self.sheet = Sheet::Closed;
                }
            }
            Some(Focus::Entity(_)) => self.panel = Panel::Sources,
            Some(Focus::Mark(id)) => {
                self.sheet = Sheet::Card;
                let Some(mark) = article.reading.mark(id) else { return };
                self.panel = match (&mark.body, self.panel) {
                    (Body::Claim(_), Panel::Claims) => Panel::Claims,
                    (Body::Source { .. }, Panel::Sources) => Panel::Sources,
                    _ => Panel::Marks,
                };
                self.say(sentence(&article.reading, mark));
            }
        }
    }

    fn step(&mut self, forward: bool, doubtful: bool) {
        let Some(article) = self.article().cloned() else { return };
        let from = article.focus.and_then(Focus::mark);
        let lens = if self.lens == Lens::Read { Lens::All } else { self.lens };
        let id = if doubtful {
            article.reading.step_doubtful(from, forward)
        } else {
            article.reading.step(from, forward, |mark| focus::shows(lens, mark))
        };
        match id {
            Some(id) => {
                if article.reading.mark(id).is_some_and(|m| !focus::shows(lens, m)) {
                    self.lens = Lens::All;
                }
                self.go(Focus::Mark(id));
            }
            None => self.say(if doubtful { "No doubtful mark is left" } else { "No mark" }.into()),
        }
    }

    fn outward(&mut self) {
        let Some(article) = self.article().cloned() else { return };
        let Some(mark) = article.focused() else { return };
        let mut ids = article.reading.also_on(mark);
        ids.push(mark.id);
        let length = |id: &Id| article.reading.mark(*id).map_or(0, |m| m.span.len());
        order::by_key(&mut ids, |id| (length(id), *id));
        let here = ids.iter().position(|&id| id == mark.id).unwrap_or(0);
        if let Some(&id) = ids.get((here + 1) % ids.len()) {
            self.go(Focus::Mark(id));
        }
    }

    fn look(&mut self, lens: Lens) {
        self.lens = lens;
        self.chooser = None;
        match lens {
            Lens::Sources => self.panel = Panel::Sources,
            Lens::Claims => self.panel = Panel::Claims,
            Lens::Quotes => self.panel = Panel::Marks,
            Lens::All => {}
            Lens::Read => self.sheet = Sheet::Closed,
        }
        let hidden = self.article().and_then(|a| a.focused()).is_some_and(|m| !focus::shows(lens, m));
        if hidden {
            self.change_current(|article| article.focus = None);
            if self.sheet == Sheet::Card {
                self.sheet = Sheet::Closed;
            }
        }
    }

    fn decide(&mut self, verdict: Verdict, at: Rc<str>) -> Option<()> {
        let article = Rc::clone(self.article()?);
        let mark = article.focused()?;
        if !article.takes_decisions() {
            return None;
        }
        let decided = Decided { by: None, at, how: "one".into() };
        let (action, said) = match verdict {
            Verdict::Right => (Action::Accept { marks: vec![mark.id], decided }, "Right"),
            Verdict::NotAMark => {
                (Action::Reject { marks: vec![mark.id], decided }, "Rejected; undo takes it back")
            }
            Verdict::WrongSpeaker => {
                let attributions = &mark.quote()?.attributions;
                let attribution = attributions.iter().position(|a| a.status != Status::Rejected)?;
                (
                    Action::RejectAttribution { mark: mark.id, attribution, decided },
                    "Wrong speaker; undo takes it back",
                )
            }
        };
        let mut history = (*article.history).clone();
        history.act(action).ok()?;
        self.change_current(|article| *article = article.with_history(history));
        self.asking = false;
        self.say(said.into());
        Some(())
    }

    fn travel(&mut self, way: impl FnOnce(&mut History) -> bool, said: &str) -> Option<()> {
        let article = Rc::clone(self.article()?);
        let mut history = (*article.history).clone();
        if !way(&mut history) {
            return None;
        }
        self.change_current(|article| *article = article.with_history(history));
        self.say(said.into());
        Some(())
    }

    fn search_for(&mut self, words: Option<Rc<str>>) {
        let Some(words) = words else {
            self.search = None;
            return;
        };
        let found: Rc<[Span]> = match self.article() {
            Some(article) if words.trim().len() > 1 => {
                search::find(article.reading.layout.text(), &words).into()
            }
            _ => Rc::from([]),
        };
        if let Some(first) = found.first() {
            self.jump = (self.jump.0 + 1, first.start);
        }
        self.search = Some(Search { words, found, at: 0 });
    }

    fn step_found(&mut self, forward: bool) -> Option<()> {
        let search = self.search.as_mut()?;
        let count = search.found.len();
        if count == 0 {
            return None;
        }
        search.at = (search.at + if forward { 1 } else { count - 1 }) % count;
        self.jump = (self.jump.0 + 1, search.found.get(search.at)?.start);
        Some(())
    }

    /// Esc: one thing at a time, the topmost first.
    fn close(&mut self) {
        if self.dialog.take().is_some() || self.popup.take().is_some() || self.search.take().is_some() {
            return;
        }
        if std::mem::take(&mut self.asking) || self.chooser.take().is_some() {
            return;
        }
        if self.sheet == Sheet::Full {
            self.sheet = Sheet::Closed;
            return;
        }
        self.focus_on(None);
    }
}

/// A text as a document of which nothing is known yet: it is only looked at, never changed or exported.
fn bare(text: &Rc<str>) -> Document {
    Document {
        id: "".into(),
        title: first_words(text),
        text: Rc::clone(text),
        sha256: "".into(),
        language: "und".into(),
        meta: [].into(),
        models: [].into(),
        generator_version: "".into(),
        structure: [].into(),
        entities: Vec::new().into(),
        marks: Vec::new().into(),
        findings: Vec::new().into(),
        lost: Vec::new().into(),
        next_id: 1,
    }
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

#[cfg(test)]
mod tests;
