//! The phone's bar: the way through the marks and the verdicts, under the thumb.

use super::hands::Hands;
use super::header::icon_button;
use super::icons;
use super::tag::{button, tag};
use crate::annotation::document::Status;
use crate::ui::model::reading::live;
use crate::ui::model::state::{Act, Article, Sheet, State, Verdict};
use yew::Html;

/// The bar.
pub(super) fn thumb(hands: &Hands, article: &Article, state: &State) -> Html {
    let mark = article.focused().filter(|_| article.takes_decisions());
    // A quote can be wrong in two ways; with a speaker, it is asked which.
    let two_ways = mark.is_some_and(|mark| live(mark).next().is_some());
    let wrong = if two_ways { hands.on(Act::Ask(!state.asking)) } else { hands.verdict(Verdict::NotAMark) };
    let is = |status| mark.is_some_and(|mark| mark.status == status);
    let (sheet, more) = match state.sheet {
        Sheet::Full => (Sheet::Closed, "Less"),
        Sheet::Closed | Sheet::Card => (Sheet::Full, "More"),
    };
    let step = |forward| hands.on(Act::Step { forward, doubtful: false });
    tag("div", "thumb")
        .set("role", "region")
        .set("aria-label", "Verdicts")
        .add(icon_button("", "Previous mark", icons::up(), step(false)))
        .add(icon_button("", "Next mark", icons::down(), step(true)))
        .add(
            button("main-v", hands.verdict(Verdict::Right))
                .disabled(mark.is_none() || is(Status::Accepted))
                .add("Right"),
        )
        .add(button("", wrong).disabled(mark.is_none() || is(Status::Rejected)).add("Wrong"))
        .add(button("", hands.on(Act::Sheet(sheet))).add(more))
        .html()
}
