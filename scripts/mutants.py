#!/usr/bin/env python3
"""Mutation testing of the factuality, frame and time rooms, all mutants in one build.

A copy of the library is written in which every change can be switched on at run time (`tests/mutants`), and each is tried
on the development cases, the quiet sentences and the tables of times (`tests/mutants/run.rs`). What does not compile is
left out. Survivors in files whose tables are made once are tried again, each in a process of its own.

  scripts/mutants.py                    all, with a summary; survivors in FOLDER/survivors.tsv
  scripts/mutants.py --again            only the survivors of the last run, after new cases
  scripts/mutants.py --texts FILE       what the survivors change in other texts (JSONL), in FOLDER/changes.tsv
  scripts/mutants.py --rooms time       other rooms
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPIED = ["Cargo.toml", "Cargo.lock", "crates", "seeds", "benches", "tests", "README.md", "LICENSE-MIT", "LICENSE-APACHE"]
ONCE = ("time/vocabulary.rs", "time/number.rs", "time/hijri.rs", "time/holiday.rs")
PROFILE = {"LTO": "off", "CODEGEN_UNITS": "16", "OPT_LEVEL": "2", "INCREMENTAL": "true"}


def cargo(arguments, folder, **more):
    env = dict(os.environ, CARGO_TARGET_DIR=str(folder / "target"), RUSTFLAGS="--cap-lints allow")
    env.update({f"CARGO_PROFILE_RELEASE_{key}": value for key, value in PROFILE.items()})
    return subprocess.run(["cargo", *arguments], env=env, capture_output=True, text=True, **more)


def write(path, data):
    """Only where it differs, so that nothing is built twice."""
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def copy(folder):
    """The sources, without the sentences that are held out."""
    tree = folder / "tree"
    for name in COPIED:
        for path in sorted((ROOT / name).rglob("*")) if (ROOT / name).is_dir() else [ROOT / name]:
            skip = {"heldout", "target", "fuzz"} & set(path.relative_to(ROOT).parts)
            new = tree / path.relative_to(ROOT)
            if path.is_file() and not skip:
                write(new, path.read_bytes())
            elif path.is_symlink() and not skip and not new.is_symlink():
                new.parent.mkdir(parents=True, exist_ok=True)
                new.symlink_to(os.readlink(path))
    manifest = tree / "crates/hadath/Cargo.toml"
    test = '\n[[test]]\nname = "mutants"\npath = "../../tests/mutants/run.rs"\nharness = false\n'
    text = (ROOT / "crates/hadath/Cargo.toml").read_text(encoding="utf-8")
    write(manifest, text.replace("\n[lints]", test + "\n[lints]").encode())
    return tree


def instrument(folder, tree, rooms):
    """Writes the switches; the mutants by number."""
    source, scratch = tree / "crates/hadath/src", folder / "src"
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(ROOT / "crates/hadath/src", scratch)
    arguments = ["run", "-q", "--release", "--manifest-path", str(ROOT / "tests/mutants/Cargo.toml"), "--"]
    done = cargo([*arguments, str(scratch), str(folder / "excluded.txt"), *rooms], folder)
    if done.returncode:
        sys.exit(done.stderr)
    for path in source.rglob("*.rs"):
        if not (scratch / path.relative_to(source)).exists():
            path.unlink()
    for path in scratch.rglob("*.rs"):
        write(source / path.relative_to(scratch), path.read_bytes())
    rows = (line.split("\t") for line in done.stdout.splitlines())
    return {int(row[0]): row[1:] for row in rows}


def build(tree, folder):
    """The program that tries mutants, or the numbers of the mutants at the places that do not compile."""
    arguments = ["test", "--no-run", "--release", "-p", "hadath", "--test", "mutants", "--message-format", "json"]
    done = cargo(arguments, folder, cwd=tree)
    messages = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    for m in messages:
        if m["reason"] == "compiler-artifact" and m["target"]["name"] == "mutants":
            return m["executable"], set()
    wrong = set()
    for m in messages:
        if m["reason"] == "compiler-message" and m["message"]["level"] == "error":
            for span in m["message"]["spans"]:
                wrong |= numbers(tree / span["file_name"], span["line_start"], span["line_end"])
    if not wrong:
        errors = [m["message"]["rendered"] for m in messages if m["reason"] == "compiler-message"]
        sys.exit("".join(errors[-3:]) or done.stderr)
    return None, wrong


def numbers(path, first, last):
    """The switches in these lines of a file with switches."""
    lines = path.read_text(encoding="utf-8").splitlines()[first - 1 : last]
    return {int(n) for line in lines for n in re.findall(r"mutant::(?:on|pick)\((\d+)", line)}


def exclude(folder, mutants, wrong):
    with open(folder / "excluded.txt", "a", encoding="utf-8") as out:
        for n in sorted(wrong):
            file, line, column, _, change = mutants[n]
            print(f"{file}:{line}:{column} {change}", file=out)


def attempt(program, folder, ids, **env):
    """What notices each mutant, by number: an empty string where nothing does."""
    noticed, ids = {}, list(ids)
    while ids:
        text = "".join(f"{n}\n" for n in ids)
        limited = f"ulimit -v 8000000; exec {program}"
        cwd = folder / "tree/crates/hadath"
        more = {"env": dict(os.environ, **env), "cwd": cwd}
        done = subprocess.run(["bash", "-c", limited], input=text, capture_output=True, text=True, **more)
        for line in done.stdout.splitlines():
            number, what = line.split("\t", 1)
            noticed[int(number)] = what
        left = [n for n in ids if n not in noticed]
        if left:
            noticed[left[0]] = "takes too long" if done.returncode == 3 else "dies"
        if len(left) == len(ids) and done.returncode not in (0, 3) and len(ids) > 1:
            sys.exit(done.stderr)
        ids = left[1:]
        if ids:
            print(f"{len(noticed)} tried", flush=True)
    return noticed


def name(row):
    file, line, column, function, change = row
    return f"{file}:{line}:{column}: {change} in {function}"


def same(row):
    """What stays when lines shift."""
    file, _, _, function, change = row
    return file, function, change


def report(folder, mutants, noticed):
    survivors = [n for n in mutants if not noticed[n]]
    rows = ["\t".join([str(n), *mutants[n]]) for n in survivors]
    (folder / "survivors.tsv").write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    total, alive = Counter(), Counter()
    for n, row in mutants.items():
        room = row[0].split("/")[0]
        total[room] += 1
        alive[room] += not noticed[n]
    excluded = folder / "excluded.txt"
    left_out = len(set(excluded.read_text(encoding="utf-8").splitlines())) if excluded.exists() else 0
    for room in total:
        print(f"{room:12s} {total[room]:5d} tried, {alive[room]:5d} survive")
    print(f"{'all':12s} {sum(total.values()):5d} tried, {sum(alive.values()):5d} survive, {left_out} not compiling")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "target/mutants")
    parser.add_argument("--rooms", nargs="+", default=["factuality", "frame", "time"])
    parser.add_argument("--again", action="store_true", help="only the survivors of the last run")
    parser.add_argument("--texts", type=pathlib.Path, help="JSONL: tell what the survivors of the last run change in it")
    options = parser.parse_args()
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    tree = copy(folder)
    while True:
        mutants = instrument(folder, tree, options.rooms)
        program, wrong = build(tree, folder)
        if program:
            break
        print(f"{len(wrong)} mutants stand where it does not compile", flush=True)
        exclude(folder, mutants, wrong)
    wanted = list(mutants)
    if options.again or options.texts:
        rows = (folder / "survivors.tsv").read_text(encoding="utf-8").splitlines()
        old = {same(line.split("\t")[1:]) for line in rows}
        wanted = [n for n in mutants if same(mutants[n]) in old]
    if options.texts:
        changed = attempt(program, folder, wanted, TEXTS=str(options.texts.resolve()))
        rows = sorted(changed.items(), key=lambda c: -int(c[1].split("\t")[0] if c[1][:1].isdigit() else 0))
        text = "".join(f"{name(mutants[n])}\t{what}\n" for n, what in rows)
        (folder / "changes.tsv").write_text(text, encoding="utf-8")
        print(f"{sum(what != '0' for what in changed.values())} of {len(wanted)} survivors change something")
        return
    noticed = attempt(program, folder, wanted)
    for n in [n for n in wanted if not noticed[n] and mutants[n][0] in ONCE]:
        noticed.update(attempt(program, folder, [n]))
    with open(folder / "noticed.tsv", "w", encoding="utf-8") as out:
        for n in wanted:
            print(n, name(mutants[n]), noticed[n], sep="\t", file=out)
    report(folder, {n: mutants[n] for n in wanted}, noticed)


main()
