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

from lineage.match.order import in_order
from lineage.match.shingles import Ints, Keys, Mask, Whole, firsts

FEW = 16
"""Partners that no owner is denied."""
ROWS = 1 << 20
"""Comparisons held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where carriers stand, if all of them are laid out group by group."""

    positions: Whole
    starts: Whole
    """For each, where its group begins."""
    sizes: Whole
    """For each, the size of its group."""

    def __getitem__(self, chosen: slice | Ints | Mask) -> Standing:
        return Standing(self.positions[chosen], self.starts[chosen], self.sizes[chosen])


@dataclass(frozen=True, slots=True)
class Groups:
    """Carriers of equal keys, group by group, in ascending order within each."""

    carriers: Ints
    """Where each stands among the keys."""
    firsts: Ints
    """Where each group begins in `carriers`."""
    sizes: Ints
    """Of each group."""

    @property
    def numbers(self) -> Ints:
        """For each carrier, which group it is in."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @property
    def standing(self) -> Standing:
        """Of each carrier, in the order of `carriers`."""
        positions = np.arange(len(self.carriers), dtype=np.int32)
        starts, sizes = self.firsts.astype(np.int32), self.sizes.astype(np.int32)
        return Standing(positions, np.repeat(starts, self.sizes), np.repeat(sizes, self.sizes))


def grouped(keys: Keys, owners: Whole) -> Groups:
    """Groups of two or more equal keys; one for each owner, the first. Equal keys stand together,
    and the owners of these ascend."""
    new = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
    kept = new | np.append(True, owners[1:] != owners[:-1])[: len(keys)]
    carriers, new = np.flatnonzero(kept), new[kept]
    sizes = np.diff(np.append(np.flatnonzero(new), len(carriers)))
    carriers, sizes = carriers[np.repeat(sizes > 1, sizes)], sizes[sizes > 1]
    return Groups(carriers, np.cumsum(sizes) - sizes, sizes)


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the carriers of a group are paired."""

    full: int = 64
    """Groups up to this size are compared in full."""
    hubs: int = 4
    neighbours: int = 4

    def counts(self, at: Standing) -> Whole:
        """With how many earlier carriers of its group each is compared."""
        rank = at.positions - at.starts
        few = np.minimum(rank, self.hubs + self.neighbours)
        counts: Whole = np.where(at.sizes > self.full, few, rank)
        return counts

    def pairs(self, at: Standing, counts: Whole) -> tuple[Ints, Ints]:
        """(number of a carrier, position of an earlier one of its group)."""
        left_out, starts = at.positions - at.starts - counts, at.starts
        in_twos = bool(left_out.any())
        if in_twos:  # the hubs, and the neighbours
            hubs = np.minimum(counts, self.hubs)
            starts = np.stack((starts, starts + hubs + left_out), axis=1).ravel()
            counts = np.stack((hubs, counts - hubs), axis=1).ravel()
        which = np.repeat(np.arange(len(counts)) >> in_twos, counts)
        partner = np.arange(len(which)) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
        return which, partner


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
    """Which of those chosen is the later owner's carrier, ascending within a pair."""


def joined(
    owners: Whole,
    chosen: Standing,
    pairing: Pairing,
    unfit: Callable[[Whole, Ints, Ints], Ints] | None = None,
) -> Iterator[Joined]:
    """Compare the chosen carriers, which come in order, with earlier ones of their groups; gathered
    by pair of owners, some whole owners at a time. `owners` of all carriers, by position; `unfit`:
    of positions, comparisons of the one with such a number with an earlier one, which are not
    made."""
    counts = pairing.counts(chosen)
    met = np.flatnonzero(counts)
    chosen, counts, owner = chosen[met], counts[met], owners[chosen.positions[met]]
    ends = np.flatnonzero(np.diff(owner, append=-1)) + 1
    if not len(ends):
        return
    per_owner = np.add.reduceat(counts, np.append(0, ends[:-1]))
    cuts = np.append(0, ends)[batches(per_owner, ROWS)]
    bits = int(owner[-1]).bit_length()
    for first, last in pairwise(cuts.tolist()):
        here = chosen[first:last]
        which, partner = pairing.pairs(here, counts[first:last])
        if unfit and len(out := unfit(here.positions, which, partner)):
            which, partner = np.delete(which, out), np.delete(partner, out)
        mine = (owner[first:last] - owner[first]).astype(np.int64) << bits
        key = mine[which]
        key += owners[partner]
        key, by_pair = in_order(key)
        starts = firsts(key)
        pairs = key[starts]
        earlier = pairs & ((1 << bits) - 1)
        later = (pairs >> bits) + owner[first]
        yield Joined(later, earlier, starts, met[first + which[by_pair]])


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
