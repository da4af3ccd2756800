//! What is placed by measuring: the claims' brackets in the left gutter, the thread of the focused mark in the right
//! margin, the cards of the dock at the heights of their lines. Only rows on the screen are measured, once a frame.
//!
//! The layer `.margin` belongs to this module: Yew draws it empty and never looks into it.

use crate::annotation::document::{Body, Id, Status};
use crate::browser::time;
use crate::text::order;
use crate::ui::model::dock::{self, Item};
use crate::ui::model::focus::Focus;
use crate::ui::model::pieces::Lit;
use crate::ui::model::reading::Reading;
use crate::ui::model::state::State;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::Callback;

/// How far beyond the screen's edges brackets are drawn, in pixels.
const AROUND: f64 = 400.0;
/// The head of the Marks panel, below which the cards stand.
const HEAD: i32 = 44;

/// Places what stands beside the text.
#[derive(Default)]
pub(super) struct Drawing {
    draft: RefCell<Option<Draft>>,
    pending: Cell<bool>,
    near: RefCell<Option<Callback<Rc<[Id]>>>>,
    last_near: RefCell<Rc<[Id]>>,
    heard: RefCell<Option<Heard>>,
}

/// The listeners on one article's elements.
struct Heard {
    main: Element,
    _scroll: EventListener,
    _resize: Closure<dyn FnMut()>,
    observer: ResizeObserver,
}

impl Drop for Heard {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// What is drawn.
struct Draft {
    reading: Rc<Reading>,
    focus: Option<Focus>,
    lit: Rc<Lit>,
}

/// Where a mark stands in the text, and which it is.
type Place = (u32, Id);

impl Drawing {
    /// After a render of the page.
    pub(super) fn look_at(self: &Rc<Self>, state: &State, lit: &Rc<Lit>) {
        *self.draft.borrow_mut() = state.article().map(|article| Draft {
            reading: Rc::clone(&article.reading),
            focus: article.focus,
            lit: Rc::clone(lit),
        });
        self.again();
    }

    /// Hears which doubtful marks are on the screen.
    pub(super) fn on_near(&self, near: Option<Callback<Rc<[Id]>>>) {
        *self.last_near.borrow_mut() = Rc::from([]);
        *self.near.borrow_mut() = near;
    }

    /// Draws at the next frame.
    pub(super) fn again(self: &Rc<Self>) {
        if self.pending.replace(true) {
            return;
        }
        let this = Rc::clone(self);
        let there_is_one = time::at_frame(Box::new(move || {
            this.pending.set(false);
            this.draw();
        }));
        if !there_is_one {
            self.pending.set(false);
        }
    }

    fn draw(self: &Rc<Self>) {
        let draft = self.draft.borrow();
        let Some(draft) = draft.as_ref() else { return };
        let Some(sight) = Sight::of_page() else { return };
        self.listen(&sight);
        let rows = sight.rows_on_screen();
        sight.margin.set_text_content(None);
        sight.draw_brackets(draft, &rows);
        sight.place_dock(draft);
        sight.move_map();
        let screen = sight.main.get_bounding_client_rect();
        let seen = rows.iter().filter(|(_, row)| {
            let row = row.get_bounding_client_rect();
            row.bottom() > screen.top() && row.top() < screen.bottom()
        });
        let seen: Vec<usize> = seen.map(|(number, _)| *number).collect();
        self.tell_near(draft, &seen);
    }

    /// The scroller and the article are new elements whenever another article is shown.
    fn listen(self: &Rc<Self>, sight: &Sight) {
        let mut heard = self.heard.borrow_mut();
        if heard.as_ref().is_some_and(|heard| heard.main == sight.main && heard.main.is_connected()) {
            return;
        }
        let this = Rc::clone(self);
        let scroll = EventListener::new(&sight.main, "scroll", move |_| this.again());
        let this = Rc::clone(self);
        let resize = Closure::new(move || this.again());
        if let Ok(observer) = ResizeObserver::new(resize.as_ref().unchecked_ref()) {
            observer.observe(&sight.doc);
            observer.observe(&sight.main);
            let main = sight.main.clone();
            *heard = Some(Heard { main, _scroll: scroll, _resize: resize, observer });
        }
    }

