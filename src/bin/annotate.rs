//! The command line: texts in, documents of our JSON out.

fn main() {}
