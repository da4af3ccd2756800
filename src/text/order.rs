//! Sorting by a short key, with one sort for all lists.
//!
//! Each instance of the standard library's sort is 4 to 12 KB of wasm, and this crate sorts some thirty kinds of
//! lists by places in the text: together they were a fifth of the engine's module. Here the keys become numbers, and
//! one instance sorts those.

use super::Span;
use std::cmp::Reverse;

/// A key that can be packed into a number of so many bits, in the same order.
pub trait Key {
    /// How many bits it takes; a whole key must fit into 128.
    const BITS: u32;

    /// The number: below two to the power of [`BITS`](Self::BITS), and ordered as the keys are.
    fn number(self) -> u128;
}

impl Key for bool {
    const BITS: u32 = 1;

    fn number(self) -> u128 {
        u128::from(self)
    }
}

impl Key for u8 {
    const BITS: u32 = 8;

    fn number(self) -> u128 {
        u128::from(self)
    }
}

impl Key for u32 {
    const BITS: u32 = 32;

    fn number(self) -> u128 {
        u128::from(self)
    }
}

/// Offsets, lengths and indices: [`entry`](super::entry) keeps texts, and so all of these, below two to the 32nd.
impl Key for usize {
    const BITS: u32 = 32;

    fn number(self) -> u128 {
        u128::from(u32::try_from(self).unwrap_or(u32::MAX))
    }
}

impl Key for i32 {
    const BITS: u32 = 32;

    fn number(self) -> u128 {
        u128::from(self.cast_unsigned() ^ (1 << 31))
    }
}

impl Key for Span {
    const BITS: u32 = 64;

    fn number(self) -> u128 {
        (self.start, self.end).number()
    }
}

impl<K: Key> Key for Reverse<K> {
    const BITS: u32 = K::BITS;

    fn number(self) -> u128 {
        (1 << K::BITS) - 1 - self.0.number()
    }
}

/// `None` comes first, as in the standard library.
impl<K: Key> Key for Option<K> {
    const BITS: u32 = K::BITS + 1;

    fn number(self) -> u128 {
        self.map_or(0, |key| (1 << K::BITS) | key.number())
    }
}

impl<A: Key, B: Key> Key for (A, B) {
    const BITS: u32 = A::BITS + B::BITS;

    fn number(self) -> u128 {
        (self.0.number() << B::BITS) | self.1.number()
    }
}

impl<A: Key, B: Key, C: Key> Key for (A, B, C) {
    const BITS: u32 = A::BITS + B::BITS + C::BITS;

    fn number(self) -> u128 {
        ((self.0, self.1), self.2).number()
    }
}

/// Sorts `items` by a key; those with equal keys keep their order.
pub fn by_key<T, K: Key>(items: &mut [T], key: impl Fn(&T) -> K) {
    const { assert!(K::BITS <= 128, "the key is too long for a number") };
    if items.is_sorted_by(|a, b| key(a).number() <= key(b).number()) {
        return;
    }
    let mut from = order(items.iter().map(|item| key(item).number()).collect());
    // `from[at]` is where the item for `at` stands. Each cycle is walked once, and its places are marked as settled.
    for start in 0..items.len() {
        let mut at = start;
        while let Some(place) = from.get_mut(at) {
            let next = std::mem::replace(place, at);
            if next == start || next == at {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

/// The places of `keys` in ascending order.
#[inline(never)]
fn order(keys: Vec<u128>) -> Vec<usize> {
    let mut keys: Vec<(u128, usize)> = keys.into_iter().zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Item = (Option<u8>, u32, u32, u8);

    proptest! {
        #[test]
        fn the_same_order_as_the_standard_library(mut items: Vec<Item>) {
            let key = |&(a, b, c, _): &Item| (a, b % 4, Reverse(c % 4));
            let mut expected = items.clone();
            expected.sort_by_key(key);
            by_key(&mut items, key);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn spans_by_start_then_end(pairs: Vec<(u32, u32)>) {
            let mut spans: Vec<Span> = pairs.iter().map(|&(a, b)| Span::new(a % 9, b)).collect();
            let mut expected = spans.clone();
            expected.sort();
            by_key(&mut spans, |span| *span);
            prop_assert_eq!(spans, expected);
        }
    }
}
