//! The Marks panel: the focused mark's card at its line with the doubtful ones around it, or the list of all marks.

use super::card::{card, chooser, to_mark};
use super::hands::Hands;
use super::icons;
use super::part::{Part, Undo, When, effect, maybe, part, use_after};
use super::tag::{Tag, button, list, tag};
use crate::annotation::document::{Id, Mark, Status};
use crate::ui::model::focus::Focus;
use crate::ui::model::reading::Reading;
use crate::ui::model::state::{Act, Article, Sheet, Stage};
use crate::ui::model::{describe, doubt};
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// So many lines of a list are drawn at once.
const LINES: usize = 250;

#[derive(PartialEq)]
pub(super) struct Props {
    pub(super) article: Rc<Article>,
    pub(super) all: bool,
    pub(super) chooser: Option<Rc<[Id]>>,
    pub(super) asking: bool,
    pub(super) narrow: bool,
    pub(super) sheet: Sheet,
    pub(super) hands: Hands,
}

impl Part for Props {
    const KIND: &'static str = "marks";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_marks(self).run(hooks)
    }
}

/// The panel.
#[hook]
fn use_marks(props: &Props) -> Html {
    let near = use_state_eq(|| Rc::<[Id]>::from([]));
    let hands = &props.hands;
    {
        let (drawing, near) = (Rc::clone(&hands.drawing), near.setter());
        let listen = move || -> Undo {
            drawing.on_near(Some(Callback::from(move |ids| near.set(ids))));
            Box::new(move || drawing.on_near(None))
        };
        use_after(When::There, Box::new(listen));
    }
    let reading = &props.article.reading;
    let counts = reading.counts;
    let pick = |all: bool, words: String| {
        button("pick", hands.on(Act::AllMarks(all)))
            .set("role", "radio")
            .aria("aria-checked", props.all == all)
            .add(words)
    };
    let head = tag("div", "head")
        .set("role", "radiogroup")
        .set("aria-label", "Which marks")
        .add(pick(false, format!("Doubtful {}", reading.doubtful.len())))
        .add(pick(true, format!("All {}", counts.marks)))
        .add(tag("span", "r").add(checked(&props.article)));
    let card_alone = props.narrow && props.sheet == Sheet::Card;
    let inside = if (props.all || props.narrow) && !card_alone {
        let article = Rc::clone(&props.article);
        let lines = LinesProps { article, all: props.all, asking: props.asking, hands: hands.clone() };
        body("body", "tab-marks").add(head).add(part(lines))
    } else {
        body("body dock-body", "tab-marks").add(head).add(dock(props, &near, hands))
    };
    inside.html()
}

/// What stands under the tabs.
pub(super) fn body(class: &'static str, tab: &'static str) -> Tag {
    let body = tag("div", class).set("id", "panel-body").set("role", "tabpanel");
    body.set("aria-labelledby", tab).set("tabindex", "-1")
}

/// What stands in a panel that has nothing to show.
pub(super) fn quiet(what: &'static str, more: &'static str) -> Tag {
    tag("p", "quiet").add(tag("b", "").add(what)).add(more)
}

/// The button that draws more lines of a list.
pub(super) fn more(words: String, click: Callback<Event>) -> Tag {
    tag("div", "more").add(button("btn", click).add(words))
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
    let card = match (focus, &props.chooser) {
        (Some(_), Some(ids)) => chooser(hands, &props.article, ids),
        (Some(mark), None) => card(hands, &props.article, mark, props.asking, true),
        (None, _) if reading.doubtful.is_empty() => none_doubtful(props),
        (None, _) if stubs.is_empty() => tag("p", "quiet")
            .add("Nothing on this screen is doubtful. ")
            .add(tag("kbd", "").add("n"))
            .add(" goes to the next.")
            .html(),
        (None, _) => Html::default(),
    };
    let stubs = list(&mut stubs.into_iter());
    list(&mut [card, stubs].into_iter())
}

