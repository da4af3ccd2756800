//! Asking before the tab is closed or reloaded with work that stands nowhere else. It is called by the very act that makes or
//! undoes such work, not by an effect of drawing it: Yew may put effects off to a later task, and a reload slips between.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::BeforeUnloadEvent;

type Listener = Closure<dyn FnMut(BeforeUnloadEvent)>;

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Turns the browser's question on or off. The browser words it, and asks only on a page that
/// was used. While it is off no listener is there: one alone keeps the page out of the browser's
/// back-and-forward cache.
pub fn ask(on: bool) {
    let Some(window) = web_sys::window() else { return };
    LISTENER.with_borrow_mut(|listener| {
        if on == listener.is_some() {
            return;
        }
        *listener = on.then(|| {
            Closure::new(|event: BeforeUnloadEvent| {
                event.prevent_default();
                // Chromium before 119 asks only if this is set.
                event.set_return_value("unsaved");
            })
        });
        let function = listener.as_ref().map(|closure| closure.as_ref().unchecked_ref());
        window.set_onbeforeunload(function);
    });
}
