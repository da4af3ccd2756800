//! The walk over the text in which every mention finds whom it means.

use super::super::found::Name;
use super::super::types::EntityKind;
use super::gather::Mentioned;
use super::pronouns::{Place, Recent, Recents};
use super::reading::{Description, Pronoun, Reading};
use super::rules::{self, Way};
use super::who::{Id, Register};
use crate::lexicon::traits::{Lexicon, Traits};
use crate::text::Span;

/// How far an antecedent must lead before a pronoun that is no source teaches what the text calls it.
const CLEAR: i32 = 16;

/// The state of the walk.
pub struct Walk<'t> {
    text: &'t str,
    lexicon: Lexicon,
    /// Everybody met so far.
    pub register: Register<'t>,
    /// The mentions, with what was found out.
    pub mentions: Vec<Mentioned>,
    recents: Recents,
}

/// Whom a mention means, how that was told, and the words of the other mention.
type Told = (Id, Way, Option<Span>);

impl<'t> Walk<'t> {
    /// Before the first step.
    pub fn new(text: &'t str, lexicon: Lexicon, mentions: Vec<Mentioned>) -> Self {
        let register = Register::new(text, lexicon, mentions.len());
        Self { text, lexicon, register, mentions, recents: Recents::default() }
    }

    /// Joins the names of the whole text: the full ones first, then those of one word.
    pub fn join_names(&mut self) {
        for mention in &mut self.mentions {
            match &mention.reading {
                Reading::Name(name) if name.words > 1 => mention.who = Some(self.register.full(name)),
                Reading::Joint(names) => names.iter().filter(|n| n.words > 1).for_each(|n| {
                    self.register.full(n);
                }),
                _ => {}
            }
        }
        for mention in &mut self.mentions {
            match &mut mention.reading {
                Reading::Name(name) if name.words < 2 => {
                    // A source is no accident of a sentence's start, unless it is a title: "President" alone.
                    let title = self.lexicon.of(name.head).any(Traits::TITLE) && !name.sure;
                    if mention.source && !title && !several(name.name.of(self.text)) {
                        name.sure = true;
                    }
                    mention.who = self.register.single(name);
                }
                _ => {}
            }
        }
    }

    /// Walks over the mentions once.
    pub fn resolve(&mut self) {
        // No step looks at another mention, so all stand aside.
        let mut mentions = std::mem::take(&mut self.mentions);
        for mention in &mut mentions {
            let told = match &mention.reading {
                Reading::Name(name) => self.name(mention, name),
                Reading::Joint(names) => Some(self.joint(mention, names)),
                Reading::Description(description) => self.description(mention, description),
                Reading::Pronoun(pronoun) => self.pronoun(mention, *pronoun),
            };
            let Some((id, way, other)) = told else { continue };
            if let Some(who) = self.register.get_mut(id) {
                who.count += 1;
            }
            (mention.who, mention.told) = (Some(id), Some((way, other)));
            self.recents.push(Recent {
                id,
                span: mention.span,
                sentence: mention.sentence,
                paragraph: mention.paragraph,
                subject: mention.subject,
                source: mention.source,
                quoted: mention.quoted,
                reported: mention.reported,
                weak: !mention.source && matches!(&mention.reading, Reading::Description(d) if !d.definite),
                pronoun: matches!(mention.reading, Reading::Pronoun(_)),
            });
        }
        self.mentions = mentions;
    }

    fn name(&mut self, mention: &Mentioned, name: &Name) -> Option<Told> {
        let Some(id) = mention.who else {
            // A title alone, or a capital that only the sentence's start gave.
            if !mention.source {
                return None;
            }
            if let Some(id) = self.register.bearer(name.name, name.head) {
                let full = self.register.get(id).map(|w| w.name);
                return Some((id, rules::TITLE, full));
            }
            if several(name.name.of(self.text)) {
                let key = name.key;
                let again = self.register.described(key);
                let way = if again.is_some() { rules::SAME } else { rules::DESCRIBED };
                let id = match again {
                    Some(id) => id,
                    None => self.register.describe(name.name, key, name.head, EntityKind::Group, true),
                };
                return Some((id, way, again.and_then(|id| Some(self.register.get(id)?.name))));
            }
            let id = self.register.single(&Name { sure: true, ..*name })?;
            return Some((id, rules::FULL, None));
        };
        if let Some(role) = name.role {
            self.register.bears(id, role);
        }
        let who = self.register.get(id)?;
        if name.words >= who.words || who.name == name.name {
            return Some((id, rules::FULL, None));
        }
        let shouted = name.name.of(self.text).chars().all(|c| !c.is_lowercase());
        let acronym = shouted && who.kind.is_some_and(|k| k != EntityKind::Person);
        Some((id, if acronym { rules::ACRONYM } else { rules::SHORT }, Some(who.name)))
    }

