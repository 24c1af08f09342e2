"""Where the texts of a batch may come from, and what is said about broken ones."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import hadath

TEXT = "قصفت مدفعية الجيش حي الزيتون صباح الأحد."
TEXTS = [TEXT, "", "لا جديد.", TEXT * 3]
EXPECTED = [hadath.extract(text, "2026-01-07") for text in TEXTS]


def many(texts: Any, **more: Any) -> hadath.Extractions[hadath.Extraction]:
    return hadath.extract_many(texts, published="2026-01-07", **more)


def generator() -> Iterator[str]:
    yield from TEXTS


def pandas_series(dtype: str) -> Any:
    pandas = pytest.importorskip("pandas")
    if "pyarrow" in dtype:
        pytest.importorskip("pyarrow")
    return pandas.Series(TEXTS, dtype=dtype, index=[7, 8, 9, 10])


def polars_series(dtype: str) -> Any:
    polars = pytest.importorskip("polars")
    return polars.Series("text", TEXTS, dtype=getattr(polars, dtype))


def arrow(dtype: str) -> Any:
    pyarrow = pytest.importorskip("pyarrow")
    return pyarrow.array(TEXTS, type=getattr(pyarrow, dtype)())


def arrow_chunks() -> Any:
    pyarrow = pytest.importorskip("pyarrow")
    return pyarrow.chunked_array([TEXTS[:1], [], TEXTS[1:]])


SOURCES: dict[str, Callable[[], Any]] = {
    "list": lambda: TEXTS,
    "tuple": lambda: tuple(TEXTS),
    "generator": generator,
    "dict values": lambda: dict(enumerate(TEXTS)).values(),
    "dicts": lambda: [{"text": text} for text in TEXTS],
    "numpy": lambda: pytest.importorskip("numpy").array(TEXTS),
    "pandas object": lambda: pandas_series("object"),
    "pandas string": lambda: pandas_series("string"),
    "pandas category": lambda: pandas_series("category"),
    "pandas Arrow": lambda: pandas_series("string[pyarrow]"),
    "polars": lambda: polars_series("String"),
    "polars category": lambda: polars_series("Categorical"),
    "Arrow": lambda: arrow("string"),
    "Arrow large": lambda: arrow("large_string"),
    "Arrow view": lambda: arrow("string_view"),
    "Arrow slice": lambda: arrow("string").take([3, 0, 1, 2, 3]).slice(1),
    "Arrow categories": lambda: arrow("string").dictionary_encode(),
    "Arrow chunks": arrow_chunks,
}


@pytest.mark.parametrize("source", SOURCES)
def test_any_source(source: str) -> None:
    assert many(SOURCES[source]()) == EXPECTED
    for chunk in (1, 3, 100):
        stream = hadath.extract_iter(SOURCES[source](), published="2026-01-07", chunk=chunk)
        assert list(stream) == EXPECTED


@pytest.mark.parametrize("source", SOURCES)
def test_one_for_each(source: str) -> None:
    dates = [None, "2026-01-07", datetime.date(2026, 1, 8), datetime.datetime(2026, 1, 9, 10)]
    ids = ["a", None, 3, "d"]
    expected = [hadath.extract(text, date, id) for text, date, id in zip(TEXTS, dates, ids)]
    assert hadath.extract_many(SOURCES[source](), published=dates, ids=ids) == expected
    assert list(hadath.extract_iter(SOURCES[source](), iter(dates), iter(ids), chunk=3)) == expected


def test_dates_of_data_frames() -> None:
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    pyarrow = pytest.importorskip("pyarrow")
    numpy = pytest.importorskip("numpy")
    day = datetime.datetime(2026, 1, 7, 21, 30)
    for dates in (
        pandas.Series([day, None]),
        polars.Series([day, None]),
        pyarrow.array([day, None], type=pyarrow.timestamp("s")),
        numpy.array([day, None], dtype="datetime64[ns]"),
    ):
        results = hadath.extract_many(["", ""], published=dates)
        assert [result.published for result in results] == ["2026-01-07T21:30", None]
    for index in (pandas.RangeIndex(2), numpy.arange(2), polars.Series([0, 1])):
        assert [result.id for result in hadath.extract_many(["", ""], ids=index)] == ["0", "1"]


def test_records_bring_their_own() -> None:
    records = [{"text": TEXT, "published": "2025-05-05", "id": 5, "more": 1}, {"text": ""}]
    results = hadath.extract_many(records, published="2026-01-07", ids=["x", "y"])
    assert [(r.published, r.id) for r in results] == [("2025-05-05", "5"), ("2026-01-07", "y")]
    with pytest.raises(hadath.InputError, match=r'texts\[1\] has no "text"') as caught:
        hadath.extract_many([{"text": ""}, {"content": ""}])
    assert caught.value.index == 1
    with pytest.raises(hadath.InputError, match=r'texts\[0\]\["published"\]: not a date'):
        hadath.extract_many([{"text": "", "published": "today"}])


def test_an_arrow_column_is_not_copied() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    pool = pyarrow.default_memory_pool()
    gc.collect()
    before = pool.bytes_allocated()
    column = pyarrow.array([TEXT, "لا جديد. " * 50_000])
    held = pool.bytes_allocated() - before
    assert held > 700_000
    results = hadath.extract_many(column)
    del column
    gc.collect()
    # The results read the texts where they are, and keep them there.
    assert pool.bytes_allocated() - before < held + 1000
    assert results[0].text == TEXT
    assert results[0].text is results[0].text
    del results
    gc.collect()
    assert pool.bytes_allocated() == before


BROKEN = [TEXT, None, b"bytes", "\ud800", 7, float("nan"), ["list"], {"id": 1}, "لا جديد."]


def test_broken_items_are_collected() -> None:
    results = hadath.extract_many(BROKEN, errors="collect", ids=range(len(BROKEN)))
    assert [result is None for result in results] == [False, *[True] * 7, False]
    assert [error.index for error in results.errors] == [1, 2, 3, 4, 5, 6, 7]
    assert all(isinstance(error, hadath.InputError) for error in results.errors)
    assert str(results.errors[0]) == "texts[1] must be str, not NoneType"
    assert "U+D800" in str(results.errors[2])
    assert [result.id for result in results if result is not None] == ["0", "8"]


@pytest.mark.parametrize("chunk", [1, 2, 5, 100])
def test_broken_items_of_a_stream(chunk: int) -> None:
    stream = hadath.extract_iter(BROKEN, errors="collect", chunk=chunk)
    assert [result is None for result in stream] == [False, *[True] * 7, False]
    assert [error.index for error in stream.errors] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("position", range(1, 8))
def test_broken_items_raise(position: int) -> None:
    texts = [TEXT, TEXT, BROKEN[position]]
    with pytest.raises(hadath.InputError, match=r"texts\[2\]") as caught:
        hadath.extract_many(texts)
    assert caught.value.index == 2
    stream = hadath.extract_iter(texts, chunk=2)
    assert len(next(stream)) == len(next(stream)) == 1
    with pytest.raises(hadath.InputError, match=r"texts\[2\]"):
        next(stream)


def test_broken_rows() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    polars = pytest.importorskip("polars")
    for column in (pyarrow.array([TEXT, None]), polars.Series([TEXT, None])):
        with pytest.raises(hadath.InputError, match=r"texts\[1\] must be str, not null"):
            hadath.extract_many(column)
        assert hadath.extract_many(column, errors="collect")[1] is None
    # Bytes that claim to be strings.
    wrong = pyarrow.StringArray.from_buffers(
        2, pyarrow.array([0, 1, 3], pyarrow.int32()).buffers()[1], pyarrow.py_buffer(b"a\xff\xfe")
    )
    with pytest.raises(hadath.InputError, match=r"texts\[1\] is not UTF-8") as caught:
        hadath.extract_many(wrong)
    assert caught.value.index == 1


def test_what_is_no_column_of_texts() -> None:
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    pyarrow = pytest.importorskip("pyarrow")
    frame = pandas.DataFrame({"text": TEXTS})
    tables = [frame, polars.DataFrame({"text": TEXTS}), pyarrow.table({"text": TEXTS}), {"text": TEXT}, TEXT, b"", 1]
    for wrong in tables:
        for function in (hadath.extract_many, hadath.extract_iter):
            with pytest.raises(TypeError, match="texts must be "):
                function(wrong)
    with pytest.raises(hadath.InputError, match=r"texts\[0\] must be str, not int"):
        hadath.extract_many(pyarrow.array([1, 2]))


def test_lengths_of_a_stream() -> None:
    with pytest.raises(hadath.InputError, match="ids has 3 items for at least 4 texts"):
        list(hadath.extract_iter([""] * 9, ids=["a"] * 3, chunk=2))
    with pytest.raises(hadath.InputError, match="published has more items than the 2 texts"):
        list(hadath.extract_iter([""] * 2, published=["2026-01-07"] * 3))
    with pytest.raises(hadath.InputError, match="chunk must be at least 1, not 0"):
        hadath.extract_iter([], chunk=0)
    with pytest.raises(hadath.InputError, match="errors must be 'raise' or 'collect', not 'ignore'"):
        hadath.extract_many([], errors="ignore")  # type: ignore[call-overload]


def test_a_stream_takes_no_more_than_it_gives() -> None:
    taken = []

    def texts() -> Iterator[str]:
        for number in range(100):
            taken.append(number)
            yield TEXT

    stream = hadath.extract_iter(texts(), chunk=10)
    assert not taken
    next(stream)
    assert len(taken) == 10
    stream.close()
    assert list(stream) == []


def test_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    from hadath import _bar

    monkeypatch.setattr(_bar, "PATIENCE", 0.0)
    hadath.extract_many([TEXT] * 500)
    shown = capsys.readouterr().err
    assert "500/500" in shown
    list(hadath.extract_iter(iter([TEXT] * 500), chunk=100))
    assert "500 texts" in capsys.readouterr().err
    hadath.extract_many([TEXT] * 500, progress=False)
    monkeypatch.setattr(_bar, "PATIENCE", 1000.0)
    hadath.extract_many([TEXT] * 500)
    assert capsys.readouterr().err == ""
