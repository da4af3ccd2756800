//! The header: which article, what it shows, what is left to do, Export.

use super::hands::Hands;
use super::icons::{self, Kind};
use super::tag::{Tag, button, list, tag};
use crate::ui::model::describe;
use crate::ui::model::lists::{Lens, Panel};
use crate::ui::model::state::{Act, Article, Dialog, Popup, Stage, State};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

/// The header.
pub(super) fn header(hands: &Hands, state: &State) -> Html {
    let bar = tag("header", "bar");
    let left_side = tag("div", "bar-l").add(tag("span", "name").add("Attest"));
    let Some(article) = state.article() else {
        return bar.add(left_side).html();
    };
    let open = state.popup == Some(Popup::Articles);
    let title = button("title", hands.on(Act::Popup((!open).then_some(Popup::Articles))))
        .set("aria-haspopup", "true")
        .aria("aria-expanded", open)
        .add(tag("span", "").add(article.title().to_owned()))
        .add(icons::chevron());
    let menu_open = state.popup == Some(Popup::Menu);
    let menu_button =
        icon_button("ib only-phone", "Menu", icons::menu(), hands.on(Act::Popup(Some(Popup::Menu))))
            .set("aria-haspopup", "true")
            .aria("aria-expanded", menu_open);
    let to_panel = hands.on(Act::Panel(Panel::Marks));
    bar.add(left_side.add(title).add(open.then(|| articles(hands, state))).add(unsaved(article)))
        .add(lenses(hands, article, state.lens))
        .add(
            tag("div", "bar-r")
                .add(left(article))
                .add(buttons(article, hands))
                .add(icon_button("ib only-narrow", "Marks, sources, claims", icons::panel(), to_panel))
                .add(menu_button)
                .add(menu_open.then(|| menu(article, hands))),
        )
        .html()
}

/// A button with a picture, and its name for who does not see it.
pub(super) fn icon_button(
    class: &'static str,
    name: &'static str,
    icon: Html,
    click: Callback<Event>,
) -> Tag {
    button(class, click).set("aria-label", name).add(icon)
}

fn unsaved(article: &Article) -> Tag {
    tag("span", if article.unsaved() { "unsaved now" } else { "unsaved" })
        .set("title", "Nothing is stored yet: export what you want to keep.")
        .add("Not saved")
        .add(tag("span", "long-word").add(": only in this tab"))
}

/// How many doubtful marks are left, with a line for how much is checked.
fn left(article: &Article) -> Tag {
    let reading = &article.reading;
    let counts = reading.counts;
    let left = tag("span", "togo");
    if counts.marks == 0 {
        return left;
    }
    let doubtful = match reading.doubtful.len() {
        0 => "None".to_owned(),
        doubtful => doubtful.to_string(),
    };
    left.add(tag("b", "").add(doubtful))
        .add(" ")
        .add(tag("span", "not-phone").add("doubtful"))
        .add(if article.stage == Stage::Marking { " so far" } else { " left" })
        .add(progress(counts.checked * 100 / counts.marks))
}

/// A thin line, so many hundredths of it full.
pub(super) fn progress(percent: usize) -> Tag {
    let bar = |class| tag("rect", class).set("height", "2");
    tag("svg", "")
        .set("viewBox", "0 0 100 2")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .add(bar("lbg").set("width", "100"))
        .add(bar("lfg").put("width", percent.to_string()))
}

fn buttons(article: &Article, hands: &Hands) -> Html {
    let (undo, redo) = article.history.can();
    let export = button("dark", hands.on(Act::Dialog(Some(Dialog::Export))))
        .disabled(!article.takes_decisions())
        .add("Export");
    let undo = icon_button("ib undo", "Undo", icons::undo(), hands.on(Act::Undo))
        .set("title", "Undo (Ctrl Z)")
        .disabled(!undo);
    let redo = icon_button("ib undo", "Redo", icons::redo(), hands.on(Act::Redo))
        .set("title", "Redo (Ctrl Shift Z)")
        .disabled(!redo);
    list(&mut [undo, redo, export].into_iter().map(Tag::html))
}

