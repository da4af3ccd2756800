//! The page's wasm module: the interface, built for size. The engine is not in it; it runs in
//! the worker (`src/bin/worker.rs`).

#[cfg(target_arch = "wasm32")]
fn main() {
    attest::browser::watchdog::install();
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => {
            yew::Renderer::<attest::ui::App>::with_root(root).render();
        }
        None => wasm_bindgen::throw_str("index.html has no element with the id app"),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("page: runs in a browser only; `make serve` builds and serves it");
}
