//! The clock, and moments to do work at.

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;

/// The time now for `decided.at`: ISO 8601 in UTC to the second, `2026-11-23T17:40:00Z`.
pub fn now() -> String {
    let iso: String = js_sys::Date::new_0().to_iso_string().into();
    match iso.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => iso,
    }
}

/// Milliseconds since the page began to load, for measuring; it never goes back.
pub fn elapsed_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Runs `work` after the browser has drawn what stands in the document now, in a task of its
/// own: first the text, then what belongs to it. In a hidden tab, which is never drawn, it runs
/// within 100 ms.
pub fn after_paint(work: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let work = std::rc::Rc::new(std::cell::RefCell::new(Some(work)));
    let run = move || {
        if let Some(work) = work.borrow_mut().take() {
            work();
        }
    };
    let after_frame = run.clone();
    let frame = Closure::once_into_js(move |_: f64| Timeout::new(0, after_frame).forget());
    if window.request_animation_frame(frame.unchecked_ref()).is_err() {
        return run();
    }
    Timeout::new(100, run).forget();
}
