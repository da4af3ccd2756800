//! The dialogs: export and keys. They are the browser's own dialogs, which keep the focus inside and give it back.

use super::hands::Hands;
use super::icons;
use crate::annotation::Document;
use crate::annotation::document::Status;
use crate::browser::{clipboard, files};
use crate::formats::json;
use crate::ui::model::describe;
use crate::ui::model::keys::{Group, LINES};
use crate::ui::model::layout::spans;
use crate::ui::model::state::{Act, Article};
use gloo::events::EventListener;
use std::rc::Rc;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct FrameProps {
    title: AttrValue,
    class: AttrValue,
    children: Html,
    footer: Html,
}

/// A dialog with its header, opened as long as it is drawn.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let dialog = use_node_ref();
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    {
        let (dialog, hands) = (dialog.clone(), hands.clone());
        use_effect_with((), move |()| {
            let element = dialog.cast::<HtmlDialogElement>();
            let listener = element.as_ref().map(|element| {
                let _ = element.show_modal();
                EventListener::new(element, "close", move |_| hands.act(Act::Dialog(None)))
            });
            move || drop(listener)
        });
    }
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    html! {
        <dialog class={classes!("dlg", props.class.clone())} ref={dialog} aria-labelledby="dialog-title">
            <header><h2 id="dialog-title">{ &props.title }</h2><button class="ib" aria-label="Close (Esc)" onclick={close}>{ icons::close() }</button></header>
            { props.children.clone() }
            <footer>{ props.footer.clone() }</footer>
        </dialog>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ExportProps {
    pub(super) article: Rc<Article>,
}

/// What a file that was written and read again says of itself.
#[derive(Clone, PartialEq)]
struct Proof {
    json: Rc<str>,
    spans: usize,
    identical: usize,
}

/// Writes the file, reads it again and compares every span.
fn prove(document: &Document) -> Proof {
    let json: Rc<str> = json::write(document, true).into();
    let count = |document: &Document| document.marks.iter().map(|mark| spans(mark).len()).sum();
    let identical = json::read(&json).map_or(0, |read| {
        let same = document
            .marks
            .iter()
            .zip(read.marks.iter())
            .filter(|(a, b)| a.id == b.id && read.text == document.text);
        same.map(|(a, b)| spans(a).iter().zip(spans(b)).filter(|(a, b)| a == b).count()).sum()
    });
    Proof { json, spans: count(document), identical }
}

/// The export: our own file.
#[component]
pub(super) fn Export(props: &ExportProps) -> Html {
    let name = use_node_ref();
    let copied = use_state_eq(|| false);
    let proof = use_memo(props.article.reading.clone(), |reading| prove(&reading.document));
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    let document = &props.article.reading.document;
    let open = document.marks.iter().filter(|mark| mark.status == Status::Suggested).count();
    let download = {
        let (name, proof, hands) = (name.clone(), Rc::clone(&proof), hands.clone());
        Callback::from(move |_: MouseEvent| {
            let chosen = name.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let chosen = if chosen.trim().is_empty() { "article.attest.json".to_owned() } else { chosen };
            if files::download(&chosen, files::JSON, proof.json.as_bytes()).is_ok() {
                hands.act(Act::Exported);
                hands.act(Act::Dialog(None));
            }
        })
    };
    let copy = {
        let (proof, copied) = (Rc::clone(&proof), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            clipboard::copy(&proof.json, move |done| copied.set(done));
        })
    };
    let whole = proof.identical == proof.spans;
    let footer = html! { <>
        { "The file is made in this browser." }
        <span class="r">
            <button class="btn plain" onclick={copy}>{ if *copied { "Copied" } else { "Copy" } }</button>
            <button class="dark" onclick={download}>{ "Download" }</button>
        </span>
    </> };
    let marks = describe::count(document.marks.len(), "mark");
    html! {
        <Frame title="Export" class="xp" {footer}>
            <div class="dlg-in">
                <h3>{ "Attest file" }</h3>
                <p>{ "All marks, reasons and decisions, with the text. Opens here again, on any computer." }</p>
                <h3>{ "What goes in" }</h3>
                <p>{ format!("{marks}, {open} of them not checked yet and labelled so.") }</p>
                <h3><label for="file-name">{ "File name" }</label></h3>
                <input id="file-name" ref={name} type="text" spellcheck="false" autocomplete="off" value={files::file_name(props.article.title(), "attest.json")} />
                <div class={classes!("proof", (!whole).then_some("bad"))}>
                    <b>{ format!("{} of {} spans identical", proof.identical, proof.spans) }</b>
                    <p>{ "Written, then read again here and compared, in code points." }{ if whole { " Nothing is left out." } else { " Please report this: the file is not what stands here." } }</p>
                </div>
            </div>
        </Frame>
    }
}

/// Every key, from the one table of keys.
pub(super) fn keys(hands: &Hands, letters_off: bool) -> Html {
    let switch = hands.on(Act::Letters(letters_off));
    let footer = html! { <>
        { if letters_off { "Single letters are switched off." } else { "Single letters rest while you type in a field." } }
        <span class="r"><button class="btn" onclick={switch}>{ if letters_off { "Switch letters on" } else { "Switch letters off" } }</button></span>
    </> };
    html! {
        <Frame title="Keys" class="kh" {footer}>
            <div class="kh-in">
                { for Group::ALL.iter().map(|&(group, heading)| html! {
                    <section>
                        <h3>{ heading }</h3>
                        <ul>
                            { for LINES.iter().filter(|line| line.group == group).map(|line| html! {
                                <li>{ line.says }<span>{ for line.keys.iter().map(|(key, _)| html! { <kbd>{ *key }</kbd> }) }</span></li>
                            }) }
                        </ul>
                    </section>
                }) }
            </div>
        </Frame>
    }
}
