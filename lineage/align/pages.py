"""Transcripts → the told words of some articles, as a lexicon numbers them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from lineage.align.joins import Array, Column, Mask
from lineage.align.lexicon import Lexicon
from lineage.linked import Ints, ranges
from lineage.words import Transcript

_KEPT_PARTS = 64
"""Transcripts that are kept open; each is a file."""
_KEPT_VOCABULARIES = 256
"""They take some 60 kB each."""
_LARGE = 1 << 19
"""Words after which a lexicon is begun anew: they take some 300 MB."""
_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Pages:
    """The told sentences of several articles, and their words one after the other."""

    sentences: Ints
    """(articles,): how many each has."""
    indexes: Ints
    """Of each sentence among all of its article."""
    positions: Array
    """Relative place of each sentence in its article, 0 to 1."""
    is_body: Mask
    sizes: Ints
    """Words of each sentence."""
    words: Ints
    """Numbers of the lexicon."""
    capitals: Mask
    """Of each word: it has a capital for which nothing before it asks."""
    lengths: Ints
    """Words of each stretch: a sentence is cut where quotations begin and end."""
    quotes: Ints
    """For each stretch, which of its sentence's quotations it is, from 1; 0: none."""

    def columns(self) -> tuple[Column, ...]:
        return (
            self.sentences, self.indexes, self.positions, self.is_body, self.sizes,
            self.words, self.capitals, self.lengths, self.quotes,
        )  # fmt: skip


class Library:
    """Pages of articles that are numbered through all transcripts."""

    def __init__(self, transcripts: Sequence[Transcript]) -> None:
        self._bases = np.cumsum([0, *map(len, transcripts)])
        """Number of each transcript's first article."""
        self._part = lru_cache(maxsize=_KEPT_PARTS)(transcripts.__getitem__)
        self._begin()

    def _begin(self) -> None:
        self.lexicon = Lexicon()
        self._numbers = lru_cache(maxsize=_KEPT_VOCABULARIES)(self._unknown)

    def _unknown(self, part: int) -> Ints:
        """What is known of those numbers that the lexicon gives a vocabulary's words."""
        return np.full(len(self._part(part).vocabulary.hashes), _UNKNOWN, np.int32)

    def pages(self, articles: Ints) -> Pages:
        """Of one article or more, in order; by the numbers of the lexicon as it is then."""
        if len(self.lexicon.words) > _LARGE:
            self._begin()
        parts = np.searchsorted(self._bases, articles, "right") - 1
        cuts = np.flatnonzero(np.diff(parts, prepend=_UNKNOWN, append=_UNKNOWN)).tolist()
        laid = []
        for first, last in pairwise(cuts):
            part = int(parts[first])
            chosen = articles[first:last] - self._bases[part]
            laid.append(pages(self._part(part), chosen, self._numbers(part), self.lexicon))
        return Pages(*map(np.concatenate, zip(*(each.columns() for each in laid), strict=True)))


def pages(told: Transcript, articles: Ints, numbers: Ints, lexicon: Lexicon) -> Pages:
    """`numbers`: what is known of those that the lexicon gives the vocabulary's words; filled
    in."""
    first, last = told.article_starts[articles], told.article_starts[articles + 1]
    sentences = ranges(first, last - first)
    stretches = _between(told.sentence_stretches, first, last)
    at = _between(told.sentence_starts, first, last)
    words = told.words[at]
    _note(told, words, numbers, lexicon)
    indexes = told.indexes[sentences].astype(np.int64)
    longest = np.maximum(1, told.units[articles] - 1)
    return Pages(
        last - first,
        indexes,
        indexes / np.repeat(longest, last - first),
        told.is_body[sentences],
        told.sentence_starts[sentences + 1] - told.sentence_starts[sentences],
        numbers[words].astype(np.int64),
        told.capitals[at],
        told.stretch_starts[stretches + 1] - told.stretch_starts[stretches],
        told.quotes[stretches],
    )


def _between(starts: Ints, first: Ints, last: Ints) -> Ints:
    """All that sentences hold which stand side by side, from a first to before a last."""
    return ranges(starts[first], starts[last] - starts[first])


def _note(told: Transcript, words: Ints, numbers: Ints, lexicon: Lexicon) -> None:
    """The numbers of these words, where they are not known yet."""
    is_here = np.zeros(len(numbers), np.bool_)
    is_here[words] = True
    fresh = np.flatnonzero(is_here & (numbers == _UNKNOWN))
    spelled = told.vocabulary.words(fresh)
    numbers[fresh] = np.fromiter(map(lexicon.words.__getitem__, spelled), np.int32, len(fresh))
