"""Many texts: order, threads, the interpreter lock, signals."""

from __future__ import annotations

import datetime
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

import hadath

EXTRACTOR = hadath.Extractor()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.mark.parametrize("threads", [None, 1, 2, 7, 1000])
def test_order_and_threads(threads: int | None, sentences: tuple[str, ...]) -> None:
    texts = [" ".join(sentences[: i % 5]) + f" {i}" for i in range(200)]
    ids = [str(i) for i in range(200)]
    many = EXTRACTOR.extract_many(texts, published="2026-01-07", ids=ids, threads=threads)
    assert many == [EXTRACTOR.extract(t, published="2026-01-07", id=i) for t, i in zip(texts, ids)]
    assert all(extraction.text is text for extraction, text in zip(many, texts))


def test_nothing() -> None:
    assert EXTRACTOR.extract_many([]) == []
    assert EXTRACTOR.extract_many(iter(()), published=[], ids=[]) == []


def test_any_iterable(text: str) -> None:
    expected = [EXTRACTOR.extract(text, "2026-01-07", "a"), EXTRACTOR.extract("")]
    dates = {datetime.date(2026, 1, 7): 1, None: 2}
    assert EXTRACTOR.extract_many(iter([text, ""]), published=dates, ids=("a", None)) == expected


def test_one_date_for_all(text: str) -> None:
    many = EXTRACTOR.extract_many([text, text], published=datetime.datetime(2026, 1, 7, 21))
    assert [extraction.published for extraction in many] == ["2026-01-07T21:00"] * 2


def test_errors_name_the_text() -> None:
    with pytest.raises(hadath.InputError, match=r"texts\[2\] has a lone surrogate, U\+D912, at character 1"):
        EXTRACTOR.extract_many(["", "a", "a\ud912"])
    with pytest.raises(hadath.InputError, match=r"ids\[1\] has a lone surrogate"):
        EXTRACTOR.extract_many(["", "a"], ids=["", "\ud800"])
    with pytest.raises(hadath.InputError, match=r"published\[1\]: not a date: '7/1'"):
        EXTRACTOR.extract_many(["", "a"], published=[None, "7/1"])
    with pytest.raises(hadath.InputError, match="published: not a date"):
        EXTRACTOR.extract_many([""], published="7/1")
    for wrong in (None, b"", 1, float("nan")):
        with pytest.raises(hadath.InputError, match=r"texts\[1\] must be str, not ") as caught:
            EXTRACTOR.extract_many(["", wrong])
        assert caught.value.index == 1


def test_one_string_is_not_many_texts(text: str) -> None:
    with pytest.raises(TypeError, match="texts must be an iterable with an item for each text, not str"):
        EXTRACTOR.extract_many(text)
    with pytest.raises(TypeError, match="ids must be an iterable with an item for each text, not str"):
        EXTRACTOR.extract_many([text], ids="a")
    with pytest.raises(TypeError, match="texts must be an iterable .* not int"):
        EXTRACTOR.extract_many(1)  # type: ignore[call-overload]


def test_lengths_must_agree() -> None:
    with pytest.raises(hadath.InputError, match="ids has 1 items for 2 texts"):
        EXTRACTOR.extract_many(["", ""], ids=["a"])
    with pytest.raises(hadath.InputError, match="published has 3 items for 2 texts"):
        EXTRACTOR.extract_many(["", ""], published=[None] * 3)


@pytest.mark.parametrize("threads", [0, -1])
def test_threads_must_be_positive(threads: int) -> None:
    with pytest.raises(hadath.InputError, match=f"threads must be at least 1, not {threads}"):
        EXTRACTOR.extract_many([], threads=threads)


def test_errors_of_the_iterable_come_through() -> None:
    def texts() -> object:
        yield ""
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        EXTRACTOR.extract_many(texts())  # type: ignore[call-overload]


def test_shared_between_threads(sentences: tuple[str, ...]) -> None:
    texts = list(sentences) * 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(EXTRACTOR.extract, texts)) == EXTRACTOR.extract_many(texts)


def test_objects_made_by_several_threads_are_the_same(sentences: tuple[str, ...]) -> None:
    for _ in range(50):
        extraction = EXTRACTOR.extract(sentences[1])
        with ThreadPoolExecutor(4) as pool:
            assert len({id(events) for events in pool.map(lambda e: e.events, [extraction] * 4)}) == 1


@pytest.mark.parametrize("many", [False, True])
def test_other_threads_run_meanwhile(many: bool, text: str) -> None:
    size = 1000
    while seconds(lambda: EXTRACTOR.extract((text + "\n") * size)) < 0.3:
        size *= 2
    long = (text + "\n") * size
    ticks: list[float] = []
    stop = threading.Event()

    def tick() -> None:
        while not stop.wait(0.005):
            ticks.append(time.perf_counter())

    thread = threading.Thread(target=tick)
    thread.start()
    start = time.perf_counter()
    _ = EXTRACTOR.extract_many([long]) if many else EXTRACTOR.extract(long)
    end = time.perf_counter()
    stop.set()
    thread.join()
    # With the lock held there would be one at most.
    assert sum(start < t < end for t in ticks) >= 5


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this system")
def test_a_signal_stops_the_work(text: str) -> None:
    texts = [text * 20] * 500
    while (full := seconds(lambda: EXTRACTOR.extract_many(texts))) < 1:
        texts *= 2

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        start = time.perf_counter()
        with pytest.raises(KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            EXTRACTOR.extract_many(texts)
        assert time.perf_counter() - start < full * 0.8
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_works_after_a_fork(sentences: tuple[str, ...]) -> None:
    expected = EXTRACTOR.extract_many(sentences, threads=2)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os._exit(0 if EXTRACTOR.extract_many(sentences, threads=2) == expected else 1)
    assert os.waitpid(child, 0)[1] == 0
