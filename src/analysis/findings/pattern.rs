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

/// What an element asks of one item.
#[derive(Clone, Copy, Debug)]
enum Ask {
    Word(u32),
    Sign(u8),
    Class(Classes),
    /// A rise or a fall; the match keeps which.
    Direction,
    /// A figure of these kinds; the match keeps it in that slot.
    Figure(usize, u8),
}

impl Ask {
    /// Whether the item is what is asked for.
    fn of(self, item: &Item, figures: &[Quantity]) -> bool {
        match (self, *item) {
            (Self::Word(w), Item::Word(found, _)) => found == w,
            (Self::Sign(s), Item::Sign(found)) => found == s,
            (Self::Class(c), Item::Word(_, found)) => found.any(c),
            (Self::Direction, Item::Word(_, found)) => found.any(MOVES),
            (Self::Figure(_, kinds), Item::Figure(i)) => {
                figures.get(i).is_some_and(|q| q.kind.bit() & kinds != 0)
            }
            _ => false,
        }
    }
}

/// A rise or a fall.
const MOVES: Classes = Classes::UP.with(Classes::DOWN);

#[derive(Clone, Copy, Debug)]
enum Element {
    One(Ask),
    /// One or none.
    Maybe(Ask),
    /// Any number.
    Many(Ask),
    /// So many items of nearly any kind at most.
    Gap(u8),
}

/// What a sentence holds at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Holds {
    /// The classes of all words together.
    pub classes: Classes,
    /// The kinds of all figures together.
    pub kinds: u8,
    /// A bit for each word, by its key; others may share it.
    words: u64,
    /// A bit for each sign.
    signs: u128,
}

impl Holds {
    /// Adds an item that is no figure.
    pub fn add(&mut self, item: &Item) {
        match *item {
            Item::Word(key, classes) => {
                self.classes = self.classes.with(classes);
                self.words |= 1 << (key & 63);
            }
            Item::Sign(sign) => self.signs |= 1 << (sign & 127),
            Item::Figure(_) => {}
        }
    }

    /// Whether the ASCII sign is in it.
    pub fn has_sign(&self, sign: u8) -> bool {
        self.signs & 1 << (sign & 127) != 0
    }
}

/// A line of data, read.
#[derive(Debug)]
pub struct Pattern {
    elements: Vec<Element>,
    /// What it can't match without.
    needs: Holds,
    /// One of each of these too.
    classes: Vec<Classes>,
    /// How many figures it asks for.
    pub count: usize,
}

impl Pattern {
    /// Reads a line; a word that is no element of another form stands for itself.
    pub fn new(line: &str) -> Self {
        let elements: Vec<Element> = line.split_ascii_whitespace().map(element).collect();
        let mut new = Self { needs: Holds::default(), classes: Vec::new(), count: 0, elements };
        for element in &new.elements {
            match *element {
                Element::One(Ask::Word(key)) => new.needs.add(&Item::Word(key, Classes::default())),
                Element::One(Ask::Sign(sign)) => new.needs.add(&Item::Sign(sign)),
                Element::One(Ask::Class(classes)) => new.classes.push(classes),
                Element::One(Ask::Direction) => new.classes.push(MOVES),
                Element::One(Ask::Figure(_, kinds)) => {
                    new.count += 1;
                    // A set of several kinds needs none of them by itself.
                    new.needs.kinds |= if kinds.count_ones() == 1 { kinds } else { 0 };
                }
                _ => {}
            }
        }
        new
    }

    /// Whether it can match in a sentence that holds that: nearly all can't, and nothing is looked at for them.
    pub fn may(&self, sentence: &Holds) -> bool {
        self.needs.kinds & !sentence.kinds == 0
            && self.needs.words & !sentence.words == 0
            && self.needs.signs & !sentence.signs == 0
            && self.classes.iter().all(|c| sentence.classes.any(*c))
    }

    /// Every match in the items, the first at each place. `steps` is how much work may be done, see [`steps`].
    pub fn matches(
        &self,
        items: &[Item],
        figures: &[Quantity],
        steps: &mut usize,
        mut found: impl FnMut(Match),
    ) {
        for (from, item) in items.iter().enumerate() {
            // Most places end at the first element, at the cost of a step.
            if let Some(Element::One(ask)) = self.elements.first()
                && !ask.of(item, figures)
            {
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
        match *first {
            Element::One(ask) => self.takes(ask, at, state) && self.go(rest, at + 1, state),
            Element::Maybe(ask) => {
                self.takes(ask, at, state) && self.go(rest, at + 1, state) || self.go(rest, at, state)
            }
            Element::Many(ask) => {
                self.takes(ask, at, state) && self.go(elements, at + 1, state) || self.go(rest, at, state)
            }
            Element::Gap(most) => self.gap(most, rest, at, state),
        }
    }

    /// Whether the item at `at` is what is asked for; the match keeps what it is to keep of it.
    fn takes(&self, ask: Ask, at: usize, state: &mut Match) -> bool {
        let Some(item) = self.items.get(at).filter(|item| ask.of(item, self.figures)) else { return false };
        match (ask, *item) {
            (Ask::Direction, Item::Word(_, found)) => state.direction = found,
            (Ask::Figure(slot, _), Item::Figure(i)) => {
                if let Some(kept) = state.figures.get_mut(slot) {
                    *kept = Some(i);
                }
            }
            _ => {}
        }
        true
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
                Some(Item::Word(key, c)) if c.any(MOVES) && !short(*key) => {
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
        let slot = NAMES.find(name).unwrap_or_default();
        return Element::One(Ask::Figure(slot, kinds.chars().fold(0, |all, c| all | kind(c))));
    }
    let (base, last) = match word.char_indices().next_back() {
        Some((end, last @ ('?' | '*'))) if end > 0 => (&word[..end], last),
        _ => (word, ' '),
    };
    let ask = match (class(base), base.as_bytes()) {
        _ if base == "DIR" => Ask::Direction,
        (Some(class), _) => Ask::Class(class),
        (None, [sign]) if sign.is_ascii_punctuation() => Ask::Sign(*sign),
        _ => Ask::Word(hash(base)),
    };
    match last {
        '?' => Element::Maybe(ask),
        '*' => Element::Many(ask),
        _ => Element::One(ask),
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
