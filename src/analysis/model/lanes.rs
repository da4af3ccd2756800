//! Linear models of up to four labels whose weights are added four at a time: the row of a bucket is one number of 64 bits
//! with a weight in every 16, and a sum of rows holds a sum in every 16.

use super::features::Sink;
use super::linear;

/// Hashes of features are cut to so many bits, all that the table has: a look into it needs no check.
pub const BITS: u32 = 16;
/// How many labels a row has room for.
pub const WIDTH: usize = 4;

/// A row for every bucket.
type Table = [i64; 1 << BITS];

/// Weights of hashed features for up to four labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// How many labels a bucket has weights for.
    pub labels: usize,
    rows: Box<Table>,
}

/// Half of what 16 bits hold, in every 16.
const HALF: i64 = 0x8000_8000_8000_8000_u64 as i64;

impl Lanes {
    /// No weights at all.
    pub fn empty(labels: usize) -> Self {
        let rows = vec![0; 1 << BITS].into_boxed_slice();
        // The length is the table's.
        Self { labels, rows: rows.try_into().unwrap_or_else(|_| Box::new([0; 1 << BITS])) }
    }

    /// The model with `weights[bucket * labels + label]`; `None` where `labels` are none or more than [`WIDTH`].
    pub fn new(labels: usize, weights: &[i8]) -> Option<Self> {
        let mut model = Self::empty(labels);
        for (bucket, weights) in weights.chunks_exact(labels).enumerate() {
            for (label, &w) in weights.iter().enumerate() {
                model.add(bucket, label, w)?;
            }
        }
        Some(model)
    }

    /// Adds to a weight. (A negative one borrows from the lane above, and a sum of such rows still splits into the sums.)
    fn add(&mut self, bucket: usize, label: usize, w: i8) -> Option<()> {
        let row = self.rows.get_mut(bucket).filter(|_| label < WIDTH)?;
        *row = row.wrapping_add(i64::from(w) << (16 * label));
        Some(())
    }

    /// A score of no features yet.
    #[inline]
    pub fn score(&self) -> Score<'_> {
        Score { rows: &self.rows, sum: 0 }
    }

    /// The weights of a bucket.
    fn row(&self, bucket: u32) -> [i16; WIDTH] {
        split(self.rows.get(bucket as usize).copied().unwrap_or_default())
    }

    /// How many weights there are.
    pub fn used(&self) -> usize {
        (0..1 << BITS).flat_map(|bucket| self.row(bucket)).filter(|w| *w != 0).count()
    }

    /// Appends the model to `out`, as [`linear::write`] does.
    pub fn write(&self, out: &mut Vec<u8>) {
        linear::write_weights(BITS, self.labels, out, |bucket, label| {
            self.row(bucket).get(label).map_or(0, |&w| w as i8)
        });
    }

    /// Reads a model of [`BITS`] bits from the front of `bytes`; `None` where they hold none.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (_, labels) = linear::read_size(bytes, WIDTH).filter(|(bits, _)| *bits == BITS)?;
        let mut model = Self::empty(labels);
        linear::read_weights(bytes, labels, |bucket, label, w| model.add(bucket, label, w))?;
        Some(model)
    }
}

/// Adds up the rows of the features that it takes.
#[derive(Clone, Copy, Debug)]
pub struct Score<'m> {
    rows: &'m Table,
    /// The sum so far; [`split`] gives the labels' scores.
    pub sum: i64,
}

impl Sink for Score<'_> {
    #[inline(always)]
    fn put(&mut self, hash: u32) {
        let bucket = (hash >> (32 - BITS)) as u16;
        self.sum = self.sum.wrapping_add(self.rows[usize::from(bucket)]);
    }
}

/// The scores of the labels in a sum. (No item has features enough to leave 16 bits.)
#[inline]
pub fn split(sum: i64) -> [i16; WIDTH] {
    let lanes = (sum.wrapping_add(HALF) ^ HALF) as u64;
    [lanes, lanes >> 16, lanes >> 32, lanes >> 48].map(|lane| lane as u16 as i16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_of_rows_splits_into_the_sums() {
        let weights: Vec<i8> = (0..4 << BITS).map(|i: usize| (i * 37 % 255) as i8).collect();
        let model = Lanes::new(4, &weights).unwrap();
        let mut score = model.score();
        let mut sums = [0i16; WIDTH];
        for feature in 0..60u32 {
            let hash = feature.wrapping_mul(0x9e37_79b1);
            score.put(hash);
            let bucket = (hash >> 16) as usize;
            sums.iter_mut().zip(&weights[bucket * 4..]).for_each(|(s, w)| *s += i16::from(*w));
        }
        assert_eq!(split(score.sum), sums);
    }

    #[test]
    fn what_is_written_is_read() {
        let weights: Vec<i8> =
            (0..3 << BITS).map(|i| if i % 97 == 0 { (i as i8).wrapping_mul(7) } else { 0 }).collect();
        let model = Lanes::new(3, &weights).unwrap();
        let mut bytes = Vec::new();
        model.write(&mut bytes);
        assert_eq!(Lanes::read(&mut bytes.as_slice()), Some(model));
        assert_eq!(Lanes::read(&mut &bytes[..bytes.len() - 1]), None);
    }
}
