#!/usr/bin/env bash
# What must hold before anything is run: formatting, lints with each set of features, the pure
# layers without a browser, documentation. Stops at the first thing that does not.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

step "Formatting"
cargo fmt --check

step "The pure layers name nothing of the browser's"
if grep -rnE '\b(web_sys|js_sys|wasm_bindgen|gloo|yew)\b' src/text src/lexicon src/analysis src/annotation src/formats; then
  echo "text, lexicon, analysis, annotation and formats must build and test without a browser"
  exit 1
fi
cargo check --locked --quiet --lib --no-default-features

step "clippy for the host"
cargo clippy --locked --quiet --all-targets -- --deny warnings
cargo clippy --locked --quiet --all-targets --all-features -- --deny warnings

step "clippy for wasm32, each module with its features"
wasm=(--locked --quiet --target wasm32-unknown-unknown --no-default-features)
cargo clippy "${wasm[@]}" --features page --lib --bin page --bin files -- --deny warnings
cargo clippy "${wasm[@]}" --features worker --lib --bin worker -- --deny warnings

step "Documentation"
RUSTDOCFLAGS="--deny warnings" cargo doc --locked --quiet --no-deps --lib --all-features --document-private-items

step "Scripts"
for script in tools/*.sh .ci/run; do bash -n "$script"; done
for script in tools/*.mjs web/*.js tests/browser/*.mjs; do node --check "$script"; done

printf '\nmake check: nothing to say\n'
