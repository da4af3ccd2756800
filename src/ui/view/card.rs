//! The card of the focused mark: who, in which form, why, what is doubtful, and the verdicts.

use super::hands::Hands;
use super::icons;
use crate::annotation::document::{Attribution, Body, Claim, Contribution, Id, Mark, Status};
use crate::text::order;
use crate::ui::model::focus::Focus;
use crate::ui::model::keys::{self, Command};
use crate::ui::model::reading::{Reading, live};
use crate::ui::model::state::{Act, Article, Verdict};
use crate::ui::model::{describe, doubt};
use std::cmp::Reverse;
use yew::prelude::*;

/// The card; `docked` where it stands in the dock, at the height of its line.
pub(super) fn card(hands: &Hands, article: &Article, mark: &Mark, asking: bool, docked: bool) -> Html {
    let reading = &article.reading;
    let class = classes!("card", docked.then_some("dock"));
    let also = reading.also_on(mark);
    let why = describe::why(mark);
    // A claim's reason is mostly its weightiest sign, which stands below.
    let told =
        mark.claim().is_some_and(|c| strongest(&c.contributions).iter().any(|sign| *sign.text == *why));
    html! {
        <section {class} aria-label="Mark in focus" data-at={docked.then(|| mark.id.0.to_string())}>
            <div class="who">
                { icons::of(mark) }
                { who(reading, mark, hands) }
                if let Some(number) = reading.paragraph(mark) {
                    <span class="r">{ format!("\u{b6}{number}") }</span>
                }
            </div>
            <p class="form">{ describe::form(reading, mark) }</p>
            { for via(reading, mark) }
            if !why.is_empty() && !told {
                <p class="why">{ why }</p>
            }
            if let Some(claim) = mark.claim() {
                { claim_facts(reading, claim) }
            }
            if let Some(doubt) = doubt::of(reading, mark) {
                <p class="doubt">{ doubt.says }{ " " }<small>{ format!("{} of 100", doubt.of_hundred) }</small></p>
            }
            { verbs(hands, article, mark, asking) }
            { for also.iter().filter_map(|&id| reading.mark(id)).enumerate().map(|(at, other)| html! {
                <button class="also" data-id={other.id.0.to_string()} onclick={hands.on(Act::Go(Focus::Mark(other.id)))}>
                    { icons::of(other) }<span>{ describe::also(reading, other) }</span>
                    if at == 0 {
                        <kbd class="not-phone">{ keys::key_of(Command::Outward) }</kbd>
                    }
                </button>
            }) }
        </section>
    }
}

/// The name; where the article names the source near the quote, it leads there.
fn who(reading: &Reading, mark: &Mark, hands: &Hands) -> Html {
    let name = describe::who(reading, mark);
    let source = live(mark).find_map(|a: &Attribution| a.source);
    match (source, &mark.body) {
        (Some(id), _) => html! {
            <button title="To the source" data-id={id.0.to_string()} onclick={hands.on(Act::Go(Focus::Mark(id)))}>{ name }</button>
        },
        (None, Body::Source { entity, .. }) => html! {
            <button title="All that is quoted" onclick={hands.on(Act::Go(Focus::Entity(*entity)))}>{ name }</button>
        },
        _ => html! { <b>{ name }</b> },
    }
}

fn via(reading: &Reading, mark: &Mark) -> Option<Html> {
    let via = live(mark).find_map(|a| a.via)?;
    let name = via.entity.and_then(|id| reading.entity(id)).map(|e| e.name.to_string());
    let name =
        name.or_else(|| via.source.and_then(|id| reading.mark(id)).map(|m| reading.words(m).to_owned()))?;
    Some(html! { <p class="form">{ format!("By way of {name}") }</p> })
}

/// What a claim's score is made of, what would check it, what it leaves out.
pub(super) fn claim_facts(reading: &Reading, claim: &Claim) -> Html {
    let missing: Vec<&str> = claim.missing.iter().map(|&missing| doubt::missing_says(missing)).collect();
    let values: Vec<String> = claim
        .values
        .iter()
        .map(|value| {
            let words = value.span.of(&reading.document.text);
            match &value.base {
                Some(base) => format!("{words}, compared with {base}"),
                None => words.to_owned(),
            }
        })
        .collect();
    html! { <>
        <ul class="signs">
            { for strongest(&claim.contributions).into_iter().map(|sign| html! {
                <li><i>{ if sign.weight < 0 { "\u{2212}" } else { "+" } }</i>{ &*sign.text }</li>
            }) }
        </ul>
        <dl class="kv">
            if !claim.check_with.is_empty() {
                <dt>{ "Check in" }</dt><dd>{ &*claim.check_with }</dd>
            }
            if !values.is_empty() {
                <dt>{ "Values" }</dt><dd>{ values.join("; ") }</dd>
            }
            if !missing.is_empty() {
                <dt>{ "Missing" }</dt><dd>{ missing.join("; ") }</dd>
            }
        </dl>
    </> }
}

