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

/// Runs `work` in so many milliseconds, unless what this gives is dropped before.
pub fn later(ms: u32, work: impl FnOnce() + 'static) -> Timeout {
    // What wasm-bindgen writes out for each kind of closure, it writes for boxes once.
    timeout(ms, Box::new(work))
}

#[inline(never)]
fn timeout(ms: u32, work: Box<dyn FnOnce()>) -> Timeout {
    Timeout::new(ms, work)
}

/// Runs `work` after the browser has drawn what stands in the document now, in a task of its
/// own: first the text, then what belongs to it. In a hidden tab, which is never drawn, it runs
/// within 100 ms.
pub fn after_paint(work: impl FnOnce() + 'static) {
    when_painted(Box::new(work));
}

#[inline(never)]
fn when_painted(work: Box<dyn FnOnce()>) {
    let work = std::rc::Rc::new(std::cell::RefCell::new(Some(work)));
    let run = move || {
        let work = work.borrow_mut().take();
        if let Some(work) = work {
            work();
        }
    };
    let after_frame = run.clone();
    at_frame(Box::new(move || drop(later(0, after_frame).forget())));
    later(100, run).forget();
}

/// Runs `work` at the next frame, before it is drawn; says whether there will be one.
pub fn at_frame(work: Box<dyn FnOnce()>) -> bool {
    let frame = Closure::once_into_js(move |_: f64| work());
    web_sys::window().is_some_and(|window| window.request_animation_frame(frame.unchecked_ref()).is_ok())
}
