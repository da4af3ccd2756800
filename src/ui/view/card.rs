//! The card of the focused mark: who, in which form, why, what is doubtful, and the verdicts.

use super::hands::Hands;
use super::icons;
use super::tag::{Tag, button, list, tag};
use crate::annotation::document::{Attribution, Body, Claim, Contribution, Id, Mark, Status};
use crate::text::order;
use crate::ui::model::focus::Focus;
use crate::ui::model::keys::{self, Command};
use crate::ui::model::reading::{Reading, live};
use crate::ui::model::state::{Act, Article, Verdict};
use crate::ui::model::{describe, doubt};
use std::cmp::Reverse;
use yew::Html;

/// The card; `docked` where it stands in the dock, at the height of its line.
pub(super) fn card(hands: &Hands, article: &Article, mark: &Mark, asking: bool, docked: bool) -> Html {
    let reading = &article.reading;
    let also = reading.also_on(mark);
    let why = describe::why(mark);
    // A claim's reason is mostly its weightiest sign, which stands below.
    let told =
        mark.claim().is_some_and(|c| strongest(&c.contributions).iter().any(|sign| *sign.text == *why));
    let number = reading.paragraph(mark);
    let mut others = also.iter().filter_map(|&id| reading.mark(id)).enumerate().map(|(at, other)| {
        let key = (at == 0).then(|| tag("kbd", "not-phone").add(keys::key_of(Command::Outward)));
        to_mark("also", hands, other.id)
            .add(icons::of(other))
            .add(tag("span", "").add(describe::also(reading, other)))
            .add(key)
            .html()
    });
    let mut card =
        tag("section", if docked { "card dock" } else { "card" }).set("aria-label", "Mark in focus");
    if docked {
        card = card.put("data-at", mark.id.0.to_string());
    }
    card.add(
        tag("div", "who")
            .add(icons::of(mark))
            .add(who(reading, mark, hands))
            .add(number.map(|number| tag("span", "r").add(format!("\u{b6}{number}")))),
    )
    .add(tag("p", "form").add(describe::form(reading, mark)))
    .add(via(reading, mark))
    .add((!why.is_empty() && !told).then(|| tag("p", "why").add(why)))
    .add(mark.claim().map(|claim| claim_facts(hands, reading, claim)))
    .add(doubt::of(reading, mark).map(|doubt| {
        let of = format!("{} of 100", doubt.of_hundred);
        tag("p", "doubt").add(doubt.says).add(" ").add(tag("small", "").add(of))
    }))
    .add(verbs(hands, article, mark, asking))
    .each(&mut others)
    .html()
}

/// A button that leads to a mark, and lights it up under the pointer.
pub(super) fn to_mark(class: &'static str, hands: &Hands, id: Id) -> Tag {
    button(class, hands.on(Act::Go(Focus::Mark(id)))).put("data-id", id.0.to_string())
}

/// The name; where the article names the source near the quote, it leads there.
fn who(reading: &Reading, mark: &Mark, hands: &Hands) -> Tag {
    let name = describe::who(reading, mark);
    let source = live(mark).find_map(|a: &Attribution| a.source);
    let who = match (source, &mark.body) {
        (Some(id), _) => to_mark("", hands, id).set("title", "To the source"),
        (None, Body::Source { entity, .. }) => {
            button("", hands.on(Act::Go(Focus::Entity(*entity)))).set("title", "All that is quoted")
        }
        _ => tag("b", ""),
    };
    who.add(name)
}

fn via(reading: &Reading, mark: &Mark) -> Option<Tag> {
    let via = live(mark).find_map(|a| a.via)?;
    let name = via.entity.and_then(|id| reading.entity(id)).map(|e| e.name.to_string());
    let name =
        name.or_else(|| via.source.and_then(|id| reading.mark(id)).map(|m| reading.words(m).to_owned()))?;
    Some(tag("p", "form").add(format!("By way of {name}")))
}

