//! From what the engine found to the document that people work on: ids in text order, reasons as sentences.
//!
//! Marks, entities and findings are each numbered from 1 in their own order; `next_id` is above all three. An entity that
//! nothing names is left out, and an index that names nothing becomes `None`: a slip of the engine must not cost the user a
//! document that our own reader would refuse.

use super::document::{
    Attribution, Body, Claim, Contribution, Document, Entity, Finding, Id, Mark, Quote, Reason, Status,
    Value, Via,
};
use crate::analysis::Analysis;
use crate::analysis::claims::weights;
use crate::analysis::types as found;
use crate::text::Span;
use crate::text::order;
use sha2::{Digest, Sha256};
use std::mem::take;
use std::rc::Rc;

mod shared;

use shared::Shared;

/// The check of a claim that nobody has looked at.
pub static OPEN_CHECK: &str = r#"{"state":"open","rating":null,"evidence":[]}"#;

/// How many characters of a text without a headline stand for its title.
const TITLE: usize = 60;

/// A fresh document of `text`, which must be what was analysed. `id` and `meta` as in [`Document`]; no `id` gives the first
/// 16 hex digits of the text's digest.
pub fn document(text: &str, analysis: Analysis, id: Option<&str>, meta: Vec<(String, String)>) -> Document {
    let mut document = Document { text: text.into(), meta: meta.into(), ..unsigned(text, analysis) };
    if let Some(id) = id {
        document.id = id.into();
    }
    sign(&mut document);
    document
}

/// The same without id and digest, for who may never write it: the digest of a long text takes a while. Without its text
/// too, for who has it already.
pub fn unsigned(text: &str, analysis: Analysis) -> Document {
    let ids = Ids::new(&analysis);
    let mut document = Document {
        title: title(text, analysis.title).into(),
        language: analysis.language.as_str().into(),
        models: models(&analysis),
        generator_version: env!("CARGO_PKG_VERSION").into(),
        ..bare("".into())
    };
    let mut build = Build { text, ids: &ids, shared: Shared::default() };
    document.structure = analysis.structure.into();
    document.entities = build.entities(&analysis.entities).collect();
    document.findings = build.findings(analysis.findings).into();
    document.marks = build.marks(analysis.quotes, &analysis.sources, analysis.claims).collect();
    let last = document.marks.last_id().max(document.entities.last_id()).max(document.findings.last_id());
    document.next_id = last.0.saturating_add(1);
    document
}

/// The weights that helped to make the marks, with their digests.
fn models(analysis: &Analysis) -> Rc<[(String, String)]> {
    let claims = (weights::NAME.to_owned(), weights::DIGEST.to_owned());
    let claims = Some(claims).filter(|_| !analysis.claims.is_empty());
    claims.into_iter().chain(analysis.models.iter().cloned()).collect()
}

/// A text of which nothing is known yet, not even its title; unsigned.
pub fn bare(text: Rc<str>) -> Document {
    Document {
        id: "".into(),
        title: "".into(),
        text,
        sha256: "".into(),
        language: "und".into(),
        meta: [].into(),
        models: [].into(),
        generator_version: "".into(),
        structure: [].into(),
        entities: Vec::new().into(),
        marks: Vec::new().into(),
        findings: Vec::new().into(),
        lost: [].into(),
        next_id: 1,
    }
}

/// Gives a document what it lacks to be written: the digest of its text, an id, the program's version.
pub fn sign(document: &mut Document) {
    if document.sha256.is_empty() {
        document.sha256 = sha256(&document.text).into();
    }
    if document.id.is_empty() {
        document.id = document.sha256.get(..16).unwrap_or_default().into();
    }
    if document.generator_version.is_empty() {
        document.generator_version = env!("CARGO_PKG_VERSION").into();
    }
}

/// The digest of the text's UTF-8, in lower-case hex.
pub fn sha256(text: &str) -> String {
    hex_digest(text.as_bytes())
}

/// The SHA-256 of `bytes`, in lower-case hex.
pub fn hex_digest(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(digit), 16).unwrap_or_default());
        }
    }
    out
}

