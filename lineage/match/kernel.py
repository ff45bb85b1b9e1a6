"""Sets of 32-bit shingle hashes → MinHash signatures, all at once.

The values are datasketch's own (scheme affine32, same seeded permutations), bit for bit, so a
row of the result is a datasketch sketch; `sketch.py` wraps it. Needs numpy alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Signatures = npt.NDArray[np.uint32]

SEED = 1
"""datasketch's default."""
EMPTY = np.uint32(0xFFFFFFFF)
"""Every value in the signature of an empty set."""
_STEPS = np.array([2, 4, 6, 8, 12, 16, 20, 24, 32, 40, 56, 80, 128], np.int64)
"""Lengths to which small sets are padded."""
_BATCH = 1 << 16
"""Shingles per step; keeps the working set in the processor's cache."""


@lru_cache(maxsize=8)
def permutations(count: int, seed: int = SEED) -> tuple[Signatures, Signatures]:
    """The parameters (a, b) of h → a * h + b mod 2^32, as datasketch draws them."""
    draw = np.random.RandomState(seed)
    a = draw.randint(0, 1 << 31, count, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    b = draw.randint(0, 1 << 32, count, dtype=np.uint32)
    return a, b


def mix(hashes: Signatures) -> Signatures:
    """The 32-bit finaliser of MurmurHash3."""
    mixed = hashes ^ (hashes >> np.uint32(16))
    mixed *= np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    return mixed


def signatures(
    hashes: Signatures, starts: npt.NDArray[np.int64], count: int, seed: int = SEED
) -> Signatures:
    """One row of `count` values per set; set i is hashes[starts[i]:starts[i + 1]]."""
    a, b = permutations(count, seed)
    mixed = mix(hashes)
    out = np.full((len(starts) - 1, count), EMPTY, np.uint32)
    filled = np.flatnonzero(np.diff(starts))
    first = 0
    while first < len(filled):
        base = starts[filled[first]]
        last = int(np.searchsorted(starts[filled + 1], base + _BATCH, side="right"))
        batch = filled[first : max(last, first + 1)]
        rows = mixed[base : starts[batch[-1] + 1]]
        cuts = starts[batch] - base
        permuted, least = np.empty_like(rows), np.empty((count, len(batch)), np.uint32)
        for p in range(count):
            np.multiply(rows, a[p], out=permuted)
            permuted += b[p]
            np.minimum.reduceat(permuted, cuts, out=least[p])
        out[batch] = least.T
        first += len(batch)
    return out


@dataclass(frozen=True, slots=True)
class Blocks:
    """Small sets of mixed hashes, padded to a few lengths and laid side by side, so that one
    permutation of all is a few operations on whole matrices."""

    matrices: list[Signatures]
    """(length, some sets of about that length); a column ends with its last hash again and
    again."""
    columns: npt.NDArray[np.int64]
    """Of each set, of all matrices one after the other; an empty one is behind the last."""

    def minima(self, count: int, chosen: slice, seed: int = SEED) -> Signatures:
        """The chosen columns of the signatures of `count` values, a row for each."""
        a, b = (parameters[chosen] for parameters in permutations(count, seed))
        width = sum(matrix.shape[1] for matrix in self.matrices)
        least = np.full((len(a), width + 1), EMPTY, np.uint32)
        room = np.empty(max((m.size for m in self.matrices), default=0), np.uint32)
        at = 0
        for matrix in self.matrices:
            permuted = room[: matrix.size].reshape(matrix.shape)
            stop = at + matrix.shape[1]
            for p in range(len(a)):
                np.multiply(matrix, a[p], out=permuted)
                permuted += b[p]
                np.minimum.reduce(permuted, axis=0, out=least[p, at:stop])
            at = stop
        return least.take(self.columns, axis=1)


def blocks(mixed: Signatures, starts: npt.NDArray[np.int64]) -> Blocks:
    """`starts` of each set in `mixed`; one more entry for the end."""
    sizes = np.diff(starts)
    length = np.where(sizes > _STEPS[-1], sizes, _STEPS[np.searchsorted(_STEPS[:-1], sizes)])
    matrices, rows = [], [np.zeros(0, np.int64)]
    for each in np.unique(length[sizes > 0]).tolist():
        of_length = np.flatnonzero((length == each) & (sizes > 0))
        for first in range(0, len(of_length), max(1, _BATCH // each)):
            chosen = of_length[first : first + max(1, _BATCH // each)]
            nth = np.minimum(np.arange(each)[:, None], sizes[chosen] - 1)
            matrices.append(mixed[starts[chosen] + nth])
            rows.append(chosen)
    filled = np.concatenate(rows)
    columns = np.full(len(sizes), len(filled))
    columns[filled] = np.arange(len(filled))
    return Blocks(matrices, columns)
