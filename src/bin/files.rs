//! The worker for files: a wasm module of its own, built for size, that reads and writes ours.

#[cfg(target_arch = "wasm32")]
fn main() {
    attest::browser::listening::listen(attest::browser::protocol::file);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("files: runs in a browser only; `make serve` builds and serves it");
}
