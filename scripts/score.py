#!/usr/bin/env python3
"""Score the release binary on the development gold and compare with the floors in tests/quality-floor.json.

Exits 0 with one line when ../shared is not there; 1 when a figure is under its floor.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
BINARY = ROOT / "target" / "release" / "hadath"


def figures(result):
    """The figures that have floors, by name."""
    out = {key: result[key]["f1"] for key in ("events_micro", "arguments_micro", "arguments_given_event")}
    out["time_arguments"] = result["arguments"]["time"]["f1"]
    for name in ("polarity", "modality", "tense", "act", "source", "mode", "time_value"):
        out[name] = result["attributes"][name]["accuracy"]
    for name in ("polarity", "modality", "source"):
        out[f"unusual_{name}"] = result["unusual"][name]["f1"]
    return out


def score(name):
    """The figures of one gold file."""
    gold = GOLD / "dev" / f"{name}.jsonl"
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        command = [BINARY, "extract", "--input", "jsonl", "--format", "jsonl", gold]
        subprocess.run(command, stdout=out, check=True)
        command = [sys.executable, GOLD / "score.py", gold, out.name, "--json"]
        return figures(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def main():
    if not (GOLD / "score.py").exists():
        print("score: no development gold beside the repository, nothing to compare")
        return 0
    floors = json.loads((ROOT / "tests" / "quality-floor.json").read_text(encoding="utf-8"))["gold"]
    low = 0
    for name, floor in floors.items():
        for key, value in score(name).items():
            under = value < floor.get(key, 0)
            low += under
            print(f"{name:10s} {key:24s} {value:.3f}  floor {floor.get(key, 0):.2f}{'  UNDER' if under else ''}")
    return 1 if low else 0


sys.exit(main())
