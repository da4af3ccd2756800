//! The Sources panel: the ledger. And the lists that stand behind the article on paper.

use super::hands::Hands;
use crate::annotation::document::{Entity, Id, Status};
use crate::ui::model::describe;
use crate::ui::model::focus::Focus;
use crate::ui::model::ledger::{self, Ledger, Voice};
use crate::ui::model::lists;
use crate::ui::model::reading::{Reading, live};
use crate::ui::model::state::{Act, Article};
use std::rc::Rc;
use yew::prelude::*;

/// So many voices are drawn at once; the stack above them shows all.
const LINES: usize = 200;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) article: Rc<Article>,
}

/// The ledger.
#[component]
pub(super) fn Sources(props: &Props) -> Html {
    let ledger = use_memo(props.article.reading.clone(), |reading| Ledger::of(reading));
    let lines = use_state_eq(|| LINES);
    let Some(hands) = use_context::<Hands>() else { return Html::default() };
    let reading = &props.article.reading;
    let on = focused_entity(&props.article);
    let unnamed = ledger.unnamed(reading);
    let more = {
        let lines = lines.clone();
        Callback::from(move |_: MouseEvent| lines.set(*lines + LINES))
    };
    html! {
        <div id="panel-body" class="body" role="tabpanel" aria-labelledby="tab-sources" tabindex="-1">
            if ledger.voices.is_empty() {
                <p class="quiet"><b>{ "Nobody is quoted." }</b>{ "Who speaks, and how much, would stand here." }</p>
            } else {
                <div class="head">
                    <span><b>{ describe::count(ledger.speaking(), "voice") }</b>{ format!(", {} quoted", describe::count(ledger.words, "word")) }</span>
                    if unnamed > 0 {
                        <span class="r">{ format!("{unnamed} unnamed") }</span>
                    }
                </div>
                { stack(&ledger, on) }
                <ul>
                    { for ledger.voices.iter().take(*lines).map(|voice| row(reading, voice, on, &hands)) }
                </ul>
                if ledger.voices.len() > *lines {
                    <div class="more"><button class="btn" onclick={more}>{ format!("{} more", ledger.voices.len() - *lines) }</button></div>
                }
            }
        </div>
    }
}

/// The entity in focus, or the one that the mark in focus means.
fn focused_entity(article: &Article) -> Option<Id> {
    if let Some(entity) = article.focus.and_then(Focus::entity) {
        return Some(entity);
    }
    let mark = article.focused()?;
    match mark.body {
        crate::annotation::document::Body::Source { entity, .. } => Some(entity),
        _ => live(mark).find_map(|a| a.entity),
    }
}

/// All shares side by side.
fn stack(ledger: &Ledger, on: Option<Id>) -> Html {
    let mut x = 0;
    let bars: Html = ledger
        .voices
        .iter()
        .filter(|voice| voice.percent > 0)
        .map(|voice| {
            let start = x;
            x += voice.percent;
            let class = (voice.entity.is_some() && voice.entity == on).then_some("on");
            let width = format!("{}.{}%", voice.percent - 1, if x == 100 { 9 } else { 4 });
            html! { <rect {class} x={format!("{start}%")} {width} height="8" /> }
        })
        .collect();
    html! { <svg class="stack" height="8" role="img" aria-label="Share of voice, 100% in all">{ bars }</svg> }
}

fn row(reading: &Reading, voice: &Voice, focus: Option<Id>, hands: &Hands) -> Html {
    let entity = voice.entity.and_then(|id| reading.entity(id));
    let on = voice.entity.is_some() && voice.entity == focus;
    let name = entity.map_or("Nobody named", |e| &*e.name);
    let go = match (voice.entity, voice.first) {
        (Some(id), _) if !voice.mentions.is_empty() => Focus::Entity(id),
        (_, Some(id)) => Focus::Mark(id),
        (Some(id), None) => Focus::Entity(id),
        (None, None) => return Html::default(),
    };
    let ids: Vec<String> = voice.mentions.iter().take(100).map(|id| id.0.to_string()).collect();
    html! {
        <li key={voice.entity.map_or(0, |id| id.0)}>
            <button class={classes!("row", on.then_some("on"))} aria-current={on.then_some("true")} data-id={ids.join(" ")} onclick={hands.on(Act::Go(go))}>
                <span class="l1"><b>{ name.to_owned() }</b><span>{ beside(entity, voice) }</span><em>{ format!("{}%", voice.percent) }</em></span>
                <svg class="share" height="4" aria-hidden="true"><rect class="bg" width="100%" height="4" /><rect class="fg" width={format!("{}%", voice.percent)} height="4" /></svg>
                <span class="l3">{ facts(reading, voice, entity) }</span>
            </button>
            if on {
                { said_by(reading, voice, hands) }
            }
        </li>
    }
}

