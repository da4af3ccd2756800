//! Learning: follow the regularised leader, with an L1 penalty that leaves most weights at zero.
//!
//! McMahan et al., "Ad Click Prediction: a View from the Trenches" (2013), equation 3 and algorithm 1.

/// How fast to learn and how sparse to end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Learning rate.
    pub(crate) alpha: f32,
    /// Absolute penalty.
    pub(crate) l1: f32,
    /// Square penalty.
    pub(crate) l2: f32,
    /// Passes over the examples.
    pub(crate) passes: usize,
}

/// Weights while they are learnt.
pub(crate) struct Learner {
    settings: Settings,
    /// The weights as they stand.
    pub(crate) w: Vec<f32>,
    z: Vec<f32>,
    n: Vec<f32>,
}

impl Learner {
    /// All weights at zero.
    pub(crate) fn new(size: usize, settings: Settings) -> Self {
        Self { settings, w: vec![0.0; size], z: vec![0.0; size], n: vec![0.0; size] }
    }

    /// One step against the gradient `g` of weight `i`.
    #[inline]
    pub(crate) fn step(&mut self, i: usize, g: f32) {
        let Settings { alpha, l1, l2, .. } = self.settings;
        let n = self.n[i] + g * g;
        let sigma = (n.sqrt() - self.n[i].sqrt()) / alpha;
        let z = self.z[i] + g - sigma * self.w[i];
        self.n[i] = n;
        self.z[i] = z;
        self.w[i] =
            if z.abs() <= l1 { 0.0 } else { -(z - z.signum() * l1) / ((1.0 + n.sqrt()) / alpha + l2) };
    }

    /// The weights in steps of `step`, 8 bits each.
    pub(crate) fn quantised(&self, step: f64) -> Vec<i8> {
        self.w.iter().map(|&w| (f64::from(w) / step).round().clamp(-127.0, 127.0) as i8).collect()
    }
}

/// A fixed sequence of numbers that looks random: the order of the examples.
pub(crate) struct Shuffle(u64);

impl Shuffle {
    /// Starts from `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// Puts `items` in another order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            items.swap(i, (self.0 % (i as u64 + 1)) as usize);
        }
    }
}

/// Examples: the features of each, flat.
#[derive(Default)]
pub(crate) struct Rows {
    buckets: Vec<u32>,
    ends: Vec<u32>,
}

impl Rows {
    /// Appends an example.
    pub(crate) fn push(&mut self, features: &[u32]) {
        self.buckets.extend_from_slice(features);
        self.ends.push(self.buckets.len() as u32);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The features of one.
    pub(crate) fn row(&self, i: usize) -> &[u32] {
        let from = if i == 0 { 0 } else { self.ends[i - 1] as usize };
        &self.buckets[from..self.ends[i] as usize]
    }
}

/// A model that chooses one of `labels` for each row.
pub(crate) fn classes(rows: &Rows, gold: &[usize], bits: u32, labels: usize, settings: Settings) -> Learner {
    let mut learner = Learner::new(labels << bits, settings);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut shuffle = Shuffle::new(7);
    let mut p = vec![0f32; labels];
    for _ in 0..settings.passes {
        shuffle.shuffle(&mut order);
        for &i in &order {
            p.fill(0.0);
            for &f in rows.row(i) {
                let at = f as usize * labels;
                for (p, w) in p.iter_mut().zip(&learner.w[at..at + labels]) {
                    *p += w;
                }
            }
            let highest = p.iter().copied().fold(f32::MIN, f32::max);
            p.iter_mut().for_each(|p| *p = (*p - highest).exp());
            let total: f32 = p.iter().sum();
            for (label, p) in p.iter_mut().enumerate() {
                *p = *p / total - f32::from(u8::from(label == gold[i]));
            }
            for &f in rows.row(i) {
                for (label, &g) in p.iter().enumerate() {
                    if g.abs() > 1e-4 {
                        learner.step(f as usize * labels + label, g);
                    }
                }
            }
        }
    }
    learner
}

/// A model of one yes or no.
pub(crate) fn yes_no(rows: &Rows, gold: &[bool], bits: u32, settings: Settings) -> Learner {
    let mut learner = Learner::new(1 << bits, settings);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut shuffle = Shuffle::new(11);
    for _ in 0..settings.passes {
        shuffle.shuffle(&mut order);
        for &i in &order {
            let score: f32 = rows.row(i).iter().map(|&f| learner.w[f as usize]).sum();
            let g = 1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(gold[i]));
            for &f in rows.row(i) {
                learner.step(f as usize, g);
            }
        }
    }
    learner
}

