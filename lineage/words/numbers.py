"""64-bit hashes → the numbers 0, 1, 2, … given to them, very many at once.

A hash table with open addressing and linear probing, never more than half full.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lineage.linked import Ints
from lineage.words.hashing import Hashes

NOBODY = -1
"""Number of a hash that has none."""
_FREE = np.uint64(int.from_bytes(b" " * 8, "little"))
"""Stands in a slot without a hash: the hash of eight blanks, which no piece holds."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_LEAST_BITS = 12
"""Of the number of slots."""


class Numbers:
    """Of hashes, in the order in which they were added."""

    def __init__(self) -> None:
        self._size = 0
        self._empty(_LEAST_BITS)

    def __len__(self) -> int:
        return self._size

    def find(self, hashes: Hashes) -> npt.NDArray[np.int32]:
        """The number of each, or NOBODY."""
        return self._numbers[self._slots(hashes)]

    def add(self, hashes: Hashes) -> None:
        """Number some on; they are distinct, and none has a number."""
        first, self._size = self._size, self._size + len(hashes)
        if 2 * self._size > len(self._hashes):
            held = self._numbers != NOBODY
            known, numbers = self._hashes[held], self._numbers[held]
            self._empty((2 * self._size).bit_length())
            self._put(known, numbers)
        self._put(hashes, np.arange(first, self._size, dtype=np.int32))

    def _empty(self, bits: int) -> None:
        self._shift = np.uint64(64 - bits)
        self._hashes = np.full(1 << bits, _FREE)
        self._numbers = np.full(1 << bits, NOBODY, np.int32)

    def _put(self, hashes: Hashes, numbers: npt.NDArray[np.int32]) -> None:
        while len(hashes):
            slots = self._slots(hashes)
            self._hashes[slots] = hashes
            is_in = self._hashes[slots] == hashes  # one of those that meet in a slot
            self._numbers[slots[is_in]] = numbers[is_in]
            hashes, numbers = hashes[~is_in], numbers[~is_in]

    def _slots(self, hashes: Hashes) -> Ints:
        """Where each stands, or would."""
        slots = (hashes * _SPREAD >> self._shift).view(np.int64)
        left = np.arange(len(hashes))
        while len(left):
            there = self._hashes[slots[left]]
            left = left[(there != hashes[left]) & (there != _FREE)]
            slots[left] = (slots[left] + 1) & (len(self._hashes) - 1)
        return slots
