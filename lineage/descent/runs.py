"""Links → runs of own words that their two sentences have in common, of all links at once.

Every three words in a row that stand in a row in the other sentence are common; a run is made of
such threes that follow each other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.descent.own_words import Words
from lineage.descent.survey import Mask
from lineage.linked import Ints, places_of, rows_of

_ONE, _TWO = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD1342543DE82EF95)
_GRAM = 3
"""Words."""


class Runs(NamedTuple):
    """In order of their links, and of where they stand."""

    links: Ints
    starts: Ints
    stops: Ints
    """Places among all words; runs of one sentence may overlap."""


def in_common(words: Words, one: Ints, other: Ints) -> tuple[Runs, Runs]:
    """The runs of the one sentence of each link, and those of the other."""
    grams, count = _grams(words)
    sides = [_places(words, sentences) for sentences in (one, other)]
    keys = [links * count + grams[places] for links, places in sides]
    kept = [grams[places] >= 0 for _, places in sides]
    sorted_keys = [np.sort(key[is_kept]) for key, is_kept in zip(keys, kept, strict=True)]
    common = [
        is_kept & _is_in(key, theirs)
        for key, is_kept, theirs in zip(keys, kept, reversed(sorted_keys), strict=True)
    ]
    one_runs, other_runs = (
        _runs(*side, is_common) for side, is_common in zip(sides, common, strict=True)
    )
    return one_runs, other_runs


def _grams(words: Words) -> tuple[Ints, int]:
    """Number of the three words that begin at each place; -1: there is a gap, or an end, in them.
    And how many there are."""
    hashes = words.hashes
    numbers = np.full(len(hashes), -1, np.int64)
    if len(hashes) < _GRAM:
        return numbers, 1
    is_gap = words.is_gap  # every sentence ends with one
    found = hashes[:-2] * _ONE
    found = ((found ^ (found >> np.uint64(29))) + hashes[1:-1]) * _TWO
    found = ((found ^ (found >> np.uint64(31))) + hashes[2:]) * _ONE
    at = np.flatnonzero(~(is_gap[:-2] | is_gap[1:-1] | is_gap[2:]))
    distinct, number = np.unique(found[at], return_inverse=True)
    numbers[at] = number
    return numbers, max(1, len(distinct))


def _places(words: Words, sentences: Ints) -> tuple[Ints, Ints]:
    """The link of each place of their sentences, and the place."""
    places, sizes = rows_of(words.firsts, sentences)
    return places_of(sizes), places


def _is_in(keys: Ints, ordered: Ints) -> Mask:
    if not len(ordered):
        return np.zeros(len(keys), np.bool_)
    at = np.searchsorted(ordered, keys)
    found: NDArray[np.bool_] = ordered[np.minimum(at, len(ordered) - 1)] == keys
    return found


def _runs(links: Ints, places: Ints, is_common: Mask) -> Runs:
    """No two sentences' meet: the last places of each begin no three words."""
    edges = np.flatnonzero(np.diff(is_common, prepend=False, append=False))
    first, last = edges[::2], edges[1::2] - 1
    return Runs(links[first], places[first], places[last] + _GRAM)
