//! Look-ups by keys that are hashes already. Nothing iterates over them, so their order reaches no output.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from a key of words.
pub type Map<V> = HashMap<u32, V, BuildHasherDefault<Spread>>;

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
