//! The page's side of the engine's worker: a queue, one task under way at a time, and a worker
//! that is started again when it dies, hangs or is cancelled. A task is a text to mark, a file of ours to read or one
//! to write; whatever the worker needs goes with it, so that any worker can take it up.
//!
//! The worker is made by `boot.js`, which owns the Trusted Types policy and the compiled module;
//! starting it again therefore costs neither a download nor a compilation.
//!
//! Invariant: nothing is posted to a worker before it has said [`Kind::Ready`].
//! Invariant: an event of a worker that was ended reaches nobody: each worker has a number, and
//! its handlers compare it.
//! Invariant: the callback runs while no state is borrowed, so it may call the engine again.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Worker};

use super::delivery::{Delivered, Receiver, Sent};
use super::protocol::{self, BEGINNING, Header, Kind, Proof, Unreadable};
use super::time;
use crate::annotation::{Action, Document};
use crate::formats::json;
use crate::text::Span;

/// Which article a text and its marks belong to. The page gives the numbers out, from 0 upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u32);

/// What the engine tells the page.
#[derive(Debug)]
pub enum EngineEvent {
    /// The worker listens for the first time. Texts given before were queued.
    Ready,
    /// Marks of what is on the screen of a long text, at offsets of the whole text.
    /// [`EngineEvent::Complete`] replaces them.
    Provisional {
        /// The article.
        job: JobId,
        /// Its marks, as far as they go; without the text.
        delivered: Delivered,
    },
    /// The marks of the whole text.
    Complete {
        /// The article.
        job: JobId,
        /// Its marks; without the text.
        delivered: Delivered,
    },
    /// The text could not be marked, twice. The article itself is untouched.
    Failed {
        /// The article.
        job: JobId,
        /// Why, in words for the user (`to_string`).
        failure: Failure,
    },
    /// The worker died or hung and was started again; the text under way is tried once more.
    Restarted,
    /// The worker cannot be started at all. Texts stay queued, and the next
    /// [`Engine::analyze`] tries again.
    Unavailable {
        /// What the browser said.
        reason: String,
    },
}

/// Why a text has no marks, or a file was not read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The engine stopped with this message.
    Died(String),
    /// No answer came in this many seconds.
    Hung(u32),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Died(message) => {
                write!(formatter, "The engine stopped ({message}).")
            }
            Self::Hung(seconds) => {
                write!(formatter, "The engine gave no answer in {seconds} seconds.")
            }
        }
    }
}

/// A file of ours, as the worker wrote it.
#[derive(Clone, Debug)]
pub struct Written {
    /// What came back of it when it was read again.
    pub proof: Proof,
    /// Its bytes. They stay the browser's: copying them would hold the page up as long as they are.
    pub file: Uint8Array,
}

/// A task may take this long before the worker counts as hung, in milliseconds...
const PATIENCE_MS: u32 = 4_000;
/// ...and a millisecond more for each of these bytes: a sixteenth of the speed that speed.md
/// sets as the floor, so that a slow machine is not taken for a hung one.
const PATIENCE_BYTES: usize = 512;
/// About what a mark takes in a file of ours.
const BYTES_OF_A_MARK: usize = 1_024;
/// How often a task is tried on a worker that dies of it.
const ATTEMPTS: u8 = 2;
/// How often in a row the worker may fail before it says that it is ready.
const START_ATTEMPTS: u8 = 3;
/// A superseded text longer than this is not waited for: starting the worker again is quicker.
const WORTH_ENDING: usize = 512 * 1024;
/// wasm memory never shrinks, so after a text longer than this a worker with nothing to do is
/// started anew.
const WORTH_FREEING: usize = 4 * 1024 * 1024;

#[wasm_bindgen]
extern "C" {
    /// `boot.js`: a new worker of the engine, to which the compiled module is already posted.
    #[wasm_bindgen(js_namespace = attest, js_name = startEngine, catch)]
    fn start_engine() -> Result<Worker, JsValue>;
    /// The same for the worker for files.
    #[wasm_bindgen(js_namespace = attest, js_name = startFiles, catch)]
    fn start_files() -> Result<Worker, JsValue>;
}

/// Which worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// Marks texts.
    Engine,
    /// Reads and writes files of ours.
    Files,
}

/// A worker as the page sees it. Clones are the same worker.
#[derive(Clone)]
pub struct Engine {
    module: Module,
    state: Rc<RefCell<State>>,
    on_event: Rc<dyn Fn(EngineEvent)>,
}

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

