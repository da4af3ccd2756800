//! The page's wasm module: the interface, built for size. The engine is not in it; it runs in
//! the worker (`src/bin/worker.rs`).

#[cfg(target_arch = "wasm32")]
mod showing {
    use attest::browser::{time, watchdog};
    use wasm_bindgen::throw_str;

    /// Draws the first screen into `#app` and says so.
    pub(crate) fn start() {
        watchdog::install();
        let root = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id("app"));
        let Some(root) = root else { throw_str("index.html has no element with the id app") };
        attest::ui::show(root);
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
