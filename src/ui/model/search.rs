//! The app's own search: every place of some words, without regard to case. The browser's search sees only the rows that
//! are drawn.

use crate::text::Span;
use crate::text::case::lower;

/// More finds than this are not counted.
pub const MOST: usize = 1_000;

/// The places of `words` in `text`, in order, without overlap; at most [`MOST`].
pub fn find(text: &str, words: &str) -> Vec<Span> {
    let needle: Vec<char> = words.trim().chars().map(plain).collect();
    let Some((&first, rest)) = needle.split_first() else { return Vec::new() };
    let mut out = Vec::new();
    let mut chars = text.char_indices();
    while let Some((start, c)) = chars.next() {
        if plain(c) != first {
            continue;
        }
        let mut after = chars.clone();
        let fits = rest.iter().all(|&wanted| after.next().is_some_and(|(_, c)| plain(c) == wanted));
        if fits {
            let end = after.clone().next().map_or(text.len(), |(at, _)| at);
            out.push(Span::at(start, end));
            if out.len() == MOST {
                break;
            }
            chars = after;
        }
    }
    out
}

/// A letter in lower case, a curled quotation mark straight.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{a0}' | '\n' => ' ',
        c => lower(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text, words).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn case_and_curls_do_not_matter() {
        check(
            "The board\u{2019}s plan. THE BOARD'S PLAN",
            "the board's",
            &["The board\u{2019}s", "THE BOARD'S"],
        );
        check("aaaa", "aa", &["aa", "aa"]);
        check("\u{c9}t\u{e9}", "\u{e9}T\u{c9}", &["\u{c9}t\u{e9}"]);
        check("a b", "  ", &[]);
        check("ab", "abc", &[]);
    }

    #[test]
    fn finds_end() {
        assert_eq!(find(&"a ".repeat(5_000), "a").len(), MOST);
    }
}
