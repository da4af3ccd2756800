//! Exponential and logarithm from additions and multiplications alone: the same bits natively and in the browser, which the
//! functions of the system's library do not promise.

/// e to the power of `x`, relative error below 1e-9; 0 below -700, the largest finite number above 700.
pub fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    if x > 700.0 {
        return f64::MAX;
    }
    let n = (x * std::f64::consts::LOG2_E).round();
    let r = x - n * std::f64::consts::LN_2;
    // |r| <= 0.35: the series to the 11th power.
    let mut sum = 1.0;
    for k in (1..=11).rev() {
        sum = 1.0 + sum * r / f64::from(k);
    }
    sum * f64::from_bits(((n as i64 + 1023) as u64) << 52)
}

/// The natural logarithm of a positive normal number, absolute error below 1e-9.
pub fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mut m = f64::from_bits(bits & 0x000f_ffff_ffff_ffff | 1023 << 52);
    if m > std::f64::consts::SQRT_2 {
        m /= 2.0;
        exponent += 1;
    }
    // ln m = 2 artanh((m - 1) / (m + 1))
    let t = (m - 1.0) / (m + 1.0);
    let square = t * t;
    let mut sum = 0.0;
    for k in (0..=9).rev() {
        sum = 1.0 / f64::from(2 * k + 1) + sum * square;
    }
    2.0 * t * sum + exponent as f64 * std::f64::consts::LN_2
}

/// `e^(-steps / 16)`; 0 from 1,024 steps on, where it is below 1e-27.
#[inline]
pub fn decay(steps: u32) -> f32 {
    DECAY.get(steps as usize).copied().unwrap_or_default()
}

static DECAY: [f32; 1024] = {
    // e^(-1/16)
    const STEP: f64 = 0.939_413_062_813_475_8;
    let mut table = [1.0; 1024];
    let (mut i, mut exact) = (1, 1.0);
    while i < table.len() {
        exact *= STEP;
        table[i] = exact as f32;
        i += 1;
    }
    table
};

/// The logistic function.
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_library() {
        for i in -2000..2000 {
            let x = f64::from(i) * 0.0173;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-9, "{x}");
            let y = x.abs() + 1e-3;
            assert!((ln(y) - y.ln()).abs() < 1e-9, "{y}");
        }
        for i in 0..1024u32 {
            assert!((f64::from(decay(i)) / (-f64::from(i) / 16.0).exp() - 1.0).abs() < 1e-6, "{i}");
        }
        assert_eq!(decay(1024), 0.0);
        assert_eq!(exp(-1e9), 0.0);
    }
}
