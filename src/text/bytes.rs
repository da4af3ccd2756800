//! Searches in bytes, eight at a time, as one number: a search that looks at each byte by itself takes a few instructions for
//! each.

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The top bit of the lowest byte of `word` that equals `byte`, and perhaps bits above it; 0 where there is none.
#[inline]
pub const fn equal(word: u64, byte: u8) -> u64 {
    let apart = word ^ (LOW * byte as u64);
    apart.wrapping_sub(LOW) & !apart & HIGH
}

/// The same for the lowest byte that is less than `byte`, which is ASCII.
#[inline]
pub const fn below(word: u64, byte: u8) -> u64 {
    word.wrapping_sub(LOW * byte as u64) & !word & HIGH
}

/// Where the first byte stands that `marks` marks in eight of them, as [`equal`] and [`below`] do, or both together.
#[inline]
pub fn position(bytes: &[u8], marks: impl Fn(u64) -> u64) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let marked = marks(u64::from_le_bytes(*word));
        if marked != 0 {
            return Some(i * 8 + marked.trailing_zeros() as usize / 8);
        }
    }
    // The last bytes once more with those before them, of which none is marked.
    let (marked, from) = match bytes.last_chunk::<8>() {
        Some(word) => (marks(u64::from_le_bytes(*word)), bytes.len() - 8),
        None => {
            let word = rest.iter().rev().fold(0, |word, &b| word << 8 | u64::from(b));
            (marks(word) & !(u64::MAX << (rest.len() * 8)), 0)
        }
    };
    (marked != 0).then(|| from + marked.trailing_zeros() as usize / 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for other in [b'a', b'c', 0, 0x20, 0x80, 0xe2, 0xff] {
            for length in 0..30 {
                let mut bytes = vec![other; length];
                assert_eq!(position(&bytes, |w| equal(w, b'b')), None);
                for at in (0..length).rev() {
                    bytes[at] = b'b';
                    assert_eq!(position(&bytes, |w| equal(w, b'b')), Some(at));
                }
            }
        }
        for (at, bytes) in
            [b"\x7f\x80\xff  \x1f\x20\x00", b"abcdef\x7f\x00", b"\x1f\x1f\x1f     "].iter().enumerate()
        {
            let expected = bytes.iter().position(|&b| b < b' ');
            assert_eq!(position(*bytes, |w| below(w, b' ')), expected, "{at}");
        }
    }
}
