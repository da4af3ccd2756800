//! The article: its rows, all of them or those near the screen, with one listener for every mark.

use super::hands::Hands;
use super::part::{Part, Undo, When, effect, numbered, use_after};
use super::row;
use super::tag::{Tag, list, tag};
use crate::annotation::document::Id;
use crate::browser::time;
use crate::ui::model::describe;
use crate::ui::model::paper;
use crate::ui::model::pieces::Lit;
use crate::ui::model::state::{Act, Article, Stage};
use crate::ui::model::window::{Heights, WHOLE};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

/// From this many rows on, those off the screen are not laid out.
const LAZY: usize = 40;

#[derive(PartialEq)]
pub(super) struct Props {
    pub(super) article: Rc<Article>,
    pub(super) lit: Rc<Lit>,
    pub(super) jump: (u32, u32),
    pub(super) printing: bool,
    pub(super) hands: Hands,
}

impl Part for Props {
    const KIND: &'static str = "article";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_article(self).run(hooks)
    }
}

/// The article.
#[hook]
fn use_article(props: &Props) -> Html {
    let hands = &props.hands;
    let layout = &props.article.reading.layout;
    let rows_ref = use_node_ref();
    let windowed = layout.text().len() > WHOLE && !props.printing;
    let heights = use_memo((layout.text().len(), layout.len(), windowed), |_| {
        let (measure, line) = if is_phone() { (37, 28) } else { (68, 30) };
        RefCell::new(if windowed { Heights::estimate(layout, measure, line, 16) } else { Heights::default() })
    });
    let window = use_state_eq(|| (0, 0));
    let (first, last) = match (windowed, *window) {
        (false, _) => (0, layout.len()),
        (true, (0, 0)) => heights.borrow().window(0.0, 1_000.0),
        (true, (first, last)) => (first.min(layout.len()), last.min(layout.len())),
    };
    let growth = use_growth(props, if windowed || props.printing { 0 } else { layout.len() });
    let (there, marked) = (growth.borrow().there, growth.borrow().marked);
    let whole = windowed || props.printing;
    let last = if whole { last } else { last.min(there) };
    use_windows(&rows_ref, &heights, &window, windowed, first);
    use_jumps(props, &rows_ref, &heights, &window, windowed, &growth);
    {
        let drawing = Rc::clone(&hands.drawing);
        use_after(When::Each, effect(move || drawing.again()));
    }
    let onclick = {
        let hands = hands.clone();
        Callback::from(move |event: Event| click(&event, &hands))
    };
    let lazy = !windowed && !props.printing && layout.len() > LAZY;
    let (above, below) = if windowed {
        let heights = heights.borrow();
        (heights.above(first), heights.all() - heights.above(last))
    } else {
        (0, 0)
    };
    let space = |key: u32, height: u64| {
        let style = JsValue::from(format!("height:{height}px"));
        tag("div", "space").key(key).property("style", style).html()
    };
    // The keys of rows are below those of the spaces.
    let above = space(u32::MAX - 1, above);
    let below = space(u32::MAX, below);
    let notes = if props.printing { paper::notes(&props.article.reading) } else { Vec::new() };
    let drawn = (first..last).map(|at| {
        let mut row = layout.row(at);
        if !whole && at >= marked {
            row.slices.clear();
        }
        let lit = props.lit.within(&row);
        let notes = paper::within(&notes, row.span).to_vec();
        numbered(row::Props { row, lit, notes }, at as u32)
    });
    let mut rows = std::iter::once(above).chain(drawn).chain(std::iter::once(below));
    let rows = tag("div", if lazy { "rows lazy" } else { "rows" }).found_by(&rows_ref).only(list(&mut rows));
    tag("article", "doc")
        .put("aria-label", props.article.title().to_owned())
        .on(ListenerKind::onclick, onclick)
        .add(strip(&props.article))
        .add(rows)
        .add(tag("div", "margin").set("aria-hidden", "true"))
        .add(props.printing.then(|| super::sources::paper(&props.article.reading)))
        .html()
}

fn is_phone() -> bool {
    gloo::utils::window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .is_some_and(|width| width < 720.0)
}

