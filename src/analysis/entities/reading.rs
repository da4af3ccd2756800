//! What the words of a source say by themselves: a name, a description, a pronoun, or several joined by "and".

use super::super::found::Name;
use super::super::names::words::Words;
use super::super::names::{description_kind, scan};
use super::super::types::{EntityKind, Mention};
use crate::lexicon::traits::{Lexicon, Traits};
use crate::text::Span;
use crate::text::tokens::{Case, Kind, Token, hash_ascii, tokens};

/// What a pronoun can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// he, him, his
    He,
    /// she, her
    She,
    /// they, them, their
    They,
    /// it, its
    It,
    /// I, me, my
    I,
    /// we, us, our
    We,
    /// who, which, that: the words just before
    Relative,
    /// Any other: it means nobody in particular.
    Other,
}

/// A description without a name.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// All of it.
    pub span: Span,
    /// Key of its words without the article.
    pub key: u32,
    /// Key of its head.
    pub head: u32,
    /// The traits of its head.
    pub traits: Traits,
    /// What its head names.
    pub kind: EntityKind,
    /// Whether it points at somebody known ("the minister").
    pub definite: bool,
    /// Whether it tells nothing of a source ("a source").
    pub bare: bool,
}

/// A source's words, read.
#[derive(Clone, Debug)]
pub enum Reading {
    /// A name, perhaps with a title.
    Name(Name),
    /// A description.
    Description(Description),
    /// A pronoun.
    Pronoun(Pronoun),
    /// Several.
    Joint(Vec<Name>),
}

/// Buffers that are used again for each source.
#[derive(Default)]
pub struct Reader {
    tokens: Vec<Token>,
    traits: Vec<Traits>,
    names: Vec<Name>,
}

/// The pronoun of that key.
pub fn pronoun(key: u32) -> Pronoun {
    const TABLE: &[(u32, Pronoun)] = &[
        (hash_ascii("he"), Pronoun::He),
        (hash_ascii("him"), Pronoun::He),
        (hash_ascii("his"), Pronoun::He),
        (hash_ascii("himself"), Pronoun::He),
        (hash_ascii("she"), Pronoun::She),
        (hash_ascii("her"), Pronoun::She),
        (hash_ascii("hers"), Pronoun::She),
        (hash_ascii("herself"), Pronoun::She),
        (hash_ascii("they"), Pronoun::They),
        (hash_ascii("them"), Pronoun::They),
        (hash_ascii("their"), Pronoun::They),
        (hash_ascii("themselves"), Pronoun::They),
        (hash_ascii("it"), Pronoun::It),
        (hash_ascii("its"), Pronoun::It),
        (hash_ascii("itself"), Pronoun::It),
        (hash_ascii("i"), Pronoun::I),
        (hash_ascii("me"), Pronoun::I),
        (hash_ascii("my"), Pronoun::I),
        (hash_ascii("myself"), Pronoun::I),
        (hash_ascii("we"), Pronoun::We),
        (hash_ascii("us"), Pronoun::We),
        (hash_ascii("our"), Pronoun::We),
        (hash_ascii("ourselves"), Pronoun::We),
        (hash_ascii("who"), Pronoun::Relative),
        (hash_ascii("whom"), Pronoun::Relative),
        (hash_ascii("whose"), Pronoun::Relative),
        (hash_ascii("which"), Pronoun::Relative),
        (hash_ascii("that"), Pronoun::Relative),
    ];
    TABLE.iter().find(|entry| entry.0 == key).map_or(Pronoun::Other, |entry| entry.1)
}

