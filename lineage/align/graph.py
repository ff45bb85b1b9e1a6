"""All cells of a corpus → which sentences may be linked, seen alone, as flat sorted arrays.

Sentences are numbered article by article, with a number that is nobody's before each article and
after the last: what stands beside an article's first or last sentence is never another's. A corpus
has many links: each is 24 bytes, and little more while they are gathered, part by part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lineage.align.cells import Cells
from lineage.align.joins import Array
from lineage.linked import Ints, numbers_below, places_of, ranges, rows_of, sorted_once

_STRETCH = 1 << 20
"""Links put in order together."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Every link twice, once from each of its sentences; sorted by (sentence, partner)."""

    firsts: Ints
    """Number of the first sentence of each article, by its place; one more entry for the end."""
    starts: Ints
    """Where the links of each sentence begin; one more entry for the end."""
    partners: NDArray[np.int32]
    linked: Array
    """Probability of each link."""

    def sentences(self, articles: Ints, indexes: Ints) -> Ints:
        """Numbers of sentences of the articles at those places."""
        return self.firsts[articles] + indexes

    def links(self, sentences: Ints) -> tuple[Ints, Ints]:
        """All links of some sentences: which of these, and where the link stands."""
        at, many = rows_of(self.starts, sentences)
        return places_of(many), at

    def between(self, sentences: Ints, which: Ints, partners: Ints) -> Array:
        """Probability that sentences[which[n]] and partners[n] are linked; 0: no such link. Few
        sentences at a time: their links should stay in the processor's cache."""
        held = sorted_once(sentences)
        line, at = self.links(held)
        count = len(self.starts)
        keys = np.append(line * count + self.partners[at], np.iinfo(np.int64).max)
        wanted = (np.searchsorted(held, sentences) * count)[which] + partners
        place = np.searchsorted(keys, wanted)
        found: Array = np.append(self.linked[at], 0.0)[place] * (keys[place] == wanted)
        return found


def graph(parts: Sequence[Cells]) -> Graph:
    """The cells of all pairs of articles, each pair once."""
    firsts = _numbering(parts)
    starts = np.zeros(int(firsts[-1]) + 2, np.int64)
    for sentences, _, _ in _ends(parts, firsts):
        np.add.at(starts, sentences + 1, 1)
    np.cumsum(starts, out=starts)
    partners, linked = np.empty(int(starts[-1]), np.int32), np.empty(int(starts[-1]))
    free = starts.copy()
    for sentences, others, probabilities in _ends(parts, firsts):
        order = np.argsort(sentences, kind="stable")
        own = sorted_once(sentences)
        sizes = np.diff(np.append(np.searchsorted(sentences[order], own), len(order)))
        at = ranges(free[own], sizes)
        free[own] += sizes
        partners[at], linked[at] = others[order], probabilities[order]
    _put_in_order(starts, partners, linked)
    return Graph(firsts, starts.astype(numbers_below(int(starts[-1]))), partners, linked)


def _ends(parts: Sequence[Cells], firsts: Ints) -> Iterator[tuple[Ints, Ints, Array]]:
    """From either side, each link's sentence, its partner, and how sure it is."""
    for cells in parts:
        a, b = firsts[cells.a] + cells.i, firsts[cells.b] + cells.j
        linked = 1 - cells.alone[:, 0]
        yield a, b, linked
        yield b, a, linked


def _put_in_order(starts: Ints, partners: Ints, linked: Array) -> None:
    """The links of each sentence by partner."""
    count = len(starts)
    steps = np.searchsorted(starts, np.arange(0, int(starts[-1]), _STRETCH))
    for first, last in pairwise([*np.unique(steps).tolist(), count - 1]):
        links = slice(int(starts[first]), int(starts[last]))
        keys = places_of(np.diff(starts[first : last + 1])) * count + partners[links]
        order = np.argsort(keys)
        partners[links], linked[links] = partners[links][order], linked[links][order]


def _numbering(parts: Sequence[Cells]) -> Ints:
    """Number of each article's first sentence, and how many numbers there are but one."""
    most = [int(side.max(initial=-1)) for cells in parts for side in (cells.a, cells.b)]
    sizes = np.zeros(max(most, default=-1) + 1, np.int64)
    for cells in parts:
        np.maximum.at(sizes, cells.a, cells.i + 1)
        np.maximum.at(sizes, cells.b, cells.j + 1)
    return np.append(0, np.cumsum(sizes + 1))
