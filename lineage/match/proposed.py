"""What each channel proposes → candidates, and what is passed over, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from lineage.linked import Bytes, Candidates, PassedOverPairs
from lineage.match.order import stable_order
from lineage.match.passages import Shared
from lineage.match.shingles import Bits, Ints, Whole, firsts
from lineage.model import ArticleId

CHANNELS = ("article", "event", "passage", "run", "sentence")
"""In order of name."""
_NAMES = [
    tuple(name for n, name in enumerate(CHANNELS) if mask >> n & 1)
    for mask in range(1 << len(CHANNELS))
]
_OF_BITS = "passage"
"""The channel whose bits are told."""
NOTED = "noted"
"""What proposes nothing: pairs that share a run of words. The others of them are passed over."""


class Proposed(NamedTuple):
    candidates: Candidates
    passed_over: PassedOverPairs


class Columns(NamedTuple):
    """What is proposed, without the ids of the articles."""

    a: Whole
    b: Whole
    channels: Bytes
    bits: Bits
    passed_a: Whole
    passed_b: Whole
    words: Whole

    def of(self, ids: Sequence[ArticleId]) -> Proposed:
        """`ids` of the articles, by number."""
        return Proposed(
            Candidates(ids, self.a, self.b, self.channels, _NAMES, self.bits),
            PassedOverPairs(ids, self.passed_a, self.passed_b, self.words),
        )


def proposed(ids: Sequence[ArticleId], channels: Iterable[tuple[str, Shared]]) -> Columns:
    """Each pair once, with all that proposed it. `ids` of the articles, by number."""
    place = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int32)
    rank = np.empty(len(ids), np.int64)
    rank[place] = np.arange(len(ids))
    pairs, masks, bits = [np.zeros(0, np.int64)], [np.zeros(0, np.uint8)], [np.zeros(0)]
    noted, words = pairs[0], bits[0]
    for name, found in channels:
        one, other = rank[found.later], rank[found.earlier]
        keys = np.minimum(one, other) * len(ids) + np.maximum(one, other)
        if name == NOTED:
            noted, words = keys, found.bits
            continue
        pairs.append(keys)
        masks.append(np.full(len(keys), 1 << CHANNELS.index(name), np.uint8))
        bits.append(found.bits if name == _OF_BITS else np.zeros(len(keys)))
    every = np.concatenate(pairs)
    by_pair = stable_order(every)
    begins = firsts(every[by_pair])
    known = every[by_pair][begins]
    chosen, worth = masks[0], bits[0]
    if len(begins):
        chosen = np.bitwise_or.reduceat(np.concatenate(masks)[by_pair], begins)
        worth = np.maximum.reduceat(np.concatenate(bits)[by_pair], begins)
    fresh = np.flatnonzero(~np.isin(noted, known, assume_unique=True))
    fresh = fresh[stable_order(noted[fresh])]
    ends, passed = _ends(place, known), _ends(place, noted[fresh])
    return Columns(*ends, chosen, worth, *passed, words[fresh].astype(np.int32))


def _ends(place: Whole, keys: Ints) -> tuple[Whole, Whole]:
    """The places of the first and the second article of each pair."""
    a, b = np.divmod(keys, max(1, len(place)))
    return place[a], place[b]
