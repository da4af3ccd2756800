//! The web platform without the drawing: what `ui` asks of the browser, over web-sys and gloo,
//! without Yew.
//!
//! | module | who uses it | what it does |
//! |---|---|---|
//! | [`protocol`] | page and workers | the messages between them; pure, tested natively |
//! | [`engine`] | page | starts a worker, queues what it is asked, restarts it when it dies |
//! | [`wire`] | page and workers | how what they send is written; pure, tested natively |
//! | [`delivery`] | page and workers | how a document travels to the page, in slices; pure, tested natively |
//! | [`listening`] | worker | hears the page and answers |
//! | [`files`] | page | opens, takes dropped, reads and downloads files |
//! | [`clipboard`] | page | the plain text of a paste, copying |
//! | [`leaving`] | page | asks before the tab is closed with work that is not saved |
//! | [`time`] | page | the clock, a moment after the next paint |
//! | [`watchdog`] | page | tells `boot.js`, which stands outside wasm, that the app is alive and which text to save if it is not |
//!
//! # In short, for `ui`
//!
//! ```ignore
//! let engine = Engine::new(Module::Engine, move |event| match event {  // once, in the root component
//!     EngineEvent::Provisional { job, delivered } => ..., // marks of the first screens
//!     EngineEvent::Complete { job, delivered } => ...,    // replaces them
//!     EngineEvent::Failed { job, failure } => ...,       // `failure.to_string()` is for the user
//!     EngineEvent::Ready | EngineEvent::Restarted => ...,
//!     EngineEvent::Unavailable { reason } => ...,
//! });
//! engine.analyze(JobId(7), Rc::from(text), Span::at(0, 4_000)); // what is on the screen
//! engine.cancel(JobId(7));
//!
//! files::open_dialog(move |opened| ...)?;                // from a click
//! files::read_dropped(&drag_event, move |opened| ...);   // from a drop
//! files::download("article.json", files::JSON, &bytes)?;
//! clipboard::pasted_text(&clipboard_event);              // Option<String>
//! watchdog::keep(7, "Title", &text);                     // whenever an article's text changes
//! leaving::ask(true);                                    // while there are unsaved decisions
//! ```
//!
//! The rest of the watchdog (panics, pulse, the sign that the page is ready) is wired in
//! `src/bin/page.rs` and `src/ui/view/app.rs`; other parts need nothing of it.
//!
//! Invariant: an answer that reaches the callback belongs to the newest text given for its job;
//! older ones are dropped in [`engine`].
//! Invariant: nothing here makes a request; the files of the app are loaded by `boot.js`.

pub mod delivery;
#[cfg(feature = "web")]
pub mod listening;
pub mod protocol;
pub mod wire;

#[cfg(feature = "page")]
pub mod clipboard;
#[cfg(feature = "page")]
pub mod engine;
#[cfg(feature = "page")]
pub mod files;
#[cfg(feature = "page")]
pub mod leaving;
#[cfg(feature = "page")]
pub mod time;
#[cfg(feature = "page")]
pub mod watchdog;
