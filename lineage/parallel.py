"""One function over many numbers, in this process or in several; results in order.

Workers are forked, so that they see the caller's data without copying; where the platform cannot
fork, the work is done here. The number of workers never changes a result.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Result = TypeVar("Result")

MAX_CHUNK = 512
MIN_CHUNK = 32
"""Large chunks first, for what a worker has made ready may serve the next number too; small ones
last, so that all workers end at the same time."""
CHUNKS_LEFT = 4
"""For each worker, as long as the chunks are neither that large nor that small."""

MIN_SHARE = 64
"""Less work for a worker than this costs more to hand out than to do."""

_work: Callable[[int], object] | None = None


def in_order(
    function: Callable[[int], Result],
    count: int,
    jobs: int,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Result]:
    """function(0), function(1), … function(count - 1), computed by `jobs` processes."""
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if jobs < 2 or count < MIN_SHARE * jobs or not can_fork:
        for number in range(count):
            yield function(number)
            if progress:
                progress(number + 1)
        return
    yield from _forked(function, count, jobs, progress)


def _forked(
    function: Callable[[int], Result],
    count: int,
    jobs: int,
    progress: Callable[[int], None] | None,
) -> Iterator[Result]:
    global _work
    _work = function
    try:
        with multiprocessing.get_context("fork").Pool(jobs, initializer=_quiet) as pool:
            done = 0
            for results in pool.imap(_run, _chunks(count, jobs)):
                yield from results  # type: ignore[misc]
                done += len(results)
                if progress:
                    progress(done)
    finally:
        _work = None


def _chunks(count: int, jobs: int) -> Iterator[range]:
    at = 0
    while at < count:
        size = min(MAX_CHUNK, max(MIN_CHUNK, (count - at) // (jobs * CHUNKS_LEFT)))
        yield range(at, min(at + size, count))
        at += size


def _quiet() -> None:
    """Ctrl-C is the parent's business; what the parent made is not searched for garbage."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


def _run(chunk: Sequence[int]) -> list[object]:
    assert _work is not None
    return [_work(number) for number in chunk]
