//! The register of everybody who is mentioned: one entry for each who, and the look-ups by which a later mention finds it.

use super::super::found::Name;
use super::super::types::EntityKind;
use super::keys::{List, Map, add};
use crate::lexicon::titles::SAME_FUNCTION;
use crate::lexicon::traits::{Lexicon, Traits};
use crate::text::Span;
use crate::text::tokens::{Case, Kind, Token, hash, hash_ascii, tokens};
use std::sync::LazyLock;

/// Index into [`Register::all`].
pub type Id = u32;

/// Somebody, or a body, that the text mentions.
#[derive(Clone, Debug)]
pub struct Who {
    /// The words of the fullest name, without the title; of a description all of them.
    pub name: Span,
    /// How many words that name has.
    pub words: u8,
    /// Key of the first word of the name.
    pub first: u32,
    /// What it is, as far as the words tell.
    pub kind: Option<EntityKind>,
    /// The title or function.
    pub role: Option<Span>,
    /// Whether it has a name.
    pub named: bool,
    /// Whether nothing is told of it.
    pub bare: bool,
    /// Whether its description points at one that is known ("the ministry").
    pub definite: bool,
    /// A country or a city.
    pub place: bool,
    /// How often the text calls it "he".
    pub he: u16,
    /// How often "she".
    pub she: u16,
    /// Mentions so far.
    pub count: u32,
    /// Those who speak together under it.
    pub members: Vec<Id>,
}

/// The keys of [`SAME_FUNCTION`].
static FUNCTIONS: LazyLock<Vec<(u32, u32)>> =
    LazyLock::new(|| SAME_FUNCTION.iter().map(|(later, first)| (hash(later), hash(first))).collect());

/// How many entries of one key are looked at: bounds the work on a text that repeats one surname.
const DEEP: usize = 8;

/// Everybody, with the look-ups.
pub struct Register<'t> {
    text: &'t str,
    lexicon: Lexicon,
    /// By first mention of the full name.
    pub all: Vec<Who>,
    by_name: Map<Id>,
    by_surname: Map<List<Id>>,
    by_first: Map<List<Id>>,
    by_acronym: Map<Id>,
    by_role: Map<List<Id>>,
    by_word: Map<List<Id>>,
    by_description: Map<Id>,
    tokens: Vec<Token>,
}

impl<'t> Register<'t> {
    /// An empty register for that many mentions.
    pub fn new(text: &'t str, lexicon: Lexicon, mentions: usize) -> Self {
        // About every fourth mention is somebody new.
        let room = mentions / 4 + 1;
        Self {
            text,
            lexicon,
            all: Vec::with_capacity(room),
            by_name: Map::with_capacity_and_hasher(room, Default::default()),
            by_surname: Map::with_capacity_and_hasher(room / 2, Default::default()),
            by_first: Map::with_capacity_and_hasher(room / 2, Default::default()),
            by_acronym: Map::default(),
            by_role: Map::with_capacity_and_hasher(room, Default::default()),
            by_word: Map::default(),
            by_description: Map::with_capacity_and_hasher(room, Default::default()),
            tokens: Vec::new(),
        }
    }

    /// The entry.
    pub fn get(&self, id: Id) -> Option<&Who> {
        self.all.get(id as usize)
    }

    /// The entry, to change it.
    pub fn get_mut(&mut self, id: Id) -> Option<&mut Who> {
        self.all.get_mut(id as usize)
    }

    /// Takes a name of several words in; call it with all of them, in text order, before [`single`](Self::single).
    pub fn full(&mut self, name: &Name) -> Id {
        if let Some(&id) = self.by_name.get(&name.key) {
            self.refine(id, name);
            return id;
        }
        let person = name.kind.is_none_or(|k| k == EntityKind::Person);
        let known = if person { self.same_person(name) } else { None };
        let id = known.unwrap_or_else(|| self.add(name));
        self.by_name.insert(name.key, id);
        self.refine(id, name);
        id
    }

    /// A person of that surname whose given names do not contradict.
    fn same_person(&self, name: &Name) -> Option<Id> {
        let words = name.name.of(self.text);
        let junior = self.junior(name.name);
        let list = self.by_surname.get(&name.head)?.as_slice();
        list.iter().rev().take(DEEP).copied().find(|&id| {
            self.get(id).is_some_and(|who| {
                let known = who.name.of(self.text);
                let initials = starts_with_initial(words) || starts_with_initial(known);
                let same =
                    who.first == name.first || initials && words.chars().next() == known.chars().next();
                same && who.kind.is_none_or(|k| k == EntityKind::Person) && junior == self.junior(who.name)
            })
        })
    }

    fn junior(&self, name: Span) -> bool {
        let words = name.of(self.text);
        words.ends_with("Jr") || words.ends_with("Jr.") || words.ends_with("Junior")
    }