/// On the phone: what the header has no room for.
fn menu(article: &Article, hands: &Hands) -> Tag {
    let (undo, redo) = article.history.can();
    let items = [
        ("Export", article.takes_decisions(), Act::Dialog(Some(Dialog::Export))),
        ("Undo", undo, Act::Undo),
        ("Redo", redo, Act::Redo),
        ("Search", true, Act::Search(Some("".into()))),
        ("Marks, sources, claims", true, Act::Panel(Panel::Marks)),
        ("New article", true, Act::Switch(None)),
    ];
    tag("div", "pop menu").each(&mut items.into_iter().map(|(words, can, act)| {
        let hands = hands.clone();
        let click = Callback::from(move |_: Event| {
            hands.act(Act::Popup(None));
            hands.act(act.clone());
        });
        button("it", click).disabled(!can).add(words).html()
    }))
}

/// The lenses: one of five, with the arrows too.
fn lenses(hands: &Hands, article: &Article, now: Lens) -> Tag {
    let counts = article.reading.counts;
    tag("div", "seg")
        .set("role", "radiogroup")
        .set("aria-label", "Show")
        .on(ListenerKind::onkeydown, arrows("radio"))
        .each(&mut Lens::ALL.iter().map(|&(lens, _, name)| {
            let sign = match lens {
                Lens::Quotes => Some((Kind::Quote, counts.quotes)),
                Lens::Sources => Some((Kind::Source, counts.sources)),
                Lens::Claims => Some((Kind::Claim, counts.claims)),
                Lens::All | Lens::Read => None,
            };
            button("", hands.on(Act::Lens(lens)))
                .set("role", "radio")
                .aria("aria-checked", lens == now)
                .set("tabindex", if lens == now { "0" } else { "-1" })
                .add(sign.map(|(kind, _)| icons::sign(kind, false)))
                .add(tag("span", "w").set("data-w", name).add(name))
                .add(sign.map(|(_, count)| tag("i", "").add(count.to_string())))
                .html()
        }))
}

/// The arrow keys in a row of radio buttons or tabs: they move and choose.
pub(super) fn arrows(role: &'static str) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let step: i32 = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            _ => return,
        };
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let Some(row) = target.as_ref().and_then(|target| target.parent_element()) else { return };
        let Ok(all) = row.query_selector_all(&format!("[role={role}]")) else { return };
        let buttons: Vec<HtmlElement> =
            (0..all.length()).filter_map(|at| all.get(at)?.dyn_into().ok()).collect();
        let here = buttons.iter().position(|button| Some(button) == target.as_ref());
        let Some(here) = here else { return };
        let next = (here as i32 + step).rem_euclid(buttons.len() as i32) as usize;
        if let Some(button) = buttons.get(next) {
            event.prevent_default();
            let _ = button.focus();
            button.click();
        }
    })
}

/// The articles of the visit, and the ways to another one.
fn articles(hands: &Hands, state: &State) -> Tag {
    let files = {
        let hands = hands.clone();
        Callback::from(move |_: Event| {
            hands.act(Act::Popup(None));
            hands.open_files();
        })
    };
    tag("div", "pop")
        .add(tag("h2", "").add("In this tab"))
        .add(visited(hands, &state.articles, state.current))
        .add(
            tag("div", "acts")
                .add(button("btn strong", hands.on(Act::Switch(None))).add("New article"))
                .add(button("btn", files).add("Open files")),
        )
        .add(tag("p", "use").add("A paste anywhere opens a new article too."))
}

/// The lines of that list, the newest first; for the empty page as well.
pub(super) fn visited(hands: &Hands, articles: &[Rc<Article>], current: Option<u32>) -> Html {
    list(&mut articles.iter().rev().map(|article| {
        let counts = article.reading.counts;
        let facts = match article.stage {
            Stage::Marking => "being marked".to_owned(),
            _ if counts.marks == 0 => "no marks".to_owned(),
            _ => {
                let doubtful = article.reading.doubtful.len();
                format!("{}, {doubtful} doubtful left", describe::count(counts.marks, "mark"))
            }
        };
        button("art", hands.on(Act::Switch(Some(article.key))))
            .key(article.key)
            .when(current == Some(article.key), "aria-current", "true")
            .add(tag("span", "").add(article.title().to_owned()))
            .add(tag("small", "").add(facts))
            .html()
    }))
}