fn none_doubtful(props: &Props) -> Html {
    let counts = props.article.reading.counts;
    match props.article.stage {
        Stage::Marking => Html::default(),
        _ if counts.marks == 0 => {
            let more = "Quotes, sources and claims would stand here, each with its reason.";
            quiet("Nothing is marked.", more).html()
        }
        _ => {
            quiet("No doubtful mark is left.", "Click a mark in the article, or go through all of them with ")
                .add(tag("kbd", "").add("j"))
                .add(".")
                .html()
        }
    }
}

fn stub(reading: &Reading, id: Id, hands: &Hands) -> Option<Html> {
    let mark = reading.mark(id)?;
    let doubt = doubt::of(reading, mark)?;
    let head = match mark.claim() {
        Some(_) => format!("\u{201c}{}\u{201d}", short(reading.words(mark))),
        None => describe::who(reading, mark),
    };
    let words = tag("span", "").add(tag("b", "").add(head)).add(" ").add(lower_first(doubt.says));
    let stub = to_mark("stub", hands, id).key(id.0).put("data-at", id.0.to_string());
    Some(stub.add(icons::of(mark)).add(words).html())
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
    chars
        .next()
        .map_or(String::new(), |first| std::iter::once(first.to_ascii_lowercase()).chain(chars).collect())
}

#[derive(PartialEq)]
struct LinesProps {
    article: Rc<Article>,
    all: bool,
    asking: bool,
    hands: Hands,
}

impl Part for LinesProps {
    const KIND: &'static str = "lines";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_lines(self).run(hooks)
    }
}

/// A list of marks by paragraph; the focused one opens its card.
#[hook]
fn use_lines(props: &LinesProps) -> Html {
    let page = use_state_eq(|| 0);
    let hands = &props.hands;
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
        let turn = move || {
            if let Some(place) = place {
                page.set(place / LINES);
            }
        };
        use_after(maybe(place), effect(turn));
    }
    let from = (*page * LINES).min(count);
    let to = (from + LINES).min(count);
    let mut above = None;
    let mut lines = (from..to).filter_map(mark_at).map(|mark| {
        let number = reading.paragraph(mark);
        let new = number != above;
        above = number;
        let on = focus == Some(mark.id);
        let card = on.then(|| tag("div", "in").add(card(hands, &props.article, mark, props.asking, false)));
        tag("li", if new { "new" } else { "" })
            .key(mark.id.0)
            .add(line(reading, mark, number.filter(|_| new), on, hands))
            .add(card)
            .html()
    });
    let turn = |to: usize| {
        let page = page.clone();
        Callback::from(move |_: Event| page.set(to))
    };
    let lines = tag("ul", "").each(&mut lines).html();
    let earlier = (*page > 0).then(|| more(format!("Earlier marks, {from} more"), turn(*page - 1)).html());
    let later =
        (to < count).then(|| more(format!("Later marks, {} more", count - to), turn(*page + 1)).html());
    list(&mut [earlier.unwrap_or_default(), lines, later.unwrap_or_default()].into_iter())
}

fn line(reading: &Reading, mark: &Mark, number: Option<u32>, on: bool, hands: &Hands) -> Tag {
    let doubt = doubt::of(reading, mark);
    let who = match (&doubt, mark.status) {
        (Some(doubt), _) => doubt.short.to_owned(),
        (None, Status::Rejected) => "rejected".to_owned(),
        (None, _) if mark.claim().is_some_and(|claim| claim.asserted_by.is_none()) => "article".to_owned(),
        (None, _) => describe::who(reading, mark),
    };
    let words = reading.words(mark);
    let cut = words.char_indices().nth(90).map_or(words, |(end, _)| words.get(..end).unwrap_or(words));
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    let kind = tag("span", "heard").add(describe::kind(mark)).add(": ");
    to_mark("mk", hands, mark.id)
        .also(on, "on")
        .also(doubt.is_some(), "dt")
        .also(mark.status == Status::Rejected, "gone")
        .when(on, "aria-current", "true")
        .add(tag("span", "n").add(number))
        .add(icons::of(mark))
        .add(kind)
        .add(tag("span", "tx").add(cut.to_owned()))
        .add(tag("span", "wh").add(if who == words { String::new() } else { who }))
}
