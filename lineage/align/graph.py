"""All cells of a corpus → which sentences may be linked, seen alone, as flat sorted arrays.

Sentences are numbered article by article, with a number that is nobody's before each article and
after the last: what stands beside an article's first or last sentence is never another's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from lineage.align.cells import Cells
from lineage.align.joins import Array
from lineage.linked import Ints


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


def graph(parts: Iterable[Cells]) -> Graph:
    """The cells of all pairs of articles, each pair once."""
    ends: list[list[Ints]] = [[], [], [], []]
    linked, copied = [np.zeros(0)], [np.zeros(0)]
    for cells in parts:
        for column, values in zip(ends, (cells.a, cells.i, cells.b, cells.j), strict=True):
            column.append(values.astype(np.int32))
        linked.append(1 - cells.alone[:, 0])
        copied.append(cells.alone[:, 1] + cells.alone[:, 2])
    nothing = np.zeros(0, np.int32)
    of_a, i, of_b, j = (np.concatenate([nothing, *column]) for column in ends)
    firsts, count = _numbering((of_a, of_b), (i, j))
    a, b = firsts[of_a] + i, firsts[of_b] + j
    keys = np.concatenate((a * count + b, b * count + a))
    order = np.argsort(keys)
    keys = keys[order]
    link = order % max(1, len(a))
    return Graph(
        firsts=firsts,
        starts=np.searchsorted(keys, np.arange(count + 1) * count),
        keys=np.append(keys, np.iinfo(np.int64).max),
        partners=(keys % count).astype(np.int32),
        articles=np.concatenate((of_b, of_a))[order],
        linked=np.append(np.concatenate(linked)[link], 0.0),
        copied=np.append(np.concatenate(copied)[link], 0.0),
    )


def _numbering(places: Iterable[Ints], indexes: Iterable[Ints]) -> tuple[Ints, int]:
    """Number of each article's first sentence, and how many numbers there are."""
    pairs = list(zip(places, indexes, strict=True))
    sizes = np.zeros(max(int(place.max(initial=-1)) for place, _ in pairs) + 1, np.int64)
    for place, index in pairs:
        np.maximum.at(sizes, place, index + 1)
    ends = np.cumsum(sizes + 1)
    return ends - sizes, int(ends[-1] if len(ends) else 0) + 1
