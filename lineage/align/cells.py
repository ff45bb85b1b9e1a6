"""Sheets and pairs of articles → the pairs of sentences that may correspond, with what is measured
of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lineage.align.contexts import contexts
from lineage.align.features import COLUMNS, features
from lineage.align.joins import Array, Ints
from lineage.align.model import Model
from lineage.align.sheets import Sheets

MIN_CELL_PROBABILITY = 0.04
"""A pair of sentences less likely than this to be linked, seen alone, is dropped for good: of
links that the second look would make, 1.5 % start below."""
_BATCH = 1 << 18
"""Places in grids worked on together: they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Pairs of sentences worth a look, in order of (pair, i, j)."""

    pair: Ints
    """Which of the pairs of articles."""
    i: Ints
    j: Ints
    """Sentence indexes in the two articles."""
    x: Array
    """(looks, COLUMNS)"""


@dataclass(frozen=True, slots=True)
class Cells:
    """Pairs of sentences of several pairs of articles, in order of (pair, i, j)."""

    pairs: int
    """How many pairs of articles there are; some may have no cell."""
    pair: Ints
    """Of which of them each cell is."""
    a: Ints
    b: Ints
    """The two articles' places in the list of documents; a < b."""
    i: Ints
    j: Ints
    """Sentence indexes in the two articles."""
    x: Array
    """(cells, COLUMNS)"""
    alone: Array
    """(cells, CLASSES): what the first stage of the model says."""


def measured(sheets: Sheets, a: Ints, b: Ints) -> Measured:
    """`a` and `b`: the articles of each pair, as they stand in the sheets; equal ones together.

    What is measured of one pair of articles never depends on which others are worked on with it.
    """
    lengths = np.diff(sheets.rows.firsts)
    done = np.cumsum((lengths[a] + 2) * (lengths[b] + 2))
    steps = np.arange(0, done[-1] if len(done) else 0, _BATCH)
    cuts = np.unique(np.append(np.searchsorted(done, steps), len(a)))
    pairs, i, j = ([np.zeros(0, np.int64)] for _ in range(3))
    x = [np.zeros((0, len(COLUMNS)))]
    for first, last in pairwise(cuts.tolist()):
        found, values = features(contexts(sheets, a[first:last], b[first:last]))
        pairs.append(found.pair + first)
        i.append(sheets.rows.index[found.a.rows])
        j.append(sheets.rows.index[found.b.rows])
        x.append(values)
    return Measured(np.concatenate(pairs), np.concatenate(i), np.concatenate(j), np.concatenate(x))


def cells(found: Measured, a: Ints, b: Ints, model: Model) -> Cells:
    """Those worth a second look; `a` and `b`: the places of each pair's documents."""
    alone = model.alone.probabilities(found.x)
    kept = np.flatnonzero(1 - alone[:, 0] >= MIN_CELL_PROBABILITY)
    pair = found.pair[kept]
    i, j = found.i[kept], found.j[kept]
    return Cells(len(a), pair, a[pair], b[pair], i, j, found.x[kept], alone[kept])
