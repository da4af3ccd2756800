//! The edge map of a long text: where the doubtful marks stand, and which part is on the screen. The panel has the same
//! marks for the keyboard and for screen readers.

use super::hands::Hands;
use super::icons::{self, Kind};
use super::tag::tag;
use crate::ui::model::state::{Act, Article};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

/// From this many rows on there is a map.
const LONG: usize = 60;
/// Ticks nearer to each other than this are one, in thousandths of the height: 5 px of 800.
const APART: usize = 6;

/// The map.
pub(super) fn map(hands: &Hands, article: &Article) -> Html {
    let reading = &article.reading;
    let hands = hands.clone();
    let length = reading.layout.text().len().max(1);
    let click = Callback::from(move |event: Event| {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let map = event.current_target().and_then(|map| map.dyn_into::<Element>().ok());
        let Some(rect) = map.map(|map| map.get_bounding_client_rect()) else { return };
        let part = (f64::from(event.client_y()) - rect.top()) / rect.height().max(1.0);
        hands.act(Act::GoTo((part.clamp(0.0, 1.0) * length as f64) as u32));
    });
    let mut last = [None; 3];
    let mut ticks = reading.doubtful.iter().filter_map(|&id| reading.mark(id)).filter_map(|mark| {
        let at = mark.span.start as usize * 1_000 / length;
        let kind = icons::kind(mark);
        let slot = last.get_mut(kind as usize)?;
        if slot.is_some_and(|above| at < above + APART) {
            return None;
        }
        *slot = Some(at);
        let y = format!("{}.{}%", at / 10, at % 10);
        let (class, x, width, height) = match kind {
            Kind::Quote => ("tq", "8", "12", "3"),
            Kind::Source => ("ts", "12", "3", "3"),
            Kind::Claim => ("tc", "8", "3", "5"),
        };
        let tick = tag("rect", class).set("x", x).put("y", y).set("width", width).set("height", height);
        Some(tick.when(kind == Kind::Source, "rx", "1.5").html())
    });
    tag("svg", "map")
        .set("aria-hidden", "true")
        .on(ListenerKind::onclick, click)
        .add(tag("rect", "view").set("width", "28"))
        .each(&mut ticks)
        .html()
}

/// Whether an article is long enough to need one.
pub(super) fn serves(article: &Article) -> bool {
    article.reading.layout.len() > LONG && !article.reading.document.marks.is_empty()
}
