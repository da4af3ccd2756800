//! What the tests on the marked fixtures share.

pub(crate) mod compare;
pub(crate) mod marked;
mod reader;
pub(crate) mod report;

use marked::{Fault, Fixture};
use std::path::{Path, PathBuf};

/// The folder of the fixtures.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Every fixture, by name; unreadable ones end the test with their faults.
pub(crate) fn fixtures() -> Vec<Fixture> {
    let entries = std::fs::read_dir(folder()).expect("the folder of the fixtures is there");
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".txt") && name != KNOWN)
        .collect();
    names.sort();
    let (mut fixtures, mut faults) = (Vec::new(), Vec::new());
    for name in &names {
        match read(name) {
            Ok(fixture) => fixtures.push(fixture),
            Err(fault) => faults.push(fault.to_string()),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    fixtures
}

/// The fixture of that file name.
pub(crate) fn fixture(name: &str) -> Fixture {
    read(name).unwrap_or_else(|fault| panic!("{fault}"))
}

fn read(name: &str) -> Result<Fixture, Fault> {
    let marked = std::fs::read_to_string(folder().join(name)).expect("the fixture is UTF-8");
    Fixture::parse(name, &marked)
}

/// The list of what the engine is known to miss.
pub(crate) const KNOWN: &str = "known-misses.txt";
