//! The header: which article, what it shows, what is left to do, Export.

use super::hands::Hands;
use super::icons::{self, Kind};
use super::yes;
use crate::ui::model::describe;
use crate::ui::model::lists::{Lens, Panel};
use crate::ui::model::state::{Act, Article, Dialog, Popup, Stage, State};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The header.
pub(super) fn header(hands: &Hands, state: &State) -> Html {
    let Some(article) = state.article() else {
        return html! {
            <header class="bar"><div class="bar-l"><span class="name">{ "Attest" }</span></div></header>
        };
    };
    let open = state.popup == Some(Popup::Articles);
    let toggle = hands.on(Act::Popup((!open).then_some(Popup::Articles)));
    html! {
        <header class="bar">
            <div class="bar-l">
                <span class="name">{ "Attest" }</span>
                <button class="title" aria-haspopup="true" aria-expanded={yes(open)} onclick={toggle}>
                    <span>{ article.title().to_owned() }</span>{ icons::chevron() }
                </button>
                if open {
                    { articles(hands, state) }
                }
                { unsaved(article) }
            </div>
            { lenses(hands, article, state.lens) }
            <div class="bar-r">
                { left(article) }
                { buttons(article, hands) }
                <button class="ib only-narrow" aria-label="Marks, sources, claims" onclick={hands.on(Act::Panel(Panel::Marks))}>{ icons::panel() }</button>
                <button class="ib only-phone" aria-label="Menu" aria-haspopup="true" aria-expanded={yes(state.popup == Some(Popup::Menu))}
                    onclick={hands.on(Act::Popup(Some(Popup::Menu)))}>{ icons::menu() }</button>
                if state.popup == Some(Popup::Menu) {
                    { menu(article, hands) }
                }
            </div>
        </header>
    }
}

fn unsaved(article: &Article) -> Html {
    let now = article.unsaved().then_some("now");
    html! {
        <span class={classes!("unsaved", now)} title="Nothing is stored yet: export what you want to keep.">
            { "Not saved" }<span class="long-word">{ ": only in this tab" }</span>
        </span>
    }
}

/// How many doubtful marks are left, with a line for how much is checked.
fn left(article: &Article) -> Html {
    let reading = &article.reading;
    let counts = reading.counts;
    if counts.marks == 0 {
        return html! { <span class="togo"></span> };
    }
    let checked = (counts.checked * 100 / counts.marks).to_string();
    let doubtful = reading.doubtful.len();
    let (word, end) =
        if article.stage == Stage::Marking { ("doubtful", " so far") } else { ("doubtful", " left") };
    html! {
        <span class="togo">
            if doubtful == 0 {
                <b>{ "None" }</b>
            } else {
                <b>{ doubtful }</b>
            }
            { " " }<span class="not-phone">{ word }</span>{ end }
            <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
                <rect class="lbg" width="100" height="2" /><rect class="lfg" width={checked} height="2" />
            </svg>
        </span>
    }
}

fn buttons(article: &Article, hands: &Hands) -> Html {
    let (undo, redo) = article.history.can();
    html! { <>
        <button class="ib undo" aria-label="Undo" title="Undo (Ctrl Z)" disabled={!undo} onclick={hands.on(Act::Undo)}>{ icons::undo() }</button>
        <button class="ib undo" aria-label="Redo" title="Redo (Ctrl Shift Z)" disabled={!redo} onclick={hands.on(Act::Redo)}>{ icons::redo() }</button>
        <button class="dark" disabled={!article.takes_decisions()} onclick={hands.on(Act::Dialog(Some(Dialog::Export)))}>{ "Export" }</button>
    </> }
}

/// On the phone: what the header has no room for.
fn menu(article: &Article, hands: &Hands) -> Html {
    let (undo, redo) = article.history.can();
    let item = |words: &'static str, disabled: bool, act: Act| {
        let hands = hands.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            hands.act(Act::Popup(None));
            hands.act(act.clone());
        });
        html! { <button class="it" {disabled} {onclick}>{ words }</button> }
    };
    html! {
        <div class="pop menu">
            { item("Export", !article.takes_decisions(), Act::Dialog(Some(Dialog::Export))) }
            { item("Undo", !undo, Act::Undo) }
            { item("Redo", !redo, Act::Redo) }
            { item("Search", false, Act::Search(Some("".into()))) }
            { item("Marks, sources, claims", false, Act::Panel(Panel::Marks)) }
            { item("New article", false, Act::Switch(None)) }
        </div>
    }
}

/// The lenses: one of five, with the arrows too.
fn lenses(hands: &Hands, article: &Article, now: Lens) -> Html {
    let counts = article.reading.counts;
    html! {
        <div class="seg" role="radiogroup" aria-label="Show" onkeydown={arrows("radio")}>
            { for Lens::ALL.iter().map(|&(lens, _, name)| {
                let (sign, count) = match lens {
                    Lens::Quotes => (Some(Kind::Quote), Some(counts.quotes)),
                    Lens::Sources => (Some(Kind::Source), Some(counts.sources)),
                    Lens::Claims => (Some(Kind::Claim), Some(counts.claims)),
                    Lens::All | Lens::Read => (None, None),
                };
                html! {
                    <button role="radio" aria-checked={yes(lens == now)} tabindex={if lens == now { "0" } else { "-1" }} onclick={hands.on(Act::Lens(lens))}>
                        { for sign.map(|kind| icons::sign(kind, false)) }
                        <span class="w" data-w={name}>{ name }</span>
                        if let Some(count) = count {
                            <i>{ count }</i>
                        }
                    </button>
                }
            }) }
        </div>
    }
}

/// The arrow keys in a row of radio buttons or tabs: they move and choose.
pub(super) fn arrows(role: &'static str) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
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
fn articles(hands: &Hands, state: &State) -> Html {
    let files = {
        let hands = hands.clone();
        Callback::from(move |_: MouseEvent| {
            hands.act(Act::Popup(None));
            hands.open_files();
        })
    };
    html! {
        <div class="pop">
            <h2>{ "In this tab" }</h2>
            { list(hands, &state.articles, state.current) }
            <div class="acts">
                <button class="btn strong" onclick={hands.on(Act::Switch(None))}>{ "New article" }</button>
                <button class="btn" onclick={files}>{ "Open files" }</button>
            </div>
            <p class="use">{ "A paste anywhere opens a new article too." }</p>
        </div>
    }
}

/// The lines of that list, the newest first; for the empty page as well.
pub(super) fn list(hands: &Hands, articles: &[Rc<Article>], current: Option<u32>) -> Html {
    let line = |article: &Rc<Article>| {
        let counts = article.reading.counts;
        let facts = match article.stage {
            Stage::Marking => "being marked".to_owned(),
            _ if counts.marks == 0 => "no marks".to_owned(),
            _ => {
                let doubtful = article.reading.doubtful.len();
                format!("{}, {doubtful} doubtful left", describe::count(counts.marks, "mark"))
            }
        };
        let current = current == Some(article.key);
        html! {
            <button key={article.key} class="art" aria-current={current.then_some("true")} onclick={hands.on(Act::Switch(Some(article.key)))}>
                <span>{ article.title().to_owned() }</span><small>{ facts }</small>
            </button>
        }
    };
    articles.iter().rev().map(line).collect()
}
