//! The panel at the right, and below 1100 px the sheet: its tabs and the one that is open.

use super::claims;
use super::hands::Hands;
use super::header::{arrows, icon_button};
use super::icons;
use super::marks;
use super::part::part;
use super::sources;
use super::tag::{button, tag};
use crate::ui::model::lists::Panel;
use crate::ui::model::state::{Act, Article, Dialog, Sheet, State};
use std::rc::Rc;
use yew::Html;
use yew::virtual_dom::ListenerKind;

/// The panel; `narrow` where it is a sheet.
pub(super) fn panel(hands: &Hands, article: &Rc<Article>, state: &State, narrow: bool) -> Html {
    // On a narrow screen a mark that was touched has its card, whatever panel is open.
    let panel = if narrow && state.sheet == Sheet::Card { Panel::Marks } else { state.panel };
    let article = Rc::clone(article);
    let hands_of = hands.clone();
    let inside = match panel {
        Panel::Marks => {
            let (all, asking, sheet) = (state.all_marks, state.asking, state.sheet);
            let chooser = state.chooser.clone();
            let props = marks::Props { article, all, chooser, asking, narrow, sheet, hands: hands_of };
            part(props)
        }
        Panel::Sources => part(sources::Props { article, hands: hands_of }),
        Panel::Claims => part(claims::Props { article, asking: state.asking, hands: hands_of }),
    };
    let tabs = tag("div", "tablist")
        .set("role", "tablist")
        .set("aria-label", "Panels")
        .on(ListenerKind::onkeydown, arrows("tab"))
        .each(&mut Panel::ALL.iter().map(|&(this, word, name)| {
            let on = this == panel;
            button("", hands.on(Act::Panel(this)))
                .put("id", format!("tab-{word}"))
                .set("role", "tab")
                .aria("aria-selected", on)
                .set("aria-controls", "panel-body")
                .set("tabindex", if on { "0" } else { "-1" })
                .add(name)
                .html()
        }));
    let close = hands.on(Act::Sheet(Sheet::Closed));
    let key = |key: &'static str| tag("kbd", "").add(key);
    let pair =
        |one, other, words: &'static str| tag("span", "").add(key(one)).add(" ").add(key(other)).add(words);
    let all_keys = button("", hands.on(Act::Dialog(Some(Dialog::Keys)))).add(key("?")).add(" all keys");
    tag("aside", "panel")
        .set("aria-label", "Marks, sources and claims")
        .add(tag("div", "grip"))
        .add(tag("div", "tabs").add(tabs).add(icon_button(
            "ib only-narrow",
            "Close the panel",
            icons::close(),
            close,
        )))
        .add(inside)
        .add(tag("div", "hint").add(pair("j", "k", " marks")).add(pair("n", "p", " doubtful")).add(all_keys))
        .html()
}
