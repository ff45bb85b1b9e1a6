"""Equal keys → groups of carriers, and which carriers of a group are compared.

Law: work is linear in the number of carriers. A small group is compared in full; in a large one
each carrier meets a few hubs (the first in order) and its nearest predecessors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lineage.match.order import recurring, stable_order
from lineage.match.shingles import Hashes, Ints, Mask, Whole, firsts

FEW = 16
"""Partners that no owner is denied."""
ROWS = 1 << 21
"""Comparisons held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Carriers of equal keys, group by group, in ascending order within each."""

    carriers: Whole
    starts: Whole
    """For each carrier, where its group begins in `carriers`."""
    sizes: Whole
    """For each carrier, the size of its group."""

    @property
    def firsts(self) -> Ints:
        """Where each group begins."""
        return firsts(self.starts)

    @property
    def numbers(self) -> Ints:
        """For each carrier, which group it is in."""
        return np.repeat(np.arange(len(self.firsts)), self.sizes[self.firsts])


def grouped(keys: Hashes, carriers: Whole, owners: Whole) -> Groups:
    """Groups of two or more carriers with equal keys; one carrier per owner, the first.

    `carriers` ascend; `owners[i]` owns `carriers[i]`, and owners ascend with them.
    """
    order = recurring(keys)
    keys, owner, carrier = keys[order], owners[order], carriers[order]
    if not len(keys):
        return Groups(carrier, np.zeros(0, np.int64), np.zeros(0, np.int64))
    differs = np.append(True, keys[1:] != keys[:-1])
    kept = differs | np.append(True, owner[1:] != owner[:-1])
    keys, carrier = keys[kept], carrier[kept]
    sizes = np.diff(np.append(firsts(keys), len(keys)))
    many = np.repeat(sizes > 1, sizes)
    sizes = sizes[sizes > 1]
    return Groups(
        carrier[many], np.repeat(np.cumsum(sizes) - sizes, sizes), np.repeat(sizes, sizes)
    )


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the carriers of a group are paired."""

    full: int = 64
    """Groups up to this size are compared in full."""
    hubs: int = 4
    neighbours: int = 4

    def counts(self, groups: Groups, chosen: Whole) -> Whole:
        """With how many earlier carriers of its group each of those chosen is compared."""
        rank = chosen - groups.starts[chosen]
        few = np.minimum(rank, self.hubs + self.neighbours)
        return np.where(groups.sizes[chosen] <= self.full, rank, few)

    def pairs(self, groups: Groups, chosen: Whole, counts: Whole) -> tuple[Whole, Whole]:
        """(index of carrier, index of an earlier carrier of its group) for those chosen."""
        carrier = np.repeat(chosen, counts)
        nth = np.arange(len(carrier)) - np.repeat(np.cumsum(counts) - counts, counts)
        start, size = groups.starts[carrier], groups.sizes[carrier]
        is_near = (size > self.full) & (nth >= self.hubs)
        near = carrier - np.repeat(counts, counts) + nth
        return carrier, np.where(is_near, near, start + nth)


LINEAR = Pairing()


@dataclass(frozen=True, slots=True)
class Joined:
    """A stretch of all comparisons: whole pairs of owners, sorted by pair."""

    later: Ints
    earlier: Ints
    """Owners; one entry per pair."""
    starts: Ints
    """Where each pair's comparisons begin in `carriers`."""
    carriers: Ints
    """Index into the groups, of the later owner's carrier, ascending within a pair."""


@dataclass(frozen=True, slots=True)
class Held:
    """Groups, and whose their carriers are."""

    groups: Groups
    owners: Whole
    """Of each carrier."""
    order: Whole
    """The groups' carriers in ascending order, and so by owner."""

    @classmethod
    def of(cls, groups: Groups, owners: Whole) -> Held:
        order = np.argsort(groups.carriers, kind="stable")
        return cls(groups, owners, order.astype(groups.carriers.dtype))

    def within(self, first: int, stop: int) -> Whole:
        """The groups' carriers from `first` to below `stop`, in order."""
        bounds = np.searchsorted(self.groups.carriers, (first, stop), sorter=self.order)
        return self.order[bounds[0] : bounds[1]]


def joined(
    held: Held,
    chosen: Whole,
    pairing: Pairing,
    unfit: Callable[[Whole, Whole], Mask] | None = None,
) -> Iterator[Joined]:
    """Compare the chosen carriers, which come in order, with earlier ones of their groups; gathered
    by pair of owners, some whole owners at a time. `unfit`: which carriers are not compared with
    which earlier ones."""
    groups, owners = held.groups, held.owners
    counts = pairing.counts(groups, chosen)
    chosen, counts = chosen[counts > 0], counts[counts > 0]
    ends = np.flatnonzero(np.diff(owners[chosen], append=-1)) + 1
    if not len(ends):
        return
    per_owner = np.add.reduceat(counts, np.append(0, ends[:-1]))
    cuts = np.append(0, ends)[batches(per_owner, ROWS)]
    base = int(owners[chosen[-1]]) + 1
    for first, last in pairwise(cuts.tolist()):
        carrier, partner = pairing.pairs(groups, chosen[first:last], counts[first:last])
        if unfit:
            fit = ~unfit(carrier, partner)
            carrier, partner = carrier[fit], partner[fit]
        key = owners[carrier].astype(np.int64) * base + owners[partner]
        by_pair = stable_order(key)
        key = key[by_pair]
        starts = firsts(key)
        yield Joined(key[starts] // base, key[starts] % base, starts, carrier[by_pair])


def thinned(later: Ints) -> Mask:
    """Which pairs to keep so that each owner has few partners; pairs come sorted (later, earlier).

    An owner with more than FEW partners keeps its hubs and nearest neighbours.
    """
    first = np.searchsorted(later, later)
    after = np.searchsorted(later, later, side="right")
    rank = np.arange(len(later)) - first
    is_few = after - first <= FEW
    is_near = after - first - rank <= LINEAR.neighbours
    kept: Mask = is_few | (rank < LINEAR.hubs) | is_near
    return kept


def batches(counts: Whole, limit: int) -> npt.NDArray[np.int64]:
    """Cut points so that the counts between two of them sum to about `limit` at most."""
    total = np.cumsum(counts)
    steps = np.arange(limit, int(total[-1]) if len(total) else 0, limit)
    return np.unique(np.concatenate(([0], np.searchsorted(total, steps), [len(counts)])))
