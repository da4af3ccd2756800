//! Hashed features: a template's number and its values give a bucket.

/// What takes the features of an item: a list of their buckets to learn from, or a score.
pub trait Sink {
    /// Takes a feature by its hash, of which the upper bits are the bucket.
    fn put(&mut self, hash: u32);

    /// A feature of up to six values.
    #[inline(always)]
    fn many(&mut self, template: u32, values: &[u32]) {
        let sum = |sum: u32, (value, spread): (&u32, &u32)| sum.wrapping_add(value.wrapping_mul(*spread));
        let sum = values.iter().zip(&SPREAD).fold(template.wrapping_mul(0x2545_f491), sum);
        self.put((sum ^ sum >> 15).wrapping_mul(0x2c1b_3c6d));
    }

    /// A feature of one value.
    #[inline(always)]
    fn one(&mut self, template: u32, a: u32) {
        self.many(template, &[a]);
    }

    /// A feature of two values.
    #[inline(always)]
    fn two(&mut self, template: u32, a: u32, b: u32) {
        self.many(template, &[a, b]);
    }

    /// A feature of three values.
    #[inline(always)]
    fn three(&mut self, template: u32, a: u32, b: u32, c: u32) {
        self.many(template, &[a, b, c]);
    }
}

/// Collects the buckets of one item, [`ROOM`] at most. Each kind of feature is a template with a number of its own.
#[derive(Debug)]
pub struct Features {
    all: [u32; ROOM],
    count: usize,
    shift: u32,
}

/// How many features an item may have; a power of two.
const ROOM: usize = 128;

/// What each value is multiplied with before they are added: odd, without a simple relation among them.
const SPREAD: [u32; 6] = [0x85eb_ca6b, 0xc2b2_ae35, 0x27d4_eb2f, 0x1656_67b1, 0x9e37_79b1, 0xcc9e_2d51];

impl Features {
    /// None yet; buckets are below `1 << bits`.
    pub fn new(bits: u32) -> Self {
        Self { all: [0; ROOM], count: 0, shift: 32 - bits }
    }

    /// Forgets them, for the next item.
    pub fn clear(&mut self) {
        self.count = 0;
    }

    /// The buckets.
    pub fn buckets(&self) -> &[u32] {
        self.all.get(..self.count).unwrap_or(&self.all)
    }
}

impl Sink for Features {
    #[inline]
    fn put(&mut self, hash: u32) {
        // The mask tells the compiler what holds anyway: nobody has more features than there is room for.
        self.all[self.count & (ROOM - 1)] = hash >> self.shift;
        self.count += 1;
    }
}

/// Joins a value to a hash.
#[inline]
pub fn mix(hash: u32, value: u32) -> u32 {
    let h = (hash ^ value.wrapping_mul(0xcc9e_2d51)).wrapping_mul(0x85eb_ca6b);
    let h = (h ^ h >> 15).wrapping_mul(0xc2b2_ae35);
    h ^ h >> 13
}
