"""All aligned pairs → what each shares, by itself; found by several workers, kept by parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np

from lineage.descent.pairs import Look, look, shared_prose
from lineage.descent.prose import SharedProse
from lineage.descent.reading import Readings
from lineage.linked import Alignments, Ints
from lineage.work import Work

PAIRS = 512
"""Pairs of articles looked at by one worker at a time."""
_KEPT = 32
"""Parts that are kept ready."""


class Looks:
    """Pairs of articles that stand near each other are in one part."""

    def __init__(
        self,
        alignments: Alignments,
        by_id: Readings,
        work: Work,
        progress: Callable[[int], None] | None,
    ) -> None:
        """`progress` hears how many pairs were looked at."""
        self._alignments = alignments
        self._by_id = by_id
        self._order = order = by_id.near(alignments)
        self.places: Ints = np.empty(len(order), np.int64)
        """Of each pair, among those that stand near each other."""
        self.places[order] = np.arange(len(order))

        def of_part(part: int) -> list[Look]:
            return [look(alignments, n, by_id) for n in self._numbers(part)]

        def done(parts: int) -> None:
            if progress:
                progress(min(parts * PAIRS, len(order)))

        self._parts = work.done("looks", of_part, -(-len(order) // PAIRS), done)
        self._part = lru_cache(_KEPT)(self._parts.__getitem__)

    def __iter__(self) -> Iterator[tuple[int, Look]]:
        """Each with the pair's number, those near each other together."""
        for part, found in enumerate(self._parts):
            yield from zip(self._numbers(part), found, strict=True)

    def _numbers(self, part: int) -> list[int]:
        numbers: list[int] = self._order[part * PAIRS : (part + 1) * PAIRS].tolist()
        return numbers

    def prose(self, number: int) -> SharedProse:
        """What a pair shares."""
        part, at = divmod(int(self.places[number]), PAIRS)
        return shared_prose(self._alignments, number, self._by_id, self._part(part)[at].gist)