/// What the reader should know of the whole text before it.
fn strip(article: &Article) -> Option<Tag> {
    let document = &article.reading.document;
    let strip = |role, what: String| tag("p", "strip").set("role", role).add(tag("b", "").add(what)).add(" ");
    let language = describe::language(&document.language).filter(|_| article.stage == Stage::Marked);
    Some(match (&article.stage, language) {
        (_, Some(language)) => strip("note", language)
            .add("Only its quotation marks are marked; sources and claims are read in English."),
        (Stage::Failed(why), _) => strip("alert", "This text could not be marked.".into()).add(why),
        (Stage::Stopped, _) => {
            strip("note", "Marking was stopped.".into()).add("What was marked by then stays.")
        }
        (Stage::Marked, _) if document.marks.is_empty() => {
            strip("note", "No quotes, sources or claims were found.".into())
                .add("There is no reported speech here, and no statement that can be checked.")
        }
        _ => return None,
    })
}

fn click(event: &Event, hands: &Hands) {
    // A selection is for copying, not for marks.
    let selecting = gloo::utils::window().get_selection().ok().flatten().is_some_and(|s| !s.is_collapsed());
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if selecting {
        return;
    }
    let ids = target.closest("[data-id]").ok().flatten().and_then(|piece| piece.get_attribute("data-id"));
    match ids {
        Some(ids) => hands.act(Act::Click(ids.split(' ').filter_map(|id| id.parse().ok().map(Id)).collect())),
        None => hands.act(Act::Leave),
    }
}

/// How much of an article that is drawn as a whole is there yet. A few hundred rows at once would hold the page up, so
/// first those of the screen are drawn and marked, then the others, some at a time.
struct Growth {
    /// The article, and whether its marks are the last ones.
    of: (u32, bool),
    /// Rows that are drawn.
    there: usize,
    /// Rows that are drawn with their marks.
    marked: usize,
    /// Whether more are on their way.
    growing: bool,
}

/// So many rows are drawn first: a screen of short ones.
const FIRST: usize = 32;
/// So many rows are drawn at once after that.
const STEP: usize = 96;
/// While the engine is at work on the article more rows wait so long, in milliseconds: its marks come first, and what is
/// drawn without them is drawn twice.
const PATIENCE: u32 = 500;

impl Growth {
    /// Draws at least so many rows with their marks.
    fn reach(&mut self, rows: usize) {
        self.marked = self.marked.max(rows);
        self.there = self.there.max(self.marked);
    }
}

/// Draws more rows after each paint, up to `rows`; slowly while the engine is at work.
#[hook]
fn use_growth(props: &Props, rows: usize) -> Rc<RefCell<Growth>> {
    let marking = props.article.stage == Stage::Marking;
    let of = (props.article.key, marking);
    let growth = use_mut_ref(|| Growth { of, there: FIRST, marked: FIRST, growing: false });
    {
        let mut growth = growth.borrow_mut();
        if growth.of != of {
            growth.of = of;
            growth.marked = growth.marked.min(STEP);
            growth.growing = false;
        }
    }
    let trigger = use_force_update();
    {
        let growth = Rc::clone(&growth);
        let grow = move || {
            let grows = growth.borrow().marked < rows && !growth.borrow().growing;
            if grows {
                growth.borrow_mut().growing = true;
                let grow = move || {
                    let mut growth = growth.borrow_mut();
                    let next = growth.marked + STEP;
                    growth.growing = false;
                    growth.reach(next);
                    trigger.force_update();
                };
                if marking {
                    time::later(PATIENCE, grow).forget();
                } else {
                    time::after_paint(grow);
                }
            }
        };
        use_after(When::Each, effect(grow));
    }
    growth
}

