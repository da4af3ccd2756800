//! A paragraph's nodes with what each can be in a sentence: the view on which the rules for cues, contents and sources work.

use crate::analysis::paragraph::Paragraph;
use crate::analysis::quotation::Quotation;
use crate::analysis::types::PartKind;
use crate::lexicon::abbreviations::abbreviation;
use crate::lexicon::cues::{self, Cue, Forms, Hit, Takes};
use crate::lexicon::grammar::{self, Bits, Grammar};
use crate::text::Span;
use crate::text::tokens::{Case, Kind, Token, hash_ascii};
use std::ops::Range;

/// A quotation.
pub const QUOTE: Bits = 1 << grammar::FREE;
/// A word with a capital (or more).
pub const CAP: Bits = 1 << (grammar::FREE + 1);
/// A word in lower case.
pub const LOWER: Bits = 1 << (grammar::FREE + 2);
/// A number.
pub const NUM: Bits = 1 << (grammar::FREE + 3);
/// Any punctuation, a stray quotation mark included.
pub const PUNCT: Bits = 1 << (grammar::FREE + 4);
/// A comma.
pub const COMMA: Bits = 1 << (grammar::FREE + 5);
/// A full stop, a question or exclamation mark, points of omission.
pub const STOP: Bits = 1 << (grammar::FREE + 6);
/// A colon.
pub const COLON: Bits = 1 << (grammar::FREE + 7);
/// A dash or a semicolon: cuts a sentence into clauses.
pub const BREAK: Bits = 1 << (grammar::FREE + 8);
/// An opening bracket.
pub const OPEN: Bits = 1 << (grammar::FREE + 9);
/// A closing bracket.
pub const CLOSE: Bits = 1 << (grammar::FREE + 10);
/// The possessive "'s", or the apostrophe behind a plural.
pub const OWN: Bits = 1 << (grammar::FREE + 11);
/// A form of a cue verb that needs no auxiliary: "says", "said".
pub const FINITE: Bits = 1 << (grammar::FREE + 12);

/// How many nodes before and behind a cue can belong to it.
const BEFORE: usize = 120;
const BEHIND: usize = 160;

/// What cannot belong to a noun phrase.
pub const NO_NOUN: Bits =
    PUNCT | QUOTE | grammar::AUX | grammar::SUB | grammar::CONJ | grammar::WH | grammar::REL;

/// What no word with content is: function words, numbers, signs, quotations.
pub const NO_CONTENT: Bits = ((1 << grammar::FREE) - 1) | QUOTE | NUM | PUNCT;

/// A paragraph and the bits of its nodes.
pub struct Row<'p, 't> {
    /// The paragraph.
    pub paragraph: &'p Paragraph<'t>,
    bits: Vec<Bits>,
    hits: Vec<(usize, Hit)>,
}

impl<'p, 't> Row<'p, 't> {
    /// The row of a paragraph; `None` where it holds neither a cue nor a quotation, so that there is nothing to read.
    pub fn new(paragraph: &'p Paragraph<'t>) -> Option<Self> {
        let row = Self::always(paragraph, true);
        (!row.bits.is_empty()).then_some(row)
    }

    /// The row of a paragraph; `bare` leaves its bits out where it holds neither a cue nor a quotation.
    pub fn always(paragraph: &'p Paragraph<'t>, bare: bool) -> Self {
        let (cues, grammar) = (cues::cues(), grammar::grammar());
        let headline = paragraph.part == PartKind::Headline;
        let mut hits = Vec::new();
        let mut bits = Vec::with_capacity(paragraph.nodes.len());
        for sentence in &paragraph.sentences {
            let nodes = paragraph.nodes.get(sentence.clone()).unwrap_or_default();
            for (i, node) in sentence.clone().zip(nodes) {
                let token = paragraph.tokens.get(node.tokens.0).filter(|_| node.quotation.is_none());
                let Some(token) = token else {
                    bits.push(QUOTE);
                    continue;
                };
                let mut word = of(paragraph, grammar, sentence, i, token);
                // Inside a sentence a capital makes a name of it: "the United States".
                let name = || token.case != Case::Lower && !headline && sentence.start != i;
                if token.kind == Kind::Word
                    && let Some(hit) = cues.find(token.hash).filter(|_| !name())
                {
                    if word & LOWER != 0 && verb(&hit) {
                        word |= FINITE;
                    }
                    hits.push((i, hit));
                }
                bits.push(word);
            }
        }
        if bare && hits.is_empty() && paragraph.quotations.is_empty() {
            bits.clear();
        }
        Self { paragraph, bits, hits }
    }

