//! The dialogs: export and keys. They are the browser's own dialogs, which keep the focus inside and give it back.

use super::hands::Hands;
use super::header::icon_button;
use super::icons;
use super::part::{Part, Undo, When, part, use_after};
use super::tag::{Tag, button, list, tag};
use crate::annotation::document::Status;
use crate::browser::engine::{Failure, Written};
use crate::browser::{clipboard, files};
use crate::ui::model::describe;
use crate::ui::model::keys::{Group, LINES};
use crate::ui::model::state::{Act, Article};
use gloo::events::EventListener;
use js_sys::Uint8Array;
use std::rc::Rc;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

#[derive(PartialEq)]
struct FrameProps {
    title: &'static str,
    class: &'static str,
    inside: Html,
    footer: Html,
    hands: Hands,
}

impl Part for FrameProps {
    const KIND: &'static str = "frame";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_frame(self).run(hooks)
    }
}

/// A dialog with its header, opened as long as it is drawn.
#[hook]
fn use_frame(props: &FrameProps) -> Html {
    let dialog = use_node_ref();
    let hands = &props.hands;
    {
        let (dialog, hands) = (dialog.clone(), hands.clone());
        let open = move || -> Undo {
            let element = dialog.cast::<HtmlDialogElement>();
            let listener = element.as_ref().map(|element| {
                let _ = element.show_modal();
                EventListener::new(element, "close", move |_| hands.act(Act::Dialog(None)))
            });
            Box::new(move || drop(listener))
        };
        use_after(When::There, Box::new(open));
    }
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: Event| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let heading = tag("h2", "").set("id", "dialog-title").add(props.title);
    let header = tag("header", "").add(heading).add(icon_button("ib", "Close (Esc)", icons::close(), close));
    tag("dialog", props.class)
        .found_by(&dialog)
        .set("aria-labelledby", "dialog-title")
        .add(header)
        .add(props.inside.clone())
        .add(tag("footer", "").add(props.footer.clone()))
        .html()
}

/// A dialog, as long as it is drawn.
fn dialog(hands: &Hands, title: &'static str, class: &'static str, inside: Tag, footer: [Html; 2]) -> Html {
    let (inside, footer) = (inside.html(), list(&mut footer.into_iter()));
    part(FrameProps { title, class, inside, footer, hands: hands.clone() })
}

#[derive(PartialEq)]
pub(super) struct ExportProps {
    pub(super) article: Rc<Article>,
    pub(super) hands: Hands,
}

/// What the worker for files says of the file, once it has written it and read it again.
#[derive(Clone, Default)]
enum Made {
    #[default]
    Waiting,
    Written(Written),
    Failed(Failure),
}

impl Made {
    fn file(&self) -> Option<&Uint8Array> {
        if let Self::Written(written) = self { Some(&written.file) } else { None }
    }

    /// The proof, in one line and a sentence; whether something is wrong.
    fn proof(&self) -> (String, String, bool) {
        match self {
            Self::Waiting => ("Writing the file\u{2026}".into(), String::new(), false),
            Self::Failed(failure) => ("The file could not be written.".into(), failure.to_string(), true),
            Self::Written(Written { proof, .. }) => {
                let lost = proof.identical != proof.spans;
                let end = match lost {
                    true => " Please report this: the file is not what stands here.",
                    false => " Nothing is left out.",
                };
                (
                    format!("{} of {} spans identical", proof.identical, proof.spans),
                    format!("Written, then read again here and compared, in code points.{end}"),
                    lost,
                )
            }
        }
    }
}

impl Part for ExportProps {
    const KIND: &'static str = "export";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_export(self).run(hooks)
    }
}

