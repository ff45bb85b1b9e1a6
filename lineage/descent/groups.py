"""Articles of one group → what each explains of each other, sentence by sentence.

A group is made by pairs whose shared prose is beyond doubt; inside it every pair counts. Words
that stand already in an article days older than both of a pair are background to them: both may
have them from there, so they say nothing of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lineage.descent.blocks import Pair, blocks
from lineage.descent.dates import are_days_apart
from lineage.descent.pricing import Marks, Mask, Prices
from lineage.descent.prose import SharedProse
from lineage.descent.reading import Reading

Place = tuple[int, int]
"""A member's number in its group, and the index of one of its sentences."""


@dataclass(frozen=True)
class Group:
    members: tuple[Reading, ...]
    """In order of id."""
    pairs: Mapping[Pair, SharedProse]
    """a < b; every aligned pair of members that shares reporters' words."""
    strong: frozenset[Pair]
    """Pairs whose shared prose is beyond doubt; they hold the group together."""
    prices: Prices

    @cached_property
    def explained(self) -> dict[Pair, Marks]:
        """(child, parent) → the own words of the child that stand in the parent."""
        found: dict[Pair, dict[int, Mask]] = {}
        for (a, b), prose in self.pairs.items():
            marks = self.prices.marks(prose.a, prose.b, prose.prose_links)
            found[a, b], found[b, a] = marks
        return self._without_background(found)

    def _without_background(self, found: Mapping[Pair, Mapping[int, Mask]]) -> dict[Pair, Marks]:
        older = self._days_older
        if not any(older):
            return dict(found)
        cleared: dict[Pair, Marks] = {}
        for (child, parent), marks in found.items():
            archive = older[child] & older[parent]
            left = dict(marks)
            for old in archive:
                for index, mask in found.get((child, old), {}).items():
                    if index in left:
                        left[index] &= ~mask
            cleared[child, parent] = left
        return cleared

    @cached_property
    def _days_older(self) -> list[set[int]]:
        """For each member, those that are older by days."""
        dated = [n for n, m in enumerate(self.members) if m.article.published]
        return [
            {o for o in dated if are_days_apart(self.members[o].article, member.article)}
            for member in self.members
        ]

    @cached_property
    def told(self) -> dict[Pair, frozenset[int]]:
        """(parent, child) → the parent's sentences that the child tells too, in any words."""
        found: dict[Pair, frozenset[int]] = {}
        for (a, b), prose in self.pairs.items():
            found[a, b] = frozenset(link.source.index for link in prose.links)
            found[b, a] = frozenset(link.target.index for link in prose.links)
        return found

    @cached_property
    def _savings(self) -> dict[Pair, float]:
        worth = {
            (child, parent): self.prices.worth(self.members[child], marks)
            for (child, parent), marks in self.explained.items()
        }
        return {(a, b): min(worth[a, b], worth[b, a]) for a, b in self.pairs}

    def saving(self, a: int, b: int) -> float:
        """Bits that either need not write if it has the other before it. What two texts have in
        common says nothing of which was first, so it is the same both ways."""
        return self._savings.get((min(a, b), max(a, b)), 0.0)

    def is_agency(self, member: int) -> bool:
        """Its article is an agency's own."""
        outlet = self.members[member].outlet
        return outlet is not None and outlet.is_agency

    @cached_property
    def blocks(self) -> list[list[int]]:
        return blocks(self.strong)

    def gaps(self, parent: int, child: int) -> Gaps:
        """How a child that takes from a parent must have cut it."""
        reading, told = self.members[parent], self.told.get((parent, child), frozenset())
        story = [i for i, is_told in enumerate(reading.is_told) if is_told]
        return gaps(i in told for i in story)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Stretches of a source that a text leaves out."""

    inside: int
    at_the_end: int
    """1 when the last part is cut off, else 0."""


def gaps(kept: Iterable[bool]) -> Gaps:
    runs = 0
    was_kept = True
    for is_kept in kept:
        runs += was_kept and not is_kept
        was_kept = is_kept
    return Gaps(runs - (not was_kept), int(not was_kept))
