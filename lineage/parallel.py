"""One function over parts of many numbers, in this process or in several; results in order.

Workers are forked, so that they see the caller's data without copying; where the platform cannot
fork, the work is done here. The number of workers never changes a result.
"""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Result = TypeVar("Result")

MAX_PART = 1024
MIN_PART = 32
"""Large parts first, for what a worker has made ready may serve the next number too; small ones
last, so that all workers end at the same time."""
PARTS_LEFT = 4
"""For each worker, as long as the parts are neither that large nor that small."""

MIN_SHARE = 64
"""Less work for a worker than this costs more to hand out than to do."""

_work: Callable[[int, range], object] | None = None


def in_order(
    function: Callable[[int, range], Result],
    count: int,
    jobs: int,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Result]:
    """function(n, part) for the nth of the parts that 0, 1, … count - 1 are divided into; the
    parts depend on `count` and `jobs` alone."""
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    parts = list(_parts(count, jobs))
    if jobs < 2 or count < MIN_SHARE * jobs or not can_fork:
        results: Iterator[Result] = itertools.starmap(function, enumerate(parts))
    else:
        results = _forked(function, parts, jobs)
    for part, result in zip(parts, results, strict=True):
        yield result
        if progress:
            progress(part.stop)


def _forked(
    function: Callable[[int, range], Result], parts: Sequence[range], jobs: int
) -> Iterator[Result]:
    global _work
    _work = function
    try:
        with multiprocessing.get_context("fork").Pool(jobs, initializer=_quiet) as pool:
            yield from pool.imap(_run, enumerate(parts))
    finally:
        _work = None


def _parts(count: int, jobs: int) -> Iterator[range]:
    at = 0
    while at < count:
        size = min(MAX_PART, max(MIN_PART, (count - at) // (jobs * PARTS_LEFT)))
        yield range(at, min(at + size, count))
        at += size


def _quiet() -> None:
    """Ctrl-C is the parent's business; what the parent made is not searched for garbage."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


def _run(numbered: tuple[int, range]) -> object:
    assert _work is not None
    return _work(*numbered)
