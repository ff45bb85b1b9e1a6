"""Sheets and pairs of articles → the pairs of sentences that may correspond, with what is measured
of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lineage.align.contexts import contexts
from lineage.align.features import COLUMNS, features
from lineage.align.joins import Array, Mask
from lineage.align.model import CLASSES, Model
from lineage.align.sheets import Sheets
from lineage.linked import Ints

MIN_CELL_PROBABILITY = 0.04
"""A pair of sentences less likely than this to be linked, seen alone, is dropped for good: of
links that the second look would make, 1.5 % start below."""
MIN_JUDGED_PROBABILITY = 0.08
"""A less likely one tells of what stands around others, but is not looked at again: of the links
that would be made of all, one in a thousand starts below."""
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
    alone: Array
    """(cells, CLASSES): what the first stage of the model says."""
    judged: Ints
    """Those that the second look judges."""
    x: Array
    """(judged cells, COLUMNS)"""


def measured(sheets: Sheets, a: Ints, b: Ints) -> Measured:
    """All `batches` in one."""
    nobody = np.zeros(0, np.int64)
    parts = [Measured(nobody, nobody, nobody, np.zeros((0, len(COLUMNS)))), *batches(sheets, a, b)]
    pair, i, j, x = zip(*((p.pair, p.i, p.j, p.x) for p in parts), strict=True)
    return Measured(np.concatenate(pair), np.concatenate(i), np.concatenate(j), np.concatenate(x))


def batches(sheets: Sheets, a: Ints, b: Ints) -> Iterator[Measured]:
    """`a` and `b`: the articles of each pair, as they stand in the sheets; equal ones together.

    What is measured of one pair of articles never depends on which others are worked on with it.
    """
    lengths = np.diff(sheets.rows.firsts)
    done = np.cumsum((lengths[a] + 2) * (lengths[b] + 2))
    steps = np.arange(0, done[-1] if len(done) else 0, _BATCH)
    cuts = np.unique(np.append(np.searchsorted(done, steps), len(a)))
    for first, last in pairwise(cuts.tolist()):
        found, x = features(contexts(sheets, a[first:last], b[first:last]))
        index = sheets.rows.index
        yield Measured(found.pair + first, index[found.a.rows], index[found.b.rows], x)


def cells(found: Iterable[Measured], a: Ints, b: Ints, model: Model) -> Cells:
    """Those that matter for the second look; `a` and `b`: the places of each pair's documents."""
    parts = [_nothing(), *(_kept(batch, model) for batch in found)]
    pair, i, j, alone, x = zip(*parts, strict=True)
    pairs = _joined(pair)
    sides = a[pairs].astype(np.int32), b[pairs].astype(np.int32)
    alone_ = np.concatenate(alone)
    judged = np.flatnonzero(_likely(alone_, MIN_JUDGED_PROBABILITY))
    return Cells(len(a), pairs, *sides, _joined(i), _joined(j), alone_, judged, np.concatenate(x))


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts, dtype=np.int32, casting="same_kind")


_Kept = tuple[Ints, Ints, Ints, Array, Array]


def _nothing() -> _Kept:
    nobody = np.zeros(0, np.int64)
    alone, x = (np.zeros((0, len(columns)), order="F") for columns in (CLASSES, COLUMNS))
    return nobody, nobody, nobody, alone, x


def _kept(found: Measured, model: Model) -> _Kept:
    alone = model.alone.probabilities(found.x)
    kept = np.flatnonzero(_likely(alone, MIN_CELL_PROBABILITY))
    x = found.x.T[:, _likely(alone, MIN_JUDGED_PROBABILITY)].T
    return found.pair[kept], found.i[kept], found.j[kept], alone[kept], x


def _likely(alone: Array, least: float) -> Mask:
    """Which pairs of sentences are linked with at least this probability."""
    likely: Mask = 1 - alone[:, 0] >= least
    return likely
