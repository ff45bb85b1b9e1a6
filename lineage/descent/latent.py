"""A block of carriers → the text that one unseen source of them must have had.

The text is the carriers' consensus: every passage that two of them (or, in a narrower reading,
three) have in common, each in the fullest form that is found. What it would cost to write is
weighed against what it saves; that decides whether the source is believed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from lineage.descent.gathering import connected
from lineage.descent.groups import Cut, Group, gaps
from lineage.descent.marks import united
from lineage.descent.survey import Mask
from lineage.descent.wording import QUARTERS
from lineage.linked import Ints

Place = tuple[int, int]
"""A member's number in its group, and the index of one of its sentences."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One passage of a block: the same text in several of its articles."""

    bits: Mapping[Place, float]
    """Each sentence that carries it; worth of the own words that some other carrier has too."""
    worth: Mapping[int, float]
    """Member → bits of those words in its sentences."""
    position: float
    """Mean relative place in the carriers, 0 to 1."""

    @property
    def cost(self) -> float:
        """To write it in its fullest form."""
        return max(self.worth.values())

    def fullest(self) -> int:
        return min(self.worth, key=lambda member: (-self.worth[member], member))


@dataclass(frozen=True, slots=True)
class Latent:
    """A text that nobody here has seen whole."""

    passages: tuple[Shared, ...]
    """In the order of the text."""
    gains: Mapping[int, float]
    """Member → bits that it need not write if it has this text before it."""
    cuts: Mapping[int, Cut]
    cost: float
    """Bits of the text itself."""

    def fullest(self) -> Iterator[Place]:
        """The sentences that tell it in its fullest form."""
        for shared in self.passages:
            fullest = shared.fullest()
            yield from (at for at in sorted(shared.bits) if at[0] == fullest)


def shared_passages(group: Group, block: Sequence[int]) -> tuple[Shared, ...]:
    """Every passage that two members of a block have in common, in the order of the text."""
    inside = np.zeros(len(group.members), np.bool_)
    inside[block] = True
    quarters = _quarters(group, inside)
    a, b = joined_rows(group, inside)
    joins = (quarters[a] >= 0) & (quarters[b] >= 0)
    a, b = a[joins], b[joins]
    if not len(a):
        return ()
    least = connected(a, b, len(quarters))
    rows = np.unique(np.concatenate([a, b]))
    rows = rows[np.argsort(least[rows], kind="stable")]
    members = np.searchsorted(group.firsts, rows, "right") - 1
    indexes = rows - group.firsts[members]
    positions = indexes / np.maximum(1, np.diff(group.firsts)[members] - 1)
    columns = (least[rows], members, indexes, quarters[rows] / QUARTERS, positions)
    held = zip(*(column.tolist() for column in columns), strict=True)
    made = (_shared(list(part)) for _, part in groupby(held, lambda row: row[0]))
    return tuple(
        sorted((s for s in made if len(s.worth) > 1), key=lambda s: (s.position, min(s.bits)))
    )


def _quarters(group: Group, inside: Mask) -> Ints:
    """Of each row, the worth of the words that stand in any other member; -1: there are none."""
    found = group.explained
    is_in = np.repeat(inside[found.child] & inside[found.parent], np.diff(found.runs))
    rows = np.repeat(found.rows, np.diff(found.runs))[is_in]
    starts, stops = found.starts[is_in], found.stops[is_in]
    order = np.lexsort((starts, rows))
    rows, starts, stops = united(rows[order], starts[order], stops[order])
    quarters = np.full(int(group.firsts[-1]), -1, np.int64)
    quarters[rows] = 0
    np.add.at(quarters, rows, group.worth(rows, starts, stops))
    return quarters


def joined_rows(group: Group, inside: Mask) -> tuple[Ints, Ints]:
    """Rows of two members that share own words."""
    sizes = np.diff(group.gists.ends)
    a, b = np.repeat(group.a, sizes), np.repeat(group.b, sizes)
    is_in = inside[a] & inside[b]
    i, j, _ = group.gists.prose[is_in].astype(np.int64).T
    return group.firsts[a[is_in]] + i, group.firsts[b[is_in]] + j


def _shared(rows: Sequence[tuple[int, int, int, float, float]]) -> Shared:
    worth: dict[int, float] = {}
    held: dict[Place, float] = {}
    for _, member, index, bits, _ in rows:
        if bits:
            worth[member] = worth.get(member, 0.0) + bits
            held[member, index] = bits
    return Shared(held, worth, round(sum([row[-1] for row in rows]) / len(rows), 6))


def latent(passages: Sequence[Shared], members: Sequence[int], group: Group) -> Latent:
    """The unseen text that holds the given passages, and what each member has of it."""
    cost = sum(shared.cost for shared in passages)
    if not passages:
        return Latent((), {}, {}, cost)
    bits = np.zeros((len(group.members), len(passages)))
    for n, shared in enumerate(passages):
        bits[list(shared.worth), n] = list(shared.worth.values())
    chosen = np.array(members, np.int64)
    chosen = chosen[bits[chosen].any(axis=1)]
    is_kept = ((bits > 0) | _tellers(passages, group))[chosen]
    stops = np.arange(1, len(chosen) + 1) * len(passages)
    cuts = gaps(is_kept.ravel(), stops - len(passages), stops)
    numbers = chosen.tolist()
    return Latent(
        tuple(passages),
        dict(zip(numbers, bits[chosen].sum(axis=1).tolist(), strict=True)),
        dict(zip(numbers, map(Cut, *(column.tolist() for column in cuts)), strict=True)),
        cost,
    )


def _tellers(passages: Sequence[Shared], group: Group) -> Mask:
    """(members, passages): who tells each in other words, or what is quoted in it."""
    found = np.zeros((len(group.members), len(passages)), np.bool_)
    places = np.array([at for shared in passages for at in shared.bits], np.int64)
    owners = np.repeat(np.arange(len(passages)), [len(shared.bits) for shared in passages])
    row, teller = group.told_by(group.firsts[places[:, 0]] + places[:, 1])
    found[teller, owners[row]] = True
    return found
