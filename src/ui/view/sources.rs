//! The Sources panel: the ledger. And the lists that stand behind the article on paper.

use super::card::to_mark;
use super::hands::Hands;
use super::marks::{body, quiet};
use super::part::Part;
use super::tag::{Tag, button, tag};
use crate::analysis::types::Form;
use crate::annotation::document::{Entity, Id, Status};
use crate::ui::model::describe;
use crate::ui::model::focus::Focus;
use crate::ui::model::ledger::{self, Ledger, Voice};
use crate::ui::model::paper::{self, Note};
use crate::ui::model::reading::{Reading, live};
use crate::ui::model::state::{Act, Article};
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// So many voices are drawn at once; the stack above them shows all.
const LINES: usize = 200;

#[derive(PartialEq)]
pub(super) struct Props {
    pub(super) article: Rc<Article>,
    pub(super) hands: Hands,
}

impl Part for Props {
    const KIND: &'static str = "sources";

    fn draw(&self, hooks: &mut HookContext) -> Html {
        use_sources(self).run(hooks)
    }
}

/// The ledger.
#[hook]
fn use_sources(props: &Props) -> Html {
    let ledger = use_memo(props.article.reading.clone(), |reading| Ledger::of(reading));
    let lines = use_state_eq(|| LINES);
    let hands = &props.hands;
    let reading = &props.article.reading;
    let on = focused_entity(&props.article);
    let unnamed = ledger.unnamed(reading);
    let body = body("body", "tab-sources");
    if ledger.voices.is_empty() {
        return body.add(quiet("Nobody is quoted.", "Who speaks, and how much, would stand here.")).html();
    }
    let more = (ledger.voices.len() > *lines).then(|| {
        let lines = lines.clone();
        let words = format!("{} more", ledger.voices.len() - *lines);
        super::marks::more(words, Callback::from(move |_: Event| lines.set(*lines + LINES)))
    });
    let counts = tag("span", "")
        .add(tag("b", "").add(describe::count(ledger.speaking(), "voice")))
        .add(format!(", {} quoted", describe::count(ledger.words, "word")));
    let unnamed = (unnamed > 0).then(|| tag("span", "r").add(format!("{unnamed} unnamed")));
    let mut voices = ledger.voices.iter().take(*lines).map(|voice| row(reading, voice, on, hands));
    body.add(tag("div", "head").add(counts).add(unnamed))
        .add(stack(&ledger, on))
        .add(tag("ul", "").each(&mut voices))
        .add(more)
        .html()
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
fn stack(ledger: &Ledger, on: Option<Id>) -> Tag {
    let mut x = 0;
    let mut bars = ledger.voices.iter().filter(|voice| voice.percent > 0).map(|voice| {
        let start = x;
        x += voice.percent;
        let class = if voice.entity.is_some() && voice.entity == on { "on" } else { "" };
        let width = format!("{}.{}%", voice.percent - 1, if x == 100 { 9 } else { 4 });
        tag("rect", class).put("x", format!("{start}%")).put("width", width).set("height", "8").html()
    });
    tag("svg", "stack")
        .set("height", "8")
        .set("role", "img")
        .set("aria-label", "Share of voice, 100% in all")
        .each(&mut bars)
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
    let percent = format!("{}%", voice.percent);
    let first_line = tag("span", "l1")
        .add(tag("b", "").add(name.to_owned()))
        .add(tag("span", "").add(beside(entity, voice)))
        .add(tag("em", "").add(percent.clone()));
    let bar = |class| tag("rect", class).set("height", "4");
    let share = tag("svg", "share")
        .set("height", "4")
        .set("aria-hidden", "true")
        .add(bar("bg").set("width", "100%"))
        .add(bar("fg").put("width", percent));
    let row = button(if on { "row on" } else { "row" }, hands.on(Act::Go(go)))
        .when(on, "aria-current", "true")
        .put("data-id", ids.join(" "))
        .add(first_line)
        .add(share)
        .add(facts(reading, voice, entity));
    tag("li", "")
        .key(voice.entity.map_or(0, |id| id.0))
        .add(row)
        .add(on.then(|| said_by(reading, voice, hands)))
        .html()
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

fn facts(reading: &Reading, voice: &Voice, entity: Option<&Rc<Entity>>) -> Tag {
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
    let facts = tag("span", "l3");
    let facts = match flag {
        Some(flag) => facts.add(tag("span", "flag").add(capital(flag))).add(" \u{b7} "),
        None => facts,
    };
    facts.add(words.join(" \u{b7} "))
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or(String::new(), |first| std::iter::once(first.to_ascii_uppercase()).chain(chars).collect())
}

/// The quotes of the voice in focus.
fn said_by(reading: &Reading, voice: &Voice, hands: &Hands) -> Tag {
    let marks = reading.document.marks.iter();
    let quotes = marks
        .filter(|mark| mark.status != Status::Rejected)
        .filter(|mark| live(mark).any(|a| a.entity == voice.entity));
    tag("div", "said-by").each(
        &mut quotes.take(50).map(|mark| {
            to_mark("", hands, mark.id).key(mark.id.0).add(reading.words(mark).to_owned()).html()
        }),
    )
}

/// What would check a claim, behind it; some say so in a sentence with its end.
fn check(with: &str) -> String {
    let end = if with.ends_with(['.', '?', '!']) { "" } else { "." };
    if with.is_empty() { String::new() } else { format!(". Check: {with}{end}") }
}

/// Behind the article on paper: the claims to check, each with a box to tick and a line to write on, and who says each
/// quote; by the numbers that they have in the text.
pub(super) fn paper(reading: &Reading) -> Html {
    let counts = reading.counts;
    let line = |note: &Note, words: String| {
        tag("li", "").add(tag("b", "").add(note.number.to_string())).add(words).add(tag("i", "")).html()
    };
    let numbered = paper::numbered(reading);
    let mut claims = numbered.iter().filter_map(|(note, mark)| {
        let claim = mark.claim()?;
        Some(line(note, format!("{}{}", describe::asserted_by(reading, claim), check(&claim.check_with))))
    });
    let mut quotes = numbered.iter().filter_map(|(note, mark)| {
        let form = match mark.quote()?.form {
            Form::Direct => "direct",
            Form::Mixed => "mixed",
            Form::Indirect => "reported",
        };
        let open = if mark.status == Status::Suggested { " ?" } else { "" };
        Some(line(note, format!("{}, {form}{open}", describe::who(reading, mark))))
    });
    let summary = format!(
        "{}, {}, {}; {} of {} checked",
        describe::count(counts.quotes, "quote"),
        describe::count(counts.sources, "source"),
        describe::count(counts.claims, "claim"),
        counts.checked,
        counts.marks
    );
    let mut sheet = tag("section", "print").add(tag("p", "").add(summary));
    if counts.claims > 0 {
        sheet = sheet.add(tag("h2", "").add("Claims to check")).add(tag("ul", "todo").each(&mut claims));
    }
    if counts.quotes > 0 {
        sheet = sheet.add(tag("h2", "").add("Who says it")).add(tag("ul", "").each(&mut quotes));
    }
    let key = "Underlined, with a number: quote. Dotted: source. A number in a box: claim. Dashed or ?: not checked yet.";
    sheet.add(tag("p", "key").add(key)).html()
}