    fn tell_near(&self, draft: &Draft, rows: &[usize]) {
        let Some(near) = self.near.borrow().clone() else { return };
        let reading = &draft.reading;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
        let (start, end) = (reading.layout.span(*first).start, reading.layout.span(*last).end);
        let start_of = |id: &Id| reading.mark(*id).map_or(0, |mark| mark.span.start);
        let from = reading.doubtful.partition_point(|id| start_of(id) < start);
        let ids: Vec<Id> =
            reading.doubtful.iter().skip(from).take_while(|id| start_of(id) < end).copied().collect();
        if **self.last_near.borrow() != *ids {
            let ids: Rc<[Id]> = ids.into();
            *self.last_near.borrow_mut() = Rc::clone(&ids);
            near.emit(ids);
        }
    }
}

/// The elements of the page and where they stand now.
struct Sight {
    main: Element,
    doc: HtmlElement,
    rows: Element,
    margin: Element,
    /// The article's upper edge on the screen.
    top: f64,
}

impl Sight {
    fn of_page() -> Option<Self> {
        let main = gloo::utils::document().query_selector(".main").ok()??;
        let doc: HtmlElement = main.query_selector(".doc").ok()??.dyn_into().ok()?;
        let rows = doc.query_selector(".rows").ok()??;
        let margin = doc.query_selector(".margin").ok()??;
        let top = doc.get_bounding_client_rect().top();
        Some(Self { main, doc, rows, margin, top })
    }

    /// The rows on the screen and a little beyond, with their numbers.
    fn rows_on_screen(&self) -> Vec<(usize, Element)> {
        let screen = self.main.get_bounding_client_rect();
        let (top, bottom) = (screen.top() - AROUND, screen.bottom() + AROUND);
        let children = self.rows.children();
        // The first and the last child are the spacers.
        let (mut low, mut high) = (1, children.length().saturating_sub(1));
        while low < high {
            let middle = (low + high) / 2;
            let above =
                children.item(middle).is_some_and(|row| row.get_bounding_client_rect().bottom() < top);
            if above { low = middle + 1 } else { high = middle }
        }
        let mut out = Vec::new();
        for at in low..children.length().saturating_sub(1) {
            let Some(row) = children.item(at) else { break };
            if row.get_bounding_client_rect().top() > bottom {
                break;
            }
            if let Some(number) = row.get_attribute("data-row").and_then(|number| number.parse().ok()) {
                out.push((number, row));
            }
        }
        out
    }

    /// The lines that a mark's pieces take, as upper and lower edge from the article's top.
    fn lines(&self, within: &Element, id: Id) -> Vec<(f64, f64)> {
        let mut out = Vec::new();
        let Ok(pieces) = within.query_selector_all(&format!(".m[data-id~=\"{}\"]", id.0)) else { return out };
        for at in 0..pieces.length() {
            let Some(piece) = pieces.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else {
                continue;
            };
            let rects = piece.get_client_rects();
            for at in 0..rects.length() {
                if let Some(rect) = rects.get(at).filter(|rect| rect.width() > 1.0) {
                    out.push((rect.top() - self.top, rect.bottom() - self.top));
                }
            }
        }
        out
    }

    fn draw_brackets(&self, draft: &Draft, rows: &[(usize, Element)]) {
        // Few, and in order of the text.
        let mut found: Vec<(Place, (f64, f64, bool))> = Vec::new();
        for (number, row) in rows {
            for slice in draft.reading.layout.slices(*number) {
                let mark = &slice.mark;
                if !matches!(mark.body, Body::Claim(_)) || mark.status == Status::Rejected {
                    continue;
                }
                for (top, bottom) in self.lines(row, mark.id) {
                    let open = mark.status == Status::Suggested;
                    let key = (mark.span.start, mark.id);
                    match found.binary_search_by_key(&key, |(key, _)| *key) {
                        Err(at) => found.insert(at, (key, (top, bottom, open))),
                        Ok(at) => {
                            if let Some((_, place)) = found.get_mut(at) {
                                *place = (place.0.min(top), place.1.max(bottom), open);
                            }
                        }
                    }
                }
            }
        }
        let mut edges: Vec<(i32, i32)> = found
            .iter()
            .map(|(_, (top, bottom, _))| (top.round() as i32 + 3, bottom.round() as i32 - 4))
            .collect();
        dock::share_lines(&mut edges);
        for (((_, id), (_, _, open)), (top, bottom)) in found.iter().zip(edges) {
            let on = draft.lit.on == Some(*id);
            let height = (bottom - top).max(10);
            let class = format!("br{}{}", if *open { " open" } else { "" }, if on { " onc" } else { "" });
            let Some(bracket) = self.add(&class, &[("top", top), ("height", height)]) else { continue };
            if *open {
                // Whole dashes with gaps of 3 px between them, the last one at the foot.
                let count = ((height + 3) / 7).max(2);
                let dash = (height - 3 * (count - 1)).max(count) * 100 / count;
                let _ = bracket.style().set_property("--dash", &hundredths(dash, "px"));
            }
        }
    }

    fn add(&self, class: &str, places: &[(&str, i32)]) -> Option<HtmlElement> {
        let element: HtmlElement = gloo::utils::document().create_element("i").ok()?.dyn_into().ok()?;
        element.set_class_name(class);
        for (name, value) in places {
            let _ = element.style().set_property(name, &format!("{value}px"));
        }
        self.margin.append_child(&element).ok()?;
        Some(element)
    }

