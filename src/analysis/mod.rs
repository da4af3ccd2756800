//! The engine: a text in, its quotes, sources and claims out, with reasons.
//!
//! Two stages. The paragraph stage ([`stage`]) reads one paragraph at a time and keeps only what it found; the document
//! stage joins that over the paragraphs: running quotes, whom the mentions mean, repeated claims. For a long text the
//! caller may ask for the paragraph stage of what is on the screen first ([`analyze_part`]).

pub mod assemble;
pub mod attribution;
pub mod claims;
pub mod entities;
pub mod findings;
pub mod found;
pub mod language;
pub mod model;
pub mod names;
pub mod paragraph;
pub mod quotation;
pub mod rules;
pub mod sentences;
pub mod structure;
pub mod types;

pub use types::Analysis;

use crate::text::Span;
use found::{Across, Found};
use model::decode::Models;
use paragraph::{Paragraph, Scratch};
use structure::Block;
use types::PartKind;

/// What the caller may choose.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The least check-worthiness at which a claim is marked, in hundredths; 50 by default.
    pub min_check_worthiness: u8,
    /// The learned models that decide with the rules, which is the default; without them the rules stand alone.
    pub models: Option<&'static Models>,
}

impl Default for Options {
    fn default() -> Self {
        Self { min_check_worthiness: 50, models: model::shipped() }
    }
}

/// Everything that is found in `text`, which must have been through [`entry`](crate::text::entry).
pub fn analyze(text: &str, options: Options) -> Analysis {
    analyze_part(text, Span::at(0, text.len()), options)
}

/// Provisional marks for the part of a long text that is on the screen; the full answer replaces them. `visible` is widened
/// to whole paragraphs; offsets in the answer are those of the whole text. What comes after it is not looked at: language
/// and structure are those of the text up to there.
pub fn analyze_part(text: &str, visible: Span, options: Options) -> Analysis {
    let rest = text.get(visible.end as usize..).and_then(|rest| rest.find("\n\n"));
    let text = rest.and_then(|more| text.get(..visible.end as usize + more)).unwrap_or(text);
    let language = language::of(text);
    let page = structure::page(text);
    let english = matches!(language, "en" | "und");
    let seen = |block: &Block| block.span.meets(visible);
    let lengths = page.paragraphs.iter().filter(|block| seen(block)).map(|block| block.span.len());
    let mut found = Vec::with_capacity(lengths.clone().count());
    let mut scratch = Scratch::new(lengths.max().unwrap_or_default());
    let mut across = Across::default();
    for (i, block) in page.paragraphs.iter().enumerate().filter(|(_, block)| seen(block)) {
        found.push(stage(text, i, block, english, options, &mut scratch, &mut across));
    }
    assemble::assemble(text, language, page, found, across, options)
}

/// The paragraph stage. Of a text that is not English only the quotation marks are read.
fn stage(
    text: &str,
    index: usize,
    block: &Block,
    english: bool,
    options: Options,
    scratch: &mut Scratch,
    across: &mut Across,
) -> Found {
    let mut found = Found { paragraph: index, ..Found::default() };
    if !matches!(block.part, PartKind::Body | PartKind::Headline | PartKind::Standfirst | PartKind::Caption) {
        return found;
    }
    let mut paragraph = Paragraph::with(scratch, text, block.span, block.part);
    paragraph.speaker = block.speaker;
    attribution::read(&paragraph, english, options.models, &mut found);
    if english {
        let traits = names::traits(&paragraph);
        found.names = names::names(&paragraph, &traits);
        let least = options.min_check_worthiness;
        claims::candidates(&paragraph, &traits, &found, least, &mut scratch.claims, &mut across.candidates);
        findings::read(&paragraph, &traits, &mut across.figures);
    }
    paragraph.leave(scratch);
    found
}
