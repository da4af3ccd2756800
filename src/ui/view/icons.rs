//! The signs of the three kinds and the few pictures of the buttons, drawn in the text's colour.

use super::tag::{Tag, tag};
use crate::annotation::document::{Body, Mark, Status};
use yew::Html;

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
    let path = |d: &'static str| tag("path", "").set("d", d);
    let sign = |class: &'static str| picture(class, "14", "0 0 16 14");
    match kind {
        Kind::Quote => {
            let box_behind =
                tag("rect", "").set("x", "0").set("y", "1").set("width", "16").set("height", "10");
            let box_behind =
                box_behind.set("fill", "currentColor").set("opacity", ".16").set("stroke", "none");
            let line = path("M0 12h16").set("stroke-width", "2").set("stroke-linecap", "butt");
            sign("gq").add(box_behind).add(line.when(open, "stroke-dasharray", "4 2"))
        }
        Kind::Source => {
            let dots =
                if open { "M2 12h.01M6 12h.01M10 12h.01" } else { "M2 12h.01M6 12h.01M10 12h.01M14 12h.01" };
            sign("gs").add(path(dots).set("stroke-width", "2.8"))
        }
        Kind::Claim => {
            let bracket = path("M10 1H6v12h4").set("stroke-width", "1.75").set("stroke-linecap", "butt");
            let bracket = bracket.set("stroke-linejoin", "miter").when(open, "stroke-dasharray", "3 2");
            sign("gc").add(bracket)
        }
    }
    .html()
}

/// A picture that says nothing by itself, 16 pixels wide.
fn picture(class: &'static str, height: &'static str, view_box: &'static str) -> Tag {
    let picture = tag("svg", class).set("width", "16").set("height", height);
    picture.set("viewBox", view_box).set("aria-hidden", "true")
}

/// The sign of a mark.
pub(super) fn of(mark: &Mark) -> Html {
    sign(kind(mark), mark.status == Status::Suggested)
}

fn icon(path: &'static str) -> Html {
    picture("", "16", "0 0 16 16").add(tag("path", "").set("d", path)).html()
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
    let dots = tag("path", "").set("d", "M3 8h.01M8 8h.01M13 8h.01").set("stroke-width", "2.5");
    picture("", "16", "0 0 16 16").add(dots).html()
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
