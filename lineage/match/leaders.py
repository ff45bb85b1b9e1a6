"""Signatures in order of preference → for each the first alike one before it that has none itself.

Law: a leader is like no leader before it, and whatever is no leader is like its own: their
estimated Jaccard is at least the threshold. Nothing hangs together by a third alone.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from lineage.match.bands import band_keys, estimated_jaccard
from lineage.match.buckets import BANDS, ROWS, Buckets
from lineage.match.kernel import EMPTY, Signatures
from lineage.match.shingles import Bits, Hashes, Ints

_CHUNK = 1 << 14


class Leaders:
    """512 bytes of signature a row, and 256 for each leader; all else is small."""

    def __init__(self, threshold: float, permutations: int = 128) -> None:
        self.threshold = threshold
        self.sketches: Signatures = np.zeros((1 << 10, permutations), np.uint32)
        """One row for each that was added; what lies behind is no row yet."""
        self.leader: npt.NDArray[np.int32] = np.full(1 << 10, -1, np.int32)
        """Row of the leader of each row that was settled: its own, if it leads."""
        self.score: npt.NDArray[np.float32] = np.ones(1 << 10, np.float32)
        """Estimated Jaccard with the leader."""
        self.rows = 0
        self._led = Buckets(1 << 10)
        self._order = np.zeros(0, np.int64)
        """Rows of the leaders, in the order they were found."""

    def add(self, sketches: Signatures) -> Ints:
        """Rows for these signatures, not settled yet."""
        rows = np.arange(self.rows, self.rows + len(sketches))
        while len(self.sketches) < self.rows + len(sketches):
            self.sketches = _longer(self.sketches, 0)
            self.leader, self.score = _longer(self.leader, -1), _longer(self.score, 1)
        self.sketches[rows] = sketches
        self.rows += len(sketches)
        return rows

    def lead(self, sketches: Signatures) -> None:
        """Rows for these signatures, which lead unasked."""
        rows = self.add(sketches)
        self.leader[rows] = rows
        self._lead(rows, _keys(sketches))

    def settle(self, rows: Ints) -> None:
        """Finds leaders among those of earlier calls and among the rows before."""
        self.leader[rows] = rows
        rows = rows[(self.sketches[rows] != EMPTY).any(axis=1)]
        keys = _keys(self.sketches[rows])
        asking, number = self._led.sharing(keys)
        among = Buckets(len(rows))
        among.add(keys)
        later, earlier = among.earlier()
        asking = np.concatenate((asking, later))
        others = np.concatenate((self._order[number], rows[earlier]))
        for row, leader, score in self._alike(rows, asking, others):
            if self.leader[row] == row and self.leader[leader] == leader:
                self.leader[row], self.score[row] = leader, score
        leading = self.leader[rows] == rows
        self._lead(rows[leading], keys[leading])

    def with_neighbours(self) -> npt.NDArray[np.bool_]:
        """Which rows share a band with another row."""
        shares = np.zeros(self.rows, np.bool_)
        keys = np.concatenate([_keys(part) for part in self._parts(np.arange(self.rows))])
        for band in keys.T:
            ordered = np.sort(band)
            again = ordered[1:][ordered[1:] == ordered[:-1]]
            shares |= np.isin(band, again)
        shares &= (self.sketches[: self.rows] != EMPTY).any(axis=1)
        return shares

    def _alike(self, rows: Ints, asking: Ints, others: Ints) -> list[tuple[int, int, float]]:
        """(row, other row, score) of pairs that are alike, by row and then the best first."""
        scores: Bits = estimated_jaccard(self.sketches, rows[asking], self.sketches, others)
        alike = np.flatnonzero(scores >= self.threshold)
        alike = alike[np.lexsort((-scores[alike], asking[alike]))]
        found = (rows[asking[alike]].tolist(), others[alike].tolist(), scores[alike].tolist())
        return list(zip(*found, strict=True))

    def _lead(self, rows: Ints, keys: Hashes) -> None:
        self._order = np.concatenate((self._order, rows))
        if len(self._order) <= self._led.capacity:
            self._led.add(keys)
            return
        self._led = Buckets(2 * len(self._order))
        for part in self._parts(self._order):
            self._led.add(_keys(part))

    def _parts(self, rows: Ints) -> list[Signatures]:
        return [self.sketches[rows[at : at + _CHUNK]] for at in range(0, len(rows), _CHUNK)]


def _keys(sketches: Signatures) -> Hashes:
    return band_keys(sketches[:, : BANDS * ROWS], ROWS)


def _longer(array: npt.NDArray[Any], fill: int) -> npt.NDArray[Any]:
    out = np.full((2 * len(array), *array.shape[1:]), fill, array.dtype)
    out[: len(array)] = array
    return out
