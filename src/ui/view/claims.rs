//! The Claims panel: figures that can't be first, then the claims, the most worth checking at the top.

use super::card::{claim_facts, verbs};
use super::hands::Hands;
use crate::analysis::types::ClaimType;
use crate::annotation::document::{Claim, Finding, Id, Mark, Status};
use crate::ui::model::focus::Focus;
use crate::ui::model::reading::Reading;
use crate::ui::model::state::{Act, Article};
use crate::ui::model::{describe, lists};
use std::rc::Rc;
use yew::prelude::*;

/// So many claims are drawn at once.
const LINES: usize = 100;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) article: Rc<Article>,
    pub(super) asking: bool,
}

/// The panel.
#[component]
pub(super) fn Claims(props: &Props) -> Html {
    let ranked = use_memo(props.article.reading.clone(), |reading| lists::ranked_claims(reading));
    let only = use_state_eq(|| None::<ClaimType>);
    let lines = use_state_eq(|| LINES);
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    let reading = &props.article.reading;
    let findings: Vec<&Rc<Finding>> =
        reading.document.findings.iter().filter(|f| f.status != Status::Rejected).collect();
    let shown: Vec<(usize, &Rc<Mark>, &Claim)> = ranked
        .iter()
        .enumerate()
        .filter_map(|(at, &id)| reading.mark(id).map(|mark| (at, mark)))
        .filter_map(|(at, mark)| mark.claim().map(|claim| (at, mark, claim)))
        .filter(|(_, _, claim)| only.is_none_or(|kind| claim.types.contains(&kind)))
        .collect();
    let focus = props.article.focus.and_then(Focus::mark);
    use_effect_with(focus, |_| {
        let line = gloo::utils::document().query_selector(".cl.on").ok().flatten();
        if let Some(line) = line {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            line.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let place = shown.iter().position(|(_, mark, _)| focus == Some(mark.id)).unwrap_or(0);
    let to = (*lines).max(place + 1);
    let more = {
        let lines = lines.clone();
        Callback::from(move |_: MouseEvent| lines.set(to + LINES))
    };
    html! {
        <div id="panel-body" class="body" role="tabpanel" aria-labelledby="tab-claims" tabindex="-1">
            { for findings.iter().map(|finding| found(reading, finding, &hands)) }
            if ranked.is_empty() {
                <p class="quiet"><b>{ "No claim is marked." }</b>{ "Statements that can be checked would stand here, the most worth checking first." }</p>
            } else {
                <div class="head"><span><b>{ describe::count(ranked.len(), "claim") }</b>{ ", most worth checking first" }</span></div>
                { filters(reading, &ranked, &only) }
                <ol>
                    { for shown.iter().take(to).map(|(at, mark, claim)| html! {
                        { line(&hands, props, at + 1, mark, claim) }
                    }) }
                </ol>
                if shown.len() > to {
                    <div class="more"><button class="btn" onclick={more}>{ format!("{} more", shown.len() - to) }</button></div>
                }
            }
        </div>
    }
}

/// The types that occur, where there is more than one.
fn filters(reading: &Reading, ranked: &[Id], only: &UseStateHandle<Option<ClaimType>>) -> Html {
    let has = |kind: ClaimType| {
        let claims = ranked.iter().filter_map(|&id| reading.mark(id)).filter_map(|mark| mark.claim());
        claims.filter(|claim| claim.types.contains(&kind)).count()
    };
    let kinds: Vec<(ClaimType, usize)> =
        ClaimType::ALL.iter().map(|&kind| (kind, has(kind))).filter(|(_, count)| *count > 0).collect();
    if kinds.len() < 2 || ranked.len() < 4 {
        return Html::default();
    }
    html! {
        <div class="filters" role="group" aria-label="Types of claim">
            { for kinds.into_iter().map(|(kind, count)| {
                let pressed = **only == Some(kind);
                let only = only.clone();
                let onclick = Callback::from(move |_: MouseEvent| only.set((!pressed).then_some(kind)));
                html! { <button class="chip" aria-pressed={super::yes(pressed)} {onclick}>{ format!("{} {count}", describe::type_words(kind)) }</button> }
            }) }
        </div>
    }
}

/// A finding with its arithmetic and the ways to its places.
fn found(reading: &Reading, finding: &Finding, hands: &Hands) -> Html {
    html! {
        <div class="ck" key={finding.id.0}>
            <b>{ "Figures that don\u{2019}t fit" }</b>
            <p>{ &*finding.text }</p>
            { for finding.spans.iter().map(|span| {
                let number = reading.layout.number_at(span.start);
                let words = number.map_or("in the head".to_owned(), |number| format!("\u{b6}{number}"));
                html! { <button class="go" onclick={hands.on(Act::GoTo(span.start))}>{ words }</button> }
            }) }
        </div>
    }
}

/// A claim; in focus with all that speaks for checking it.
fn line(hands: &Hands, props: &Props, rank: usize, mark: &Mark, claim: &Claim) -> Html {
    let reading = &props.article.reading;
    let on = props.article.focus == Some(Focus::Mark(mark.id));
    let number = reading.paragraph(mark).map(|number| format!("\u{b6}{number} \u{b7} "));
    html! {
        <li key={mark.id.0} class={classes!("cl", on.then_some("on"))} data-id={mark.id.0.to_string()}>
            <span class="no">{ rank }</span>
            <div>
                <button class="said" aria-expanded={super::yes(on)} onclick={hands.on(Act::Go(Focus::Mark(mark.id)))}><span>{ reading.words(mark).to_owned() }</span></button>
                <p class="chips">
                    { for claim.types.iter().map(|&kind| html! { <span class="chip">{ describe::type_words(kind) }</span> }) }
                    <span class="r" title="How much it is worth checking, of 100">{ number }{ claim.check_worthiness.get() }</span>
                </p>
                <p class="by2">{ describe::asserted_by(reading, claim) }</p>
                if on {
                    { claim_facts(reading, claim) }
                    { verbs(hands, &props.article, mark, props.asking) }
                } else if !claim.contributions.is_empty() {
                    <p class="by2">
                        { for claim.contributions.iter().take(3).map(|sign| html! {
                            <i><b>{ if sign.weight < 0 { "\u{2212}" } else { "+" } }</b>{ " " }{ &*sign.text }</i>
                        }) }
                    </p>
                }
            </div>
        </li>
    }
}
