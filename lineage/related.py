"""Edges as columns: what pairs of articles are to each other, and what speaks for it.

`RelatedPairs` is a sequence of the values of `model.py`, which are made when they are asked for;
`edge_columns` takes in those that are values already.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from lineage.model import ArticleId, Edge, Evidence, Relation, SentenceKey, Tally
from lineage.on_demand import OnDemand

Counts = tuple[int, ...]
"""Of a `Tally`."""
_BLOCK = 256
_said = attrgetter("kind", "text", "points_to", "weight")


class EvidenceColumns(NamedTuple):
    owners: Sequence[int]
    """Place of what each speaks for."""
    kinds: Sequence[str]
    texts: Sequence[str]
    points_to: Sequence[str | None]
    weights: Sequence[float]
    cited: Sequence[int]
    """How many sentences each cites."""
    articles: Sequence[ArticleId]
    """Of these sentences, one after the other."""
    indexes: Sequence[int]


class EdgeColumns(NamedTuple):
    """See `Edge`."""

    a: Sequence[ArticleId]
    b: Sequence[ArticleId]
    relations: Sequence[Relation]
    sources: Sequence[str | None]
    probabilities: Sequence[float]
    tallies_a: Sequence[Counts]
    tallies_b: Sequence[Counts]
    evidence: EvidenceColumns
    """`owners` are places among these edges."""


class RelatedPairs(OnDemand[Edge]):
    @abstractmethod
    def columns(self, start: int, stop: int) -> EdgeColumns:
        """Of the edges from one number to before another."""

    def made(self, number: int) -> Edge:
        (made,) = _edges(self.columns(number, number + 1))
        return made

    def __iter__(self) -> Iterator[Edge]:
        return chain.from_iterable(map(_edges, edge_columns(self, _BLOCK)))


def edge_columns(edges: Sequence[Edge], most: int) -> Iterator[EdgeColumns]:
    """The same edges, so many at a time, and the rest."""
    for start in range(0, len(edges), most):
        stop = min(len(edges), start + most)
        if isinstance(edges, RelatedPairs):
            yield edges.columns(start, stop)
        else:
            yield _columns(edges[start:stop])


def evidence_columns(owned: Iterable[tuple[int, Evidence]]) -> EvidenceColumns:
    """Each with the place of what it speaks for."""
    given = list(owned)
    said = [_said(evidence) for _, evidence in given]
    kinds, texts, points_to, weights = zip(*said, strict=True) if said else ((),) * 4
    keys = list(chain.from_iterable(evidence.sentences for _, evidence in given))
    return EvidenceColumns(
        [owner for owner, _ in given],
        *(kinds, texts, points_to, weights),
        [len(evidence.sentences) for _, evidence in given],
        [key.article for key in keys],
        [key.index for key in keys],
    )


def _columns(edges: Sequence[Edge]) -> EdgeColumns:
    return EdgeColumns(
        [edge.a for edge in edges],
        [edge.b for edge in edges],
        [edge.relation for edge in edges],
        [edge.source for edge in edges],
        [edge.probability for edge in edges],
        [edge.tally_a.counts for edge in edges],
        [edge.tally_b.counts for edge in edges],
        evidence_columns((n, each) for n, edge in enumerate(edges) for each in edge.evidence),
    )


def _edges(columns: EdgeColumns) -> Iterator[Edge]:
    evidence: list[list[Evidence]] = [[] for _ in columns.a]
    owners, *said, cited, articles, indexes = columns.evidence
    keys = map(SentenceKey, articles, indexes)
    for owner, kind, text, points_to, weight, many in zip(owners, *said, cited, strict=True):
        own = tuple([next(keys) for _ in range(many)])
        evidence[owner].append(Evidence(kind, text, points_to, own, weight))
    for number, of in enumerate(evidence):
        yield Edge(
            columns.a[number],
            columns.b[number],
            columns.relations[number],
            columns.sources[number],
            columns.probabilities[number],
            Tally(*columns.tallies_a[number]),
            Tally(*columns.tallies_b[number]),
            tuple(of),
        )
