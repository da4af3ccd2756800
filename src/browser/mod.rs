//! What the browser gives, behind plain Rust: the worker, files, the clipboard, time. No user interface.
