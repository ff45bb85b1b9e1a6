"""Looks → how much two sentences share together with the sentences beside them.

What a sentence says often stands half in the one before or after it: names that `he` takes up, a
statement that one reporter cuts in two. Each sentence is compared with the other's and its
neighbour's words together.

Two sentences joined hold the stems of both, those in both only once. So what joined sentences
share is the sum of what the single ones share, less what stems that come again were counted too
often; and that is a sum over few stems. All sums are exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lineage.align.contexts import Contexts, Side
from lineage.align.joins import Array, product, totals
from lineage.align.looks import Looks, Meetings, ratio
from lineage.align.stems import Held
from lineage.linked import Ints, ranges

WINDOWS = (
    "with_one_before_max", "with_one_before_min",
    "with_one_after_max", "with_one_after_min",
    "both_with_one_before", "both_with_neighbours",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Near:
    """The places in the grids that lie at a look or beside one; no others are asked for."""

    numbers: Ints
    """For every place in the grids, its number among these; -1: none."""
    around: Ints
    """(3, 3, looks): numbers of the places around each look; first by line, then along it."""
    count: int

    def totals(self, cells: Ints, which: Ints, weights: Array) -> Array:
        """The sum of weights[which] at each of these places."""
        numbers = self.numbers[cells]
        kept = np.flatnonzero(numbers >= 0)
        return totals(numbers[kept], weights[which[kept]], self.count)


def windows(found: Contexts, met: Meetings, looks: Looks) -> list[Array]:
    """One array per column of WINDOWS; all are symmetric in the two articles."""
    stems, near, weights = found.sheets.stems, _near(found, looks), found.local**2
    alone = Held(stems.groups, stems.places, stems.of)
    again, between, surplus = stems.again, stems.between, stems.surplus

    def grid(one: Held, other: Held) -> Array:
        return near.totals(*_met(found, one, other), weights)

    ab = near.totals(met.cells, met.stems, weights)
    again_a, again_b = grid(again, alone), grid(alone, again)
    between_a, between_b = grid(between, alone), grid(alone, between)
    places = near.around
    (_, above, _), (left, at, right), (_, below, _) = places
    around = _summed(ab, places) + grid(surplus, surplus)[at]
    around -= _summed(again_a, places[1:]) + _summed(between_a, places[1:2])
    around -= _summed(again_b, places[:, 1:]) + _summed(between_b, places[:, 1:2])
    both_before = _summed(ab, places[:2, :2]) + grid(again, again)[at]
    both_before -= again_a[at] + again_a[left] + again_b[at] + again_b[above]
    a = _squares(found.a, again, surplus, looks.a.here)
    b = _squares(found.b, again, surplus, looks.b.here)
    before = (
        _cosine(ab[at] + ab[above] - again_a[at], a.before, b.alone),
        _cosine(ab[at] + ab[left] - again_b[at], a.alone, b.before),
    )
    after = (
        _cosine(ab[at] + ab[below] - again_a[below], a.after, b.alone),
        _cosine(ab[at] + ab[right] - again_b[right], a.alone, b.after),
    )
    return [
        np.maximum(*before),
        np.minimum(*before),
        np.maximum(*after),
        np.minimum(*after),
        _cosine(both_before, a.before, b.before),
        _cosine(around, a.around, b.around),
    ]


def _near(found: Contexts, looks: Looks) -> _Near:
    step = np.arange(-1, 2)[:, None]
    cells = looks.cells + step[:, None] * found.grids.wide[looks.pair] + step
    is_near = np.zeros(found.grids.size, np.bool_)
    is_near[cells] = True
    near = np.flatnonzero(is_near)
    numbers = np.full(found.grids.size, -1, np.int32)
    numbers[near] = np.arange(len(near), dtype=np.int32)
    return _Near(numbers, numbers[cells].astype(np.int64), len(near))


def _summed(grid: Array, places: Ints) -> Array:
    """(lines, places along them, looks) → for each look, the sum over these places."""
    summed: Array = grid[places].sum(axis=(0, 1))
    return summed


def _met(found: Contexts, a: Held, b: Held) -> tuple[Ints, Ints]:
    """Where in the grids a stem is held on both sides, and which of the shared stems it is."""
    both = found.stems
    met = product(a.groups.starts, both.a, b.groups.starts, both.b)
    lines = found.grids.lines(both.pair[met.which], a.places[met.a])
    return lines[met.lines] + b.places[met.b], met.which[met.lines]


@dataclass(frozen=True, slots=True)
class _Squares:
    """For each look, the squared weights of a sentence's stems, alone and joined."""

    alone: Array
    before: Array
    after: Array
    around: Array


def _squares(side: Side, again: Held, surplus: Held, here: Ints) -> _Squares:
    twice, often = (_too_often(side, held) for held in (again, surplus))
    alone, previous, following = side.square[here], side.square[here - 1], side.square[here + 1]
    return _Squares(
        alone,
        alone + previous - twice[here],
        alone + following - twice[here + 1],
        alone + previous + following - often[here],
    )


def _too_often(side: Side, held: Held) -> Array:
    """For each row of the side, the squared weights of what is held there."""
    owners, starts = held.groups.owners, held.groups.starts
    first, last = starts[owners[side.articles]], starts[owners[side.articles + 1]]
    many = last - first
    members = ranges(first, many)
    rows = np.repeat(side.row_starts, many) + held.places[members]
    weights = side.weights[np.repeat(side.group_starts, many) + held.of[members]]
    return totals(rows, weights**2, len(side.square))


def _cosine(product_: Array, square_a: Array, square_b: Array) -> Array:
    return ratio(product_, np.sqrt(square_a * square_b))
