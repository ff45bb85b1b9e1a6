"""A block of carriers → the text that one unseen source of them must have had.

The text is the carriers' consensus: every passage that two of them (or, in a narrower reading,
three) have in common, each in the fullest form that is found. What it would cost to write is
weighed against what it saves; that decides whether the source is believed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineage.descent.groups import Gaps, Group, Place, gaps
from lineage.descent.joined import Joined
from lineage.descent.pricing import Mask
from lineage.model import SentenceKey


@dataclass(frozen=True, slots=True)
class Shared:
    """One passage of a block: the same text in several of its articles."""

    marks: Mapping[Place, Mask]
    """Each sentence that carries it, with the own words that some other carrier has too."""
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
    cuts: Mapping[int, Gaps]
    cost: float
    """Bits of the text itself."""

    def text(self, group: Group) -> tuple[SentenceKey, ...]:
        """The sentences that tell it in its fullest form."""
        return tuple(
            SentenceKey(group.members[member].article.id, index)
            for shared in self.passages
            for member, index in sorted(shared.marks)
            if member == shared.fullest()
        )


def shared_passages(group: Group, block: Sequence[int]) -> tuple[Shared, ...]:
    """Every passage that two members of a block have in common, in the order of the text."""
    inside = set(block)
    marks: dict[Place, Mask] = {}
    joined: Joined[Place] = Joined()
    for (child, parent), found in group.explained.items():
        if child in inside and parent in inside:
            for index, mask in found.items():
                marks[child, index] = marks.get((child, index), 0) | mask
    for (a, b), prose in group.pairs.items():
        if a in inside and b in inside:
            for link in prose.prose_links:
                one, other = (a, link.source.index), (b, link.target.index)
                if marks.get(one) and marks.get(other):
                    joined.join(one, other)
    made = (_shared(group, places, marks) for places in joined.sets())
    return tuple(sorted((s for s in made if s.worth), key=lambda s: (s.position, min(s.marks))))


def _shared(group: Group, places: Iterable[Place], marks: Mapping[Place, Mask]) -> Shared:
    worth: dict[int, float] = {}
    positions = []
    held = {}
    for member, index in sorted(places):
        reading = group.members[member]
        bits = group.prices.of(reading, index).worth(marks[member, index])
        positions.append(index / max(1, len(reading.is_told) - 1))
        if bits:
            worth[member] = worth.get(member, 0.0) + bits
            held[member, index] = marks[member, index]
    if len(worth) < 2:
        worth = {}
    return Shared(held, worth, round(sum(positions) / len(positions), 6))


def latent(passages: Sequence[Shared], members: Iterable[int], group: Group) -> Latent:
    """The unseen text that holds the given passages, and what each member has of it."""
    gains: dict[int, float] = {}
    cuts: dict[int, Gaps] = {}
    for member in members:
        kept = [member in shared.worth for shared in passages]
        if any(kept):
            gains[member] = sum(shared.worth.get(member, 0.0) for shared in passages)
            cuts[member] = gaps(
                k or _retells(group, member, shared)
                for k, shared in zip(kept, passages, strict=True)
            )
    return Latent(tuple(passages), gains, cuts, sum(shared.cost for shared in passages))


def _retells(group: Group, member: int, shared: Shared) -> bool:
    """Tells the passage in other words, or what is quoted in it."""
    return any(index in group.told.get((carrier, member), ()) for carrier, index in shared.marks)
