"""Corpus → how surprising each of its words is, in bits.

Half of a word's probability comes from the shipped table of English news, half from this corpus,
so that the template words of a corpus weigh little and five articles are judged like thousands.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lineage.match.shingles import Words, distinct
from lineage.text.stems import stem, stem_bits

Bits = npt.NDArray[np.float64]

PRIOR_ARTICLES = 200
"""The corpus' own frequencies count for little below this many articles."""
MIN_BITS = 2.0
"""Even `of` in its place in a run of equal words says something."""
PAIR = 2
"""Articles left out of each count: those whose likeness is being judged."""


def article_counts(corpus: Words) -> npt.NDArray[np.int64]:
    """In how many articles each vocabulary word stands."""
    found = distinct(corpus.articles * len(corpus.vocabulary) + corpus.words)
    return np.bincount(found % max(1, len(corpus.vocabulary)), minlength=len(corpus.vocabulary))


def word_bits(corpus: Words, counts: npt.NDArray[np.int64]) -> Bits:
    """Surprisal of each vocabulary word; 0 for one that a single article holds."""
    here = np.maximum(counts - PAIR, 0) / (len(corpus.ids) + PRIOR_ARTICLES)
    shared = np.flatnonzero(counts > 1)
    bits = np.zeros(len(counts))
    known = np.array([_known_bits(corpus.vocabulary[i]) for i in shared])
    bits[shared] = np.minimum(-np.log2((2.0**-known + here[shared]) / 2), known)
    return np.where(counts > 1, np.maximum(bits, MIN_BITS), 0.0)


def _known_bits(word: str) -> float:
    return stem_bits(word if word[:1].isdigit() else stem(word))


def running(values: Bits) -> Bits:
    """Sums of the values before each place; the sum over [i, j) is out[j] - out[i]."""
    return np.concatenate(([0.0], np.cumsum(values)))