#[derive(Default)]
struct State {
    running: Option<Running>,
    /// The number of the newest worker.
    worker: u32,
    queue: VecDeque<Task>,
    under_way: Option<UnderWay>,
    /// The newest generation of each job, by its number; 0 where nothing was asked. A job that was cancelled keeps its
    /// generation, so that an answer under way finds itself old.
    generations: Vec<u32>,
    failed_starts: u8,
    was_ready: bool,
}

struct Running {
    worker: Worker,
    ready: bool,
    /// The largest text or file it was given, in bytes.
    largest: usize,
    /// The document that is on its way, and its slices.
    receiving: (Receiver, Vec<Rc<[u8]>>),
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

struct Task {
    job: JobId,
    generation: u32,
    ask: Ask,
    attempts: u8,
}

/// What the worker is asked to do, and who wants to hear of it; marks are told as events.
enum Ask {
    Analyze { text: Rc<str>, visible: Span },
    Read { file: String, then: Then<Result<Delivered, json::Error>> },
    Write { document: Rc<Document>, sent: Sent, log: Vec<Action>, then: Then<Written> },
    Rehearse { text: Rc<str>, then: Then<Delivered> },
    Sample { then: Then<String> },
}

type Then<T> = Box<dyn FnOnce(Result<T, Failure>)>;

impl Task {
    /// The text's or file's length in bytes, by which its patience is measured.
    fn size(&self) -> usize {
        match &self.ask {
            Ask::Analyze { text, .. } | Ask::Rehearse { text, .. } => text.len(),
            Ask::Read { file, .. } => file.len(),
            Ask::Write { document, .. } => document.text.len() + document.marks.len() * BYTES_OF_A_MARK,
            Ask::Sample { .. } => 0,
        }
    }

    /// The message to the worker.
    fn message(&self) -> Vec<u8> {
        let header = |kind| Header { job: self.job.0, generation: self.generation, kind };
        match &self.ask {
            Ask::Analyze { text, visible } => protocol::analyze(header(Kind::Analyze), text, *visible),
            Ask::Rehearse { text, .. } => protocol::analyze(header(Kind::Analyze), text, Span::default()),
            Ask::Read { file, .. } => protocol::words(header(Kind::Read), file),
            Ask::Write { document, sent, log, .. } => {
                protocol::write(header(Kind::Write), document, sent, log)
            }
            Ask::Sample { .. } => protocol::bare(header(Kind::Sample)),
        }
    }
}

struct UnderWay {
    task: Task,
    _patience: Timeout,
}

impl Engine {
    /// A worker, not yet started. `on_event` runs on the page's thread, never inside a call of this type.
    pub fn new(module: Module, on_event: impl Fn(EngineEvent) + 'static) -> Self {
        Self { module, state: Rc::default(), on_event: Rc::new(on_event) }
    }

    /// Marks `text`, which is `job`'s newest: answers to an older one are dropped from now on.
    /// `visible` is what is on the screen, answered first if the text is long.
    pub fn analyze(&self, job: JobId, text: Rc<str>, visible: Span) {
        self.ask(job, Ask::Analyze { text, visible });
    }

    /// Reads a file of ours; `job` is new, the article that may come of it.
    pub fn read(
        &self,
        job: JobId,
        file: String,
        then: impl FnOnce(Result<Result<Delivered, json::Error>, Failure>) + 'static,
    ) {
        self.ask(job, Ask::Read { file, then: Box::new(then) });
    }

    /// Writes a document of `job` as a file of ours: what `sent` brought, after `log`.
    pub fn write(
        &self,
        job: JobId,
        document: Rc<Document>,
        sent: Sent,
        log: Vec<Action>,
        then: impl FnOnce(Result<Written, Failure>) + 'static,
    ) {
        self.ask(job, Ask::Write { document, sent, log, then: Box::new(then) });
    }

    /// Has `text`, a short one, marked as if it had come in, and gives the marks to `then` instead of telling them.
    pub fn rehearse(
        &self,
        job: JobId,
        text: Rc<str>,
        then: impl FnOnce(Result<Delivered, Failure>) + 'static,
    ) {
        self.ask(job, Ask::Rehearse { text, then: Box::new(then) });
    }

    /// Gets the sample article, which would be a burden in the page's own module.
    pub fn sample(&self, job: JobId, then: impl FnOnce(Result<String, Failure>) + 'static) {
        self.ask(job, Ask::Sample { then: Box::new(then) });
    }

