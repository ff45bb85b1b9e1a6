"""What members of a group explain of each other → the same without what stands already in an
article days older than both."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lineage.descent.dates import Dates
from lineage.descent.marks import joined_ends, worth_of
from lineage.descent.own_words import Words
from lineage.descent.survey import Mask
from lineage.linked import Ints, places_of, ranges, rows_of

_NEVER = 1 << 62


class Explained(NamedTuple):
    """Sentences of members, each with what one other member explains of it."""

    child: Ints
    parent: Ints
    rows: Ints
    """The sentence, through all members."""
    quarters: Ints
    """What its explained words are worth, pointers paid."""
    runs: Ints
    """(sentences + 1,): 0, and where the runs of each end."""
    starts: Ints
    stops: Ints
    """Of runs: places in their sentence; no two of them meet."""

    def chosen(self, which: Ints) -> Explained:
        runs, sizes = rows_of(self.runs, which)
        return Explained(
            self.child[which],
            self.parent[which],
            self.rows[which],
            self.quarters[which],
            np.append(0, np.cumsum(sizes)),
            self.starts[runs],
            self.stops[runs],
        )


def without_background(found: Explained, dates: Dates, words: Words, of: Ints) -> Explained:
    """`of`: the sentence of each, by its number among the words. An article without a date is no
    background, and has none."""
    known = dates.ticks[dates.is_known]
    if not len(known) or known.max() - known.min() < dates.beyond_doubt:
        return found
    has_any = np.zeros(len(words.firsts) - 1, np.bool_)
    marks = np.arange(len(of))
    has_any[of[_is_late(found, dates, marks, of, len(has_any))]] = True
    if not has_any.any():
        return found
    some, others = np.flatnonzero(has_any[of]), np.flatnonzero(~has_any[of])
    left = _word_by_word(found.chosen(some), dates, words, words.firsts[of[some]])
    return _joined(found.chosen(others), left).chosen(np.argsort(np.append(others, some)))


def _is_late(found: Explained, dates: Dates, marks: Ints, at: Ints, places: int) -> Mask:
    """Whether what stands at some places, so many in all, stands there in an article days older
    too. `marks`: which explanation each is of."""
    is_dated = (dates.is_known[found.child] & dates.is_known[found.parent])[marks]
    parents = dates.ticks[found.parent]
    oldest = np.full(places, _NEVER)
    np.minimum.at(oldest, at[is_dated], parents[marks[is_dated]])
    first = np.minimum(dates.ticks[found.child], parents)
    late: Mask = is_dated & (first[marks] - oldest[at] >= dates.beyond_doubt)
    return late


def _word_by_word(found: Explained, dates: Dates, words: Words, places: Ints) -> Explained:
    """`places`: of each sentence, the first among the words."""
    marks = places_of(np.diff(found.runs))
    sizes = found.stops - found.starts
    at = ranges(places[marks] + found.starts, sizes)
    marks = np.repeat(marks, sizes)
    kept = np.flatnonzero(~_is_late(found, dates, marks, at, len(words.hashes)))
    marks, at = marks[kept], at[kept]
    follows = (marks[1:] == marks[:-1]) & (at[1:] == at[:-1] + 1)
    begins = np.flatnonzero(np.append(True, ~follows)[: len(at)])
    of, starts = marks[begins], at[begins]
    stops = at[np.append(begins, len(at))[1:] - 1] + 1
    worth = np.bincount(of, worth_of(words, starts, stops), len(found.rows)).astype(np.int64)
    runs = np.searchsorted(of, np.arange(len(found.rows) + 1))
    base = places[of]
    return Explained(*found[:3], worth, runs, starts - base, stops - base)


def _joined(one: Explained, other: Explained) -> Explained:
    """One after the other."""
    columns = [np.concatenate(pair) for pair in zip(one, other, strict=True)]
    columns[4] = joined_ends((one.runs, other.runs))
    return Explained(*columns)
