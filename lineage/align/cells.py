"""Views of two articles → the pairs of sentences that may correspond, with their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.align.features import FEATURES, features, worth_a_look
from lineage.align.model import CLASSES, Model
from lineage.align.pair_context import PairContext
from lineage.align.view import View

Array = NDArray[np.float64]

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
    """(cells, FEATURES)"""
    alone: Array
    """(cells, CLASSES): what the first stage of the model says."""


def cells(a: int, b: int, views_a: Sequence[View], views_b: Sequence[View], model: Model) -> Cells:
    """All pairs of sentences of two articles that are worth a second look.

    The arithmetic of one pair of articles never depends on which others are worked on with it.
    """
    pair = PairContext(views_a, views_b)
    places: list[tuple[int, int]] = []
    rows: list[list[float]] = []
    for i, view_a in enumerate(views_a):
        for j in sorted(pair.sharing(i)):
            view_b = views_b[j]
            if worth_a_look(view_a, view_b, i, j, pair):
                places.append((view_a.index, view_b.index))
                rows.append(features(view_a, view_b, i, j, pair))
    if not rows:
        return Cells(a, b, (), (), np.zeros((0, len(FEATURES))), np.zeros((0, len(CLASSES))))
    x = np.array(rows)
    alone = model.alone.probabilities(x)
    kept = np.flatnonzero(1 - alone[:, 0] >= MIN_CELL_PROBABILITY)
    return Cells(
        a,
        b,
        tuple(places[k][0] for k in kept),
        tuple(places[k][1] for k in kept),
        x[kept],
        alone[kept],
    )
