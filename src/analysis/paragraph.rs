//! One paragraph as the rules and the models see it: its tokens, its quotations, and the row of nodes in which each
//! outermost quotation is a single node, so that what stands around a quotation reads as one sentence.

use super::quotation::{Quotation, quotations};
use super::sentences::{self, Unit};
use super::structure::Speaker;
use super::types::PartKind;
use crate::text::Span;
use crate::text::tokens::{Token, tokens};
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
    /// Whose words a transcript gives in it, by the label before it ("ORTMANN: ...").
    pub speaker: Option<Speaker>,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its outermost quotations.
    pub quotations: Vec<Quotation>,
    /// Its nodes.
    pub nodes: Vec<Node>,
    /// Its sentences, as ranges of nodes: disjoint, in order, without gaps.
    pub sentences: Vec<Range<usize>>,
}

/// Memory that one paragraph leaves to the next.
#[derive(Debug, Default)]
pub struct Scratch {
    tokens: Vec<Token>,
    nodes: Vec<Node>,
    sentences: Vec<Range<usize>>,
    /// What the claims need.
    pub claims: super::claims::Scratch,
}

impl Scratch {
    /// Memory for paragraphs of at most that many bytes.
    pub fn new(longest: usize) -> Self {
        // English has a token in five to six bytes.
        let tokens = longest / 5 + 4;
        Self {
            tokens: Vec::with_capacity(tokens),
            nodes: Vec::with_capacity(tokens),
            sentences: Vec::with_capacity(tokens / 8),
            claims: super::claims::Scratch::default(),
        }
    }
}

impl<'t> Paragraph<'t> {
    /// Cuts `span` of `text` up.
    pub fn new(text: &'t str, span: Span, part: PartKind) -> Self {
        Self::with(&mut Scratch::default(), text, span, part)
    }

    /// [`new`](Self::new) in memory that another has [left](Self::leave).
    pub fn with(scratch: &mut Scratch, text: &'t str, span: Span, part: PartKind) -> Self {
        let mut all = std::mem::take(&mut scratch.tokens);
        let mut nodes = std::mem::take(&mut scratch.nodes);
        let mut ranges = std::mem::take(&mut scratch.sentences);
        all.clear();
        tokens(text, span, &mut all);
        let quotations = quotations(text, span, &all);
        cut(&all, &quotations, &mut nodes);
        let mut paragraph =
            Self { text, span, part, speaker: None, tokens: all, quotations, nodes, sentences: Vec::new() };
        sentences::read(text, paragraph.nodes.len(), |i| unit(&paragraph, i), &mut ranges);
        paragraph.sentences = ranges;
        paragraph
    }

    /// Leaves its memory to the next paragraph.
    pub fn leave(self, scratch: &mut Scratch) {
        scratch.tokens = self.tokens;
        scratch.nodes = self.nodes;
        scratch.sentences = self.sentences;
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

/// The nodes of a paragraph, in the place of what `out` held.
fn cut(tokens: &[Token], quotations: &[Quotation], out: &mut Vec<Node>) {
    out.clear();
    let mut at = 0;
    let plain = |out: &mut Vec<Node>, from: usize, to: usize| {
        let node =
            |(token, i): (&Token, usize)| Node { span: token.span, tokens: (i, i + 1), quotation: None };
        out.extend(tokens.get(from..to).unwrap_or_default().iter().zip(from..).map(node));
    };
    for (q, quotation) in quotations.iter().enumerate() {
        plain(out, at, quotation.tokens.0);
        out.push(Node { span: quotation.span, tokens: quotation.tokens, quotation: Some(q) });
        at = quotation.tokens.1.max(quotation.tokens.0 + 1);
    }
    plain(out, at, tokens.len());
}

fn unit<'p>(p: &'p Paragraph<'_>, node: usize) -> Option<Unit<'p>> {
    let node = p.nodes.get(node)?;
    match node.quotation {
        Some(quotation) => p.quotations.get(quotation).map(|q| Unit::Quotation(q, &p.tokens)),
        None => p.tokens.get(node.tokens.0).map(Unit::Token),
    }
}
