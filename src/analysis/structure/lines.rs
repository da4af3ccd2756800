//! What a line looks like, whatever it says.

use crate::text::Span;

/// A line of the page.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    /// Where it stands.
    pub(super) span: Span,
    /// Its words.
    pub(super) words: &'t str,
}

impl<'t> Line<'t> {
    /// The line at `span`.
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        Self { span, words: span.of(text) }
    }

    /// Whether it ends with a full stop, inside or outside a quotation.
    pub(super) fn ends_sentence(&self) -> bool {
        self.words.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']', '*', '_']).ends_with('.')
    }

    /// Whether it ends as a text does: with a full stop, or a question or exclamation.
    pub(super) fn ends_text(&self) -> bool {
        let words = self.words.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']', '*', '_']);
        words.ends_with(['.', '?', '!', '\u{2026}', '\u{3002}'])
    }

    /// Whether it holds a label: a colon behind one of its first words.
    pub(super) fn has_colon(&self) -> bool {
        self.words.split_whitespace().take(4).any(|w| w.ends_with(':'))
    }

    /// How many words it has.
    pub(super) fn count(&self) -> usize {
        if !self.words.is_ascii() {
            return self.words.split_whitespace().count();
        }
        let space = |b: u8| b == b' ' || (9..=13).contains(&b);
        let starts = self
            .words
            .bytes()
            .fold((0, true), |(count, spaced), b| (count + usize::from(spaced & !space(b)), space(b)));
        starts.0
    }

    /// Whether most of its words of four letters and more begin with a capital.
    pub(super) fn is_titled(&self) -> bool {
        let long = self.words.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() >= 4);
        let (mut all, mut capital) = (0, 0);
        for word in long {
            all += 1;
            capital += usize::from(word.starts_with(char::is_uppercase));
        }
        all >= 3 && capital * 10 >= all * 7
    }
}

/// Names of sections, lower case.
const SECTIONS: &[&str] = &[
    "news",
    "world",
    "world news",
    "uk",
    "uk news",
    "us",
    "us news",
    "u.s.",
    "politics",
    "business",
    "economy",
    "markets",
    "companies",
    "money",
    "finance",
    "sport",
    "sports",
    "football",
    "culture",
    "arts",
    "entertainment",
    "lifestyle",
    "life",
    "health",
    "science",
    "environment",
    "technology",
    "tech",
    "opinion",
    "comment",
    "commentary",
    "editorial",
    "editorials",
    "analysis",
    "features",
    "feature",
    "travel",
    "education",
    "obituaries",
    "obituary",
    "international",
    "national",
    "nation",
    "local",
    "local news",
    "region",
    "regional",
    "asia",
    "europe",
    "africa",
    "middle east",
    "americas",
    "breaking news",
    "top stories",
    "latest",
    "latest news",
    "explainer",
    "fact check",
    "interview",
    "review",
    "reviews",
    "books",
    "film",
    "music",
    "letters",
    "law",
    "crime",
    "courts",
    "media",
    "climate",
    "elections",
    "investigations",
    "investigation",
    "special report",
    "exclusive",
    "press release",
    "blog",
    "live",
];

/// Signs between the steps of a section's path.
const STEPS: &[&str] = &[" > ", " \u{bb} ", " \u{203a} ", " | ", " / ", " \u{b7} ", " \u{2022} ", " :: "];

impl Line<'_> {
    /// Whether it could name the section above a headline. `count` is the number of its words, here and below: a closure, as
    /// most lines are told by less.
    pub(super) fn is_section(&self, count: impl Fn() -> usize) -> bool {
        let words = self.words.trim();
        let known = || SECTIONS.iter().any(|s| s.eq_ignore_ascii_case(words));
        words.len() <= 60
            && count() <= 8
            && !self.ends_text()
            && (known() || count() <= 2 && !words.ends_with(':') || STEPS.iter().any(|s| words.contains(s)))
    }

    /// Whether it could be a headline.
    pub(super) fn is_headline(&self, count: impl Fn() -> usize) -> bool {
        let words = self.words;
        words.len() <= 220
            && !words.ends_with([':', ',', ';'])
            && !words.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '[')
            && {
                let count = count();
                (2..=30).contains(&count) && (!self.ends_sentence() || count <= 20 && self.is_titled())
            }
    }

    /// Whether it is a paragraph of running text.
    pub(super) fn is_prose(&self, count: impl Fn() -> usize) -> bool {
        self.ends_text() && (self.words.len() >= 110 || count() >= 18)
    }

    /// Whether it could stand between headline and text as a summary without a full stop.
    pub(super) fn is_summary(&self, count: impl Fn() -> usize) -> bool {
        let opens =
            |c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '\'' | '\u{201c}' | '\u{2018}');
        self.words.len() <= 300
            && !self.ends_text()
            && !self.words.ends_with([':', ','])
            && self.words.starts_with(opens)
            && (6..=45).contains(&count())
    }
}
