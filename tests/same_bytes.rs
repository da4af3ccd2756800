//! The same text gives the same bytes, here and in wasm.
//!
//! Natively this test analyses the fixtures and texts made from them and writes each text's digest to
//! `target/same-bytes.jsonl`; compiled for wasm32 and run by Node (whose engine is Chromium's) it reads that
//! file and analyses the texts anew. `make test` runs both, in this order.

use attest::analysis::{Options, analyze};
use attest::annotation::build;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Case {
    name: String,
    text: String,
    digest: String,
}

/// The digest of all that the engine finds, and of the document that is made of it.
fn digest(text: &str) -> String {
    let analysis = analyze(text, Options::default());
    let found = serde_json::to_string(&analysis).unwrap_or_else(|error| error.to_string());
    let document = build::document(text, analysis, None, Vec::new());
    build::sha256(&format!("{found}\n{}", attest::formats::json::write(&document, false)))
}

#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod native {
    use super::{Case, digest};
    use std::fmt::Write;
    use std::path::Path;

    /// The fixtures with their markup, which is a text as good as any, and three changed copies of each.
    fn texts() -> Vec<(String, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .expect("the fixtures are there")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect();
        names.sort();
        let mut texts = Vec::new();
        for path in names {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).expect("a fixture is UTF-8");
            texts.push((format!("{name}, upper case"), text.to_uppercase()));
            texts.push((format!("{name}, cut"), text.chars().skip(37).step_by(3).collect()));
            texts.push((
                format!("{name}, emoji"),
                text.replace(". ", ". \u{1f469}\u{200d}\u{1f692} ").replace('a', "á"),
            ));
            texts.push((name, text));
        }
        texts
    }

    #[test]
    fn twice_the_same_bytes_and_their_digests_for_wasm() {
        let mut lines = String::new();
        for (name, text) in texts() {
            let digest = digest(&text);
            assert_eq!(digest, super::digest(&text), "{name}");
            let line = serde_json::to_string(&Case { name, text, digest }).expect("plain data");
            writeln!(lines, "{line}").expect("a string takes all");
        }
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
        std::fs::create_dir_all(&target).expect("the target folder can be made");
        std::fs::write(target.join("same-bytes.jsonl"), lines).expect("the digests can be written");
    }
}

#[cfg(target_arch = "wasm32")]
#[cfg(test)]
mod wasm {
    use super::{Case, digest};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen(module = "fs")]
    extern "C" {
        #[wasm_bindgen(js_name = readFileSync, catch)]
        fn read_file(path: &str, encoding: &str) -> Result<String, JsValue>;
    }

    #[wasm_bindgen_test]
    fn the_same_bytes_as_natively() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/target/same-bytes.jsonl");
        let lines = read_file(path, "utf8").expect("run the test natively first: it writes the digests");
        let cases: Vec<Case> =
            lines.lines().map(|line| serde_json::from_str(line).expect("a case a line")).collect();
        assert!(cases.len() >= 12, "only {} cases", cases.len());
        for case in cases {
            assert_eq!(digest(&case.text), case.digest, "{}", case.name);
        }
    }
}
