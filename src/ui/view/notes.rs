//! The strips under the header: what went wrong, what is under way, the search.

use super::hands::Hands;
use super::header::{icon_button, progress};
use super::icons;
use super::part::{Part, Undo, When, effect, numbered, part, use_after};
use super::tag::{button, tag};
use crate::browser::time;
use crate::ui::model::state::{Act, Search, Stage, State};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::functional::{Hook, HookContext};
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
    let find =
        state.search.as_ref().map(|search| part(FindProps { search: search.clone(), hands: hands.clone() }));
    let work = marking.zip(article).map(|(job, article)| {
        let bytes = article.reading.layout.text().len();
        let marks = article.reading.counts.marks;
        numbered(WorkProps { job, bytes, marks, hands: hands.clone() }, job)
    });
    tag("div", "notes").add(note).add(find).add(work).html()
}

#[derive(PartialEq)]
struct WorkProps {
    job: u32,
    bytes: usize,
    marks: usize,
    hands: Hands,
}

impl Part for WorkProps {
    const KIND: &'static str = "work";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_work(self).run(hooks)
    }
}

/// A text that takes longer than a moment.
#[hook]
fn use_work(props: &WorkProps) -> Html {
    let shown = use_state_eq(|| false);
    {
        let shown = shown.clone();
        let wait = move || -> Undo {
            let timeout = time::later(PATIENCE_MS, move || shown.set(true));
            Box::new(move || drop(timeout))
        };
        use_after(When::There, Box::new(wait));
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

#[derive(PartialEq)]
struct FindProps {
    search: Search,
    hands: Hands,
}

impl Part for FindProps {
    const KIND: &'static str = "find";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_find(self).run(hooks)
    }
}

/// The app's own search.
#[hook]
fn use_find(props: &FindProps) -> Html {
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
    let focus = move || {
        if let Some(field) = field.cast::<HtmlElement>() {
            let _ = field.focus();
        }
    };
    use_after(When::There, effect(focus));
}
