//! Paragraphs: the lines of a text that hold more than white space, or runs of lines where the text is hard-wrapped.

use super::Span;
use super::order;

/// The paragraphs in text order, each without white space at its ends.
///
/// A line break ends a paragraph. Only where most lines break in the middle of a sentence, at one width, is a paragraph a
/// run of lines; its span then covers the line breaks.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let lines = lines(text);
    let width = wrapped_at(text, &lines);
    let mut out: Vec<Span> = Vec::with_capacity(lines.len());
    let mut before: Option<&Line> = None;
    for line in &lines {
        match (out.last_mut(), before, width) {
            (Some(last), Some(before), Some(width)) if goes_on(text, before, line, width) => {
                *last = last.hull(line.span);
            }
            _ => out.push(line.span),
        }
        before = Some(line);
    }
    out.into_iter()
}

/// A line with something on it.
struct Line {
    /// Without white space at its ends.
    span: Span,
    /// White space before it, in bytes.
    indent: u32,
    /// Whether it follows the last line without a blank one between.
    follows: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let (mut from, mut blank) = (0, true);
    for line in text.split('\n') {
        let span = Span::at(from, from + line.len()).trimmed(text);
        if span.is_empty() {
            blank = true;
        } else {
            out.push(Line { span, indent: span.start - from as u32, follows: !blank });
            blank = false;
        }
        from += line.len() + 1;
    }
    out
}

/// No terminal or typewriter broke its lines later than that, in bytes.
const WIDEST: usize = 110;

/// The width at which the text is wrapped: most lines that another follows are about that long, and the next one goes on in
/// lower case.
fn wrapped_at(text: &str, lines: &[Line]) -> Option<usize> {
    let mut lengths = Vec::new();
    let mut lower = 0;
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        if b.follows {
            lengths.push(a.span.len());
            lower += usize::from(b.span.of(text).starts_with(char::is_lowercase));
        }
    }
    if lengths.len() < 3 || lower * 5 < lengths.len() * 2 {
        return None;
    }
    let at = lengths.len() * 9 / 10;
    order::plain(&mut lengths);
    let width = lengths.get(at).copied()?;
    let full = lengths.iter().filter(|&&l| l * 5 >= width * 3).count();
    (width <= WIDEST && full * 3 >= lengths.len() * 2).then_some(width)
}

/// Whether `line` belongs to the paragraph of `before` in a text that is wrapped at `width`.
fn goes_on(text: &str, before: &Line, line: &Line, width: usize) -> bool {
    let words = line.span.of(text);
    let lower = words.starts_with(char::is_lowercase);
    let full = before.span.len() * 5 >= width * 3;
    let item = words.starts_with(['>', '*', '#', '\u{2022}']) || words.starts_with("- ");
    line.follows && !item && (lower || full && line.indent <= before.indent + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let got: Vec<_> = paragraphs(text).map(|p| p.of(text)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check(" One.\n\n\tTwo\nthree.\u{a0}\n\u{3000}\n", &["One.", "Two", "three."]);
        check("", &[]);
        let list = "The harbour board of the town\nFerries and how to catch one\nBridges and their tolls in May\nPiers";
        check(list, &list.lines().collect::<Vec<_>>());
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "HARBOUR BOARD\n\n  The board of the harbour met on Monday\nin the hall of the old customs house\nto hear from Ms. Lena\n  Ortmann spoke first and at length, so\nthat nobody else did.\n\nThe end.";
        check(
            text,
            &[
                "HARBOUR BOARD",
                "The board of the harbour met on Monday\nin the hall of the old customs house\nto hear from Ms. Lena",
                "Ortmann spoke first and at length, so\nthat nobody else did.",
                "The end.",
            ],
        );
    }
}
