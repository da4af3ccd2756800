//! What a document must hold beyond the shape of its fields: formats.md's rules about order, identity and reference.

use super::Error;
use crate::analysis::types::{Part, Percent};
use crate::annotation::Document;
use crate::annotation::document::{
    Attribution, Body, Claim, Entity, Finding, Id, Mark, Quote, Reason, Status, Via,
};
use crate::text::Span;
use crate::text::order;
use std::collections::HashSet;
use std::rc::Rc;

type Checked = Result<(), Error>;

/// The first rule of the format that the document breaks. What the engine and the actions make breaks none; this stands
/// between the user and a file that another program wrote.
pub fn check(document: &Document) -> Result<(), Error> {
    let mut check = Check { document, used: HashSet::new() };
    check.ids()?;
    structure(&document.structure, &document.text)?;
    let mut before = None;
    for (i, mark) in document.marks.iter().enumerate() {
        let place = format!("/annotations/{i}");
        if before.replace(mark.order()).is_some_and(|before| before > mark.order()) {
            return Err(at(
                &place,
                "",
                "the marks are not in order: by start, longer first, quote, source, claim",
            ));
        }
        check.mark(&place, mark)?;
    }
    for (i, finding) in document.findings.iter().enumerate() {
        check.finding(&format!("/findings/{i}"), finding)?;
    }
    overlaps(document)?;
    check.entities()
}

fn at(place: &str, below: &str, reason: impl Into<String>) -> Error {
    Error { place: format!("{place}{below}"), reason: reason.into() }
}

struct Check<'d> {
    document: &'d Document,
    /// Entities that something names.
    used: HashSet<Id>,
}

impl Check<'_> {
    /// Every id once, every number below `next_id`.
    fn ids(&self) -> Checked {
        let d = self.document;
        let entities = d.entities.iter().enumerate().map(|(i, e)| (format!("/entities/{i}"), 'e', e.id));
        let marks = d.marks.iter().enumerate().map(|(i, m)| (format!("/annotations/{i}"), 'a', m.id));
        let findings = d.findings.iter().enumerate().map(|(i, f)| (format!("/findings/{i}"), 'f', f.id));
        let lost = d.lost.iter().enumerate().map(|(i, l)| (format!("/lost/{i}"), 'a', l.mark.id));
        let mut seen = HashSet::new();
        for (place, letter, id) in entities.chain(marks).chain(findings).chain(lost) {
            if !seen.insert((letter, id)) {
                return Err(at(&place, "/id", format!("the id {letter}{} stands twice", id.0)));
            }
            if id.0 >= d.next_id {
                return Err(at("/next_id", "", format!("{letter}{} is not below it", id.0)));
            }
        }
        Ok(())
    }

    fn mark(&mut self, place: &str, mark: &Mark) -> Checked {
        suggestion(place, mark.status, mark.confidence, mark.reason.as_ref())?;
        match &mark.body {
            Body::Quote(quote) => self.quote(&format!("{place}/quote"), mark.span, quote),
            Body::Source { entity, .. } => self.entity(&format!("{place}/source/entity"), Some(*entity)),
            Body::Claim(claim) => self.claim(&format!("{place}/claim"), claim),
        }
    }

    fn quote(&mut self, place: &str, span: Span, quote: &Quote) -> Checked {
        for (i, pair) in quote.parts.windows(2).enumerate() {
            if matches!(pair, [a, b] if a.end > b.start) {
                return Err(at(place, &format!("/parts/{}", i + 1), "the parts overlap or are out of order"));
            }
        }
        let hull = quote.parts.first().zip(quote.parts.last()).map(|(a, b)| Span::new(a.start, b.end));
        if hull != Some(span) {
            return Err(at(place, "/parts", "the mark is not the hull of the parts"));
        }
        for (i, marked) in quote.marked.iter().enumerate() {
            if !quote.parts.iter().any(|part| part.holds(*marked)) {
                return Err(at(place, &format!("/marked/{i}"), "it lies in no part of the quote"));
            }
        }
        let mut seen = HashSet::new();
        for (i, attribution) in quote.attributions.iter().enumerate() {
            let place = format!("{place}/attributions/{i}");
            if !seen.insert((attribution.source, attribution.entity, attribution.cue.map(|cue| cue.start))) {
                return Err(at(&place, "", "one attribution stands twice"));
            }
            self.attribution(&place, attribution, &quote.parts)?;
        }
        Ok(())
    }

    fn attribution(&mut self, place: &str, a: &Attribution, parts: &[Span]) -> Checked {
        suggestion(place, a.status, a.confidence, a.reason.as_ref())?;
        self.link(place, a.source, a.entity)?;
        if let Some(cue) = a.cue {
            if parts.iter().any(|part| part.meets(cue)) {
                return Err(at(place, "/cue", "the cue lies in the words that it reports"));
            }
            if a.cue_class.is_none() {
                return Err(at(place, "/cue_class", "a cue has a class"));
            }
        }
        match a.via {
            Some(Via { source, entity, .. }) => self.link(&format!("{place}/via"), source, entity),
            None => Ok(()),
        }
    }

    /// A source mark and the entity that it means.
    fn link(&mut self, place: &str, source: Option<Id>, entity: Option<Id>) -> Checked {
        if let Some(id) = source {
            let mark = self.document.mark(id);
            let Some(Body::Source { entity: meant, .. }) = mark.map(|mark| &mark.body) else {
                return Err(at(place, "/source", format!("a{} is no source mark", id.0)));
            };
            if entity != Some(*meant) {
                return Err(at(place, "/entity", format!("the source mark a{} means e{}", id.0, meant.0)));
            }
        }
        self.entity(&format!("{place}/entity"), entity)
    }

    fn entity(&mut self, place: &str, entity: Option<Id>) -> Checked {
        let Some(id) = entity else { return Ok(()) };
        self.used.insert(id);
        match self.document.entity(id) {
            Some(_) => Ok(()),
            None => Err(at(place, "", format!("there is no entity e{}", id.0))),
        }
    }

    fn claim(&mut self, place: &str, claim: &Claim) -> Checked {
        if claim.types.is_empty() {
            return Err(at(place, "/types", "a claim has at least one type"));
        }
        self.entity(&format!("{place}/asserted_by"), claim.asserted_by)?;
        let is = |id: Id, kind: fn(&Mark) -> bool| self.document.mark(id).is_some_and(|mark| kind(mark));
        if let Some(id) = claim.quote.filter(|&id| !is(id, |mark| mark.quote().is_some())) {
            return Err(at(place, "/quote", format!("a{} is no quote mark", id.0)));
        }
        match claim.same_as.iter().position(|&id| !is(id, |mark| mark.claim().is_some())) {
            Some(i) => Err(at(place, &format!("/same_as/{i}"), "it is no claim mark")),
            None => Ok(()),
        }
    }

    fn finding(&self, place: &str, finding: &Finding) -> Checked {
        let unsure = finding.status != Status::Manual && finding.confidence.is_none();
        if unsure {
            return Err(at(place, "/confidence", "only what a person made has none"));
        }
        match finding.marks.iter().position(|&id| self.document.mark(id).is_none()) {
            Some(i) => Err(at(place, &format!("/annotations/{i}"), "there is no such mark")),
            None => Ok(()),
        }
    }

    fn entities(&mut self) -> Checked {
        let entities: &[Rc<Entity>] = &self.document.entities;
        for (i, entity) in entities.iter().enumerate() {
            for (m, &member) in entity.members.iter().enumerate() {
                self.entity(&format!("/entities/{i}/members/{m}"), Some(member))?;
            }
        }
        match entities.iter().position(|entity| !self.used.contains(&entity.id)) {
            Some(i) => Err(at(&format!("/entities/{i}"), "", "nothing names the entity")),
            None => Ok(()),
        }
    }
}

