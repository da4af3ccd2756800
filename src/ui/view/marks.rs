//! The Marks panel: the focused mark's card at its line with the doubtful ones around it, or the list of all marks.

use super::card::{card, chooser};
use super::hands::Hands;
use super::icons;
use super::yes;
use crate::annotation::document::{Id, Mark, Status};
use crate::ui::model::focus::Focus;
use crate::ui::model::reading::Reading;
use crate::ui::model::state::{Act, Article, Sheet, Stage};
use crate::ui::model::{describe, doubt};
use std::rc::Rc;
use yew::prelude::*;

/// So many lines of a list are drawn at once.
const LINES: usize = 250;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) article: Rc<Article>,
    pub(super) all: bool,
    pub(super) chooser: Option<Rc<[Id]>>,
    pub(super) asking: bool,
    pub(super) narrow: bool,
    pub(super) sheet: Sheet,
}

/// The panel.
#[component]
pub(super) fn Marks(props: &Props) -> Html {
    let near = use_state_eq(|| Rc::<[Id]>::from([]));
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    {
        let (drawing, near) = (Rc::clone(&hands.drawing), near.setter());
        use_effect_with((), move |()| {
            drawing.on_near(Some(Callback::from(move |ids| near.set(ids))));
            move || drawing.on_near(None)
        });
    }
    let reading = &props.article.reading;
    let counts = reading.counts;
    let pick = |all: bool, words: String| {
        html! {
            <button class="pick" role="radio" aria-checked={yes(props.all == all)} onclick={hands.on(Act::AllMarks(all))}>{ words }</button>
        }
    };
    let head = html! {
        <div class="head" role="radiogroup" aria-label="Which marks">
            { pick(false, format!("Doubtful {}", reading.doubtful.len())) }
            { pick(true, format!("All {}", counts.marks)) }
            <span class="r">
                { checked(&props.article) }
            </span>
        </div>
    };
    let card_alone = props.narrow && props.sheet == Sheet::Card;
    let list = (props.all || props.narrow) && !card_alone;
    let body = classes!("body", (!list).then_some("dock-body"));
    html! {
        <div id="panel-body" class={body} role="tabpanel" aria-labelledby="tab-marks" tabindex="-1">
            { head }
            if list {
                <Lines article={Rc::clone(&props.article)} all={props.all} asking={props.asking} />
            } else {
                { dock(props, &near, &hands) }
            }
        </div>
    }
}

fn checked(article: &Article) -> String {
    let counts = article.reading.counts;
    match (&article.stage, counts.marks) {
        (Stage::Marking, _) => "so far".into(),
        (_, 0) => String::new(),
        // There is no room for the word beside five digits.
        (_, marks) if marks >= 10_000 => format!("{} of {marks}", counts.checked),
        (_, marks) => format!("{} of {marks} checked", counts.checked),
    }
}

/// The card or the chooser, and the doubtful marks on the screen, each in a sentence.
fn dock(props: &Props, near: &Rc<[Id]>, hands: &Hands) -> Html {
    let reading = &props.article.reading;
    let focus = props.article.focused();
    let stubs = near.iter().filter(|&&id| focus.is_none_or(|mark| mark.id != id));
    let stubs: Vec<Html> = stubs.filter_map(|&id| stub(reading, id, hands)).collect();
    html! { <>
        if let Some(mark) = focus {
            if let Some(ids) = &props.chooser {
                { chooser(hands, &props.article, ids) }
            } else {
                { card(hands, &props.article, mark, props.asking, true) }
            }
        } else if reading.doubtful.is_empty() {
            { none_doubtful(props) }
        } else if stubs.is_empty() {
            <p class="quiet" key="quiet">{ "Nothing on this screen is doubtful. " }<kbd>{ "n" }</kbd>{ " goes to the next." }</p>
        }
        { for stubs }
    </> }
}

fn none_doubtful(props: &Props) -> Html {
    let counts = props.article.reading.counts;
    match props.article.stage {
        Stage::Marking => Html::default(),
        _ if counts.marks == 0 => html! {
            <p class="quiet" key="quiet"><b>{ "Nothing is marked." }</b>{ "Quotes, sources and claims would stand here, each with its reason." }</p>
        },
        _ => html! {
            <p class="quiet" key="quiet"><b>{ "No doubtful mark is left." }</b>{ "Click a mark in the article, or go through all of them with " }<kbd>{ "j" }</kbd>{ "." }</p>
        },
    }
}

