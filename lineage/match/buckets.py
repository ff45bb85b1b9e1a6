"""Signatures by their bands: which of those added share a band with these?

Every band of every signature is an entry, in a chain of entries that fall into one slot; entries
are numbers, and no key is kept. Four bytes an entry and four a slot: 256 bytes a signature.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lineage.linked import sorted_once
from lineage.match.shingles import Hashes, Ints, firsts

BANDS, ROWS = 32, 4
"""32 bands of 4 values: of pairs with Jaccard .8 one in ten million shares none, with .6 one in 80,
with .5 one in 8."""
MAX_CHAIN = 256
"""Entries of a chain that are asked of, the newest first: stock phrases make no more pairs."""
_LOW = np.int64((1 << 32) - 1)


class Buckets:
    """Holds so many signatures, known by the keys of their `BANDS` of `ROWS`, and no more; they are
    numbered in the order they come."""

    def __init__(self, capacity: int) -> None:
        bits = max(1, (capacity * BANDS - 1).bit_length())
        self.capacity = (1 << bits) // BANDS
        self._shift = np.uint64(64 - bits)
        self._heads = np.full(1 << bits, -1, np.int32)
        self._nexts = np.empty(1 << bits, np.int32)
        self._entries = 0

    def add(self, keys: Hashes) -> None:
        slots = self._slots(keys)
        order = np.argsort(slots, kind="stable")
        slots, entries = slots[order], (order + self._entries).astype(np.int32)
        begins = firsts(slots)
        self._nexts[entries] = np.roll(entries, 1)
        self._nexts[entries[begins]] = self._heads[slots[begins]]
        self._heads[slots] = entries  # of equal slots the last one stays
        self._entries += len(entries)

    def sharing(self, keys: Hashes) -> tuple[Ints, Ints]:
        """(row of keys, number) of those added that share a band, each pair once, in order; of
        long chains the newest."""
        return self._followed(self._heads[self._slots(keys)], MAX_CHAIN)

    def earlier(self) -> tuple[Ints, Ints]:
        """(number, earlier number) of all added that share a band."""
        return self._followed(self._nexts[: self._entries], self._entries)

    def _slots(self, keys: Hashes) -> Ints:
        return (keys.ravel() >> self._shift).astype(np.int64)

    def _followed(self, entries: npt.NDArray[np.int32], most: int) -> tuple[Ints, Ints]:
        asking = np.arange(len(entries))
        found = [np.zeros(0, np.int64)]
        for _ in range(most):
            alive = np.flatnonzero(entries >= 0)
            if not len(alive):
                break
            asking, entries = asking[alive], entries[alive]
            same = np.flatnonzero((asking - entries) % BANDS == 0)
            found.append((asking[same] // BANDS << 32) + entries[same] // BANDS)
            entries = self._nexts[entries]
        pairs = sorted_once(np.concatenate(found))
        return pairs >> 32, pairs & _LOW