    /// The entry of a name of one word: somebody's surname, given name or acronym, else itself. `None` where it is not surely
    /// a name and nothing known bears it.
    pub fn single(&mut self, name: &Name) -> Option<Id> {
        let traits = self.lexicon.of(name.head);
        let place = traits.any(Traits::PLACE.with(Traits::DEMONYM));
        let acronym = self.by_acronym.get(&name.head).copied();
        let shouted = name.name.of(self.text).chars().all(|c| !c.is_lowercase());
        let known = acronym
            .filter(|_| shouted)
            .or_else(|| self.nearest(&self.by_surname, name))
            .or_else(|| self.by_name.get(&name.key).copied())
            .or_else(|| if place { None } else { self.nearest(&self.by_first, name) });
        if let Some(id) = known {
            self.refine(id, name);
            return Some(id);
        }
        if !name.sure {
            return None;
        }
        let id = self.add(name);
        self.by_name.insert(name.key, id);
        self.refine(id, name);
        Some(id)
    }

    /// Of those with that word, the last one named in full before, else the first one after.
    fn nearest(&self, map: &Map<List<Id>>, name: &Name) -> Option<Id> {
        let list = map.get(&name.head)?.as_slice();
        let before =
            list.partition_point(|&id| self.get(id).is_some_and(|w| w.name.start <= name.name.start));
        list.get(before.saturating_sub(1)).copied()
    }

    fn add(&mut self, name: &Name) -> Id {
        let id = self.all.len() as Id;
        let traits = self.lexicon.of(name.head);
        self.all.push(Who {
            name: name.name,
            words: name.words,
            first: name.first,
            kind: name.kind,
            role: None,
            named: true,
            bare: false,
            definite: false,
            place: traits.any(Traits::PLACE) && name.words < 3 && name.kind != Some(EntityKind::Person),
            he: 0,
            she: 0,
            count: 0,
            members: Vec::new(),
        });
        if name.words < 2 {
            return id;
        }
        match name.kind {
            None | Some(EntityKind::Person) => {
                add(&mut self.by_surname, name.head, id);
                add(&mut self.by_first, name.first, id);
            }
            _ => self.add_body(name, id),
        }
        id
    }

    /// A body is found again by its initials, by the words that say what it is ("the ministry"), and a firm by its first word.
    fn add_body(&mut self, name: &Name, id: Id) {
        self.tokens.clear();
        tokens(self.text, name.span, &mut self.tokens);
        let (mut initials, mut bracket, mut length) = (String::new(), None, 0);
        for (i, token) in self.tokens.iter().enumerate() {
            let word = token.span.of(self.text);
            if token.kind != Kind::Word {
                continue;
            }
            if i > 0 && self.tokens.get(i - 1).is_some_and(|t| t.span.of(self.text) == "(") {
                bracket = Some(token.hash);
                continue;
            }
            if token.case != Case::Lower {
                length += 1;
                initials.extend(word.chars().next());
            }
            if self.lexicon.of(token.hash).any(Traits::BODY.with(Traits::OUTLET)) {
                add(&mut self.by_word, token.hash, id);
            }
        }
        let firm = self.lexicon.of(name.head).any(Traits::FIRM.with(Traits::OUTLET)) || length == 2;
        if firm && !self.lexicon.of(name.first).any(Traits::PLACE.with(Traits::DEMONYM)) {
            add(&mut self.by_first, name.first, id);
        }
        if length > 1 {
            self.by_acronym.entry(hash(&initials)).or_insert(id);
        }
        if let Some(key) = bracket {
            self.by_acronym.insert(key, id);
        }
    }

    /// What one more mention by name tells.
    fn refine(&mut self, id: Id, name: &Name) {
        let (lexicon, text) = (self.lexicon, self.text);
        let Some(who) = self.all.get_mut(id as usize) else { return };
        let longer = name.name.len() > who.name.len() && name.words > who.words;
        if longer {
            (who.name, who.words, who.first) = (name.name, name.words, name.first);
        }
        if who.kind.is_none()
            || name.kind == Some(EntityKind::Outlet) && who.kind == Some(EntityKind::Organisation)
        {
            who.kind = name.kind.or(who.kind);
        }
        let Some(role) = name.role else { return };
        self.tokens.clear();
        tokens(text, role, &mut self.tokens);
        let mut honorific = true;
        for token in &self.tokens {
            let traits = lexicon.of(token.hash);
            who.he += u16::from(traits.any(Traits::HE));
            who.she += u16::from(traits.any(Traits::SHE));
            let address = traits.any(Traits::HONORIFIC) && traits.any(Traits::HE.with(Traits::SHE))
                || token.hash == hash_ascii("dr");
            honorific &= address || token.kind != Kind::Word;
        }
        if !matches!(who.kind, Some(EntityKind::Outlet | EntityKind::Organisation))
            || name.kind == Some(EntityKind::Person)
        {
            who.kind = Some(EntityKind::Person);
        }
        if !honorific && who.role.is_none() {
            who.role = Some(role);
        }
    }

