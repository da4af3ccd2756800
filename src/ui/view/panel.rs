//! The panel at the right, and below 1100 px the sheet: its tabs and the one that is open.

use super::claims::Claims;
use super::hands::Hands;
use super::header::arrows;
use super::icons;
use super::marks::Marks;
use super::sources::Sources;
use super::yes;
use crate::ui::model::lists::Panel;
use crate::ui::model::state::{Act, Article, Dialog, Sheet, State};
use std::rc::Rc;
use yew::prelude::*;

/// The panel; `narrow` where it is a sheet.
pub(super) fn panel(hands: &Hands, article: &Rc<Article>, state: &State, narrow: bool) -> Html {
    // On a narrow screen a mark that was touched has its card, whatever panel is open.
    let panel = if narrow && state.sheet == Sheet::Card { Panel::Marks } else { state.panel };
    let article = Rc::clone(article);
    let inside = match panel {
        Panel::Marks => html! {
            <Marks {article} all={state.all_marks} chooser={state.chooser.clone()} asking={state.asking} {narrow} sheet={state.sheet} />
        },
        Panel::Sources => html! { <Sources {article} /> },
        Panel::Claims => html! { <Claims {article} asking={state.asking} /> },
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
