"""Pairs of related articles → the groups that are judged together.

A group is what pairs connect. One too large to be solved whole is parted at its weakest ties.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.descent.joined import Joined
from lineage.linked import Ints, numbers_below

MAX_MEMBERS = 300

Tie = tuple[int, int]


class Gathered(NamedTuple):
    groups: Ints
    """(articles,): number of the group of each, in order of first members; -1: it is in none."""
    is_part: NDArray[np.bool_]
    """(groups,): it was larger, and was parted at its weakest ties."""


def connected(a: Ints, b: Ints, size: int) -> Ints:
    """(size,): the least member of the set that each is in, where pairs join them."""
    least: Ints = np.arange(size, dtype=numbers_below(size))
    while True:
        one, other = least[a], least[b]
        if np.array_equal(one, other):
            return least
        np.minimum.at(least, np.maximum(one, other), np.minimum(one, other))
        while not np.array_equal(least, further := least[least]):
            least = further


def gathered(a: Ints, b: Ints, bits: NDArray[np.float64], size: int) -> Gathered:
    """`a`, `b`: the articles of each tied pair, a < b, in order; `bits`: that tie it."""
    whole = connected(a, b, size).astype(np.int64)
    group = np.full(size, -1, np.int64)
    """The least member of its group."""
    group[a], group[b] = whole[a], whole[b]
    sizes = np.bincount(group[group >= 0], minlength=size)
    large = np.flatnonzero(sizes[whole[a]] > MAX_MEMBERS)
    group[a[large]] = group[b[large]] = -1
    order = large[np.lexsort((b[large], a[large], -bits[large], whole[a[large]]))]
    ties = zip(*(each[order].tolist() for each in (whole[a], a, b)), strict=True)
    for _, found in groupby(ties, lambda tie: tie[0]):
        for part in _parts((one, other) for _, one, other in found):
            group[part] = part[0]
    inside = np.flatnonzero(group >= 0)
    keys, numbers = np.unique(whole[inside] * size + group[inside], return_inverse=True)
    group[inside] = numbers
    wholes = keys // max(1, size)
    return Gathered(group, np.bincount(wholes, minlength=size)[wholes] > 1)


def _parts(ties: Iterable[Tie]) -> list[list[int]]:
    """The strongest ties, which come first, are made as long as no part grows too large."""
    joined: Joined[int] = Joined()
    size: dict[int, int] = {}
    for a, b in ties:
        one, other = joined.root(a), joined.root(b)
        total = size.get(one, 1) + size.get(other, 1)
        if one != other and total <= MAX_MEMBERS:
            size[joined.join(a, b)] = total
    return [part for part in joined.sets() if len(part) > 1]
