"""Links and origins as columns: those of a whole corpus, without a value for each.

`Alignments` and `Origins` are sequences of the values of `model.py`, which are made when they are
asked for; `linked` and `origin_columns` take in those that are values already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from lineage.model import (
    LINK_LABELS,
    Alignment,
    ArticleId,
    Candidate,
    Label,
    Link,
    Origin,
    SentenceKey,
    Verdict,
)
from lineage.on_demand import OnDemand

Ints = NDArray[np.signedinteger[Any]]
Bytes = NDArray[np.uint8]

LABELS = tuple(Label)
KEPT = 4096
"""Alignments that are kept ready."""
_BLOCK = 4096
_RANK = {label: rank for rank, label in enumerate(LINK_LABELS)}
_PLACE = {label: place for place, label in enumerate(LABELS)}


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


class Said(Protocol):
    """What is said of links, which are known by their numbers."""

    def verdicts(self, numbers: Ints) -> list[Verdict]:
        """Of the links with these numbers."""

    def firsts(self) -> Ints:
        """(links,): the first link of which the very same is said."""


class Alignments(OnDemand[Alignment]):
    """Alignments of the pairs of `candidates`."""

    def __init__(self, candidates: Sequence[Candidate], links: Links, said: Said) -> None:
        self.candidates = candidates
        self.links = links
        self.said = said
        self._kept = lru_cache(KEPT)(self._made)

    def pair(self, number: int) -> tuple[ArticleId, ArticleId]:
        candidate = self.candidates[number]
        return candidate.a, candidate.b

    def told(self, number: int) -> list[tuple[int, int, int]]:
        """Links of an alignment: the index of each sentence, and the rank of the label."""
        part = slice(*self.links.starts[number : number + 2].tolist())
        columns = self.links.i, self.links.j, self.links.ranks
        return list(zip(*(column[part].tolist() for column in columns), strict=True))

    def verdict(self, link: int) -> Verdict:
        number = int(np.searchsorted(self.links.starts, link, "right")) - 1
        return self[number].links[link - int(self.links.starts[number])].verdict

    def _made(self, number: int) -> Alignment:
        (a, b), candidate = self.pair(number), self.candidates[number]
        start, stop = self.links.starts[number : number + 2].tolist()
        i, j = self.links.i[start:stop].tolist(), self.links.j[start:stop].tolist()
        verdicts = self.said.verdicts(np.arange(start, stop))
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

    def verdicts(self, numbers: Ints) -> list[Verdict]:
        return [self._verdicts[number] for number in numbers.tolist()]

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
    return Alignments([alignment.candidate for alignment in alignments], columns, _Values(verdicts))


class OriginColumns(NamedTuple):
    """What is told of sentences, by their numbers."""

    sentences: Ints
    labels: Bytes
    """Places among LABELS."""
    best: Ints
    """Number of the strongest counterpart; -1: none."""
    verdicts: Ints
    """Number of the link that has it; -1 - n: it is `others[n]`."""
    others: tuple[Verdict, ...]


class Origins(OnDemand[Origin]):
    """One for every sentence of some articles, whose sentences are numbered one after the other."""

    def __init__(
        self,
        ids: Sequence[ArticleId],
        firsts: Ints,
        columns: OriginColumns,
        alignments: Alignments,
    ) -> None:
        """`firsts`: (articles + 1,), number of the first sentence of each."""
        self.ids = ids
        self.firsts = firsts
        self.columns = columns
        self.alignments = alignments

    def __len__(self) -> int:
        return len(self.columns.sentences)

    def made(self, number: int) -> Origin:
        (made,) = self._from(number, number + 1)
        return made

    def __iter__(self) -> Iterator[Origin]:
        for start in range(0, len(self), _BLOCK):
            yield from self._from(start, start + _BLOCK)

    def _from(self, start: int, stop: int) -> Iterator[Origin]:
        columns = self.columns
        for number, best, verdict in zip(
            *(each[start:stop].tolist() for each in (columns.sentences, columns.best)),
            columns.verdicts[start:stop].tolist(),
            strict=True,
        ):
            said = columns.others[-1 - verdict] if verdict < 0 else self.alignments.verdict(verdict)
            yield Origin(self._key(number), None if best < 0 else self._key(best), said)

    def _key(self, sentence: int) -> SentenceKey:
        article = int(np.searchsorted(self.firsts, sentence, "right")) - 1
        return SentenceKey(self.ids[article], sentence - int(self.firsts[article]))


class Numbering(Protocol):
    """Numbers of sentences, counted through all articles."""

    def all_sentences(self, keys: Sequence[SentenceKey]) -> NDArray[np.int64]: ...


def labels_of(origins: Sequence[Origin], numbering: Numbering) -> tuple[Ints, Bytes]:
    """The number of each sentence, and the place of its label among LABELS."""
    if isinstance(origins, Origins):
        return origins.columns.sentences, origins.columns.labels
    labels = [_PLACE[origin.verdict.label] for origin in origins]
    sentences = numbering.all_sentences([origin.sentence for origin in origins])
    return sentences, np.array(labels, np.uint8)


def origin_columns(
    origins: Sequence[Origin], alignments: Alignments, numbering: Numbering
) -> OriginColumns:
    """The same origins; what they have from a link is that of `alignments`."""
    if isinstance(origins, Origins) and origins.alignments is alignments:
        return origins.columns
    best = np.full(len(origins), -1, np.int64)
    has_best = [n for n, origin in enumerate(origins) if origin.best is not None]
    best[has_best] = numbering.all_sentences([o.best for o in origins if o.best is not None])
    numbers: dict[str, int] = {}
    for alignment, start in zip(alignments, alignments.links.starts.tolist(), strict=False):
        for link, of_link in enumerate(alignment.links, start):
            numbers.setdefault(repr(of_link.verdict), link)
    others: list[Verdict] = []
    verdicts = []
    for origin in origins:
        name = repr(origin.verdict)
        if name not in numbers:
            others.append(origin.verdict)
            numbers[name] = -len(others)
        verdicts.append(numbers[name])
    said = np.array(verdicts, np.int64)
    return OriginColumns(*labels_of(origins, numbering), best, said, tuple(others))


def ranges(starts: Ints, sizes: Ints) -> Ints:
    """The numbers of several ranges, one range after the other."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    numbers: Ints = np.arange(total) + np.repeat(starts - (ends - sizes), sizes)
    return numbers
