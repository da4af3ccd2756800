//! Look-ups by keys that are hashes already. Nothing iterates over them, so their order reaches no output.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from a key of words.
pub type Map<V> = HashMap<u32, V, BuildHasherDefault<Spread>>;

/// The entries of one key, in order, at least one: most keys have no more, which takes no memory of its own.
#[derive(Clone, Debug)]
pub struct List<T> {
    first: T,
    /// All of them, where there are several.
    all: Vec<T>,
}

impl<T: Copy> List<T> {
    /// One entry.
    pub fn of(entry: T) -> Self {
        Self { first: entry, all: Vec::new() }
    }

    /// Adds an entry behind the others.
    pub fn push(&mut self, entry: T) {
        if self.all.is_empty() {
            self.all.push(self.first);
        }
        self.all.push(entry);
    }

    /// The entries.
    pub fn as_slice(&self) -> &[T] {
        if self.all.is_empty() { std::slice::from_ref(&self.first) } else { &self.all }
    }
}

/// Adds an entry to those of a key.
pub fn add<T: Copy>(map: &mut Map<List<T>>, key: u32, entry: T) {
    map.entry(key).and_modify(|list| list.push(entry)).or_insert_with(|| List::of(entry));
}

/// Spreads a key over 64 bits; texts are not trusted to choose keys that collide, so the words were mixed before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u32(u32::from(b));
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = (self.0 ^ u64::from(key)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23);
    }
}
