//! The document that people work on: marks with ids and states, the actions that change it, and their history.

pub mod action;
pub mod build;
pub mod document;
pub mod history;
pub mod listed;

pub use action::Action;
pub use document::Document;
pub use history::History;