/// Moves the window of rows along with the screen, and replaces estimated heights by those that were seen.
#[hook]
fn use_windows(
    rows: &NodeRef,
    heights: &Rc<RefCell<Heights>>,
    window: &UseStateHandle<(usize, usize)>,
    windowed: bool,
    first: usize,
) {
    {
        let (rows, heights) = (rows.clone(), Rc::clone(heights));
        let seen = move || {
            if let (true, Some(rows)) = (windowed, rows.cast::<Element>()) {
                measure(&rows, &mut heights.borrow_mut(), first);
            }
        };
        use_after(When::Each, effect(seen));
    }
    let (rows, heights, window) = (rows.clone(), Rc::clone(heights), window.clone());
    let when = When::Changed([usize::from(windowed), Rc::as_ptr(&heights) as usize]);
    let listen = move || -> Undo {
        let scroller = rows.cast::<Element>().and_then(|rows| rows.closest(".main").ok().flatten());
        let listener = scroller.filter(|_| windowed).map(|main| {
            let seen = main.clone();
            EventListener::new(&main, "scroll", move |_| {
                if let Some(rows) = rows.cast::<HtmlElement>() {
                    let top = seen.get_bounding_client_rect().top() - rows.get_bounding_client_rect().top();
                    let bottom = top + f64::from(seen.client_height());
                    window.set(heights.borrow().window(top, bottom));
                }
            })
        });
        Box::new(move || drop(listener))
    };
    use_after(when, Box::new(listen));
}

/// Heights from one row's top to the next one's.
fn measure(rows: &Element, heights: &mut Heights, first: usize) {
    let children = rows.children();
    let mut above: Option<f64> = None;
    for at in 1..children.length() {
        let Some(child) = children.item(at) else { continue };
        let top = child.get_bounding_client_rect().top();
        if let Some(above) = above {
            heights.measured(first + at as usize - 2, (top - above).round().max(0.0) as u32);
        }
        above = Some(top);
    }
}

/// Brings a place on the screen when the state says so.
#[hook]
fn use_jumps(
    props: &Props,
    rows: &NodeRef,
    heights: &Rc<RefCell<Heights>>,
    window: &UseStateHandle<(usize, usize)>,
    windowed: bool,
    growth: &Rc<RefCell<Growth>>,
) {
    let trigger = use_force_update();
    let growth = Rc::clone(growth);
    let (rows, heights, window) = (rows.clone(), Rc::clone(heights), window.clone());
    let article = Rc::clone(&props.article);
    let (count, offset) = props.jump;
    let jump = move || {
        let Some(element) = rows.cast::<Element>() else { return };
        let Some(main) = element.closest(".main").ok().flatten() else { return };
        if offset == 0 && article.focus.is_none() {
            main.set_scroll_top(0);
            return;
        }
        let row = article.reading.layout.row_at(offset);
        if !windowed && growth.borrow().marked <= row {
            growth.borrow_mut().reach(row + STEP);
            trigger.force_update();
        }
        if windowed {
            let (above, height) = (heights.borrow().above(row), f64::from(main.client_height()));
            let top = above as f64 - height / 3.0;
            window.set(heights.borrow().window(top, top + height));
            main.set_scroll_top(top.max(0.0) as i32);
        }
        // Rows that come near the screen get their true heights, so the place is looked up again once they have.
        let (again, late) = (element.clone(), main.clone());
        bring(&element, &main, row, article.focused().map(|mark| mark.id));
        let id = article.focused().map(|mark| mark.id);
        time::after_paint(move || bring(&again, &late, row, id));
    };
    use_after(When::Changed([count as usize, offset as usize]), effect(jump));
}

/// Scrolls only where the mark is not on the screen, or too near its edge.
fn bring(rows: &Element, main: &Element, row: usize, id: Option<Id>) {
    let Ok(Some(line)) = rows.query_selector(&format!("[data-row=\"{row}\"]")) else { return };
    let piece = id.and_then(|id| line.query_selector(&format!("[data-id~=\"{}\"]", id.0)).ok().flatten());
    let found = line.query_selector(".found").ok().flatten();
    let place = piece.or(found).unwrap_or(line).get_bounding_client_rect();
    let screen = main.get_bounding_client_rect();
    let covered = sheet_top().map_or(screen.bottom(), |top| top.min(screen.bottom()));
    let (top, bottom) = (place.top() - screen.top(), place.top() - covered);
    if top < 4.0 || bottom > -36.0 {
        let height = covered - screen.top();
        main.set_scroll_top(main.scroll_top() + (top - height * 0.3) as i32);
    }
}

/// The upper edge of the sheet that covers the article on narrow screens.
fn sheet_top() -> Option<f64> {
    let panel = gloo::utils::document().query_selector(".panel").ok().flatten()?;
    let rect = panel.get_bounding_client_rect();
    let narrow = gloo::utils::window().inner_width().ok()?.as_f64()? < 1100.0;
    (narrow && rect.height() > 0.0).then(|| rect.top())
}
