//! The page's side of the watchdog that stands in `boot.js`, outside wasm.
//!
//! When the app dies, nothing in wasm can say so. So the app keeps the texts with `boot.js`,
//! answers its pulse, and tells it of a panic; `boot.js` shows a notice with the texts to save,
//! when a panic is told, when an exception comes out of wasm, or when the pulse stays away.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = attest, js_name = keep)]
    fn boot_keep(article: u32, title: &str, utf8: &[u8]);
    #[wasm_bindgen(js_namespace = attest, js_name = forget)]
    fn boot_forget(article: u32);
    #[wasm_bindgen(js_namespace = attest, js_name = died)]
    fn boot_died(message: &str);
    #[wasm_bindgen(js_namespace = attest, js_name = watch)]
    fn boot_watch(pulse: &Closure<dyn FnMut(u32)>);
    #[wasm_bindgen(js_namespace = attest, js_name = alive)]
    fn boot_alive(beat: u32);
    #[wasm_bindgen(js_namespace = attest, js_name = ready)]
    fn boot_ready();
}

/// Tells `boot.js` of every panic. Call it first in `main`.
pub fn install() {
    std::panic::set_hook(Box::new(|info| boot_died(&info.to_string())));
}

/// The first screen is drawn and takes a paste: the rest may be loaded now. `src/bin/page.rs` calls it.
pub fn ready() {
    boot_ready();
}

/// Keeps an article's text where it outlives the app. Call it when an article opens and whenever
/// its text or title changes.
pub fn keep(article: u32, title: &str, text: &str) {
    boot_keep(article, title, text.as_bytes());
}

/// The article was closed by the user.
pub fn forget(article: u32) {
    boot_forget(article);
}

/// Has `on_beat` called twice a second with a number. A part of the page (in `src/ui/view/app.rs`) puts that
/// number through a render and gives it to [`alive`] from the effect, so that it proves that drawing
/// still works. Call it once; it lasts as long as the page.
pub fn watch(mut on_beat: impl FnMut(u32) + 'static) {
    let busy = Rc::new(Cell::new(false));
    let pulse = Closure::new(move |beat: u32| {
        // A beat inside a beat would mean that drawing is stuck: it stays unanswered.
        if !busy.replace(true) {
            on_beat(beat);
            busy.set(false);
        }
    });
    boot_watch(&pulse);
    pulse.forget();
}

/// Answers a beat.
pub fn alive(beat: u32) {
    boot_alive(beat);
}
