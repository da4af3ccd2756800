//! Words of the program that many marks carry: made once a thread, and shared by all documents.

use crate::analysis::rules::Rule;
use crate::text::Span;
use std::cell::Cell;
use std::rc::Rc;

/// Places of the table; the claims alone have some forty rules, with an id and a sentence each.
const PLACES: usize = 1 << BITS;
const BITS: u32 = 10;

/// Words that were shared already, by where they stand in the program. Two of one place put each other out, which costs a
/// copy and changes nothing.
type Places = Vec<Option<(&'static str, Rc<str>)>>;

thread_local! {
    /// The table between two documents: of a short one, making the words would be most of the work.
    static LEFT: Cell<Places> = const { Cell::new(Vec::new()) };
}

/// The table, for one document.
pub(super) struct Shared {
    places: Places,
    /// Memory for sentences with words of the text.
    sentence: String,
}

impl Default for Shared {
    fn default() -> Self {
        let mut places = LEFT.take();
        places.resize(PLACES, None);
        Self { places, sentence: String::new() }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        LEFT.set(std::mem::take(&mut self.places));
    }
}

impl Shared {
    /// The words, shared.
    pub(super) fn word(&mut self, word: &'static str) -> Rc<str> {
        self.known(word).unwrap_or_else(|| {
            let shared: Rc<str> = word.into();
            if let Some(place) = self.places.get_mut(place(word)) {
                *place = Some((word, Rc::clone(&shared)));
            }
            shared
        })
    }

    /// The sentence of a rule, shared where it names no words of the text.
    pub(super) fn sentence(&mut self, rule: &'static Rule, text: &str, spans: &[Span]) -> Rc<str> {
        if let Some(known) = self.known(rule.says) {
            return known;
        }
        self.sentence.clear();
        if rule.say(text, spans, &mut self.sentence) {
            self.sentence.as_str().into()
        } else {
            self.word(rule.says)
        }
    }

    fn known(&self, word: &'static str) -> Option<Rc<str>> {
        let known = self.places.get(place(word))?.as_ref();
        known.filter(|(known, _)| std::ptr::eq(*known, word)).map(|(_, shared)| Rc::clone(shared))
    }
}

/// Words stand one behind the other in the program; the product spreads them.
fn place(word: &'static str) -> usize {
    (word.as_ptr().addr() as u32).wrapping_mul(0x9e37_79b1) as usize >> (32 - BITS)
}