/// What a claim's score is made of, what would check it, what it leaves out, where it is said again.
pub(super) fn claim_facts(hands: &Hands, reading: &Reading, claim: &Claim) -> Html {
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
    let signs = strongest(&claim.contributions);
    let signs = tag("ul", "signs").each(
        &mut signs
            .into_iter()
            .map(|sign| tag("li", "").add(tag("i", "").add(plus_or_minus(sign))).add(&sign.text).html()),
    );
    let mut facts = tag("dl", "kv");
    for (name, fact) in [
        ("Check in", claim.check_with.to_string()),
        ("Values", values.join("; ")),
        ("Missing", missing.join("; ")),
    ] {
        if !fact.is_empty() {
            facts = facts.add(tag("dt", "").add(name)).add(tag("dd", "").add(fact));
        }
    }
    let same = claim.same_as.iter().filter_map(|&id| reading.mark(id));
    let same: Vec<_> = same.filter(|mark| mark.status != Status::Rejected).collect();
    if !same.is_empty() {
        let places = tag("dd", "").each(&mut same.iter().take(REASONS).map(|mark| {
            let place = match reading.paragraph(mark) {
                Some(number) => format!("paragraph {number}"),
                None => "the head of the article".into(),
            };
            to_mark("same", hands, mark.id).add(place).html()
        }));
        let more = same.len().saturating_sub(REASONS);
        let more = (more > 0).then(|| format!("and {more} more"));
        facts = facts.add(tag("dt", "").add("Also in")).add(places.add(more));
    }
    list(&mut [signs, facts].into_iter().map(Tag::html))
}

/// Whether a sign raises or lowers the score.
pub(super) fn plus_or_minus(sign: &Contribution) -> &'static str {
    if sign.weight < 0 { "\u{2212}" } else { "+" }
}

/// The verdicts on a mark, or the one that was given with the way back.
pub(super) fn verbs(hands: &Hands, article: &Article, mark: &Mark, asking: bool) -> Html {
    if !article.takes_decisions() {
        return tag("p", "form").add("Marking is still under way.").html();
    }
    let key = |key: &'static str| tag("kbd", "").set("aria-hidden", "true").add(key);
    let verb = |words: &'static str, command: Command, verdict: Verdict, chief: bool| {
        let letter = keys::key_of(command);
        button(if chief { "v main-v" } else { "v" }, hands.verdict(verdict))
            .set("aria-keyshortcuts", letter)
            .add(words)
            .add(key(letter))
    };
    let not = match mark.body {
        Body::Quote(_) => "Not a quote",
        Body::Source { .. } => "Not a source",
        Body::Claim(_) => "Not a claim",
    };
    let not_a_mark = || verb(not, Command::NotAMark, Verdict::NotAMark, false);
    let wrong_speaker = || verb("Wrong speaker", Command::WrongSpeaker, Verdict::WrongSpeaker, false);
    if asking {
        return tag("div", "ask")
            .set("role", "group")
            .set("aria-label", "What is wrong?")
            .add("What is wrong?")
            .add(tag("div", "verbs").add(wrong_speaker()).add(not_a_mark()))
            .html();
    }
    let given = given(mark, not);
    let undo = article.last_was_about(mark.id).then(|| button("btn", hands.on(Act::Undo)).add("Undo"));
    let done = given.map(|given| tag("p", "done").add(icons::tick()).add(given).add(undo));
    let open = mark.status != Status::Rejected;
    let right = (mark.status != Status::Accepted)
        .then(|| verb("Right", Command::Right, Verdict::Right, given.is_none()));
    let next = button("v", hands.on(Act::Step { forward: true, doubtful: true }))
        .set("aria-keyshortcuts", "n")
        .add("Next doubtful")
        .add(key("n"));
    let verbs = tag("div", "verbs")
        .add(right)
        .add((open && live(mark).next().is_some()).then(wrong_speaker))
        .add(open.then(not_a_mark))
        .add(next);
    let done = done.map_or_else(Html::default, Tag::html);
    list(&mut [done, verbs.html()].into_iter())
}

/// How many reasons of a check-worthiness, and how many places that say the same, the card has room for.
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
    let mut marks = ids.iter().filter_map(|&id| reading.mark(id)).enumerate().map(|(at, mark)| {
        let class = if focus == Some(mark.id) { "menu-it on" } else { "menu-it" };
        let words = tag("div", "")
            .add(tag("b", "").add(describe::kind(mark)))
            .add(tag("span", "").add(line(reading, mark)));
        button(class, hands.on(Act::Choose(at)))
            .put("data-id", mark.id.0.to_string())
            .add(icons::of(mark))
            .add(words)
            .add(tag("kbd", "not-phone").add((at + 1).to_string()))
            .html()
    });
    let mut chooser = tag("section", "card list dock").set("aria-label", "Marks on these words");
    if let Some(id) = focus {
        chooser = chooser.put("data-at", id.0.to_string());
    }
    chooser
        .add(tag("h2", "").add(format!("{} marks on these words", ids.len())))
        .each(&mut marks)
        .add(tag("p", "tail").add("Click again for the next one outward. Esc to close."))
        .html()
}

fn line(reading: &Reading, mark: &Mark) -> String {
    match mark.claim() {
        Some(claim) => format!("{}: {}", describe::types(claim), reading.words(mark)),
        None => format!("{}: {}", describe::who(reading, mark), reading.words(mark)),
    }
}
