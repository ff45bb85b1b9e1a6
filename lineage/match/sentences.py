"""Corpus → pairs of articles with reworked sentences, found by sentence signatures.

Three-word shingles and many small bands propose sentences that share no run long enough for a
passage. What a pair of sentences shares is estimated from the two signatures.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lineage.linked import sorted_once
from lineage.match.bands import agreeing_rows, band_keys, estimated_jaccard
from lineage.match.carriers import LINEAR, thinned
from lineage.match.corpus import Corpus
from lineage.match.kernel import Signatures, blocks
from lineage.match.passages import Shared, all_of
from lineage.match.shingles import Bits, Ints, Mask, firsts, gathered
from lineage.match.statements import Distinct, Statements
from lineage.options import MatchOptions
from lineage.work import Work

MIN_JACCARD = 0.15
"""Below this an estimate from 128 values is mostly noise."""
CARRIERS = LINEAR.hubs + LINEAR.neighbours
"""Articles that stand for all those with one and the same sentence."""
CHUNK = 1 << 16
"""Pairs of sentences whose signatures, half a kilobyte each, are in memory at a time."""


def reworked_sentences(
    told: Sequence[Statements],
    corpus: Corpus,
    options: MatchOptions,
    least_bits: float,
    work: Work,
) -> Shared:
    """Pairs of articles, with the bits of their most alike reworked sentence."""
    found = Distinct(corpus, told)
    rows, values = options.sentence_rows, options.sentence_bands * options.sentence_rows
    count = len(corpus.ranges)
    sets = work.done("distinct", lambda n: blocks(*found.sets(n)), count)

    def band(number: int) -> Ints:
        chosen = slice(number * rows, (number + 1) * rows)
        keys = [band_keys(one.minima(values, chosen).T, rows)[:, 0] for one in sets]
        return agreeing_rows(np.concatenate(keys))

    agreeing = work.done("bands", band, options.sentence_bands)
    involved = _involved(agreeing, len(found))

    def sketch(number: int) -> Signatures:
        here = np.flatnonzero(involved[found.cuts[number] : found.cuts[number + 1]])
        minima = blocks(*gathered(*found.sets(number), here)).minima(values, slice(None))
        return np.ascontiguousarray(minima.T)

    sketches = work.done("sentence-sketches", sketch, count)
    numbers = np.flatnonzero(involved)
    cuts = np.searchsorted(numbers, found.cuts)

    def alike(number: int) -> Shared:
        left, right = _pairs(agreeing, found, number)
        likeness = _likeness(list(sketches), numbers, cuts, left, right)
        shared = likeness / (1 + likeness) * (found.worth[left] + found.worth[right])
        good = (likeness >= MIN_JACCARD) & (shared >= least_bits)
        return _by_article(found, left[good], right[good], shared[good], len(corpus))

    best = _best(all_of(work.done("alike", alike, count)), len(corpus))
    kept = thinned(best.later)
    return Shared(best.later[kept], best.earlier[kept], best.bits[kept])


def _involved(agreeing: Sequence[Ints], sentences: int) -> Mask:
    """Which sentences agree with another in any band."""
    involved = np.zeros(sentences, np.bool_)
    for pairs in agreeing:
        involved[pairs // sentences] = True
        involved[pairs % sentences] = True
    return involved


def _pairs(agreeing: Sequence[Ints], found: Distinct, number: int) -> tuple[Ints, Ints]:
    """(later, earlier) sentences that agree in any band, the later one in a range."""
    ends = found.cuts[number : number + 2] * len(found)
    slices = [pairs[slice(*np.searchsorted(pairs, ends))] for pairs in agreeing]
    pairs = sorted_once(np.concatenate(slices))
    return pairs // max(1, len(found)), pairs % max(1, len(found))


def _likeness(
    sketches: Sequence[Signatures], numbers: Ints, cuts: Ints, left: Ints, right: Ints
) -> Bits:
    """Estimated Jaccard of pairs of sentences. `numbers` of those that have a sketch, and where
    each range begins among them."""
    likeness = np.zeros(len(left))
    for at in range(0, len(left), CHUNK):
        chunk = slice(at, at + CHUNK)
        here = sorted_once(np.concatenate((left[chunk], right[chunk])))
        places = np.searchsorted(numbers, here)
        of_range = np.split(places, np.searchsorted(places, cuts[1:-1]))
        rows = [
            each[some - first]
            for each, some, first in zip(sketches, of_range, cuts, strict=False)
            if len(some)
        ]
        one, other = (np.searchsorted(here, side[chunk]) for side in (left, right))
        likeness[chunk] = estimated_jaccard(np.concatenate(rows), one, other)
    return likeness


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
