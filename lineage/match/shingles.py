"""The told words of a part of a corpus as flat arrays, and stable hashes of their n-grams."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

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
    count = max(0, len(word_hashes) - size + 1)
    return combined(word_hashes[offset : offset + count] for offset in range(size))


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
    room = np.repeat(starts[1:], np.diff(starts))[: len(hashes)] - np.arange(len(hashes))
    positions = np.flatnonzero(room >= size)
    return positions, hashes[positions]


def firsts(ordered: npt.NDArray[Any]) -> Ints:
    """Where each value of an ordered array begins."""
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])


def gathered(hashes: npt.NDArray[Hash], cuts: Ints, chosen: Ints) -> tuple[npt.NDArray[Hash], Ints]:
    """The chosen sets laid side by side, and their cuts; set i is hashes[cuts[i]:cuts[i + 1]]."""
    sizes = cuts[chosen + 1] - cuts[chosen]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    inner = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
    return hashes[np.repeat(cuts[chosen], sizes) + inner], starts
