"""All documents → what is asked of each of them again and again, as columns, from one look at all.

Articles are numbered in order of id, their sentences one article after the other. Of the texts
nothing is kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.descent.credits import Credited, credited, source_id
from lineage.linked import Alignments, Bytes, Ints, rows_of
from lineage.model import TOLD, ArticleId, Document, Role, SentenceKey
from lineage.text.agencies import Source
from lineage.text.document import Documents, looked_over
from lineage.text.outlets import outlet
from lineage.work import Here, Work

ROLES = tuple(Role)
_NUMBER = {role: number for number, role in enumerate(ROLES)}
_IS_TOLD = np.array([role in TOLD for role in ROLES])
_PART = 512
"""Articles looked at together."""

Mask = NDArray[np.bool_]
ByCredit = dict[str, Credited]
"""The sources that an article credits, by their ids."""


class _Part(NamedTuple):
    """Of some articles."""

    sizes: Ints
    """Sentences of each."""
    roles: Bytes
    words: NDArray[np.int32]
    outlets: list[int]
    """Places among `sources`; -1: nobody says."""
    sources: list[tuple[str, bool]]
    """Name, and whether it is an agency."""
    published: list[str]
    """Empty: not known."""
    credited: list[tuple[int, ByCredit]]
    """Place of each article that credits a source."""


@dataclass(frozen=True)
class Survey:
    ids: Sequence[ArticleId]
    """Sorted."""
    firsts: Ints
    """(articles + 1,): the first sentence of each."""
    roles: Bytes
    """Of each sentence, its place among ROLES."""
    words: NDArray[np.int32]
    """In each sentence."""
    outlets: NDArray[np.int32]
    """(articles,): place among `sources` of who publishes it; -1: nobody says."""
    sources: Sequence[Source]
    published: NDArray[np.bytes_]
    """(articles,): as it is declared; empty: not known."""
    parts: Sequence[Any]
    """What is not kept in memory."""

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def outlet_ids(self) -> list[str | None]:
        """Of `sources`; and at the end, for -1, of nobody."""
        return [*(source_id(source.name) for source in self.sources), None]

    @cached_property
    def is_told(self) -> Mask:
        """Whether each sentence tells the story."""
        told: Mask = _IS_TOLD[self.roles]
        return told

    def credited(self) -> Iterator[tuple[int, ByCredit]]:
        """The number of each article that credits a source, in order."""
        start = 0
        for part in self.parts:
            yield from ((start + place, found) for place, found in part.credited)
            start += len(part.sizes)

    def outlet_id(self, number: int) -> str | None:
        return self.outlet_ids[int(self.outlets[number])]

    def publisher(self, number: int) -> Source | None:
        place = int(self.outlets[number])
        return None if place < 0 else self.sources[place]

    def date(self, number: int) -> str | None:
        return self.published[number].decode("utf-8", "surrogatepass") or None

    def number(self, id_: ArticleId) -> int:
        """KeyError: it was not looked at."""
        found = self.find(id_)
        if found is None:
            raise KeyError(id_)
        return found

    def find(self, id_: ArticleId) -> int | None:
        found = bisect_left(self.ids, id_)
        return found if found < len(self.ids) and self.ids[found] == id_ else None

    def sentences_of(self, numbers: Ints) -> tuple[Ints, Ints]:
        """The sentences of some articles, one article after the other, and how many each has."""
        return rows_of(self.firsts, numbers)

    def owners(self, sentences: Ints) -> Ints:
        """The article of each."""
        return np.searchsorted(self.firsts, sentences, "right") - 1

    def all_sentences(self, keys: Sequence[SentenceKey]) -> Ints:
        """Their numbers. KeyError: of an article that was not looked at."""
        places = [int(self.firsts[self.number(key.article)]) + key.index for key in keys]
        return np.array(places, np.int64)

    def ends(self, alignments: Alignments) -> tuple[Ints, Ints]:
        """The first and the second article of each."""
        return alignments.ends({id_: number for number, id_ in enumerate(self.ids)})

    def numbers_of(self, ids: Sequence[ArticleId]) -> Ints:
        """Of articles, all of which were looked at."""
        if len(ids) == len(self.ids):
            order = sorted(range(len(ids)), key=ids.__getitem__)
            found = np.empty(len(ids), np.int64)
            found[order] = np.arange(len(ids))
            return found
        number = {id_: n for n, id_ in enumerate(self.ids)}
        return np.array([number[id_] for id_ in ids], np.int64)


def survey(documents: Sequence[Document], work: Work | None = None) -> Survey:
    """ValueError: two documents have one id."""
    given = looked_over(documents)
    ids = given.ids
    order = sorted(range(len(ids)), key=ids.__getitem__)
    ordered = [ids[n] for n in order]
    if len(set(ids)) < len(ids):
        raise ValueError("two articles of the lineage have one id")

    def of_part(part: int) -> _Part:
        return _part(given, order[part * _PART : (part + 1) * _PART])

    parts = (work or Here()).done("survey", of_part, -(-len(order) // _PART))
    return _joined(ordered, parts)


def _part(documents: Documents, places: Sequence[int]) -> _Part:
    words: list[int] = []
    roles = bytearray()
    sizes, outlets, published, crediting = [], [], [], []
    sources: dict[tuple[str, bool], int] = {}
    for n, place in enumerate(places):
        article, drawn = documents.at(place)
        words += drawn.words
        roles += bytes(map(_NUMBER.__getitem__, drawn.roles))
        sizes.append(len(drawn.units))
        by = outlet(article)
        key = by and (by.name, by.is_agency)
        outlets.append(sources.setdefault(key, len(sources)) if key else -1)
        published.append(article.published or "")
        if found := credited(article, drawn.credits):
            crediting.append((n, found))
    return _Part(
        np.array(sizes, np.int64),
        np.frombuffer(bytes(roles), np.uint8),
        np.array(words, np.int32),
        outlets,
        list(sources),
        published,
        crediting,
    )


def _joined(ids: Sequence[ArticleId], parts: Sequence[_Part]) -> Survey:
    sources: dict[tuple[str, bool], int] = {}
    columns: list[tuple[Ints, Bytes, NDArray[np.int32], Ints, NDArray[np.bytes_]]] = []
    for part in parts:
        places = [sources.setdefault(source, len(sources)) for source in part.sources]
        columns.append(
            (
                part.sizes,
                part.roles,
                part.words,
                np.array([*places, -1], np.int32)[part.outlets],
                np.array([date.encode("utf-8", "surrogatepass") for date in part.published], "S"),
            )
        )
    nothing = (np.zeros(0, t) for t in (np.int64, np.uint8, np.int32, np.int32, "S1"))
    joined = map(np.concatenate, zip(*columns, strict=True)) if columns else nothing
    sizes, roles, words, outlets, published = joined
    firsts = np.concatenate([[0], np.cumsum(sizes)])
    named = [Source(name, is_agency) for name, is_agency in sources]
    return Survey(ids, firsts, roles, words, outlets, named, published, parts)
