"""All aligned pairs → what each shares, by itself; found by several workers, kept by parts."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.descent.drafts import Written, written
from lineage.descent.families import MIN_TIE_BITS, tie
from lineage.descent.pairs import alone
from lineage.descent.prose import NOTHING, Gist, SharedProse
from lineage.descent.reading import Readings
from lineage.linked import Alignments, Ints
from lineage.model import Span
from lineage.records import Records, records
from lineage.work import Work

PAIRS = 512
"""Pairs of articles looked at by one worker at a time."""
_KEPT = 32
"""Parts that are kept ready."""


class _Part(NamedTuple):
    bits: NDArray[np.float64]
    """That tie each pair."""
    gists: Records
    """Of each pair; empty: it shares nothing."""
    alone: Written
    """Of the pairs that are not tied."""


class Looks:
    """Pairs of articles that stand near each other are in one part."""

    def __init__(
        self,
        alignments: Alignments,
        by_id: Readings,
        ends: tuple[Ints, Ints],
        work: Work,
        progress: Callable[[int], None] | None,
    ) -> None:
        """`ends`: the two articles of each, by their numbers. `progress` hears how many pairs were
        looked at."""
        self._alignments = alignments
        self._by_id = by_id
        self._a, self._b = ends
        self._order = order = by_id.near(*ends)
        self.places: Ints = np.empty(len(order), np.int32)
        """Of each pair, among those that stand near each other."""
        self.places[order] = np.arange(len(order))

        def of_part(part: int) -> _Part:
            return _part([self._shared(n) for n in self._numbers(part).tolist()])

        def done(parts: int) -> None:
            if progress:
                progress(min(parts * PAIRS, len(order)))

        self._parts = work.done("looks", of_part, -(-len(order) // PAIRS), done)
        self._part = lru_cache(_KEPT)(self._parts.__getitem__)
        self.bits = np.zeros(len(order))
        """That tie each pair."""
        self.has_prose = np.zeros(len(order), np.bool_)
        """Whether each pair shares own words."""
        for part, found in enumerate(self._parts):
            numbers = self._numbers(part)
            self.bits[numbers] = found.bits
            self.has_prose[numbers] = np.diff(found.gists.ends) > 0

    @property
    def tied(self) -> NDArray[np.bool_]:
        """Pairs that their group may judge."""
        return self.bits >= MIN_TIE_BITS

    def alone(self) -> Iterator[tuple[Ints, Written]]:
        """Edges of the others, with the pairs' numbers."""
        for part, found in enumerate(self._parts):
            numbers = self._numbers(part)
            yield numbers[found.bits < MIN_TIE_BITS], found.alone

    def prose(self, number: int) -> SharedProse:
        """What a pair shares."""
        part, at = divmod(int(self.places[number]), PAIRS)
        return self._shared(number, _gist(self._part(part).gists[at]))

    def _shared(self, number: int, gist: Gist | None = None) -> SharedProse:
        a, b = int(self._a[number]), int(self._b[number])
        links = self._alignments.told(number)
        return SharedProse(self._by_id.at(a), self._by_id.at(b), links, gist)

    def _numbers(self, part: int) -> Ints:
        return self._order[part * PAIRS : (part + 1) * PAIRS]


def _part(proses: list[SharedProse]) -> _Part:
    bits = [tie(prose) for prose in proses]
    loose = (p for p, tied in zip(proses, bits, strict=True) if tied < MIN_TIE_BITS)
    return _Part(
        np.array(bits, np.float64),
        records(_record(prose.gist) for prose in proses),
        written(map(alone, loose)),
    )


def _record(gist: Gist) -> bytes:
    if gist is NOTHING:
        return b""
    at = gist.example
    place = None if at is None else (at.start, at.stop)
    marks = dict(gist.of_a), dict(gist.of_b)
    return marshal.dumps((gist.surplus, gist.most, gist.prose, place, *marks))


def _gist(record: bytes) -> Gist:
    if not record:
        return NOTHING
    surplus, most, prose, place, of_a, of_b = marshal.loads(record)
    return Gist(surplus, most, prose, place and Span(*place), of_a, of_b)
