"""Corpus → pairs of articles with reworked sentences, found by sentence signatures.

Three-word shingles and many small bands propose sentences that share no run long enough for a
passage. What a pair of sentences shares is estimated from the two signatures.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lineage.match.bands import agreeing_rows, merged, of_later, sides
from lineage.match.carriers import LINEAR, thinned
from lineage.match.corpus import Corpus
from lineage.match.digests import Digests, digested, seeming_jaccard, whole_jaccard
from lineage.match.passages import Shared, all_of
from lineage.match.shingles import Bits, Ints, firsts
from lineage.match.statements import Distinct, Statements
from lineage.options import MatchOptions
from lineage.work import Work

MIN_JACCARD = 0.15
"""Below this an estimate from 128 values is mostly noise."""
CARRIERS = LINEAR.hubs + LINEAR.neighbours
"""Articles that stand for all those with one and the same sentence."""
TOGETHER = 4
"""Bands of which the pairs are merged at once."""


def reworked_sentences(
    told: Sequence[Statements],
    corpus: Corpus,
    options: MatchOptions,
    least_bits: float,
    work: Work,
) -> Shared:
    """Pairs of articles, with the bits of their most alike reworked sentence."""
    found, count = Distinct(corpus, told), len(corpus.ranges)
    bands, rows = options.sentence_bands, options.sentence_rows

    def digest(number: int) -> Digests:
        return digested(found.sets(np.arange(*found.cuts[number : number + 2])), bands, rows)

    digests = work.done("digests", digest, count)

    def agree(number: int) -> Ints:
        some = range(number * TOGETHER, min(bands, (number + 1) * TOGETHER))
        return merged(
            agreeing_rows(np.concatenate([part.keys[band] for part in digests])) for band in some
        )

    agreeing = work.done("bands", agree, steps(options))

    def alike(number: int) -> Shared:
        here = found.cuts[number : number + 2].tolist()
        left, right = sides(merged(of_later(pairs, *here) for pairs in agreeing))
        parts = list(digests)
        for jaccard in (seeming_jaccard, whole_jaccard):
            likeness = jaccard(parts, found.cuts, left, right)
            shared = likeness / (1 + likeness) * (found.worth[left] + found.worth[right])
            good = (likeness >= MIN_JACCARD) & (shared >= least_bits)
            left, right, shared = left[good], right[good], shared[good]
        return _by_article(found, left, right, shared, len(corpus))

    best = _best(all_of(work.done("alike", alike, count)), len(corpus))
    kept = thinned(best.later)
    return Shared(best.later[kept], best.earlier[kept], best.bits[kept])


def steps(options: MatchOptions) -> int:
    """In how many pieces the bands are looked at."""
    return -(-options.sentence_bands // TOGETHER)


def _by_article(found: Distinct, left: Ints, right: Ints, shared: Bits, articles: int) -> Shared:
    """Pairs of distinct sentences → pairs of articles that hold them."""
    begins = found.begins
    sizes = np.minimum(np.diff(np.append(begins, len(found.holders))), CARRIERS)
    across = sizes[left] * sizes[right]
    nth = np.arange(across.sum()) - np.repeat(np.cumsum(across) - across, across)
    wide = np.repeat(sizes[right], across)
    one = found.holders[np.repeat(begins[left], across) + nth // wide]
    other = found.holders[np.repeat(begins[right], across) + nth % wide]
    differ = one != other
    one, other, value = one[differ], other[differ], np.repeat(shared, across)[differ]
    return _best(Shared(np.maximum(one, other), np.minimum(one, other), value), articles)


def _best(found: Shared, articles: int) -> Shared:
    """Each pair once, in order, with the most bits."""
    key = found.later.astype(np.int64) * articles + found.earlier
    order = np.lexsort((-found.bits, key))
    top = order[firsts(key[order])]
    return Shared(key[top] // articles, key[top] % articles, found.bits[top])
