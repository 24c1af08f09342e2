#!/usr/bin/env python3
"""How right events are at each confidence, on the development gold and the project's own sentences.

    python3 scripts/confidence.py            the table of docs/confidence.md; exit code 1 if the promise is broken
    python3 scripts/confidence.py --write    put it into docs/confidence.md
    python3 scripts/confidence.py --fit      points for crates/hadath/src/confidence.rs

An event is right when there is an event of its kind whose trigger overlaps; generic mentions do not count. The promise:
of the events with 0.8 or more, at least 80 % are right, on each set.
"""
import argparse
import json
import math
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "dev"
CASES = ROOT / "tests" / "cases"
BINARY = ROOT / "target" / "release" / "hadath"
DOCUMENT = ROOT / "docs" / "confidence.md"
CORE = {"attack", "shelling", "drone_overflight", "siege", "statement"}
EDGES = [0.0, 0.5, 0.8, 0.9, 0.95, 1.01]


def explained(documents):
    """Each document as `hadath explain` sees it."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for n, document in enumerate(documents):
            record = {"id": str(n), "published": document.get("published"), "text": document["text"]}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
        file.flush()
        command = [BINARY, "explain", "--format", "json", file.name]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def overlap(a, b):
    return min(a["end"], b["end"]) - max(a["start"], b["start"])


def judged(truth, found):
    """The events found, each with whether it is right; those on generic mentions are left out."""
    pairs = [
        (-overlap(t["trigger"], e["trigger"]), i, j)
        for i, t in enumerate(truth)
        for j, e in enumerate(found)
        if t["kind"] == e["kind"] and overlap(t["trigger"], e["trigger"]) > 0
    ]
    taken, right = set(), {}
    for _, i, j in sorted(pairs):
        if i not in taken and j not in right:
            taken.add(i)
            right[j] = truth[i]
    for j, event in enumerate(found):
        generic = any(t.get("generic") and overlap(t["trigger"], event["trigger"]) > 0 for t in truth)
        if event["kind"] in CORE and not generic:
            yield event, j in right


def case(record):
    """An own sentence with its triggers as offsets."""
    for event in record["events"]:
        starts = [m.start() for m in re.finditer(re.escape(event["trigger"]), record["text"])]
        start = starts[min(event.get("nth", 1), len(starts)) - 1]
        event["trigger"] = {"start": start, "end": start + len(event["trigger"])}
    return record


def sets():
    """The sets of documents with known answers, by name."""
    load = lambda path: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if GOLD.exists():
        for name in ("articles", "sentences"):
            yield f"gold, {name}", load(GOLD / f"{name}.jsonl")
    yield "own sentences", [case(r) for path in sorted((CASES / "dev").glob("*.jsonl")) for r in load(path)]
    quiet = (CASES / "quiet.txt").read_text(encoding="utf-8").splitlines()
    yield "quiet sentences", [{"text": t, "events": []} for t in quiet if t.strip() and not t.startswith("#")]


def results():
    """The judged events of each set."""
    for name, documents in sets():
        found = explained(documents)
        yield name, [j for d, e in zip(documents, found) for j in judged(d["events"], e["events"])]


def table(judgements):
    rows = ["| confidence | " + " | ".join(name for name, _ in judgements) + " |", "|---" * (len(judgements) + 1) + "|"]
    for low, high in zip(EDGES, EDGES[1:]):
        cells = []
        for _, events in judgements:
            inside = [ok for e, ok in events if low <= e["confidence"] < high]
            cells.append(f"{sum(inside)} of {len(inside)}" + (f" ({sum(inside) / len(inside):.0%})" if inside else ""))
        rows.append(f"| {low:.2f} to {min(high, 1):.2f} | " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def promise(judgements):
    """The share of right events at 0.8 and above, in each set that has answers."""
    for name, events in judgements:
        sure = [ok for e, ok in events if e["confidence"] >= 0.8]
        if name != "quiet sentences" and sure:
            yield name, sum(sure) / len(sure), len(sure)


def fit(judgements):
    """Points by logistic regression with a pull to zero, in tenths of log-odds."""
    events = [(e, ok) for _, found in judgements for e, ok in found]
    names = sorted({s["name"] for e, _ in events for s in e["signs"]})
    rows = [([float(any(s["name"] == n for s in e["signs"])) for n in names], float(ok)) for e, ok in events]
    weights, rate, pull = [0.0] * len(names), 0.02, 2.0
    for _ in range(3000):
        slope = [-pull * w * (n != "every event") for n, w in zip(names, weights)]
        for row, ok in rows:
            miss = ok - 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row))))
            for i, x in enumerate(row):
                slope[i] += miss * x
        weights = [w + rate * s / 10 for w, s in zip(weights, slope)]
    for name, weight in zip(names, weights):
        print(f"{round(weight * 10):4d}  {name}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    judgements = list(results())
    if options.fit:
        fit(judgements)
        return 0
    print(table(judgements))
    broken = False
    for name, share, count in promise(judgements):
        broken |= share < 0.8
        print(f"{name}: {share:.1%} of the {count} events with 0.8 or more are right")
    if options.write:
        text = DOCUMENT.read_text(encoding="utf-8")
        head, rest = text.split("<!-- table -->\n", 1)
        DOCUMENT.write_text(head + "<!-- table -->\n" + table(judgements) + "<!-- end" + rest.split("<!-- end", 1)[1], encoding="utf-8")
    return int(broken)


raise SystemExit(main())
