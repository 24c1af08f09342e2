#!/usr/bin/env python3
"""Count the instructions of extraction and compare them with tests/instructions.json: a guard against slow code.

Counts do not depend on how busy a machine is, but on the compiler: they are compared only under the compiler version
that is written beside them. `--update` writes the counts of now. Exits 1 where a count is more than 5 % over.
Needs valgrind; exits 0 with one line where it is not there.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "instructions.json"
TEXTS = ("news", "ordinary", "telegram", "latin")
BOUND = 1.05


def binary():
    """The path of the benchmark that is counted, built."""
    command = ["cargo", "bench", "-p", "hadath", "--bench", "instructions", "--no-run", "--message-format=json"]
    out = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    artifacts = (json.loads(line) for line in out.splitlines() if line.startswith("{"))
    return next(a["executable"] for a in artifacts if a.get("target", {}).get("name") == "instructions")


def count(program, text):
    """The instructions of one run."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, text]
    err = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    return int(re.search(r"Collected : (\d+)", err)[1])


def main():
    if not shutil.which("valgrind"):
        print("instructions: no valgrind, nothing counted (Debian: apt-get install valgrind)")
        return 0
    rustc = subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    program = binary()
    start = count(program, "none")
    counts = {"start": start, **{text: count(program, text) - start for text in TEXTS}}
    if "--update" in sys.argv:
        FILE.write_text(json.dumps({"rustc": rustc, "counts": counts}, indent=2) + "\n", encoding="utf-8")
    known = json.loads(FILE.read_text(encoding="utf-8"))
    over = 0
    for name, value in counts.items():
        ratio = value / known["counts"][name]
        over += ratio > BOUND
        print(f"{name:10s} {value / 1e6:9.1f} million instructions, {ratio:.3f} of what is on record")
    if rustc != known["rustc"]:
        print(f"instructions: recorded with {known['rustc']}, this is {rustc}: not compared")
        return 0
    return 1 if over else 0


sys.exit(main())
