//! The screen.
//!
//! [`model`] is everything that can be worked out without a browser: the rows and pieces of an article, the ledger, the
//! doubts, the keys, and the state with its reducer. It is compiled and tested natively (`cargo test ui::`). The components
//! are behind the feature `page`, in `view`; they hold no logic that a test would want to reach.

pub mod model;

#[cfg(feature = "page")]
mod view;
#[cfg(feature = "page")]
pub use view::show;
