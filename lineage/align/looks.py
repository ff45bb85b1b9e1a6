"""Contexts of pairs of articles → the pairs of sentences worth a look, and the stems that these
share.

Only where two sentences hold a stem in common is anything measured; most never do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.align.contexts import Contexts, Side
from lineage.align.joins import Array, product, split, totals
from lineage.linked import Ints

MIN_SHARED_BITS = 3.0
MIN_LOCAL_CONTAINED = 0.1
"""Pairs of sentences below either are not looked at: on annotated news they hold 0.3 % of the
links that would be made."""


@dataclass(frozen=True, slots=True)
class Ends:
    """One sentence of each look."""

    places: Ints
    """In its article's told sentences."""
    rows: Ints
    """In the sheets."""
    here: Ints
    """Among the rows of its side."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Pairs of sentences, in order of (pair of articles, first sentence, second sentence)."""

    pair: Ints
    a: Ends
    b: Ends
    cells: Ints
    """Their place in the grids."""
    numbers: NDArray[np.int32]
    """For every place in the grids, the number of the look; -1: none."""

    def __len__(self) -> int:
        return len(self.pair)

    def among(self, cells: Ints) -> tuple[Ints, Ints]:
        """Which of these places in the grids are looks, and the numbers of these looks."""
        numbers = self.numbers[cells]
        which = np.flatnonzero(numbers >= 0)
        return which, numbers[which].astype(np.int64)


@dataclass(frozen=True, slots=True)
class Meetings:
    """A stem that two sentences share: everywhere, or at the looks alone."""

    cells: Ints
    stems: Ints
    """Among the shared stems of the contexts."""
    a: Ints
    b: Ints
    """Member of the sheets' stems on each side."""

    def chosen(self, which: Ints) -> Meetings:
        return Meetings(self.cells[which], self.stems[which], self.a[which], self.b[which])


def meetings(found: Contexts) -> Meetings:
    stems, both = found.sheets.stems, found.stems
    starts = stems.groups.starts
    met = product(starts, both.a, starts, both.b)
    lines = found.grids.lines(both.pair[met.which], stems.places[met.a])
    cells = lines[met.lines] + stems.places[met.b]
    return Meetings(cells, met.which[met.lines], met.a[met.lines], met.b)


def looks(found: Contexts, met: Meetings) -> Looks:
    rows, size = found.sheets.rows, found.grids.size
    bits = totals(met.cells, found.sheets.stems.bits[met.a], size)
    cells = np.flatnonzero(bits >= MIN_SHARED_BITS)
    pair = np.searchsorted(found.grids.starts, cells, side="right") - 1
    i, j = split(cells - found.grids.starts[pair], found.grids.wide[pair])
    a, b = _ends(found, found.a, pair, i - 1), _ends(found, found.b, pair, j - 1)
    local = totals(met.cells, found.local[met.stems], size)[cells]
    least = np.minimum(found.a.mass[a.here], found.b.mass[b.here])
    heavy = np.minimum(rows.mass[a.rows], rows.mass[b.rows]) >= MIN_SHARED_BITS
    kept = np.flatnonzero(heavy & (local >= MIN_LOCAL_CONTAINED * least))
    numbers = np.full(size, -1, np.int32)
    numbers[cells[kept]] = np.arange(len(kept), dtype=np.int32)
    return Looks(pair[kept], _chosen(a, kept), _chosen(b, kept), cells[kept], numbers)


def _ends(found: Contexts, side: Side, pair: Ints, places: Ints) -> Ends:
    first = found.sheets.rows.firsts[side.articles]
    return Ends(places, first[pair] + places, side.row_starts[pair] + places)


def _chosen(ends: Ends, kept: Ints) -> Ends:
    return Ends(ends.places[kept], ends.rows[kept], ends.here[kept])


def ratio(part: Array | Ints, whole: Array | Ints) -> Array:
    """0 where there is nothing to be a part of."""
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def logged(values: Array | Ints) -> Array:
    return np.log2(1.0 + values)
