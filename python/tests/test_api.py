"""The public interface of the package against a snapshot: a change is meant, or it is a mistake.

After an intended change run ``python tests/test_api.py --accept`` and tell of it in the changelog (docs/stability.md).
"""

from __future__ import annotations

import enum
import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SNAPSHOT = Path(__file__).with_name("api.txt")
MODULES = ("hadath", "hadath.samples", "hadath.viz", "hadath.spacy")


def members(cls: type) -> Iterator[str]:
    if issubclass(cls, enum.Enum):
        yield from (f"{name} = {member.value!r}" for name, member in cls.__members__.items())
    for name in sorted(set(dir(cls)) - set(dir(object))):
        value = inspect.getattr_static(cls, name)
        # What Python itself gives to strings, enumerations and sequences is its own business.
        inherited = not any(name in vars(base) for base in cls.__mro__ if base.__module__.startswith("hadath"))
        if name.startswith("_") or inherited or name in getattr(cls, "__members__", ()):
            continue
        yield name + (signature(getattr(cls, name)) if callable(getattr(cls, name)) else "")


def signature(function: Any) -> str:
    """The names, order and defaults of the parameters; types are held by the tests of the stubs."""
    parameters = inspect.signature(function).parameters.values()
    return str(inspect.Signature([p.replace(annotation=p.empty) for p in parameters]))


def constructors(cls: type) -> Iterator[str]:
    ours = [base for base in cls.__mro__ if base.__module__.startswith("hadath")]
    if issubclass(cls, (enum.Enum, Exception)) or not any({"__new__", "__init__"} & set(vars(b)) for b in ours):
        return
    try:
        yield signature(cls)
    except ValueError:
        # A native class that nobody makes by hand.
        return


def described(path: str, value: Any) -> Iterator[str]:
    if inspect.isclass(value):
        bases = ", ".join(b.__name__ for b in value.__bases__ if b is not object and not b.__module__.startswith("hadath._"))
        yield f"class {path}({bases})"
        yield from (f"{path}.__new__{made}" for made in constructors(value))
        yield from (f"{path}.{line}" for line in members(value))
    elif callable(value):
        yield path + signature(value)
    else:
        yield f"{path}: {type(value).__name__}"


def interface() -> Iterator[str]:
    for name in MODULES:
        module = importlib.import_module(name)
        public = getattr(module, "__all__", None) or [
            n for n, v in vars(module).items() if not n.startswith("_") and getattr(v, "__module__", "") == name
        ]
        for each in sorted(public):
            yield from described(f"{name}.{each}", getattr(module, each))


@pytest.mark.skipif(sys.version_info < (3, 10), reason="inspect does not read the signatures of native classes there")
def test_the_interface_is_as_it_was() -> None:
    pytest.importorskip("spacy")
    assert "\n".join(interface()) + "\n" == SNAPSHOT.read_text(encoding="utf-8")


if __name__ == "__main__" and "--accept" in sys.argv:
    SNAPSHOT.write_text("\n".join(interface()) + "\n", encoding="utf-8")
