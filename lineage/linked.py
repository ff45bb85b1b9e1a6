"""Links as columns: those of a whole corpus, without a value for each.

`Alignments` is a sequence of the values of `model.py`, which are made when they are asked for;
`linked` takes in those that are values already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from lineage.model import (
    LINK_LABELS,
    Alignment,
    ArticleId,
    Candidate,
    Label,
    Link,
    PassedOver,
    Reason,
    SentenceKey,
    Verdict,
)
from lineage.on_demand import OnDemand, Value

Ints = NDArray[np.signedinteger[Any]]
Bytes = NDArray[np.uint8]
Number = TypeVar("Number", bound=np.generic)

KEPT = 4096
"""Alignments that are kept ready."""
_RANK = {label: rank for rank, label in enumerate(LINK_LABELS)}


class Pairs(OnDemand[Value]):
    """Something of pairs of articles; sorted by (a, b)."""

    def __init__(self, ids: Sequence[ArticleId], a: Ints, b: Ints) -> None:
        """`a`, `b`: places of the two articles among `ids`, the smaller id first."""
        self.ids = ids
        self.a = a
        self.b = b

    def __len__(self) -> int:
        return len(self.a)

    def pair(self, number: int) -> tuple[ArticleId, ArticleId]:
        return self.ids[self.a[number]], self.ids[self.b[number]]


class Candidates(Pairs[Candidate]):
    """Pairs worth aligning."""

    def __init__(
        self,
        ids: Sequence[ArticleId],
        a: Ints,
        b: Ints,
        channels: Bytes,
        proposals: Sequence[tuple[str, ...]],
        bits: NDArray[np.float64],
    ) -> None:
        """`channels`: places among `proposals`; for the others see `Pairs`."""
        super().__init__(ids, a, b)
        self.channels = channels
        self.proposals = proposals
        self.bits = bits

    def made(self, number: int) -> Candidate:
        said = self.proposals[self.channels[number]]
        return Candidate(*self.pair(number), said, float(self.bits[number]))

    def chosen(self, numbers: Ints) -> Candidates:
        columns = self.a[numbers], self.b[numbers], self.channels[numbers]
        return Candidates(self.ids, *columns, self.proposals, self.bits[numbers])


class PassedOverPairs(Pairs[PassedOver]):
    """Pairs not worth aligning."""

    def __init__(self, ids: Sequence[ArticleId], a: Ints, b: Ints, words: Ints) -> None:
        """`words` of the longest run of each; for the others see `Pairs`."""
        super().__init__(ids, a, b)
        self.words = words

    def made(self, number: int) -> PassedOver:
        return PassedOver(*self.pair(number), int(self.words[number]))


def candidate_columns(candidates: Sequence[Candidate], ids: Sequence[ArticleId]) -> Candidates:
    """The same candidates, in their order."""
    if isinstance(candidates, Candidates):
        return candidates
    numbers: dict[tuple[str, ...], int] = {}
    channels = [numbers.setdefault(c.channels, len(numbers)) for c in candidates]
    return Candidates(
        ids,
        *_ends(candidates, ids),
        np.array(channels, np.uint32),
        list(numbers),
        np.array([c.bits for c in candidates], np.float64),
    )


def passed_over_columns(pairs: Sequence[PassedOver]) -> PassedOverPairs:
    """The same pairs, in their order."""
    if isinstance(pairs, PassedOverPairs):
        return pairs
    ids = sorted({id_ for pair in pairs for id_ in (pair.a, pair.b)})
    words = np.array([pair.words for pair in pairs], np.int32)
    return PassedOverPairs(ids, *_ends(pairs, ids), words)


def _ends(
    pairs: Sequence[Candidate] | Sequence[PassedOver], ids: Sequence[ArticleId]
) -> tuple[Ints, Ints]:
    """The places of the two articles of each."""
    place = {id_: n for n, id_ in enumerate(ids)}
    a = np.array([place[pair.a] for pair in pairs], np.int32)
    return a, np.array([place[pair.b] for pair in pairs], np.int32)


class Links(NamedTuple):
    """Links of several alignments, in their order."""

    starts: Ints
    """(alignments + 1,): the first link of each."""
    i: Ints
    j: Ints
    """Sentence indexes in the two articles."""
    ranks: Bytes
    """Place of the label among LINK_LABELS."""
    probabilities: NDArray[np.float64]

    def owners(self, numbers: Ints) -> Ints:
        """Which alignment each of the links with these numbers is of."""
        return np.searchsorted(self.starts, numbers, "right") - 1


class VerdictColumns(NamedTuple):
    """Verdicts, and all their reasons, one verdict's after the other's."""

    labels: list[Label]
    rules: list[str]
    probabilities: list[float]
    reasons: list[int]
    """How many each has."""
    features: list[str]
    values: list[float]
    weights: list[float]

    def verdicts(self) -> list[Verdict]:
        reasons = map(Reason, self.features, self.values, self.weights)
        return [
            Verdict(label, rule, probability, tuple(islice(reasons, size)))
            for label, rule, probability, size in zip(*self[:4], strict=True)
        ]


def verdict_columns(verdicts: Sequence[Verdict]) -> VerdictColumns:
    reasons = [reason for verdict in verdicts for reason in verdict.reasons]
    return VerdictColumns(
        [verdict.label for verdict in verdicts],
        [verdict.rule for verdict in verdicts],
        [verdict.probability for verdict in verdicts],
        [len(verdict.reasons) for verdict in verdicts],
        [reason.feature for reason in reasons],
        [reason.value for reason in reasons],
        [reason.weight for reason in reasons],
    )


class Said(Protocol):
    """What is said of links, which are known by their numbers."""

    def columns(self, numbers: Ints) -> VerdictColumns:
        """Of the links with these numbers."""

    def firsts(self) -> Ints:
        """(links,): the first link of which the very same is said."""


class Alignments(OnDemand[Alignment]):
    """Alignments of the pairs of `candidates`."""

    def __init__(self, candidates: Candidates, links: Links, said: Said) -> None:
        self.candidates = candidates
        self.links = links
        self.said = said
        self._kept = lru_cache(KEPT)(self._made)

    def pair(self, number: int) -> tuple[ArticleId, ArticleId]:
        return self.candidates.pair(number)

    def ends(self, places: Mapping[ArticleId, int]) -> tuple[Ints, Ints]:
        """The places of the first and the second article of each."""
        of = self.candidates
        place = np.array([places.get(id_, -1) for id_ in of.ids], np.int64)
        return place[of.a], place[of.b]

    def told(self, number: int) -> list[tuple[int, int, int]]:
        """Links of an alignment: the index of each sentence, and the rank of the label."""
        part = slice(*self.links.starts[number : number + 2].tolist())
        columns = self.links.i, self.links.j, self.links.ranks
        return list(zip(*(column[part].tolist() for column in columns), strict=True))

    def verdict(self, link: int) -> Verdict:
        number = int(self.links.owners(np.array(link)))
        return self[number].links[link - int(self.links.starts[number])].verdict

    def _made(self, number: int) -> Alignment:
        (a, b), candidate = self.pair(number), self.candidates[number]
        start, stop = self.links.starts[number : number + 2].tolist()
        i, j = self.links.i[start:stop].tolist(), self.links.j[start:stop].tolist()
        verdicts = self.said.columns(np.arange(start, stop)).verdicts()
        links = [
            Link(SentenceKey(a, one), SentenceKey(b, other), verdict)
            for one, other, verdict in zip(i, j, verdicts, strict=True)
        ]
        return Alignment(a, b, tuple(links), candidate)

    def made(self, number: int) -> Alignment:
        return self._kept(number)

    def __len__(self) -> int:
        return len(self.candidates)


class _Values:
    """Verdicts that are values already."""

    def __init__(self, verdicts: list[Verdict]) -> None:
        self._verdicts = verdicts

    def columns(self, numbers: Ints) -> VerdictColumns:
        return verdict_columns([self._verdicts[number] for number in numbers.tolist()])

    def firsts(self) -> Ints:
        seen: dict[str, int] = {}
        known: dict[int, int] = {}
        found = []
        for link, verdict in enumerate(self._verdicts):
            first = known.get(id(verdict))
            if first is None:
                first = known[id(verdict)] = seen.setdefault(repr(verdict), link)
            found.append(first)
        return np.array(found, np.int64)


def linked(alignments: Sequence[Alignment]) -> Alignments:
    """The same alignments. ValueError: one of them has another pair's candidate, or links."""
    if isinstance(alignments, Alignments):
        return alignments
    for al in alignments:
        pair = al.a, al.b
        if (al.candidate.a, al.candidate.b) != pair:
            raise ValueError(f"{al.a} and {al.b} have another pair's candidate")
        if any((k.source.article, k.target.article) != pair for k in al.links):
            raise ValueError(f"{al.a} and {al.b} have another pair's links")
    links = [link for alignment in alignments for link in alignment.links]
    verdicts = [link.verdict for link in links]
    columns = Links(
        np.cumsum([0, *(len(alignment.links) for alignment in alignments)]),
        np.array([link.source.index for link in links], np.int64),
        np.array([link.target.index for link in links], np.int64),
        np.array([_RANK[verdict.label] for verdict in verdicts], np.uint8),
        np.array([verdict.probability for verdict in verdicts], np.float64),
    )
    ids = sorted({id_ for alignment in alignments for id_ in (alignment.a, alignment.b)})
    candidates = candidate_columns([alignment.candidate for alignment in alignments], ids)
    return Alignments(candidates, columns, _Values(verdicts))


def ranges(starts: Ints, sizes: Ints) -> Ints:
    """The numbers of several ranges, one range after the other."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    numbers: Ints = np.arange(total) + np.repeat(starts - (ends - sizes), sizes)
    return numbers


def rows_of(ends: Ints, numbers: Ints) -> tuple[Ints, Ints]:
    """Of some of several things that each have values, one after the other: the places of these
    values, and how many each has. `ends`: 0, and where the values of each end."""
    starts = ends[numbers]
    sizes = ends[numbers + 1] - starts
    return ranges(starts, sizes), sizes


def places_of(sizes: Ints) -> Ints:
    """0 as often as the first size says, 1 as often as the second, …"""
    return np.repeat(np.arange(len(sizes)), sizes)


def sorted_once(values: NDArray[Number]) -> NDArray[Number]:
    """Each value once, in order; numpy's own `unique` hashes, which takes millions longer."""
    ordered = np.sort(values)
    return ordered[np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])]


def numbers_below(bound: int) -> np.dtype[np.signedinteger[Any]]:
    """The least type that holds them, and their negatives; four bytes at least."""
    return np.promote_types(np.int32, np.min_scalar_type(-bound))