    /// The nodes that can be cues.
    pub fn hits(&self) -> &[(usize, Hit)] {
        &self.hits
    }

    /// How many nodes there are.
    pub fn count(&self) -> usize {
        self.bits.len()
    }

    /// The bits of the nodes.
    pub fn bits(&self) -> &[Bits] {
        &self.bits
    }

    /// Whether the node at `i` is one of `bits`; no node is nothing.
    pub fn is(&self, i: usize, bits: Bits) -> bool {
        self.bits.get(i).is_some_and(|b| b & bits != 0)
    }

    /// Whether the node before `i` is one of `bits`.
    pub fn before(&self, i: usize, bits: Bits) -> bool {
        i.checked_sub(1).is_some_and(|i| self.is(i, bits))
    }

    /// The words of a node.
    pub fn words(&self, i: usize) -> &'t str {
        self.paragraph.words(i)
    }

    /// Whether the node's words are one of `words`, capitals aside.
    pub fn any(&self, i: usize, words: &[&str]) -> bool {
        let Some(node) = self.paragraph.nodes.get(i) else { return false };
        let Some((first, rest)) = node.span.bytes(self.paragraph.text).split_first() else { return false };
        // Nearly every word differs in length or first letter.
        let is = |w: &&str| match w.as_bytes().split_first() {
            Some((f, r)) => {
                r.len() == rest.len() && f.eq_ignore_ascii_case(first) && r.eq_ignore_ascii_case(rest)
            }
            None => false,
        };
        words.iter().any(is)
    }

    /// The quotation that the node is.
    pub fn quotation(&self, i: usize) -> Option<&Quotation> {
        self.paragraph.quotation(i)
    }

    /// The last character inside the quotation at `i`, white space aside.
    pub fn last_char(&self, i: usize) -> Option<char> {
        self.quotation(i)?.inner.of(self.paragraph.text).trim_end().chars().next_back()
    }

    /// How many words the quotation at `i` holds.
    pub fn length(&self, i: usize) -> usize {
        let Some(q) = self.quotation(i) else { return 0 };
        let tokens = self.paragraph.tokens.get(q.tokens.0..q.tokens.1).unwrap_or_default();
        tokens.iter().filter(|t| matches!(t.kind, Kind::Word | Kind::Number)).count()
    }

    /// The sentence in which node `i` stands, as far as it matters to that node: a bound on both sides keeps the time linear
    /// where a text has no full stops.
    pub fn sentence(&self, i: usize) -> Range<usize> {
        let whole = self.paragraph.sentences.get(self.paragraph.sentence_of(i)).cloned().unwrap_or(i..i + 1);
        whole.start.max(i.saturating_sub(BEFORE))..whole.end.min(i + BEHIND)
    }

    /// The cue that begins at node `i`.
    pub fn hit(&self, i: usize) -> Option<&Hit> {
        let at = self.hits.binary_search_by_key(&i, |h| h.0).ok()?;
        self.hits.get(at).map(|h| &h.1)
    }

    /// Whether nothing but the closing punctuation of the sentence stands in `from..end`.
    pub fn ends(&self, from: usize, end: usize) -> bool {
        from >= end || (from..end).all(|i| self.is(i, STOP | CLOSE))
    }

    /// `range` without punctuation at its ends.
    pub fn trimmed(&self, mut range: Range<usize>) -> Range<usize> {
        while range.start < range.end && self.is(range.start, PUNCT) && !self.is(range.start, OPEN) {
            range.start += 1;
        }
        while range.start < range.end && self.is(range.end - 1, PUNCT) && !self.is(range.end - 1, CLOSE) {
            range.end -= 1;
        }
        range
    }

    /// The span of a range of nodes.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.paragraph.hull(range)
    }
}

