#!/usr/bin/env python3
"""Measures the Python package, all in one run: how long `import hadath` and the first extraction take, what the binding
costs on top of the core, what a second thread gains, and the memory of a stream. `--check` fails where a bar is missed;
for the figures, let nothing else run. What a figure means stands beside it; times are medians of `--rounds` rounds.

    pip install ./python && python scripts/bench_python.py
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Iterator

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


FIRST = """
import time
start = time.perf_counter()
import hadath
imported = time.perf_counter()
hadath.extract("قصفت مدفعية الجيش حي الزيتون صباح الأحد.", published="2026-01-07").events[0].places
print(imported - start, time.perf_counter() - imported)
"""


def first(rounds: int) -> tuple[float, float]:
    """How long the import and the first extraction take in a fresh process, in milliseconds; its files are in memory
    from the second round on."""
    command = [sys.executable, "-c", FIRST]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(rounds + 1)]
    imports, extractions = zip(*((float(imported), float(extracted)) for imported, extracted in runs[1:]))
    return statistics.median(imports) * 1000, statistics.median(extractions) * 1000


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
    python = ".".join(map(str, sys.version_info[:3]))
    print(f"hadath {hadath.__version__}, Python {python}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"{len(TEXTS):,} texts of {size / len(TEXTS):.0f} bytes on average, {arguments.rounds} rounds\n")
    rows = list(measured(arguments.rounds))
    missed = sum(not met for *_, met in rows)
    print(f"\n{missed} of {len(rows)} bars missed" if missed else f"\nall {len(rows)} bars met")
    if arguments.check and missed:
        sys.exit(1)


def measured(rounds: int) -> Iterator[tuple[str, str, str, bool]]:
    """Each figure as soon as it is known: what it is, its value, its bar, and whether that is met."""
    for measure in (start_up, binding, threads, memory):
        row = name, value, bar, met = measure(rounds)
        print(f"{name:50} {value:>22}   bar {bar:14} {'met' if met else 'MISSED'}", flush=True)
        yield row


def start_up(rounds: int) -> tuple[str, str, str, bool]:
    imported, extracted = first(rounds)
    value = f"{imported:.0f} + {extracted:.0f} ms"
    return "import, and the first extraction after it", value, "≤ 120 ms", imported + extracted <= 120


def binding(rounds: int) -> tuple[str, str, str, bool]:
    cost = overhead(rounds)
    return "extract_many on one thread over the core alone", f"{cost:+.1%}", "≤ +10 %", cost <= 0.10


def threads(rounds: int) -> tuple[str, str, str, bool]:
    faster = gain(rounds // 2 + 1)
    return "100,000 texts: two threads over one", f"{faster:.2f} times as fast", "≥ 1.7 times", faster >= 1.7


def memory(_: int) -> tuple[str, str, str, bool]:
    few, many = peak(20_000), peak(200_000)
    value = f"{few:.0f} and {many:.0f} MiB"
    return "peak memory streaming 20,000 and 200,000 texts", value, "≤ 10 % more", many <= few * 1.1


if __name__ == "__main__":
    main()
