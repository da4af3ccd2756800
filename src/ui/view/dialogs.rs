//! The dialogs: export and keys. They are the browser's own dialogs, which keep the focus inside and give it back.

use super::hands::Hands;
use super::icons;
use crate::annotation::document::Status;
use crate::browser::engine::Failure;
use crate::browser::{clipboard, files};
use crate::formats::json::Proven;
use crate::ui::model::describe;
use crate::ui::model::keys::{Group, LINES};
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

/// What the engine's worker says of the file, once it has written it and read it again.
#[derive(Clone, Default)]
enum Made {
    #[default]
    Waiting,
    Proven(Rc<Proven>),
    Failed(Failure),
}

impl Made {
    fn json(&self) -> &str {
        if let Self::Proven(proven) = self { &proven.json } else { "" }
    }

    /// The proof, in one line and a sentence; whether something is wrong.
    fn proof(&self) -> (String, String, bool) {
        match self {
            Self::Waiting => ("Writing the file\u{2026}".into(), String::new(), false),
            Self::Failed(failure) => ("The file could not be written.".into(), failure.to_string(), true),
            Self::Proven(proven) => {
                let lost = proven.identical != proven.spans;
                let end = match lost {
                    true => " Please report this: the file is not what stands here.",
                    false => " Nothing is left out.",
                };
                (
                    format!("{} of {} spans identical", proven.identical, proven.spans),
                    format!("Written, then read again here and compared, in code points.{end}"),
                    lost,
                )
            }
        }
    }
}

/// The export: our own file.
#[component]
pub(super) fn Export(props: &ExportProps) -> Html {
    let name = use_node_ref();
    let copied = use_state_eq(|| false);
    let made = use_state(Made::default);
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    {
        let (hands, article, made) = (hands.clone(), Rc::clone(&props.article), made.setter());
        use_effect_with(props.article.reading.clone(), move |_| {
            hands.write(&article, move |written| {
                made.set(match written {
                    Ok(proven) => Made::Proven(Rc::new(proven)),
                    Err(failure) => Made::Failed(failure),
                });
            });
        });
    }
    let document = &props.article.reading.document;
    let open = document.marks.iter().filter(|mark| mark.status == Status::Suggested).count();
    let download = {
        let (name, made, hands) = (name.clone(), made.clone(), hands.clone());
        Callback::from(move |_: MouseEvent| {
            let chosen = name.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let chosen = if chosen.trim().is_empty() { "article.attest.json".to_owned() } else { chosen };
            if files::download(&chosen, files::JSON, made.json().as_bytes()).is_ok() {
                hands.act(Act::Exported);
                hands.act(Act::Dialog(None));
            }
        })
    };
    let copy = {
        let (made, copied) = (made.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            clipboard::copy(made.json(), move |done| copied.set(done));
        })
    };
    let none = made.json().is_empty();
    let footer = html! { <>
        { "The file is made in this browser." }
        <span class="r">
            <button class="btn plain" disabled={none} onclick={copy}>{ if *copied { "Copied" } else { "Copy" } }</button>
            <button class="dark" disabled={none} onclick={download}>{ "Download" }</button>
        </span>
    </> };
    let marks = describe::count(document.marks.len(), "mark");
    let (proof, more, bad) = made.proof();
    html! {
        <Frame title="Export" class="xp" {footer}>
            <div class="dlg-in">
                <h3>{ "Attest file" }</h3>
                <p>{ "All marks, reasons and decisions, with the text. Opens here again, on any computer." }</p>
                <h3>{ "What goes in" }</h3>
                <p>{ format!("{marks}, {open} of them not checked yet and labelled so.") }</p>
                <h3><label for="file-name">{ "File name" }</label></h3>
                <input id="file-name" ref={name} type="text" spellcheck="false" autocomplete="off" value={files::file_name(props.article.title(), "attest.json")} />
                <div class={classes!("proof", bad.then_some("bad"))} role="status">
                    <b>{ proof }</b>
                    <p>{ more }</p>
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
