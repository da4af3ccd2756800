//! The strips under the header: what went wrong, what is under way, the search.

use super::hands::Hands;
use super::header::{icon_button, progress};
use super::icons;
use super::tag::{button, component, tag};
use crate::ui::model::state::{Act, Search, Stage, State};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

/// Work shorter than this shows no strip.
const PATIENCE_MS: u32 = 250;

/// The strips.
pub(super) fn notes(hands: &Hands, state: &State) -> Html {
    let article = state.article();
    let marking = article.filter(|article| article.stage == Stage::Marking).map(|article| article.key);
    let note = state.note.as_ref().map(|note| {
        let words = tag("p", "").add(tag("b", "").add(&note.what)).add(" ").add(&note.more);
        tag("div", if note.bad { "note bad" } else { "note" })
            .set("role", if note.bad { "alert" } else { "status" })
            .add(words)
            .add(icon_button("ib", "Close", icons::close(), hands.on(Act::Note(None))))
    });
    let find = state
        .search
        .as_ref()
        .map(|search| component::<Find>(FindProps { search: search.clone(), hands: hands.clone() }, None));
    let work = marking.zip(article).map(|(job, article)| {
        let bytes = article.reading.layout.text().len();
        let marks = article.reading.counts.marks;
        component::<Work>(WorkProps { job, bytes, marks, hands: hands.clone() }, Some(job))
    });
    tag("div", "notes").add(note).add(find).add(work).html()
}

#[derive(Properties, PartialEq)]
struct WorkProps {
    job: u32,
    bytes: usize,
    marks: usize,
    hands: Hands,
}

/// A text that takes longer than a moment.
#[component]
fn Work(props: &WorkProps) -> Html {
    let shown = use_state_eq(|| false);
    {
        let shown = shown.clone();
        use_effect_with((), move |()| {
            let timeout = Timeout::new(PATIENCE_MS, move || shown.set(true));
            move || drop(timeout)
        });
    }
    if !*shown {
        return Html::default();
    }
    let (job, hands) = (props.job, props.hands.clone());
    let cancel = Callback::from(move |_: Event| hands.cancel(job));
    let size = format!("{}.{} MB", props.bytes / 1_000_000, props.bytes / 100_000 % 10);
    let so_far = (props.marks > 0).then(|| format!("; the first screens have {} marks", props.marks));
    let way_out = if props.marks > 0 { "Cancel, keep what is marked" } else { "Cancel" };
    tag("div", "note work")
        .set("role", "status")
        .add(tag("p", "").add("Marking ").add(tag("b", "").add(size)).add(so_far))
        .add(progress(30))
        .add(button("btn plain", cancel).add(way_out))
        .html()
}

#[derive(Properties, PartialEq)]
struct FindProps {
    search: Search,
    hands: Hands,
}

/// The app's own search.
#[component]
fn Find(props: &FindProps) -> Html {
    let field = use_node_ref();
    let hands = &props.hands;
    use_focus(&field);
    let oninput = {
        let (hands, field) = (hands.clone(), field.clone());
        Callback::from(move |_: Event| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                hands.act(Act::Search(Some(field.value().into())));
            }
        })
    };
    let onkeydown = {
        let hands = hands.clone();
        Callback::from(move |event: Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if event.key() == "Enter" {
                event.prevent_default();
                hands.act(Act::Found(!event.shift_key()));
            }
        })
    };
    let search = &props.search;
    let count = match search.found.len() {
        0 if search.words.trim().len() > 1 => "Not found".to_owned(),
        0 => String::new(),
        count => format!("{} of {count}", search.at + 1),
    };
    let input = tag("input", "")
        .found_by(&field)
        .set("type", "search")
        .set("aria-label", "Search the article")
        .set("placeholder", "Search the article")
        .on(ListenerKind::oninput, oninput)
        .on(ListenerKind::onkeydown, onkeydown);
    tag("div", "note find")
        .set("role", "search")
        .add(input)
        .add(tag("span", "").set("role", "status").add(count))
        .add(icon_button("ib", "Previous find", icons::up(), hands.on(Act::Found(false))))
        .add(icon_button("ib", "Next find", icons::down(), hands.on(Act::Found(true))))
        .add(icon_button("ib", "Close the search", icons::close(), hands.on(Act::Search(None))))
        .html()
}

/// Puts the focus into a field once it is there.
#[hook]
pub(super) fn use_focus(field: &NodeRef) {
    let field = field.clone();
    use_effect_with((), move |()| {
        if let Some(field) = field.cast::<HtmlElement>() {
            let _ = field.focus();
        }
    });
}
