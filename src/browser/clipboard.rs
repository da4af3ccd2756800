//! The clipboard: the plain text of a paste, and copying.
//!
//! Only plain text is taken. What stands in the clipboard as HTML is not read at all, so nothing
//! pasted can run.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, Element, Event, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// What web-sys gives as Rust strings is given here as the browser's own: wasm-bindgen copies the ASCII at the
    /// beginning of a string character by character, a paste of 10 MB in 80 ms.
    type Carried;
    #[wasm_bindgen(method, catch, js_name = getData)]
    fn get_data(this: &Carried, format: &str) -> Result<JsString, JsValue>;

    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;

    type TextDecoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;
    #[wasm_bindgen(method)]
    fn decode(this: &TextDecoder, bytes: &Uint8Array) -> JsString;

    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    async fn write_text(text: JsString) -> Result<JsValue, JsValue>;
}

/// The plain text of a paste; `None` if there is none, as for a copied picture.
///
/// A lone surrogate becomes U+FFFD on its way into wasm, by the browser's encoder. Everything else is the text layer's
/// entry.
pub fn pasted_text(event: &ClipboardEvent) -> Option<String> {
    let text = event.clipboard_data()?.unchecked_into::<Carried>().get_data("text/plain").ok()?;
    let text = String::from_utf8(TextEncoder::new().encode(&text).to_vec()).ok()?;
    (!text.is_empty()).then_some(text)
}

/// Whether an event happens in a field that takes text: then a paste belongs to the field, and
/// single letters are no commands.
pub fn in_text_field(event: &Event) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            element.get_attribute("type").as_deref(),
            Some("button" | "checkbox" | "radio" | "range" | "file" | "submit" | "reset")
        ),
        _ => element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable),
    }
}

/// Copies a text in UTF-8; `then` hears whether it worked. Call it from a click or a key.
pub fn copy(text: &Uint8Array, then: impl FnOnce(bool) + 'static) {
    let copying = write_text(TextDecoder::new().decode(text));
    wasm_bindgen_futures::spawn_local(async move { then(copying.await.is_ok()) });
}
