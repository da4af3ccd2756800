//! The panel at the right, and below 1100 px the sheet: its tabs and the one that is open.

use super::claims::Claims;
use super::hands::Hands;
use super::header::arrows;
use super::icons;
use super::marks::Marks;
use super::sources::Sources;
use super::yes;
use crate::annotation::document::Id;
use crate::ui::model::lists::Panel;
use crate::ui::model::state::{Act, Article, Dialog, Sheet};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) article: Rc<Article>,
    pub(super) panel: Panel,
    pub(super) all_marks: bool,
    pub(super) chooser: Option<Rc<[Id]>>,
    pub(super) asking: bool,
    pub(super) sheet: Sheet,
    pub(super) narrow: bool,
}

/// The panel.
#[component]
pub(super) fn PanelView(props: &Props) -> Html {
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    // On a narrow screen a mark that was touched has its card, whatever panel is open.
    let panel = if props.narrow && props.sheet == Sheet::Card { Panel::Marks } else { props.panel };
    let article = Rc::clone(&props.article);
    let inside = match panel {
        Panel::Marks => html! {
            <Marks {article} all={props.all_marks} chooser={props.chooser.clone()} asking={props.asking} narrow={props.narrow} sheet={props.sheet} />
        },
        Panel::Sources => html! { <Sources {article} /> },
        Panel::Claims => html! { <Claims {article} asking={props.asking} /> },
    };
    html! {
        <aside class="panel" aria-label="Marks, sources and claims">
            <div class="grip"></div>
            <div class="tabs">
                <div class="tablist" role="tablist" aria-label="Panels" onkeydown={arrows("tab")}>
                { for Panel::ALL.iter().map(|&(this, word, name)| {
                    let on = this == panel;
                    html! {
                        <button id={format!("tab-{word}")} role="tab" aria-selected={yes(on)} aria-controls="panel-body" tabindex={if on { "0" } else { "-1" }} onclick={hands.on(Act::Panel(this))}>{ name }</button>
                    }
                }) }
                </div>
                <button class="ib only-narrow" aria-label="Close the panel" onclick={hands.on(Act::Sheet(Sheet::Closed))}>{ icons::close() }</button>
            </div>
            { inside }
            <div class="hint">
                <span><kbd>{ "j" }</kbd>{ " " }<kbd>{ "k" }</kbd>{ " marks" }</span>
                <span><kbd>{ "n" }</kbd>{ " " }<kbd>{ "p" }</kbd>{ " doubtful" }</span>
                <button onclick={hands.on(Act::Dialog(Some(Dialog::Keys)))}><kbd>{ "?" }</kbd>{ " all keys" }</button>
            </div>
        </aside>
    }
}
