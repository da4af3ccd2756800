//! What every component may do: send an act, give a text to the engine, decide. It never changes, so a context may hold it.

use super::drawing::Drawing;
use crate::browser::delivery::Delivered;
use crate::browser::engine::{Engine, EngineEvent, Failure, JobId, Module, Written};
use crate::browser::files::{self, Opened};
use crate::browser::{leaving, time, watchdog};
use crate::text::{Span, entry};
use crate::ui::model::state::{Act, Article, Note, State, Verdict, first_words};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// About what a screen holds, in bytes: the engine answers this much first.
const SCREEN: u32 = 8_000;
/// So long a text waits for its first marks before it is drawn without them, in milliseconds: less than a frame. Drawn at
/// once, text and marks are there sooner than one after the other.
const FIRST_ANSWER: u32 = 12;
/// How often the engine marks the sample before the first article comes. The browser compiles a function quickly when it is
/// first called and well once it was busy for some milliseconds; by then it should be.
const ROUNDS: u32 = 60;

/// The hands of the page.
#[derive(Clone)]
pub(super) struct Hands {
    /// Never read itself but by way of a clone: a handle keeps every state that was read through it.
    state: UseReducerHandle<State>,
    engine: Engine,
    files: Engine,
    next_key: Rc<Cell<u32>>,
    /// The text that came in and is not drawn yet.
    waiting: Waiting,
    /// A state that is drawn where nobody sees it.
    pub(super) rehearsed: Rc<RefCell<Option<State>>>,
    /// The margins and the dock, placed after each render.
    pub(super) drawing: Rc<Drawing>,
}

type Waiting = Rc<RefCell<Option<Act>>>;

impl PartialEq for Hands {
    fn eq(&self, other: &Self) -> bool {
        self.engine == other.engine
    }
}

impl Hands {
    /// Starts the engine.
    pub(super) fn new(state: UseReducerHandle<State>) -> Self {
        let listener = state.dispatcher();
        let waiting = Waiting::default();
        let first = Rc::clone(&waiting);
        // What the worker for files has to say, it says to who asked it.
        let files = Engine::new(Module::Files, |_| {});
        let engine = Engine::new(Module::Engine, move |event| {
            show(&first, &listener);
            hear(&listener, event);
        });
        let (next_key, rehearsed, drawing) = Default::default();
        Self { state, engine, files, next_key, waiting, rehearsed, drawing }
    }

    /// Does once, before the first article comes, what a paste will ask of both workers and of the page, so that the browser
    /// has compiled it. `draw` draws the page anew: what is [`rehearsed`](Self::rehearsed) is drawn where nobody sees it.
    pub(super) fn rehearse(&self, draw: UseForceUpdateHandle) {
        let key = self.key();
        let hands = self.clone();
        // The engine comes first: a text may be waiting for it. The sample starts the worker for files.
        self.engine.rehearse(JobId(key), "".into(), move |_| {
            let after = hands.clone();
            hands.files.sample(JobId(key), move |sample| {
                if let Ok(sample) = sample {
                    after.rehearse_round(key, sample.into(), ROUNDS, draw);
                }
            });
        });
    }

    fn rehearse_round(&self, key: u32, text: Rc<str>, rounds: u32, draw: UseForceUpdateHandle) {
        // Whoever came with an article is not kept waiting.
        if self.next_key.get() != key + 1 {
            return;
        }
        let hands = self.clone();
        self.engine.rehearse(JobId(key), Rc::clone(&text), move |delivered| match delivered {
            Ok(_) if rounds > 1 => hands.rehearse_round(key, text, rounds - 1, draw),
            Ok(delivered) => {
                let opened = State::default().after(Act::Opened(key, None, text));
                let marked = opened.and_then(|s| s.after(Act::Marks(key, Box::new(delivered), true)));
                let focused = marked.and_then(|s| s.after(Act::Step { forward: true, doubtful: false }));
                *hands.rehearsed.borrow_mut() = focused;
                draw.force_update();
                time::after_paint(move || {
                    *hands.rehearsed.borrow_mut() = None;
                    draw.force_update();
                });
            }
            Err(_) => {}
        });
    }

    /// Hands with a drawing of their own.
    pub(super) fn apart(&self) -> Self {
        Self { drawing: Rc::default(), ..self.clone() }
    }

    /// Sends an act to the reducer. Whether leaving the page asks first is settled before this returns: drawing, and an
    /// effect after it, come later, and the page may be left by then.
    pub(super) fn act(&self, act: Act) {
        self.state.dispatch(act);
        leaving::ask(self.state.clone().unsaved());
    }

    /// A callback that sends an act.
    pub(super) fn on(&self, act: Act) -> Callback<Event> {
        let hands = self.clone();
        Callback::from(move |_| hands.act(act.clone()))
    }

    /// A callback that decides on the mark in focus.
    pub(super) fn verdict(&self, verdict: Verdict) -> Callback<Event> {
        let hands = self.clone();
        Callback::from(move |_| hands.decide(verdict))
    }

    /// A decision on the mark in focus, now.
    pub(super) fn decide(&self, verdict: Verdict) {
        self.act(Act::Decide(verdict, time::now().into()));
    }