/// The verdicts on a mark, or the one that was given with the way back.
pub(super) fn verbs(hands: &Hands, article: &Article, mark: &Mark, asking: bool) -> Html {
    if !article.takes_decisions() {
        return html! { <p class="form">{ "Marking is still under way." }</p> };
    }
    let verb = |words: &'static str, command: Command, verdict: Verdict, chief: bool| {
        let hands = hands.clone();
        let onclick = Callback::from(move |_: MouseEvent| hands.decide(verdict));
        let key = keys::key_of(command);
        html! {
            <button class={classes!("v", chief.then_some("main-v"))} aria-keyshortcuts={key} {onclick}>{ words }<kbd aria-hidden="true">{ key }</kbd></button>
        }
    };
    let not = match mark.body {
        Body::Quote(_) => "Not a quote",
        Body::Source { .. } => "Not a source",
        Body::Claim(_) => "Not a claim",
    };
    let speaker = live(mark).next().is_some();
    if asking {
        return html! {
            <div class="ask" role="group" aria-label="What is wrong?">
                { "What is wrong?" }
                <div class="verbs">
                    { verb("Wrong speaker", Command::WrongSpeaker, Verdict::WrongSpeaker, false) }
                    { verb(not, Command::NotAMark, Verdict::NotAMark, false) }
                </div>
            </div>
        };
    }
    let next = hands.on(Act::Step { forward: true, doubtful: true });
    let given = given(mark, not);
    let undo = article.last_was_about(mark.id);
    html! { <>
        if let Some(given) = &given {
            <p class="done">
                { icons::tick() }{ *given }
                if undo {
                    <button class="btn" onclick={hands.on(Act::Undo)}>{ "Undo" }</button>
                }
            </p>
        }
        <div class="verbs">
            if mark.status != Status::Accepted {
                { verb("Right", Command::Right, Verdict::Right, given.is_none()) }
            }
            if speaker && mark.status != Status::Rejected {
                { verb("Wrong speaker", Command::WrongSpeaker, Verdict::WrongSpeaker, false) }
            }
            if mark.status != Status::Rejected {
                { verb(not, Command::NotAMark, Verdict::NotAMark, false) }
            }
            <button class="v" aria-keyshortcuts="n" onclick={next}>{ "Next doubtful" }<kbd aria-hidden="true">{ "n" }</kbd></button>
        </div>
    </> }
}

/// How many reasons of a check-worthiness the card has room for.
const REASONS: usize = 4;

/// The contributions that weigh most, the heaviest first.
fn strongest(all: &[Contribution]) -> Vec<&Contribution> {
    let mut all: Vec<&Contribution> = all.iter().collect();
    order::by_key(&mut all, |c| Reverse(u32::from(c.weight.unsigned_abs())));
    all.truncate(REASONS);
    all
}

/// What was decided on a mark.
fn given(mark: &Mark, not: &'static str) -> Option<&'static str> {
    let wrong_speaker =
        mark.quote().is_some_and(|quote| quote.attributions.iter().any(|a| a.status == Status::Rejected));
    match mark.status {
        Status::Rejected => Some(not),
        Status::Accepted => Some("Right"),
        Status::Edited => Some("Right, after a change"),
        Status::Manual => Some("Marked by a person"),
        Status::Suggested => wrong_speaker.then_some("Wrong speaker"),
    }
}

/// Where several marks meet: which one?
pub(super) fn chooser(hands: &Hands, article: &Article, ids: &[Id]) -> Html {
    let reading = &article.reading;
    let focus = article.focus.and_then(Focus::mark);
    let at = focus.map(|id| id.0.to_string());
    html! {
        <section class="card list dock" aria-label="Marks on these words" data-at={at}>
            <h2>{ format!("{} marks on these words", ids.len()) }</h2>
            { for ids.iter().filter_map(|&id| reading.mark(id)).enumerate().map(|(at, mark)| html! {
                <button class={classes!("menu-it", (focus == Some(mark.id)).then_some("on"))} data-id={mark.id.0.to_string()} onclick={hands.on(Act::Choose(at))}>
                    { icons::of(mark) }
                    <div><b>{ describe::kind(mark) }</b><span>{ line(reading, mark) }</span></div>
                    <kbd class="not-phone">{ at + 1 }</kbd>
                </button>
            }) }
            <p class="tail">{ "Click again for the next one outward. Esc to close." }</p>
        </section>
    }
}

fn line(reading: &Reading, mark: &Mark) -> String {
    match mark.claim() {
        Some(claim) => format!("{}: {}", describe::types(claim), reading.words(mark)),
        None => format!("{}: {}", describe::who(reading, mark), reading.words(mark)),
    }
}
