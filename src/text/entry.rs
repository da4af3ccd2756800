//! What happens to a text once, on entry, before any offset exists: CRLF and CR become LF, NUL becomes U+FFFD, a leading
//! byte order mark goes; nothing else changes.

use std::borrow::Cow;

/// The longest text that is taken, in bytes: offsets are 32 bits wide.
pub const MAX_BYTES: usize = i32::MAX as usize;

/// The text as it will be analysed, stored and exported.
pub fn normalise(raw: &str) -> Cow<'_, str> {
    let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
    if !raw.bytes().any(|b| b == b'\r' || b == 0) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_nul_and_bom_are_mapped_once() {
        assert_eq!(normalise("\u{feff}a\r\nb\rc\0d"), "a\nb\nc\u{fffd}d");
        assert_eq!(normalise("a\n\u{feff}b"), "a\n\u{feff}b");
    }
}