    fn ask(&self, job: JobId, ask: Ask) {
        let end_worker = {
            let mut state = self.state.borrow_mut();
            let generation = state.next_generation(job);
            state.queue.retain(|task| task.job != job);
            state.queue.push_back(Task { job, generation, ask, attempts: 0 });
            state
                .under_way
                .as_ref()
                .is_some_and(|under_way| under_way.task.job == job && under_way.task.size() > WORTH_ENDING)
        };
        if end_worker {
            self.end_worker();
        }
        self.ensure_worker();
        self.post_next();
    }

    /// Takes the text of `job` back. If it is under way the worker is ended and started again;
    /// no answer to it arrives after this call.
    pub fn cancel(&self, job: JobId) {
        let under_way = {
            let mut state = self.state.borrow_mut();
            state.next_generation(job);
            state.queue.retain(|task| task.job != job);
            state.under_way.as_ref().is_some_and(|under_way| under_way.task.job == job)
        };
        if under_way {
            self.end_worker();
            self.ensure_worker();
        }
    }

    /// Whether marks of `job` are still to come.
    pub fn is_busy(&self, job: JobId) -> bool {
        let state = self.state.borrow();
        state.queue.iter().any(|task| task.job == job)
            || state.under_way.as_ref().is_some_and(|under_way| {
                under_way.task.job == job && state.is_newest(job, under_way.task.generation)
            })
    }

    /// Ends the worker that is there. What was under way is dropped.
    fn end_worker(&self) {
        let mut state = self.state.borrow_mut();
        state.running = None;
        state.under_way = None;
        state.worker += 1;
    }

    /// Starts the worker in a moment if there is none then: a failure must not call back before the caller is done.
    /// Whoever asks it something need not call this.
    pub fn ensure_worker(&self) {
        if self.state.borrow().running.is_none() {
            let engine = self.clone();
            time::later(0, move || {
                if engine.state.borrow().running.is_none() {
                    engine.start_worker();
                }
            })
            .forget();
        }
    }

    fn start_worker(&self) {
        self.end_worker();
        let number = self.state.borrow().worker;
        let started = match self.module {
            Module::Engine => start_engine(),
            Module::Files => start_files(),
        };
        match started {
            Ok(worker) => {
                let running = self.listen(worker, number);
                self.state.borrow_mut().running = Some(running);
            }
            Err(error) => self.unavailable(&Failure::Died(message_of(&error))),
        }
    }

