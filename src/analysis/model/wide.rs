//! A linear model of up to 24 labels: the parts of speech.

use super::features::Sink;
use super::lanes::BITS;
use super::linear;

/// How many labels a row has room for: whole registers.
pub const WIDTH: usize = 24;

/// A weight or a score for each label.
pub type Row = [i16; WIDTH];

/// Weights of hashed features for up to [`WIDTH`] labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wide {
    /// How many labels a bucket has weights for.
    pub labels: usize,
    /// For each bucket its row; most share the first, which is empty.
    index: Box<[u16; 1 << BITS]>,
    rows: Vec<Row>,
}

impl Wide {
    /// No weights at all.
    pub fn empty(labels: usize) -> Self {
        let index = vec![0; 1 << BITS].into_boxed_slice();
        // The length is the index's.
        let index = index.try_into().unwrap_or_else(|_| Box::new([0; 1 << BITS]));
        Self { labels, index, rows: vec![[0; WIDTH]] }
    }

    /// The model with `weights[bucket * labels + label]`; `None` where `labels` are none or more than [`WIDTH`], or every
    /// bucket has a weight.
    pub fn new(labels: usize, weights: &[i8]) -> Option<Self> {
        let mut model = Self::empty(labels);
        for (bucket, weights) in weights.chunks_exact(labels).enumerate() {
            for (label, &w) in weights.iter().enumerate().filter(|(_, w)| **w != 0) {
                model.set(bucket, label, w)?;
            }
        }
        Some(model)
    }

    fn set(&mut self, bucket: usize, label: usize, w: i8) -> Option<()> {
        let slot = self.index.get_mut(bucket)?;
        if *slot == 0 {
            *slot = u16::try_from(self.rows.len()).ok()?;
            self.rows.push([0; WIDTH]);
        }
        *self.rows.get_mut(usize::from(*slot))?.get_mut(label)? = i16::from(w);
        Some(())
    }

    /// A score of no features yet.
    #[inline]
    pub fn score(&self) -> Scores<'_> {
        Scores { index: &self.index, rows: &self.rows, sums: [0; WIDTH] }
    }

    /// How many weights there are.
    pub fn used(&self) -> usize {
        self.rows.iter().flatten().filter(|w| **w != 0).count()
    }

    /// Appends the model to `out`, as [`linear::write`] does.
    pub fn write(&self, out: &mut Vec<u8>) {
        let row = |bucket: u32| self.rows.get(usize::from(*self.index.get(bucket as usize)?));
        linear::write_weights(BITS, self.labels, out, |bucket, label| {
            row(bucket).and_then(|row| row.get(label)).map_or(0, |&w| w as i8)
        });
    }

    /// Reads a model of [`BITS`] bits from the front of `bytes`; `None` where they hold none.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (_, labels) = linear::read_size(bytes, WIDTH).filter(|(bits, _)| *bits == BITS)?;
        let mut model = Self::empty(labels);
        linear::read_weights(bytes, labels, |bucket, label, w| model.set(bucket, label, w))?;
        Some(model)
    }
}

/// Adds up the rows of the features that it takes. (No item has features enough to leave 16 bits.)
#[derive(Clone, Copy, Debug)]
pub struct Scores<'m> {
    index: &'m [u16; 1 << BITS],
    rows: &'m [Row],
    /// The sums so far.
    pub sums: Row,
}

impl Sink for Scores<'_> {
    #[inline(always)]
    fn put(&mut self, hash: u32) {
        let bucket = (hash >> (32 - BITS)) as u16;
        if let Some(row) = self.rows.get(usize::from(self.index[usize::from(bucket)])) {
            self.sums.iter_mut().zip(row).for_each(|(sum, w)| *sum = sum.wrapping_add(*w));
        }
    }
}
