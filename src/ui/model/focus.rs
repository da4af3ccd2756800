//! What the reader looks at, and what that lights in the article.

use super::lists::Lens;
use super::pieces::Lit;
use super::reading::{Reading, live};
use crate::annotation::document::{Body, Id, Mark, Status};

/// What is in focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A mark.
    Mark(Id),
    /// Everybody whom an entity's mentions name.
    Entity(Id),
}

impl Focus {
    /// The mark, where it is one.
    pub fn mark(self) -> Option<Id> {
        if let Self::Mark(id) = self { Some(id) } else { None }
    }

    /// The entity, where it is one.
    pub fn entity(self) -> Option<Id> {
        if let Self::Entity(id) = self { Some(id) } else { None }
    }
}

/// What a focus lights: all parts of a quote, its sources, the cues between them, and behind a pronoun the name.
pub fn lit(reading: &Reading, focus: Option<Focus>) -> Lit {
    let mut lit = Lit::default();
    match focus {
        None => {}
        Some(Focus::Mark(id)) => {
            lit.on = Some(id);
            if let Some(mark) = reading.mark(id) {
                lit.sources.extend(sources(reading, mark));
                lit.cues.extend(live(mark).filter_map(|a| a.cue));
            }
        }
        Some(Focus::Entity(id)) => lit.sources.extend(mentions(reading, id)),
    }
    lit
}

/// The source marks of a quote and the names behind them; of a source, the name behind it.
pub fn sources(reading: &Reading, mark: &Mark) -> Vec<Id> {
    let mut out: Vec<Id> = live(mark).filter_map(|a| a.source).collect();
    let named: Vec<Id> = out
        .iter()
        .filter_map(|&id| reading.mark(id))
        .map(|source| &**source)
        .chain(matches!(mark.body, Body::Source { .. }).then_some(mark))
        .filter_map(|source| reading.name_behind(source))
        .collect();
    out.extend(named);
    out
}

/// The marks that mention an entity.
pub fn mentions(reading: &Reading, entity: Id) -> Vec<Id> {
    let marks = reading.document.marks.iter().filter(|m| m.status != Status::Rejected);
    marks.filter(|m| matches!(m.body, Body::Source { entity: e, .. } if e == entity)).map(|m| m.id).collect()
}

/// Whether a lens shows a mark.
pub fn shows(lens: Lens, mark: &Mark) -> bool {
    match lens {
        Lens::All => true,
        Lens::Quotes => matches!(mark.body, Body::Quote(_)),
        Lens::Sources => matches!(mark.body, Body::Source { .. }),
        Lens::Claims => matches!(mark.body, Body::Claim(_)),
        Lens::Read => false,
    }
}

/// After a click on words under the marks `ids`, innermost first: which one is in focus, and whether the dock lets the
/// reader choose. Where the focus was on one of them already, the next one outward is meant.
///
/// A chooser stands where the click could mean several marks equally: two on the very same words, or more than two.
pub fn click(reading: &Reading, ids: &[Id], focus: Option<Focus>) -> (Option<Id>, bool) {
    let here = focus.and_then(Focus::mark).and_then(|id| ids.iter().position(|&other| other == id));
    let next = here.map_or(0, |at| (at + 1) % ids.len().max(1));
    let span = |at: usize| ids.get(at).and_then(|&id| reading.mark(id)).map(|m| m.span);
    let choose = ids.len() > 2 || (ids.len() == 2 && span(0) == span(1));
    (ids.get(next).copied(), choose)
}

#[cfg(test)]
mod tests {
    use super::super::demo;
    use super::*;
    use std::rc::Rc;

    #[test]
    fn a_quote_lights_its_source_and_the_name_behind_it() {
        let reading = Reading::new(Rc::new(demo::document()));
        let lit = lit(&reading, Some(Focus::Mark(Id(14))));
        assert_eq!(lit.on, Some(Id(14)));
        assert_eq!(lit.sources, [Id(15), Id(12)]);
        assert_eq!(lit.cues.len(), 1);
    }

    #[test]
    fn an_entity_lights_all_its_mentions() {
        let reading = Reading::new(Rc::new(demo::document()));
        assert_eq!(lit(&reading, Some(Focus::Entity(Id(2)))).sources, [Id(12), Id(15)]);
    }

    #[test]
    fn clicking_again_goes_outward() {
        let reading = Reading::new(Rc::new(demo::document()));
        let ids = [Id(20), Id(14)];
        assert_eq!(click(&reading, &ids, None), (Some(Id(20)), false));
        assert_eq!(click(&reading, &ids, Some(Focus::Mark(Id(20)))), (Some(Id(14)), false));
        assert_eq!(click(&reading, &ids, Some(Focus::Mark(Id(14)))), (Some(Id(20)), false));
        assert_eq!(click(&reading, &[Id(20), Id(14), Id(15)], None), (Some(Id(20)), true));
        assert_eq!(click(&reading, &[], None), (None, false));
    }
}
