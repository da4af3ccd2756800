//! The engine's worker: a wasm module of its own, built for speed, that marks one text after another.

#[cfg(target_arch = "wasm32")]
fn main() {
    use attest::browser::{listening, protocol};
    listening::listen(protocol::mark);
    // The page knows already that the worker is ready; what it posts meanwhile waits a moment, and less than without.
    protocol::warm_up();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("worker: runs in a browser only; `make serve` builds and serves it");
}