    /// Makes the title of a mention known from here on, so that "the minister" can mean its bearer.
    pub fn bears(&mut self, id: Id, role: Span) {
        self.tokens.clear();
        tokens(self.text, role, &mut self.tokens);
        for token in &self.tokens {
            if self.lexicon.of(token.hash).any(Traits::TITLE.with(Traits::HONORIFIC).with(Traits::PERSON)) {
                let borne =
                    self.by_role.get(&token.hash).is_some_and(|list| list.as_slice().last() == Some(&id));
                if !borne {
                    add(&mut self.by_role, token.hash, id);
                }
            }
        }
    }

    /// Who bears a title that the head of a description names, last of all; the rest of the description must not contradict.
    /// Those with a name come first, then those who were only described, then those of a function that goes by both words.
    pub fn bearer(&mut self, description: Span, head: u32) -> Option<Id> {
        if let Some(id) = self.bearer_of(description, head, head, true) {
            return Some(id);
        }
        if let Some(id) = self.bearer_of(description, head, head, false) {
            return Some(id);
        }
        let other = FUNCTIONS.iter().filter(|(later, _)| *later == head);
        other.map(|(_, first)| *first).find_map(|key| self.bearer_of(description, head, key, true))
    }

    fn bearer_of(&self, description: Span, head: u32, key: u32, named: bool) -> Option<Id> {
        let list = self.by_role.get(&key)?.as_slice();
        let near = list.iter().rev().take(DEEP).copied();
        let mut known = near.filter(|&id| self.get(id).is_some_and(|w| w.named == named));
        known.find(|&id| self.fits(id, description, key, key != head))
    }

    /// Whether no word before the head of the description contradicts the role: "the Brazilian president" is no "Argentine
    /// President", "the foreign minister" no "Finance Minister".
    fn fits(&self, id: Id, description: Span, head: u32, loosely: bool) -> bool {
        let Some(role) = self.get(id).and_then(|w| w.role) else { return true };
        let (mut said, mut known) = (Vec::new(), Vec::new());
        tokens(self.text, description, &mut said);
        tokens(self.text, role, &mut known);
        let nation = |tokens: &[Token], lexicon: Lexicon| {
            tokens
                .iter()
                .find(|t| lexicon.of(t.hash).any(Traits::DEMONYM.with(Traits::PLACE)))
                .map(|t| t.hash)
        };
        if let (Some(a), Some(b)) = (nation(&said, self.lexicon), nation(&known, self.lexicon))
            && a != b
        {
            return false;
        }
        let field = |tokens: &[Token], lexicon: Lexicon, head: u32| {
            let at = tokens.iter().position(|t| t.hash == head)?;
            let before = tokens.get(at.checked_sub(1)?)?;
            let traits = lexicon.of(before.hash);
            let telling = !traits.any(Traits::FUNCTION.with(Traits::DEMONYM).with(Traits::PLACE))
                && !matches!(before.span.of(self.text), "former" | "first" | "'s" | "senior" | "chief");
            telling.then_some(before.hash)
        };
        match field(&said, self.lexicon, head) {
            Some(word) if !loosely => known.iter().any(|t| t.hash == word),
            _ => true,
        }
    }

    /// The last body or outlet before `position` whose name holds that word: "the ministry".
    pub fn body(&self, head: u32, position: u32) -> Option<Id> {
        let list = self.by_word.get(&head)?.as_slice();
        let before = list.partition_point(|&id| self.get(id).is_some_and(|w| w.name.start <= position));
        list.get(before.checked_sub(1)?).copied()
    }

    /// The entry of a description in the same words, if it was there.
    pub fn described(&self, key: u32) -> Option<Id> {
        self.by_description.get(&key).copied()
    }

    /// A new entry for a description.
    pub fn describe(&mut self, span: Span, key: u32, head: u32, kind: EntityKind, bare: bool) -> Id {
        let id = self.all.len() as Id;
        let traits = self.lexicon.of(head);
        let single = kind == EntityKind::Person;
        self.all.push(Who {
            name: span,
            words: 1,
            first: 0,
            kind: Some(kind),
            role: None,
            named: false,
            bare,
            definite: false,
            place: false,
            he: u16::from(single && traits.any(Traits::HE)),
            she: u16::from(single && traits.any(Traits::SHE)),
            count: 0,
            members: Vec::new(),
        });
        self.by_description.insert(key, id);
        add(&mut self.by_role, head, id);
        id
    }

    /// A new group of several who speak together, the same for the same members.
    pub fn together(&mut self, span: Span, members: Vec<Id>) -> Id {
        let key =
            members.iter().fold(0x6a6f_696e, |k: u32, &m| k.rotate_left(5).wrapping_mul(0x9e37_79b1) ^ m);
        if let Some(id) = self.described(key) {
            return id;
        }
        let id = self.describe(span, key, 0, EntityKind::Group, false);
        if let Some(who) = self.get_mut(id) {
            (who.members, who.named) = (members, true);
        }
        id
    }
}

fn starts_with_initial(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next();
    chars.next().is_none_or(|c| c == '.' || c == ' ')
}
