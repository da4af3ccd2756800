//! Patterns over the words and figures of a sentence, written as lines of data.
//!
//! A line is a list of elements, parted by spaces:
//!
//! | element | stands for |
//! |---|---|
//! | `from` | that word |
//! | `,` `(` `)` `:` | that sign |
//! | `UP` `FROM` ... | one word of that class; `DIR` is a rise or a fall, and the match keeps which |
//! | `SOFT*` `OF?` | any number of words of the class; one or none |
//! | `word?` `,?` | that word or sign, or nothing |
//! | `~12` | at most 12 words or signs, a year or a bracket among them, no other figure, no `;` |
//! | `a:n` | a figure, kept as `a`: `n` amount, `%` percentage, `p` points, `y` year, `t` time, `1` "one" or amount |

use super::quantity::{Kind, Quantity};
use crate::lexicon::figure_words::Classes;
use crate::text::tokens::{hash, hash_ascii};

/// What a sentence is for the patterns.
#[derive(Clone, Copy, Debug)]
pub enum Item {
    /// A word: its key and its classes.
    Word(u32, Classes),
    /// A figure, by its index.
    Figure(usize),
    /// A sign, by its first byte; a dash of any kind is `-`.
    Sign(u8),
}

/// How many figures a match keeps.
const KEPT: usize = 6;
const NAMES: &str = "abptmx";

/// What a match found: the figures by name, the first item, one past the last, and the direction's classes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Match {
    figures: [Option<usize>; KEPT],
    /// The items.
    pub items: (usize, usize),
    /// Which way the change goes.
    pub direction: Classes,
}

impl Match {
    /// The figure kept under `name`.
    pub fn figure<'q>(&self, name: char, all: &'q [Quantity]) -> Option<&'q Quantity> {
        all.get(self.figures.get(NAMES.find(name)?).copied().flatten()?)
    }

    /// Every figure that was kept.
    pub fn figures<'q>(&self, all: &'q [Quantity]) -> impl Iterator<Item = &'q Quantity> {
        self.figures.into_iter().flatten().filter_map(|i| all.get(i))
    }
}

#[derive(Clone, Copy, Debug)]
enum Element {
    Word(u32),
    MaybeWord(u32),
    Sign(u8),
    MaybeSign(u8),
    Class(Classes),
    MaybeClass(Classes),
    ManyClass(Classes),
    Direction,
    Gap(u8),
    Figure(usize, u8),
}

/// What a sentence holds at all: the classes of its words, and the kinds of its figures.
#[derive(Clone, Copy, Debug, Default)]
pub struct Holds {
    /// Of all words together.
    pub classes: Classes,
    /// Of all figures together.
    pub kinds: u8,
}

impl Element {
    /// Whether the element can match anywhere in a sentence that holds that.
    fn stands(&self, sentence: Holds) -> bool {
        match *self {
            Self::Class(c) => sentence.classes.any(c),
            Self::Direction => sentence.classes.any(Classes::UP.with(Classes::DOWN)),
            Self::Figure(_, kinds) => sentence.kinds & kinds != 0,
            _ => true,
        }
    }

    /// Whether what begins with this element can match from the item on.
    fn may(&self, item: &Item, figures: &[Quantity]) -> bool {
        match (*self, *item) {
            (Self::Word(w), Item::Word(found, _)) => found == w,
            (Self::Sign(s), Item::Sign(found)) => found == s,
            (Self::Class(c), Item::Word(_, found)) => found.any(c),
            (Self::Direction, Item::Word(_, found)) => found.any(Classes::UP.with(Classes::DOWN)),
            (Self::Figure(_, kinds), Item::Figure(i)) => {
                figures.get(i).is_some_and(|q| q.kind.bit() & kinds != 0)
            }
            (Self::Word(_) | Self::Sign(_) | Self::Class(_) | Self::Direction | Self::Figure(..), _) => false,
            _ => true,
        }
    }
}

