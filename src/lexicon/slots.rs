//! A table from the keys of words ([`hash`](crate::text::tokens::hash)) to small values: one look in most cases, which counts
//! where every word of a text is looked up.

/// A table with open addressing, at most half full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots<V> {
    slots: Vec<Option<(u32, V)>>,
    /// A bit for each eighth of a slot, set where a key begins there. Most words are in no table: the processor guesses that
    /// a bit is not set, while whether a slot is taken by another key can't be guessed.
    filter: Vec<u8>,
}

impl<V: Copy> Slots<V> {
    /// The table of `entries`; where a key stands twice the first holds.
    pub fn new(entries: &[(u32, V)]) -> Self {
        let mut slots = vec![None; (entries.len() * 2).next_power_of_two()];
        let mut filter = vec![0; slots.len()];
        for &(key, value) in entries {
            let (mut at, bit) = start(key, slots.len());
            filter[at] |= bit;
            while let Some(Some((taken, _))) = slots.get(at)
                && *taken != key
            {
                at = (at + 1) & (slots.len() - 1);
            }
            if let Some(slot @ None) = slots.get_mut(at) {
                *slot = Some((key, value));
            }
        }
        Self { slots, filter }
    }

    /// The value of `key`.
    #[inline]
    pub fn get(&self, key: u32) -> Option<V> {
        let (mut at, bit) = start(key, self.slots.len());
        if self.filter.get(at).is_none_or(|bits| bits & bit == 0) {
            return None;
        }
        while let Some(&Some((taken, value))) = self.slots.get(at) {
            if taken == key {
                return Some(value);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }
}

/// The slot where a key begins, and its bit of the filter there.
#[inline]
fn start(key: u32, slots: usize) -> (usize, u8) {
    let mixed = key.wrapping_mul(0x9e37_79b1);
    ((mixed >> 8) as usize & slots.wrapping_sub(1), 1 << (mixed >> 5 & 7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_first_value_and_no_other_key_any() {
        let entries: Vec<(u32, u32)> = (0..500).map(|i| (i * 7919, i)).collect();
        let twice: Vec<_> = entries.iter().copied().chain([(7919, 9999)]).collect();
        let table = Slots::new(&twice);
        assert!(entries.iter().all(|&(key, value)| table.get(key) == Some(value)));
        assert_eq!(table.get(5), None);
        assert!(table.slots.iter().flatten().count() * 2 <= table.slots.len());
        assert_eq!(Slots::<u8>::new(&[]).get(1), None);
        assert_eq!(Slots::<u8>::default().get(1), None);
    }
}
