"""Articles of one group → what each explains of each other, sentence by sentence, as columns.

A group is made by pairs whose shared prose is beyond doubt; inside it every pair counts. Words
that stand already in an article days older than both of a pair are background to them: both may
have them from there, so they say nothing of the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.descent.background import Explained, without_background
from lineage.descent.blocks import blocks
from lineage.descent.dates import Dates
from lineage.descent.gists import Gists
from lineage.descent.marks import worth_of
from lineage.descent.own_words import Words
from lineage.descent.prose import SharedProse
from lineage.descent.reading import Reading
from lineage.descent.survey import Mask
from lineage.descent.wording import QUARTERS
from lineage.linked import Ints, places_of, rows_of, sorted_once

Array = NDArray[np.float64]


class Told(NamedTuple):
    """Links of several pairs, in their order."""

    ends: Ints
    """(pairs + 1,): 0, and where those of each end."""
    i: Ints
    j: Ints
    ranks: Ints

    @property
    def pairs(self) -> Ints:
        """Of each link."""
        return places_of(np.diff(self.ends))

    def of(self, pair: int) -> list[tuple[int, int, int]]:
        part = slice(*self.ends[pair : pair + 2].tolist())
        return list(zip(*(column[part].tolist() for column in self[1:]), strict=True))


@dataclass(frozen=True)
class Group:
    """Sentences are numbered through all members: rows."""

    members: tuple[Reading, ...]
    """In order of id."""
    a: Ints
    b: Ints
    """a < b; the members of every aligned pair of them that shares reporters' words, in order."""
    is_tied: Mask
    """Pairs whose shared prose is beyond doubt; they hold the group together."""
    gists: Gists
    links: Told
    firsts: Ints
    """(members + 1,): the first row of each."""
    is_told: Mask
    """Whether each row tells the story."""
    words: Callable[[Ints], Words]
    """Of rows; see `OwnWords`."""

    def prose(self, pair: int) -> SharedProse:
        one, other = self.members[self.a[pair]], self.members[self.b[pair]]
        return SharedProse(one, other, self.links.of(pair), self.gists.of(pair))

    @cached_property
    def dates(self) -> Dates:
        return Dates([member.article.published for member in self.members])

    @cached_property
    def explained(self) -> Explained:
        """The own words of each member that stand in another."""
        found, (rows, words) = self._marked, self._own
        return without_background(found, self.dates, words, np.searchsorted(rows, found.rows))

    @cached_property
    def _own(self) -> tuple[Ints, Words]:
        """Rows that others explain in part, and their words."""
        rows = sorted_once(self._marked.rows)
        return rows, self.words(rows)

    def worth(self, rows: Ints, starts: Ints, stops: Ints) -> Ints:
        """Quarters of runs in some rows, pointers paid."""
        held, words = self._own
        base = words.firsts[np.searchsorted(held, rows)]
        return worth_of(words, base + starts, base + stops)

    @cached_property
    def _marked(self) -> Explained:
        """Background among it."""
        ends = np.stack([self.a, self.b], axis=1)
        marks = self.gists.marks
        sizes = np.diff(marks.ends)
        child = np.repeat(ends.ravel(), sizes)
        parent = np.repeat(ends[:, ::-1].ravel(), sizes)
        rows = self.firsts[child] + marks.indexes
        return Explained(child, parent, rows, marks.quarters, *marks[3:])

    @cached_property
    def bits(self) -> Array:
        """(child, parent): what the one explains of the other."""
        size = len(self.members)
        found = self.explained
        cells = found.child * size + found.parent
        bits: Array = np.bincount(cells, found.quarters, size * size) / QUARTERS
        return bits.reshape(size, size)

    @cached_property
    def saving(self) -> Array:
        """(a, b): bits that either need not write if it has the other before it. What two texts
        have in common says nothing of which was first, so it is the same both ways."""
        return np.minimum(self.bits, self.bits.T)

    @cached_property
    def outlets(self) -> Ints:
        """A number for the outlet of each member; -1: nobody says."""
        numbers: dict[str | None, int] = {None: -1}
        ids = [member.outlet_id for member in self.members]
        return np.array([numbers.setdefault(id_, len(numbers) - 1) for id_ in ids], np.int64)

    @cached_property
    def is_of_one_outlet(self) -> Mask:
        """(a, b)"""
        known = self.outlets >= 0
        same: Mask = (self.outlets[:, None] == self.outlets) & known
        return same

    @cached_property
    def is_agency(self) -> Mask:
        """Whether the article of each is an agency's own."""
        found = [member.outlet is not None and member.outlet.is_agency for member in self.members]
        return np.array(found, np.bool_)

    @cached_property
    def blocks(self) -> list[list[int]]:
        ends = (self.a[self.is_tied].tolist(), self.b[self.is_tied].tolist())
        return blocks(zip(*ends, strict=True))

    @cached_property
    def gaps(self) -> Gaps:
        """(pairs, 2): how the second article, if it takes from the first, must have cut it; and
        the first the second."""
        story: Ints = np.cumsum(self.is_told) - self.is_told
        sizes = np.diff(np.append(story, np.count_nonzero(self.is_told))[self.firsts])
        parents = np.stack([self.a, self.b], axis=1).ravel()
        stops = np.cumsum(sizes[parents])
        starts = stops - sizes[parents]
        kept = np.zeros(int(stops[-1]) if len(stops) else 0, np.bool_)
        pairs = self.links.pairs
        for side, ends, indexes in ((0, self.a, self.links.i), (1, self.b, self.links.j)):
            rows = self.firsts[ends[pairs]] + indexes
            at = starts[2 * pairs + side] + story[rows] - story[self.firsts[ends[pairs]]]
            kept[at[self.is_told[rows]]] = True
        return gaps(kept, starts, stops)

    @cached_property
    def tellers(self) -> tuple[Ints, Ints]:
        """(rows + 1,): where the tellers of each row begin; the other members that tell it too,
        in any words."""
        pairs = self.links.pairs
        a, b = self.a[pairs], self.b[pairs]
        rows = np.concatenate([self.firsts[a] + self.links.i, self.firsts[b] + self.links.j])
        order = np.argsort(rows, kind="stable")
        starts = np.searchsorted(rows[order], np.arange(int(self.firsts[-1]) + 1))
        return starts, np.concatenate([b, a])[order]

    def told_by(self, rows: Ints) -> tuple[Ints, Ints]:
        """Members that tell some rows too: for each, the place of the row among these."""
        starts, tellers = self.tellers
        at, sizes = rows_of(starts, rows)
        return places_of(sizes), tellers[at]


class Cut(NamedTuple):
    """Stretches of a source that a text leaves out."""

    inside: int
    at_the_end: int
    """1 when the last part is cut off, else 0."""


class Gaps(NamedTuple):
    """The same of several."""

    inside: Ints
    at_the_end: Ints


def gaps(is_kept: Mask, starts: Ints, stops: Ints) -> Gaps:
    """Of several sources, one after the other, what of each is kept."""
    before = np.append(True, is_kept)[: len(is_kept)]
    before[starts[starts < stops]] = True
    cut = np.append(0, np.cumsum(before & ~is_kept))
    at_the_end = np.zeros(len(starts), np.int64)
    some = starts < stops
    at_the_end[some] = ~is_kept[stops[some] - 1]
    return Gaps(cut[stops] - cut[starts] - at_the_end, at_the_end)
