# `make test` does all set-up and runs every check; see scripts/test.sh.
.PHONY: test bench fmt score

test:
	@bash scripts/test.sh

bench:
	cargo bench

fmt:
	cargo fmt

score:
	cargo build --release -p hadath-cli
	python3 scripts/score.py
