//! What needs a browser: files as text, the paste, the clock. Run in Chromium by `make test`.
#![cfg(target_arch = "wasm32")]

use attest::browser::files::{self, Encoding, FileError};
use attest::browser::{clipboard, time};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{ClipboardEvent, ClipboardEventInit, DataTransfer, Event, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

fn decode(bytes: &[u8]) -> Result<(String, Encoding), FileError> {
    files::decode(&Uint8Array::from(bytes)).map(|text| (text.text, text.encoding))
}

#[wasm_bindgen_test]
fn bytes_become_text_by_what_they_are() {
    let check = |bytes: &[u8], text: &str, encoding| {
        assert_eq!(decode(bytes), Ok((text.to_owned(), encoding)));
    };
    check("“Ärger” \u{1f600}".as_bytes(), "“Ärger” \u{1f600}", Encoding::Utf8);
    check(b"\xEF\xBB\xBFwith a mark", "with a mark", Encoding::Utf8);
    check(b"\xFF\xFEo\0k\0\x3D\xD8\x00\xDE", "ok\u{1f600}", Encoding::Utf16);
    check(b"\xFE\xFF\0o\0k", "ok", Encoding::Utf16);
    check(b"\x93caf\xE9\x94", "“café”", Encoding::Windows1252);
    check(b"", "", Encoding::Utf8);
    assert_eq!(decode(b"PK\x03\x04\0\0"), Err(FileError::NotText));
}

fn paste_event(text: &JsValue) -> ClipboardEvent {
    let data = DataTransfer::new().unwrap();
    let set = js_sys::Reflect::get(&data, &"setData".into()).unwrap();
    set.unchecked_into::<js_sys::Function>().call2(&data, &"text/plain".into(), text).unwrap();
    let init = ClipboardEventInit::new();
    init.set_clipboard_data(Some(&data));
    ClipboardEvent::new_with_event_init_dict("paste", &init).unwrap()
}

#[wasm_bindgen_test]
fn a_paste_gives_its_plain_text_with_lone_surrogates_replaced() {
    let text = js_sys::JsString::from_char_code(&[0x61, 0xD83D, 0x62, 0xDE00, 0xD83D, 0xDE00]);
    assert_eq!(clipboard::pasted_text(&paste_event(&text)).as_deref(), Some("a\u{FFFD}b\u{FFFD}\u{1f600}"));
    assert_eq!(clipboard::pasted_text(&paste_event(&"".into())), None);
    let crlf = "one\r\ntwo\0 ";
    assert_eq!(clipboard::pasted_text(&paste_event(&crlf.into())).as_deref(), Some(crlf));
}

#[wasm_bindgen_test]
fn letters_are_commands_outside_of_fields_only() {
    let document = web_sys::window().unwrap().document().unwrap();
    let check = |tag: &str, attribute: Option<(&str, &str)>, expected: bool| {
        let element = document.create_element(tag).unwrap();
        if let Some((name, value)) = attribute {
            element.set_attribute(name, value).unwrap();
        }
        document.body().unwrap().append_child(&element).unwrap();
        let event = Event::new("keydown").unwrap();
        element.dispatch_event(&event).unwrap();
        assert_eq!(clipboard::in_text_field(&event), expected, "{tag} {attribute:?}");
        element.unchecked_into::<HtmlElement>().remove();
    };
    check("textarea", None, true);
    check("input", None, true);
    check("input", Some(("type", "search")), true);
    check("input", Some(("type", "checkbox")), false);
    check("div", Some(("contenteditable", "true")), true);
    check("div", None, false);
    check("button", None, false);
}

#[wasm_bindgen_test]
fn the_time_of_a_decision_is_utc_to_the_second() {
    let now = time::now();
    assert_eq!(now.len(), "2026-11-23T17:40:00Z".len(), "{now}");
    assert!(now.ends_with('Z') && now.contains('T'), "{now}");
    assert!(time::elapsed_ms() >= 0.0);
}
