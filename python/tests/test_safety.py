"""Threads, processes, interrupts."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import sysconfig
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

import hadath

TEXTS = [f"قصفت مدفعية الجيش حي الزيتون صباح الأحد. {number}" for number in range(50)]
EXPECTED = hadath.extract_many(TEXTS)
START = [method for method in ("fork", "spawn", "forkserver") if method in multiprocessing.get_all_start_methods()]

# A process forked while other threads run may hang in any of their locks; these tests fork when no other thread works.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def one(text: str) -> hadath.Extraction:
    return hadath.extract(text)


def many(texts: list[str]) -> list[hadath.Extraction]:
    return list(hadath.extract_many(texts, threads=2))


def with_extractor(work: tuple[hadath.Extractor, list[str]]) -> list[hadath.Extraction]:
    extractor, texts = work
    return list(extractor.extract_iter(texts, threads=2, chunk=7))


@pytest.mark.parametrize("method", START)
def test_multiprocessing(method: str) -> None:
    context = multiprocessing.get_context(method)
    with context.Pool(2) as pool:
        assert pool.map(one, TEXTS, chunksize=10) == EXPECTED
        assert pool.map(many, [TEXTS, TEXTS]) == [EXPECTED, EXPECTED]
        assert pool.map(with_extractor, [(hadath.Extractor(), TEXTS)]) == [EXPECTED]


@pytest.mark.parametrize("method", START)
def test_process_pool(method: str) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        assert list(pool.map(one, TEXTS, chunksize=10)) == EXPECTED


def test_thread_pool() -> None:
    extractor = hadath.Extractor()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(extractor.extract, TEXTS)) == EXPECTED
        assert list(pool.map(many, [TEXTS] * 8)) == [EXPECTED] * 8


def test_threads_share_results() -> None:
    results = hadath.extract_many(TEXTS * 20)

    def look(_: int) -> int:
        return sum(len(event.arguments) + len(event.to_dict()) for result in results for event in result)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(look, range(8)))) == 1


def test_batches_in_threads() -> None:
    broken: list[BaseException] = []

    def work() -> None:
        try:
            assert list(hadath.extract_iter(TEXTS, threads=3, chunk=5)) == EXPECTED
        except BaseException as error:
            broken.append(error)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not broken


LONG = "قصفت مدفعية الجيش حي الزيتون صباح الأحد، وقال ناطق إن القصف مستمر.\n"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this system")
@pytest.mark.parametrize("entry", ["extract", "extract_many", "extract_iter"])
def test_interrupts_come_at_once(entry: str) -> None:
    works: dict[str, Callable[[str], object]] = {
        "extract": lambda text: hadath.extract(text),
        "extract_many": lambda text: hadath.extract_many([text] * 2),
        "extract_iter": lambda text: next(hadath.extract_iter(iter([text] * 2))),
    }
    work = works[entry]
    size = 10_000
    while True:
        start = time.perf_counter()
        work(LONG * size)
        if time.perf_counter() - start > 1:
            break
        size *= 2

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    text = LONG * size
    try:
        start = time.perf_counter()
        with pytest.raises(KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            work(text)
        # One text alone takes longer than this.
        assert time.perf_counter() - start < 0.6
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_errors_of_the_bar_come_through() -> None:
    def report(_: int) -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        hadath.Extractor()._batch(TEXTS, None, None, 2, False, 0, report)


@pytest.mark.skipif(not sysconfig.get_config_var("Py_GIL_DISABLED"), reason="this interpreter has the lock")
def test_the_module_does_not_bring_the_lock_back() -> None:
    assert not getattr(sys, "_is_gil_enabled")()
