"""All aligned pairs → the groups that share prose, each solved.

A group too large to be solved whole is parted at its weakest ties; that is said, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineage.descent.blocks import Pair, groups
from lineage.descent.case import Ruling
from lineage.descent.groups import Group
from lineage.descent.joined import Joined
from lineage.descent.kinship import Kinship
from lineage.descent.network import Network, Solution
from lineage.descent.pricing import marks, worth
from lineage.descent.prose import SharedProse
from lineage.descent.reading import Reading
from lineage.descent.relations import ruling, ruling_in_family
from lineage.descent.shares import Share, shares
from lineage.descent.sources import sources_of
from lineage.descent.weights import WEIGHTS, Weights
from lineage.model import ArticleId

MIN_TIE_BITS = 16.0
"""What one article must explain of the other before the group's arithmetic has a say; below,
the pair's own declarations decide (`relations.py`). In annotated news independent reports reach
9 bits; the unit is that of `pricing.py`."""
MAX_MEMBERS = 300
UNNAMED = "wire:unnamed"

Proses = Mapping[tuple[ArticleId, ArticleId], SharedProse]


@dataclass(frozen=True, slots=True)
class Family:
    """One solved group."""

    network: Network
    solution: Solution
    shares: list[list[Share]]
    """For each member, its sources."""
    kinship: Kinship
    is_part: bool
    """The group was larger, and was parted at its weakest ties."""

    labels: tuple[str, ...]
    """Of each node: an article's id, or what one of the sources is called until wires have ids."""

    @property
    def members(self) -> tuple[Reading, ...]:
        return self.network.group.members


class Kindred:
    """All families of a corpus, and which of them judges a pair."""

    def __init__(self, families: Iterable[Family]) -> None:
        self.families = tuple(families)
        self._of: dict[tuple[ArticleId, ArticleId], tuple[Family, Pair]] = {
            (family.members[a].article.id, family.members[b].article.id): (family, (a, b))
            for family in self.families
            for a, b in family.network.group.strong
        }

    def judges(self, a: ArticleId, b: ArticleId) -> bool:
        return (a, b) in self._of

    def ruling(self, prose: SharedProse) -> Ruling:
        """With the whole family, where the pair has one; else of the pair by itself."""
        pair = (prose.a.article.id, prose.b.article.id)
        if pair not in self._of:
            return ruling(prose)
        family, places = self._of[pair]
        kin = family.kinship.of(*places)
        source = None if kin.node is None else family.labels[kin.node]
        return ruling_in_family(prose, kin, source, family.network.clues(*places))


def kindred(
    by_id: Mapping[ArticleId, Reading], proses: Proses, weights: Weights = WEIGHTS
) -> Kindred:
    return Kindred(_solved(*found, weights) for found in enumerate(groups_of(by_id, proses)))


def groups_of(by_id: Mapping[ArticleId, Reading], proses: Proses) -> Iterator[tuple[Group, bool]]:
    """In order of their first members' ids; and whether each is part of a larger one."""
    ids = sorted(by_id)
    number = {id_: n for n, id_ in enumerate(ids)}
    numbered = {(number[a], number[b]): p for (a, b), p in proses.items() if p.prose_links}
    ties = {
        pair: bits
        for pair, prose in numbered.items()
        if prose.is_strong and (bits := _tie(prose)) >= MIN_TIE_BITS
    }
    near: dict[int, list[int]] = {}
    for a, b in numbered:
        near.setdefault(a, []).append(b)
    for whole in groups(ties):
        parts = _parts(whole, ties) if len(whole) > MAX_MEMBERS else [whole]
        for part in parts:
            place = {n: k for k, n in enumerate(part)}
            inside = [(a, b) for a in part for b in near.get(a, ()) if b in place]
            group = Group(
                members=tuple(by_id[ids[n]] for n in part),
                pairs={(place[a], place[b]): numbered[a, b] for a, b in inside},
                strong=frozenset((place[a], place[b]) for a, b in inside if (a, b) in ties),
            )
            yield group, len(parts) > 1


def _tie(prose: SharedProse) -> float:
    of_a, of_b = marks(prose.a, prose.b, prose.prose_links)
    return max(worth(prose.a, of_a), worth(prose.b, of_b))


def _solved(number: int, found: tuple[Group, bool], weights: Weights) -> Family:
    group, is_part = found
    network = Network(group, sources_of(group, weights), weights)
    solution = network.solve()
    labels = (
        *(m.article.id for m in group.members),
        *(source.id or f"{UNNAMED}#{number}.{k}" for k, source in enumerate(network.sources)),
    )
    kinship = Kinship(network, solution)
    return Family(network, solution, shares(network, solution, kinship), kinship, is_part, labels)


def _parts(members: Sequence[int], ties: Mapping[Pair, float]) -> list[list[int]]:
    """The strongest ties are made first, as long as no part grows too large."""
    inside = set(members)
    joined: Joined[int] = Joined()
    size = dict.fromkeys(members, 1)
    for a, b in sorted((p for p in ties if p[0] in inside), key=lambda p: (-ties[p], p)):
        one, other = joined.root(a), joined.root(b)
        if one != other and size[one] + size[other] <= MAX_MEMBERS:
            total = size[one] + size[other]
            size[joined.join(a, b)] = total
    return [part for part in joined.sets() if len(part) > 1]
