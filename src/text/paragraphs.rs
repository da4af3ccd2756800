//! Paragraphs: the lines of a text that hold more than white space.

use super::Span;

/// The paragraphs in text order, each without white space at its ends. A line break ends a paragraph.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut from = 0;
    text.split('\n').filter_map(move |line| {
        let span = Span::at(from, from + line.len()).trimmed(text);
        from += line.len() + 1;
        (!span.is_empty()).then_some(span)
    })
}
