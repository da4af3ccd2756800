//! Linear models with 8-bit weights, and the file that holds them.

use super::math;

/// The step of a weight: a weight of 16 is 1 in the logit.
pub const STEP: f64 = 1.0 / 16.0;

/// Weights of hashed features for some labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linear {
    /// Buckets are below `1 << bits`.
    pub bits: u32,
    /// How many labels a bucket has weights for.
    pub labels: usize,
    /// `weights[bucket * labels + label]`, in [`STEP`]s.
    pub weights: Vec<i8>,
}

impl Linear {
    /// No weights at all.
    pub fn empty(bits: u32, labels: usize) -> Self {
        Self { bits, labels, weights: vec![0; labels << bits] }
    }

    /// Adds the weights of `features` to `scores`, which has a place for each label.
    #[inline]
    pub fn score(&self, features: &[u32], scores: &mut [i32]) {
        for &f in features {
            let at = f as usize * self.labels;
            if let Some(row) = self.weights.get(at..at + self.labels) {
                for (s, &w) in scores.iter_mut().zip(row) {
                    *s += i32::from(w);
                }
            }
        }
    }

    /// The score of a model of one label.
    #[inline]
    pub fn sum(&self, features: &[u32]) -> i32 {
        features.iter().map(|&f| self.weights.get(f as usize).map_or(0, |&w| i32::from(w))).sum()
    }
}

/// The probability that belongs to a score.
pub fn probability(score: i32) -> f64 {
    math::sigmoid(f64::from(score) * STEP)
}

/// Appends `model` to `out`: bits, labels, then for each label the buckets with a weight (gaps as varints) and the weights,
/// in streams of their own, which compress better.
pub fn write(model: &Linear, out: &mut Vec<u8>) {
    out.extend([model.bits as u8, model.labels as u8]);
    for label in 0..model.labels {
        let used: Vec<(usize, i8)> = model
            .weights
            .iter()
            .skip(label)
            .step_by(model.labels)
            .copied()
            .enumerate()
            .filter(|&(_, w)| w != 0)
            .collect();
        varint(used.len() as u32, out);
        let mut last = 0;
        for &(bucket, _) in &used {
            varint((bucket - last) as u32, out);
            last = bucket;
        }
        out.extend(used.iter().map(|&(_, w)| w as u8));
    }
}

/// Reads a model from the front of `bytes`; `None` where they hold none.
pub fn read(bytes: &mut &[u8]) -> Option<Linear> {
    let bits = u32::from(take(bytes)?);
    let labels = usize::from(take(bytes)?);
    if bits > 24 || labels == 0 {
        return None;
    }
    let mut model = Linear::empty(bits, labels);
    for label in 0..labels {
        let count = read_varint(bytes)? as usize;
        let mut buckets = Vec::with_capacity(count.min(1 << bits));
        let mut bucket = 0usize;
        for _ in 0..count {
            bucket += read_varint(bytes)? as usize;
            buckets.push(bucket);
        }
        for bucket in buckets {
            *model.weights.get_mut(bucket * labels + label)? = take(bytes)? as i8;
        }
    }
    Some(model)
}

/// Appends a number, seven bits a byte.
pub fn varint(mut n: u32, out: &mut Vec<u8>) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Reads a number that [`varint`] wrote.
pub fn read_varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut n = 0u32;
    for shift in (0..35).step_by(7) {
        let b = take(bytes)?;
        n |= u32::from(b & 0x7f).checked_shl(shift)?;
        if b < 0x80 {
            return Some(n);
        }
    }
    None
}

/// The next byte.
pub fn take(bytes: &mut &[u8]) -> Option<u8> {
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut model = Linear::empty(6, 3);
        for (i, w) in model.weights.iter_mut().enumerate() {
            *w = if i % 5 == 0 { (i as i8).wrapping_mul(7) } else { 0 };
        }
        let mut bytes = Vec::new();
        write(&model, &mut bytes);
        assert_eq!(read(&mut bytes.as_slice()), Some(model));
        for cut in 0..bytes.len() {
            assert_eq!(read(&mut &bytes[..cut]), None);
        }
    }
}
