//! The phone's bar: the way through the marks and the verdicts, under the thumb.

use super::hands::Hands;
use super::icons;
use crate::annotation::document::Status;
use crate::ui::model::reading::live;
use crate::ui::model::state::{Act, Article, Sheet, State, Verdict};
use yew::prelude::*;

/// The bar.
pub(super) fn thumb(hands: &Hands, article: &Article, state: &State) -> Html {
    let mark = article.focused().filter(|_| article.takes_decisions());
    let right = {
        let hands = hands.clone();
        Callback::from(move |_: MouseEvent| hands.decide(Verdict::Right))
    };
    // A quote can be wrong in two ways; with a speaker, it is asked which.
    let two_ways = mark.is_some_and(|mark| live(mark).next().is_some());
    let wrong =
        {
            let (hands, asking) = (hands.clone(), state.asking);
            Callback::from(move |_: MouseEvent| {
                if two_ways { hands.act(Act::Ask(!asking)) } else { hands.decide(Verdict::NotAMark) }
            })
        };
    let accepted = mark.is_some_and(|mark| mark.status == Status::Accepted);
    let rejected = mark.is_some_and(|mark| mark.status == Status::Rejected);
    let more = hands.on(Act::Sheet(if state.sheet == Sheet::Full { Sheet::Closed } else { Sheet::Full }));
    html! {
        <div class="thumb" role="region" aria-label="Verdicts">
            <button aria-label="Previous mark" onclick={hands.on(Act::Step { forward: false, doubtful: false })}>{ icons::up() }</button>
            <button aria-label="Next mark" onclick={hands.on(Act::Step { forward: true, doubtful: false })}>{ icons::down() }</button>
            <button class="main-v" disabled={mark.is_none() || accepted} onclick={right}>{ "Right" }</button>
            <button disabled={mark.is_none() || rejected} onclick={wrong}>{ "Wrong" }</button>
            <button onclick={more}>{ if state.sheet == Sheet::Full { "Less" } else { "More" } }</button>
        </div>
    }
}