/// The export: our own file.
#[hook]
fn use_export(props: &ExportProps) -> Html {
    let name = use_node_ref();
    let copied = use_state_eq(|| false);
    let made = use_state(Made::default);
    let hands = &props.hands;
    {
        let (hands, article, made) = (hands.clone(), Rc::clone(&props.article), made.setter());
        let reading = Rc::clone(&article.reading);
        let when = When::Changed([Rc::as_ptr(&reading.document) as usize, 0]);
        let write = move || -> Undo {
            hands.write(&article, move |written| {
                made.set(match written {
                    Ok(written) => Made::Written(written),
                    Err(failure) => Made::Failed(failure),
                });
            });
            // As long as it is kept, no other document has its address.
            Box::new(move || drop(reading))
        };
        use_after(when, Box::new(write));
    }
    let document = &props.article.reading.document;
    let open = document.marks.iter().filter(|mark| mark.status == Status::Suggested).count();
    let download = {
        let (name, made, hands) = (name.clone(), made.clone(), hands.clone());
        Callback::from(move |_: Event| {
            let chosen = name.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let chosen = if chosen.trim().is_empty() { "article.attest.json".to_owned() } else { chosen };
            let saved = made.file().is_some_and(|file| files::download(&chosen, files::JSON, file).is_ok());
            if saved {
                hands.act(Act::Exported);
                hands.act(Act::Dialog(None));
            }
        })
    };
    let copy = {
        let (made, copied) = (made.clone(), copied.setter());
        Callback::from(move |_: Event| {
            let copied = copied.clone();
            if let Some(file) = made.file() {
                clipboard::copy(file, move |done| copied.set(done));
            }
        })
    };
    let none = made.file().is_none();
    let ways = tag("span", "r")
        .add(button("btn plain", copy).disabled(none).add(if *copied { "Copied" } else { "Copy" }))
        .add(button("dark", download).disabled(none).add("Download"));
    let marks = describe::count(document.marks.len(), "mark");
    let (proof, more, bad) = made.proof();
    let words = |words: &'static str| tag("p", "").add(words);
    let heading = |words: &'static str| tag("h3", "").add(words);
    let field = tag("input", "")
        .found_by(&name)
        .set("id", "file-name")
        .set("type", "text")
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .value(files::file_name(props.article.title(), "attest.json"));
    let proof = tag("div", if bad { "proof bad" } else { "proof" })
        .set("role", "status")
        .add(tag("b", "").add(proof))
        .add(tag("p", "").add(more));
    let inside = tag("div", "dlg-in")
        .add(heading("Attest file"))
        .add(words("All marks, reasons and decisions, with the text. Opens here again, on any computer."))
        .add(heading("What goes in"))
        .add(tag("p", "").add(format!("{marks}, {open} of them not checked yet and labelled so.")))
        .add(tag("h3", "").add(tag("label", "").set("for", "file-name").add("File name")))
        .add(field)
        .add(proof);
    let footer = [Html::from("The file is made in this browser."), ways.html()];
    dialog(hands, "Export", "dlg xp", inside, footer)
}

/// Every key, from the one table of keys.
pub(super) fn keys(hands: &Hands, letters_off: bool) -> Html {
    let (says, switch) = if letters_off {
        ("Single letters are switched off.", "Switch letters on")
    } else {
        ("Single letters rest while you type in a field.", "Switch letters off")
    };
    let switch = button("btn", hands.on(Act::Letters(letters_off))).add(switch);
    let inside = tag("div", "kh-in").each(&mut Group::ALL.iter().map(|&(group, heading)| {
        let mut lines = LINES.iter().filter(|line| line.group == group).map(|line| {
            let mut keys = line.keys.iter().map(|(key, _)| tag("kbd", "").add(*key).html());
            tag("li", "").add(line.says).add(tag("span", "").each(&mut keys)).html()
        });
        let lines = tag("ul", "").each(&mut lines);
        tag("section", "").add(tag("h3", "").add(heading)).add(lines).html()
    }));
    let footer = [Html::from(says), tag("span", "r").add(switch).html()];
    dialog(hands, "Keys", "dlg kh", inside, footer)
}