impl Reader {
    /// Reads the words of a source.
    pub fn read(&mut self, text: &str, span: Span, lexicon: Lexicon) -> Reading {
        self.tokens.clear();
        self.traits.clear();
        self.names.clear();
        tokens(text, span, &mut self.tokens);
        self.traits.extend(self.tokens.iter().map(|t| lexicon.of(t.hash)));
        let words = Words { text, tokens: &self.tokens, traits: &self.traits };
        let length = words.tokens.len();
        let shouted = length > 1 || words.is_name_word(0);
        if words.traits(0).any(Traits::PRONOUN) && !shouted
            || length == 2 && words.traits(0).any(Traits::PRONOUN) && words.traits(1).any(Traits::PRONOUN)
        {
            return Reading::Pronoun(pronoun(words.hash(0)));
        }
        scan(&words, 0, length, &mut self.names);
        self.names.retain(|n| n.mention == Mention::Name);
        if let Some(joint) = joint(&words, &self.names) {
            return Reading::Joint(joint);
        }
        named(&words, &self.names)
    }
}

/// The name that heads the phrase, else its description.
fn named(words: &Words<'_>, names: &[Name]) -> Reading {
    let length = words.tokens.len();
    let mut core = words.skip_determiners(0, length);
    for name in names {
        let end = words.tokens.partition_point(|t| t.span.start < name.span.end);
        if words.is(end, "'s") || words.is(end, "'") {
            core = end + 1;
            continue;
        }
        if name.span.start > words.start(core) {
            // An adjective or two may stand before the name: "veteran harbour pilot Jonah Peel" was one with it.
            let start = words.tokens.partition_point(|t| t.span.start < name.span.start);
            let apposed = start - core <= 3 && ends(words, end) && !(core..start).any(|i| cuts(words, i));
            if !apposed {
                break;
            }
            let outlet = (core..start).any(|i| words.traits(i).any(Traits::OUTLET));
            let kind = if outlet { Some(EntityKind::Outlet) } else { name.kind };
            return Reading::Name(Name { kind, ..*name });
        }
        // "US and Philippine officials"
        let last = words.traits(length - 1);
        let listed =
            words.is(end, "and") && !words.is_capital(length - 1) && description_kind(last).is_some();
        if listed && (end..length).all(|i| !cuts(words, i) || words.is(i, "and")) {
            core = length - 1;
            break;
        }
        if ends(words, end) {
            // "Critics", "Sources": a common noun with the sentence's capital.
            let common = Traits::GROUP.with(Traits::BARE).with(Traits::DOCUMENT);
            if name.words == 1
                && words.traits(end - 1).any(common)
                && words.tokens.get(end - 1).is_some_and(|t| t.case == Case::Title)
            {
                break;
            }
            return Reading::Name(*name);
        }
        let head = head(words, end);
        let outlet = words.traits(head).any(Traits::OUTLET) && !words.traits(head).any(Traits::PERSON);
        if outlet && !(name.words == 1 && words.traits(end - 1).any(Traits::DEMONYM)) {
            return Reading::Name(Name { kind: Some(EntityKind::Outlet), sure: true, ..*name });
        }
        break;
    }
    Reading::Description(description(words, core.min(length.saturating_sub(1))))
}

/// Whether the core of the phrase ends before `at`.
fn ends(words: &Words<'_>, at: usize) -> bool {
    at >= words.tokens.len() || cuts(words, at)
}

/// Whether the token at `at` begins what only describes further: a comma, a preposition, "who", a verb.
fn cuts(words: &Words<'_>, at: usize) -> bool {
    let traits = words.traits(at);
    words.tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Punct | Kind::Mark))
        || traits.any(Traits::PREPOSITION.with(Traits::RELATIVE))
        || traits.any(Traits::VERB) && !words.is(at, "'s")
        || words.is(at, "and")
        || words.is(at, "or")
        || participle(words, at)
}

/// Whether the token at `at` is a participle behind its noun: "people briefed on the talks".
fn participle(words: &Words<'_>, at: usize) -> bool {
    let ends_so =
        words.tokens.get(at).is_some_and(|t| t.span.of(words.text).ends_with("ed") && t.span.len() > 4);
    ends_so
        && words.traits(at + 1).any(Traits::PREPOSITION)
        && at.checked_sub(1).is_some_and(|before| !words.traits(before).any(Traits::DETERMINER))
}

