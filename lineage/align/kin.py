"""Stems → which two are spelled so much alike that they may be one word (Masum ~ Massoum).

Jaro-Winkler is asked only where the letters that two stems have in common leave it a chance.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from lineage.align.joins import Groups, Mask, counts, grouped
from lineage.linked import Ints

MIN_LETTERS = 5
"""Of a stem that may have kin; kin by their first letters share as many."""
MIN_SIMILARITY = 0.88
_SAME_START = 2
_PREFIX_WORTH = 0.1
"""What a letter of a common beginning is worth to Jaro-Winkler, of what is lacking."""
_LETTERS = 31


@dataclass(frozen=True, slots=True)
class Spelling:
    """What is known of the letters of each stem."""

    names: tuple[str, ...]
    start: Ints
    """Number of its first two letters; -1: it is too short, or has others than letters."""
    head: Ints
    """Number of its first five."""
    sizes: Ints
    letters: NDArray[np.uint64]
    """A bit for each letter, and another for those that come twice."""
    further: Ints
    """How many letters come for the third time or more."""


@dataclass(frozen=True, slots=True)
class Starters:
    """The stems of each article that may have kin, by how they begin."""

    groups: Groups
    """Owners are articles."""
    stems: Ints
    """Group of the article's stems, one per member."""


class Speller:
    """Notes the spelling of stems in the order of their numbers."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._starts: dict[str, int] = {}
        self._columns = tuple(array("q") for _ in range(3))
        self._letters = [np.zeros((2, 0), np.int64)]
        self._lettered = 0

    def note(self, stem: str) -> None:
        numbers = self._starts
        start = head = -1
        if len(stem) >= MIN_LETTERS and stem.isalpha():
            start = numbers.setdefault(stem[:_SAME_START], len(numbers))
            head = numbers.setdefault(stem[:MIN_LETTERS], len(numbers))
        starts, heads, sizes = self._columns
        starts.append(start)
        heads.append(head)
        sizes.append(len(stem))
        self._names.append(stem)

    def spelling(self) -> Spelling:
        start, head, sizes = map(np.array, self._columns)
        self._letters.append(_letters(self._names[self._lettered :], sizes[self._lettered :]))
        self._lettered = len(self._names)
        letters, further = np.concatenate(self._letters, axis=1)
        return Spelling(tuple(self._names), start, head, sizes, letters.astype(np.uint64), further)


def _letters(stems: Sequence[str], sizes: Ints) -> NDArray[np.int64]:
    """(2, stems): which letters, and how many come for the third time or more."""
    codes = np.frombuffer("".join(stems).encode("utf-32-le", "surrogatepass"), "<u4") % _LETTERS
    at = np.repeat(np.arange(len(stems)), sizes) * _LETTERS + codes
    many = counts(at, len(stems) * _LETTERS).reshape(len(stems), _LETTERS)
    bits = 1 << np.arange(_LETTERS)
    return np.stack(
        ((many > 0) @ bits + ((many > 1) @ bits << _LETTERS), np.maximum(many - 2, 0).sum(axis=1))
    )


def starters(groups: Groups, spelling: Spelling) -> Starters:
    """`groups`: the stems of each article."""
    owner = np.repeat(np.arange(len(groups.owners) - 1), np.diff(groups.owners))
    start = spelling.start[groups.keys]
    able = np.flatnonzero(start >= 0)
    order = able[np.lexsort((start[able], owner[able]))]
    return Starters(grouped(owner[order], start[order], len(groups.owners) - 1), order)


def are_kin(spelling: Spelling, one: Ints, other: Ints) -> Mask:
    """For each two stems that begin alike, whether they are kin."""
    kin: Mask = spelling.head[one] == spelling.head[other]
    asked = np.flatnonzero(~kin)
    asked = asked[_may_be_kin(spelling, one[asked], other[asked])]
    sides = [[spelling.names[stem] for stem in side[asked].tolist()] for side in (one, other)]
    kin[asked] = cpdist(*sides, scorer=JaroWinkler.similarity, dtype=np.float64) >= MIN_SIMILARITY
    return kin


def _may_be_kin(spelling: Spelling, one: Ints, other: Ints) -> Mask:
    """Whether all letters in common, were they all in order, could make two stems kin; they
    share four letters at the start at most."""
    common = np.bitwise_count(spelling.letters[one] & spelling.letters[other])
    common = common + np.minimum(spelling.further[one], spelling.further[other])
    jaro = (common / spelling.sizes[one] + common / spelling.sizes[other] + 1) / 3
    likely: Mask = jaro + 4 * _PREFIX_WORTH * (1 - jaro) >= MIN_SIMILARITY - 1e-9
    return likely
