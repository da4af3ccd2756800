//! The engine's worker: a wasm module of its own, built for speed, that answers one text after
//! another. `boot.js` starts it and posts the compiled module; `browser::engine` is its client.
//!
//! Invariant: it makes no request and keeps nothing between two texts.

#[cfg(target_arch = "wasm32")]
mod listening {
    use attest::browser::protocol::{self, Header, Kind, Request};
    use js_sys::{Array, Uint8Array};
    use serde::Serialize;
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Starts to listen, and says so.
    pub(crate) fn start() {
        std::panic::set_hook(Box::new(|info| {
            send(Header { job: 0, generation: 0, kind: Kind::Panicked }, &info.to_string());
        }));
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
            answer(&Uint8Array::new(&event.data()).to_vec());
        });
        scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        send(Header { job: 0, generation: 0, kind: Kind::Ready }, &());
    }

    fn answer(message: &[u8]) {
        let request = protocol::decode_header(message)
            .and_then(|(header, payload)| Ok((header, protocol::decode_payload(payload)?)));
        let (header, request): (Header, Request<'_>) = match request {
            Ok(request) => request,
            Err(error) => wasm_bindgen::throw_str(&error.to_string()),
        };
        protocol::answer(request, |kind, analysis| {
            send(Header { kind, ..header }, analysis);
        });
    }

    fn send<P: Serialize>(header: Header, payload: &P) {
        let sent = protocol::encode(header, payload)
            .map_err(|error| JsValue::from(error.to_string()))
            .and_then(|bytes| {
                let message = Uint8Array::from(bytes.as_slice());
                let transfer = Array::of1(&message.buffer());
                scope().post_message_with_transfer(&message, &transfer)
            });
        if let Err(error) = sent {
            wasm_bindgen::throw_val(error);
        }
    }

    fn scope() -> DedicatedWorkerGlobalScope {
        js_sys::global().unchecked_into()
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    listening::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("worker: runs in a browser only; `make serve` builds and serves it");
}
