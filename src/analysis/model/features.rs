//! Hashed features: a template's number and its values give a bucket.

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

    #[inline]
    fn put(&mut self, template: u32, values: u32) {
        let sum = template.wrapping_mul(0x2545_f491).wrapping_add(values);
        let bucket = (sum ^ sum >> 15).wrapping_mul(0x2c1b_3c6d) >> self.shift;
        // The mask tells the compiler what holds anyway: nobody has more features than there is room for.
        self.all[self.count & (ROOM - 1)] = bucket;
        self.count += 1;
    }

    /// A feature of one value.
    #[inline]
    pub fn one(&mut self, template: u32, a: u32) {
        self.many(template, &[a]);
    }

    /// A feature of two values.
    #[inline]
    pub fn two(&mut self, template: u32, a: u32, b: u32) {
        self.many(template, &[a, b]);
    }

    /// A feature of three values.
    #[inline]
    pub fn three(&mut self, template: u32, a: u32, b: u32, c: u32) {
        self.many(template, &[a, b, c]);
    }

    /// A feature of up to six values.
    #[inline]
    pub fn many(&mut self, template: u32, values: &[u32]) {
        let sum = |sum: u32, (value, spread): (&u32, &u32)| sum.wrapping_add(value.wrapping_mul(*spread));
        self.put(template, values.iter().zip(&SPREAD).fold(0, sum));
    }
}

/// Joins a value to a hash.
#[inline]
pub fn mix(hash: u32, value: u32) -> u32 {
    let h = (hash ^ value.wrapping_mul(0xcc9e_2d51)).wrapping_mul(0x85eb_ca6b);
    let h = (h ^ h >> 15).wrapping_mul(0xc2b2_ae35);
    h ^ h >> 13
}
