"""What members of a group explain of each other → the same without what stands already in an
article days older than both."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lineage.descent.dates import Dates
from lineage.descent.marks import worth_of
from lineage.descent.own_words import Words
from lineage.linked import Ints, places_of, ranges

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


def without_background(found: Explained, dates: Dates, words: Words, places: Ints) -> Explained:
    """`places`: of each sentence, the first among the words. An article without a date is no
    background, and has none."""
    known = dates.ticks[dates.is_known]
    if not len(known) or known.max() - known.min() < dates.beyond_doubt:
        return found
    is_dated = dates.is_known[found.child] & dates.is_known[found.parent]
    marks = places_of(np.diff(found.runs))
    sizes = found.stops - found.starts
    at = ranges(places[marks] + found.starts, sizes)
    marks = np.repeat(marks, sizes)
    dated = is_dated[marks]
    parents = dates.ticks[found.parent]
    oldest = np.full(len(words.hashes), _NEVER)
    np.minimum.at(oldest, at[dated], parents[marks[dated]])
    first = np.minimum(dates.ticks[found.child], parents)
    kept = np.flatnonzero(~dated | (first[marks] - oldest[at] < dates.beyond_doubt))
    marks, at = marks[kept], at[kept]
    follows = (marks[1:] == marks[:-1]) & (at[1:] == at[:-1] + 1)
    begins = np.flatnonzero(np.append(True, ~follows)[: len(at)])
    of, starts = marks[begins], at[begins]
    stops = at[np.append(begins, len(at))[1:] - 1] + 1
    worth = np.bincount(of, worth_of(words, starts, stops), len(found.rows)).astype(np.int64)
    runs = np.searchsorted(of, np.arange(len(found.rows) + 1))
    base = places[of]
    return Explained(*found[:3], worth, runs, starts - base, stops - base)
