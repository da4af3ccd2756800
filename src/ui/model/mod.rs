//! What the screen shows, worked out without a browser: tested natively by `cargo test`.

#[cfg(any(test, debug_assertions))]
pub mod demo;
pub mod describe;
pub mod dock;
pub mod doubt;
pub mod focus;
pub mod keys;
pub mod layout;
pub mod ledger;
pub mod lists;
pub mod paper;
pub mod pieces;
pub mod reading;
pub mod search;
pub mod state;
pub mod window;
