//! What the page listens to as a whole: keys, pastes, drops, the pointer over marks, printing, the window's width.

use super::hands::Hands;
use super::part::{Undo, When, use_after};
use crate::browser::{clipboard, files};
use crate::ui::model::keys::{self, Command, Press};
use crate::ui::model::lists::{Lens, Panel};
use crate::ui::model::state::{Act, Dialog, Sheet, State, Verdict};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event, KeyboardEvent, Window};
use yew::prelude::*;

/// Below this the panel is a sheet.
const NARROW: f64 = 1100.0;

/// What the page knows of its window.
pub(super) struct Page {
    /// Files are held over the page.
    pub(super) dropping: bool,
    /// The panel is a sheet.
    pub(super) narrow: bool,
}

type Latest = Rc<RefCell<Option<UseReducerHandle<State>>>>;

/// Listens as long as the page lives.
#[hook]
pub(super) fn use_page(
    state: &UseReducerHandle<State>,
    hands: &Hands,
    printing: &UseStateHandle<bool>,
) -> Page {
    let latest: Latest = use_mut_ref(|| None);
    *latest.borrow_mut() = Some(state.clone());
    let dropping = use_state(|| false);
    let narrow = use_state(is_narrow);
    let (hands, printing) = (hands.clone(), printing.clone());
    let page = Page { dropping: *dropping, narrow: *narrow };
    let start = move || -> Undo {
        let listeners = gloo::utils::window();
        let heard = listen(&listeners, &latest, &hands, dropping, narrow, printing);
        Box::new(move || drop(heard))
    };
    use_after(When::There, Box::new(start));
    page
}

fn is_narrow() -> bool {
    let width = gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64());
    width.unwrap_or(NARROW) < NARROW
}

fn listen(
    window: &Window,
    latest: &Latest,
    hands: &Hands,
    dropping: UseStateHandle<bool>,
    narrow: UseStateHandle<bool>,
    printing: UseStateHandle<bool>,
) -> Vec<EventListener> {
    let mut out = Vec::new();
    let active = EventListenerOptions::enable_prevent_default();
    let mut on = |name: &'static str, heard: Box<dyn Fn(&Event)>| {
        out.push(EventListener::new_with_options(window, name, active, move |event| heard(event)));
    };
    {
        let (latest, hands, after_g) = (Rc::clone(latest), hands.clone(), Cell::new(false));
        on("keydown", Box::new(move |event| key(event, &latest, &hands, &after_g)));
    }
    {
        let hands = hands.clone();
        on("paste", Box::new(move |event| paste(event, &hands)));
    }
    {
        let dropping = dropping.clone();
        on(
            "dragover",
            Box::new(move |event| {
                if event.dyn_ref::<DragEvent>().is_some_and(files::holds_files) {
                    event.prevent_default();
                    dropping.set(true);
                }
            }),
        );
    }
    {
        let dropping = dropping.clone();
        on(
            "dragleave",
            Box::new(move |event| {
                let out = event.dyn_ref::<DragEvent>().is_none_or(|drag| drag.related_target().is_none());
                if out {
                    dropping.set(false);
                }
            }),
        );
    }
    {
        let hands = hands.clone();
        on(
            "drop",
            Box::new(move |event| {
                dropping.set(false);
                let Some(drag) = event.dyn_ref::<DragEvent>() else { return };
                let taker = hands.clone();
                if files::read_dropped(drag, move |opened| taker.take(opened)) {
                    event.prevent_default();
                }
            }),
        );
    }
    let hovered = RefCell::new(String::new());
    on("pointerover", Box::new(move |event| hover(event, &hovered)));
    {
        let drawing = Rc::clone(&hands.drawing);
        on(
            "resize",
            Box::new(move |_| {
                narrow.set(is_narrow());
                drawing.again();
            }),
        );
    }
    let after = printing.clone();
    on("beforeprint", Box::new(move |_| printing.set(true)));
    on("afterprint", Box::new(move |_| after.set(false)));
    out
}

fn paste(event: &Event, hands: &Hands) {
    if clipboard::in_text_field(event) {
        return;
    }
    if let Some(text) = event.dyn_ref::<ClipboardEvent>().and_then(clipboard::pasted_text) {
        event.prevent_default();
        hands.open_text(None, &text);
    }
}

