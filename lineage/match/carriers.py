"""Equal keys → groups of carriers, and which carriers of a group are compared.

Law: work is linear in the number of carriers. A small group is compared in full; in a large one
each carrier meets a few hubs (the first in order) and its nearest predecessors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lineage.match.shingles import Hashes, Ints

FEW = 16
"""Partners that no owner is denied."""
ROWS = 1 << 21
"""Comparisons held in memory at a time."""

Skip = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Groups:
    """Carriers of equal keys, group by group, in ascending order within each."""

    carriers: Ints
    starts: Ints
    """For each carrier, where its group begins in `carriers`."""
    sizes: Ints
    """For each carrier, the size of its group."""

    @property
    def firsts(self) -> Ints:
        """Where each group begins."""
        return np.flatnonzero(self.starts == np.arange(len(self.starts)))


def grouped(keys: Hashes, carriers: Ints, owners: Ints) -> Groups:
    """Groups of two or more carriers with equal keys; one carrier per owner, the first.

    `carriers` ascend; `owners[i]` owns `carriers[i]`, and owners ascend with them.
    """
    often = _repeated(keys)
    order = often[np.argsort(keys[often], kind="stable")]
    keys, owner, carrier = keys[order], owners[order], carriers[order]
    if not len(keys):
        return Groups(carrier, np.zeros(0, np.int64), np.zeros(0, np.int64))
    differs = np.append(True, keys[1:] != keys[:-1])
    kept = differs | np.append(True, owner[1:] != owner[:-1])
    keys, carrier = keys[kept], carrier[kept]
    firsts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    sizes = np.diff(np.append(firsts, len(keys)))
    many = np.repeat(sizes > 1, sizes)
    sizes = sizes[sizes > 1]
    return Groups(
        carrier[many], np.repeat(np.cumsum(sizes) - sizes, sizes), np.repeat(sizes, sizes)
    )


def _repeated(keys: Hashes) -> Ints:
    """Where keys stand that may come again. Most never do; they need no sorting."""
    buckets = np.uint64((1 << (2 * len(keys)).bit_length()) - 1)
    bucket = (keys & buckets).astype(np.int64)
    counts = np.bincount(bucket, minlength=1)
    return np.flatnonzero(counts[bucket] > 1)


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the carriers of a group are paired."""

    full: int = 64
    """Groups up to this size are compared in full."""
    hubs: int = 4
    neighbours: int = 4

    def counts(self, groups: Groups) -> Ints:
        """With how many earlier carriers of its group each carrier is compared."""
        rank = np.arange(len(groups.starts)) - groups.starts
        few = np.minimum(rank, self.hubs + self.neighbours)
        return np.where(groups.sizes <= self.full, rank, few)

    def pairs(self, groups: Groups, chosen: Ints, counts: Ints) -> tuple[Ints, Ints]:
        """(index of carrier, index of an earlier carrier of its group) for those chosen."""
        many = counts[chosen]
        carrier = np.repeat(chosen, many)
        nth = np.arange(len(carrier)) - np.repeat(np.cumsum(many) - many, many)
        start, size = groups.starts[carrier], groups.sizes[carrier]
        is_near = (size > self.full) & (nth >= self.hubs)
        near = carrier - np.repeat(many, many) + nth
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


def joined(groups: Groups, owners: Ints, pairing: Pairing, skipped: Skip) -> Iterator[Joined]:
    """Compare carriers within groups, gathered by pair of owners, a stretch of owners at a time.

    `owners` gives the owner of each carrier; carriers that are `skipped` are not compared.
    """
    counts = np.where(skipped, 0, pairing.counts(groups))
    order = np.argsort(groups.carriers, kind="stable")
    order = order[counts[order] > 0]
    ends = np.flatnonzero(np.diff(owners[order], append=-1)) + 1
    if not len(ends):
        return
    per_owner = np.add.reduceat(counts[order], np.append(0, ends[:-1]))
    cuts = np.append(0, ends)[batches(per_owner, ROWS)]
    base = int(owners.max()) + 1
    for first, last in pairwise(cuts.tolist()):
        carrier, partner = pairing.pairs(groups, order[first:last], counts)
        key = owners[carrier] * base + owners[partner]
        by_pair = np.argsort(key, kind="stable")
        key = key[by_pair]
        starts = np.flatnonzero(np.append(True, key[1:] != key[:-1])[: len(key)])
        yield Joined(key[starts] // base, key[starts] % base, starts, carrier[by_pair])


def thinned(later: Ints) -> npt.NDArray[np.bool_]:
    """Which pairs to keep so that each owner has few partners; pairs come sorted (later, earlier).

    An owner with more than FEW partners keeps its hubs and nearest neighbours.
    """
    first = np.searchsorted(later, later)
    after = np.searchsorted(later, later, side="right")
    rank = np.arange(len(later)) - first
    is_few = after - first <= FEW
    is_near = after - first - rank <= LINEAR.neighbours
    kept: npt.NDArray[np.bool_] = is_few | (rank < LINEAR.hubs) | is_near
    return kept


def batches(counts: Ints, limit: int) -> npt.NDArray[np.int64]:
    """Cut points so that the counts between two of them sum to about `limit` at most."""
    total = np.cumsum(counts)
    steps = np.arange(limit, int(total[-1]) if len(total) else 0, limit)
    return np.unique(np.concatenate(([0], np.searchsorted(total, steps), [len(counts)])))
