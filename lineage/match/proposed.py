"""What each channel proposes → candidates, in columns; a value is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
import numpy.typing as npt

from lineage.match.order import stable_order
from lineage.match.passages import Shared
from lineage.match.shingles import Bits, Ints, firsts
from lineage.model import ArticleId, Candidate

CHANNELS = ("article", "event", "passage", "run", "sentence")
"""In order of name."""
_NAMES = [
    tuple(name for n, name in enumerate(CHANNELS) if mask >> n & 1)
    for mask in range(1 << len(CHANNELS))
]
_CHUNK = 1 << 14
_OF_BITS = "passage"
"""The channel whose bits are told."""


class Candidates(Sequence[Candidate]):
    """Pairs in order of (a, b)."""

    def __init__(
        self, ids: Sequence[ArticleId], pairs: Ints, channels: npt.NDArray[np.uint8], bits: Bits
    ) -> None:
        """`ids` in order; a pair is (number of a) · len(ids) + (number of b)."""
        self._ids = ids
        self._pairs = pairs
        self._channels = channels
        self._bits = bits

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, index: int) -> Candidate: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Candidate]: ...
    def __getitem__(self, index: int | slice) -> Candidate | Sequence[Candidate]:
        if isinstance(index, slice):
            arrays = (self._pairs[index], self._channels[index], self._bits[index])
            return Candidates(self._ids, *arrays)
        a, b = divmod(int(self._pairs[index]), len(self._ids))
        channels = _NAMES[int(self._channels[index])]
        return Candidate(self._ids[a], self._ids[b], channels, float(self._bits[index]))

    def __iter__(self) -> Iterator[Candidate]:
        for first in range(0, len(self), _CHUNK):
            here = slice(first, first + _CHUNK)
            a, b = np.divmod(self._pairs[here], len(self._ids))
            columns = (a, b, self._channels[here], self._bits[here])
            for one, other, mask, bits in zip(*(c.tolist() for c in columns), strict=True):
                yield Candidate(self._ids[one], self._ids[other], _NAMES[mask], bits)


def proposed(ids: Sequence[ArticleId], channels: Iterable[tuple[str, Shared]]) -> Candidates:
    """Each pair once, with all that proposed it. `ids` of the articles, by number."""
    order = sorted(range(len(ids)), key=ids.__getitem__)
    rank = np.empty(len(ids), np.int64)
    rank[order] = np.arange(len(ids))
    pairs, masks, bits = [np.zeros(0, np.int64)], [np.zeros(0, np.uint8)], [np.zeros(0)]
    for name, found in channels:
        a, b = rank[found.later], rank[found.earlier]
        pairs.append(np.minimum(a, b) * len(ids) + np.maximum(a, b))
        masks.append(np.full(len(a), 1 << CHANNELS.index(name), np.uint8))
        bits.append(found.bits if name == _OF_BITS else np.zeros(len(a)))
    every = np.concatenate(pairs)
    by_pair = stable_order(every)
    begins = firsts(every[by_pair])
    if not len(begins):
        return Candidates([], every, masks[0], bits[0])
    return Candidates(
        [ids[n] for n in order],
        every[by_pair][begins],
        np.bitwise_or.reduceat(np.concatenate(masks)[by_pair], begins),
        np.maximum.reduceat(np.concatenate(bits)[by_pair], begins),
    )
