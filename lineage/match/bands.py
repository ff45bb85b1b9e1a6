"""Signatures → pairs of rows that agree in a whole band, each pair once.

The index is a sorted array per band: a fraction of the memory of a table of buckets, and all
pairs at once. Large buckets are paired linearly, as `carriers.py` says.
"""

from __future__ import annotations

import numpy as np

from lineage.match.carriers import LINEAR, grouped
from lineage.match.kernel import EMPTY, Signatures
from lineage.match.shingles import Ints, distinct, shingle_hashes
from lineage.match.weights import Bits

_HELD = 1 << 22
"""Pairs held before those found twice are merged."""
_CHUNK = 1 << 16
"""Pairs of signatures compared at a time."""


def agreeing_rows(signatures: Signatures, bands: int, rows: int) -> tuple[Ints, Ints]:
    """(later, earlier) rows that share at least one of `bands` bands of `rows` values."""
    full = np.flatnonzero((signatures != EMPTY).any(axis=1))
    count = max(1, len(signatures))
    found: list[Ints] = [np.zeros(0, np.int64)]
    for band in range(bands):
        values = signatures[full, band * rows : (band + 1) * rows].astype(np.uint64)
        keys = shingle_hashes(values.reshape(-1), rows)[::rows]
        groups = grouped(keys, full, full)
        counts = LINEAR.counts(groups)
        carrier, partner = LINEAR.pairs(groups, np.flatnonzero(counts), counts)
        found.append(groups.carriers[carrier] * count + groups.carriers[partner])
        if sum(map(len, found)) > _HELD:
            found = [distinct(np.concatenate(found))]
    pairs = distinct(np.concatenate(found))
    return pairs // count, pairs % count


def estimated_jaccard(signatures: Signatures, left: Ints, right: Ints) -> Bits:
    """The share of equal values, for each pair of rows."""
    out = np.zeros(len(left))
    for at in range(0, len(left), _CHUNK):
        part = slice(at, at + _CHUNK)
        out[part] = (signatures[left[part]] == signatures[right[part]]).mean(axis=1)
    return out
