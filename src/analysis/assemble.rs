//! The document stage: joins what the paragraphs gave, and holds the invariants of [`Analysis`].

use super::found::Found;
use super::structure::Page;
use super::types::Analysis;
use super::{Options, entities};

/// The analysis of a text from its page and the findings of its paragraphs, in text order.
pub fn assemble(text: &str, language: &str, page: Page, found: Vec<Found>, options: Options) -> Analysis {
    let _ = options;
    let resolved = entities::resolve(text, &found);
    Analysis {
        language: language.into(),
        title: page.title,
        structure: page.parts,
        entities: resolved.entities,
        sources: resolved.sources,
        ..Analysis::default()
    }
}
