"""The class `Extractions`: the results of many texts, and their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast, overload

from . import _native, _tables
from ._errors import InputError
from ._native import Extraction

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T = TypeVar("T", bound="Extraction | None", covariant=True)


class Extractions(Sequence[T], Generic[T]):
    """The results of many texts, in their order. A sequence that turns into tables.

    `extract_many` returns one; ``Extractions(results)`` makes one of any results, as those of a loop or a stream.
    Where a text was broken and ``errors="collect"``, the item is ``None``. Immutable.

    A library that takes the Arrow PyCapsule interface takes it as it is, as the table of events:
    ``pyarrow.table(results)``.

    >>> import hadath
    >>> results = hadath.extract_many(["قصفت مدفعية الجيش حي الزيتون.", "لا جديد."])
    >>> results
    <hadath.Extractions texts=2 events=1 errors=0>
    >>> results[0].events[0].kind
    <EventKind.SHELLING: 'shelling'>
    """

    __module__ = "hadath"
    __slots__ = ("_errors", "_results")

    def __init__(self, results: Iterable[T], errors: Iterable[InputError] = ()) -> None:
        self._results: tuple[T, ...] = tuple(results)
        self._errors = tuple(errors)
        for number, result in enumerate(self._results):
            _check(number, result)

    @classmethod
    def _of(cls, results: list[T], errors: list[InputError]) -> Extractions[T]:
        """Of what the native module made: nothing to check, which would cost more than making it did."""
        made = cls.__new__(cls)
        made._results, made._errors = tuple(results), tuple(errors)
        return made

    @property
    def errors(self) -> tuple[InputError, ...]:
        """What was wrong with the broken texts, each with the number of the text in ``index``."""
        return self._errors

    def __len__(self) -> int:
        return len(self._results)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Extractions[T]: ...
    def __getitem__(self, index: int | slice) -> T | Extractions[T]:
        if isinstance(index, slice):
            numbers = range(len(self))[index]
            return Extractions(self._results[index], (e for e in self._errors if e.index in numbers))
        return self._results[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._results)

    def __eq__(self, other: object) -> bool:
        """The same results; also as a plain list of them."""
        if isinstance(other, (Extractions, list, tuple)):
            return self._results == tuple(cast("Sequence[object]", other))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._results)

    def __repr__(self) -> str:
        events = sum(len(result) for result in self._results if result is not None)
        return f"<hadath.Extractions texts={len(self)} events={events} errors={len(self._errors)}>"

    def _repr_html_(self) -> str:
        from ._html import overview

        return overview(self)

    def __arrow_c_schema__(self) -> object:
        return _native.Table.events([]).__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return _native.Table.events(list(self._results)).__arrow_c_stream__(requested_schema)

    def kinds(self) -> dict[str, int]:
        """How many events there are of each kind, the most frequent first.

        >>> import hadath
        >>> hadath.extract_many(["قصفت مدفعية الجيش حي الزيتون."] * 2).kinds()
        {'shelling': 2}
        """
        counts = Counter(str(event.kind) for result in self._results if result is not None for event in result)
        return dict(counts.most_common())

    def to_arrow(self, table: Literal["events", "arguments"] = "events") -> pyarrow.Table:  # pyright: ignore
        """A ``pyarrow.Table``: one row an event, or one row an argument. Handed over without a copy.

        Raises ``ImportError`` when pyarrow is not installed.

        >>> import hadath
        >>> results = hadath.extract_many(["قصفت مدفعية الجيش حي الزيتون."])
        >>> results.to_arrow()["places"].to_pylist()
        [['حي الزيتون']]
        >>> set(results.to_arrow("arguments")["role"].to_pylist()) > {"agent", "place"}
        True
        """
        return _tables.to_arrow(self._results, table)  # pyright: ignore

    def to_pandas(self, table: Literal["events", "arguments"] = "events") -> pandas.DataFrame:
        """A pandas DataFrame with categories, timestamps, and whole numbers that may be missing. Needs pyarrow.

        >>> import hadath
        >>> frame = hadath.extract_many(["قصفت مدفعية الجيش حي الزيتون."]).to_pandas()
        >>> frame.loc[0, "kind"]
        'shelling'
        """
        return _tables.to_pandas(self._results, table)

    def to_polars(self, table: Literal["events", "arguments"] = "events") -> polars.DataFrame:
        """A polars DataFrame. Does not need pyarrow.

        >>> import hadath
        >>> frame = hadath.extract_many(["قصفت مدفعية الجيش حي الزيتون."]).to_polars()
        >>> frame["kind"].to_list()
        ['shelling']
        """
        return _tables.to_polars(self._results, table)

    def to_dicts(self) -> list[dict[str, Any] | None]:
        """The JSON contract of each text as plain dicts; ``None`` for a broken one.

        >>> import hadath
        >>> [record["id"] for record in hadath.extract_many(["لا جديد."], ids=["doc-1"]).to_dicts()]
        ['doc-1']
        """
        return [None if result is None else result.to_dict() for result in self._results]

    def to_geojson(self) -> dict[str, Any]:
        """A GeoJSON FeatureCollection (RFC 7946) as plain dicts, the same that the command line writes: a feature for
        each event with a known place, at the most exact of its places; its properties are those of the event.

        >>> import hadath
        >>> hadath.extract_many(["لا جديد."]).to_geojson()
        {'type': 'FeatureCollection', 'features': []}
        """
        return _tables.to_geojson(self._results)


def _check(number: int, result: object) -> None:
    if result is not None and not isinstance(result, Extraction):
        raise TypeError(f"results[{number}] must be Extraction or None, not {type(result).__name__}")
