//! One row of the article. It is drawn again only when its marks change or the focus touches it.

use super::part::Part;
use super::tag::tag;
use crate::analysis::types::PartKind;
use crate::ui::model::layout::Row;
use crate::ui::model::paper::{self, Note};
use crate::ui::model::pieces::{self, Lit, Piece};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

#[derive(PartialEq)]
pub(super) struct Props {
    pub(super) row: Row,
    pub(super) lit: Option<Lit>,
    /// The numbers of its quotes and claims, on paper only.
    pub(super) notes: Vec<Note>,
}

impl Part for Props {
    const KIND: &'static str = "row";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_row(self).run(hooks)
    }
}

/// A paragraph, or a piece of a very long one.
#[hook]
fn use_row(props: &Props) -> Html {
    let row = &props.row;
    let draw = |piece: &Piece| {
        let notes = paper::within(&props.notes, piece.span);
        std::iter::once(draw(row, piece)).chain(notes.iter().map(number))
    };
    let inside: Html = pieces::pieces(row, props.lit.as_ref()).iter().flat_map(draw).collect();
    let at = row.index.to_string();
    let number = row.number.map(|number| number.to_string());
    let class = |name: &'static str| classes!(name, row.runs_on.then_some("runs-on"));
    match row.part {
        PartKind::Headline => html! { <h1 data-row={at}>{ inside }</h1> },
        PartKind::Section => html! { <p class={class("kick")} data-row={at}>{ inside }</p> },
        PartKind::Standfirst => html! { <p class={class("stand")} data-row={at}>{ inside }</p> },
        PartKind::Byline | PartKind::Published => {
            html! { <p class={class("by")} data-row={at}>{ inside }</p> }
        }
        PartKind::Credit | PartKind::Boilerplate => {
            html! { <p class={class("foot")} data-row={at}>{ inside }</p> }
        }
        PartKind::Caption => {
            html! { <p class={class("p caption")} data-row={at} data-n={number}>{ inside }</p> }
        }
        PartKind::Body | PartKind::Dateline => {
            html! { <p class={class("p")} data-row={at} data-n={number}>{ inside }</p> }
        }
    }
}

fn number(note: &Note) -> Html {
    let kind = if note.claim { "b" } else { "sup" };
    tag(kind, "no").add(note.number.to_string()).html()
}

fn draw(row: &Row, piece: &Piece) -> Html {
    let words = AttrValue::from(piece.span.of(&row.text.0).to_owned());
    let class = piece.class();
    if class.is_empty() {
        return html! { <>{ words }</> };
    }
    let ids: Vec<String> = piece.ids.iter().map(|id| id.0.to_string()).collect();
    html! { <span {class} data-id={(!ids.is_empty()).then(|| ids.join(" "))}>{ words }</span> }
}
