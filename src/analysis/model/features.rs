//! Hashed features: a template's number and its values give a bucket.

/// Collects the buckets of one item. Each kind of feature is a template with a number of its own.
pub struct Features<'o> {
    out: &'o mut Vec<u32>,
    mask: u32,
}

impl<'o> Features<'o> {
    /// Appends to `out`; buckets are below `1 << bits`.
    pub fn new(out: &'o mut Vec<u32>, bits: u32) -> Self {
        Self { out, mask: (1 << bits) - 1 }
    }

    /// A feature of one value.
    #[inline]
    pub fn one(&mut self, template: u32, a: u32) {
        self.out.push(mix(mix(template, 0x5bd1_e995), a) & self.mask);
    }

    /// A feature of two values.
    #[inline]
    pub fn two(&mut self, template: u32, a: u32, b: u32) {
        self.out.push(mix(mix(mix(template, 0x5bd1_e995), a), b) & self.mask);
    }

    /// A feature of three values.
    #[inline]
    pub fn three(&mut self, template: u32, a: u32, b: u32, c: u32) {
        self.out.push(mix(mix(mix(mix(template, 0x5bd1_e995), a), b), c) & self.mask);
    }

    /// A feature of any number of values.
    #[inline]
    pub fn many(&mut self, template: u32, values: &[u32]) {
        self.out.push(values.iter().fold(mix(template, 0x5bd1_e995), |h, &v| mix(h, v)) & self.mask);
    }
}

/// Joins a value to a hash.
#[inline]
pub fn mix(hash: u32, value: u32) -> u32 {
    let h = (hash ^ value.wrapping_mul(0xcc9e_2d51)).wrapping_mul(0x85eb_ca6b);
    let h = (h ^ h >> 15).wrapping_mul(0xc2b2_ae35);
    h ^ h >> 13
}
