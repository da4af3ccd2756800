//! A paragraph as the models see it.

use super::span::Joint;
use super::tagger::{Seen, Tagger};
use super::tags::Tag;
use crate::analysis::paragraph::{Node, Paragraph};
use crate::analysis::types::PartKind;
use crate::lexicon::senses::{Sense, sense};
use crate::lexicon::stems::stem_of;
use crate::text::tokens::{Kind, Token, hash_ascii};
use std::ops::Range;

/// A node as the models see it.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Key of the word; of a quotation, its length class.
    pub word: u32,
    /// Key of the stem.
    pub stem: u32,
    /// What the word does in a report.
    pub sense: Sense,
    /// What it does to the clauses around it.
    pub joint: Joint,
    /// Its part of speech.
    pub tag: Tag,
    /// Index of its sentence.
    pub sentence: u32,
    /// Number of its noun phrase in the paragraph, -1 outside of one.
    pub phrase: i32,
    /// Of a quotation: what can be told from its form; 0 for a word.
    pub form: Form,
}

impl Word {
    /// Whether a stretch between commas, dashes, semicolons and stops ends before it.
    pub fn cuts(&self) -> bool {
        self.tag == Tag::Punct && self.joint.breaks || self.word == STOP
    }

    /// What passing it adds to what [`View::passed`] counts.
    fn counts(&self) -> u64 {
        let verb = self.tag.is_verb();
        let each = [
            self.word == COMMA,
            verb || self.tag == Tag::Md,
            self.form.length > 0,
            verb && matches!(self.sense, Sense::Say | Sense::Claim),
            self.word == THAT,
            self.tag.is_finite(),
        ];
        each.iter().rev().fold(0, |counts, &is| counts << 8 | u64::from(is))
    }
}

/// What stands between two nodes: six counts of 8 bits, which is enough for all that can belong to a cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed(u64);

impl Passed {
    fn count(self, which: u32) -> u32 {
        (self.0 >> (8 * which)) as u32 & 0xff
    }

    /// Commas.
    pub fn commas(self) -> u32 {
        self.count(0)
    }

    /// Verbs and modals.
    pub fn verbs(self) -> u32 {
        self.count(1)
    }

    /// Quotations.
    pub fn quotations(self) -> u32 {
        self.count(2)
    }

    /// Verbs of speech.
    pub fn says(self) -> u32 {
        self.count(3)
    }

    /// "that".
    pub fn thats(self) -> u32 {
        self.count(4)
    }

    /// Finite verbs.
    pub fn finite(self) -> u32 {
        self.count(5)
    }
}

/// The form of a quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Words: 0 no quotation; 1, 2, 3; 4 for 4-5, 5 for 6-9, 6 for 10 and more.
    pub length: u8,
    /// The last character: `,` `.` `?` `!` a dash, or `a` for anything else.
    pub last: u8,
    /// Begins with a capital.
    pub capital: bool,
    /// Every longer word has a capital, under ten words.
    pub title: bool,
}

impl Form {
    /// A number for the whole form.
    pub fn key(self) -> u32 {
        u32::from(self.length)
            | u32::from(self.last) << 4
            | u32::from(self.capital) << 12
            | u32::from(self.title) << 13
    }

    /// Whether it has four words or more.
    pub fn long(self) -> bool {
        self.length >= 4
    }
}

/// A paragraph with what the models know of its nodes.
#[derive(Debug)]
pub struct View<'p, 't> {
    /// The paragraph.
    pub paragraph: &'p Paragraph<'t>,
    /// One for each of its nodes.
    pub words: Vec<Word>,
    /// Whether it is a headline.
    pub title: bool,
    /// Up to each node, the sum of what [`Word::counts`] gives for those before it. Sums overflow from count to count, but
    /// the difference of two holds the counts between them, as long as none is 256 or more.
    sums: Vec<u64>,
}

/// Key of what stands beside the first or the last node.
pub(super) const EDGE: u32 = hash_ascii("\u{1}edge");
/// Keys of words and signs that several models ask for.
pub(super) const COMMA: u32 = hash_ascii(",");
pub(super) const STOP: u32 = hash_ascii(".");
pub(super) const THAT: u32 = hash_ascii("that");
const SHORT: u32 = hash_ascii("\u{1}short");
const MIDDLE: u32 = hash_ascii("\u{1}middle");
const LONG: u32 = hash_ascii("\u{1}long");

impl<'p, 't> View<'p, 't> {
    /// Reads `paragraph`, tagging its words.
    pub fn new(paragraph: &'p Paragraph<'t>, tagger: &Tagger) -> Self {
        let count = paragraph.nodes.len();
        let (words, sums) = (Vec::with_capacity(count), Vec::with_capacity(count + 1));
        let mut view = Self { paragraph, words, title: paragraph.part == PartKind::Headline, sums };
        let (mut seen, mut tags, mut phrases) =
            (Vec::with_capacity(count), Vec::with_capacity(count), Phrases::default());
        let mut sum = 0u64;
        view.sums.push(sum);
        for (number, sentence) in paragraph.sentences.iter().enumerate() {
            let nodes = paragraph.nodes.get(sentence.clone()).unwrap_or_default();
            seen.clear();
            tags.clear();
            let mut open = false;
            seen.extend(nodes.iter().map(|node| see(paragraph, node, tagger, &mut open)));
            tagger.tag(&seen, &mut tags);
            phrases.inside = false;
            for (i, ((node, seen), tag)) in nodes.iter().zip(&seen).zip(&tags).enumerate() {
                let mut word = word(paragraph, node, seen, *tag, number as u32);
                word.phrase = phrases.of(&word, tags.get(i + 1));
                sum = sum.wrapping_add(word.counts());
                view.words.push(word);
                view.sums.push(sum);
            }
        }
        view
    }

