"""The told words of a part of a corpus as flat arrays, and stable hashes of their n-grams."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from lineage.linked import rows_of

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Keys = Hashes | npt.NDArray[np.uint32]
Bits = npt.NDArray[np.float64]
Whole = npt.NDArray[np.signedinteger[Any]]
"""Numbers of words, articles or carriers; 32 bits where there are very many."""
Mask = npt.NDArray[np.bool_]
Hash = TypeVar("Hash", np.uint32, np.uint64)

NO_DAY = -1
"""Day number of an article without a date."""
NOBODY = -1
"""House of an article of which nobody says who published it, or which is an agency's."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(32)
_CHUNK = 1 << 14
"""Hashes made at a time; they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Words:
    """The told words of some articles, one after the other."""

    days: Ints
    """Day number of each article, or NO_DAY."""
    outlets: Ints
    """A number for the house of each article, or NOBODY."""
    words: npt.NDArray[np.int32]
    """Index into the vocabulary, for each word."""
    article_starts: Ints
    """Where each article begins in `words`; one more entry for the end."""
    sentence_starts: Ints
    hashes: Hashes
    """Stable hash of each word of the vocabulary."""
    known: Bits
    """How surprising each is in English news, in bits."""
    is_number: Mask
    held: Ints
    """How many of these articles hold it."""

    @property
    def articles(self) -> Ints:
        """For each word, the number of its article."""
        return np.repeat(np.arange(len(self.days)), np.diff(self.article_starts))


def shingle_hashes(word_hashes: Hashes, size: int) -> Hashes:
    """Hash of every run of `size` words; one per starting word, none for the last size - 1."""
    out = np.empty(max(0, len(word_hashes) - size + 1), np.uint64)
    for at in range(0, len(out), _CHUNK):
        few = min(_CHUNK, len(out) - at)
        out[at : at + few] = combined(word_hashes[at + n : at + n + few] for n in range(size))
    return out


def combined(columns: Iterable[Hashes]) -> Hashes:
    """One hash for each row of some columns."""
    first, *further = columns
    out = first ^ (first >> _SHIFT)
    for column in further:
        out *= _STEP
        out += column
        out ^= out >> _SHIFT
    out *= _SPREAD
    return out


def shingles_within(part: Words, starts: Ints, size: int) -> tuple[Ints, Hashes]:
    """(first word, hash) of every run of `size` words that crosses none of `starts`."""
    hashes = shingle_hashes(part.hashes[part.words], size)
    positions = np.flatnonzero(fitting(len(hashes), starts, size))
    return positions, hashes[positions]


def fitting(count: int, starts: Ints, size: int) -> Mask:
    """Which of so many runs of `size` words cross none of `starts`, of which the first is 0."""
    fit = np.ones(count, np.bool_)
    inner = starts[1:]
    for n in range(1, size):
        fit[inner[slice(*np.searchsorted(inner, (n, count + n)))] - n] = False
    return fit


def firsts(ordered: npt.NDArray[Any]) -> Ints:
    """Where each value of an ordered array begins."""
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])


def gathered(hashes: npt.NDArray[Hash], cuts: Ints, chosen: Ints) -> tuple[npt.NDArray[Hash], Ints]:
    """The chosen sets laid side by side, and their cuts; set i is hashes[cuts[i]:cuts[i + 1]]."""
    at, sizes = rows_of(cuts, chosen)
    return hashes[at], np.append(0, np.cumsum(sizes))
