"""Styles over stretches of a text → disjoint runs → the segments of one line of it.

Text goes into `Segment(text, style)` and nowhere else: no markup is ever read from it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from lineage.model import Span

Stretch = tuple[int, int, Style]
"""Start, stop (half-open), style."""


def runs(length: int, layers: Sequence[Sequence[Stretch]]) -> list[Stretch]:
    """Disjoint runs in order; where nothing is painted there is none.

    A later layer is painted over an earlier one (its colours win, the rest of the styles add up),
    in a layer a later stretch over an earlier one. Stretches may overlap and go beyond the text,
    `length` code points long. Takes n log n, times the styles that lie over each other.
    """
    painted = [
        (max(start, 0), min(stop, length), style)
        for layer in layers
        for start, stop, style in layer
        if max(start, 0) < min(stop, length)
    ]
    order = sorted(range(len(painted)), key=lambda n: painted[n][0])
    edges = sorted({edge for start, stop, _ in painted for edge in (start, stop)})
    flat: list[Stretch] = []
    begun = iter([*order, None])
    upcoming = next(begun)
    ends: list[tuple[int, int]] = []
    active: dict[int, Style] = {}
    for start, stop in pairwise(edges):
        while ends and ends[0][0] <= start:
            del active[heappop(ends)[1]]
        while upcoming is not None and painted[upcoming][0] <= start:
            active[upcoming] = painted[upcoming][2]
            heappush(ends, (painted[upcoming][1], upcoming))
            upcoming = next(begun)
        if active:
            _add(flat, start, stop, Style.combine(active[n] for n in sorted(active)))
    return flat


def segments(text: str, line: Span, runs: Sequence[Stretch]) -> list[Segment]:
    """One line of the picture of a text (`wrap.shown`), painted with `runs` of the whole text.

    Costs what the line holds, however long the text and its runs are.
    """
    painted: list[Segment] = []
    at = line.start
    for start, stop, style in _from(runs, line):
        if at < start:
            painted.append(Segment(text[at:start]))
        painted.append(Segment(text[start:stop], style))
        at = stop
    if at < line.stop:
        painted.append(Segment(text[at : line.stop]))
    return painted


def _from(runs: Sequence[Stretch], line: Span) -> Iterable[Stretch]:
    """The runs that meet the line, cut to it."""
    first = max(bisect_right(runs, line.start, key=lambda run: run[0]) - 1, 0)
    for place in range(first, len(runs)):
        start, stop, style = runs[place]
        if start >= line.stop:
            return
        start, stop = max(start, line.start), min(stop, line.stop)
        if start < stop:
            yield start, stop, style


def _add(flat: list[Stretch], start: int, stop: int, style: Style) -> None:
    """Neighbours of one style are one run."""
    if flat and flat[-1][1] == start and flat[-1][2] == style:
        start = flat.pop()[0]
    flat.append((start, stop, style))