/// Role or kind, and second-hand.
fn beside(entity: Option<&Rc<Entity>>, voice: &Voice) -> String {
    let mut words: Vec<&str> = Vec::new();
    if let Some(entity) = entity {
        let kind = ledger::kind_words(entity.kind);
        words.extend(entity.role.as_deref().or((!kind.is_empty()).then_some(kind)));
    }
    if voice.second_hand {
        words.push("second-hand");
    }
    words.join(", ")
}

fn facts(reading: &Reading, voice: &Voice, entity: Option<&Rc<Entity>>) -> Html {
    let flag = entity.and_then(|e| describe::anonymous(e));
    let first = voice.first.and_then(|id| reading.mark(id)).and_then(|mark| reading.paragraph(mark));
    let mut words = Vec::new();
    if voice.quotes > 0 {
        words.push(describe::count(voice.words, "word"));
        words.push(describe::count(voice.quotes, "quote"));
    } else {
        words.push("named, not quoted".to_owned());
    }
    if let Some(first) = first {
        words.push(format!("first in \u{b6}{first}"));
    }
    html! { <>
        if let Some(flag) = flag {
            <span class="flag">{ capital(flag) }</span>{ " \u{b7} " }
        }
        { words.join(" \u{b7} ") }
    </> }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The quotes of the voice in focus.
fn said_by(reading: &Reading, voice: &Voice, hands: &Hands) -> Html {
    let marks = reading.document.marks.iter();
    let quotes = marks
        .filter(|mark| mark.status != Status::Rejected)
        .filter(|mark| live(mark).any(|a| a.entity == voice.entity));
    html! {
        <div class="said-by">
            { for quotes.take(50).map(|mark| html! {
                <button key={mark.id.0} data-id={mark.id.0.to_string()} onclick={hands.on(Act::Go(Focus::Mark(mark.id)))}>{ reading.words(mark).to_owned() }</button>
            }) }
        </div>
    }
}

/// What would check a claim, behind it; some say so in a sentence with its end.
fn check(with: &str) -> String {
    let end = if with.ends_with(['.', '?', '!']) { "" } else { "." };
    if with.is_empty() { String::new() } else { format!(". Check in {with}{end}") }
}

/// Behind the article on paper: the claims to check and who says each quote.
pub(super) fn paper(reading: &Reading) -> Html {
    let counts = reading.counts;
    let place = |id: Id| {
        let number = reading.mark(id).and_then(|mark| reading.paragraph(mark));
        number.map_or(String::new(), |number| format!("\u{b6}{number}"))
    };
    let claims = lists::ranked_claims(reading);
    let quotes =
        reading.document.marks.iter().filter(|m| m.quote().is_some() && m.status != Status::Rejected);
    html! {
        <section class="print">
            <p>{ format!("{}, {}, {}; {} of {} checked", describe::count(counts.quotes, "quote"), describe::count(counts.sources, "source"), describe::count(counts.claims, "claim"), counts.checked, counts.marks) }</p>
            if !claims.is_empty() {
                <h2>{ "Claims to check" }</h2>
                <ul>
                    { for claims.iter().filter_map(|&id| reading.mark(id)).filter_map(|mark| Some((mark, mark.claim()?))).map(|(mark, claim)| html! {
                        <li><b>{ place(mark.id) }</b>{ reading.words(mark).to_owned() }{ " \u{2014} " }{ describe::asserted_by(reading, claim) }{ check(&claim.check_with) }</li>
                    }) }
                </ul>
            }
            <h2>{ "Who says it" }</h2>
            <ul>
                { for quotes.map(|mark| html! {
                    <li><b>{ place(mark.id) }</b>{ describe::who(reading, mark) }{ ": " }{ reading.words(mark).to_owned() }{ if mark.status == Status::Suggested { " ?" } else { "" } }</li>
                }) }
            </ul>
            <p class="key">{ "Underlined: quote. Dotted: source. Dashed or ?: not checked yet." }</p>
        </section>
    }
}
