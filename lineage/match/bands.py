"""Bands of signatures → pairs of rows that agree in a whole band.

The index is a sorted array per band: a fraction of the memory of a table of buckets, and all
pairs at once. Large groups are paired linearly, as `carriers.py` says.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from lineage.linked import sorted_once
from lineage.match.carriers import LINEAR, grouped
from lineage.match.kernel import Signatures
from lineage.match.order import recurring
from lineage.match.shingles import Bits, Hashes, Ints, combined

_HELD = 1 << 22
"""Pairs held before those found twice are merged."""
_CHUNK = 1 << 9
"""Pairs of signatures compared at a time; they stay in the processor's cache."""


def band_keys(sketches: Signatures, rows: int) -> Hashes:
    """A row of keys for each signature, one for every band of `rows` values."""
    bands = sketches.shape[1] // rows
    values = np.ascontiguousarray(sketches[:, : bands * rows])
    in_twos = values.view(np.uint64) if rows % 2 == 0 else values.astype(np.uint64)
    each = in_twos.shape[1] // bands
    return combined(in_twos[:, nth::each] for nth in range(each))


def agreeing_rows(keys: Hashes) -> Ints:
    """Pairs of rows with one key, later * rows + earlier, ascending."""
    rows = recurring(keys)
    groups = grouped(keys[rows], rows)
    rows, standing = rows[groups.carriers], groups.standing
    carrier, partner = LINEAR.pairs(standing, LINEAR.counts(standing))
    return np.sort(rows[carrier] * len(keys) + rows[partner])


def merged(bands: Iterable[Ints], rows: int) -> tuple[Ints, Ints]:
    """(later, earlier) rows that agree in any band, each pair once, in order."""
    found: list[Ints] = [np.zeros(0, np.int64)]
    for pairs in bands:
        found.append(pairs)
        if sum(map(len, found)) > max(_HELD, 2 * len(found[0])):
            found = [sorted_once(np.concatenate(found))]
    pairs = sorted_once(np.concatenate(found))
    return pairs // max(1, rows), pairs % max(1, rows)


def estimated_jaccard(signatures: Signatures, left: Ints, right: Ints) -> Bits:
    """The share of equal values, for each pair of rows."""
    out = np.zeros(len(left))
    for at in range(0, len(left), _CHUNK):
        part = slice(at, at + _CHUNK)
        same = signatures.take(left[part], axis=0) == signatures.take(right[part], axis=0)
        out[part] = same.view(np.uint8).sum(axis=1, dtype=np.uint16)
    out /= signatures.shape[1]
    return out
