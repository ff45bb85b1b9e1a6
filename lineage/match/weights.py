"""Parts of a corpus → how surprising each of their words is, in bits.

Half of a word's probability comes from the shipped table of English news, half from this corpus,
so that the template words of a corpus weigh little and five articles are judged like thousands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.match.order import stable_order
from lineage.match.shingles import Bits, Hashes, Ints, Words, firsts

PRIOR_ARTICLES = 200
"""The corpus' own frequencies count for little below this many articles."""
MIN_BITS = 2.0
"""Even `of` in its place in a run of equal words says something."""
_HELD = 1 << 20
"""Words held before equal ones are merged."""
PAIR = 2
"""Articles left out of each count: those whose likeness is being judged."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How surprising the words of a corpus are."""

    hashes: Hashes
    """In order."""
    bits: Bits
    """Of each; 0 for one that a single article holds."""

    def numbers(self, vocabulary: Hashes) -> npt.NDArray[np.int32]:
        """Which these words are."""
        return np.searchsorted(self.hashes, vocabulary).astype(np.int32)


def word_weights(parts: Sequence[Words], articles: int) -> Weights:
    """Of all words of the parts."""
    tables = [_Table(np.zeros(0, np.uint64), np.zeros(0), np.zeros(0, np.int64))]
    for part in parts:
        tables.append(_Table(part.hashes.copy(), part.known.copy(), part.held.copy()))
        if sum(len(table.hashes) for table in tables) > max(_HELD, 2 * len(tables[0].hashes)):
            tables = [_merged(tables)]
    table = _merged(tables)
    here = np.maximum(table.held - PAIR, 0) / (articles + PRIOR_ARTICLES)
    bits = np.minimum(-np.log2((2.0**-table.known + here) / 2), table.known)
    return Weights(table.hashes, np.where(table.held > 1, np.maximum(bits, MIN_BITS), 0.0))


@dataclass(frozen=True, slots=True)
class _Table:
    """Words in order of hash: what news says of them, and how many articles hold each."""

    hashes: Hashes
    known: Bits
    held: Ints


def _merged(tables: Sequence[_Table]) -> _Table:
    hashes = np.concatenate([table.hashes for table in tables])
    known = np.concatenate([table.known for table in tables])
    held = np.concatenate([table.held for table in tables])
    order = stable_order(hashes)
    begins = firsts(hashes[order])
    counts = np.add.reduceat(held[order], begins) if len(begins) else held
    return _Table(hashes[order][begins], known[order][begins], counts)


def running(values: Bits) -> Bits:
    """Sums of the values before each place; the sum over [i, j) is out[j] - out[i]."""
    return np.concatenate(([0.0], np.cumsum(values)))
