//! Searches in bytes, sixteen at a time: a search that may stop at every byte is compiled to a branch for each.

/// Where the first byte for which `is` holds stands.
#[inline]
pub fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks::<16>();
    for (i, chunk) in chunks.iter().enumerate() {
        if chunk.iter().fold(0, |any, &b| any | u8::from(is(b))) != 0 {
            return chunk.iter().position(|&b| is(b)).map(|at| i * 16 + at);
        }
    }
    rest.iter().position(|&b| is(b)).map(|at| chunks.len() * 16 + at)
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in 0..50 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position(&bytes, |b| b == b'b'), None);
            for at in (0..length).rev() {
                bytes[at] = b'b';
                assert_eq!(position(&bytes, |b| b == b'b'), Some(at));
            }
        }
    }
}
