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


def windows(found: Contexts, met: Meetings, looks: Looks) -> list[Array]:
    """One array per column of WINDOWS; all are symmetric in the two articles."""
    stems = found.sheets.stems
    alone = Held(stems.groups, stems.places, stems.of)
    again, between, surplus = stems.again, stems.between, stems.surplus
    at, wide = looks.cells, found.grids.wide[looks.pair]
    local = found.local[met.stems] ** 2
    grid = totals(met.cells, local, found.grids.size)
    again_a, again_b = _grid(found, again, alone), _grid(found, alone, again)
    between_a, between_b = _grid(found, between, alone), _grid(found, alone, between)
    ab, above, left = grid[at], grid[at - wide], grid[at - 1]
    around = sum(grid[at + down * wide + right] for down in (-1, 0, 1) for right in (-1, 0, 1))
    for step in (-1, 0, 1):
        beside, below = at + step, at + step * wide
        around -= again_a[beside] + again_a[beside + wide] + between_a[beside]
        around -= again_b[below] + again_b[below + 1] + between_b[below]
    both_before = ab + above + left + grid[at - wide - 1] + _grid(found, again, again)[at]
    both_before -= again_a[at] + again_a[at - 1] + again_b[at] + again_b[at - wide]
    a = _squares(found.a, again, surplus, looks.a.here)
    b = _squares(found.b, again, surplus, looks.b.here)
    before = (
        _cosine(ab + above - again_a[at], a.before, b.alone),
        _cosine(ab + left - again_b[at], a.alone, b.before),
    )
    after = (
        _cosine(ab + grid[at + wide] - again_a[at + wide], a.after, b.alone),
        _cosine(ab + grid[at + 1] - again_b[at + 1], a.alone, b.after),
    )
    return [
        np.maximum(*before),
        np.minimum(*before),
        np.maximum(*after),
        np.minimum(*after),
        _cosine(both_before, a.before, b.before),
        _cosine(around + _grid(found, surplus, surplus)[at], a.around, b.around),
    ]


def _grid(found: Contexts, a: Held, b: Held) -> Array:
    """For every two places, the squared weights of the stems that are held there on both sides."""
    both = found.stems
    met = product(a.groups.starts, both.a, b.groups.starts, both.b)
    lines = found.grids.lines(both.pair[met.which], a.places[met.a])
    weights = found.local[met.which] ** 2
    cells = lines[met.lines] + b.places[met.b]
    return totals(cells, weights[met.lines], found.grids.size)


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