/// A line of data, read.
#[derive(Debug)]
pub struct Pattern {
    elements: Vec<Element>,
    /// The kinds of figures without which it can't match.
    pub needs: u8,
    /// How many figures it asks for.
    pub count: usize,
}

impl Pattern {
    /// Reads a line; a word that is no element of another form stands for itself.
    pub fn new(line: &str) -> Self {
        let elements: Vec<Element> = line.split_ascii_whitespace().map(element).collect();
        let kinds = elements
            .iter()
            .filter_map(|e| if let Element::Figure(_, kinds) = e { Some(*kinds) } else { None });
        // A set of several kinds needs none of them by itself.
        let needs = kinds.clone().filter(|k| k.count_ones() == 1).fold(0, |all, k| all | k);
        Self { needs, count: kinds.count(), elements }
    }

    /// Every match in the items, the first at each place. `steps` is how much work may be done, see [`steps`].
    pub fn matches(
        &self,
        items: &[Item],
        figures: &[Quantity],
        sentence: Holds,
        steps: &mut usize,
        mut found: impl FnMut(Match),
    ) {
        let first = self.elements.first();
        if first.is_some_and(|first| !first.stands(sentence)) {
            *steps = steps.saturating_sub(items.len());
            return;
        }
        for (from, item) in items.iter().enumerate() {
            // Most places end at the first element, at the cost of a step.
            if first.is_some_and(|first| !first.may(item, figures)) {
                *steps = steps.saturating_sub(1);
                continue;
            }
            let mut state = Match { items: (from, from), ..Match::default() };
            if (Walk { items, figures, steps }).go(&self.elements, from, &mut state) {
                found(state);
            }
        }
    }
}

/// The most steps for all patterns together on a sentence of so many items: the gaps of a pattern multiply, and what a text
/// made for it costs must not.
pub fn steps(items: usize) -> usize {
    2_000 + 120 * items
}

struct Walk<'a> {
    items: &'a [Item],
    figures: &'a [Quantity],
    steps: &'a mut usize,
}

impl Walk<'_> {
    fn go(&mut self, elements: &[Element], at: usize, state: &mut Match) -> bool {
        let Some((first, rest)) = elements.split_first() else {
            state.items.1 = at;
            return true;
        };
        if *self.steps == 0 {
            return false;
        }
        *self.steps -= 1;
        let item = self.items.get(at).copied();
        let class = |c: Classes| matches!(item, Some(Item::Word(_, found)) if found.any(c));
        let one = match *first {
            Element::Word(w) => matches!(item, Some(Item::Word(found, _)) if found == w),
            Element::Sign(s) => matches!(item, Some(Item::Sign(found)) if found == s),
            Element::Class(c) => class(c),
            Element::Direction => {
                if let Some(Item::Word(_, found)) = item
                    && found.any(Classes::UP.with(Classes::DOWN))
                {
                    state.direction = found;
                    true
                } else {
                    false
                }
            }
            Element::Figure(slot, kinds) => {
                let found = match item {
                    Some(Item::Figure(i))
                        if self.figures.get(i).is_some_and(|q| q.kind.bit() & kinds != 0) =>
                    {
                        Some(i)
                    }
                    _ => None,
                };
                if let (Some(i), Some(kept)) = (found, state.figures.get_mut(slot)) {
                    *kept = Some(i);
                }
                found.is_some()
            }
            Element::MaybeWord(w) => {
                let here = matches!(item, Some(Item::Word(found, _)) if found == w);
                return here && self.go(rest, at + 1, state) || self.go(rest, at, state);
            }
            Element::MaybeSign(s) => {
                let here = matches!(item, Some(Item::Sign(found)) if found == s);
                return here && self.go(rest, at + 1, state) || self.go(rest, at, state);
            }
            Element::MaybeClass(c) => {
                return class(c) && self.go(rest, at + 1, state) || self.go(rest, at, state);
            }
            Element::ManyClass(c) => {
                return class(c) && self.go(elements, at + 1, state) || self.go(rest, at, state);
            }
            Element::Gap(most) => return self.gap(most, rest, at, state),
        };
        one && self.go(rest, at + 1, state)
    }

    fn gap(&mut self, most: u8, rest: &[Element], mut at: usize, state: &mut Match) -> bool {
        for _ in 0..=most {
            if self.go(rest, at, state) {
                return true;
            }
            match self.items.get(at) {
                None | Some(Item::Sign(b';')) => return false,
                Some(Item::Sign(b'(')) => match self.bracket(at) {
                    Some(next) => at = next,
                    None => return false,
                },
                Some(Item::Figure(i)) => {
                    let aside = Kind::Year.bit() | Kind::Other.bit() | Kind::Time.bit();
                    if self.figures.get(*i).is_none_or(|q| q.kind.bit() & aside == 0) {
                        return false;
                    }
                    at += 1;
                }
                // Another rise or fall begins another sum; "up from" belongs to this one.
                Some(Item::Word(key, c)) if c.any(Classes::UP.with(Classes::DOWN)) && !short(*key) => {
                    return false;
                }
                Some(_) => at += 1,
            }
        }
        false
    }

    /// One past the bracket that opens at `at`, where it is short.
    fn bracket(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let inside = self.items.get(at + 1..)?.iter().take(LONGEST);
        inside.enumerate().find(|(_, i)| matches!(i, Item::Sign(b')'))).map(|(n, _)| at + n + 2)
    }
}

