"""All cells of a corpus → for each cell, what stands around it, as more columns.

Around a pair of sentences stand its rivals (other partners of either sentence), its neighbours
(the sentences before and after), third articles (a sentence that both are linked to speaks for
the pair), and the pair of articles as a whole.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lineage.align.joins import Array
from lineage.align.surroundings import AROUND


@dataclass(frozen=True, slots=True)
class Cells:
    """Pairs of sentences of two articles."""

    a: int
    b: int
    i: tuple[int, ...]
    j: tuple[int, ...]
    alone: Array


_FLOOR = 1e-3


def surroundings(cells: Cells, others: Sequence[Cells]) -> Array:
    """(cells, AROUND). `others`: the cells of all pairs of articles, these too."""
    if not cells.i:
        return np.zeros((0, len(AROUND)))
    totals = cells.alone.sum(axis=0)
    linked_total = float(len(cells.i) - totals[0])
    copied_total, quoted_total = float(totals[1] + totals[2]), float(totals[4])
    rivals = _rivals(cells)
    neighbours, thirds = _neighbours(cells), _thirds(cells, others)
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


def _neighbours(cells: Cells) -> list[list[float]]:
    places = list(zip(cells.i, cells.j, strict=True))
    linked = dict(zip(places, (1 - cells.alone[:, 0]).tolist(), strict=True))
    copied = dict(zip(places, (cells.alone[:, 1] + cells.alone[:, 2]).tolist(), strict=True))
    found = []
    for i, j in places:
        in_step = [linked.get(place, 0.0) for place in ((i + 1, j + 1), (i - 1, j - 1))]
        beside = [(i, j + 1), (i, j - 1), (i + 1, j), (i - 1, j)]
        found.append(
            [
                max(in_step),
                min(in_step),
                max(linked.get(place, 0.0) for place in beside),
                max(copied.get(place, 0.0) for place in ((i + 1, j + 1), (i - 1, j - 1))),
            ]
        )
    return found


def _thirds(cells: Cells, others: Sequence[Cells]) -> list[list[float]]:
    links: dict[tuple[int, int], dict[tuple[int, int], float]] = {}
    for each in others:
        for i, j, p in zip(each.i, each.j, (1 - each.alone[:, 0]).tolist(), strict=True):
            links.setdefault((each.a, i), {})[each.b, j] = p
            links.setdefault((each.b, j), {})[each.a, i] = p
    found = []
    for i, j in zip(cells.i, cells.j, strict=True):
        of_b = links[cells.b, j]
        near = {k: p for k, p in links[cells.a, i].items() if k[0] != cells.b}
        both = sorted(p * of_b.get(third, 0.0) for third, p in near.items())
        against = [p * (1 - of_b.get(third, 0.0)) for third, p in near.items()]
        found.append([*([0.0, 0.0, *both][:-3:-1]), max(against, default=0.0)])
    return found
