//! Small learned models for what rules can't decide: is this word a cue, where do its source and its content begin and end,
//! is this quotation speech. Linear, hashed, 8 bits a weight; scores are integers. The features are here, so that training
//! and running read the same; the weights are in `models/`, made by `make train`.

pub mod cue;
pub mod decode;
pub mod features;
pub mod judge;
pub mod lanes;
pub mod lattice;
pub mod linear;
pub mod math;
pub mod span;
pub mod speech;
pub mod tagger;
pub mod tags;
pub mod view;
pub mod wide;

use decode::Models;
use std::sync::LazyLock;

/// The weights that come with the program; `None` where the file is empty or none of ours.
pub fn shipped() -> Option<&'static Models> {
    static MODELS: LazyLock<Option<Models>> = LazyLock::new(|| Models::read(WEIGHTS));
    MODELS.as_ref()
}

/// What our JSON calls the weights.
pub const NAME: &str = "quotes-en";

/// The SHA-256 of [`WEIGHTS`], in hex; `make train` writes both.
pub const DIGEST: &str = include_str!("../../../models/quotes-en.sha256").trim_ascii();

/// The file of the weights, whose digest stands in every document that they helped to make.
pub const WEIGHTS: &[u8] = include_bytes!("../../../models/quotes-en.bin");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::claims::weights;
    use crate::annotation::build::hex_digest;

    #[test]
    fn the_weights_are_those_of_the_digest_and_can_be_read() {
        assert_eq!(hex_digest(WEIGHTS), DIGEST);
        assert_eq!(hex_digest(weights::FILE), weights::DIGEST);
        assert!(shipped().is_some());
        assert!(weights::Weights::read(weights::FILE).is_some());
    }

    #[test]
    fn weights_that_are_cut_short_or_changed_are_none() {
        for cut in (0..WEIGHTS.len()).step_by(997) {
            assert!(Models::read(&WEIGHTS[..cut]).is_none(), "{cut}");
        }
        assert!(Models::read(b"attest\0\x01").is_none());
        assert_eq!(shipped().map(|m| m.write() == WEIGHTS), Some(true));
    }
}
