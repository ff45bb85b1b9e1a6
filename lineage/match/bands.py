"""Bands of signatures → pairs of rows that agree in a whole band.

The index is a sorted array per band: a fraction of the memory of a table of buckets, and all
pairs at once. Large groups are paired linearly, as `carriers.py` says.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from lineage.linked import Bytes, sorted_once
from lineage.match.carriers import LINEAR, grouped
from lineage.match.kernel import Signatures
from lineage.match.order import recurring
from lineage.match.shingles import Bits, Hashes, Ints, Keys, combined

_HELD = 1 << 22
"""Pairs held before those found twice are merged."""
_CHUNK = 1 << 18
"""Bytes of signatures compared at a time; they stay in the processor's cache."""
_ROW = 32
"""Bits of a row's number."""


def band_keys(sketches: Signatures, rows: int) -> Hashes:
    """A row of keys for each signature, one for every band of `rows` values."""
    bands = sketches.shape[1] // rows
    values = np.ascontiguousarray(sketches[:, : bands * rows])
    in_twos = values.view(np.uint64) if rows % 2 == 0 else values.astype(np.uint64)
    each = in_twos.shape[1] // bands
    return combined(in_twos[:, nth::each] for nth in range(each))


def agreeing_rows(keys: Keys) -> Ints:
    """Pairs of rows with one key, each as a number: see `sides`. Not in order."""
    rows = recurring(keys)
    groups = grouped(keys[rows], rows)
    rows, standing = rows[groups.carriers], groups.standing
    carrier, partner = LINEAR.pairs(standing, LINEAR.counts(standing))
    return (rows[carrier] << _ROW) + rows[partner]


def merged(bands: Iterable[Ints]) -> Ints:
    """Pairs of rows that agree in any band, each pair once, ascending."""
    found: list[Ints] = [np.zeros(0, np.int64)]
    for pairs in bands:
        found.append(pairs)
        if sum(map(len, found)) > max(_HELD, 2 * len(found[0])):
            found = [sorted_once(np.concatenate(found))]
    return sorted_once(np.concatenate(found))


def sides(pairs: Ints) -> tuple[Ints, Ints]:
    """(later, earlier) row of each pair; pairs ascend by the later one."""
    return pairs >> _ROW, pairs & ((1 << _ROW) - 1)


def of_later(pairs: Ints, start: int, stop: int) -> Ints:
    """Of ascending pairs, those whose later row is in a range."""
    return pairs[slice(*np.searchsorted(pairs, (start << _ROW, stop << _ROW)).tolist())]


def estimated_jaccard(
    one: Signatures | Bytes, left: Ints, other: Signatures | Bytes, right: Ints
) -> Bits:
    """The share of equal values, for each pair of a row of `one` and a row of `other`."""
    out, step = np.zeros(len(left)), max(1, _CHUNK // one[:1].nbytes)
    for at in range(0, len(left), step):
        part = slice(at, at + step)
        same = one.take(left[part], axis=0) == other.take(right[part], axis=0)
        for counts in np.bitwise_count(np.packbits(same, axis=1)).T:
            out[part] += counts
    out /= one.shape[1]
    return out
