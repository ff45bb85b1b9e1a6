"""Corpus → pairs of articles with reworked sentences, found by sentence signatures.

Three-word shingles and many small bands propose sentences that share no run long enough for a
passage. What a pair of sentences shares is estimated from the two signatures.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lineage.match.bands import agreeing_rows, estimated_jaccard
from lineage.match.carriers import LINEAR, thinned
from lineage.match.kernel import signatures
from lineage.match.shingles import Ints, Words, gathered, shingles_within
from lineage.match.weights import Bits, running
from lineage.options import MatchOptions

Mask = npt.NDArray[np.bool_]

MIN_JACCARD = 0.15
"""Below this an estimate from 128 values is mostly noise."""
CARRIERS = LINEAR.hubs + LINEAR.neighbours
"""Articles that stand for all those with one and the same sentence."""


def reworked_sentences(
    corpus: Words, bits: Bits, known: Mask, options: MatchOptions, least_bits: float
) -> tuple[Ints, Ints, Bits]:
    """(later, earlier) articles and the bits of their most alike reworked sentence.

    Words `known` to be stock, or to stand in passages that very many articles share, take no part.
    """
    size, bands, rows = (
        options.sentence_shingle_words,
        options.sentence_bands,
        options.sentence_rows,
    )
    starts = corpus.sentence_starts
    positions, hashes = shingles_within(corpus, starts, size)
    dull = running(known.astype(np.float64))
    telling = dull[positions + size] - dull[positions] < size
    positions, hashes = positions[telling], hashes[telling]
    cuts = np.searchsorted(positions, starts)
    totals = running(np.where(known, 0.0, bits[corpus.words]))
    worth = totals[starts[1:]] - totals[starts[:-1]]
    told = np.flatnonzero((np.diff(cuts) > 0) & (worth >= least_bits))
    content = np.concatenate((np.zeros(1, np.uint64), np.cumsum(hashes)))
    content = content[cuts[told + 1]] - content[cuts[told]]
    _, first, which = np.unique(content, return_index=True, return_inverse=True)
    which = np.argsort(np.argsort(first))[which]
    chosen = told[np.sort(first)]
    sets, set_starts = gathered(hashes, cuts, chosen)
    sketches = signatures(sets.astype(np.uint32), set_starts, bands * rows)
    left, right = agreeing_rows(sketches, bands, rows)
    alike = estimated_jaccard(sketches, left, right)
    shared = alike / (1 + alike) * (worth[chosen[left]] + worth[chosen[right]])
    good = (alike >= MIN_JACCARD) & (shared >= least_bits)
    article = np.searchsorted(corpus.article_starts, starts[told], side="right") - 1
    return _by_article(left[good], right[good], shared[good], which, article, len(corpus.ids))


def _by_article(
    left: Ints, right: Ints, shared: Bits, which: Ints, article: Ints, articles: int
) -> tuple[Ints, Ints, Bits]:
    """Pairs of distinct sentences → pairs of articles that hold them."""
    order = np.lexsort((article, which))
    firsts = np.flatnonzero(np.append(True, np.diff(which[order]) != 0)[: len(order)])
    sizes = np.minimum(np.diff(np.append(firsts, len(order))), CARRIERS)
    across = sizes[left] * sizes[right]
    nth = np.arange(across.sum()) - np.repeat(np.cumsum(across) - across, across)
    wide = np.repeat(sizes[right], across)
    holders = article[order]
    one = holders[np.repeat(firsts[left], across) + nth // wide]
    other = holders[np.repeat(firsts[right], across) + nth % wide]
    key = np.maximum(one, other) * articles + np.minimum(one, other)
    value = np.repeat(shared, across)
    value, key = value[one != other], key[one != other]
    best = np.lexsort((-value, key))
    top = best[np.append(True, np.diff(key[best]) != 0)[: len(best)]]
    top = top[thinned(key[top] // articles)]
    return key[top] // articles, key[top] % articles, value[top]
