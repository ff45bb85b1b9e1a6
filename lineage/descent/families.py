"""A group of related articles, solved → what is known of it: sources, what they gave, edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from lineage.descent.edges import Draft, draft
from lineage.descent.groups import Group
from lineage.descent.kinship import Kinship
from lineage.descent.latent import Latent
from lineage.descent.naming import UNNAMED
from lineage.descent.network import Network, Solution
from lineage.descent.relations import ruling_in_family
from lineage.descent.shares import shares
from lineage.descent.sources import sources_of
from lineage.descent.weights import WEIGHTS, Weights
from lineage.model import ArticleId, SentenceKey

MIN_TIE_BITS = 16.0
"""What one article must explain of the other before the group's arithmetic has a say; below,
the pair's own declarations decide (`relations.py`). In annotated news independent reports reach
9 bits; the unit is that of `marks.py`."""
MIN_CARRIAGE = 0.5


class Consensus(NamedTuple):
    """The likeliest text of a source that nobody here has seen whole."""

    sentences: tuple[tuple[ArticleId, int], ...]
    """That tell it in its fullest form."""
    said: str

    @property
    def keys(self) -> tuple[SentenceKey, ...]:
        return tuple([SentenceKey(*at) for at in self.sentences])


class Supposed(NamedTuple):
    """A source that was in question in a group."""

    label: str
    claimants: tuple[ArticleId, ...]
    """For whom it was weighed."""
    carriers: tuple[ArticleId, ...]
    """Those that have their prose from it, more likely than not."""
    existence: float
    text: Consensus | None


class Given(NamedTuple):
    """What one source gave to one article."""

    label: str
    is_article: bool
    probability: float
    sentences: tuple[int, ...]
    """Indexes of the article's."""
    words: int
    """In those."""
    is_main: bool


class Family(NamedTuple):
    """What is known of a solved group."""

    members: tuple[ArticleId, ...]
    sources: tuple[Supposed, ...]
    given: tuple[tuple[Given, ...], ...]
    """To each member."""
    edges: tuple[Draft, ...]
    """Of the pairs that tie it together."""
    is_part: bool
    """The group was larger, and was parted at its weakest ties."""


def family(number: int, of: Group, is_part: bool, weights: Weights = WEIGHTS) -> Family:
    """`number`: of the group among all; it tells unnamed sources apart."""
    network = Network(of, sources_of(of, weights), weights)
    solution = network.solve()
    kinship = Kinship(network, solution)
    labels = (
        *(m.id for m in of.members),
        *(s.id or f"{UNNAMED}#{number}.{k}" for k, s in enumerate(network.sources)),
    )
    return Family(
        members=tuple(m.id for m in of.members),
        sources=tuple(_supposed(network, solution, labels)),
        given=tuple(_given(network, solution, kinship, labels)),
        edges=tuple(_edges(network, kinship, labels)),
        is_part=is_part,
    )


def _supposed(network: Network, solution: Solution, labels: Sequence[str]) -> Iterator[Supposed]:
    ids = [m.id for m in network.group.members]
    for k, source in enumerate(network.sources):
        node = network.size + k
        carried, text = solution.arrows[node], solution.texts[k]
        yield Supposed(
            label=labels[node],
            claimants=tuple([ids[m] for m in source.claims]),
            carriers=tuple([ids[m] for m in source.claims if carried[m] >= MIN_CARRIAGE]),
            existence=float(solution.exists[k]),
            text=None if text is None else _consensus(text, network.group),
        )


def _consensus(text: Latent, of: Group) -> Consensus:
    """What the carriers share, and that no one of them holds all of it."""
    most = max(text.gains.values(), default=0.0)
    count = len(text.passages)
    holders = {m for shared in text.passages for m in shared.worth}
    whole = "one of them holds all of it" if most >= text.cost else "none of them holds all of it"
    said = (
        f"{len(holders)} articles share {count} {'passage' if count == 1 else 'passages'} of "
        f"reporters' prose ({round(text.cost)} bits in their fullest form); {whole}."
    )
    return Consensus(tuple([(of.members[m].id, i) for m, i in text.fullest()]), said)


def _given(
    network: Network, solution: Solution, kinship: Kinship, labels: Sequence[str]
) -> Iterator[tuple[Given, ...]]:
    for member, found in zip(
        network.group.members, shares(network, solution, kinship), strict=True
    ):
        yield tuple(
            [
                Given(
                    labels[one.node],
                    one.node < network.size,
                    one.probability,
                    one.sentences,
                    sum([member.words[i] for i in one.sentences]),
                    one.is_main,
                )
                for one in found
            ]
        )


def _edges(network: Network, kinship: Kinship, labels: Sequence[str]) -> Iterator[Draft]:
    group = network.group
    tied = np.flatnonzero(group.is_tied)
    for pair, kin in zip(tied.tolist(), kinship.of(group.a[tied], group.b[tied]), strict=True):
        source = None if kin.node is None else labels[kin.node]
        prose = group.prose(pair)
        clues = network.priors.clues.get(pair, ())
        yield draft(prose, ruling_in_family(prose, kin, source, clues))
