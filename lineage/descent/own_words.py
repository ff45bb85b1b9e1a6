"""Sentences that copied or edited links join → their own words, worked out once, on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.descent.reading import EDITED, Readings
from lineage.descent.survey import Mask
from lineage.descent.wording import GAP, NUMBER, PLACE, PLAIN, Places, Quoted, worded
from lineage.linked import Alignments, Ints, rows_of
from lineage.spool import Table
from lineage.work import Task

_PART = 512
"""Articles looked at together."""
_BLOCK = 1 << 18
"""Links that are looked at together."""


class Words(NamedTuple):
    """The own words of some sentences, place by place."""

    firsts: Ints
    """(sentences + 1,): the first place of each."""
    hashes: NDArray[np.uint64]
    is_number: Mask
    plain: Ints
    quarters: Ints
    """(places + 1,): how many plain words stand before each place, and what they are worth."""

    @property
    def is_gap(self) -> Mask:
        is_gap: Mask = self.hashes == GAP
        return is_gap

    def numbers(self, sentence: int) -> frozenset[int]:
        """Hashes of those that begin with a digit."""
        part = slice(*self.firsts[sentence : sentence + 2].tolist())
        return frozenset(self.hashes[part][self.is_number[part]].tolist())


class _Part(NamedTuple):
    places: Places
    sizes: Ints
    """Of each sentence."""


class OwnWords:
    def __init__(
        self, by_id: Readings, alignments: Alignments, ends: tuple[Ints, Ints], work: Task
    ) -> None:
        """`ends`: the two articles of each alignment, by their numbers."""
        firsts = by_id.survey.firsts
        self._sentences = _reused(alignments, ends, firsts)
        owners = by_id.survey.owners(self._sentences)
        cuts = np.flatnonzero(np.diff(owners // _PART)) + 1
        bounds = [0, *cuts.tolist(), len(owners)]

        def of_part(part: int) -> _Part:
            at = slice(*bounds[part : part + 2])
            indexes = self._sentences[at] - firsts[owners[at]]
            return _Part(*worded(_texts(by_id, owners[at], indexes)))

        parts = work.done("wordings", of_part, len(bounds) - 1 if len(owners) else 0)
        sizes = [np.zeros(0, np.int64), *(part.sizes for part in parts)]
        self._starts = np.append(0, np.cumsum(np.concatenate(sizes)))
        """(sentences + 1,): the first place of each."""
        self._places = Table(int(self._starts[-1]), PLACE, work.folder)
        for part, start in zip(parts, bounds, strict=False):
            at = int(self._starts[start])
            self._places.put(np.arange(at, at + len(part.places)), part.places)

    def of(self, sentences: Ints) -> Words:
        """Of some that links join, by their numbers in the survey."""
        at, sizes = rows_of(self._starts, np.searchsorted(self._sentences, sentences))
        places = self._places.chosen(at)
        return Words(
            np.append(0, np.cumsum(sizes)),
            places["word"].copy(),
            (places["kind"] & NUMBER) > 0,
            np.append(0, np.cumsum(places["kind"] & PLAIN, dtype=np.int64)),
            np.append(0, np.cumsum(places["quarters"], dtype=np.int64)),
        )


def _reused(alignments: Alignments, ends: tuple[Ints, Ints], firsts: Ints) -> Ints:
    """Numbers of the sentences."""
    links = alignments.links
    found = np.zeros(int(firsts[-1]), np.bool_)
    for start in range(0, len(links.i), _BLOCK):
        numbers = start + np.flatnonzero(links.ranks[start : start + _BLOCK] <= EDITED)
        owners = links.owners(numbers)
        for articles, indexes in zip(ends, (links.i, links.j), strict=True):
            found[firsts[articles[owners]] + indexes[numbers]] = True
    return np.flatnonzero(found)


def _texts(by_id: Readings, articles: Ints, indexes: Ints) -> Iterator[Quoted]:
    for article, index in zip(articles.tolist(), indexes.tolist(), strict=True):
        yield by_id.at(article).quoted(index)
