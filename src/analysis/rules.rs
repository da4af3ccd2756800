//! The list of rules: why a mark is there. A rule is declared beside the code that applies it, and registered here.

use crate::text::Span;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
        let mut rest = self.says;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let Some(close) = rest[open..].find('}') else { break };
            let index = rest[open + 1..open + close].parse::<usize>();
            if let Some(span) = index.ok().and_then(|i| spans.get(i)) {
                push_short(&mut out, span.of(text));
            }
            rest = &rest[open + close + 1..];
        }
        out.push_str(rest);
        out
    }
}

/// The words on one line, at most about 60 characters of them.
fn push_short(out: &mut String, words: &str) {
    const MAX: usize = 60;
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

/// A rule of [`RULES`], compared and stored by its id.
#[derive(Clone, Copy, Debug)]
pub struct RuleRef(pub &'static Rule);

impl PartialEq for RuleRef {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for RuleRef {}

/// By its id for people, by its place in [`RULES`] between the page and the worker, which are of one build.
impl Serialize for RuleRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_str(self.0.id);
        }
        let place = all().position(|rule| rule.id == self.0.id);
        serializer.serialize_u32(place.map_or(u32::MAX, |place| place as u32))
    }
}

impl<'de> Deserialize<'de> for RuleRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let id = String::deserialize(deserializer)?;
            return find(&id).map(RuleRef).ok_or_else(|| serde::de::Error::custom(format!("no rule {id:?}")));
        }
        let place = u32::deserialize(deserializer)?;
        let rule = all().nth(place as usize).map(RuleRef);
        rule.ok_or_else(|| serde::de::Error::custom("no such rule"))
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

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|file| file.iter()).copied()
}
