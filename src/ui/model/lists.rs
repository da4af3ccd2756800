//! The lists behind the menus: lenses, panels, and the claims in the order of the panel.

use super::reading::Reading;
use crate::annotation::document::{Id, Status};
use crate::text::order;
use std::cmp::Reverse;

/// What the article shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lens {
    /// Every kind, calm.
    #[default]
    All,
    /// Quotes alone.
    Quotes,
    /// Sources alone.
    Sources,
    /// Claims alone.
    Claims,
    /// No marks, no panel.
    Read,
}

impl Lens {
    /// Every lens with its class and its name, in the order of the header and of the keys 1 to 5.
    pub const ALL: &[(Self, &str, &str)] = &[
        (Self::All, "all", "All"),
        (Self::Quotes, "quotes", "Quotes"),
        (Self::Sources, "sources", "Sources"),
        (Self::Claims, "claims", "Claims"),
        (Self::Read, "read", "Read"),
    ];

    /// The word of the lens in the markup.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(lens, ..)| *lens == self).map_or("all", |(_, word, _)| word)
    }
}

/// A panel at the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// The focused mark's card and the doubtful marks.
    #[default]
    Marks,
    /// The ledger of sources.
    Sources,
    /// The claims, ranked.
    Claims,
}

impl Panel {
    /// Every panel with its word and its name, in the order of the tabs and of `g m`, `g s`, `g c`.
    pub const ALL: &[(Self, &str, &str)] = &[
        (Self::Marks, "marks", "Marks"),
        (Self::Sources, "sources", "Sources"),
        (Self::Claims, "claims", "Claims"),
    ];

    /// The word of the panel in the markup.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(panel, ..)| *panel == self).map_or("marks", |(_, word, _)| word)
    }
}

/// The claims, the most worth checking first, then in text order.
pub fn ranked_claims(reading: &Reading) -> Vec<Id> {
    let mut out: Vec<_> = reading
        .document
        .marks
        .iter()
        .filter(|m| m.status != Status::Rejected)
        .filter_map(|m| m.claim().map(|c| (Reverse(c.check_worthiness), m.span.start, m.id)))
        .collect();
    order::by_key(&mut out, |claim| *claim);
    out.into_iter().map(|(_, _, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{demo, keys};
    use super::*;
    use std::rc::Rc;

    #[test]
    fn every_lens_and_panel_has_its_key() {
        for at in 0..Lens::ALL.len() {
            assert!(!keys::key_of(keys::Command::Lens(at)).is_empty());
        }
        for at in 0..Panel::ALL.len() {
            assert!(!keys::key_of(keys::Command::Panel(at)).is_empty());
        }
    }

    #[test]
    fn claims_are_ranked() {
        let reading = Reading::new(Rc::new(demo::document()));
        assert_eq!(ranked_claims(&reading), [Id(21), Id(20)]);
    }
}
