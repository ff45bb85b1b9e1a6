"""Runs of words in common → the words of each article that the other explains, in bits.

A word that a text could have taken costs nothing to write; one it could not costs its surprisal
in news at large. Only a reporter's own plain words count (no quotation, no name, title or
weekday), in unbroken runs, and every run pays for the pointer to it: a phrase of three or four
words, which two reporters find by themselves, explains nothing.

Knows nothing of who was first: what it measures is the same in both directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lineage.descent.own_words import Words
from lineage.descent.wording import QUARTERS
from lineage.linked import Ints, rows_of

RUN_QUARTERS = 12 * QUARTERS
"""To point at a run of words and to end it: its place among some hundred words and its length."""


class Marks(NamedTuple):
    """What the first and the second article of some pairs explain of each other."""

    ends: Ints
    """(2 · pairs + 1,): 0, and where the sentences of each pair's first article end, and those of
    its second."""
    indexes: Ints
    """Of each such sentence in its article."""
    quarters: Ints
    """What its explained words are worth, pointers paid."""
    runs: Ints
    """(sentences + 1,): 0, and where the runs of each end."""
    starts: Ints
    stops: Ints
    """Of runs: places in their sentence; no two of them meet."""

    def worth(self) -> Ints:
        """(pairs, 2): quarters of what either article explains."""
        sums = np.append(0, np.cumsum(self.quarters))[self.ends]
        return np.diff(sums).reshape(-1, 2)

    def chosen(self, pairs: Ints) -> Marks:
        sides = np.stack([2 * pairs, 2 * pairs + 1], axis=1).ravel()
        at, of_side = rows_of(self.ends, sides)
        runs, of_mark = rows_of(self.runs, at)
        return Marks(
            np.append(0, np.cumsum(of_side)),
            self.indexes[at],
            self.quarters[at],
            np.append(0, np.cumsum(of_mark)),
            self.starts[runs],
            self.stops[runs],
        )


def joined_ends(several: Sequence[Ints]) -> Ints:
    """Ends of several, one after the other: 0 and the others."""
    return np.append(0, np.cumsum(np.concatenate([np.diff(ends) for ends in several])))


def joined_marks(several: Sequence[Marks]) -> Marks:
    ends, indexes, quarters, runs, starts, stops = zip(*several, strict=True)
    return Marks(
        joined_ends(ends),
        np.concatenate(indexes),
        np.concatenate(quarters),
        joined_ends(runs),
        np.concatenate(starts),
        np.concatenate(stops),
    )


class Marked(NamedTuple):
    """Runs of one side of some links, with what they are of."""

    pairs: Ints
    indexes: Ints
    """Of the sentence in its article."""
    firsts: Ints
    """The first place of the sentence."""
    starts: Ints
    stops: Ints
    """Places among all words."""


def marks(words: Words, of_a: Marked, of_b: Marked, pairs: int) -> Marks:
    """`pairs`: how many there are."""
    sides = (2 * of_a.pairs, *of_a[1:]), (2 * of_b.pairs + 1, *of_b[1:])
    side, index, first, start, stop = map(np.concatenate, zip(*sides, strict=True))
    order = np.lexsort((start, index, side))
    side, index = side[order], index[order]
    is_new = (np.diff(side, prepend=-1) != 0) | (np.diff(index, prepend=-1) != 0)
    of, starts, stops = united(np.cumsum(is_new) - 1, start[order], stop[order])
    quarters = np.bincount(of, worth_of(words, starts, stops), int(np.count_nonzero(is_new)))
    base = first[order][is_new][of]
    return Marks(
        np.searchsorted(side[is_new], np.arange(2 * pairs + 1)),
        index[is_new],
        quarters.astype(np.int64),
        np.searchsorted(of, np.arange(len(quarters) + 1)),
        starts - base,
        stops - base,
    )


def united(of: Ints, starts: Ints, stops: Ints) -> tuple[Ints, Ints, Ints]:
    """Runs of sentences, ordered by sentence and start; those that meet are made one."""
    far = int(stops.max(initial=0)) + 1
    reach = np.maximum.accumulate(of * far + stops)
    is_first = np.append(True, of[1:] * far + starts[1:] > reach[:-1])[: len(of)]
    begins = np.flatnonzero(is_first)
    last = np.append(begins, len(of))[1:] - 1
    return of[begins], starts[begins], reach[last] - of[begins] * far


def worth_of(words: Words, starts: Ints, stops: Ints) -> Ints:
    """Quarters of the words of some runs, the pointer to each paid."""
    worth: Ints = np.maximum(0, words.quarters[stops] - words.quarters[starts] - RUN_QUARTERS)
    return worth
