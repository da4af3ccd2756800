//! Linear models with 8-bit weights, and the file that holds them.

use super::features::Features;
use super::math;

/// The step of a weight: a weight of 16 is 1 in the logit.
pub const STEP: f64 = 1.0 / 16.0;

/// Weights of hashed features for some labels: `W` of them, of which the last ones may be padding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linear<const W: usize> {
    /// Buckets are below `1 << bits`.
    pub bits: u32,
    /// How many labels a bucket has weights for.
    pub labels: usize,
    /// For each bucket its row; most share the first, which is empty.
    index: Vec<u16>,
    /// In [`STEP`]s.
    rows: Vec<[i8; W]>,
}

impl<const W: usize> Linear<W> {
    /// No weights at all.
    pub fn empty(bits: u32, labels: usize) -> Self {
        Self { bits, labels, index: vec![0; 1 << bits], rows: vec![[0; W]] }
    }

    /// The model with `weights[bucket * labels + label]`; `None` where more than 65,535 buckets have one, or `labels` are
    /// none or more than `W`.
    pub fn new(bits: u32, labels: usize, weights: &[i8]) -> Option<Self> {
        let mut model = Self::empty(bits, labels);
        if labels == 0 || labels > W {
            return None;
        }
        for (slot, from) in model.index.iter_mut().zip(weights.chunks_exact(labels)) {
            if from.iter().any(|w| *w != 0) {
                *slot = u16::try_from(model.rows.len()).ok()?;
                let mut row = [0; W];
                row.iter_mut().zip(from).for_each(|(to, w)| *to = *w);
                model.rows.push(row);
            }
        }
        Some(model)
    }

    /// The weights of a bucket.
    #[inline]
    pub fn row(&self, bucket: u32) -> &[i8; W] {
        let row = self.index.get(bucket as usize).copied().unwrap_or_default();
        self.rows.get(usize::from(row)).unwrap_or(&[0; W])
    }

    /// The score of each label. (No item has features enough to leave 16 bits.)
    #[inline]
    pub fn score(&self, features: &Features) -> [i16; W] {
        let mut scores = [0i16; W];
        for &bucket in features.buckets() {
            for (score, &w) in scores.iter_mut().zip(self.row(bucket)) {
                *score = score.wrapping_add(i16::from(w));
            }
        }
        scores
    }

    /// How many weights there are.
    pub fn used(&self) -> usize {
        self.rows.iter().flatten().filter(|w| **w != 0).count()
    }
}

/// The probability that belongs to a score.
pub fn probability(score: i16) -> f64 {
    math::sigmoid(f64::from(score) * STEP)
}

/// Appends `model` to `out`.
pub fn write<const W: usize>(model: &Linear<W>, out: &mut Vec<u8>) {
    write_weights(model.bits, model.labels, out, |bucket, label| {
        model.row(bucket).get(label).copied().unwrap_or_default()
    });
}

/// Appends weights to `out`: bits, labels, the buckets with a weight (how many, then gaps as varints), which labels have one
/// in each (a bit for a label, the first the lowest; nothing for a single label), and for each label its weights. Streams of their own compress better,
/// and a bucket that has a weight for one label mostly has some for others.
pub fn write_weights(bits: u32, labels: usize, out: &mut Vec<u8>, weight: impl Fn(u32, usize) -> i8) {
    out.extend([bits as u8, labels as u8]);
    let mask = |bucket| (0..labels).fold(0u32, |m, l| m | u32::from(weight(bucket, l) != 0) << l);
    let used: Vec<(u32, u32)> =
        (0..1 << bits).map(|bucket| (bucket, mask(bucket))).filter(|&(_, m)| m != 0).collect();
    varint(used.len() as u32, out);
    let mut last = 0;
    for &(bucket, _) in &used {
        varint(bucket - last, out);
        last = bucket;
    }
    for plane in 0..planes(labels) {
        out.extend(used.iter().map(|(_, mask)| mask.to_le_bytes()[plane]));
    }
    for label in 0..labels {
        let held = used.iter().filter(|(_, mask)| mask >> label & 1 == 1);
        out.extend(held.map(|&(bucket, _)| weight(bucket, label) as u8));
    }
}

/// Reads a model from the front of `bytes`; `None` where they hold none.
pub fn read<const W: usize>(bytes: &mut &[u8]) -> Option<Linear<W>> {
    let (bits, labels) = read_size(bytes, W)?;
    let mut weights = vec![0i8; labels << bits];
    read_weights(bytes, labels, |bucket, label, w| {
        *weights.get_mut(bucket.checked_mul(labels)? + label)? = w;
        Some(())
    })?;
    Linear::new(bits, labels, &weights)
}

/// Reads bits and labels, at most `width`, of what [`write_weights`] wrote.
pub fn read_size(bytes: &mut &[u8], width: usize) -> Option<(u32, usize)> {
    let bits = u32::from(take(bytes)?);
    let labels = usize::from(take(bytes)?);
    (bits <= 24 && labels > 0 && labels <= width).then_some((bits, labels))
}

/// Reads the rest of it: `put` takes bucket, label and weight, and says whether they fit.
pub fn read_weights(
    bytes: &mut &[u8],
    labels: usize,
    mut put: impl FnMut(usize, usize, i8) -> Option<()>,
) -> Option<()> {
    let count = read_varint(bytes)? as usize;
    let mut used = Vec::new();
    let mut bucket = 0usize;
    for _ in 0..count {
        bucket += read_varint(bytes)? as usize;
        used.push((bucket, u32::from(labels == 1)));
    }
    for plane in 0..planes(labels) {
        for (_, mask) in &mut used {
            *mask |= u32::from(take(bytes)?) << (8 * plane);
        }
    }
    for label in 0..labels {
        for &(bucket, _) in used.iter().filter(|(_, mask)| mask >> label & 1 == 1) {
            put(bucket, label, take(bytes)? as i8)?;
        }
    }
    Some(())
}

/// How many bytes tell which of the labels have a weight in a bucket: none where there is but one.
fn planes(labels: usize) -> usize {
    if labels == 1 { 0 } else { labels.div_ceil(8) }
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
        let weight = |i: usize| if i.is_multiple_of(5) { (i as i8).wrapping_mul(7) } else { 0 };
        let model = Linear::<4>::new(6, 3, &(0..3 << 6).map(weight).collect::<Vec<_>>()).unwrap();
        let mut bytes = Vec::new();
        write(&model, &mut bytes);
        assert_eq!(read(&mut bytes.as_slice()), Some(model));
        for cut in 0..bytes.len() {
            assert_eq!(read::<4>(&mut &bytes[..cut]), None);
        }
    }
}