    fn joint(&mut self, mention: &Mentioned, names: &[Name]) -> Told {
        let mut members = Vec::with_capacity(names.len());
        for name in names {
            let name = Name { sure: true, ..*name };
            let id =
                if name.words > 1 { Some(self.register.full(&name)) } else { self.register.single(&name) };
            let Some(id) = id else { continue };
            if let Some(role) = name.role {
                self.register.bears(id, role);
            }
            if !members.contains(&id) {
                members.push(id);
            }
        }
        match members.as_slice() {
            [one] => (*one, rules::FULL, None),
            _ => (self.register.together(mention.span, members), rules::JOINT, None),
        }
    }

    fn description(&mut self, mention: &Mentioned, description: &Description) -> Option<Told> {
        let told = if description.definite { self.known(mention, description) } else { None };
        if told.is_some() {
            return told;
        }
        if !mention.source && description.kind == EntityKind::Document {
            // Papers are only met again by the words of a source.
            return None;
        }
        let again = self.register.described(description.key);
        let first = again.and_then(|id| Some((id, self.register.get(id)?.name)));
        if let Some((id, name)) = first {
            return Some((id, rules::SAME, Some(name)));
        }
        let bare = description.bare && mention.source;
        let id = self.register.describe(
            description.span,
            description.key,
            description.head,
            description.kind,
            bare,
        );
        Some((id, rules::DESCRIBED, None))
    }

    /// Whom a description with "the" means among those known.
    fn known(&mut self, mention: &Mentioned, description: &Description) -> Option<Told> {
        let again = self.register.described(description.key);
        let same = again.and_then(|id| Some((id, rules::SAME, Some(self.register.get(id)?.name))));
        if same.is_some() && !matches!(description.kind, EntityKind::Person) {
            return same;
        }
        match description.kind {
            EntityKind::Person | EntityKind::Group => {
                let Some(id) = self.register.bearer(description.span, description.head) else { return same };
                let who = self.register.get(id)?;
                if !who.named && same.is_some() {
                    return same;
                }
                let way = if who.named { rules::TITLE } else { rules::SAME };
                Some((id, way, Some(who.name)))
            }
            EntityKind::Organisation | EntityKind::Outlet => {
                let generic = description.traits.any(Traits::FIRM.with(Traits::OUTLET))
                    || ["the group", "the organisation", "the organization", "the body"]
                        .iter()
                        .any(|w| description.span.of(self.text).eq_ignore_ascii_case(w));
                let id = self.register.body(description.head, mention.span.start).or_else(|| {
                    let fits = |recent: &&Recent| {
                        self.register
                            .get(recent.id)
                            .is_some_and(|who| who.named && !who.place && who.kind == Some(description.kind))
                    };
                    if generic { self.recents.latest().find(fits).map(|r| r.id) } else { None }
                });
                if let Some(id) = id {
                    return Some((id, rules::KIND, self.register.get(id).map(|w| w.name)));
                }
                let id = self.register.bearer(description.span, description.head)?;
                Some((id, rules::SAME, self.register.get(id).map(|w| w.name)))
            }
            EntityKind::Document => {
                let id = self.register.bearer(description.span, description.head)?;
                Some((id, rules::SAME, self.register.get(id).map(|w| w.name)))
            }
        }
    }

