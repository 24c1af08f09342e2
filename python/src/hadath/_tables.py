"""Results as tables of other libraries, which are imported only when asked for."""

# Libraries in part without types of their own.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false
from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import _native
from ._errors import InputError
from ._native import Extraction

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def native(results: Sequence[Extraction | None], table: str) -> _native.Table:
    """The table in Arrow's memory."""
    if table == "events":
        return _native.Table.events(list(results))
    if table == "arguments":
        return _native.Table.arguments(list(results))
    raise InputError(f"table must be 'events' or 'arguments', not {table!r}")


def to_arrow(results: Sequence[Extraction | None], table: str) -> pyarrow.Table:
    """A ``pyarrow.Table``."""
    import pyarrow

    return pyarrow.table(native(results, table))


def to_pandas(results: Sequence[Extraction | None], table: str) -> pandas.DataFrame:
    """A pandas DataFrame."""
    import pandas
    import pyarrow

    # pandas' own whole numbers cannot be missing, and would become floats.
    nullable = {pyarrow.uint32(): pandas.UInt32Dtype()}
    frame: pandas.DataFrame = to_arrow(results, table).to_pandas(types_mapper=nullable.get)
    return frame


def to_polars(results: Sequence[Extraction | None], table: str) -> polars.DataFrame:
    """A polars DataFrame."""
    import polars

    return polars.DataFrame(native(results, table))


def to_geojson(results: Sequence[Extraction | None]) -> dict[str, Any]:
    """A GeoJSON FeatureCollection."""
    features = [feature for result in results if result is not None for feature in json.loads(result._features())]
    return {"type": "FeatureCollection", "features": features}
