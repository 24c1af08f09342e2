"""One bar on long work, by tqdm if that is installed."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Callable

# A bar appears when the work takes longer than this, in seconds: short work does not even import tqdm.
PATIENCE = 1.0


class _Bar:
    def __init__(self, total: int | None) -> None:
        self.total, self.done, self.tqdm = total, 0, None
        self.appears = time.monotonic() + PATIENCE

    def __call__(self, new: int) -> None:
        self.done += new
        if self.tqdm is not None:
            self.tqdm.update(new)
        elif time.monotonic() >= self.appears:
            self.tqdm = _tqdm(self.total, self.done)
            if self.tqdm is None:
                # Not installed; do not look again.
                self.appears = float("inf")

    tqdm: Any


def _tqdm(total: int | None, done: int) -> Any:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    return tqdm(total=total, initial=done, unit=" texts", unit_scale=True)


@contextmanager
def bar(show: bool, total: int | None) -> Generator[Callable[[int], None] | None, None, None]:
    """What to call with the number of texts done since the last time; ``None`` for no bar."""
    if not show:
        yield None
        return
    report = _Bar(total)
    try:
        yield report
    finally:
        if report.tqdm is not None:
            report.tqdm.close()


def length(values: Any) -> int | None:
    """How many there are, if that can be known before."""
    try:
        return len(values)
    except TypeError:
        return None
