//! The empty page: the page is the field. Its first sentence wears the marks, so it is their legend.

use super::hands::Hands;
use super::header::visited;
use super::notes::use_focus;
use super::part::Part;
use super::tag::{button, tag};
use crate::browser::clipboard;
use crate::ui::model::state::Article;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

#[derive(PartialEq)]
pub(super) struct Props {
    pub(super) articles: Rc<Vec<Rc<Article>>>,
    pub(super) hands: Hands,
}

impl Part for Props {
    const KIND: &'static str = "empty";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_empty(self).run(hooks)
    }
}

/// The field, three ways to fill it, and the promise.
#[hook]
fn use_empty(props: &Props) -> Html {
    let field = use_node_ref();
    let typed = use_state_eq(|| false);
    let hands = &props.hands;
    use_focus(&field);
    let submit = {
        let (hands, field) = (hands.clone(), field.clone());
        Callback::from(move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                hands.open_text(None, &field.value());
            }
        })
    };
    // Into the empty field a paste is an article; into a text that somebody types it is a part of it.
    let onpaste = {
        let hands = hands.clone();
        Callback::from(move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            let empty = field.is_some_and(|field| field.value().trim().is_empty());
            let text = event.dyn_ref::<ClipboardEvent>().and_then(clipboard::pasted_text);
            if let (true, Some(text)) = (empty, text) {
                event.prevent_default();
                hands.open_text(None, &text);
            }
        })
    };
    let onkeydown = {
        let submit = submit.clone();
        Callback::from(move |event: Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                submit.emit(());
            }
        })
    };
    let oninput = {
        let (field, typed) = (field.clone(), typed.clone());
        Callback::from(move |_: Event| {
            typed.set(field.cast::<HtmlTextAreaElement>().is_some_and(|field| field.text_length() > 0));
        })
    };
    let files = {
        let hands = hands.clone();
        Callback::from(move |_: Event| hands.open_files())
    };
    let sample = {
        let hands = hands.clone();
        Callback::from(move |_: Event| hands.sample())
    };
    let mark = Callback::from(move |_: Event| submit.emit(()));
    let textarea = tag("textarea", "field")
        .found_by(&field)
        .set("rows", "1")
        .set("spellcheck", "false")
        .set("placeholder", "Paste an article")
        .set("aria-label", "Paste an article")
        .on(ListenerKind::onpaste, onpaste)
        .on(ListenerKind::onkeydown, onkeydown)
        .on(ListenerKind::oninput, oninput);
    let ways = tag("div", "ways");
    let (lead, ways) = if *typed {
        let key = tag("kbd", "").add("Ctrl Enter");
        (None, ways.add(button("btn strong", mark).add("Mark it ").add(key)))
    } else {
        let sign = |class, words: &'static str| tag("span", class).add(words);
        let lead = tag("p", "lead")
            .add("Its ")
            .add(sign("m q", "quotes"))
            .add(", ")
            .add(sign("m s", "sources"))
            .add(" and ")
            .add(sign("m c", "claims"))
            .add(" are marked at once: who said what, and the reason for each mark.");
        let ways = ways.add(button("btn", files).add("Open files"));
        (Some(lead), ways.add(button("btn", sample).add("Try the sample")))
    };
    let latest = (!props.articles.is_empty()).then(|| {
        let heading = tag("h2", "").add("In this tab");
        tag("section", "latest").add(heading).add(visited(hands, &props.articles, None))
    });
    let promise = tag("p", "promise").add("Nothing leaves this browser.");
    tag("div", "empty")
        .set("data-lens", "all")
        .add(tag("h1", "heard").add("Attest"))
        .add(textarea)
        .add(tag("div", "").add(lead).add(ways).add(promise))
        .add(latest)
        .html()
}
