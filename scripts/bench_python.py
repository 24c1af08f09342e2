#!/usr/bin/env python3
"""Measures the Python package, all in one run: what the binding costs on top of the core, what a second thread gains,
and the memory of a stream. `--check` fails where a bar is missed; for the figures, let nothing else run.

    pip install ./python && python scripts/bench_python.py
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable

import hadath
from hadath import samples

EXTRACTOR = hadath.Extractor()
TEXTS = [report["text"] for report in samples.reports(10_000)]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    result = work()
    took = time.perf_counter() - start
    del result
    return took


def overhead(rounds: int) -> float:
    """The time of `extract_many` on one thread over that of the core alone, taken turn by turn."""
    ratios = []
    for _ in range(rounds):
        core = EXTRACTOR._core_seconds(TEXTS)
        ours = seconds(lambda: EXTRACTOR.extract_many(TEXTS, threads=1, progress=False))
        ratios.append(ours / core - 1)
    return statistics.median(ratios)


def gain(rounds: int) -> float:
    """How many times as fast two threads are as one, on 100,000 texts."""
    texts = TEXTS * 10
    ratios = []
    for _ in range(rounds):
        one = seconds(lambda: EXTRACTOR.extract_many(texts, threads=1, progress=False))
        two = seconds(lambda: EXTRACTOR.extract_many(texts, threads=2, progress=False))
        ratios.append(one / two)
    return statistics.median(ratios)


def peak(count: int) -> float:
    """The peak memory, in MiB, of a process that streams so many texts."""
    command = [sys.executable, __file__, "--stream", str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def stream(count: int) -> None:
    texts = (f"{TEXTS[number % len(TEXTS)]} {number}" for number in range(count))
    events = sum(len(extraction) for extraction in hadath.extract_iter(texts, progress=False))
    assert events > count / 2
    # Not `resource.getrusage`: that remembers the process that this one was forked from.
    status = Path("/proc/self/status").read_text()
    print(int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--stream", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.stream:
        return stream(arguments.stream)
    size = sum(len(text.encode()) for text in TEXTS)
    print(f"{len(TEXTS):,} texts of {size / len(TEXTS):.0f} bytes on average")
    cost, twice = overhead(arguments.rounds), gain(arguments.rounds // 2 + 1)
    few, many = peak(20_000), peak(200_000)
    rows = [
        ("time of the binding over that of the core", f"{cost:.1%}", "≤ 10 %", cost <= 0.10),
        ("100,000 texts, two threads over one", f"{twice:.2f}×", "≥ 1.7×", twice >= 1.7),
        ("peak memory of a stream, 20,000 and 200,000 texts", f"{few:.0f} and {many:.0f} MiB", "≤ 10 % more", many <= few * 1.1),
    ]
    for name, value, bar, met in rows:
        print(f"{name:52} {value:18} {bar:12} {'met' if met else 'MISSED'}")
    if arguments.check and not all(met for *_, met in rows):
        sys.exit(1)


if __name__ == "__main__":
    main()
