#!/bin/sh
# What Trunk's builds call in rustc's place (RUSTC_WORKSPACE_WRAPPER in the Makefile): rustc with the flags of its own that
# the engine's module needs, which is known by its feature. Cargo has no stable way to give one profile flags.
#
# - simd128: the models' rows are added sixteen weights at a time. Every browser has it since 2023.
# - Functions are put into their callers only up to this size (the compiler's own limit at opt-level 2 is 225): 28 KB
#   less to download, and no slower: what must be put in says `#[inline]`. Cargo does not see a change here: `make clean`.
case " $* " in
*'feature="worker"'*) exec "$@" -Ctarget-feature=+simd128 -Cllvm-args=-inline-threshold=30 ;;
*) exec "$@" ;;
esac
