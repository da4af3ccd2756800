//! The worker's module: the engine behind a message port.

fn main() {}
