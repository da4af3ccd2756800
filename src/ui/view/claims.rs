//! The Claims panel: figures that can't be first, then the claims, the most worth checking at the top.

use super::card::{claim_facts, plus_or_minus, verbs};
use super::hands::Hands;
use super::marks::{body, quiet};
use super::part::{Part, effect, maybe, use_after};
use super::tag::{button, tag};
use crate::analysis::types::ClaimType;
use crate::annotation::document::{Claim, Finding, Id, Mark, Status};
use crate::ui::model::focus::Focus;
use crate::ui::model::reading::Reading;
use crate::ui::model::state::{Act, Article};
use crate::ui::model::{describe, lists};
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// So many claims are drawn at once.
const LINES: usize = 100;

#[derive(PartialEq)]
pub(super) struct Props {
    pub(super) article: Rc<Article>,
    pub(super) asking: bool,
    pub(super) hands: Hands,
}

impl Part for Props {
    const KIND: &'static str = "claims";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_claims(self).run(hooks)
    }
}

/// The panel.
#[hook]
fn use_claims(props: &Props) -> Html {
    let ranked = use_memo(props.article.reading.clone(), |reading| lists::ranked_claims(reading));
    let only = use_state_eq(|| None::<Only>);
    let lines = use_state_eq(|| LINES);
    let hands = &props.hands;
    let reading = &props.article.reading;
    let findings: Vec<&Rc<Finding>> =
        reading.document.findings.iter().filter(|f| f.status != Status::Rejected).collect();
    let shown: Vec<(usize, &Rc<Mark>, &Claim)> = ranked
        .iter()
        .enumerate()
        .filter_map(|(at, &id)| reading.mark(id).map(|mark| (at, mark)))
        .filter_map(|(at, mark)| mark.claim().map(|claim| (at, mark, claim)))
        .filter(|(_, _, claim)| only.is_none_or(|only| only.fits(claim)))
        .collect();
    let focus = props.article.focus.and_then(Focus::mark);
    let follow = || {
        let line = gloo::utils::document().query_selector(".cl.on").ok().flatten();
        if let Some(line) = line {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            line.scroll_into_view_with_scroll_into_view_options(&options);
        }
    };
    use_after(maybe(focus.map(|id| id.0 as usize)), effect(follow));
    let place = shown.iter().position(|(_, mark, _)| focus == Some(mark.id)).unwrap_or(0);
    let to = (*lines).max(place + 1);
    let more = (shown.len() > to).then(|| {
        let lines = lines.clone();
        let click = Callback::from(move |_: Event| lines.set(to + LINES));
        super::marks::more(format!("{} more", shown.len() - to), click)
    });
    let body =
        body("body", "tab-claims").each(&mut findings.iter().map(|finding| found(reading, finding, hands)));
    if ranked.is_empty() {
        let more = "Statements that can be checked would stand here, the most worth checking first.";
        return body.add(quiet("No claim is marked.", more)).html();
    }
    let count = tag("b", "").add(describe::count(ranked.len(), "claim"));
    let mut claims = shown.iter().take(to).map(|(at, mark, claim)| line(hands, props, at + 1, mark, claim));
    body.add(tag("div", "head").add(tag("span", "").add(count).add(", most worth checking first")))
        .add(filters(reading, &ranked, &only))
        .add(tag("ol", "").each(&mut claims))
        .add(more)
        .html()
}

/// Which claims the panel shows.
#[derive(Clone, Copy, PartialEq)]
enum Only {
    /// Those of a type.
    Kind(ClaimType),
    /// Those of whoever asserts them; `None` is the article's own voice.
    By(Option<Id>),
}

impl Only {
    fn fits(self, claim: &Claim) -> bool {
        match self {
            Self::Kind(kind) => claim.types.contains(&kind),
            Self::By(who) => claim.asserted_by == who,
        }
    }
}

