//! Whom the mentions mean: one entity for each who, over the whole text.
//!
//! Three steps. All names of the text are joined first ([`who`]), so that a surname in the first paragraph finds the full
//! name in the second. Then the text is walked once: titles, descriptions and pronouns find whom they mean among what stands
//! before them ([`walk`], [`pronouns`]). Last, "I" and "we" in quotations find the speaker, who may be named behind.

pub mod gather;
pub mod keys;
pub mod pronouns;
pub mod reading;
pub mod rules;
pub mod walk;
pub mod who;

use super::found::Found;
use super::types::{Anonymity, Entity, EntityKind, Mention, Reason, Source};
use crate::lexicon::traits::lexicon;
use crate::text::Span;
use reading::Reading;
use walk::Walk;
use who::{Id, Who};

/// The entities and the source marks of a text.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// By first mention; also those that only the document stage named.
    pub entities: Vec<Entity>,
    /// One for each distinct source span of the reports (source, via, silent), in order, disjoint.
    pub sources: Vec<Source>,
}

impl Resolved {
    /// The index of the source mark of that span.
    pub fn source(&self, span: Span) -> Option<u32> {
        let i = self.sources.partition_point(|s| s.span.start < span.start);
        (self.sources.get(i)?.span == span).then_some(i as u32)
    }
}

/// Resolves every source span of `found`, which is in text order. Of source spans that overlap the first, longest one is
/// taken. The names are taken out of `found`.
pub fn resolve(text: &str, found: &mut [Found]) -> Resolved {
    let lexicon = lexicon();
    let mentions = gather::mentions(text, found, lexicon);
    let mut walk = Walk::new(text, lexicon, mentions);
    walk.join_names();
    walk.resolve();
    walk.first_persons();
    finish(text, walk)
}

/// The marks of the sources, and the entities that they or their members mean, by first mention.
fn finish(text: &str, walk: Walk<'_>) -> Resolved {
    let all = &walk.register.all;
    let mut number: Vec<Option<u32>> = vec![None; all.len()];
    let mut order: Vec<Id> = Vec::new();
    let mut out = Resolved::default();
    for mention in walk.mentions.iter().filter(|m| m.source) {
        let (Some(id), Some((way, other))) = (mention.who, mention.told) else { continue };
        let Some(slot) = number.get_mut(id as usize) else { continue };
        let entity = *slot.get_or_insert_with(|| {
            order.push(id);
            order.len() as u32 - 1
        });
        out.sources.push(Source {
            span: mention.span,
            entity,
            mention: match mention.reading {
                Reading::Name(_) | Reading::Joint(_) => Mention::Name,
                Reading::Description(_) => Mention::Description,
                Reading::Pronoun(_) => Mention::Pronoun,
            },
            confidence: way.sure,
            reason: Reason::new(way.rule, std::iter::once(mention.span).chain(other)),
        });
    }
    // A paragraph that another introduces names its source there: the mention is met twice.
    crate::text::order::by_key(&mut out.sources, |s| s.span.start);
    out.sources.dedup_by_key(|s| s.span);
    let mut at = 0;
    while let Some(who) = order.get(at).and_then(|&id| all.get(id as usize)) {
        let mut members = Vec::new();
        for &member in &who.members {
            if let Some(slot) = number.get_mut(member as usize) {
                members.push(*slot.get_or_insert_with(|| {
                    order.push(member);
                    order.len() as u32 - 1
                }));
            }
        }
        out.entities.push(entity(text, who, members));
        at += 1;
    }
    out
}

fn entity(text: &str, who: &Who, members: Vec<u32>) -> Entity {
    // Who is a person is named in full once, or called "he" or "she"; a lone word that never is names a body.
    let lone = who.named && who.words < 2 && who.he + who.she == 0 && who.role.is_none();
    let kind = who.kind.unwrap_or(if lone { EntityKind::Organisation } else { EntityKind::Person });
    let mut name = String::with_capacity(who.name.len() + 4);
    if kind == EntityKind::Organisation && who.named && who.words > 1 && has_article(text, who.name) {
        name.push_str("The ");
    }
    push_words(&mut name, who.name.of(text));
    let anonymous = match (who.named, kind) {
        (true, _) | (false, EntityKind::Document) => Anonymity::No,
        (false, EntityKind::Organisation | EntityKind::Outlet) if who.definite => Anonymity::No,
        _ if who.bare => Anonymity::Bare,
        _ => Anonymity::Described,
    };
    let role = who.role.map(|r| {
        let mut role = String::with_capacity(r.len());
        push_words(&mut role, r.of(text));
        role
    });
    Entity { name, kind, role, anonymous, members }
}

/// Appends `words` with one blank between any two.
fn push_words(out: &mut String, words: &str) {
    for (i, word) in words.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// Whether "the" stands right before the name.
fn has_article(text: &str, name: Span) -> bool {
    let before = text.get(..name.start as usize).unwrap_or_default().trim_end();
    let at = before.len().saturating_sub(3);
    before.get(at..).is_some_and(|word| word.eq_ignore_ascii_case("the"))
        && before.get(..at).is_none_or(|b| !b.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests;
