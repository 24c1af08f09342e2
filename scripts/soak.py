#!/usr/bin/env python3
"""A long run: gigabytes of JSONL with one broken record in a hundred, killed on the way and resumed.

Checks that every good record comes out once and in order, that every broken one is reported with its line, that memory
stays flat, and that a run which was killed gives the same output as one which was not.

usage: soak.py [GIGABYTES] [FOLDER]   (default 2 and a temporary folder, which needs about ten times the space)
"""
import hashlib
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = ROOT / "target" / "release" / "hadath"
BROKEN = ['{"id": %d, "text": "قصفت', '{"id": %d}', '["%d"]', '{"id": %d, "text": "", "published": "soon"}']


def generate(path, size):
    """Writes records until there are `size` bytes; returns how many, and the lines of the broken ones."""
    pieces = [t for f in sorted((ROOT / "seeds" / "articles").glob("*.txt")) for t in f.read_text("utf-8").split("\n\n")]
    rng, broken, written, number = random.Random(1), [], 0, 0
    with open(path, "w", encoding="utf-8") as out:
        while written < size:
            number += 1
            if number % 100 == 50:
                line = BROKEN[number // 100 % len(BROKEN)] % number
                broken.append(number)
            else:
                text = "\n\n".join(rng.choices(pieces, k=6))
                line = json.dumps({"id": number, "published": "2026-01-07", "text": text}, ensure_ascii=False)
            written += len(line.encode()) + 1
            out.write(line + "\n")
    return number, broken


def command(folder, name):
    options = ["--resume", "-o", folder / f"{name}.jsonl", "--errors", folder / f"{name}.bad.jsonl"]
    return [BINARY, "extract", folder / "in.jsonl", *options]


def peak(pid):
    """The most memory a process has had, in MB."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1000
    return 0.0


def run(folder, name, kill_after=None):
    """Runs to the end, or kills after so many seconds; returns the code and the peak of memory."""
    process = subprocess.Popen(command(folder, name), stderr=subprocess.DEVNULL)
    start, most = time.monotonic(), 0.0
    while process.poll() is None:
        try:
            most = max(most, peak(process.pid))
        except OSError:
            break
        if kill_after and time.monotonic() - start > kill_after:
            process.send_signal(signal.SIGKILL)
        time.sleep(0.2)
    return process.wait(), most, time.monotonic() - start


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else \
            hashlib.sha256(file.read()).hexdigest()


def check(folder, name, records, broken):
    """Every good record once and in order, every broken one with its line."""
    missing = set(broken)
    with open(folder / f"{name}.jsonl", encoding="utf-8") as out:
        ids = (int(line.split('"id":', 1)[1].split(",", 1)[0]) for line in out)
        assert all(a == b for a, b in zip(ids, (n for n in range(1, records + 1) if n not in missing))), "order"
    with open(folder / f"{name}.jsonl", "rb") as out:
        assert sum(1 for _ in out) == records - len(broken), "a record is lost or doubled"
    with open(folder / f"{name}.bad.jsonl", encoding="utf-8") as bad:
        assert [json.loads(line)["line"] for line in bad] == broken, "a broken record is lost or doubled"


def main():
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 2) * 1e9)
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as name:
        folder = pathlib.Path(name)
        records, broken = generate(folder / "in.jsonl", size)
        print(f"{size / 1e9:.2f} GB, {records} records, {len(broken)} of them broken")
        code, memory, seconds = run(folder, "whole")
        assert code == 1, code
        check(folder, "whole", records, broken)
        print(f"whole run: {seconds:.0f} s, {size / seconds / 1e6:.1f} MB/s, peak memory {memory:.0f} MB")
        kills = 0
        while run(folder, "cut", kill_after=max(2.5, seconds / 5))[0] == -signal.SIGKILL:
            kills += 1
        check(folder, "cut", records, broken)
        assert digest(folder / "whole.jsonl") == digest(folder / "cut.jsonl")
        print(f"killed {kills} times and resumed: the same output")


main()