/// The types that occur and who asserts, each where there is more than one; of many speakers those with most claims.
fn filters(reading: &Reading, ranked: &[Id], only: &UseStateHandle<Option<Only>>) -> Html {
    const SPEAKERS: usize = 8;
    let claims: Vec<&Claim> = ranked.iter().filter_map(|&id| reading.mark(id)?.claim()).collect();
    let count = |only: Only| claims.iter().filter(|claim| only.fits(claim)).count();
    let kinds = ClaimType::ALL.iter().map(|&kind| (Only::Kind(kind), describe::type_words(kind).to_owned()));
    let mut speakers: Vec<(usize, Option<Id>)> = Vec::new();
    for claim in &claims {
        if let Some((count, _)) = speakers.iter_mut().find(|(_, who)| *who == claim.asserted_by) {
            *count += 1;
        } else if speakers.len() < SPEAKERS * 8 {
            speakers.push((1, claim.asserted_by));
        }
    }
    speakers.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let name = |who: Option<Id>| match who.and_then(|id| reading.entity(id)) {
        Some(entity) => entity.name.to_string(),
        None => "The article".to_owned(),
    };
    let speakers = speakers.into_iter().take(SPEAKERS).map(|(_, who)| (Only::By(who), name(who)));
    let chips = |label: &'static str, all: Vec<(Only, String)>| {
        let all: Vec<_> =
            all.into_iter().map(|(o, words)| (count(o), o, words)).filter(|(n, ..)| *n > 0).collect();
        if all.len() < 2 || ranked.len() < 4 {
            return Html::default();
        }
        tag("div", "filters")
            .set("role", "group")
            .set("aria-label", label)
            .each(&mut all.into_iter().map(|(count, this, words)| {
                let pressed = **only == Some(this);
                let only = only.clone();
                let click = Callback::from(move |_: Event| only.set((!pressed).then_some(this)));
                button("chip", click).aria("aria-pressed", pressed).add(format!("{words} {count}")).html()
            }))
            .html()
    };
    let both = [chips("Types of claim", kinds.collect()), chips("Who says so", speakers.collect())];
    both.into_iter().collect()
}

/// A finding with its arithmetic and the ways to its places.
fn found(reading: &Reading, finding: &Finding, hands: &Hands) -> Html {
    tag("div", "ck")
        .key(finding.id.0)
        .add(tag("b", "").add("Figures that don\u{2019}t fit"))
        .add(tag("p", "").add(&finding.text))
        .each(&mut finding.spans.iter().map(|span| {
            let number = reading.layout.number_at(span.start);
            let words = number.map_or("in the head".to_owned(), |number| format!("\u{b6}{number}"));
            button("go", hands.on(Act::GoTo(span.start))).add(words).html()
        }))
        .html()
}

/// A claim; in focus with all that speaks for checking it.
fn line(hands: &Hands, props: &Props, rank: usize, mark: &Mark, claim: &Claim) -> Html {
    let reading = &props.article.reading;
    let on = props.article.focus == Some(Focus::Mark(mark.id));
    let worth = match reading.paragraph(mark) {
        Some(number) => format!("\u{b6}{number} \u{b7} {}", claim.check_worthiness.get()),
        None => claim.check_worthiness.get().to_string(),
    };
    let words = tag("span", "").add(reading.words(mark).to_owned());
    let mut types =
        claim.types.iter().map(|&kind| tag("span", "chip").add(describe::type_words(kind)).html());
    let chips = tag("p", "chips")
        .each(&mut types)
        .add(tag("span", "r").set("title", "How much it is worth checking, of 100").add(worth));
    let mut strongest =
        claim.contributions.iter().take(3).map(|sign| {
            tag("i", "").add(tag("b", "").add(plus_or_minus(sign))).add(" ").add(&sign.text).html()
        });
    let facts = match (on, claim.contributions.is_empty()) {
        (true, _) => claim_facts(hands, reading, claim),
        (false, false) => tag("p", "by2").each(&mut strongest).html(),
        (false, true) => Html::default(),
    };
    let inside = tag("div", "")
        .add(button("said", hands.on(Act::Go(Focus::Mark(mark.id)))).aria("aria-expanded", on).add(words))
        .add(chips)
        .add(tag("p", "by2").add(describe::asserted_by(reading, claim)))
        .add(facts)
        .add(on.then(|| verbs(hands, &props.article, mark, props.asking)));
    tag("li", if on { "cl on" } else { "cl" })
        .key(mark.id.0)
        .put("data-id", mark.id.0.to_string())
        .add(tag("span", "no").add(rank.to_string()))
        .add(inside)
        .html()
}