/// Whether the word is "up" or "down".
fn short(key: u32) -> bool {
    key == hash_ascii("up") || key == hash_ascii("down")
}

fn element(word: &str) -> Element {
    if let Some(most) = word.strip_prefix('~') {
        return Element::Gap(most.parse().unwrap_or_default());
    }
    if let Some((name, kinds)) = word.split_once(':').filter(|(n, k)| n.len() == 1 && !k.is_empty()) {
        return Element::Figure(
            NAMES.find(name).unwrap_or_default(),
            kinds.chars().fold(0, |all, c| all | kind(c)),
        );
    }
    let (base, last) = match word.char_indices().next_back() {
        Some((end, last @ ('?' | '*'))) if end > 0 => (&word[..end], last),
        _ => (word, ' '),
    };
    if base == "DIR" {
        return Element::Direction;
    }
    if let Some(class) = class(base) {
        return match last {
            '?' => Element::MaybeClass(class),
            '*' => Element::ManyClass(class),
            _ => Element::Class(class),
        };
    }
    match (base.as_bytes(), last) {
        ([sign], '?') if sign.is_ascii_punctuation() => Element::MaybeSign(*sign),
        ([sign], _) if sign.is_ascii_punctuation() => Element::Sign(*sign),
        (_, '?') => Element::MaybeWord(hash(base)),
        _ => Element::Word(hash(base)),
    }
}

fn kind(letter: char) -> u8 {
    match letter {
        '%' => Kind::Percent.bit(),
        'p' => Kind::Points.bit(),
        'y' => Kind::Year.bit(),
        't' => Kind::Time.bit(),
        '1' => Kind::One.bit() | Kind::Plain.bit(),
        _ => Kind::Plain.bit(),
    }
}

fn class(name: &str) -> Option<Classes> {
    Some(match name {
        "UP" => Classes::UP,
        "DOWN" => Classes::DOWN,
        "SOFT" => Classes::SOFT,
        "FROM" => Classes::FROM,
        "TWICE" => Classes::TWICE.with(Classes::THRICE).with(Classes::HALF),
        "LEAD" => Classes::LEAD,
        "THE" => Classes::THE,
        "OR" => Classes::OR,
        "TOTAL" => Classes::TOTAL,
        "TIME" => Classes::TIME,
        "SIDE" => Classes::SIDE,
        "ANY" => Classes::UP.with(Classes::DOWN).with(Classes::SOFT).with(Classes::THE),
        _ => return None,
    })
}
