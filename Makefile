# Attest. `make` lists the targets; tools/setup.sh installs what they need into .tools/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

PORT ?= 8080
DEV_PORT ?= 8081
SCREENSHOT ?= docs/screenshot.png
export PATH := $(CURDIR)/.tools/bin:$(PATH)

# Everything that the served app is made of. A change of any of it builds anew.
SOURCES := $(shell find src styles web models -type f 2>/dev/null) Cargo.toml Cargo.lock Trunk.toml index.html \
	rust-toolchain.toml tools/rustc.sh tools/post-build.mjs tools/headers.mjs tools/imports.mjs tools/order.mjs tools/wasm.mjs tools/package-lock.json

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 19

.PHONY: serve
serve: build ## Build the app and serve it on http://localhost:8080 (PORT=...)
	@node tools/serve.mjs --dir dist --port $(PORT)

.PHONY: build
build: setup-build dist/index.html ## Build the app into dist/, ready for any static host

dist/index.html: $(SOURCES)
	@echo "Building the app: three wasm modules, page and files for size, the engine for speed, each with all it"
	@echo "  uses and optimised as a whole: about two minutes on two cores the first time."
	@RUSTC_WORKSPACE_WRAPPER=$(CURDIR)/tools/rustc.sh trunk build --release
	@touch dist/index.html

.PHONY: dev
dev: setup-build ## Serve a debug build on http://localhost:8081 that reloads when a file changes
	@mkdir -p target/dev
	@node tools/serve.mjs --dir target/dev --port $(DEV_PORT) --live & server=$$!; \
		trap "kill $$server 2>/dev/null" EXIT; trunk watch --dist target/dev

.PHONY: test
test: setup-test dist/index.html ## Run every test; the last line counts them
	@node tools/test.mjs

.PHONY: bless
bless: ## Write anew what the engine marks and misses on the fixtures; read the diff
	@ATTEST_BLESS=1 INSTA_UPDATE=always cargo test --quiet --test fixtures --test snapshots

.PHONY: train
train: ## Learn the weights in models/ from ../shared/eval (one article in ten held out)
	@cargo run --release --locked --features train --bin train
	@cargo run --release --locked --features train --bin train -- --claims

.PHONY: check
check: setup-check ## Formatting, clippy for the host and for wasm32, documentation
	@tools/check.sh

.PHONY: size
size: dist/index.html ## What the browser downloads, against the budget
	@node tools/size.mjs

.PHONY: bench
bench: setup-bench dist/index.html ## The engine's speed, natively and in Chromium, beside wink-nlp
	@cargo build --release --quiet
	@node tools/bench.mjs $(BENCH)

.PHONY: screenshot
screenshot: setup-test dist/index.html ## Take the README's picture anew (SCREENSHOT=file.png)
	@node tools/screenshot.mjs --out $(SCREENSHOT)

.PHONY: clean
clean: ## Remove what was built; the installed tools stay
	@rm -rf dist target

.PHONY: setup-build setup-check setup-test setup-bench
setup-build setup-check setup-test setup-bench: setup-%:
	@tools/setup.sh $*