fn key(event: &Event, latest: &Latest, hands: &Hands, after_g: &Cell<bool>) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    let Some(state) = latest.borrow().clone() else { return };
    let name = event.key();
    let press = Press {
        key: &name,
        control: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        after_g: after_g.replace(false),
    };
    // A dialog takes its own keys; in a field only Esc is ours.
    let typing = clipboard::in_text_field(event);
    if state.dialog.is_some() || event.is_composing() || (typing && name != "Escape") {
        return;
    }
    if let (Some(chooser), Some(digit)) = (&state.chooser, name.parse::<usize>().ok())
        && (1..=chooser.len()).contains(&digit)
    {
        event.prevent_default();
        return hands.act(Act::Choose(digit - 1));
    }
    if keys::begins_pair(press) {
        return after_g.set(!state.letters_off);
    }
    match keys::command(press) {
        Some((_, true)) if state.letters_off => {}
        Some((command, _)) => {
            if command != Command::Close {
                event.prevent_default();
            }
            carry_out(command, &state, hands);
        }
        None => {}
    }
}

fn carry_out(command: Command, state: &State, hands: &Hands) {
    let step = |forward, doubtful| Act::Step { forward, doubtful };
    if state.current.is_none() && !matches!(command, Command::Help | Command::Close) {
        return;
    }
    match command {
        Command::Next => hands.act(step(true, false)),
        Command::Previous => hands.act(step(false, false)),
        Command::NextDoubtful => hands.act(step(true, true)),
        Command::PreviousDoubtful => hands.act(step(false, true)),
        Command::Outward => hands.act(Act::Outward),
        Command::Right => hands.decide(Verdict::Right),
        Command::NotAMark => hands.decide(Verdict::NotAMark),
        Command::WrongSpeaker => hands.decide(Verdict::WrongSpeaker),
        Command::Undo => hands.act(Act::Undo),
        Command::Redo => hands.act(Act::Redo),
        Command::Search => hands.act(Act::Search(Some("".into()))),
        Command::Panel(at) => {
            if let Some((panel, ..)) = Panel::ALL.get(at) {
                hands.act(Act::Panel(*panel));
                focus_panel();
            }
        }
        Command::Lens(at) => {
            if let Some((lens, ..)) = Lens::ALL.get(at) {
                hands.act(Act::Lens(*lens));
            }
        }
        Command::Export => hands.act(Act::Dialog(Some(Dialog::Export))),
        Command::Help => hands.act(Act::Dialog(Some(Dialog::Keys))),
        Command::Close if state.sheet == Sheet::Full || state.article().is_some() => hands.act(Act::Close),
        Command::Close => hands.act(Act::Close),
    }
}

/// After `g s` the keyboard stands in that panel, for Tab and the arrows.
fn focus_panel() {
    crate::browser::time::after_paint(|| {
        let tab = gloo::utils::document().query_selector(".tabs [aria-selected=true]").ok().flatten();
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = tab.focus();
        }
    });
}

/// The pointer over a mark in the article or over its line in a panel lights both. Outside Yew: no state hangs on it.
fn hover(event: &Event, hovered: &RefCell<String>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let holder = target.and_then(|target| target.closest("[data-id]").ok().flatten());
    let ids = holder.as_ref().and_then(|holder| holder.get_attribute("data-id")).unwrap_or_default();
    if *hovered.borrow() == ids {
        return;
    }
    let document = gloo::utils::document();
    if let Ok(old) = document.query_selector_all(".hov") {
        for at in 0..old.length() {
            if let Some(element) = old.get(at).and_then(|node| node.dyn_into::<Element>().ok()) {
                let _ = element.class_list().remove_1("hov");
            }
        }
    }
    // Over the article the innermost mark is meant, over a panel's line all that it stands for.
    let inner = holder.is_some_and(|holder| holder.class_list().contains("m"));
    for id in ids.split(' ').filter(|id| !id.is_empty()).take(if inner { 1 } else { 100 }) {
        if let Ok(found) = document.query_selector_all(&format!("[data-id~=\"{id}\"]")) {
            for at in 0..found.length() {
                if let Some(element) = found.get(at).and_then(|node| node.dyn_into::<Element>().ok()) {
                    let _ = element.class_list().add_1("hov");
                }
            }
        }
    }
    *hovered.borrow_mut() = ids;
}