/// A chain: which rows, with which labels.
pub(crate) struct Sequence {
    /// Index of the first row.
    pub(crate) from: usize,
    /// The label of each row.
    pub(crate) gold: Vec<usize>,
}

/// A linear chain over `sequences`; the second result is the weights from label to label.
pub(crate) fn chain<const L: usize>(
    rows: &Rows,
    sequences: &[Sequence],
    bits: u32,
    settings: Settings,
) -> (Learner, [[f32; L]; L]) {
    let mut learner = Learner::new(L << bits, settings);
    let mut steps = Learner::new(L * L, Settings { l1: 0.0, ..settings });
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut shuffle = Shuffle::new(13);
    for _ in 0..settings.passes {
        shuffle.shuffle(&mut order);
        for &s in &order {
            one_chain::<L>(rows, &sequences[s], &mut learner, &mut steps);
        }
    }
    let matrix = std::array::from_fn(|a| std::array::from_fn(|b| steps.w[a * L + b]));
    (learner, matrix)
}

fn one_chain<const L: usize>(rows: &Rows, s: &Sequence, learner: &mut Learner, steps: &mut Learner) {
    let n = s.gold.len();
    let emit: Vec<[f64; L]> = (0..n)
        .map(|i| {
            let mut e = [0f64; L];
            for &f in rows.row(s.from + i) {
                let at = f as usize * L;
                for (e, w) in e.iter_mut().zip(&learner.w[at..at + L]) {
                    *e += f64::from(*w);
                }
            }
            e
        })
        .collect();
    let t = |a: usize, b: usize| f64::from(steps.w[a * L + b]);
    let mut ahead = vec![[0f64; L]; n];
    let mut behind = vec![[0f64; L]; n];
    ahead[0] = emit[0];
    for i in 1..n {
        for b in 0..L {
            ahead[i][b] = emit[i][b] + sum((0..L).map(|a| ahead[i - 1][a] + t(a, b)));
        }
    }
    for i in (0..n - 1).rev() {
        for a in 0..L {
            behind[i][a] = sum((0..L).map(|b| t(a, b) + emit[i + 1][b] + behind[i + 1][b]));
        }
    }
    let total = sum(ahead[n - 1].into_iter());
    let mut moves = vec![[0f64; L]; L];
    for i in 0..n {
        if i > 0 {
            moves[s.gold[i - 1]][s.gold[i]] -= 1.0;
            for (a, row) in moves.iter_mut().enumerate() {
                for (b, m) in row.iter_mut().enumerate() {
                    *m += (ahead[i - 1][a] + t(a, b) + emit[i][b] + behind[i][b] - total).exp();
                }
            }
        }
    }
    for i in 0..n {
        let g: [f32; L] = std::array::from_fn(|l| {
            ((ahead[i][l] + behind[i][l] - total).exp() - f64::from(u8::from(s.gold[i] == l))) as f32
        });
        for &f in rows.row(s.from + i) {
            for (l, &g) in g.iter().enumerate() {
                if g.abs() > 1e-4 {
                    learner.step(f as usize * L + l, g);
                }
            }
        }
    }
    for (a, row) in moves.iter().enumerate() {
        for (b, &m) in row.iter().enumerate() {
            steps.step(a * L + b, m as f32);
        }
    }
}

fn sum(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let highest = values.clone().fold(f64::NEG_INFINITY, f64::max);
    highest + values.map(|v| (v - highest).exp()).sum::<f64>().ln()
}
