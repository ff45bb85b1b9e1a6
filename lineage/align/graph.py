"""All cells of a corpus → which sentences may be linked, seen alone, as flat sorted arrays.

Sentences are numbered article by article, with a number that is nobody's before each article and
after the last: what stands beside an article's first or last sentence is never another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap

import numpy as np

from lineage.align.cells import Cells
from lineage.align.joins import Array
from lineage.linked import Ints

_LINKS = 1 << 18
"""Sorted together."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Every link twice, once from each of its sentences; sorted by (sentence, partner)."""

    firsts: Ints
    """Number of the first sentence of each article, by its place."""
    starts: Ints
    """Where the links of each sentence begin; one more entry for the end."""
    keys: Ints
    """Sentence and partner of each link in one number, and a last one that is above all."""
    partners: Ints
    articles: Ints
    """Place of each partner's article."""
    linked: Array
    copied: Array
    """Probabilities of each link, of being one and of being copied or edited; the last is 0."""

    def sentences(self, articles: Ints, indexes: Ints) -> Ints:
        """Numbers of sentences of the articles at those places."""
        return self.firsts[articles] + indexes

    def find(self, sentences: Ints, partners: Ints) -> Ints:
        """Where the link of each two stands; -1, the place of the last probability: nowhere."""
        wanted = sentences * (len(self.starts) - 1) + partners
        at = np.searchsorted(self.keys, wanted)
        return np.where(self.keys[at] == wanted, at, -1)


def graph(parts: Sequence[Cells]) -> Graph:
    """The cells of all pairs of articles, each pair once. They are looked at part by part, three
    times, so that memory holds no more of them than is kept."""
    firsts, count = _numbering(parts)
    many = np.zeros(count, np.int64)
    for sentences, *_ in _directed(parts, firsts):
        np.add.at(many, sentences, 1)
    starts = np.append(0, np.cumsum(many))
    links = int(starts[-1])
    keys, articles = np.empty(links + 1, np.int64), np.empty(links, np.int32)
    linked, copied = np.zeros(links + 1), np.zeros(links + 1)
    free = starts[:-1].copy()
    for sentences, partners, others, alone in _directed(parts, firsts):
        order = np.argsort(sentences, kind="stable")
        at = _next(free, sentences[order])
        keys[at] = sentences[order] * count + partners[order]
        articles[at] = others[order]
        linked[at] = 1 - alone[order, 0]
        copied[at] = alone[order, 1] + alone[order, 2]
    keys[-1] = np.iinfo(np.int64).max
    for part in _stretches(starts):
        order = np.argsort(keys[part])
        for column in (keys, articles, linked, copied):
            column[part] = column[part][order]
    return Graph(
        firsts, starts, keys, (keys[:-1] % count).astype(np.int32), articles, linked, copied
    )


def _directed(parts: Iterable[Cells], firsts: Ints) -> Iterator[tuple[Ints, Ints, Ints, Array]]:
    """Of each part every link twice: its sentence, the partner, the partner's article and what is
    said of the link, seen alone."""
    for cells in parts:
        a, b = firsts[cells.a] + cells.i, firsts[cells.b] + cells.j
        yield a, b, cells.b, cells.alone
        yield b, a, cells.a, cells.alone


def _next(free: Ints, sentences: Ints) -> Ints:
    """The next places of sentences that come in order; they are taken."""
    chosen, first, many = np.unique(sentences, return_index=True, return_counts=True)
    at = np.repeat(free[chosen] - first, many) + np.arange(len(sentences))
    free[chosen] += many
    return at


def _stretches(starts: Ints) -> Iterator[slice]:
    """All links, so many at a time; those of one sentence together."""
    steps = np.arange(0, int(starts[-1]), _LINKS)
    cuts = np.unique(np.append(starts[np.searchsorted(starts, steps)], starts[-1]))
    return starmap(slice, pairwise(cuts.tolist()))


def _numbering(parts: Iterable[Cells]) -> tuple[Ints, int]:
    """Number of each article's first sentence, and how many numbers there are."""
    sizes = np.zeros(0, np.int64)
    for cells in parts:
        for place, index in ((cells.a, cells.i), (cells.b, cells.j)):
            sizes = np.pad(sizes, (0, max(0, int(place.max(initial=-1)) + 1 - len(sizes))))
            np.maximum.at(sizes, place, index + 1)
    ends = np.cumsum(sizes + 1)
    return ends - sizes, int(ends[-1] if len(ends) else 0) + 1
