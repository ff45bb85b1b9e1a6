"""Sets of shingles → digests, by which those are found that may be alike.

Of each value of a signature a digest keeps the lowest byte: values that are equal have one byte,
so that no two sets look less alike than they are, and few look more so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.linked import Bytes, sorted_once
from lineage.match.bands import estimated_jaccard
from lineage.match.kernel import Signatures, minima
from lineage.match.order import stable_order
from lineage.match.shingles import Bits, Ints, gathered
from lineage.match.statements import Sets

_STEP = np.uint32(0x9E3779B1)
_PAIRS = 1 << 16
"""Pairs of sets whose signatures, half a kilobyte each, are in memory at a time."""


@dataclass(frozen=True, slots=True)
class Digests:
    """Of some sets."""

    keys: npt.NDArray[np.uint32]
    """(bands, sets): sets that agree in a band have one key in it."""
    bytes_: Bytes
    """(sets, values)"""
    shingles: npt.NDArray[np.uint32]
    starts: Ints
    """The sets themselves."""


def digested(sets: Sets, bands: int, rows: int) -> Digests:
    """By signatures of so many bands of `rows` values."""
    count = len(sets[1]) - 1
    keys = np.zeros((bands, count), np.uint32)
    bytes_ = np.zeros((count, bands * rows), np.uint8)
    for chosen, values in minima(*sets, bands * rows):
        key = values[::rows]
        for row in range(1, rows):
            key = key * _STEP + values[row::rows]
        for ours, found in zip(keys, key, strict=True):
            ours[chosen] = found
        bytes_[chosen] = values.astype(np.uint8).T
    return Digests(keys, bytes_, *sets)


def seeming_jaccard(parts: Sequence[Digests], cuts: Ints, left: Ints, right: Ints) -> Bits:
    """No less than the estimated Jaccard of pairs of sets, which are numbered through all parts;
    `cuts`: where each part begins. Those on the left are of one part."""
    out = np.zeros(len(left))
    if not len(left):
        return out
    own = int(np.searchsorted(cuts, left[0], side="right")) - 1
    left, order = left - cuts[own], stable_order(right)
    ends = np.searchsorted(right[order], cuts)
    for part, first, start, stop in zip(parts, cuts, ends, ends[1:], strict=False):
        some = order[start:stop]
        out[some] = estimated_jaccard(
            parts[own].bytes_, left[some], part.bytes_, right[some] - first
        )
    return out


def whole_jaccard(parts: Sequence[Digests], cuts: Ints, left: Ints, right: Ints) -> Bits:
    """The estimated Jaccard of any pairs of sets."""
    out = np.zeros(len(left))
    for at in range(0, len(left), _PAIRS):
        one, other = left[at : at + _PAIRS], right[at : at + _PAIRS]
        involved = sorted_once(np.concatenate((one, other)))
        rows = _signatures(parts, cuts, involved)
        one, other = np.searchsorted(involved, one), np.searchsorted(involved, other)
        out[at : at + _PAIRS] = estimated_jaccard(rows, one, rows, other)
    return out


def _signatures(parts: Sequence[Digests], cuts: Ints, numbers: Ints) -> Signatures:
    """Of sets whose numbers ascend, a row for each."""
    ends = np.searchsorted(numbers, cuts)
    hashes, sizes = [], []
    for k in np.flatnonzero(np.diff(ends)).tolist():
        some = numbers[ends[k] : ends[k + 1]] - cuts[k]
        shingles, starts = gathered(parts[k].shingles, parts[k].starts, some)
        hashes.append(shingles)
        sizes.append(np.diff(starts))
    starts = np.append(0, np.cumsum(np.concatenate(sizes)))
    out = np.zeros((len(numbers), parts[0].bytes_.shape[1]), np.uint32)
    for some, values in minima(np.concatenate(hashes), starts, out.shape[1]):
        out[some] = values.T
    return out
