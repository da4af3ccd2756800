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
        for step in text.as_bytes().chunks(STEP) {
            steps.push((points, utf16));
            (points, utf16) = count(step, points, utf16);
        }
        // What is added to a whole step: a look-up at the very end of the text finds it there.
        if text.len().is_multiple_of(STEP) {
            steps.push((points, utf16));
        }
        Self { text, steps }
    }

    /// Code points and UTF-16 units before the byte `offset`.
    pub fn both(&self, offset: u32) -> (u32, u32) {
        let offset = (offset as usize).min(self.text.len());
        let step = offset / STEP;
        let Some(&(points, utf16)) = self.steps.get(step) else { return (0, 0) };
        let from = (step * STEP).min(offset);
        count(&self.text.as_bytes()[from..offset], points, utf16)
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

/// Adds what `bytes`, at most [`STEP`] of them, hold. Every character is counted at its first byte.
fn count(bytes: &[u8], points: u32, utf16: u32) -> (u32, u32) {
    // Sums of one byte, which the compiler makes many at a time of.
    let (first, long) = bytes.iter().fold((0_u8, 0_u8), |(first, long), &b| {
        (first + u8::from(!(0x80..0xc0).contains(&b)), long + u8::from(b >= 0xf0))
    });
    (points + u32::from(first), utf16 + u32::from(first) + u32::from(long))
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
