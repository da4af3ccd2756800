//! One paragraph as the rules and the models see it: its tokens, its quotations, and the row of nodes in which each
//! outermost quotation is a single node, so that what stands around a quotation reads as one sentence.

use super::quotation::{Quotation, quotations};
use super::types::PartKind;
use crate::lexicon;
use crate::text::Span;
use crate::text::tokens::{Case, Kind, Token, tokens};
use std::ops::Range;

/// A token outside quotations, or a whole quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands in the text.
    pub span: Span,
    /// Its tokens: index of the first, one past the last.
    pub tokens: (usize, usize),
    /// Index of the quotation that it is.
    pub quotation: Option<usize>,
}

/// A paragraph, cut up.
#[derive(Debug)]
pub struct Paragraph<'t> {
    /// The whole text.
    pub text: &'t str,
    /// The paragraph in it, without white space at the ends; without the dateline where one opens it.
    pub span: Span,
    /// What part of the page it is.
    pub part: PartKind,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its outermost quotations.
    pub quotations: Vec<Quotation>,
    /// Its nodes.
    pub nodes: Vec<Node>,
    /// Its sentences, as ranges of nodes: disjoint, in order, without gaps.
    pub sentences: Vec<Range<usize>>,
}

impl<'t> Paragraph<'t> {
    /// Cuts `span` of `text` up.
    pub fn new(text: &'t str, span: Span, part: PartKind) -> Self {
        let mut all = Vec::new();
        tokens(text, span, &mut all);
        let quotations = quotations(text, span, &all);
        let nodes = nodes(&all, &quotations);
        let mut paragraph = Self { text, span, part, tokens: all, quotations, nodes, sentences: Vec::new() };
        paragraph.sentences = sentences(&paragraph);
        paragraph
    }

    /// The words of a node.
    pub fn words(&self, node: usize) -> &'t str {
        self.nodes.get(node).map_or("", |n| n.span.of(self.text))
    }

    /// The token that a node is; `None` for a quotation.
    pub fn token(&self, node: usize) -> Option<&Token> {
        let node = self.nodes.get(node)?;
        if node.quotation.is_some() { None } else { self.tokens.get(node.tokens.0) }
    }

    /// The quotation that a node is.
    pub fn quotation(&self, node: usize) -> Option<&Quotation> {
        self.quotations.get(self.nodes.get(node)?.quotation?)
    }

    /// The sentence (index) in which a node stands.
    pub fn sentence_of(&self, node: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= node)
    }

    /// The span of a range of nodes.
    pub fn hull(&self, nodes: Range<usize>) -> Span {
        match (self.nodes.get(nodes.start), nodes.end.checked_sub(1).and_then(|i| self.nodes.get(i))) {
            (Some(a), Some(b)) if nodes.start < nodes.end => a.span.hull(b.span),
            _ => Span::default(),
        }
    }
}

fn nodes(tokens: &[Token], quotations: &[Quotation]) -> Vec<Node> {
    let mut out = Vec::with_capacity(tokens.len());
    let (mut at, mut q) = (0, 0);
    while at < tokens.len() {
        match quotations.get(q) {
            Some(quotation) if quotation.tokens.0 == at => {
                out.push(Node { span: quotation.span, tokens: quotation.tokens, quotation: Some(q) });
                at = quotation.tokens.1.max(at + 1);
                q += 1;
            }
            _ => {
                out.push(Node { span: tokens[at].span, tokens: (at, at + 1), quotation: None });
                at += 1;
            }
        }
    }
    out
}

/// Sentences over nodes: a quotation that ends in a full stop ends the sentence where a capital follows.
fn sentences(p: &Paragraph<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    for at in 0..p.nodes.len() {
        if at + 1 < p.nodes.len() && ends(p, at) {
            out.push(from..at + 1);
            from = at + 1;
        }
    }
    if from < p.nodes.len() {
        out.push(from..p.nodes.len());
    }
    out
}

fn ends(p: &Paragraph<'_>, at: usize) -> bool {
    let capital = p.quotation(at + 1).is_some()
        || p.token(at + 1)
            .is_some_and(|t| t.kind == Kind::Number || !matches!(t.case, Case::Lower | Case::None));
    if let Some(quotation) = p.quotation(at) {
        let inner = quotation.inner.of(p.text).trim_end();
        return capital && inner.ends_with(['.', '?', '!']) && !reported(p, at + 1);
    }
    let Some(token) = p.token(at) else { return false };
    let spaced = p.token(at + 1).is_none_or(|t| t.spaced);
    match token.span.of(p.text) {
        "." => {
            let abbreviated = at > 0
                && !token.spaced
                && p.token(at - 1).is_some_and(|t| lexicon::is_abbreviation(t.span.of(p.text)));
            spaced && capital && !abbreviated
        }
        "!" | "?" => capital,
        "\u{2026}" => spaced && capital,
        dots => dots.starts_with("...") && spaced && capital,
    }
}

/// Whether a verb of speech follows within five nodes: `"Is it so?" Smith asked.`
fn reported(p: &Paragraph<'_>, from: usize) -> bool {
    (from..(from + 5).min(p.nodes.len()))
        .take_while(|&i| p.quotation(i).is_none())
        .any(|i| matches!(p.words(i), "said" | "says" | "asked" | "wrote" | "tweeted" | "added" | "told"))
}
