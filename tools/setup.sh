#!/usr/bin/env bash
# Installs what is missing, pinned, into .tools/ of this checkout; takes a matching tool that is
# on PATH as it is. Nothing outside the checkout changes but rustup's toolchain and, as root,
# Debian's packages.
#
#     tools/setup.sh build    what `make serve` needs
#     tools/setup.sh check    Rust alone
#     tools/setup.sh test     build, and the browser and npm packages of the tests
#     tools/setup.sh bench    test, and the npm packages that the benchmark compares with
#
# Exits 2 where a package of Debian's is missing and it may not install it.
set -euo pipefail
cd "$(dirname "$0")/.."

level=${1:-build}
trunk_version=0.21.14
binaryen_version=$(sed -n 's/.*"binaryen": "\([0-9]*\).*/\1/p' tools/package.json)
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)
channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)

mkdir -p .tools/bin .tools/log
tools=$PWD/.tools
export PATH="$tools/bin:$PATH"

say() { printf '%s\n' "$*"; }
has() { command -v "$1" >/dev/null 2>&1; }

# apt PACKAGE...: installs Debian's packages, or says how and stops.
apt() {
  if [ "$(id -u)" != 0 ]; then
    say "Missing: $*. Install with:"
    say "    sudo apt-get update && sudo apt-get install -y $*"
    exit 2
  fi
  say "Installing Debian's packages: $*"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$tools/log/apt.log" 2>&1 || {
    tail -n 20 "$tools/log/apt.log"
    say "apt-get failed; all of it is in .tools/log/apt.log"
    exit 2
  }
}

# What only Debian can give, all at once and before anything that takes long.
debian() {
  local missing=()
  has cc || missing+=(gcc libc6-dev)
  has git || missing+=(git)
  has python3 || missing+=(python3)
  has node && has npm || missing+=(nodejs npm)
  case $level in
    test | bench)
      has chromium || missing+=(chromium)
      has chromedriver || missing+=(chromium-driver)
      ;;
  esac
  [ ${#missing[@]} = 0 ] || apt "${missing[@]}"
  has rustup || { say "Missing: rustup. See https://rustup.rs, then run this again."; exit 2; }
  local node_major
  node_major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$node_major" -ge 20 ] || { say "Node $node_major is too old: 20 or later is needed."; exit 2; }
}

rust() {
  # rust-toolchain.toml names them; rustup may be set not to fetch by itself.
  if ! rustup target list --toolchain "$channel" --installed 2>/dev/null | grep -q '^wasm32-unknown-unknown$' ||
    ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
    say "Rust $channel with the wasm32 target: fetched by rustup, once."
    rustup toolchain install "$channel" --profile minimal --no-self-update \
      --component rustfmt --component clippy --target wasm32-unknown-unknown >"$tools/log/rustup.log" 2>&1 ||
      { cat "$tools/log/rustup.log"; exit 1; }
  fi
}

# npm_packages LEVEL: the packages of tools/package-lock.json up to LEVEL (1 build, 2 test, 3 bench).
npm_packages() {
  local want have
  want=$(cat tools/package.json tools/package-lock.json | sha256sum | cut -c1-16)
  have=$(cat "$tools/npm/installed" 2>/dev/null || true)
  if [ "${have#* }" = "$want" ] && [ "${have%% *}" -ge "$1" ]; then return; fi
  say "npm packages (tools/package-lock.json)"
  local omit=()
  [ "$1" -ge 2 ] || omit+=(--omit=dev)
  [ "$1" -ge 3 ] || omit+=(--omit=optional)
  mkdir -p "$tools/npm"
  cp tools/package.json tools/package-lock.json "$tools/npm/"
  (cd "$tools/npm" && npm ci --no-audit --no-fund --ignore-scripts "${omit[@]}") >"$tools/log/npm.log" 2>&1 ||
    { cat "$tools/log/npm.log"; exit 1; }
  say "$1 $want" | tr -d '\n' >"$tools/npm/installed"
}

# Programs that are run once a build: compiled without optimisation, which takes a third of the time.
cargo_install() {
  env CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=false \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64 CARGO_TARGET_DIR="$tools/build/$1" \
    cargo install "$@" --root "$tools" --force
}

install_trunk() {
  cargo_install trunk --version "$trunk_version" --locked --no-default-features
}

install_bindgen() {
  # A registry that lags may lack a version of the tool's own lock file.
  cargo_install wasm-bindgen-cli --version "$bindgen_version" --locked ||
    cargo_install wasm-bindgen-cli --version "$bindgen_version"
}

compiled_tools() {
  local pids=() names=() status=0
  if [ "$(trunk --version 2>/dev/null)" != "trunk $trunk_version" ]; then
    say "Trunk $trunk_version, which puts the app together: no package of it exists for Debian, so its"
    say "  300 crates are compiled, once: about three minutes on two cores."
    install_trunk >"$tools/log/trunk.log" 2>&1 &
    pids+=($!) names+=(trunk)
  fi
  if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $bindgen_version" ]; then
    say "wasm-bindgen $bindgen_version, which must be of the version in Cargo.lock: compiled, once,"
    say "  beside it: about one minute more."
    install_bindgen >"$tools/log/wasm-bindgen.log" 2>&1 &
    pids+=($!) names+=(wasm-bindgen)
  fi
  [ ${#pids[@]} = 0 ] && return
  trap 'kill "${pids[@]}" 2>/dev/null || true' EXIT
  local began=$SECONDS
  while kill -0 "${pids[@]}" 2>/dev/null || still_running "${pids[@]}"; do
    sleep 5
    (( (SECONDS - began) % 15 < 5 )) || continue
    local line="  $((SECONDS - began)) s:"
    for name in "${names[@]}"; do
      line+=" $name $(grep -c Compiling "$tools/log/$name.log" || true) crates;"
    done
    say "${line%;}"
  done
  local index
  for index in "${!pids[@]}"; do
    wait "${pids[$index]}" || {
      tail -n 20 "$tools/log/${names[$index]}.log"
      say "${names[$index]} could not be built; all of it is in .tools/log/${names[$index]}.log"
      status=1
    }
  done
  trap - EXIT
  rm -rf "$tools/build"
  return "$status"
}

still_running() {
  local pid
  for pid in "$@"; do kill -0 "$pid" 2>/dev/null && return 0; done
  return 1
}

# wasm-opt from npm, unless PATH has that very version.
wasm_opt() {
  [ -e "$tools/bin/wasm-opt" ] && return
  case "$(wasm-opt --version 2>/dev/null || true)" in
    "wasm-opt version $binaryen_version"*) ;;
    *) ln -sf ../npm/node_modules/binaryen/bin/wasm-opt "$tools/bin/wasm-opt" ;;
  esac
}

debian
rust
case $level in
  check) exit 0 ;;
  build) npm_packages 1 ;;
  test) npm_packages 2 ;;
  bench) npm_packages 3 ;;
  *) say "usage: tools/setup.sh build|check|test|bench"; exit 2 ;;
esac
wasm_opt
compiled_tools