    /// Places the cards, and ties the focused mark's to its lines.
    fn place_dock(&self, draft: &Draft) {
        let document = gloo::utils::document();
        let Some(body) = document.query_selector(".dock-body").ok().flatten() else {
            return self.draw_thread(draft, None);
        };
        let Ok(cards) = body.query_selector_all("[data-at]") else { return };
        let screen = body.get_bounding_client_rect();
        let offset = self.top - screen.top();
        let mut elements: Vec<(HtmlElement, Item)> = Vec::new();
        for at in 0..cards.length() {
            let Some(card) = cards.get(at).and_then(|node| node.dyn_into::<HtmlElement>().ok()) else {
                continue;
            };
            let id = card.get_attribute("data-at").and_then(|id| id.parse().ok()).map(Id);
            let Some(id) = id else { continue };
            let focused = card.class_list().contains("dock");
            let line = self.lines(&self.rows, id).first().copied();
            let lift = if focused { -10.0 } else { 3.0 };
            let start = |id| draft.reading.mark(id).map_or(0, |mark| mark.span.start);
            let on_screen = draft.reading.layout.row_at(start(id));
            let fallback = if self.is_above(on_screen) { -10_000 } else { 10_000 };
            let at = line.map_or(fallback, |(top, _)| (top + offset + lift).round() as i32);
            elements.push((card.clone(), Item { at, height: card.offset_height(), card: focused }));
        }
        order::by_key(&mut elements, |(_, item)| item.at);
        let items: Vec<Item> = elements.iter().map(|(_, item)| *item).collect();
        let bottom = body.client_height() - 12;
        for ((card, item), y) in elements.iter().zip(dock::stack(&items, HEAD, bottom)) {
            let _ = card.style().set_property("top", &format!("{y}px"));
            let hidden = !item.card && (y < HEAD - 4 || y + item.height > body.client_height());
            let _ = card.class_list().toggle_with_force("off", hidden);
        }
        let left = screen.left() + 12.0 - self.doc.get_bounding_client_rect().left();
        let has_card = elements.iter().any(|(_, item)| item.card);
        self.draw_thread(draft, has_card.then_some(left));
    }

    /// Shows on the map which part of the text is on the screen.
    fn move_map(&self) {
        let Some(view) = gloo::utils::document().query_selector(".map .view").ok().flatten() else { return };
        let all = i64::from(self.main.scroll_height()).max(1);
        let percent = |pixels: i32| hundredths((i64::from(pixels) * 10_000 / all) as i32, "%");
        let _ = view.set_attribute("y", &percent(self.main.scroll_top()));
        let _ = view.set_attribute("height", &percent(self.main.client_height()));
    }

    /// Whether a row that is not drawn lies above those that are.
    fn is_above(&self, row: usize) -> bool {
        let first = self.rows.children().item(1).and_then(|row| row.get_attribute("data-row"));
        first.and_then(|first| first.parse::<usize>().ok()).is_some_and(|first| row < first)
    }

    /// The line over all lines involved, a bar at each of the mark's, a dot where its source stands elsewhere, a leader to
    /// the card.
    fn draw_thread(&self, draft: &Draft, card: Option<f64>) {
        let Some(id) = draft.focus.and_then(Focus::mark) else { return };
        let middle = |(top, _): &(f64, f64)| top.round() as i32 + 14;
        let mut own: Vec<i32> = self.lines(&self.rows, id).iter().map(middle).collect();
        own.dedup();
        let sources: Vec<i32> = draft
            .lit
            .sources
            .iter()
            .filter_map(|&id| self.lines(&self.rows, id).first().map(middle))
            .filter(|at| !own.contains(at))
            .collect();
        let all = || own.iter().chain(&sources).copied();
        let (Some(top), Some(bottom), Some(&first)) = (all().min(), all().max(), own.first()) else { return };
        let x = self.doc.client_width() + 16;
        let claim = draft.reading.mark(id).is_some_and(|mark| matches!(mark.body, Body::Claim(_)));
        if claim && card.is_none() {
            return;
        }
        let kind = if claim { " of-claim" } else { "" };
        let class = |name: &str| format!("{name}{kind}");
        self.add(&class("th"), &[("left", x), ("top", top), ("height", bottom - top + 1)]);
        for at in own.iter().copied() {
            self.add(&class("tk qt"), &[("left", x - 7), ("top", at - 1)]);
        }
        for at in sources {
            self.add("tk st", &[("left", x - 3), ("top", at - 3)]);
        }
        if let Some(left) = card {
            self.add(&class("ld"), &[("left", x), ("top", first), ("width", left.round() as i32 - x)]);
        }
    }
}

/// A number in hundredths with its unit; the standard library's way to write fractions is 15 KB of wasm.
fn hundredths(number: i32, unit: &str) -> String {
    format!("{}.{}{}{unit}", number / 100, number / 10 % 10, number % 10)
}
