"""The documentation: present, and true."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

import hadath

README = Path(__file__).parent.parent / "README.md"
CLASSES = [getattr(hadath, name) for name in hadath.__all__ if inspect.isclass(getattr(hadath, name))]

# They only tell what others do.
FORWARDED = {f"hadath.Extraction.to_{library}" for library in ("arrow", "pandas", "polars", "geojson")}


def members(cls: type) -> list[tuple[str, object]]:
    """The public methods and properties of a native class."""
    return [(f"{cls.__name__}.{name}", value) for name, value in vars(cls).items() if not name.startswith("_")]


NATIVE = [member for cls in CLASSES if not issubclass(cls, (str, Exception)) for member in members(cls)]
EXAMPLES = [
    "hadath",
    *(f"hadath.{name}" for name in hadath.__all__ if name != "__version__"),
    *(f"hadath.{name}" for name, member in NATIVE if inspect.isroutine(member) or isinstance(member, classmethod)),
]
# What an example needs beyond the package.
NEEDS = {"to_arrow": ["pyarrow"], "to_pandas": ["pyarrow", "pandas"], "to_polars": ["polars"]}


def examples(name: str) -> doctest.DocTest:
    owner: object = hadath
    for part in name.split(".")[1:]:
        owner = getattr(owner, part)
    return doctest.DocTestParser().get_doctest(inspect.getdoc(owner) or "", {}, name, None, 0)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name not in FORWARDED])
def test_example(name: str) -> None:
    for needed in NEEDS.get(name.rsplit(".", 1)[1] if "." in name else "", []):
        pytest.importorskip(needed)
    test = examples(name)
    assert test.examples, "no example"
    assert doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS).run(test).failed == 0


@pytest.mark.parametrize(("name", "member"), NATIVE)
def test_described(name: str, member: object) -> None:
    assert (member.__doc__ or "").strip(), name


def test_readme() -> None:
    blocks = README.read_text(encoding="utf-8").split("```")[1::2]
    source = "\n".join(block[len("python") :] for block in blocks if block.startswith("python"))
    test = doctest.DocTestParser().get_doctest(source, {}, "README", str(README), 0)
    assert len(test.examples) >= 5
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


def test_version() -> None:
    from importlib.metadata import version

    assert hadath.__version__ == version("hadath")