/// The last word of the core that goes on at `at`.
fn head(words: &Words<'_>, at: usize) -> usize {
    let mut end = at;
    while end < words.tokens.len() && !cuts(words, end) {
        end += 1;
    }
    end.saturating_sub(1)
}

fn description(words: &Words<'_>, core: usize) -> Description {
    let length = words.tokens.len();
    let mut at = head(words, core).max(core.min(length.saturating_sub(1)));
    // "one of the officials": the head stands behind "of".
    let of = if words.is(at, "of") { at } else { at + 1 };
    let before = of.checked_sub(1).is_some_and(|b| words.traits(b).any(Traits::QUANTITY));
    let partitive = before && words.is(of, "of") && of + 1 < length;
    if partitive {
        at = head(words, of + 1).max(of + 1);
    }
    let traits = words.traits(at);
    let first = words.tokens.first();
    let determined = words.traits(0).any(Traits::DETERMINER);
    let indefinite =
        ["a", "an", "another", "some", "any", "no", "every", "each"].iter().any(|w| words.is(0, w));
    let number = words.tokens.get(at).is_some_and(|t| t.span.of(words.text).ends_with("-old"));
    let kind = if number {
        EntityKind::Person
    } else {
        description_kind(traits).unwrap_or_else(|| guess(words, at))
    };
    let modified = at > core || length > at + 1 && !partitive;
    Description {
        span: first.map_or(Span::default(), |f| f.span.hull(words.hull(length - 1, length))),
        key: words.key(words.skip_determiners(0, length), length),
        head: words.hash(at),
        traits,
        kind,
        definite: determined && !indefinite || words.is_capital(at) && traits.any(Traits::TITLE),
        bare: !modified && (traits.any(Traits::BARE) || first.is_none()),
    }
}

/// What an unknown head names: a plural is a group, a word for a doer a person, anything else a body.
fn guess(words: &Words<'_>, at: usize) -> EntityKind {
    let word = words.tokens.get(at).map_or("", |t| t.span.of(words.text));
    if words.is_capital(at) {
        EntityKind::Organisation
    } else if word.ends_with('s') && !word.ends_with("ss") && word.len() > 3 {
        EntityKind::Group
    } else if ["er", "or", "ist", "ian", "man", "ant", "eer", "ee"].iter().any(|e| word.ends_with(e)) {
        EntityKind::Person
    } else {
        EntityKind::Organisation
    }
}

/// The names of a list: "Lena Ortmann, Jonah Peel and Piet Lammers".
fn joint(words: &Words<'_>, names: &[Name]) -> Option<Vec<Name>> {
    let mut out: Vec<Name> = Vec::new();
    let mut joined = false;
    for name in names {
        let start = words.tokens.partition_point(|t| t.span.start < name.span.start);
        let end = words.tokens.partition_point(|t| t.span.start < name.span.end);
        if let Some(last) = out.last() {
            let behind = words.tokens.partition_point(|t| t.span.start < last.span.end);
            let between = (behind..start).find(|&i| words.is(i, "and") || words.is(i, "or"));
            let comma = words.is(behind, ",") && behind + 1 == start;
            // What describes the last name may stand between commas before "and".
            let described = words.is(behind, ",") && between.is_some_and(|b| words.is(b - 1, ","));
            if !(comma || described || between == Some(behind)) {
                return None;
            }
            joined |= between.is_some();
        } else if start > words.skip_determiners(0, words.tokens.len()) {
            return None;
        }
        if words.is(end, "'s") || name.kind == Some(EntityKind::Organisation) && names.len() > 2 && !name.sure
        {
            return None;
        }
        out.push(*name);
    }
    let last = out.last().map_or(0, |n| words.tokens.partition_point(|t| t.span.start < n.span.end));
    (joined && out.len() > 1 && ends(words, last)).then_some(out)
}
