"""Transcripts → the told words of one article, as a lexicon numbers them.

Made once for an article; a few bytes a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lineage.align.joins import Array, Mask
from lineage.align.lexicon import Lexicon
from lineage.linked import Ints
from lineage.words import Transcript

KEPT_PAGES = 4096
"""Articles whose pages are kept at a time; a candidate's partners come in runs."""
_KEPT_PARTS = 16
_LARGE = 1 << 19
"""Words after which a lexicon is begun anew: they take some 300 MB."""
_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Page:
    """The told sentences of one article, and their words one after the other."""

    indexes: Ints
    """Of each sentence among all of the article."""
    positions: Array
    """Relative place of each sentence in the article, 0 to 1."""
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


class Pages:
    """Of articles that are numbered through all transcripts."""

    def __init__(self, transcripts: Sequence[Transcript]) -> None:
        self._transcripts = transcripts
        self._bases = np.cumsum([0, *map(len, transcripts)])
        """Number of each transcript's first article."""
        self._begin()

    def _begin(self) -> None:
        self.lexicon = Lexicon()
        self._part = lru_cache(maxsize=_KEPT_PARTS)(self._make_part)
        self._page = lru_cache(maxsize=KEPT_PAGES)(self._make_page)

    def of(self, articles: Sequence[int]) -> list[Page]:
        """By the numbers of the lexicon as it is then."""
        if len(self.lexicon.words) > _LARGE:
            self._begin()
        return [self._page(article) for article in articles]

    def _make_page(self, article: int) -> Page:
        part = int(np.searchsorted(self._bases, article, "right")) - 1
        told, numbers = self._part(part)
        return page(told, article - int(self._bases[part]), numbers, self.lexicon)

    def _make_part(self, part: int) -> tuple[Transcript, Ints]:
        """And for each word of its vocabulary the number of the lexicon, or none yet."""
        told = self._transcripts[part]
        return told, np.full(len(told.vocabulary.hashes), _UNKNOWN)


def page(told: Transcript, article: int, numbers: Ints, lexicon: Lexicon) -> Page:
    """`numbers`: what is known of those that the lexicon gives the vocabulary's words; filled
    in. Nothing of the transcript is kept, which may be a file."""
    first, last = told.article_starts[article : article + 2].tolist()
    sentences = told.sentence_starts[first : last + 1]
    stretches = slice(*told.sentence_stretches[[first, last]].tolist())
    lengths = np.diff(told.stretch_starts[stretches.start : stretches.stop + 1])
    here = slice(int(sentences[0]), int(sentences[-1]))
    words = told.words[here]
    fresh = words[numbers[words] == _UNKNOWN]
    if len(fresh):
        fresh = np.unique(fresh)
        spelled = told.vocabulary.words(fresh)
        numbers[fresh] = [lexicon.words[word] for word in spelled]
    indexes = told.indexes[first:last].astype(np.int64)
    return Page(
        indexes,
        indexes / max(1, int(told.units[article]) - 1),
        told.is_body[first:last].copy(),
        np.diff(sentences),
        numbers[words],
        told.capitals[here].copy(),
        lengths,
        told.quotes[stretches].copy(),
    )