/// Whether the word is a verb with a subject before it, rather than a noun or part of a longer cue.
fn verb(hit: &Hit) -> bool {
    let single = |c: &&Cue| c.tail().next().is_none() && !c.takes.any(Takes::NOUN);
    hit.cues.iter().find(single).is_some_and(|c| {
        hit.forms.any(Forms::PAST) || hit.forms.any(Forms::THIRD) && !c.takes.any(Takes::NOUNLIKE)
    })
}

/// The bits of the node at `i` of `sentence`, which is a token.
#[inline]
fn of(p: &Paragraph<'_>, grammar: Grammar, sentence: &Range<usize>, i: usize, token: &Token) -> Bits {
    match token.kind {
        Kind::Number => NUM,
        Kind::Symbol => 0,
        Kind::Mark if token.span.len() <= 3 && !token.spaced && i > 0 => OWN | PUNCT,
        Kind::Mark => PUNCT,
        Kind::Punct => PUNCT | punctuation(token.span.of(p.text), || i > 0 && abbreviated(p, sentence, i)),
        Kind::Word => word(p, grammar, sentence, i, token),
    }
}

fn punctuation(sign: &str, abbreviated: impl Fn() -> bool) -> Bits {
    match sign {
        "," => COMMA,
        "." if abbreviated() => 0,
        "." | "!" | "?" | "\u{2026}" => STOP,
        ":" => COLON,
        ";" | "--" | "---" | "\u{2013}" | "\u{2014}" | "\u{2015}" | "-" => BREAK,
        "(" | "[" | "{" => OPEN,
        ")" | "]" | "}" => CLOSE,
        dots if dots.starts_with("..") => STOP,
        _ => 0,
    }
}

/// Whether the full stop at `i` belongs to an abbreviation and ends no sentence.
fn abbreviated(p: &Paragraph<'_>, sentence: &Range<usize>, i: usize) -> bool {
    p.token(i).is_some_and(|t| !t.spaced)
        && sentence.end != i + 1
        && p.token(i - 1).is_some_and(|t| abbreviation(p.text, t).is_some())
}

/// Whether a function word is written as a name: "US", and inside a sentence "Will", "May".
fn named(p: &Paragraph<'_>, sentence: &Range<usize>, i: usize, token: &Token, modal: bool) -> bool {
    match token.case {
        Case::Upper => token.span.len() > 1,
        Case::Title => {
            let titled = |j: usize| p.token(j).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Title);
            if sentence.start == i { modal && titled(i + 1) } else { token.span.len() > 1 }
        }
        _ => false,
    }
}

fn word(p: &Paragraph<'_>, grammar: Grammar, sentence: &Range<usize>, i: usize, token: &Token) -> Bits {
    let mut bits = grammar.bits(token.hash);
    if bits != 0 && token.case != Case::Lower && named(p, sentence, i, token, bits & grammar::MODAL != 0) {
        bits &= grammar::TIME | grammar::DET | grammar::POSS | grammar::SUBJ;
        bits |= CAP;
    }
    match token.case {
        Case::Lower => {
            bits |= LOWER;
            if bits & 0xffff == 0 && token.last == b'y' && is_manner(token.span.of(p.text)) {
                bits |= grammar::ADV;
            }
        }
        Case::None => {}
        _ => bits |= CAP,
    }
    let possessive = token.hash == hash_ascii("'s") && !token.spaced;
    if possessive && matches!(token.span.of(p.text), "'s" | "\u{2019}s") {
        // "'s" is "is" or "has" only behind a pronoun, an adverb or a question word.
        let verb = i > 0
            && p.token(i - 1).is_some_and(|t| {
                grammar.bits(t.hash) & (grammar::SUBJ | grammar::WH | grammar::ADV | grammar::SUB) != 0
            });
        return if verb { grammar::AUX | LOWER } else { OWN };
    }
    bits
}

/// Whether a word is an adverb by its "-ly".
fn is_manner(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ly")
        && !matches!(word, "family" | "reply" | "supply" | "rally" | "assembly" | "anomaly" | "ally")
}