    /// What the nodes of a range hold.
    #[inline]
    pub(super) fn passed(&self, nodes: &Range<usize>) -> Passed {
        let sum = |i: usize| self.sums.get(i).copied().unwrap_or_default();
        Passed(sum(nodes.end.max(nodes.start)).wrapping_sub(sum(nodes.start)))
    }

    /// The word at `at`, where there is one.
    pub fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }
}

/// The bytes of a node.
fn bytes<'t>(paragraph: &Paragraph<'t>, node: &Node) -> &'t [u8] {
    let span = node.span.start as usize..node.span.end as usize;
    paragraph.text.as_bytes().get(span).unwrap_or_default()
}

/// The node as the tagger sees it. `open` says whether the tag of the node before is not known: only then does anything ask
/// for the form of one whose tag is.
#[inline(always)]
fn see(paragraph: &Paragraph<'_>, node: &Node, tagger: &Tagger, open: &mut bool) -> Seen {
    match paragraph.tokens.get(node.tokens.0) {
        Some(token) if node.quotation.is_none() => {
            let tag = if token.kind == Kind::Word {
                tagger.known(token.hash, token.case)
            } else {
                fixed(bytes(paragraph, node), token)
            };
            let asked = *open || tag.is_none();
            *open = tag.is_none();
            match tag {
                Some(tag) if !asked => Seen::no_word(token.hash, tag),
                _ => Seen::new(bytes(paragraph, node), token, tag),
            }
        }
        _ => {
            *open = false;
            Seen::no_word(LONG, Tag::Quotation)
        }
    }
}

/// The tag of what is no word.
pub fn fixed(bytes: &[u8], token: &Token) -> Option<Tag> {
    match token.kind {
        Kind::Number => Some(Tag::Cd),
        Kind::Word => None,
        Kind::Symbol if matches!(bytes, b"$" | b"%" | b"\xc2\xa3" | b"\xe2\x82\xac") => Some(Tag::N),
        _ => Some(Tag::Punct),
    }
}

#[inline(always)]
fn word(paragraph: &Paragraph<'_>, node: &Node, seen: &Seen, tag: Tag, sentence: u32) -> Word {
    let plain = Word {
        word: seen.word,
        stem: seen.word,
        sense: Sense::None,
        joint: Joint::of(seen.word),
        tag,
        sentence,
        phrase: -1,
        form: Form::default(),
    };
    match tag {
        Tag::Punct => plain,
        Tag::Quotation => {
            let form = form(paragraph, node);
            let word = match form.length {
                0..3 => SHORT,
                3..5 => MIDDLE,
                _ => LONG,
            };
            Word { word, stem: word, form, ..plain }
        }
        _ => {
            let stem = stem_of(bytes(paragraph, node), seen.word);
            Word { stem, sense: sense(stem), ..plain }
        }
    }
}

fn form(paragraph: &Paragraph<'_>, node: &Node) -> Form {
    let Some(quotation) = node.quotation.and_then(|i| paragraph.quotations.get(i)) else {
        return Form::default();
    };
    let inside = paragraph.tokens.get(quotation.tokens.0..quotation.tokens.1).unwrap_or_default();
    let words = || inside.iter().filter(|t| matches!(t.kind, Kind::Word | Kind::Number));
    let length = match words().count() {
        n @ 0..4 => n.max(1) as u8,
        4..6 => 4,
        6..10 => 5,
        _ => 6,
    };
    let inner = quotation.inner.of(paragraph.text).trim();
    let last = match inner.chars().next_back() {
        Some(c @ (',' | '.' | '?' | '!')) => c as u8,
        Some('-' | '\u{2013}' | '\u{2014}') => b'-',
        _ => b'a',
    };
    let upper = |s: &str| s.chars().next().is_some_and(char::is_uppercase);
    let title = length < 6 && words().all(|t| t.span.len() < 4 || upper(t.span.of(paragraph.text)));
    Form { length, last, capital: upper(inner), title }
}

/// Numbers the noun phrases: a determiner opens one, adjectives, numbers, nouns and possessives go on with it, "of" joins.
#[derive(Debug, Default)]
struct Phrases {
    count: i32,
    inside: bool,
}

impl Phrases {
    /// The number of the phrase in which `word` stands, -1 for none; `next` is the tag behind it in the sentence.
    fn of(&mut self, word: &Word, next: Option<&Tag>) -> i32 {
        let starts = matches!(word.tag, Tag::Dt | Tag::PrpS);
        let goes_on = matches!(word.tag, Tag::Jj | Tag::Cd | Tag::N | Tag::Np | Tag::Pos)
            || word.form.title && word.form.length < 4 && word.form.length > 0;
        let alone = matches!(word.tag, Tag::Prp | Tag::W | Tag::Ex);
        let noun = |tag: &Tag| matches!(tag, Tag::Dt | Tag::PrpS | Tag::Jj | Tag::Cd | Tag::N | Tag::Np);
        let joins = self.inside && word.word == OF && word.tag == Tag::In && next.is_some_and(noun);
        if starts || alone || goes_on && !self.inside {
            self.count += 1;
        }
        self.inside = starts || goes_on || joins;
        if self.inside || alone { self.count - 1 } else { -1 }
    }
}

const OF: u32 = hash_ascii("of");
