//! Sorting by a key, with one sort for all lists.
//!
//! Each instance of the standard library's sort is 4 to 16 KB of wasm, and this crate sorts some thirty kinds of
//! lists: together they were a tenth of the engine's module. Here one merge sort knows a list only by the questions that
//! it asks of it, and each kind of list brings nothing but their answers. The lists are short or nearly in order: both
//! take one walk and no memory.

/// Sorts `items` by a key; those with equal keys keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let count = items.len();
    sort(&mut Keyed { items, key }, count);
}

/// Sorts `items` that are their own key.
pub fn plain<T: Ord + Copy>(items: &mut [T]) {
    by_key(items, |item| *item);
}

/// A list as the sort sees it.
trait List {
    /// Whether what stands at `a` belongs before what stands at `b`.
    fn before(&self, a: usize, b: usize) -> bool;
    /// Exchanges the two.
    fn swap(&mut self, a: usize, b: usize);
}

struct Keyed<'a, T, F> {
    items: &'a mut [T],
    key: F,
}

impl<T, K: Ord, F: Fn(&T) -> K> List for Keyed<'_, T, F> {
    fn before(&self, a: usize, b: usize) -> bool {
        match (self.items.get(a), self.items.get(b)) {
            (Some(a), Some(b)) => (self.key)(a) < (self.key)(b),
            _ => false,
        }
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.items.swap(a, b);
    }
}

/// Lists up to this length, and runs of longer ones, are sorted by inserting.
const RUN: usize = 16;

fn sort(list: &mut dyn List, count: usize) {
    if count <= RUN {
        for end in 1..count {
            let mut at = end;
            while at > 0 && list.before(at, at - 1) {
                list.swap(at, at - 1);
                at -= 1;
            }
        }
        return;
    }
    if (1..count).all(|at| !list.before(at, at - 1)) {
        return;
    }
    // `from[at]` is where the item for `at` stands. Each cycle is walked once, and its places are marked as settled.
    let mut from = places(list, count as u32);
    for start in 0..count {
        let mut at = start;
        while let Some(place) = from.get_mut(at) {
            let next = std::mem::replace(place, at as u32) as usize;
            if next == start || next == at {
                break;
            }
            list.swap(at, next);
            at = next;
        }
    }
}

/// The places of the items in their order.
fn places(list: &dyn List, count: u32) -> Vec<u32> {
    let before = |a: u32, b: u32| list.before(a as usize, b as usize);
    let mut from: Vec<u32> = (0..count).collect();
    for run in from.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while let Some([a, b]) = at.checked_sub(1).and_then(|one| run.get_mut(one..=at))
                && before(*b, *a)
            {
                std::mem::swap(a, b);
                at -= 1;
            }
        }
    }
    let mut merged = Vec::with_capacity(from.len());
    let mut width = RUN;
    while width < from.len() {
        merged.clear();
        for pair in from.chunks(width * 2) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            // Nothing is to be asked where the two are in order already.
            let apart = left.last().zip(right.first()).is_some_and(|(&l, &r)| before(r, l));
            while apart
                && let (Some((&l, behind_l)), Some((&r, behind_r))) =
                    (left.split_first(), right.split_first())
            {
                if before(r, l) {
                    merged.push(r);
                    right = behind_r;
                } else {
                    merged.push(l);
                    left = behind_l;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut from, &mut merged);
        width *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use proptest::prelude::*;
    use std::cmp::Reverse;

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
        fn long_lists_that_are_nearly_in_order(len in 0..2_000u32, moved in proptest::collection::vec((0..2_000usize, 0..300u32), 0..20)) {
            let mut items: Vec<(u32, u32)> = (0..len).map(|at| (at / 7, at)).collect();
            for (at, to) in moved {
                if let Some(item) = items.get_mut(at) {
                    item.0 = to;
                }
            }
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            by_key(&mut items, |item| item.0);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn spans_by_start_then_end(pairs: Vec<(u32, u32)>) {
            let mut spans: Vec<Span> = pairs.iter().map(|&(a, b)| Span::new(a % 9, b)).collect();
            let mut expected = spans.clone();
            expected.sort();
            plain(&mut spans);
            prop_assert_eq!(spans, expected);
        }
    }
}
