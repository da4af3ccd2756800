//! The empty page: the page is the field. Its first sentence wears the marks, so it is their legend.

use super::hands::Hands;
use super::header::list;
use crate::browser::clipboard;
use crate::ui::model::state::Article;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) articles: Rc<Vec<Rc<Article>>>,
}

/// The field, three ways to fill it, and the promise.
#[component]
pub(super) fn Empty(props: &Props) -> Html {
    let field = use_node_ref();
    let typed = use_state_eq(|| false);
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
            }
        });
    }
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
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                submit.emit(());
            }
        })
    };
    let oninput = {
        let (field, typed) = (field.clone(), typed.clone());
        Callback::from(move |_: InputEvent| {
            typed.set(field.cast::<HtmlTextAreaElement>().is_some_and(|field| field.text_length() > 0));
        })
    };
    let files = {
        let hands = hands.clone();
        Callback::from(move |_: MouseEvent| hands.open_files())
    };
    let sample = {
        let hands = hands.clone();
        Callback::from(move |_: MouseEvent| hands.sample())
    };
    let mark = Callback::from(move |_: MouseEvent| submit.emit(()));
    html! {
        <div class="empty" data-lens="all">
            <h1 class="heard">{ "Attest" }</h1>
            <textarea class="field" ref={field} rows="1" spellcheck="false" placeholder="Paste an article" aria-label="Paste an article" {onpaste} {onkeydown} {oninput} />
            <div>
                if *typed {
                    <div class="ways">
                        <button class="btn strong" onclick={mark}>{ "Mark it " }<kbd>{ "Ctrl Enter" }</kbd></button>
                    </div>
                } else {
                    <p class="lead">
                        { "Its " }<span class="m q">{ "quotes" }</span>{ ", " }<span class="m s">{ "sources" }</span>{ " and " }
                        <span class="m c">{ "claims" }</span>{ " are marked at once: who said what, and the reason for each mark." }
                    </p>
                    <div class="ways">
                        <button class="btn" onclick={files}>{ "Open files" }</button>
                        <button class="btn" onclick={sample}>{ "Try the sample" }</button>
                    </div>
                }
                <p class="promise">{ "Nothing leaves this browser." }</p>
            </div>
            if !props.articles.is_empty() {
                <section class="latest"><h2>{ "In this tab" }</h2>{ list(&hands, &props.articles, None) }</section>
            }
        </div>
    }
}
