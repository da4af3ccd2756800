//! The engine's worker: a wasm module of its own, built for speed, that marks one text after another.

#[cfg(target_arch = "wasm32")]
fn main() {
    use attest::browser::{listening, protocol};
    listening::listen(protocol::mark);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("worker: runs in a browser only; `make serve` builds and serves it");
}