    fn pronoun(&mut self, mention: &Mentioned, pronoun: Pronoun) -> Option<Told> {
        let place = Place {
            span: mention.span,
            sentence: mention.sentence,
            paragraph: mention.paragraph,
            source: mention.source,
            quoted: mention.quoted,
            reported: mention.reported,
            subject: mention.subject,
        };
        let found = match pronoun {
            Pronoun::Relative => {
                let last = *self.recents.last()?;
                let near = last.span.end + 24 > mention.span.start && last.sentence == mention.sentence;
                let full = self.register.get(last.id).map(|w| w.name);
                near.then_some((last.id, rules::RELATIVE, full))
            }
            Pronoun::I | Pronoun::We | Pronoun::Other => None,
            _ => self.recents.antecedent(&self.register, pronoun, place).and_then(|found| {
                // In somebody's words "he" may be anybody.
                if !mention.source && (found.margin < CLEAR || mention.quoted) {
                    return None;
                }
                if found.margin >= CLEAR && !mention.quoted {
                    self.learn(found.id, pronoun);
                }
                Some((found.id, found.way, self.register.get(found.id).map(|w| w.name)))
            }),
        };
        if found.is_some() || !mention.source || matches!(pronoun, Pronoun::I | Pronoun::We) && mention.quoted
        {
            return found;
        }
        let kind = match pronoun {
            Pronoun::They | Pronoun::We | Pronoun::Other => EntityKind::Group,
            Pronoun::It => EntityKind::Organisation,
            _ => EntityKind::Person,
        };
        let key = 0x70_726f ^ pronoun as u32;
        let id = match self.register.described(key) {
            Some(id) => id,
            None => self.register.describe(mention.span, key, 0, kind, true),
        };
        Some((id, rules::UNKNOWN, None))
    }

    /// Remembers what the text calls somebody.
    fn learn(&mut self, id: Id, pronoun: Pronoun) {
        let Some(who) = self.register.get_mut(id) else { return };
        match pronoun {
            Pronoun::He => who.he = who.he.saturating_add(1),
            Pronoun::She => who.she = who.she.saturating_add(1),
            _ => return,
        }
        who.kind = who.kind.or(Some(EntityKind::Person));
    }

    /// "I" and "we" in quotations mean the source outside marks that stands nearest in the paragraph, else the last one
    /// before it.
    pub fn first_persons(&mut self) {
        let outside = |m: &Mentioned| m.source && !m.quoted && m.who.is_some();
        let mut next: Vec<Option<usize>> = vec![None; self.mentions.len()];
        let mut behind = None;
        for (at, mention) in self.mentions.iter().enumerate().rev() {
            if let Some(slot) = next.get_mut(at) {
                *slot = behind;
            }
            if outside(mention) {
                behind = Some(at);
            }
        }
        let mut before: Option<usize> = None;
        for (at, &after) in next.iter().enumerate() {
            let Some(mention) = self.mentions.get(at) else { break };
            if outside(mention) {
                before = Some(at);
                continue;
            }
            if !mention.source || mention.who.is_some() {
                continue;
            }
            let here = |i: &usize| self.mentions.get(*i).is_some_and(|m| m.paragraph == mention.paragraph);
            let distance = |i: usize| {
                self.mentions.get(i).map_or(u32::MAX, |m| m.span.start.abs_diff(mention.span.start))
            };
            let speaker = match (before.filter(here), after.filter(here)) {
                (Some(a), Some(b)) => Some(if distance(a) < distance(b) { a } else { b }),
                (a, b) => a.or(b).or(before),
            };
            let told = speaker
                .and_then(|i| self.mentions.get(i)?.who)
                .map(|id| (id, rules::FIRST_PERSON, self.register.get(id).map(|w| w.name)));
            let (id, way, other) = told.unwrap_or_else(|| {
                let id =
                    self.register.describe(mention.span, mention.span.start, 0, EntityKind::Person, true);
                (id, rules::UNKNOWN, None)
            });
            if let Some(slot) = self.mentions.get_mut(at) {
                (slot.who, slot.told) = (Some(id), Some((way, other)));
            }
        }
    }
}

/// Whether a word that only its place may have given a capital reads as several people: "Islanders".
fn several(word: &str) -> bool {
    ["ers", "ors", "ists", "ians", "ants", "ents", "ees", "men"].iter().any(|e| word.ends_with(e))
}
