//! Offsets in the units of the formats: code points and UTF-16, from UTF-8 bytes and back.

use super::Span;

/// How far apart the stored positions are, in bytes.
const STEP: usize = 64;

/// Translates offsets of one text. Built in one pass; each look-up reads at most [`STEP`] bytes.
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points and UTF-16 units before each multiple of `STEP` bytes (a position inside a character counts it).
    steps: Vec<(u32, u32)>,
}

/// A span in both units of our JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Units {
    /// Code points, end exclusive.
    pub points: (u32, u32),
    /// UTF-16 code units, end exclusive.
    pub utf16: (u32, u32),
}

impl<'t> Offsets<'t> {
    /// Prepares the look-ups for `text`.
    pub fn new(text: &'t str) -> Self {
        let mut steps = Vec::with_capacity(text.len() / STEP + 1);
        let (mut points, mut utf16) = (0, 0);
        for (i, b) in text.bytes().enumerate() {
            if i % STEP == 0 {
                steps.push((points, utf16));
            }
            (points, utf16) = count(b, points, utf16);
        }
        steps.push((points, utf16));
        Self { text, steps }
    }

    /// Code points and UTF-16 units before the byte `offset`.
    pub fn both(&self, offset: u32) -> (u32, u32) {
        let offset = (offset as usize).min(self.text.len());
        let step = offset / STEP;
        let Some(&(points, utf16)) = self.steps.get(step) else { return (0, 0) };
        let from = (step * STEP).min(offset);
        let rest = &self.text.as_bytes()[from..offset];
        rest.iter().fold((points, utf16), |(p, u), &b| count(b, p, u))
    }

    /// The span in both units.
    pub fn units(&self, span: Span) -> Units {
        let (s, e) = (self.both(span.start), self.both(span.end));
        Units { points: (s.0, e.0), utf16: (s.1, e.1) }
    }

    /// The byte offset of a code point offset; `None` past the end of the text.
    pub fn byte_of_point(&self, point: u32) -> Option<u32> {
        let step = self.steps.partition_point(|&(p, _)| p <= point).saturating_sub(1);
        let mut at = (step * STEP).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        let (mut p, _) = self.both(at as u32);
        for c in self.text[at..].chars() {
            if p == point {
                return Some(at as u32);
            }
            p += 1;
            at += c.len_utf8();
        }
        (p == point).then_some(at as u32)
    }
}

/// Every character is counted at its first byte.
fn count(byte: u8, points: u32, utf16: u32) -> (u32, u32) {
    match byte {
        0x80..=0xbf => (points, utf16),
        0xf0.. => (points + 1, utf16 + 2),
        _ => (points + 1, utf16 + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_goes_there_and_back() {
        let text = "a\u{1f6a2}\u{308}\u{5d0}\u{1f469}\u{200d}\u{1f680} ".repeat(40);
        let offsets = Offsets::new(&text);
        let (mut p, mut u) = (0, 0);
        for (i, c) in text.char_indices() {
            assert_eq!(offsets.both(i as u32), (p, u));
            assert_eq!(offsets.byte_of_point(p), Some(i as u32));
            p += 1;
            u += c.len_utf16() as u32;
        }
        assert_eq!(offsets.both(text.len() as u32), (p, u));
        assert_eq!(offsets.byte_of_point(p), Some(text.len() as u32));
        assert_eq!(offsets.byte_of_point(p + 1), None);
    }
}
