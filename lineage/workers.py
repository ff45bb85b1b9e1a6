"""Processes that work beside this one. They are forked: they see the caller's data without copying,
and what they make goes to the disk."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from threading import Thread

from lineage.errors import OutputError

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()


def each(function: Callable[[int], None], numbers: Sequence[int], jobs: int) -> Iterator[None]:
    """Does all numbers, and yields after each. `jobs`: workers, of which one is of use as well, for
    its memory is free again afterwards; 0: none."""
    if jobs < 1 or len(numbers) < 2:
        yield from map(function, numbers)
        return
    with _workers(function, jobs) as pool:
        for done in as_completed([pool.submit(_run, number) for number in numbers]):
            yield done.result()


@contextmanager
def beside(function: Callable[[], None], jobs: int) -> Iterator[Callable[[], None]]:
    """Does it in a worker meanwhile; what it yields waits until it is done, and is to be called
    within. `jobs` of fewer than two processes: it is done then, here."""
    if jobs < 2 or not CAN_FORK:
        yield function
        return
    with _workers(lambda _: function(), 1) as pool:
        yield pool.submit(_run, 0).result


_work: Callable[[int], None] | None = None
"""Of the workers that are forked next."""


@contextmanager
def _workers(function: Callable[[int], None], jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Left by an error, they are ended at once. A worker that the system ends ends all."""
    global _work
    others = multiprocessing.active_children()
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin)
    before, _work = _work, function
    try:
        yield pool
    except BaseException as error:
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()
        if isinstance(error, BrokenProcessPool):
            raise OutputError(
                "a worker process was ended by the system, which may be short of memory; run the "
                "same again, with fewer --jobs perhaps: it goes on from there."
            ) from error
        raise
    finally:
        _work = before
        pool.shutdown(cancel_futures=True)


def _run(number: int) -> None:
    assert _work is not None
    _work(number)


def _begin() -> None:
    """Ctrl-C is the parent's business; what the parent made is not searched for garbage."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """However that ends: whoever goes on from there must not find others at work."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