fn stub(reading: &Reading, id: Id, hands: &Hands) -> Option<Html> {
    let mark = reading.mark(id)?;
    let doubt = doubt::of(reading, mark)?;
    let head = match mark.claim() {
        Some(_) => format!("\u{201c}{}\u{201d}", short(reading.words(mark))),
        None => describe::who(reading, mark),
    };
    Some(html! {
        <button key={id.0} class="stub" data-at={id.0.to_string()} data-id={id.0.to_string()} onclick={hands.on(Act::Go(Focus::Mark(id)))}>
            { icons::of(mark) }<span><b>{ head }</b>{ " " }{ lower_first(doubt.says) }</span>
        </button>
    })
}

/// The first words.
fn short(words: &str) -> String {
    let mut out = words.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    if out.len() < words.len() {
        out.push('\u{2026}');
    }
    out
}

fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

#[derive(Properties, PartialEq)]
struct LinesProps {
    article: Rc<Article>,
    all: bool,
    asking: bool,
}

/// A list of marks by paragraph; the focused one opens its card.
#[component]
fn Lines(props: &LinesProps) -> Html {
    let page = use_state_eq(|| 0);
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    let reading = &props.article.reading;
    let focus = props.article.focus.and_then(Focus::mark);
    let all = &reading.document.marks;
    let count = if props.all { all.len() } else { reading.doubtful.len() };
    let mark_at = |at: usize| {
        if props.all { all.get(at) } else { reading.doubtful.get(at).and_then(|&id| reading.mark(id)) }
    };
    {
        let place = focus.and_then(|id| {
            if props.all { all.position(id) } else { reading.doubtful.iter().position(|&other| other == id) }
        });
        let page = page.clone();
        use_effect_with(place, move |place| {
            if let Some(place) = place {
                page.set(place / LINES);
            }
        });
    }
    let from = (*page * LINES).min(count);
    let to = (from + LINES).min(count);
    let mut above = None;
    let lines: Html = (from..to)
        .filter_map(mark_at)
        .map(|mark| {
            let number = reading.paragraph(mark);
            let new = number != above;
            above = number;
            let on = focus == Some(mark.id);
            html! {
                <li key={mark.id.0} class={new.then_some("new")}>
                    { line(reading, mark, number.filter(|_| new), on, &hands) }
                    if on {
                        <div class="in">{ card(&hands, &props.article, mark, props.asking, false) }</div>
                    }
                </li>
            }
        })
        .collect();
    let turn = |to: usize| {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| page.set(to))
    };
    html! { <>
        if *page > 0 {
            <div class="more"><button class="btn" onclick={turn(*page - 1)}>{ format!("Earlier marks, {from} more") }</button></div>
        }
        <ul>{ lines }</ul>
        if to < count {
            <div class="more"><button class="btn" onclick={turn(*page + 1)}>{ format!("Later marks, {} more", count - to) }</button></div>
        }
    </> }
}

fn line(reading: &Reading, mark: &Mark, number: Option<u32>, on: bool, hands: &Hands) -> Html {
    let doubt = doubt::of(reading, mark);
    let who = match (&doubt, mark.status) {
        (Some(doubt), _) => doubt.short.to_owned(),
        (None, Status::Rejected) => "rejected".to_owned(),
        (None, _) if mark.claim().is_some_and(|claim| claim.asserted_by.is_none()) => "article".to_owned(),
        (None, _) => describe::who(reading, mark),
    };
    let class = classes!(
        "mk",
        on.then_some("on"),
        doubt.is_some().then_some("dt"),
        (mark.status == Status::Rejected).then_some("gone")
    );
    let words = reading.words(mark);
    let cut = words.char_indices().nth(90).map_or(words, |(end, _)| words.get(..end).unwrap_or(words));
    html! {
        <button {class} data-id={mark.id.0.to_string()} aria-current={on.then_some("true")} onclick={hands.on(Act::Go(Focus::Mark(mark.id)))}>
            <span class="n">{ number.map(|number| number.to_string()).unwrap_or_default() }</span>
            { icons::of(mark) }<span class="heard">{ describe::kind(mark) }{ ": " }</span>
            <span class="tx">{ cut.to_owned() }</span>
            <span class="wh">{ if who == words { String::new() } else { who } }</span>
        </button>
    }
}
