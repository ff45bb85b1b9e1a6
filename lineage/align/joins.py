"""Sorted keys of many owners → which keys two owners share, and all pairs of what carries them.

Everything is a flat array over all pairs of a batch: numpy is asked a few dozen times a batch
instead of a few dozen times a pair.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.linked import Ints, places_of, ranges
from lineage.spool import Rows, Table

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
Column = Array | Ints | Mask | NDArray[np.uint8] | NDArray[np.int8]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_ROWS = 1 << 16
"""Of a table, that are looked at together."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Members with one key and one owner side by side; groups in order of (owner, key)."""

    keys: Ints
    """(groups,)"""
    starts: Ints
    """(groups + 1,): where the members of each group begin."""
    owners: Ints
    """(owners + 1,): where the groups of each owner begin."""

    @property
    def sizes(self) -> Ints:
        return np.diff(self.starts)

    def sizes_of(self, chosen: Ints) -> Ints:
        return self.starts[chosen + 1] - self.starts[chosen]


@dataclass(frozen=True, slots=True)
class Shared:
    """Keys that the two owners of a pair have in common; in order of the pairs."""

    pair: Ints
    a: Ints
    b: Ints
    """Group of the first owner, and of the second."""

    def chosen(self, which: Ints) -> Shared:
        return Shared(self.pair[which], self.a[which], self.b[which])


def grouped(owners: Ints, keys: Ints, count: int) -> Groups:
    """Groups of members that come sorted by (owner, key)."""
    new = np.append(True, (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1]))[: len(keys)]
    firsts = np.flatnonzero(new)
    begins = np.searchsorted(owners[firsts], np.arange(count + 1))
    return Groups(keys[firsts], np.append(firsts, len(keys)), begins)


def shared(groups: Groups, a: Ints, b: Ints) -> Shared:
    """For each pair of owners (a[n], b[n]) the keys of both.

    A table of the first owner's keys answers for all its partners: equal owners should stand
    together in `a`.
    """
    where = np.full(int(groups.keys.max(initial=0)) + 1, -1, np.int32)
    begins = groups.owners.tolist()
    last, mine = -1, groups.keys[:0]
    found = [where[mine]]
    for one, other in zip(a.tolist(), b.tolist(), strict=True):
        if one != last:
            where[mine] = -1
            last, mine = one, groups.keys[begins[one] : begins[one + 1]]
            where[mine] = np.arange(begins[one], begins[one + 1])
        found.append(where[groups.keys[begins[other] : begins[other + 1]]])
    firsts, many = np.concatenate(found), np.diff(groups.owners)[b]
    hits = np.flatnonzero(firsts >= 0)
    pair = places_of(many)[hits]
    return Shared(
        pair,
        firsts[hits].astype(np.int64),
        hits + (groups.owners[b] - (np.cumsum(many) - many))[pair],
    )


@dataclass(frozen=True, slots=True)
class Product:
    """Every member of some groups with every member of others, line by line: a line is a member
    of the first group."""

    which: Ints
    """(lines,): of which two groups."""
    a: Ints
    """(lines,): the member of the first group."""
    lines: Ints
    """(couples,): which line."""
    b: Ints
    """(couples,): the member of the second group."""


def product(a: Ints, of_a: Ints, b: Ints, of_b: Ints) -> Product:
    """Every member of group of_a[n] with every member of of_b[n]. `a` and `b`: (groups + 1,),
    where the members of each group begin."""
    sizes_a, sizes_b = a[of_a + 1] - a[of_a], b[of_b + 1] - b[of_b]
    couples = np.flatnonzero((sizes_a > 0) & (sizes_b > 0))
    sizes, lines = sizes_a[couples], places_of(sizes_a[couples])
    members = ranges(a[of_a[couples]], sizes)
    many = sizes_b[couples][lines]
    starts = b[of_b[couples]][lines] - (np.cumsum(many) - many)
    line = places_of(many)
    others = starts[line]
    others += np.arange(len(others))
    return Product(couples[lines], members, line, others)


def split(values: Ints, by: int | Ints) -> tuple[Ints, Ints]:
    """As `np.divmod`, of numbers that are not negative; many times faster."""
    whole = values // by
    return whole, values - whole * by


def counts(at: Ints, count: int) -> Ints:
    """How often each of 0, 1, … count - 1 stands in `at`."""
    return np.bincount(at, minlength=count)


def totals(at: Ints, values: Array, count: int) -> Array:
    """The sum of the values at each of 0, 1, … count - 1."""
    summed: Array = np.bincount(at, values, count).astype(np.float64, copy=False)
    return summed


def firsts(table: Table) -> Ints:
    """For each row the first one that is the same, bit for bit. Rows are whole numbers of eight
    bytes."""
    starts = range(0, len(table), _ROWS)
    mixed = [_mixed(table.within(at, min(at + _ROWS, len(table)))) for at in starts]
    _, first, place = np.unique(
        np.concatenate([np.zeros(0, np.uint64), *mixed]), return_index=True, return_inverse=True
    )
    found: Ints = first[place]
    again = np.flatnonzero(found != np.arange(len(found)))
    blocks = (again[at : at + _ROWS] for at in range(0, len(again), _ROWS))
    if all(np.array_equal(table.chosen(found[rows]), table.chosen(rows)) for rows in blocks):
        return found
    seen: dict[bytes, int] = {}
    each = (table.within(n, n + 1).tobytes() for n in range(len(table)))
    return np.array([seen.setdefault(row, n) for n, row in enumerate(each)], np.int64)


def _mixed(rows: Rows) -> NDArray[np.uint64]:
    """A hash of each."""
    mixed = np.zeros(len(rows), np.uint64)
    for column in rows.view(np.uint64).reshape(len(rows), -1).T:
        mixed = (mixed ^ column) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return mixed
