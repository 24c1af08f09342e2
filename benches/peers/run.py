#!/usr/bin/env python3
"""Run hadath and its peers on the same texts, one after the other on one core, and print a table.

Peers that are not installed are left out, with the command that installs them. All of them:
    pip install spacy pyahocorasick camel-tools ufal.udpipe torch
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = ROOT / "target" / "peers"


def last_json(out):
    return json.loads(next(line for line in reversed(out.splitlines()) if line.startswith("{")))


def hadath():
    command = ["cargo", "bench", "-q", "-p", "hadath", "--bench", "peers", "--", str(FOLDER)]
    return last_json(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def peer(script):
    """The result of a script, or None with a word on why there is none."""
    done = subprocess.run([sys.executable, script, FOLDER], capture_output=True, text=True)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["failed"])[-1]
        print(f"{script.name}: left out: {why}", file=sys.stderr)
        return None
    return last_json(done.stdout)


def main():
    ours = hadath()
    scripts = sorted(p for p in HERE.glob("*.py") if p.name not in ("run.py", "peer.py"))
    rows = [ours, *filter(None, map(peer, scripts))]
    rate = lambda row: row["bytes"] / row["seconds"] / 1e6
    print("| program | MB/s | hadath is faster by | what it does |\n|---|---|---|---|")
    for row in sorted(rows, key=rate, reverse=True):
        print(f"| {row['name']} | {rate(row):.4g} | {rate(ours) / rate(row):.3g} | {row['does']} |")


main()
