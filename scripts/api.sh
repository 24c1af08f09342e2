#!/usr/bin/env bash
# Compares the public API of the library with tests/api/rust.txt. After an intended change: scripts/api.sh --accept,
# and a line in CHANGELOG.md. Rustdoc writes its JSON only with RUSTC_BOOTSTRAP on a stable toolchain, and each version
# of the reader takes one version of it: with another toolchain than the one it was made for, there is nothing to compare.
set -u
cd "$(dirname "$0")/.."
snapshot=tests/api/rust.txt
target=${CARGO_TARGET_DIR:-target}
RUSTC_BOOTSTRAP=1 cargo rustdoc --quiet -p hadath --lib --release --features schema -- \
  --cap-lints allow -Z unstable-options --output-format json --document-hidden-items || exit 1
now=$(cargo run --quiet --release --manifest-path tests/api/Cargo.toml -- "$target/doc/hadath.json" 2>&1) || {
  case $now in
    *"format version"* | *"rustdoc JSON"*) echo "this toolchain writes another JSON than the reader takes: skipped"; exit 0 ;;
    *) echo "$now"; exit 1 ;;
  esac
}
if [ "${1:-}" = --accept ]; then
  printf '%s\n' "$now" >$snapshot
else
  diff -u $snapshot <(printf '%s\n' "$now") || { echo "the public API has changed; see docs/stability.md"; exit 1; }
fi
