//! A worker's side of the messages: it says that it is ready, and answers one message after another. `boot.js` starts it
//! and posts the compiled module; [`engine`](super::engine) is its client.
//!
//! Invariant: a worker makes no request and keeps nothing between two messages.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::protocol::{self, Answer, Header, Kind};

/// Starts to listen, and says so.
pub fn listen(answer: Answer) {
    std::panic::set_hook(Box::new(|info| {
        post(&protocol::words(own(Kind::Panicked), &info.to_string()));
    }));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = Uint8Array::new(&event.data()).to_vec();
        if let Err(error) = answer(&message, &mut |bytes| post(&bytes)) {
            wasm_bindgen::throw_str(&error.to_string());
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&protocol::bare(own(Kind::Ready)));
}

/// The header of a message that answers none.
fn own(kind: Kind) -> Header {
    Header { job: 0, generation: 0, kind }
}

fn post(bytes: &[u8]) {
    let message = Uint8Array::from(bytes);
    let transfer = Array::of1(&message.buffer());
    if let Err(error) = scope().post_message_with_transfer(&message, &transfer) {
        wasm_bindgen::throw_val(error);
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