/// The engine says how sure it is and why; a person doesn't.
fn suggestion(place: &str, status: Status, confidence: Option<Percent>, reason: Option<&Reason>) -> Checked {
    let by_hand = status == Status::Manual;
    let says = if by_hand { "what a person made has none" } else { "only what a person made has none" };
    if confidence.is_none() != by_hand {
        return Err(at(place, "/confidence", says));
    }
    if reason.is_none() != by_hand {
        return Err(at(place, "/reason", says));
    }
    Ok(())
}

/// Parts of the page are disjoint, in order, and maximal.
fn structure(parts: &[Part], text: &str) -> Checked {
    for (i, pair) in parts.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let between = text.get(a.span.end as usize..b.span.start as usize);
        let reason = match between {
            None => "it overlaps the part before, or is out of order",
            Some(between) if a.part == b.part && between.trim().is_empty() => {
                "it is one part with the one before"
            }
            Some(_) => continue,
        };
        return Err(at(&format!("/document/structure/{}", i + 1), "", reason));
    }
    Ok(())
}

/// Source marks are disjoint; claims, and the parts of two quotes, are disjoint or one holds the other.
fn overlaps(document: &Document) -> Checked {
    let (mut sources, mut claims, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    for (i, mark) in document.marks.iter().enumerate() {
        match &mark.body {
            Body::Source { .. } => sources.push((mark.span, i)),
            Body::Claim(_) => claims.push((mark.span, i)),
            Body::Quote(quote) => parts.extend(quote.parts.iter().map(|&part| (part, i))),
        }
    }
    clash(sources, |_, _| true, "it overlaps another source mark")?;
    let crosses = |outer: Span, inner: Span| outer == inner || !outer.holds(inner);
    clash(claims, crosses, "it is another claim's, or crosses it")?;
    clash(parts, crosses, "a part of it is another quote's, or crosses one")
}

/// Finds two spans that share text and stand in a `bad` relation. Only the innermost of the open spans needs to be looked
/// at: they are nested, so what is bad with one further out is bad with it too.
fn clash(mut spans: Vec<(Span, usize)>, bad: impl Fn(Span, Span) -> bool, reason: &str) -> Checked {
    order::by_key(&mut spans, |(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut open: Vec<Span> = Vec::new();
    for (span, mark) in spans {
        while open.pop_if(|outer| outer.end <= span.start).is_some() {}
        if open.last().is_some_and(|&outer| bad(outer, span)) {
            return Err(at(&format!("/annotations/{mark}"), "", reason));
        }
        open.push(span);
    }
    Ok(())
}
