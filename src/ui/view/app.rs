//! The whole application.

use super::article;
use super::dialogs::{ExportProps, keys};
use super::empty;
use super::hands::Hands;
use super::header::header;
use super::listen;
use super::map::{map, serves};
use super::notes::notes;
use super::panel::panel;
use super::part::{Part, When, effect, numbered, part, render, use_after};
use super::tag::{Tag, list, tag};
use super::thumb::thumb;
use crate::browser::watchdog;
use crate::ui::model::lists::Lens;
use crate::ui::model::pieces::Lit;
use crate::ui::model::state::{Act, Dialog, Sheet, State};
use std::rc::Rc;
use web_sys::Element;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

/// Draws the application into an element, and beside it the part that answers the watchdog.
pub fn show(root: Element) {
    render(Root, root);
}

#[derive(PartialEq)]
struct Root;

impl Part for Root {
    const KIND: &'static str = "root";

    fn draw(&self, _: &mut HookContext) -> Html {
        list(&mut [part(App), part(Pulse)].into_iter())
    }
}

#[derive(PartialEq)]
struct Pulse;

impl Part for Pulse {
    const KIND: &'static str = "pulse";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_pulse().run(hooks)
    }
}

/// Draws nothing. Each beat of `boot.js` goes through the scheduler that draws everything, so an answer proves that
/// drawing works.
#[hook]
fn use_pulse() -> Html {
    let beat = use_state_eq(|| 0);
    let setter = beat.setter();
    use_after(When::There, effect(move || watchdog::watch(move |number| setter.set(number))));
    let number = *beat;
    use_after(When::Changed([number as usize, 0]), effect(move || watchdog::alive(number)));
    Html::default()
}

#[derive(PartialEq)]
struct App;

impl Part for App {
    const KIND: &'static str = "app";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_app().run(hooks)
    }
}

/// The whole application.
#[hook]
fn use_app() -> Html {
    let state = use_reducer(State::default);
    let hands = {
        let state = state.clone();
        use_memo((), move |()| Hands::new(state))
    };
    let hands = (*hands).clone();
    let printing = use_state(|| false);
    let page = listen::use_page(&state, &hands, &printing);
    let article = state.article().cloned();
    let lit = Rc::new(state.lit());
    {
        let (drawing, state, lit) = (Rc::clone(&hands.drawing), state.clone(), Rc::clone(&lit));
        use_after(When::Each, effect(move || drawing.look_at(&state, &lit)));
    }
    {
        let (hands, draw) = (hands.clone(), use_force_update());
        use_after(When::There, effect(move || hands.rehearse(draw)));
    }
    let rehearsed = hands.rehearsed.borrow();
    let rehearsed = rehearsed.as_ref().map(|state| {
        let unseen = screen(&hands.apart(), state, &lit, false, page.narrow).also(true, "unseen");
        unseen.set("inert", "").set("aria-hidden", "true")
    });
    let dialog = match (state.dialog, &article) {
        (Some(Dialog::Keys), _) => Some(keys(&hands, state.letters_off)),
        (Some(Dialog::Export), Some(article)) => {
            let props = ExportProps { article: Rc::clone(article), hands: hands.clone() };
            Some(part(props))
        }
        _ => None,
    };
    screen(&hands, &state, &lit, *printing, page.narrow)
        .also(page.dropping, "dropping")
        .add(tag("div", "heard").set("role", "status").set("aria-live", "polite").add(&state.said))
        .add(dialog)
        .add(rehearsed)
        .html()
}

/// The screen as far as it depends on the state alone.
fn screen(hands: &Hands, state: &State, lit: &Rc<Lit>, printing: bool, narrow: bool) -> Tag {
    let article = state.article();
    let bare = article.is_none() || state.lens == Lens::Read;
    let mapped = !bare && article.is_some_and(|article| serves(article));
    let sheet = match state.sheet {
        Sheet::Closed => "closed",
        Sheet::Card => "card",
        Sheet::Full => "full",
    };
    let main = match article.cloned() {
        Some(article) => {
            let (lit, hands) = (Rc::clone(lit), hands.clone());
            let key = article.key;
            let props = article::Props { article, lit, jump: state.jump, printing, hands };
            let main = tag("main", "main").set("tabindex", "0").set("aria-label", "Article");
            main.key(0).add(numbered(props, key))
        }
        None => {
            let props = empty::Props { articles: Rc::new(state.articles.clone()), hands: hands.clone() };
            tag("main", "main").key(1).add(part(props))
        }
    };
    tag("div", "app")
        .also(bare, "bare")
        .also(mapped, "mapped")
        .set("data-lens", state.lens.word())
        .set("data-sheet", sheet)
        .add(header(hands, state))
        .add(state.popup.map(|_| tag("div", "away").on(ListenerKind::onclick, hands.on(Act::Popup(None)))))
        .add(notes(hands, state))
        .add(main)
        .add(article.filter(|_| mapped).map(|article| map(hands, article)))
        .add(article.filter(|_| !bare).map(|article| panel(hands, article, state, narrow)))
        .add(article.map(|article| thumb(hands, article, state)))
}
