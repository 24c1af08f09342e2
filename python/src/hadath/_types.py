"""The types of parameters. Only names: nothing here is imported at run time but by the package itself."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, Union


class ArrowStream(Protocol):
    """A column of Arrow strings in pieces: a polars or pandas Series, a ``pyarrow.ChunkedArray``."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class ArrowArray(Protocol):
    """A column of Arrow strings in one piece: a ``pyarrow.Array``."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...


# `datetime.datetime` is a `datetime.date`.
Published = Union[str, date]

# What `extract_many` and `extract_iter` read.
Texts = Union[Iterable[Any], ArrowStream, ArrowArray]

# A file or folder, or a name and TOML text.
Lexicon = Union[str, "os.PathLike[str]", tuple[str, str]]

# A file of GeoNames or CSV, or a name and such text.
Gazetteer = Lexicon
