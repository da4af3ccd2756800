//! The whole application.

use super::article::ArticleView;
use super::dialogs::{Export, keys};
use super::empty::Empty;
use super::hands::Hands;
use super::header::header;
use super::listen;
use super::map::{map, serves};
use super::notes::notes;
use super::panel::panel;
use super::thumb::thumb;
use crate::ui::model::lists::Lens;
use crate::ui::model::state::{Act, Dialog, Sheet, State};
use std::rc::Rc;
use yew::prelude::*;

/// The whole application.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::default);
    let hands = {
        let state = state.clone();
        use_memo((), move |()| Hands::new(state))
    };
    let hands = (*hands).clone();
    let printing = use_state(|| false);
    let page = listen::use_page(&state, &hands, &printing);
    let article = state.article().cloned();
    let lit = Rc::new(state.lit());
    {
        let (drawing, state, lit) = (Rc::clone(&hands.drawing), state.clone(), Rc::clone(&lit));
        use_effect(move || drawing.look_at(&state, &lit));
    }
    let bare = article.is_none() || state.lens == Lens::Read;
    let mapped = !bare && article.as_deref().is_some_and(serves);
    let class = classes!(
        "app",
        bare.then_some("bare"),
        mapped.then_some("mapped"),
        page.dropping.then_some("dropping")
    );
    let sheet = match state.sheet {
        Sheet::Closed => "closed",
        Sheet::Card => "card",
        Sheet::Full => "full",
    };
    let scrim = hands.on(Act::Popup(None));
    html! {
        <ContextProvider<Hands> context={hands.clone()}>
            <div {class} data-lens={state.lens.word()} data-sheet={sheet}>
                { header(&hands, &state) }
                if state.popup.is_some() {
                    <div class="away" onclick={scrim}></div>
                }
                { notes(&hands, &state) }
                if let Some(article) = article.clone() {
                    <main key="main" class="main" tabindex="0" aria-label="Article">
                        <ArticleView
                            key={article.key}
                            article={article.clone()}
                            lit={lit}
                            jump={state.jump}
                            printing={*printing}
                        />
                    </main>
                    if mapped {
                        { map(&hands, &article) }
                    }
                    if !bare {
                        { panel(&hands, &article, &state, page.narrow) }
                    }
                    { thumb(&hands, &article, &state) }
                } else {
                    <main key="empty" class="main"><Empty articles={Rc::new(state.articles.clone())} /></main>
                }
                <div class="heard" role="status" aria-live="polite">{ &*state.said }</div>
                if state.dialog == Some(Dialog::Keys) {
                    { keys(&hands, state.letters_off) }
                }
                if let (Some(Dialog::Export), Some(article)) = (state.dialog, state.article()) {
                    <Export article={Rc::clone(article)} />
                }
            </div>
        </ContextProvider<Hands>>
    }
}
