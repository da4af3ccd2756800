//! Documents as files: our own JSON, and later the formats of other tools.

pub mod json;
