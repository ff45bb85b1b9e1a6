"""All aligned pairs → what each shares, by itself; found by several workers, kept by parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.descent.dates import are_on_two_days
from lineage.descent.drafts import Written, written
from lineage.descent.families import MIN_TIE_BITS
from lineage.descent.gists import Gists, Reused, gists, joined
from lineage.descent.groups import Group, Told
from lineage.descent.own_words import OwnWords, Words
from lineage.descent.pairs import alone
from lineage.descent.prose import MIN_STRONG_WORDS, SharedProse
from lineage.descent.reading import EDITED, Readings
from lineage.descent.survey import Mask
from lineage.descent.wording import QUARTERS
from lineage.linked import Alignments, Ints, places_of, rows_of
from lineage.work import Task

PAIRS = 512
"""Pairs of articles looked at by one worker at a time."""
_KEPT = 32
"""Parts that are kept ready."""


class _Part(NamedTuple):
    bits: NDArray[np.float64]
    """That tie each pair."""
    gists: Gists
    alone: Written
    """Of the pairs that are not tied."""


class Looks:
    """Pairs of articles that stand near each other are in one part."""

    def __init__(
        self,
        alignments: Alignments,
        by_id: Readings,
        ends: tuple[Ints, Ints],
        work: Task,
        progress: Callable[[int], None] | None = None,
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
        self.words = OwnWords(by_id, alignments, ends, work)

        def done(parts: int) -> None:
            if progress:
                progress(min(parts * PAIRS, len(order)))

        self._parts = work.done("looks", self._look, -(-len(order) // PAIRS), done)
        self._part = lru_cache(_KEPT)(self._parts.__getitem__)
        self.bits = np.zeros(len(order))
        """That tie each pair."""
        self.has_prose = np.zeros(len(order), np.bool_)
        """Whether each pair shares own words."""
        for part, found in enumerate(self._parts):
            numbers = self._numbers(part)
            self.bits[numbers] = found.bits
            self.has_prose[numbers] = np.diff(found.gists.ends) > 0
        self.tied: Mask = self.bits >= MIN_TIE_BITS
        """Pairs that their group may judge."""

    def alone(self) -> Iterator[tuple[Ints, Written]]:
        """Edges of the others, with the pairs' numbers."""
        for part, found in enumerate(self._parts):
            numbers = self._numbers(part)
            yield numbers[found.bits < MIN_TIE_BITS], found.alone

    def prose(self, number: int) -> SharedProse:
        """What a pair shares."""
        part, at = divmod(int(self.places[number]), PAIRS)
        return self._shared(number, self._part(part).gists, at)

    def gists(self, numbers: Ints) -> Gists:
        """Of some pairs, in their order."""
        places = self.places[numbers]
        order = np.argsort(places, kind="stable")
        parts = places[order] // PAIRS
        cuts = np.flatnonzero(np.diff(parts)) + 1
        found = joined(
            [
                self._part(int(some[0]) // PAIRS).gists.chosen(some % PAIRS)
                for some in np.split(places[order], cuts)
            ]
        )
        back = np.empty(len(order), np.int64)
        back[order] = np.arange(len(order))
        return found.chosen(back)

    def groups(self, pairs: Sequence[Ints]) -> Iterator[Group]:
        """`pairs`: that share own words, of each group; in order."""
        found = self.gists(np.concatenate(pairs))
        stop = 0
        for numbers in pairs:
            start, stop = stop, stop + len(numbers)
            yield self._group(numbers, found.chosen(np.arange(start, stop)))

    def _group(self, numbers: Ints, found: Gists) -> Group:
        members, places = np.unique(
            np.concatenate([self._a[numbers], self._b[numbers]]), return_inverse=True
        )
        survey, links = self._by_id.survey, self._alignments.links
        at, sizes = rows_of(links.starts, numbers)
        sentences, counts = survey.sentences_of(members)
        ends = np.append(0, np.cumsum(sizes))
        return Group(
            tuple([self._by_id.at(member) for member in members.tolist()]),
            places[: len(numbers)],
            places[len(numbers) :],
            self.tied[numbers],
            found,
            Told(ends, *(column[at].astype(np.int64) for column in links[1:4])),
            np.append(0, np.cumsum(counts)),
            survey.is_told[sentences],
            lambda rows: self.words.of(sentences[rows]),
        )

    def _shared(self, number: int, found: Gists, at: int) -> SharedProse:
        a, b = int(self._a[number]), int(self._b[number])
        links = self._alignments.told(number)
        return SharedProse(self._by_id.at(a), self._by_id.at(b), links, found.of(at))

    def _numbers(self, part: int) -> Ints:
        return self._order[part * PAIRS : (part + 1) * PAIRS]

    def _look(self, part: int) -> _Part:
        numbers = self._numbers(part)
        found = gists(*self._reused(numbers), len(numbers))
        worth = found.marks.worth()
        bits = np.where(found.surplus >= MIN_STRONG_WORDS, worth.max(axis=1), 0) / QUARTERS
        loose = np.flatnonzero(bits < MIN_TIE_BITS).tolist()
        made = (alone(self._shared(int(numbers[n]), found, n)) for n in loose)
        return _Part(bits, found, written(made))

    def _reused(self, numbers: Ints) -> tuple[Words, Reused]:
        """Links of sentences copied or edited, and the words of these."""
        links, firsts = self._alignments.links, self._by_id.survey.firsts
        at, sizes = rows_of(links.starts, numbers)
        pairs = places_of(sizes)
        kept = np.flatnonzero(links.ranks[at] <= EDITED)
        at, pairs = at[kept], pairs[kept]
        i, j = links.i[at].astype(np.int64), links.j[at].astype(np.int64)
        ends = firsts[self._a[numbers]][pairs] + i, firsts[self._b[numbers]][pairs] + j
        sentences, places = np.unique(np.concatenate(ends), return_inverse=True)
        words = self.words.of(sentences)
        a, b = places[: len(at)], places[len(at) :]
        found = Reused(pairs, a, b, i, j, links.ranks[at].astype(np.int64))
        return words, found.chosen(~self._counts_anew(numbers, words, found))

    def _counts_anew(self, numbers: Ints, words: Words, links: Reused) -> Mask:
        """On two days, the same sentence with other numbers in it is a formula, not a text that
        was taken."""
        found = np.zeros(len(links.pairs), np.bool_)
        ends = zip(self._a[numbers].tolist(), self._b[numbers].tolist(), strict=True)
        date = self._by_id.survey.date
        apart = np.array([are_on_two_days(date(a), date(b)) for a, b in ends], np.bool_)
        numbers_in = lru_cache(None)(words.numbers)
        for link in np.flatnonzero(apart[links.pairs]).tolist():
            mine, theirs = numbers_in(int(links.a[link])), numbers_in(int(links.b[link]))
            if mine and theirs:
                found[link] = len(mine & theirs) * 2 < min(len(mine), len(theirs))
        return found
