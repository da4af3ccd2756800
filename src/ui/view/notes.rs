//! The strips under the header: what went wrong, what is under way, the search.

use super::hands::Hands;
use super::icons;
use crate::ui::model::state::{Act, Search, Stage, State};
use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Work shorter than this shows no strip.
const PATIENCE_MS: u32 = 250;

/// The strips.
pub(super) fn notes(hands: &Hands, state: &State) -> Html {
    let article = state.article();
    let marking = article.filter(|article| article.stage == Stage::Marking).map(|article| article.key);
    html! {
        <div class="notes">
            if let Some(note) = &state.note {
                <div key="note" class={classes!("note", note.bad.then_some("bad"))} role={if note.bad { "alert" } else { "status" }}>
                    <p><b>{ &*note.what }</b>{ " " }{ &*note.more }</p>
                    <button class="ib" aria-label="Close" onclick={hands.on(Act::Note(None))}>{ icons::close() }</button>
                </div>
            }
            if let Some(search) = &state.search {
                <Find key="find" search={search.clone()} />
            }
            if let (Some(key), Some(article)) = (marking, article) {
                <Work key={key} job={key} megabytes={article.reading.layout.text().len()} marks={article.reading.counts.marks} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct WorkProps {
    job: u32,
    megabytes: usize,
    marks: usize,
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
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    if !*shown {
        return Html::default();
    }
    let job = props.job;
    let cancel = Callback::from(move |_: MouseEvent| hands.cancel(job));
    let size = format!("{}.{} MB", props.megabytes / 1_000_000, props.megabytes / 100_000 % 10);
    html! {
        <div class="note work" role="status">
            <p>
                { "Marking " }<b>{ size }</b>
                if props.marks > 0 {
                    { format!("; the first screens have {} marks", props.marks) }
                }
            </p>
            <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true"><rect class="lbg" width="100" height="2" /><rect class="lfg" width="30" height="2" /></svg>
            <button class="btn plain" onclick={cancel}>{ if props.marks > 0 { "Cancel, keep what is marked" } else { "Cancel" } }</button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FindProps {
    search: Search,
}

/// The app's own search.
#[component]
fn Find(props: &FindProps) -> Html {
    let field = use_node_ref();
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
            }
        });
    }
    let oninput = {
        let (hands, field) = (hands.clone(), field.clone());
        Callback::from(move |_: InputEvent| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                hands.act(Act::Search(Some(field.value().into())));
            }
        })
    };
    let onkeydown = {
        let hands = hands.clone();
        Callback::from(move |event: KeyboardEvent| {
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
    html! {
        <div class="note find" role="search">
            <input ref={field} type="search" aria-label="Search the article" placeholder="Search the article" {oninput} {onkeydown} />
            <span role="status">{ count }</span>
            <button class="ib" aria-label="Previous find" onclick={hands.on(Act::Found(false))}>{ icons::up() }</button>
            <button class="ib" aria-label="Next find" onclick={hands.on(Act::Found(true))}>{ icons::down() }</button>
            <button class="ib" aria-label="Close the search" onclick={hands.on(Act::Search(None))}>{ icons::close() }</button>
        </div>
    }
}
