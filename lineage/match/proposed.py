"""What each channel proposes → candidates, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from lineage.linked import Candidates
from lineage.match.order import stable_order
from lineage.match.passages import Shared
from lineage.match.shingles import firsts
from lineage.model import ArticleId

CHANNELS = ("article", "event", "passage", "run", "sentence")
"""In order of name."""
_NAMES = [
    tuple(name for n, name in enumerate(CHANNELS) if mask >> n & 1)
    for mask in range(1 << len(CHANNELS))
]
_OF_BITS = "passage"
"""The channel whose bits are told."""


def proposed(ids: Sequence[ArticleId], channels: Iterable[tuple[str, Shared]]) -> Candidates:
    """Each pair once, with all that proposed it. `ids` of the articles, by number."""
    place = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int32)
    rank = np.empty(len(ids), np.int64)
    rank[place] = np.arange(len(ids))
    pairs, masks, bits = [np.zeros(0, np.int64)], [np.zeros(0, np.uint8)], [np.zeros(0)]
    for name, found in channels:
        one, other = rank[found.later], rank[found.earlier]
        pairs.append(np.minimum(one, other) * len(ids) + np.maximum(one, other))
        masks.append(np.full(len(one), 1 << CHANNELS.index(name), np.uint8))
        bits.append(found.bits if name == _OF_BITS else np.zeros(len(one)))
    every = np.concatenate(pairs)
    by_pair = stable_order(every)
    begins = firsts(every[by_pair])
    a, b = (place[side] for side in np.divmod(every[by_pair][begins], max(1, len(ids))))
    if not len(begins):
        return Candidates(ids, a, b, masks[0], _NAMES, bits[0])
    channels_ = np.bitwise_or.reduceat(np.concatenate(masks)[by_pair], begins)
    worth = np.maximum.reduceat(np.concatenate(bits)[by_pair], begins)
    return Candidates(ids, a, b, channels_, _NAMES, worth)
