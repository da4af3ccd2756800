//! The list of rules: why a mark is there. A rule is declared beside the code that applies it, and registered here.

use crate::text::Span;
use crate::text::bytes::{equal, position};
use serde::{Serialize, Serializer};

/// A rule by which something is marked.
///
/// The tests walk [`RULES`]: each rule must be the reason of something in the text of [`fires`](Self::fires), and of nothing
/// in that of [`silent`](Self::silent).
#[derive(Debug)]
pub struct Rule {
    /// Its name in our JSON: lower case, hyphens.
    pub id: &'static str,
    /// The reason as a sentence for the user; `{0}`, `{1}` stand for words of the text.
    pub says: &'static str,
    /// What it marks and why, for the user.
    pub doc: &'static str,
    /// A text in which it applies.
    pub fires: &'static str,
    /// A text that looks similar and in which it does not.
    pub silent: &'static str,
}

/// Words that only tests and the documentation read: the browser's modules go without their 10 KB.
pub const fn aside(words: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") { "" } else { words }
}

impl Rule {
    /// The sentence with its gaps filled; long words are cut to their first and last ones.
    pub fn sentence(&self, text: &str, spans: &[Span]) -> String {
        let mut out = String::with_capacity(self.says.len() + 32);
        self.say(text, spans, &mut out);
        out
    }

    /// Appends the [`sentence`](Self::sentence) to `out`; returns whether it has gaps, so that it depends on the text.
    pub fn say(&self, text: &str, spans: &[Span], out: &mut String) -> bool {
        let mut rest = self.says;
        while let Some(open) = find(rest, b'{') {
            let (before, gap) = rest.split_at(open);
            out.push_str(before);
            let Some(close) = find(gap, b'}') else { break };
            let index = gap.get(1..close).and_then(|index| index.parse::<usize>().ok());
            if let Some(span) = index.and_then(|i| spans.get(i)) {
                push_short(out, span.of(text));
            }
            rest = gap.get(close + 1..).unwrap_or_default();
        }
        out.push_str(rest);
        rest.len() < self.says.len()
    }
}

/// Where an ASCII sign stands.
fn find(says: &str, sign: u8) -> Option<usize> {
    position(says.as_bytes(), |w| equal(w, sign))
}

/// The words on one line, at most about 60 characters of them.
fn push_short(out: &mut String, words: &str) {
    const MAX: usize = 60;
    if words.len() < MAX && is_plain(words) {
        return out.push_str(words);
    }
    let mut length = 0;
    for (i, word) in words.split_whitespace().enumerate() {
        length += word.chars().count() + 1;
        if length > MAX && i > 0 {
            out.push_str(" \u{2026}");
            return;
        }
        if i > 0 {
            out.push(' ');
        }
        out.extend(word.chars().take(MAX));
    }
}

/// Whether words are ASCII with one blank between each two, as most are.
fn is_plain(words: &str) -> bool {
    let mut blank = true;
    let plain = words.bytes().all(|b| {
        let was = std::mem::replace(&mut blank, b == b' ');
        b.is_ascii_graphic() || b == b' ' && !was
    });
    plain && !blank
}

/// A rule of [`RULES`], compared and stored by its id.
#[derive(Clone, Copy, Debug)]
pub struct RuleRef(pub &'static Rule);

impl PartialEq for RuleRef {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for RuleRef {}

/// By its id.
impl Serialize for RuleRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.id)
    }
}

/// Every rule, by the file that declares it.
pub static RULES: &[&[&Rule]] = &[
    super::attribution::rules::WORDS,
    super::attribution::rules::WHOSE,
    super::attribution::rules::OTHERS,
    super::attribution::verdict::RULES,
    super::quotation::unspoken::RULES,
    super::assemble::quotes::RULES,
    super::assemble::interview::RULES,
    super::entities::rules::RULES,
    super::claims::signals::RULES,
    super::claims::score::RULES,
    super::claims::same::RULES,
    super::findings::sums::RULES,
    super::findings::money::RULES,
    super::findings::units::RULES,
    super::findings::written::RULES,
    super::findings::lists::RULES,
    super::findings::headline::RULES,
];
