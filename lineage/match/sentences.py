"""Corpus → pairs of articles with reworked sentences, found by sentence signatures.

Three-word shingles and many small bands propose sentences that share no run long enough for a
passage. What a pair of sentences shares is estimated from the two signatures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.match.bands import agreeing_rows, band_keys, estimated_jaccard, merged
from lineage.match.carriers import LINEAR, thinned
from lineage.match.corpus import Corpus, weighed
from lineage.match.kernel import Signatures, blocks, mix
from lineage.match.passages import Shared
from lineage.match.shingles import (
    Bits,
    Hashes,
    Ints,
    Mask,
    Whole,
    firsts,
    gathered,
    shingles_within,
)
from lineage.match.weights import running
from lineage.options import MatchOptions
from lineage.work import Work

MIN_JACCARD = 0.15
"""Below this an estimate from 128 values is mostly noise."""
CARRIERS = LINEAR.hubs + LINEAR.neighbours
"""Articles that stand for all those with one and the same sentence."""
CHUNK = 1 << 18
"""Pairs of sentences compared by one worker at a time; it reads their signatures, half a kilobyte
each."""


@dataclass(frozen=True, slots=True)
class Statements:
    """The sentences of a part that say enough."""

    articles: Whole
    """Whose each is."""
    worth: Bits
    content: Hashes
    """Equal for equal sentences."""
    shingles: npt.NDArray[np.uint32]
    """Mixed for `kernel.minima`; those of one sentence after those of another."""
    starts: Ints
    """Where each sentence's begin; one more entry for the end."""


def sentences(
    corpus: Corpus, part: int, known: Mask, options: MatchOptions, least_bits: float
) -> Statements:
    """Words `known` to be stock, or to stand in passages that very many articles share, take no
    part."""
    words, bits = weighed(corpus, part)
    size, starts = options.sentence_shingle_words, words.sentence_starts
    positions, hashes = shingles_within(words, starts, size)
    dull = running(known.astype(np.float64))
    telling = dull[positions + size] - dull[positions] < size
    positions, hashes = positions[telling], hashes[telling]
    cuts = np.searchsorted(positions, starts)
    totals = running(np.where(known, 0.0, bits))
    worth = totals[starts[1:]] - totals[starts[:-1]]
    told = np.flatnonzero((np.diff(cuts) > 0) & (worth >= least_bits))
    content = np.concatenate((np.zeros(1, np.uint64), np.cumsum(hashes)))
    shingles, first = gathered(hashes, cuts, told)
    return Statements(
        corpus.owners(starts[told] + corpus.start(part)),
        worth[told],
        content[cuts[told + 1]] - content[cuts[told]],
        mix(shingles.astype(np.uint32)),
        first,
    )


Sets = tuple[npt.NDArray[np.uint32], Ints]
"""Mixed shingles of some sentences, and where each sentence's begin; one more entry for the end."""


class Distinct:
    """Sentences of all parts, of equal ones the first."""

    def __init__(self, parts: Sequence[Statements]) -> None:
        none = np.zeros(0, np.uint64)
        content = np.concatenate([none, *(part.content for part in parts)])
        _, first, which = np.unique(content, return_index=True, return_inverse=True)
        self.rows: Ints = np.sort(first)
        """Their places among all sentences."""
        self.which: Ints = np.argsort(np.argsort(first))[which]
        """For every sentence, the number of the distinct one."""
        ends = np.cumsum([len(part.content) for part in parts])
        self._bases = np.append(0, ends)
        self._cuts = np.searchsorted(self.rows, self._bases)

    def __len__(self) -> int:
        return len(self.rows)

    def sets(self, part: int, said: Statements) -> Sets:
        """Of the distinct sentences that stand in a part."""
        rows = self.rows[self._cuts[part] : self._cuts[part + 1]] - self._bases[part]
        return gathered(said.shingles, said.starts, rows)

    def shared_out(self, numbers: Ints) -> list[Ints]:
        """Numbers in order → for each part, which of its distinct sentences these are."""
        parts = np.split(numbers, np.searchsorted(numbers, self._cuts[1:-1]))
        return [part - first for part, first in zip(parts, self._cuts, strict=False)]


def reworked_sentences(
    told: Sequence[Statements],
    corpus: Corpus,
    options: MatchOptions,
    least_bits: float,
    work: Work,
) -> Shared:
    """Pairs of articles, with the bits of their most alike reworked sentence."""
    found = Distinct(told)
    bands, rows = options.sentence_bands, options.sentence_rows
    sets = work.done("distinct", lambda k: blocks(*found.sets(k, told[k])), len(told))

    def band(number: int) -> Ints:
        values = slice(number * rows, (number + 1) * rows)
        parts = [one.minima(bands * rows, values) for one in sets]
        return agreeing_rows(band_keys(np.concatenate(parts, axis=1).T, rows)[:, 0])

    left, right = merged(work.done("bands", band, bands), len(found))
    involved = np.union1d(left, right)
    of_part = found.shared_out(involved)

    def sketch(part: int) -> Signatures:
        chosen = gathered(*found.sets(part, told[part]), of_part[part])
        return np.ascontiguousarray(blocks(*chosen).minima(bands * rows, slice(None)).T)

    sketches = work.done("sentence-sketches", sketch, len(told))

    def alike(number: int) -> Bits:
        chunk = slice(number * CHUNK, (number + 1) * CHUNK)
        here = np.union1d(left[chunk], right[chunk])
        one, other = (np.searchsorted(here, side[chunk]) for side in (left, right))
        chosen = zip(found.shared_out(here), found.shared_out(involved), sketches, strict=True)
        rows = [each[np.searchsorted(of_all, mine)] for mine, of_all, each in chosen if len(mine)]
        return estimated_jaccard(np.concatenate(rows), one, other)

    chunks = work.done("alike", alike, -(-len(left) // CHUNK))
    likeness = np.concatenate([np.zeros(0), *chunks])
    worth = np.concatenate([part.worth for part in told])[found.rows]
    shared = likeness / (1 + likeness) * (worth[left] + worth[right])
    good = (likeness >= MIN_JACCARD) & (shared >= least_bits)
    article = np.concatenate([part.articles for part in told]).astype(np.int64)
    return _by_article(left[good], right[good], shared[good], found.which, article, len(corpus))


def _by_article(
    left: Ints, right: Ints, shared: Bits, which: Ints, article: Ints, articles: int
) -> Shared:
    """Pairs of distinct sentences → pairs of articles that hold them."""
    order = np.lexsort((article, which))
    begins = firsts(which[order])
    sizes = np.minimum(np.diff(np.append(begins, len(order))), CARRIERS)
    across = sizes[left] * sizes[right]
    nth = np.arange(across.sum()) - np.repeat(np.cumsum(across) - across, across)
    wide = np.repeat(sizes[right], across)
    holders = article[order]
    one = holders[np.repeat(begins[left], across) + nth // wide]
    other = holders[np.repeat(begins[right], across) + nth % wide]
    key = np.maximum(one, other) * articles + np.minimum(one, other)
    value = np.repeat(shared, across)
    value, key = value[one != other], key[one != other]
    best = np.lexsort((-value, key))
    top = best[firsts(key[best])]
    top = top[thinned(key[top] // articles)]
    return Shared(key[top] // articles, key[top] % articles, value[top])
