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
