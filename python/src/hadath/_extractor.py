"""The entries: the class `Extractor` and the functions that use one with the defaults."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, overload

from . import _native
from ._batch import Extractions
from ._bar import bar, length
from ._errors import InputError
from ._native import Extraction
from ._stream import Stream
from ._types import Published, Texts


class Extractor(_native.Extractor):
    """Extracts events. Immutable: share one between threads freely, pickle it for other processes.

    ``lexicons`` go on top of the built-in lexicon, later ones before earlier ones: each the path of a file or folder,
    or a pair of a name (for messages) and TOML text. ``gazetteers`` stand beside the built-in places, and before them
    where both have one: each the path of a country file of GeoNames (``SY.txt``) or of CSV with a column ``name``, or
    a pair of a name and such text. ``config`` is the path of a TOML file with these settings; what is given here goes
    before it. The interpreter lock is released while it works.

    The other keywords choose what is given out: only ``kinds`` (all), only events with at least ``min_confidence``
    (0.0 to 1.0), with or without ``generic`` events (with), ``negative`` ones, denied or said not to have happened
    (with), and ``statements`` (with). ``None`` is the value of ``config``, or that in brackets.

    Raises `LexiconError` for a wrong entry, `GazetteerError` for a wrong row, ``OSError`` for a file that cannot be
    read, `InputError` for an unknown kind, a confidence that is not between 0 and 1, or a wrong ``config``.

    >>> import hadath
    >>> extractor = hadath.Extractor()
    >>> extractor.extract("قصفت مدفعية الجيش حي الزيتون.").events[0].kind
    <EventKind.SHELLING: 'shelling'>
    """

    __module__ = "hadath"
    __slots__ = ()

    @overload
    def extract_many(
        self,
        texts: Texts,
        published: Published | Iterable[Published | None] | None = None,
        ids: Iterable[str | int | None] | None = None,
        threads: int | None = None,
        progress: bool = True,
        errors: Literal["raise"] = "raise",
    ) -> Extractions[Extraction]: ...
    @overload
    def extract_many(
        self,
        texts: Texts,
        published: Published | Iterable[Published | None] | None = None,
        ids: Iterable[str | int | None] | None = None,
        threads: int | None = None,
        progress: bool = True,
        *,
        errors: Literal["collect"],
    ) -> Extractions[Extraction | None]: ...
    def extract_many(
        self,
        texts: Texts,
        published: Published | Iterable[Published | None] | None = None,
        ids: Iterable[str | int | None] | None = None,
        threads: int | None = None,
        progress: bool = True,
        errors: Literal["raise", "collect"] = "raise",
    ) -> Extractions[Any]:
        """Finds the events of many texts with several threads; the results are in the order of the texts.

        Args:
            texts: Strings, in any iterable: a list, a generator, a pandas or polars Series, a column of Arrow strings
                (through the Arrow PyCapsule interface; the texts are not copied, and the results keep the column
                alive). An item may also be a dict with ``text`` and, if known, ``published`` and ``id``, as a line of
                JSONL; they come before those given here.
            published: One date of publication for all, or one (or ``None``, NaT) for each text.
            ids: An identifier (or ``None``) for each text; it comes back in the results. Numbers become strings.
            threads: How many threads work, by default as many as there are processors. Results do not depend on it.
            progress: Whether to show a bar, by ``tqdm.auto`` if that is installed, once the work takes longer than a
                second.
            errors: What to do about a broken item (``None``, bytes, a lone surrogate, a bad date): ``"raise"``, or
                ``"collect"``: then its result is ``None``, and ``errors`` of the results tells what is wrong.

        Returns:
            A sequence of results that turns into tables.

        Raises:
            InputError: For a broken item, with its number in ``index``; for lengths that differ; for ``threads`` less
                than 1. All inputs are checked before any work.
            TypeError: For a parameter of a wrong type.

        >>> import hadath
        >>> texts = ["قصفت مدفعية الجيش حي الزيتون.", None, "لا جديد."]
        >>> results = hadath.extract_many(texts, published="2026-01-07", errors="collect")
        >>> [None if extraction is None else len(extraction) for extraction in results]
        [1, None, 0]
        >>> results.errors
        (InputError('texts[1] must be str, not NoneType'),)
        """
        collect = _collect(errors)
        with bar(progress, length(texts)) as report:
            results, broken = self._batch(texts, published, ids, threads, collect, 0, report)
        return Extractions[Any]._of(results, broken)

    @overload
    def extract_iter(
        self,
        texts: Texts,
        published: Published | Iterable[Published | None] | None = None,
        ids: Iterable[str | int | None] | None = None,
        threads: int | None = None,
        progress: bool = True,
        errors: Literal["raise"] = "raise",
        chunk: int = 1000,
    ) -> Stream[Extraction]: ...
    @overload
    def extract_iter(
        self,
        texts: Texts,
        published: Published | Iterable[Published | None] | None = None,
        ids: Iterable[str | int | None] | None = None,
        threads: int | None = None,
        progress: bool = True,
        *,
        errors: Literal["collect"],
        chunk: int = 1000,
    ) -> Stream[Extraction | None]: ...
    def extract_iter(
        self,
        texts: Texts,
        published: Published | Iterable[Published | None] | None = None,
        ids: Iterable[str | int | None] | None = None,
        threads: int | None = None,
        progress: bool = True,
        errors: Literal["raise", "collect"] = "raise",
        chunk: int = 1000,
    ) -> Stream[Any]:
        """As `extract_many`, for more texts than memory holds: takes them from the iterable and gives the results as
        it goes, ``chunk`` texts at a time.

        Each chunk is checked before it is worked on, so an error comes after the results of the chunks before it. With
        ``errors="collect"``, broken items give ``None``, and ``errors`` of the iterator lists what was wrong so far.

        >>> import hadath
        >>> texts = ("قصفت مدفعية الجيش حي الزيتون." for _ in range(5000))
        >>> sum(len(extraction) for extraction in hadath.extract_iter(texts))
        5000
        """
        if chunk < 1:
            raise InputError(f"chunk must be at least 1, not {chunk}")
        return Stream(self, texts, published, ids, threads, progress, _collect(errors), chunk)


def _collect(errors: str) -> bool:
    if errors not in ("raise", "collect"):
        raise InputError(f"errors must be 'raise' or 'collect', not {errors!r}")
    return errors == "collect"


_DEFAULT = Extractor()

extract_many = _DEFAULT.extract_many
extract_iter = _DEFAULT.extract_iter
