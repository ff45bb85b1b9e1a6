"""All cells of a corpus → which sentences may be linked, seen alone, as flat sorted arrays.

Sentences are numbered article by article, with a number that is nobody's before each article and
after the last: what stands beside an article's first or last sentence is never another's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from lineage.align.cells import Cells
from lineage.align.joins import Array, Ints


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
    listed = list(parts)
    nothing = np.zeros(0, np.int64)
    places = [np.concatenate([nothing, *(getattr(c, side) for c in listed)]) for side in "ab"]
    indexes = [np.concatenate([nothing, *(getattr(c, side) for c in listed)]) for side in "ij"]
    firsts, count = _numbering(np.concatenate(places), np.concatenate(indexes))
    a, b = (firsts[place] + index for place, index in zip(places, indexes, strict=True))
    sentences, partners = np.concatenate((a, b)), np.concatenate((b, a))
    keys = sentences * count + partners
    order = np.argsort(keys)
    alone = np.concatenate([np.zeros((0, 5)), *(cells.alone for cells in listed)])
    link = order % max(1, len(alone))
    return Graph(
        firsts=firsts,
        starts=np.searchsorted(sentences[order], np.arange(count + 1)),
        keys=np.append(keys[order], np.iinfo(np.int64).max),
        partners=partners[order],
        articles=np.concatenate(places[::-1])[order],
        linked=np.append((1 - alone[:, 0])[link], 0.0),
        copied=np.append((alone[:, 1] + alone[:, 2])[link], 0.0),
    )


def _numbering(places: Ints, indexes: Ints) -> tuple[Ints, int]:
    """Number of each article's first sentence, and how many numbers there are."""
    sizes = np.zeros(int(places.max(initial=-1)) + 1, np.int64)
    np.maximum.at(sizes, places, indexes + 1)
    ends = np.cumsum(sizes + 1)
    return ends - sizes, int(ends[-1] if len(ends) else 0) + 1
