"""What there is room for, of things in the order of their weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
MOST_REFUSED = 20
"""Things that did not fit, after which no further one is tried."""


def fitting(things: Iterable[T], room: int, size: Callable[[T], int]) -> list[T]:
    """Those that fit into `room` bytes together; a large one is passed over."""
    chosen, refused = [], 0
    for thing in things:
        needed = size(thing)
        if needed <= room:
            chosen.append(thing)
            room -= needed
        else:
            refused += 1
        if refused == MOST_REFUSED:
            break
    return chosen
