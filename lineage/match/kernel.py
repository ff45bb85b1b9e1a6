"""Sets of 32-bit shingle hashes → MinHash signatures, all at once.

The values are datasketch's own (scheme affine32, same seeded permutations), bit for bit, so a
row of the result is a datasketch sketch; `sketch.py` wraps it. Needs numpy alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Signatures = npt.NDArray[np.uint32]

SEED = 1
"""datasketch's default."""
EMPTY = np.uint32(0xFFFFFFFF)
"""Every value in the signature of an empty set."""
_STEPS = np.array([2, 4, 6, 8, 12, 16, 20, 24, 32, 40, 56, 80, 128], np.int64)
"""Lengths to which small sets are padded."""
_BATCH = 1 << 17
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


def minima(
    mixed: Signatures, starts: npt.NDArray[np.int64], count: int, seed: int = SEED
) -> Iterator[tuple[npt.NDArray[np.int64], Signatures]]:
    """Of small sets of mixed hashes, some at a time: (which sets, the `count` values of each as a
    column). Empty ones are left out."""
    sizes = np.diff(starts)
    length = np.where(sizes > _STEPS[-1], sizes, _STEPS[np.searchsorted(_STEPS[:-1], sizes)])
    order = np.argsort(length, kind="stable")
    order = order[sizes[order] > 0]
    batch = np.cumsum(length[order]) // _BATCH
    for chosen in np.split(order, np.flatnonzero(np.diff(batch)) + 1):
        alike = np.split(chosen, np.flatnonzero(np.diff(length[chosen])) + 1)
        matrices = [
            mixed[starts[some] + np.minimum(np.arange(length[some[0]])[:, None], sizes[some] - 1)]
            for some in alike
            if len(some)
        ]
        yield chosen, _least(matrices, *permutations(count, seed))


def _least(matrices: Sequence[Signatures], a: Signatures, b: Signatures) -> Signatures:
    """The least of each column of each matrix under every permutation. A column is a set, filled
    up with its last hash again and again to about the length of others, so that a permutation of
    many sets is a few operations."""
    flat = np.concatenate([np.zeros(0, np.uint32), *(matrix.ravel() for matrix in matrices)])
    permuted = np.empty_like(flat)
    ends = np.cumsum([0, *(matrix.size for matrix in matrices)]).tolist()
    columns = np.cumsum([0, *(matrix.shape[1] for matrix in matrices)]).tolist()
    least = np.empty((len(a), columns[-1]), np.uint32)
    blocks = [
        (permuted[start:stop].reshape(matrix.shape), slice(*those))
        for matrix, (start, stop), those in zip(
            matrices, pairwise(ends), pairwise(columns), strict=True
        )
    ]
    for p in range(len(a)):
        np.multiply(flat, a[p], out=permuted)
        permuted += b[p]
        for block, those in blocks:
            np.minimum.reduce(block, axis=0, out=least[p, those])
    return least