    fn key(&self) -> u32 {
        let key = self.next_key.get();
        self.next_key.set(key + 1);
        key
    }

    fn tell(&self, what: &str, more: &str, bad: bool) {
        self.act(Act::Note(Some(Note { what: what.into(), more: more.into(), bad })));
    }

    /// Opens a text as a new article and has it marked.
    pub(super) fn open_text(&self, name: Option<&str>, raw: &str) {
        let text: Rc<str> = entry::normalise(raw).into();
        if text.trim().is_empty() {
            return self.tell("There is no text in it.", "Paste or open an article.", false);
        }
        if text.len() > entry::MAX_BYTES {
            return self.tell("The text is too long.", "It has over 2 GB.", true);
        }
        let key = self.key();
        let act = self.state.dispatcher();
        show(&self.waiting, &act);
        watchdog::keep(key, &first_words(&text), &text);
        let visible = Span::new(0, SCREEN.min(text.len() as u32));
        *self.waiting.borrow_mut() = Some(Act::Opened(key, name.map(Into::into), Rc::clone(&text)));
        self.engine.analyze(JobId(key), text, visible);
        let waiting = Rc::clone(&self.waiting);
        time::later(FIRST_ANSWER, move || show(&waiting, &act)).forget();
    }

    /// Takes files that were opened or dropped: our own JSON with its marks, anything else as a text.
    pub(super) fn take(&self, opened: Vec<Opened>) {
        for Opened { name, content } in opened {
            match content {
                Err(error) => self.tell(&format!("{name} can\u{2019}t be opened."), &error.to_string(), true),
                Ok(text) if name.to_ascii_lowercase().ends_with(".json") => self.load(name, text.text),
                Ok(text) => self.open_text(Some(&name), &text.text),
            }
        }
    }

    /// Has one of our files read.
    fn load(&self, name: String, file: String) {
        let key = self.key();
        let hands = self.clone();
        self.files.read(JobId(key), file, move |read| match read {
            Ok(Ok(delivered)) => hands.loaded(key, &name, delivered),
            Ok(Err(error)) => {
                let place = if error.place.is_empty() { "its top level" } else { &error.place };
                let more = format!("At {place}: {} Nothing was opened.", ended(&error.reason));
                hands.tell(&format!("{name} is no file of Attest\u{2019}s."), &more, true);
            }
            Err(failure) => {
                hands.tell(&format!("{name} can\u{2019}t be opened."), &failure.to_string(), true)
            }
        });
    }

    fn loaded(&self, key: u32, name: &str, delivered: Delivered) {
        watchdog::keep(key, &delivered.document.title, &delivered.document.text);
        self.act(Act::Loaded(key, Some(name.into()), Box::new(delivered)));
    }

    /// Has the file of an article written, read again and compared.
    pub(super) fn write(&self, article: &Article, then: impl FnOnce(Result<Written, Failure>) + 'static) {
        let log = article.history.log().cloned().collect();
        let document = Rc::clone(&article.reading.document);
        self.files.write(JobId(article.key), document, article.sent.clone(), log, then);
    }

    /// Shows the browser's dialog.
    pub(super) fn open_files(&self) {
        let hands = self.clone();
        if let Err(error) = files::open_dialog(move |opened| hands.take(opened)) {
            self.tell("The files can\u{2019}t be opened.", &error.to_string(), true);
        }
    }

    /// The article written for this project.
    pub(super) fn sample(&self) {
        let hands = self.clone();
        self.files.sample(JobId(self.key()), move |sample| match sample {
            Ok(text) => hands.open_text(None, &text),
            Err(failure) => hands.tell("The sample can\u{2019}t be opened.", &failure.to_string(), true),
        });
    }

    /// Ends the engine's work on an article; what is marked stays.
    pub(super) fn cancel(&self, key: u32) {
        self.engine.cancel(JobId(key));
        self.act(Act::Stopped(key));
    }
}

/// A sentence with its full stop.
fn ended(words: &str) -> String {
    let end = if words.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{words}{end}")
}

/// Opens the text that waits.
fn show(waiting: &Waiting, act: &UseReducerDispatcher<State>) {
    let opened = waiting.borrow_mut().take();
    if let Some(opened) = opened {
        act.dispatch(opened);
    }
}

fn hear(act: &UseReducerDispatcher<State>, event: EngineEvent) {
    match event {
        EngineEvent::Provisional { job, delivered } => {
            act.dispatch(Act::Marks(job.0, Box::new(delivered), false))
        }
        EngineEvent::Complete { job, delivered } => {
            act.dispatch(Act::Marks(job.0, Box::new(delivered), true))
        }
        EngineEvent::Failed { job, failure } => act.dispatch(Act::Failed(job.0, failure.to_string().into())),
        EngineEvent::Unavailable { reason } => act.dispatch(Act::Note(Some(Note {
            what: "The engine can\u{2019}t be started.".into(),
            more: format!(
                "{} Texts can be read here, not marked. Reload the page to try again.",
                ended(&reason)
            )
            .into(),
            bad: true,
        }))),
        EngineEvent::Ready | EngineEvent::Restarted => {}
    }
}
