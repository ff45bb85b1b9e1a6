"""All cells of a corpus → for each cell, what stands around it, as more columns.

Around a pair of sentences stand its rivals (other partners of either sentence), its neighbours
(the sentences before and after), third articles (a sentence that both are linked to speaks for
the pair), and the pair of articles as a whole.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lineage.align.graph import Graph
from lineage.align.joins import Array
from lineage.align.surroundings import AROUND
from lineage.linked import Ints


@dataclass(frozen=True, slots=True)
class Cells:
    """Pairs of sentences of two articles."""

    a: int
    b: int
    i: tuple[int, ...]
    j: tuple[int, ...]
    alone: Array


_FLOOR = 1e-3
_STEPS = np.array([(1, 1), (-1, -1), (0, 1), (0, -1), (1, 0), (-1, 0)])
"""To the neighbours of a pair of sentences: both in step first, then one of either side."""
_BATCH = 1 << 18
"""Third sentences looked at together."""


def surroundings(cells: Cells, around: Graph) -> Array:
    """(cells, AROUND)."""
    if not cells.i:
        return np.zeros((0, len(AROUND)))
    totals = cells.alone.sum(axis=0)
    linked_total = float(len(cells.i) - totals[0])
    copied_total, quoted_total = float(totals[1] + totals[2]), float(totals[4])
    rivals = _rivals(cells)
    a, b = around.sentences(cells.a, cells.i), around.sentences(cells.b, cells.j)
    neighbours = _neighbours(a, b, around).tolist()
    thirds = _thirds(a, b, cells.b, around).tolist()
    rows = []
    for k, p in enumerate(cells.alone.tolist()):
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
                *neighbours[k],
                *thirds[k],
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


def _neighbours(a: Ints, b: Ints, around: Graph) -> Array:
    at = around.find(a[:, None] + _STEPS[:, 0], b[:, None] + _STEPS[:, 1])
    linked, copied = around.linked[at], around.copied[at[:, :2]]
    in_step = linked[:, :2]
    return np.column_stack(
        (in_step.max(axis=1), in_step.min(axis=1), linked[:, 2:].max(axis=1), copied.max(axis=1))
    )


def _thirds(a: Ints, b: Ints, article_of_b: int, around: Graph) -> Array:
    """A stretch of pairs at a time: between them they may have very many third sentences."""
    done = np.cumsum(around.starts[a + 1] - around.starts[a])
    stops = np.searchsorted(done, np.arange(_BATCH, done[-1], _BATCH))
    cuts = np.unique(np.concatenate(([0], stops, [len(a)]))).tolist()
    parts = [_thirds_of(a[m:n], b[m:n], article_of_b, around) for m, n in pairwise(cuts)]
    return np.concatenate(parts)


def _thirds_of(a: Ints, b: Ints, article_of_b: int, around: Graph) -> Array:
    many = around.starts[a + 1] - around.starts[a]
    firsts = np.cumsum(many) - many
    pair = np.repeat(np.arange(len(a)), many)
    at = np.arange(len(pair)) + (around.starts[a] - firsts)[pair]
    near = np.where(around.articles[at] == article_of_b, 0.0, around.linked[at])
    other = around.linked[around.find(b[pair], around.partners[at])]
    both = near * other
    best = np.maximum.reduceat(both, firsts)
    is_best = both == best[pair]
    rest = np.maximum.reduceat(np.where(is_best, 0.0, both), firsts)
    second = np.where(np.add.reduceat(is_best, firsts, dtype=np.int64) > 1, best, rest)
    return np.column_stack((best, second, np.maximum.reduceat(near * (1 - other), firsts)))
