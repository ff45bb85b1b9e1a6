"""A block of carriers → the text that one unseen source of them must have had.

The text is the carriers' consensus: every passage that two of them (or, in a narrower reading,
three) have in common, each in the fullest form that is found. What it would cost to write is
weighed against what it saves; that decides whether the source is believed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from lineage.descent.groups import Gaps, Group, Place, gaps
from lineage.descent.joined import Joined
from lineage.descent.pricing import price
from lineage.descent.wording import Mask


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

    def fullest(self) -> Iterator[Place]:
        """The sentences that tell it in its fullest form."""
        for shared in self.passages:
            fullest = shared.fullest()
            yield from (at for at in sorted(shared.marks) if at[0] == fullest)


def shared_passages(group: Group, block: Sequence[int]) -> tuple[Shared, ...]:
    """Every passage that two members of a block have in common, in the order of the text."""
    inside = set(block)
    marks: dict[Place, Mask] = {}
    joined: Joined[Place] = Joined()
    pairs = [(a, b) for a, b in group.pairs if a in inside and b in inside]
    for child, parent in chain(pairs, ((b, a) for a, b in pairs)):
        for index, mask in group.explained[child, parent].items():
            marks[child, index] = marks.get((child, index), 0) | mask
    for a, b in pairs:
        for i, j, _ in group.pairs[a, b].prose_links:
            if marks.get((a, i)) and marks.get((b, j)):
                joined.join((a, i), (b, j))
    made = (_shared(group, places, marks) for places in joined.sets())
    return tuple(sorted((s for s in made if s.worth), key=lambda s: (s.position, min(s.marks))))


def _shared(group: Group, places: Iterable[Place], marks: Mapping[Place, Mask]) -> Shared:
    worth: dict[int, float] = {}
    positions = []
    held = {}
    for member, index in sorted(places):
        reading = group.members[member]
        bits = price(reading, index).worth(marks[member, index])
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
    nobody: frozenset[int] = frozenset()
    tellers = [nobody.union(*[group.tellers.get(at, nobody) for at in s.marks]) for s in passages]
    """Of each passage, those that tell it in other words, or what is quoted in it."""
    for member in members:
        kept = [member in shared.worth for shared in passages]
        if any(kept):
            gains[member] = sum(shared.worth.get(member, 0.0) for shared in passages)
            cuts[member] = gaps(k or member in by for k, by in zip(kept, tellers, strict=True))
    return Latent(tuple(passages), gains, cuts, sum(shared.cost for shared in passages))
