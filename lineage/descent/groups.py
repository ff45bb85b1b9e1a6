"""Articles of one group → what each explains of each other, sentence by sentence.

A group is made by pairs whose shared prose is beyond doubt; inside it every pair counts. Words
that stand already in an article days older than both of a pair are background to them: both may
have them from there, so they say nothing of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from lineage.descent.blocks import Pair, blocks
from lineage.descent.dates import are_days_between, moment
from lineage.descent.pricing import Marks, worth
from lineage.descent.prose import SharedProse
from lineage.descent.reading import Reading
from lineage.descent.wording import Mask

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

    @cached_property
    def explained(self) -> dict[Pair, Marks]:
        """(child, parent) → the own words of the child that stand in the parent."""
        found: list[dict[int, Marks]] = [{} for _ in self.members]
        for (a, b), prose in self.pairs.items():
            found[a][b], found[b][a] = prose.gist.of_a, prose.gist.of_b
        return {
            (child, parent): left
            for child, by_parent in enumerate(found)
            for parent, left in self._without_background(child, by_parent)
        }

    def _without_background(
        self, child: int, found: Mapping[int, Marks]
    ) -> Iterator[tuple[int, Marks]]:
        """Parents from the oldest to the newest, for the later ones have more behind them."""
        moments = self._moments
        if child not in moments:
            yield from found.items()
            return
        dated = sorted(found.keys() & moments.keys(), key=lambda n: (moments[n], n))
        yield from ((parent, found[parent]) for parent in found.keys() - dated)
        background: dict[int, Mask] = {}
        behind = 0
        for parent in dated:
            first = min(moments[child], moments[parent])
            while are_days_between(moments[dated[behind]], first):
                for index, mask in found[dated[behind]].items():
                    background[index] = background.get(index, 0) | mask
                behind += 1
            yield parent, {i: mask & ~background.get(i, 0) for i, mask in found[parent].items()}

    @cached_property
    def _moments(self) -> dict[int, datetime]:
        dates = ((n, moment(member.article)) for n, member in enumerate(self.members))
        return {n: at for n, at in dates if at}

    @cached_property
    def told(self) -> dict[Pair, frozenset[int]]:
        """(parent, child) → the parent's sentences that the child tells too, in any words."""
        found: dict[Pair, frozenset[int]] = {}
        for (a, b), prose in self.pairs.items():
            found[a, b] = frozenset([i for i, _, _ in prose.links])
            found[b, a] = frozenset([j for _, j, _ in prose.links])
        return found

    @cached_property
    def tellers(self) -> Mapping[Place, Set[int]]:
        """A sentence → the other members that tell it too, in any words."""
        found: dict[Place, set[int]] = {}
        for (parent, child), indexes in self.told.items():
            for index in indexes:
                found.setdefault((parent, index), set()).add(child)
        return found

    @cached_property
    def savings(self) -> dict[Pair, float]:
        """a < b; see `saving`."""
        bits = {
            (child, parent): worth(self.members[child], found)
            for (child, parent), found in self.explained.items()
        }
        return {(a, b): min(bits[a, b], bits[b, a]) for a, b in self.pairs}

    def saving(self, a: int, b: int) -> float:
        """Bits that either need not write if it has the other before it. What two texts have in
        common says nothing of which was first, so it is the same both ways."""
        return self.savings.get((a, b) if a < b else (b, a), 0.0)

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
