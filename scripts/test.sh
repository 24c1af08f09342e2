#!/usr/bin/env bash
# Every check, in order, with a summary. Needs only the Rust toolchain, Python 3.9 or later and the registries.
set -u
cd "$(dirname "$0")/.."

for tool in cargo python3; do
  command -v "$tool" >/dev/null || { echo "make test needs $tool: install it and run again"; exit 2; }
done
VENV=.venv
if [ ! -x "$VENV/bin/python" ]; then
  python3 -m venv "$VENV" || { echo "make test needs the Python module venv: install it and run again"; exit 2; }
fi
PY=$VENV/bin/python
LOG=$(mktemp -d)
trap 'rm -rf "$LOG"' EXIT
passed=0 failed=0 steps=()
# The laws are tried on the same texts every time; other texts with another seed.
export PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-2026}

# step NAME COMMAND…: runs it, keeps its output, counts the tests that it reports (or the step itself).
step() {
  local name=$1 ok=0 bad=0
  shift
  echo "== $name"
  if "$@" >"$LOG/out" 2>&1; then status=ok; else status=FAILED; fi
  if [ "$status" = FAILED ]; then tail -n 60 "$LOG/out"; else tail -n 3 "$LOG/out"; fi
  read -r ok bad < <(counts "$LOG/out")
  if [ $((ok + bad)) -eq 0 ] || { [ "$status" = FAILED ] && [ "$bad" -eq 0 ]; }; then
    if [ "$status" = ok ]; then ok=$((ok + 1)); else bad=$((bad + 1)); fi
  fi
  passed=$((passed + ok)) failed=$((failed + bad))
  steps+=("$status $name")
}

# The tests that cargo test, nextest and pytest say they passed and failed.
counts() {
  python3 - "$1" <<'PYTHON'
import re, sys
text = open(sys.argv[1], encoding="utf-8", errors="replace").read()
ok = bad = 0
for line in text.splitlines():
    pytest = re.match(r"(=+ )?\d+ (passed|failed|skipped|error|xfailed|warning).* in [\d.]+s", line)
    if line.startswith("test result:") or "tests run:" in line or pytest:
        ok += sum(map(int, re.findall(r"(\d+) passed", line)))
        bad += sum(map(int, re.findall(r"(\d+) (?:failed|errors?\b)", line)))
print(ok, bad)
PYTHON
}

rust_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --workspace --exclude hadath-py --no-fail-fast
  else
    cargo test --workspace --exclude hadath-py --lib --bins --tests --no-fail-fast
  fi
}

# An interpreter of this name that runs: on the path, or under pyenv.
find_python() {
  local candidate
  for candidate in "$(command -v "$1")" "$(pyenv root 2>/dev/null)"/versions/*/bin/"$1"; do
    if [ -x "$candidate" ] && "$candidate" -c "" 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

# The wheel for the stable interface, on the oldest interpreter that is at hand, and a build of its own on one without
# the global lock; only what the package needs itself, so tests of optional libraries are skipped.
other_pythons() {
  local name python
  for name in python3.9 python3.13t python3.14t; do
    python=$(find_python "$name") || { echo "no $name here"; continue; }
    rm -rf "$LOG/$name"
    "$python" -m venv "$LOG/$name" || return 1
    "$LOG/$name/bin/python" -m pip install --quiet "pytest>=8" || return 1
    case $name in
      *t) "$LOG/$name/bin/python" -m pip install --quiet ./python || return 1 ;;
      *) "$LOG/$name/bin/python" -m pip install --quiet "$LOG"/dist/*.whl || return 1 ;;
    esac
    (cd python && "$LOG/$name/bin/python" -m pytest -q tests) || return 1
  done
}

wheel_from_sdist() {
  rm -rf "$LOG/dist" "$LOG/empty"
  "$PY" -m maturin sdist --manifest-path crates/hadath-py/Cargo.toml --out "$LOG/dist" ||
    (cd python && "../$PY" -m maturin sdist --out "$LOG/dist") || return 1
  "$PY" -m pip wheel --quiet --no-deps --wheel-dir "$LOG/dist" "$LOG"/dist/*.tar.gz || return 1
  python3 -m venv "$LOG/empty" || return 1
  "$LOG/empty/bin/python" -m pip install --quiet "$LOG"/dist/*.whl || return 1
  ls -l "$LOG"/dist
  "$LOG/empty/bin/python" -c "import hadath; assert hadath.extract('قصفت مدفعية الجيش حي الزيتون.').events[0].kind == 'shelling'"
}

# Without the list of advisories, which only a network has.
licences() {
  if ! cargo deny --version >/dev/null 2>&1; then
    echo "no cargo-deny here: skipped"
    return
  fi
  cargo deny --offline check licenses bans sources
}

# In their folder, so that pytest finds its settings.
python_tests() {
  (cd python && "../$PY" -m pytest -q tests)
}

python_types() {
  (cd python && "../$PY" -m mypy && "../$PY" -m pyright --pythonpath "../$PY")
}

notebooks() {
  "$PY" -m pytest -q --nbmake --nbmake-timeout=300 notebooks
}

docs_site() {
  rm -rf "$LOG/site"
  "$PY" -m sphinx -W --keep-going -q -b html docs "$LOG/site"
}

step "tools" "$PY" -m pip install --quiet --upgrade "maturin>=1.8" "pytest>=8"
step "formatting" cargo fmt --all --check
step "clippy" cargo clippy --workspace --all-targets -- -D warnings
step "release build" cargo build --release -p hadath-cli
step "Rust tests" rust_tests
step "Rust doc tests" cargo test --doc -p hadath --features schema
step "documentation" env RUSTDOCFLAGS=-Dwarnings cargo doc --no-deps -p hadath
step "public interface of the library" scripts/api.sh
step "licences and sources of dependencies" licences
step "package" cargo package -p hadath --allow-dirty
step "Python extension" "$PY" -m pip install --quiet "./python[test-all]"
step "Python tests" python_tests
step "Python types" python_types
step "notebooks" notebooks
step "documentation site" docs_site
step "wheel from sdist in an empty environment" wheel_from_sdist
step "other Pythons" other_pythons
step "quality on the gold" python3 scripts/score.py
step "confidence keeps its promise" python3 scripts/confidence.py
step "benches in test mode" cargo bench -p hadath -- --test
step "instructions, where valgrind is at hand" python3 scripts/instructions.py

printf '\n'
printf '%s\n' "${steps[@]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
