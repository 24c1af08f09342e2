"""The iterator behind ``extract_iter``."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import islice
from typing import Any, Generic, TypeVar

from . import _native
from ._bar import bar, length
from ._errors import InputError

T = TypeVar("T")


class Stream(Iterator[T], Generic[T]):
    """The results of ``extract_iter``, in the order of the texts.

    With ``errors="collect"``, ``errors`` lists what was wrong with the items so far.

    >>> import hadath
    >>> stream = hadath.extract_iter(["لا جديد.", None], errors="collect")
    >>> list(stream)
    [<hadath.Extraction characters=8 events=0>, None]
    >>> stream.errors[0].index
    1
    """

    __module__ = "hadath"

    def __init__(
        self,
        extractor: _native.Extractor,
        texts: Any,
        published: Any,
        ids: Any,
        threads: int | None,
        progress: bool,
        collect: bool,
        chunk: int,
    ) -> None:
        self.errors: list[InputError] = []
        sources = _Texts(texts), _Parallel(published, "published"), _Parallel(ids, "ids")
        self._results = self._run(extractor, sources, threads, collect, chunk, progress, length(texts))

    def _run(
        self,
        extractor: _native.Extractor,
        sources: tuple[_Texts, _Parallel, _Parallel],
        threads: int | None,
        collect: bool,
        chunk: int,
        progress: bool,
        total: int | None,
    ) -> Generator[T, None, None]:
        texts, published, ids = sources
        done = 0
        with bar(progress, total) as report:
            while part := texts.take(chunk):
                count = len(part)
                results, broken = extractor._batch(
                    part, published.take(done, count), ids.take(done, count), threads, collect, done, report
                )
                self.errors += broken
                yield from results
                done += count
            published.end(done)
            ids.end(done)

    def __next__(self) -> T:
        return next(self._results)

    def close(self) -> None:
        """Stops early, and takes the bar away.

        >>> import hadath
        >>> stream = hadath.extract_iter(["لا جديد."] * 9)
        >>> len(next(stream)), stream.close(), list(stream)
        (0, None, [])
        """
        self._results.close()


class _Texts:
    """Texts by the chunk: rows of a column, which are not copied, or items of an iterable."""

    def __init__(self, texts: Any) -> None:
        self.column, self.row = _native.Column.of(texts), 0
        self.items = iter(()) if self.column is not None else _native.iterate(texts, "texts")

    def take(self, count: int) -> Any:
        if self.column is None:
            return list(islice(self.items, count))
        self.row += count
        return self.column.slice(self.row - count, self.row)


class _Parallel:
    """A parameter that is one value for all texts, or has one for each."""

    def __init__(self, values: Any, name: str) -> None:
        self.name = name
        single = values is None or (name == "published" and (isinstance(values, str) or not hasattr(values, "__iter__")))
        self.single = values
        self.items = None if single else _native.iterate(values, name)

    def take(self, done: int, count: int) -> Any:
        if self.items is None:
            return self.single
        part = list(islice(self.items, count))
        if len(part) < count:
            raise InputError(f"{self.name} has {done + len(part)} items for at least {done + count} texts")
        return part

    def end(self, count: int) -> None:
        if self.items is not None and next(self.items, self) is not self:
            raise InputError(f"{self.name} has more items than the {count} texts")