    fn listen(&self, worker: Worker, number: u32) -> Running {
        let engine = self.clone();
        let on_message = Closure::new(move |event: MessageEvent| {
            if engine.is_current(number) {
                engine.hear(&Uint8Array::new(&event.data()));
            }
        });
        let engine = self.clone();
        let on_error = Closure::new(move |event: Event| {
            if engine.is_current(number) {
                // The page learns of it here; the console need not have it twice.
                event.prevent_default();
                engine.died(Failure::Died(message_of(&event)));
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Running {
            worker,
            ready: false,
            largest: 0,
            receiving: Default::default(),
            _on_message: on_message,
            _on_error: on_error,
        }
    }

    fn is_current(&self, number: u32) -> bool {
        self.state.borrow().worker == number
    }

    fn hear(&self, message: &Uint8Array) {
        let beginning = message.subarray(0, BEGINNING.min(message.length())).to_vec();
        let heard = protocol::read_header(&beginning).and_then(|(header, payload)| {
            if header.kind == Kind::Written {
                let (proof, rest) = protocol::proof(payload)?;
                let start = (beginning.len() - rest.len()) as u32;
                let file = message.subarray(start, message.length());
                self.answered(header, Said::File(Written { proof, file }));
                return Ok(());
            }
            let message = message.to_vec();
            let (header, payload) = protocol::read_header(&message)?;
            self.receive(header, payload)
        });
        if heard.is_err() {
            self.died(unreadable());
        }
    }

    fn receive(&self, header: Header, payload: &[u8]) -> Result<(), Unreadable> {
        match header.kind {
            Kind::Ready => self.worker_is_ready(),
            Kind::Slice | Kind::Provisional | Kind::Complete | Kind::Opened => {
                if !self.take_slice(header, payload) {
                    return Err(Unreadable);
                }
                if header.kind != Kind::Slice {
                    self.answered(header, Said::Document);
                }
            }
            Kind::Refused => self.answered(header, Said::Refused(protocol::refused(payload)?)),
            Kind::Text => self.answered(header, Said::Text(protocol::said(payload)?.to_owned())),
            Kind::Panicked => self.died(Failure::Died(protocol::said(payload)?.to_owned())),
            // Only the page and the benchmark send or get these, and a file is read elsewhere.
            Kind::Analyze | Kind::Read | Kind::Write | Kind::Written | Kind::Sample => {}
            Kind::Measure | Kind::Measured => {}
        }
        Ok(())
    }

    fn worker_is_ready(&self) {
        let first = {
            let mut state = self.state.borrow_mut();
            state.failed_starts = 0;
            if let Some(running) = &mut state.running {
                running.ready = true;
            }
            !std::mem::replace(&mut state.was_ready, true)
        };
        self.post_next();
        if first {
            (self.on_event)(EngineEvent::Ready);
        }
    }

    /// Reads a slice of a document, unless nobody waits for that one any more; says whether it could be read.
    fn take_slice(&self, header: Header, slice: &[u8]) -> bool {
        let mut state = self.state.borrow_mut();
        let newest = state.is_newest(JobId(header.job), header.generation);
        match &mut state.running {
            Some(Running { receiving: (receiver, slices), .. }) if newest => {
                slices.push(slice.into());
                receiver.take(slice)
            }
            _ => true,
        }
    }

    /// Passes an answer on; the last one to a task makes the worker free.
    fn answered(&self, header: Header, said: Said) {
        let job = JobId(header.job);
        let last = header.kind != Kind::Provisional;
        let (newest, task, (receiver, slices)) = {
            let mut state = self.state.borrow_mut();
            let under_way = if last { state.under_way.take() } else { None };
            let received = state.running.as_mut().map(|running| std::mem::take(&mut running.receiving));
            let newest = state.is_newest(job, header.generation);
            (newest, under_way.map(|under_way| under_way.task), received.unwrap_or_default())
        };
        // The worker goes on with the next task while the page draws this one.
        self.post_next();
        if newest {
            let engine = self.clone();
            let short = slices.len() < 2;
            let pass_on: Box<dyn FnOnce()> = Box::new(move || {
                if engine.state.borrow().is_newest(job, header.generation) {
                    let delivered = || {
                        let document = receiver.document().ok_or_else(unreadable)?;
                        Ok(Delivered { document, sent: Sent::new(slices) })
                    };
                    engine.pass_on(job, task, said, delivered);
                }
            });
            // Reading the marks of a long text and drawing them are two tasks, so that neither blocks the page for long.
            if short {
                pass_on();
            } else {
                time::later(0, pass_on).forget();
            }
        }
        self.free_memory();
    }

    /// Tells an answer to whom it concerns; `task` is the one that is done with it, if it is.
    fn pass_on(
        &self,
        job: JobId,
        task: Option<Task>,
        said: Said,
        delivered: impl FnOnce() -> Result<Delivered, Failure>,
    ) {
        match (task.map(|task| task.ask), said) {
            (Some(Ask::Read { then, .. }), Said::Refused(error)) => then(Ok(Err(error))),
            (Some(Ask::Read { then, .. }), Said::Document) => then(delivered().map(Ok)),
            (Some(Ask::Write { then, .. }), Said::File(written)) => then(Ok(written)),
            (Some(Ask::Rehearse { then, .. }), Said::Document) => then(delivered()),
            (Some(Ask::Sample { then }), Said::Text(text)) => then(Ok(text)),
            (Some(Ask::Analyze { .. }), Said::Document) => (self.on_event)(match delivered() {
                Ok(delivered) => EngineEvent::Complete { job, delivered },
                Err(failure) => EngineEvent::Failed { job, failure },
            }),
            (None, Said::Document) => {
                if let Ok(delivered) = delivered() {
                    (self.on_event)(EngineEvent::Provisional { job, delivered });
                }
            }
            // No worker answers what it was not asked.
            (Some(ask), _) => self.give_up(job, ask, unreadable()),
            (None, _) => {}
        }
    }

    /// Tells whom it concerns that there will be no answer.
    fn give_up(&self, job: JobId, ask: Ask, failure: Failure) {
        match ask {
            Ask::Analyze { .. } => (self.on_event)(EngineEvent::Failed { job, failure }),
            Ask::Read { then, .. } => then(Err(failure)),
            Ask::Write { then, .. } => then(Err(failure)),
            Ask::Rehearse { then, .. } => then(Err(failure)),
            Ask::Sample { then } => then(Err(failure)),
        }
    }

    /// The worker is gone, or as good as gone. Starts another, and tries what was under way once
    /// more, last in the queue: it may be what killed the worker.
    fn died(&self, failure: Failure) {
        let (given_up, restart) = {
            let mut state = self.state.borrow_mut();
            let was_ready = state.running.as_ref().is_some_and(|running| running.ready);
            state.running = None;
            if !was_ready {
                state.failed_starts += 1;
            }
            (state.take_back(), state.failed_starts < START_ATTEMPTS)
        };
        if restart {
            self.start_worker();
            (self.on_event)(EngineEvent::Restarted);
        } else {
            self.unavailable(&failure);
        }
        if let Some(task) = given_up {
            self.give_up(task.job, task.ask, failure);
        }
    }

    /// There is no worker and there will be none until the next question. Texts wait for it; whoever waits for a file is
    /// told.
    fn unavailable(&self, failure: &Failure) {
        let waiting = {
            let mut state = self.state.borrow_mut();
            state.failed_starts = 0;
            match self.module {
                Module::Engine => VecDeque::new(),
                Module::Files => std::mem::take(&mut state.queue),
            }
        };
        for task in waiting {
            self.give_up(task.job, task.ask, failure.clone());
        }
        (self.on_event)(EngineEvent::Unavailable { reason: failure.to_string() });
    }

    /// Posts the next task if the worker is ready and free.
    fn post_next(&self) {
        let mut state = self.state.borrow_mut();
        let free = state.running.as_ref().is_some_and(|running| running.ready);
        if !free || state.under_way.is_some() {
            return;
        }
        let Some(mut task) = state.queue.pop_front() else { return };
        task.attempts += 1;
        let size = task.size();
        let sent = state.post(&task.message(), size);
        let engine = self.clone();
        let (patience, failure) = match sent {
            Ok(()) => {
                let extra = u32::try_from(size / PATIENCE_BYTES).unwrap_or(u32::MAX);
                let patience = PATIENCE_MS.saturating_add(extra);
                (patience, Failure::Hung(patience / 1_000))
            }
            Err(error) => (0, Failure::Died(message_of(&error))),
        };
        let number = state.worker;
        let timeout = time::later(patience, move || {
            if engine.is_current(number) {
                engine.died(failure);
            }
        });
        state.under_way = Some(UnderWay { task, _patience: timeout });
    }

    /// Starts an idle worker anew whose memory has grown with a very long text.
    fn free_memory(&self) {
        let grown = {
            let state = self.state.borrow();
            let idle = state.queue.is_empty() && state.under_way.is_none();
            idle && state.running.as_ref().is_some_and(|running| running.largest > WORTH_FREEING)
        };
        if grown {
            self.start_worker();
        }
    }
}

impl State {
    fn next_generation(&mut self, job: JobId) -> u32 {
        let at = job.0 as usize;
        if self.generations.len() <= at {
            self.generations.resize(at + 1, 0);
        }
        self.generations.get_mut(at).map_or(0, |generation| {
            *generation = generation.wrapping_add(1);
            *generation
        })
    }

    fn is_newest(&self, job: JobId, generation: u32) -> bool {
        self.generations.get(job.0 as usize) == Some(&generation)
    }

    /// Puts what was under way back into the queue, unless it is old or has been tried enough:
    /// then it is given up and named.
    fn take_back(&mut self) -> Option<Task> {
        let UnderWay { task, .. } = self.under_way.take()?;
        if !self.is_newest(task.job, task.generation) {
            return None;
        }
        if task.attempts >= ATTEMPTS {
            return Some(task);
        }
        self.queue.push_back(task);
        None
    }

    fn post(&mut self, bytes: &[u8], size: usize) -> Result<(), JsValue> {
        let Some(running) = &mut self.running else { return Ok(()) };
        running.largest = running.largest.max(size);
        let message = Uint8Array::from(bytes);
        let transfer = Array::of1(&message.buffer());
        running.worker.post_message_with_transfer(&message, &transfer)
    }
}

/// What a worker said.
enum Said {
    /// The last slice of a document came.
    Document,
    Refused(json::Error),
    File(Written),
    Text(String),
}

fn unreadable() -> Failure {
    Failure::Died("its answer cannot be read".to_owned())
}

/// What an error or an error event says, or what it is.
fn message_of(value: &JsValue) -> String {
    js_sys::Reflect::get(value, &JsValue::from_str("message"))
        .ok()
        .and_then(|message| message.as_string())
        .filter(|message| !message.is_empty())
        .unwrap_or_else(|| "no reason given".to_owned())
}
