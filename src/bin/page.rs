//! The page's wasm module: the interface, built for size. The engine is not in it; it runs in
//! the worker (`src/bin/worker.rs`).

#[cfg(target_arch = "wasm32")]
mod showing {
    use attest::browser::{time, watchdog};
    use attest::ui::App;
    use wasm_bindgen::throw_str;
    use yew::prelude::*;

    /// The app, and beside it the part that answers the watchdog.
    #[component]
    fn Root() -> Html {
        html! { <><App /><Pulse /></> }
    }

    /// Draws nothing. Each beat of `boot.js` goes through the scheduler that draws everything, so an
    /// answer proves that drawing works.
    #[component]
    fn Pulse() -> Html {
        let beat = use_state_eq(|| 0);
        let setter = beat.setter();
        use_effect_with((), move |()| watchdog::watch(move |number| setter.set(number)));
        use_effect_with(*beat, |number| watchdog::alive(*number));
        Html::default()
    }

    /// Draws the first screen into `#app` and says so.
    pub(crate) fn start() {
        watchdog::install();
        let root = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id("app"));
        let Some(root) = root else { throw_str("index.html has no element with the id app") };
        yew::Renderer::<Root>::with_root(root).render();
        time::after_paint(watchdog::ready);
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    showing::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("page: runs in a browser only; `make serve` builds and serves it");
}
