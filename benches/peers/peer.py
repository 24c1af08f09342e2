"""What the scripts of this folder share: the texts, the phrases, and one timing."""
import json
import pathlib
import sys
import time


def texts(limit):
    """The first texts of the folder given on the command line, up to `limit` bytes of UTF-8."""
    out, size = [], 0
    with open(pathlib.Path(sys.argv[1]) / "texts.jsonl", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            size += len(text.encode())
            if size > limit and out:
                break
            out.append(text)
    return out


def phrases():
    """Every phrase that hadath knows, folded as hadath folds."""
    return (pathlib.Path(sys.argv[1]) / "phrases.txt").read_text(encoding="utf-8").split("\n")


def fold(text):
    """The foldings that matter to the phrases: one alef, ي for ى, ه for ة, no marks."""
    table = str.maketrans("أإآٱىةؤئ", "ااااي\u0647وي", "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
    return text.translate(table)


def report(name, does, all_texts, run, repeat=3):
    """Times `run` (which returns how much it found) and prints a line of JSON; the best of several runs counts."""
    best, found = float("inf"), 0
    for _ in range(repeat):
        start = time.perf_counter()
        found = run()
        best = min(best, time.perf_counter() - start)
    assert found > 0, f"{name} found nothing"
    size = sum(len(t.encode()) for t in all_texts)
    print(json.dumps({"name": name, "bytes": size, "seconds": best, "does": does}))