/// The headline on one line, or the first words of the text.
fn title(text: &str, headline: Option<Span>) -> String {
    let headline = headline.map_or("", |h| h.of(text));
    if !headline.trim().is_empty() {
        return headline.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut out = String::new();
    let mut length = 0;
    for word in text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().split_whitespace() {
        if length > 0 && length + 1 + word.chars().count() > TITLE {
            return out + " \u{2026}";
        }
        if length > 0 {
            out.push(' ');
        }
        out.extend(word.chars().take(TITLE));
        length = out.chars().count();
    }
    out
}

/// What stands at a place of the document's list of marks.
#[derive(Clone, Copy)]
enum Place {
    Quote(usize),
    Source(usize),
    Claim(usize),
}

/// The ids of everything in an analysis, and the document's order.
struct Ids {
    /// The marks in the document's order.
    order: Vec<Place>,
    quotes: Vec<Option<Id>>,
    /// `None` for a source whose entity does not exist.
    sources: Vec<Option<Id>>,
    claims: Vec<Option<Id>>,
    /// The entities that something names, in the document's order.
    named: Vec<usize>,
    /// `None` for an entity that nothing names.
    entities: Vec<Option<Id>>,
}

impl Ids {
    fn new(analysis: &Analysis) -> Self {
        let quotes = analysis.quotes.iter().enumerate().map(|(i, q)| (q.hull(), Place::Quote(i)));
        let exists = |s: &found::Source| (s.entity as usize) < analysis.entities.len();
        let sources = analysis.sources.iter().enumerate().filter(|(_, s)| exists(s));
        let sources = sources.map(|(i, s)| (s.span, Place::Source(i)));
        let claims = analysis.claims.iter().enumerate().map(|(i, c)| (c.span, Place::Claim(i)));
        let mut order: Vec<(Span, Place)> = quotes.chain(sources).chain(claims).collect();
        // The sort is stable, so that quote, source, claim is the order of the three at one span.
        order::by_key(&mut order, |(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut ids = Self {
            order: order.into_iter().map(|(_, place)| place).collect(),
            quotes: vec![None; analysis.quotes.len()],
            sources: vec![None; analysis.sources.len()],
            claims: vec![None; analysis.claims.len()],
            named: Vec::new(),
            entities: vec![None; analysis.entities.len()],
        };
        for (number, place) in (1..).zip(&ids.order) {
            let slot = match *place {
                Place::Quote(i) => ids.quotes.get_mut(i),
                Place::Source(i) => ids.sources.get_mut(i),
                Place::Claim(i) => ids.claims.get_mut(i),
            };
            if let Some(slot) = slot {
                *slot = Some(Id(number));
            }
        }
        ids.name_entities(analysis);
        ids
    }

    /// Numbers the entities by first mention: the first source mark that means it; failing that the first quote or claim
    /// that names it, or behind the group to which it belongs.
    fn name_entities(&mut self, analysis: &Analysis) {
        let mut first = vec![(u32::MAX, u32::MAX, 0); analysis.entities.len()];
        let mut see = |entity: Option<u32>, at: (u32, u32, u32)| {
            if let Some(slot) = entity.and_then(|e| first.get_mut(e as usize)) {
                *slot = at.min(*slot);
            }
        };
        for source in &analysis.sources {
            see(Some(source.entity), (source.span.start, 0, 0));
        }
        for quote in &analysis.quotes {
            for a in &quote.attributions {
                see(a.entity, (u32::MAX - 1, quote.hull().start, 0));
                see(a.via.and_then(|via| via.entity), (u32::MAX - 1, quote.hull().start, 0));
            }
        }
        for claim in &analysis.claims {
            see(claim.asserted_by, (u32::MAX - 1, claim.span.start, 0));
        }
        let mut open: Vec<usize> = (0..first.len()).filter(|&e| first[e].0 < u32::MAX).collect();
        while let Some(group) = open.pop() {
            let (start, other, depth) = first[group];
            for &member in &analysis.entities[group].members {
                if let Some(slot) = first.get_mut(member as usize).filter(|slot| slot.0 == u32::MAX) {
                    *slot = (start, other, depth + 1);
                    open.push(member as usize);
                }
            }
        }
        self.named = (0..first.len()).filter(|&e| first[e].0 < u32::MAX).collect();
        order::by_key(&mut self.named, |&e| first[e]);
        for (number, &e) in (1..).zip(&self.named) {
            self.entities[e] = Some(Id(number));
        }
    }

    fn entity(&self, index: Option<u32>) -> Option<Id> {
        at(&self.entities, index)
    }
}

fn at(ids: &[Option<Id>], index: Option<u32>) -> Option<Id> {
    ids.get(index? as usize).copied().flatten()
}

/// The ids at those indices, in text order.
fn sorted(ids: &[Option<Id>], indices: &[u32]) -> Vec<Id> {
    let mut out: Vec<Id> = indices.iter().filter_map(|&i| at(ids, Some(i))).collect();
    order::by_key(&mut out, |id| *id);
    out.dedup();
    out
}

struct Build<'a> {
    text: &'a str,
    ids: &'a Ids,
    shared: Shared,
}

impl Build<'_> {
    fn entities(&self, entities: &[found::Entity]) -> impl Iterator<Item = Entity> {
        let named = self.ids.named.iter().filter_map(|&i| Some((entities.get(i)?, self.ids.entities[i]?)));
        let entity = |(e, id): (&found::Entity, Id)| {
            let role = e.role.as_deref().map(Rc::from);
            let members = sorted(&self.ids.entities, &e.members);
            Entity { id, name: e.name.as_str().into(), kind: e.kind, role, anonymous: e.anonymous, members }
        };
        named.map(entity)
    }

    /// The marks, each made once of what was found, whose lists it keeps.
    fn marks(
        &mut self,
        mut quotes: Vec<found::Quote>,
        sources: &[found::Source],
        mut claims: Vec<found::Claim>,
    ) -> impl Iterator<Item = Mark> {
        let ids = self.ids;
        let place = move |(number, place): (u32, &Place)| match *place {
            Place::Quote(i) => quotes.get_mut(i).map(|q| self.quote(Id(number), q)),
            Place::Source(i) => sources.get(i).and_then(|s| self.source(Id(number), s)),
            Place::Claim(i) => claims.get_mut(i).map(|c| self.claim(Id(number), c)),
        };
        (1..).zip(&ids.order).filter_map(place)
    }

    fn mark(&mut self, id: Id, span: Span, sure: found::Percent, why: &found::Reason, body: Body) -> Mark {
        Mark {
            id,
            span,
            status: Status::Suggested,
            confidence: Some(sure),
            reason: Some(self.reason(why)),
            decided: None,
            note: None,
            anchor: None,
            was: None,
            body,
        }
    }

    fn reason(&mut self, reason: &found::Reason) -> Reason {
        let text = self.shared.sentence(reason.rule.0, self.text, &reason.spans);
        Reason { rule: self.shared.word(reason.rule.0.id), text }
    }

    fn source(&mut self, id: Id, s: &found::Source) -> Option<Mark> {
        let entity = self.ids.entity(Some(s.entity))?;
        Some(self.mark(id, s.span, s.confidence, &s.reason, Body::Source { entity, mention: s.mention }))
    }

    fn quote(&mut self, id: Id, q: &mut found::Quote) -> Mark {
        let hull = q.hull();
        let body = Body::Quote(Quote {
            form: q.form,
            parts: take(&mut q.parts),
            marked: take(&mut q.marked),
            attributions: q.attributions.iter().map(|a| self.attribution(a)).collect(),
        });
        self.mark(id, hull, q.confidence, &q.reason, body)
    }

    fn attribution(&mut self, a: &found::Attribution) -> Attribution {
        Attribution {
            source: at(&self.ids.sources, a.source),
            entity: self.ids.entity(a.entity),
            cue: a.cue,
            cue_class: a.cue_class,
            via: a.via.map(|via| Via {
                source: at(&self.ids.sources, via.source),
                entity: self.ids.entity(via.entity),
                cue: via.cue,
            }),
            confidence: Some(a.confidence),
            status: Status::Suggested,
            reason: Some(self.reason(&a.reason)),
            decided: None,
        }
    }

    fn claim(&mut self, id: Id, c: &mut found::Claim) -> Mark {
        let contribution = |c: &found::Contribution| Contribution {
            rule: self.shared.word(c.rule.0.id),
            text: self.shared.sentence(c.rule.0, self.text, &[]),
            weight: c.weight,
        };
        let body = Body::Claim(Claim {
            types: take(&mut c.types),
            check_worthiness: c.check_worthiness,
            asserted_by: self.ids.entity(c.asserted_by),
            quote: at(&self.ids.quotes, c.quote),
            contributions: c.contributions.iter().map(contribution).collect(),
            check_with: self.shared.word(c.check_with),
            values: c.values.iter().map(value).collect(),
            missing: take(&mut c.missing),
            hedges: take(&mut c.hedges),
            same_as: sorted(&self.ids.claims, &c.same_as),
            check: self.shared.word(OPEN_CHECK),
        });
        self.mark(id, c.span, c.confidence, &c.reason, body)
    }

    fn findings(&mut self, mut findings: Vec<found::Finding>) -> Vec<Finding> {
        order::by_key(&mut findings, |f| f.spans.first().copied());
        let finding = |(number, f): (u32, found::Finding)| Finding {
            id: Id(number),
            rule: self.shared.word(f.rule.0.id),
            text: f.text.as_str().into(),
            status: Status::Suggested,
            confidence: Some(f.confidence),
            spans: f.spans,
            marks: sorted(&self.ids.claims, &f.claims),
            values: f.values.iter().map(value).collect(),
            decided: None,
        };
        (1..).zip(findings).map(finding).collect()
    }
}

fn value(v: &found::Value) -> Value {
    let shared = |s: &Option<String>| s.as_deref().map(Rc::from);
    Value {
        span: v.span,
        kind: v.kind,
        number: shared(&v.number),
        unit: shared(&v.unit),
        period: shared(&v.period),
        place: shared(&v.place),
        base: shared(&v.base),
    }
}
