"""All cells of a corpus → for each cell, what stands around it, as more columns.

Around a pair of sentences stand its rivals (other partners of either sentence), its neighbours
(the sentences before and after), third articles (a sentence that both are linked to speaks for
the pair), and the pair of articles as a whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.align.cells import Cells

Array = NDArray[np.float64]
Key = tuple[int, int]
"""(article's place, sentence index)."""

AROUND = (
    "linked, seen alone",
    "copied or edited, seen alone",
    "paraphrased, seen alone",
    "quoted, seen alone",
    "best rival of the first",
    "best rival of the second",
    "rivals of the first",
    "rivals of the second",
    "best of its row and column",
    "a neighbour in step",
    "both neighbours in step",
    "a neighbour of one side",
    "a copied neighbour in step",
    "a third sentence between",
    "another third sentence between",
    "a third sentence against",
    "links of the two articles",
    "copies of the two articles",
    "quotations of the two articles",
    "share of copies among links",
)
_FLOOR = 1e-3


class _Near(NamedTuple):
    linked: float
    copied: float


_NOTHING = _Near(0.0, 0.0)
Graph = dict[Key, dict[Key, _Near]]


def graph(all_cells: Iterable[Cells]) -> Graph:
    """Sentence → the sentences it may be linked to, with probabilities seen alone."""
    made: Graph = {}
    for cells in all_cells:
        for k in range(len(cells.i)):
            p = cells.alone[k]
            near = _Near(1 - float(p[0]), float(p[1] + p[2]))
            a, b = (cells.a, cells.i[k]), (cells.b, cells.j[k])
            made.setdefault(a, {})[b] = near
            made.setdefault(b, {})[a] = near
    return made


def surroundings(cells: Cells, around: Graph) -> Array:
    """(cells, AROUND)."""
    if not cells.i:
        return np.zeros((0, len(AROUND)))
    totals = cells.alone.sum(axis=0)
    linked_total = float(len(cells.i) - totals[0])
    copied_total, quoted_total = float(totals[1] + totals[2]), float(totals[4])
    rivals = _rivals(cells)
    rows = []
    for k in range(len(cells.i)):
        a, b = (cells.a, cells.i[k]), (cells.b, cells.j[k])
        p = [float(value) for value in cells.alone[k]]
        linked, copied = 1 - p[0], p[1] + p[2]
        rest = linked_total - linked
        rest_copied = max(0.0, copied_total - copied)
        rows.append(
            [
                math.log((linked + _FLOOR) / (p[0] + _FLOOR)),
                math.log(copied + _FLOOR),
                math.log(p[3] + _FLOOR),
                math.log(p[4] + _FLOOR),
                *rivals[k],
                *_neighbours(a, b, around),
                *_thirds(a, b, around),
                math.log1p(max(0.0, rest)),
                math.log1p(rest_copied),
                math.log1p(max(0.0, quoted_total - p[4])),
                rest_copied / (max(0.0, rest) + 0.5),
            ]
        )
    return np.array(rows)


def _rivals(cells: Cells) -> list[list[float]]:
    """For each cell, the other partners of its two sentences in the other's article."""
    linked = [1 - float(p) for p in cells.alone[:, 0]]
    rows, columns = _by(cells.i, linked), _by(cells.j, linked)
    found = []
    for i, j, p in zip(cells.i, cells.j, linked, strict=True):
        row, column = rows[i], columns[j]
        best_row, best_column = row.best_beside(p), column.best_beside(p)
        best = float(p >= best_row) + float(p >= best_column)
        found.append([best_row, best_column, row.total - p, column.total - p, best])
    return found


class _Line:
    """Probabilities of one sentence's partners in one article."""

    __slots__ = ("first", "second", "total")

    def __init__(self, values: list[float]) -> None:
        ordered = sorted(values, reverse=True)
        self.first = ordered[0]
        self.second = ordered[1] if len(ordered) > 1 else 0.0
        self.total = math.fsum(values)

    def best_beside(self, p: float) -> float:
        return self.second if p == self.first else self.first


def _by(indexes: tuple[int, ...], linked: list[float]) -> dict[int, _Line]:
    lines: dict[int, list[float]] = {}
    for index, p in zip(indexes, linked, strict=True):
        lines.setdefault(index, []).append(p)
    return {index: _Line(values) for index, values in lines.items()}


def _neighbours(a: Key, b: Key, around: Graph) -> list[float]:
    def near(step_a: int, step_b: int) -> _Near:
        partners = around.get((a[0], a[1] + step_a))
        return partners.get((b[0], b[1] + step_b), _NOTHING) if partners else _NOTHING

    after, before = near(1, 1), near(-1, -1)
    return [
        max(after.linked, before.linked),
        min(after.linked, before.linked),
        max(near(0, 1).linked, near(0, -1).linked, near(1, 0).linked, near(-1, 0).linked),
        max(after.copied, before.copied),
    ]


def _thirds(a: Key, b: Key, around: Graph) -> list[float]:
    of_b = around[b]
    first = second = against = 0.0
    for key, near in around[a].items():
        if key[0] == b[0]:
            continue
        other = of_b[key].linked if key in of_b else 0.0
        both = near.linked * other
        if both > first:
            first, second = both, first
        elif both > second:
            second = both
        against = max(against, near.linked * (1 - other))
    return [first, second, against]


def with_surroundings(cells: Cells, around: Graph) -> Array:
    """(cells, FEATURES + AROUND): what the second stage of the model looks at."""
    return np.column_stack([cells.x, surroundings(cells, around)])
