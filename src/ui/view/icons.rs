//! The signs of the three kinds and the few pictures of the buttons, drawn in the text's colour.

use crate::annotation::document::{Body, Mark, Status};
use yew::prelude::*;

/// A kind of mark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A tinted box on a line.
    Quote,
    /// Four dots.
    Source,
    /// A bracket.
    Claim,
}

/// The kind of a mark.
pub(super) fn kind(mark: &Mark) -> Kind {
    match mark.body {
        Body::Quote(_) => Kind::Quote,
        Body::Source { .. } => Kind::Source,
        Body::Claim(_) => Kind::Claim,
    }
}

/// The sign of a kind; with gaps where the mark is not reviewed.
pub(super) fn sign(kind: Kind, open: bool) -> Html {
    let (class, inside) = match kind {
        Kind::Quote => (
            "gq",
            html! { <>
                <rect x="0" y="1" width="16" height="10" fill="currentColor" opacity=".16" stroke="none" />
                <path d="M0 12h16" stroke-width="2" stroke-linecap="butt" stroke-dasharray={open.then_some("4 2")} />
            </> },
        ),
        Kind::Source => (
            "gs",
            html! { <path d={if open { "M2 12h.01M6 12h.01M10 12h.01" } else { "M2 12h.01M6 12h.01M10 12h.01M14 12h.01" }} stroke-width="2.8" /> },
        ),
        Kind::Claim => (
            "gc",
            html! { <path d="M10 1H6v12h4" stroke-width="1.75" stroke-linecap="butt" stroke-linejoin="miter" stroke-dasharray={open.then_some("3 2")} /> },
        ),
    };
    html! { <svg {class} width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">{ inside }</svg> }
}

/// The sign of a mark.
pub(super) fn of(mark: &Mark) -> Html {
    sign(kind(mark), mark.status == Status::Suggested)
}

fn icon(path: &'static str) -> Html {
    html! { <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}

pub(super) fn chevron() -> Html {
    icon("m4.5 6.5 3.5 3.5 3.5-3.5")
}

pub(super) fn undo() -> Html {
    icon("M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5 6 3.5M3 6.5l3 3")
}

pub(super) fn redo() -> Html {
    icon("M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10M13 6.5l-3-3M13 6.5l-3 3")
}

pub(super) fn close() -> Html {
    icon("m4 4 8 8M12 4l-8 8")
}

pub(super) fn panel() -> Html {
    icon(
        "M3.25 2.75h9.5a1.5 1.5 0 0 1 1.5 1.5v7.5a1.5 1.5 0 0 1-1.5 1.5h-9.5a1.5 1.5 0 0 1-1.5-1.5v-7.5a1.5 1.5 0 0 1 1.5-1.5M10 3v10",
    )
}

pub(super) fn menu() -> Html {
    html! { <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h.01M8 8h.01M13 8h.01" stroke-width="2.5" /></svg> }
}

pub(super) fn tick() -> Html {
    icon("m3 8.5 3.5 3.5L13 5")
}

pub(super) fn up() -> Html {
    icon("M8 13V3.5M4 7l4-4 4 4")
}

pub(super) fn down() -> Html {
    icon("M8 3v9.5M4 9l4 4 4-4")
}
