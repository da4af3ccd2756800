//! The components. They draw [`State`](super::model::state::State) and send it acts; what they decide for themselves is
//! where things stand on the screen.

mod app;
mod article;
mod card;
mod claims;
mod dialogs;
mod drawing;
mod empty;
mod hands;
mod header;
mod icons;
mod listen;
mod map;
mod marks;
mod notes;
mod panel;
mod part;
mod row;
mod sources;
mod tag;
mod thumb;

pub use app::show;
