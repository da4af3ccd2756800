//! The whole application.

use super::article::ArticleView;
use super::dialogs::{Export, Keys};
use super::empty::Empty;
use super::hands::Hands;
use super::header::Header;
use super::listen;
use super::map::Map;
use super::notes::Notes;
use super::panel::PanelView;
use super::thumb::Thumb;
use crate::browser::leaving;
use crate::ui::model::lists::Lens;
use crate::ui::model::state::{Act, Dialog, Sheet, State};
use std::rc::Rc;
use yew::prelude::*;

/// The whole application.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::default);
    let hands = {
        let act = state.dispatcher();
        use_memo((), move |()| Hands::new(act))
    };
    let hands = (*hands).clone();
    let printing = use_state(|| false);
    let page = listen::use_page(&state, &hands, &printing);
    use_effect_with(state.unsaved(), |&unsaved| leaving::ask(unsaved));
    let article = state.article().cloned();
    let lit = Rc::new(state.lit());
    {
        let (drawing, state, lit) = (Rc::clone(&hands.drawing), state.clone(), Rc::clone(&lit));
        use_effect(move || drawing.look_at(&state, &lit));
    }
    let bare = article.is_none() || state.lens == Lens::Read;
    let mapped = !bare && article.as_deref().is_some_and(Map::serves);
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
                <Header articles={Rc::new(state.articles.clone())} article={article.clone()} lens={state.lens} popup={state.popup} />
                if state.popup.is_some() {
                    <div class="away" onclick={scrim}></div>
                }
                <Notes note={state.note.clone()} search={state.search.clone()} article={article.clone()} />
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
                    if !bare && Map::serves(&article) {
                        <Map key="map" article={Rc::clone(&article)} />
                    }
                    if !bare {
                        <PanelView
                            key="panel"
                            article={article.clone()}
                            panel={state.panel}
                            all_marks={state.all_marks}
                            chooser={state.chooser.clone()}
                            asking={state.asking}
                            sheet={state.sheet}
                            narrow={page.narrow}
                        />
                    }
                    <Thumb key="thumb" article={article} sheet={state.sheet} asking={state.asking} />
                } else {
                    <main key="empty" class="main"><Empty articles={Rc::new(state.articles.clone())} /></main>
                }
                <div class="heard" role="status" aria-live="polite">{ &*state.said }</div>
                if state.dialog == Some(Dialog::Keys) {
                    <Keys letters_off={state.letters_off} />
                }
                if let (Some(Dialog::Export), Some(article)) = (state.dialog, state.article()) {
                    <Export article={Rc::clone(article)} />
                }
            </div>
        </ContextProvider<Hands>>
    }
}
