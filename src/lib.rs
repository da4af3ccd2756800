//! Attest marks the quotes, the sources and the claims of an English news article and says who said what, and why.
//!
//! The layers, each used by the next and never the other way round:
//!
//! ```text
//! text -> lexicon -> analysis -> annotation -> formats     pure: no browser, builds and tests natively
//!                                               |
//!                                            browser       the browser's interfaces, no user interface
//!                                               |
//!                                               ui
//! ```

pub mod analysis;
pub mod annotation;
pub mod formats;
pub mod lexicon;
pub mod text;

pub mod browser;
pub mod ui;
