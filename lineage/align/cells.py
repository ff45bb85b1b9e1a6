"""Views of two articles → the pairs of sentences that may correspond, with their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.align.features import FEATURES, features, worth_a_look
from lineage.align.grids import GRIDS, grids
from lineage.align.model import CLASSES, Model
from lineage.align.pair_context import PairContext
from lineage.align.view import View

Array = NDArray[np.float64]

COLUMNS = (*FEATURES, *GRIDS)

MIN_CELL_PROBABILITY = 0.04
"""A pair of sentences less likely than this to be linked, seen alone, is dropped for good: of
links that the second look would make, 1.5 % start below."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Pairs of sentences of two articles, in order of (i, j)."""

    a: int
    b: int
    """The two articles' places in the list of documents; a < b."""
    i: tuple[int, ...]
    j: tuple[int, ...]
    """Sentence indexes in the two articles."""
    x: Array
    """(cells, COLUMNS)"""
    alone: Array
    """(cells, CLASSES): what the first stage of the model says."""


def looked_at(
    views_a: Sequence[View], views_b: Sequence[View]
) -> tuple[list[tuple[int, int]], Array]:
    """The pairs of sentences worth a look, as places in the two lists; (pairs, COLUMNS)."""
    pair = PairContext(views_a, views_b)
    places = [
        (i, j)
        for i, view_a in enumerate(views_a)
        for j in sorted(pair.sharing(i))
        if worth_a_look(view_a, views_b[j], i, j, pair)
    ]
    if not places:
        return places, np.zeros((0, len(COLUMNS)))
    alone = [features(views_a[i], views_b[j], i, j, pair) for i, j in places]
    rows, columns = zip(*places, strict=True)
    return places, np.column_stack([alone, grids(views_a, views_b, pair)[rows, columns]])


def cells(a: int, b: int, views_a: Sequence[View], views_b: Sequence[View], model: Model) -> Cells:
    """All pairs of sentences of two articles that are worth a second look.

    The arithmetic of one pair of articles never depends on which others are worked on with it.
    """
    places, x = looked_at(views_a, views_b)
    if not places:
        return Cells(a, b, (), (), x, np.zeros((0, len(CLASSES))))
    alone = model.alone.probabilities(x)
    kept = np.flatnonzero(1 - alone[:, 0] >= MIN_CELL_PROBABILITY)
    return Cells(
        a,
        b,
        tuple(views_a[places[k][0]].index for k in kept),
        tuple(views_b[places[k][1]].index for k in kept),
        x[kept],
        alone[kept],
    )
