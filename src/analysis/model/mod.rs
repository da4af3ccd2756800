//! Small learned models for what rules can't decide: is this word a cue, where do its source and its content begin and end,
//! is this quotation speech. Linear, hashed, 8 bits a weight; scores are integers. The features are here, so that training
//! and running read the same; the weights are in `models/`, made by `make train`.

pub mod cue;
pub mod decode;
pub mod features;
pub mod judge;
pub mod linear;
pub mod math;
pub mod span;
pub mod speech;
pub mod tagger;
pub mod tags;
pub mod view;

use decode::Models;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The weights that come with the program; `None` where the file is empty or none of ours.
pub fn shipped() -> Option<&'static Models> {
    static MODELS: LazyLock<Option<Models>> = LazyLock::new(|| Models::read(WEIGHTS));
    MODELS.as_ref()
}

/// What our JSON calls the weights.
pub const NAME: &str = "quotes-en";

/// The SHA-256 of [`WEIGHTS`], in hex.
pub fn digest() -> &'static str {
    static DIGEST: LazyLock<String> =
        LazyLock::new(|| Sha256::digest(WEIGHTS).iter().map(|byte| format!("{byte:02x}")).collect());
    &DIGEST
}

/// The file of the weights, whose digest stands in every document that they helped to make.
pub const WEIGHTS: &[u8] = include_bytes!("../../../models/quotes-en.bin");
