//! Every change of the state.

use super::super::focus::{self, Focus};
use super::super::lists::{Lens, Panel};
use super::super::{describe, search};
use super::article::bare;
use super::{Act, Article, Search, Sheet, Stage, State, Verdict, sentence};
use crate::annotation::document::{Body, Decided, Id, Status};
use crate::annotation::{Action, History};
use crate::browser::delivery::Delivered;
use crate::text::{Span, order};
use std::rc::Rc;

impl State {
    /// The state after an act; `None` where it changes nothing.
    pub fn after(&self, act: Act) -> Option<Self> {
        let mut next = self.clone();
        match act {
            Act::Opened(key, name, text) => {
                let document = bare(&text, name.as_ref());
                next.open(key, name, document.into(), Stage::Marking);
            }
            Act::Loaded(key, name, delivered) => next.open(key, name, *delivered, Stage::Marked),
            Act::Marks(key, delivered, whole) => next.put_marks(key, *delivered, whole),
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

    fn open(&mut self, key: u32, name: Option<Rc<str>>, delivered: Delivered, stage: Stage) {
        self.articles.push(Rc::new(Article::new(key, name, delivered, stage)));
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

    pub(super) fn change(&mut self, key: u32, change: impl FnOnce(&mut Article)) {
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

    fn put_marks(&mut self, key: u32, delivered: Delivered, whole: bool) {
        self.change(key, |article| {
            // Marks that come after the user stopped the engine are not wanted.
            if article.stage == Stage::Marking {
                *article = article.with_history(History::new(article.marked(delivered.document)));
                article.sent = delivered.sent;
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
        self.change(key, |article| article.stage = stage);
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
