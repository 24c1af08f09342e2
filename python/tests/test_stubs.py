"""The stubs: the same names and parameters as the module, and of use to a type checker."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import hadath
from hadath import _native

STUB = Path(hadath.__file__).with_name("_native.pyi")
TREE = ast.parse(STUB.read_text(encoding="utf-8"))
needs_mypy = pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is not installed")

SAMPLE = '''
import datetime
import hadath
from hadath import EventKind, Extraction, Span

extraction: Extraction = hadath.extract("", published=datetime.date(2026, 1, 7), id="a")
many: hadath.Extractions[Extraction] = hadath.extract_many(["a"], published=[None, "2026-01-07"], ids=["a"], threads=2)
kinds: list[str] = [event.kind for extraction in many for event in extraction]
some: hadath.Extractions[Extraction | None] = hadath.extract_many([None], errors="collect")
positions: list[int | None] = [error.index for error in some.errors]
stream: hadath.Stream[Extraction] = hadath.Extractor().extract_iter(iter(["a"]), chunk=10)
first: Extraction = next(stream)
slice_: hadath.Extractions[Extraction] = many[1:]
for event in extraction:
    kind: EventKind | str = event.kind
    name: str = event.kind
    trigger: Span = event.trigger
    words: list[str] = [argument.text for argument in event.agents + event.places]
    if event.source is not None:
        source: hadath.Event = extraction.events[event.source]
    rules: list[str] = [step.rule for step in event.evidence.steps] if event.evidence else []
record: dict[str, object] = Extraction.from_json(extraction.to_json()).to_dict()
'''

MISTAKES = {
    "hadath.extract(b'')": "arg-type",
    "hadath.extract('').events[0].trigger.start = 1": "misc",
    "hadath.extract('').event": "attr-defined",
    "hadath.extract_many([''], errors='collect')[0].events": "union-attr",
    "class Mine(hadath.Span): ...": "misc",
}


def public(names: object) -> set[str]:
    return {name for name in names if not name.startswith("_")}  # type: ignore[attr-defined]


def stubbed(body: list[ast.stmt]) -> dict[str, ast.ClassDef | ast.FunctionDef]:
    return {node.name: node for node in body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}


CLASSES = [node for node in TREE.body if isinstance(node, ast.ClassDef)]


def test_package_exports_the_native_names() -> None:
    assert public(vars(_native)) == public(stubbed(TREE.body))
    assert public(vars(_native)) - {"Column", "Table", "iterate"} <= set(hadath.__all__)
    assert sorted(hadath.__all__) == hadath.__all__
    modules = {name for name in vars(hadath) if inspect.ismodule(vars(hadath)[name])}
    assert public(vars(hadath)) - modules == public(hadath.__all__)


@pytest.mark.parametrize("node", CLASSES, ids=lambda node: str(node.name))
def test_classes_have_the_stubbed_members(node: ast.ClassDef) -> None:
    cls = getattr(_native, node.name)
    assert cls.__module__ in ("hadath", "hadath._native")
    members = stubbed(node.body)
    assert public(vars(cls)) == public(members)
    for name, member in members.items():
        assert isinstance(member, ast.FunctionDef)
        decorators = {ast.unparse(decorator) for decorator in member.decorator_list}
        assert ("property" in decorators) == inspect.isdatadescriptor(inspect.getattr_static(cls, name)), name


@pytest.mark.parametrize("owner", [None, *CLASSES], ids=lambda node: node.name if node else "module")
def test_parameters_have_the_stubbed_names(owner: ast.ClassDef | None) -> None:
    scope: Any = getattr(_native, owner.name) if owner else _native
    for name, member in stubbed(owner.body if owner else TREE.body).items():
        if not isinstance(member, ast.FunctionDef) or member.decorator_list or name.startswith("__") and name != "__new__":
            continue
        if name == "__new__" and sys.version_info < (3, 10):
            continue  # inspect does not read the signatures of native classes there
        runtime = inspect.signature(scope if name == "__new__" else getattr(scope, name))
        given = [argument.arg for argument in member.args.args]
        assert list(runtime.parameters) == (given[1:] if name == "__new__" else given), name
        defaults = [ast.literal_eval(default) for default in member.args.defaults]
        actual = [p.default for p in runtime.parameters.values() if p.default is not p.empty]
        assert actual == defaults, name


CONFIG = Path(__file__).parent.parent / "pyproject.toml"


def mypy(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--show-error-codes", "--cache-dir", os.devnull, str(path)]
    return subprocess.run(command, capture_output=True, text=True, cwd=path.parent, check=False)


@needs_mypy
def test_sample_type_checks(tmp_path: Path) -> None:
    path = tmp_path / "sample.py"
    path.write_text(SAMPLE, encoding="utf-8")
    result = mypy(path)
    assert result.returncode == 0, result.stdout + result.stderr


@needs_mypy
def test_mistakes_are_found(tmp_path: Path) -> None:
    path = tmp_path / "mistakes.py"
    path.write_text("import hadath\n" + "\n".join(MISTAKES) + "\n", encoding="utf-8")
    lines = [line for line in mypy(path).stdout.splitlines() if ": error: " in line]
    assert [line.rsplit("[", 1)[1].rstrip("]") for line in lines] == list(MISTAKES.values())


@needs_mypy
def test_stubtest(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy.stubtest", "--mypy-config-file", str(CONFIG), "hadath._native"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
