"""Copied and edited links of some pairs → what the runs of each pair come to, as columns.

Public speech is left out: only runs of words outside quotation marks, inside sentences that are
copied or edited, count. Short runs are stock ("said on Wednesday that a return to") and say
nothing; what a run has beyond that is evidence of one text behind both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.descent.marks import Marked, Marks, joined_ends, joined_marks, marks
from lineage.descent.own_words import Words
from lineage.descent.runs import Runs, in_common
from lineage.descent.survey import Mask
from lineage.linked import Ints, rows_of

STOCK_RUN_WORDS = 4
"""Runs of four words besides names stand in independent reports of any event."""
_BEFORE_SURROGATES, _SURROGATES = 0xD800, 0x800


class Reused(NamedTuple):
    """Links of copied or edited sentences, in order of their pairs."""

    pairs: Ints
    a: Ints
    b: Ints
    """The two sentences, among the words."""
    i: Ints
    j: Ints
    """Their indexes in their articles."""
    ranks: Ints

    def chosen(self, which: Ints | Mask) -> Reused:
        return Reused(*(column[which] for column in self))


class Gist(NamedTuple):
    """What the runs of one pair come to."""

    surplus: int
    """Words beyond the stock length, over all runs, …"""
    most: int
    """… and of one run."""
    prose: tuple[tuple[int, int, int], ...]
    """The copied and edited links that share own words, not only a quotation."""
    example: tuple[int, int, int]
    """The longest run: the first article's sentence, and from which place to before which."""


class Gists(NamedTuple):
    """Of several pairs."""

    surplus: Ints
    most: Ints
    example: NDArray[np.int32]
    """(pairs, 3); -1: none."""
    ends: Ints
    """(pairs + 1,): 0, and where the links of each end."""
    prose: NDArray[np.int32]
    """(links, 3): the links that share own words."""
    marks: Marks
    """What either article of each pair explains of the other."""

    def of(self, pair: int) -> Gist:
        start, stop = self.ends[pair : pair + 2].tolist()
        index, first, last = self.example[pair].tolist()
        prose = tuple(map(tuple, self.prose[start:stop].tolist()))
        return Gist(int(self.surplus[pair]), int(self.most[pair]), prose, (index, first, last))

    def chosen(self, pairs: Ints) -> Gists:
        at, sizes = rows_of(self.ends, pairs)
        return Gists(
            self.surplus[pairs],
            self.most[pairs],
            self.example[pairs],
            np.append(0, np.cumsum(sizes)),
            self.prose[at],
            self.marks.chosen(pairs),
        )


def joined(several: Sequence[Gists]) -> Gists:
    """One after the other."""
    surplus, most, example, ends, prose, marks_ = zip(*several, strict=True)
    return Gists(
        np.concatenate(surplus),
        np.concatenate(most),
        np.concatenate(example),
        joined_ends(ends),
        np.concatenate(prose),
        joined_marks(marks_),
    )


def gists(words: Words, links: Reused, pairs: int) -> Gists:
    """`pairs`: how many there are."""
    of_a, of_b = in_common(words, links.a, links.b)
    kept = _outermost(words, links, of_a)
    plain = words.plain[of_a.stops[kept]] - words.plain[of_a.starts[kept]]
    over = np.maximum(0, plain - STOCK_RUN_WORDS)
    owners = links.pairs[of_a.links[kept]]
    surplus = np.bincount(owners, over, pairs).astype(np.int64)
    most = np.zeros(pairs, np.int64)
    np.maximum.at(most, owners, over)
    example = np.full((pairs, 3), -1, np.int32)
    longest = kept[np.flatnonzero(np.diff(owners, prepend=-1))]
    link = of_a.links[longest]
    base = words.firsts[links.a[link]]
    rows = links.i[link], of_a.starts[longest] - base, of_a.stops[longest] - base
    example[links.pairs[link]] = np.stack(rows, axis=1)
    is_carrying = np.zeros(len(links.pairs), np.bool_)
    is_carrying[of_a.links[kept]] = True
    chosen = links.chosen(is_carrying)
    return Gists(
        surplus,
        most,
        example,
        np.searchsorted(chosen.pairs, np.arange(pairs + 1)),
        np.stack([chosen.i, chosen.j, chosen.ranks], axis=1).astype(np.int32),
        marks(
            words,
            _marked(words, links, of_a, is_carrying, links.a, links.i),
            _marked(words, links, of_b, is_carrying, links.b, links.j),
            pairs,
        ),
    )


def _marked(
    words: Words, links: Reused, runs: Runs, is_kept: Mask, sentences: Ints, indexes: Ints
) -> Marked:
    at = np.flatnonzero(is_kept[runs.links])
    link = runs.links[at]
    firsts = words.firsts[sentences[link]]
    return Marked(links.pairs[link], indexes[link], firsts, runs.starts[at], runs.stops[at])


def _outermost(words: Words, links: Reused, runs: Runs) -> Ints:
    """Of each pair the longest first; a run inside another counts once."""
    sizes = runs.stops - runs.starts
    within = runs.starts - words.firsts[links.a[runs.links]]
    pairs = links.pairs[runs.links]
    order = np.lexsort((within, links.i[runs.links], -sizes, pairs))
    text = _spelled(words)
    kept, seen, before = [], "", -1
    columns = (order, pairs[order], runs.starts[order], runs.stops[order])
    for run, pair, start, stop in zip(*(column.tolist() for column in columns), strict=True):
        if pair != before:
            seen, before = "", pair
        said = text[start:stop]
        if said not in seen:
            seen += said + "\0"
            kept.append(run)
    return np.array(kept, np.int64)


def _spelled(words: Words) -> str:
    """One character for each word; the first one for gaps."""
    _, numbers = np.unique(words.hashes, return_inverse=True)
    numbers[numbers >= _BEFORE_SURROGATES] += _SURROGATES
    return numbers.astype("<u4").tobytes().decode("utf-32-le")
