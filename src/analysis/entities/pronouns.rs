//! Whom a pronoun means: the mentions just before it, ranked.

use super::super::types::EntityKind;
use super::reading::Pronoun;
use super::rules::{self, Way};
use super::who::{Id, Register, Who};
use crate::text::Span;
use std::collections::VecDeque;

/// A mention that a pronoun may reach back to.
#[derive(Clone, Copy, Debug)]
pub struct Recent {
    /// Whom it means.
    pub id: Id,
    /// Where it stands.
    pub span: Span,
    /// Number of its sentence in the text.
    pub sentence: u32,
    /// Number of its paragraph.
    pub paragraph: u32,
    /// Whether it opens a clause.
    pub subject: bool,
    /// Whether it is a source.
    pub source: bool,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether it stands in reported words.
    pub reported: bool,
    /// Whether it is only described, with "a", and no source: it may say what somebody is ("a cautious president").
    pub weak: bool,
    /// Whether it is itself a pronoun.
    pub pronoun: bool,
}

/// How many mentions back a pronoun reaches.
const REACH: usize = 24;
/// How many sentences.
const SENTENCES: u32 = 9;

/// The last mentions, oldest first.
#[derive(Default)]
pub struct Recents {
    mentions: VecDeque<Recent>,
    /// Used again for each pronoun.
    scores: Vec<Score>,
}

/// The best score of a candidate, the mention that has it, and how far the text's own words agree.
#[derive(Clone, Copy)]
struct Score {
    score: i32,
    mention: Recent,
    fit: i32,
}

/// What a candidate loses whom the text calls otherwise: more than anything else can give.
const CONTRADICTED: i32 = 1000;

/// Where a pronoun stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its span.
    pub span: Span,
    /// Number of its sentence.
    pub sentence: u32,
    /// Number of its paragraph.
    pub paragraph: u32,
    /// Whether it is a source.
    pub source: bool,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether it stands in reported words.
    pub reported: bool,
    /// Whether it opens a clause.
    pub subject: bool,
}

/// An antecedent with what told it.
#[derive(Clone, Copy, Debug)]
pub struct Antecedent {
    /// Whom the pronoun means.
    pub id: Id,
    /// How that was told.
    pub way: Way,
    /// How far the next candidate is behind; large where there is none.
    pub margin: i32,
}

impl Recents {
    /// Takes one more mention in.
    pub fn push(&mut self, recent: Recent) {
        if self.mentions.len() == REACH {
            self.mentions.pop_front();
        } else if self.mentions.capacity() == 0 {
            self.mentions.reserve_exact(REACH);
        }
        self.mentions.push_back(recent);
    }

    /// The last mention.
    pub fn last(&self) -> Option<&Recent> {
        self.mentions.back()
    }

    /// The mentions, latest first.
    pub fn latest(&self) -> impl Iterator<Item = &Recent> {
        self.mentions.iter().rev()
    }

    /// Whom the pronoun at `place` means.
    pub fn antecedent(
        &mut self,
        register: &Register<'_>,
        pronoun: Pronoun,
        place: Place,
    ) -> Option<Antecedent> {
        // Of each candidate one; few, so a list.
        let scores = &mut self.scores;
        scores.clear();
        for recent in self.mentions.iter().rev() {
            if place.sentence.saturating_sub(recent.sentence) > SENTENCES {
                break;
            }
            let Some(who) = register.get(recent.id) else { continue };
            let Some(fit) = fits(who, pronoun) else { continue };
            let score = near(recent, place) + role(recent, place) + fit + topic(who);
            let new = Score { score, mention: *recent, fit };
            match scores.iter_mut().find(|s| s.mention.id == recent.id) {
                Some(known) if known.score >= score => {}
                Some(known) => *known = new,
                None => scores.push(new),
            }
        }
        let best = *scores
            .iter()
            .max_by_key(|s| (s.score, s.mention.span.start))
            .filter(|s| s.fit > -CONTRADICTED)?;
        let next = scores.iter().filter(|s| s.mention.id != best.mention.id).max_by_key(|s| s.score);
        let margin = next.map_or(100, |n| best.score - n.score);
        let agreed = best.fit > 0 && next.is_some_and(|n| best.score - best.fit <= n.score - n.fit);
        let way = match pronoun {
            Pronoun::It | Pronoun::They => rules::BODY,
            _ if agreed => rules::AGREES,
            _ if best.mention.sentence == place.sentence => rules::SAME_SENTENCE,
            _ if best.mention.source => rules::SPEAKER,
            _ => rules::NEAREST,
        };
        Some(Antecedent { id: best.mention.id, way, margin })
    }
}

/// Nearer is better, by sentences.
fn near(recent: &Recent, place: Place) -> i32 {
    let distance = place.sentence.saturating_sub(recent.sentence);
    let steps = match distance {
        0 => 30,
        1 => 30,
        2 => 20,
        3 => 13,
        4 => 8,
        _ => 5 - i32::try_from(distance).unwrap_or(i32::MAX - 8).min(9),
    };
    steps + if recent.paragraph == place.paragraph { 4 } else { 0 }
}

/// Sources and subjects go on; what stands in somebody's words or behind a preposition seldom does.
fn role(recent: &Recent, place: Place) -> i32 {
    let mut score = 0;
    if recent.source {
        score += if place.source { 18 } else { 10 };
    }
    if recent.subject {
        score += 14;
    }
    if recent.pronoun {
        score += 4;
    }
    if recent.quoted && !place.quoted {
        score -= 30;
    } else if recent.reported && !place.reported && !recent.source {
        score -= 12;
    }
    if recent.weak {
        score -= 8;
    }
    score
}

/// Who is mentioned often is what the text is about.
fn topic(who: &Who) -> i32 {
    i32::try_from(who.count.min(6)).unwrap_or(6)
}

/// Whether the pronoun can mean it, and how far the text's own words agree.
fn fits(who: &Who, pronoun: Pronoun) -> Option<i32> {
    let person = matches!(who.kind, None | Some(EntityKind::Person)) && !who.place;
    match pronoun {
        Pronoun::He => gender(person, who.he, who.she),
        Pronoun::She => gender(person, who.she, who.he),
        Pronoun::They => match who.kind {
            Some(EntityKind::Group) => Some(18),
            Some(EntityKind::Organisation | EntityKind::Outlet) => Some(0),
            _ => None,
        },
        Pronoun::It => match who.kind {
            Some(EntityKind::Organisation) if who.place => Some(0),
            Some(EntityKind::Organisation | EntityKind::Outlet | EntityKind::Document) => Some(6),
            None => Some(-8),
            _ => None,
        },
        _ => None,
    }
}

fn gender(person: bool, agree: u16, contradict: u16) -> Option<i32> {
    if !person {
        return None;
    }
    if contradict > agree {
        return Some(-CONTRADICTED);
    }
    Some(if agree > 0 { 2 } else { 0 })
}
