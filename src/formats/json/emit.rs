//! Writes JSON, on one line or indented, straight into a string.

use crate::analysis::types::Percent;
use crate::text::bytes::{below, equal, position};
use std::fmt::Write;

/// Where the first byte stands with which a character that is escaped may begin: a control, a mark, a backslash, or the first
/// byte of U+0085, U+2028 and U+2029 (0xc2 and 0xe2, which differ in one bit).
fn suspect(bytes: &[u8]) -> Option<usize> {
    const BIT: u64 = !0x2020_2020_2020_2020;
    position(bytes, |w| below(w, b' ') | equal(w, b'"') | equal(w, b'\\') | equal(w & BIT, 0xc2))
}

/// JSON that is being written. Whoever calls it keeps keys and values in turn; it keeps commas and indentation.
#[derive(Debug)]
pub struct Emit {
    out: String,
    pretty: bool,
    depth: usize,
    /// Whether the innermost container holds something yet.
    filled: bool,
    /// Whether it is written on one line even where the rest is indented.
    flat: bool,
}

impl Emit {
    /// Nothing yet; `capacity` is how many bytes are expected.
    pub fn new(pretty: bool, capacity: usize) -> Self {
        Self { out: String::with_capacity(capacity), pretty, depth: 0, filled: false, flat: false }
    }

    /// What was written, with a line break at the end.
    pub fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    /// An object, whose members `body` writes.
    pub fn object(&mut self, body: impl FnOnce(&mut Self)) {
        self.begin('{');
        body(self);
        self.end('}');
    }

    /// Whether what follows, which must be small, stays on one line; returns what held before.
    pub fn set_flat(&mut self, flat: bool) -> bool {
        std::mem::replace(&mut self.flat, flat)
    }

    /// The key of a member, of which the value follows. It needs no escape.
    pub fn key(&mut self, key: &'static str) -> &mut Self {
        self.item();
        self.out.push('"');
        self.out.push_str(key);
        self.out.push('"');
        self.colon()
    }

    /// A key that is not ours.
    pub fn foreign_key(&mut self, key: &str) -> &mut Self {
        self.item();
        self.string(key);
        self.colon()
    }

    // One character at a time, here and below: a copy of one or two bytes costs more than what it copies.
    fn colon(&mut self) -> &mut Self {
        self.out.push(':');
        if self.pretty {
            self.out.push(' ');
        }
        self
    }

    /// A string. Whatever some program takes for the end of a line is escaped, so that a document is one line to all.
    pub fn string(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        while let Some(at) = suspect(rest.as_bytes()) {
            let (plain, special) = rest.split_at(at);
            self.out.push_str(plain);
            let Some(c) = special.chars().next() else { break };
            let (character, behind) = special.split_at(c.len_utf8());
            if c < ' ' || matches!(c, '"' | '\\' | '\u{85}' | '\u{2028}' | '\u{2029}') {
                self.escape(c);
            } else {
                self.out.push_str(character);
            }
            rest = behind;
        }
        self.out.push_str(rest);
        self.out.push('"');
    }

    /// A string, or null.
    pub fn string_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.string(text),
            None => self.null(),
        }
    }

    /// JSON as it is.
    pub fn raw(&mut self, json: &str) {
        self.out.push_str(json);
    }

    /// Null.
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// A whole number.
    pub fn number(&mut self, number: u32) {
        let mut digits = [0; 10];
        let (mut rest, mut from) = (number, digits.len());
        while rest > 9 {
            from -= 1;
            digits[from] = (rest % 10) as u8;
            rest /= 10;
        }
        self.out.push(char::from(b'0' + rest as u8));
        for digit in &digits[from..] {
            self.out.push(char::from(b'0' + digit));
        }
    }

    /// The id of that letter and number.
    pub fn id(&mut self, letter: char, number: u32) {
        self.out.push('"');
        self.out.push(letter);
        self.number(number);
        self.out.push('"');
    }

    /// Hundredths as a decimal, as short as Python's `json` prints it: 0.97, 0.9, 1.0.
    pub fn hundredths(&mut self, hundredths: i32) {
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        if hundredths < 0 {
            self.out.push('-');
        }
        self.number(whole);
        self.out.push('.');
        self.number(rest / 10);
        if !rest.is_multiple_of(10) {
            self.number(rest % 10);
        }
    }

    /// A share, or null.
    pub fn share(&mut self, share: Option<Percent>) {
        match share {
            Some(share) => self.hundredths(i32::from(share.get())),
            None => self.null(),
        }
    }

    fn escape(&mut self, c: char) {
        let short = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            other => {
                let _ = write!(self.out, "\\u{:04x}", u32::from(other));
                return;
            }
        };
        self.out.push_str(short);
    }

    /// Opens a list or an object; each item of a list begins with [`item`](Self::item).
    pub fn begin(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth += 1;
        self.filled = false;
    }

    /// Closes it.
    pub fn end(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if self.filled {
            self.line();
        }
        self.out.push(bracket);
        self.filled = true;
    }

    /// Goes on to the next item of a list.
    pub fn item(&mut self) {
        if self.filled {
            self.out.push(',');
            if self.pretty && self.flat {
                self.out.push(' ');
            }
        }
        self.filled = true;
        self.line();
    }

    fn line(&mut self) {
        if self.pretty && !self.flat {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n("  ", self.depth));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emitted(pretty: bool, body: impl FnOnce(&mut Emit)) -> String {
        let mut emit = Emit::new(pretty, 0);
        body(&mut emit);
        emit.finish()
    }

    #[test]
    fn hundredths_are_as_short_as_they_can_be() {
        let all = [
            (0, "0.0"),
            (5, "0.05"),
            (50, "0.5"),
            (97, "0.97"),
            (100, "1.0"),
            (-40, "-0.4"),
            (-5, "-0.05"),
            (1203, "12.03"),
        ];
        for (hundredths, expected) in all {
            assert_eq!(emitted(false, |e| e.hundredths(hundredths)).trim_end(), expected);
        }
        for number in [0, 9, 10, 1_000_000_000, u32::MAX] {
            assert_eq!(emitted(false, |e| e.number(number)).trim_end(), number.to_string());
        }
    }

    #[test]
    fn strings_hold_no_line_break_of_any_kind() {
        let text = "\"\\/\u{1}\n\r\t\u{8}\u{c}\u{85}\u{2028}\u{2029}\u{7f}\u{e9}\u{1f6a2}";
        let json = emitted(false, |e| e.string(text));
        assert_eq!(
            json.trim_end(),
            "\"\\\"\\\\/\\u0001\\n\\r\\t\\b\\f\\u0085\\u2028\\u2029\u{7f}\u{e9}\u{1f6a2}\""
        );
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn containers_on_one_line_and_indented() {
        let list = |e: &mut Emit, key: &'static str, items: &[u32]| {
            e.key(key).begin('[');
            for &item in items {
                e.item();
                e.number(item);
            }
            e.end(']');
        };
        let body = |e: &mut Emit| {
            e.object(|e| {
                list(e, "a", &[1, 2]);
                list(e, "b", &[]);
                e.key("c").object(|_| {});
                e.key("d").set_flat(true);
                e.object(|e| list(e, "f", &[3, 4]));
                e.set_flat(false);
            });
        };
        assert_eq!(emitted(false, body), "{\"a\":[1,2],\"b\":[],\"c\":{},\"d\":{\"f\":[3,4]}}\n");
        assert_eq!(
            emitted(true, body),
            "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": [],\n  \"c\": {},\n  \"d\": {\"f\": [3, 4]}\n}\n"
        );
    }
}
