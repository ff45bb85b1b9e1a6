"""Parts of a corpus → their sentences that say enough, as sets of shingles; equal ones once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.match.columns import columns
from lineage.match.corpus import Corpus
from lineage.match.kernel import mix
from lineage.match.order import recurring, stable_order
from lineage.match.passages import Phrases
from lineage.match.shingles import (
    Bits,
    Hashes,
    Ints,
    Mask,
    Whole,
    firsts,
    fitting,
    gathered,
    shingle_hashes,
)
from lineage.options import MatchOptions

Sets = tuple[npt.NDArray[np.uint32], Ints]
"""Mixed shingles of some sentences, and where each sentence's begin; one more entry for the end."""


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
    corpus: Corpus, said: Phrases, known: Mask, options: MatchOptions, least_bits: float
) -> Statements:
    """Words `known` to be stock, or to stand in passages that very many articles share, take no
    part."""
    words, bits = said.words, said.bits
    size, starts = options.sentence_shingle_words, words.sentence_starts
    hashes = shingle_hashes(words.hashes[words.words], size)
    dull = np.logical_and.reduce([known[n : n + len(hashes)] for n in range(size)])
    positions = np.flatnonzero(fitting(len(hashes), starts, size) & ~dull)
    cuts = np.searchsorted(positions, starts)
    worth = np.add.reduceat(np.where(known, 0.0, bits), starts[:-1])
    is_told = (np.diff(cuts) > 0) & (worth >= least_bits)
    told, sizes = np.flatnonzero(is_told), np.diff(cuts)
    hashes = hashes[positions[np.repeat(is_told, sizes)]]
    first = np.append(0, np.cumsum(sizes[told]))
    return Statements(
        corpus.owners(starts[told] + corpus.start(said.part)),
        worth[told],
        np.add.reduceat(hashes, first[:-1]) if len(told) else hashes,
        mix(hashes.astype(np.uint32)),
        first,
    )


class Distinct:
    """Sentences of all parts, of equal ones the first; numbered in order."""

    def __init__(self, corpus: Corpus, parts: Sequence[Statements]) -> None:
        self._parts = parts
        content, articles, worth, counts = columns(
            ((p.content, p.articles, p.worth, np.array([len(p.content)])) for p in parts),
            *(np.uint64, np.int32, np.float64, np.int64),
        )
        again = recurring(content)
        begins = firsts(content[again])
        first = np.repeat(again[begins], np.diff(np.append(begins, len(again))))
        is_first = np.ones(len(content), np.bool_)
        is_first[again] = again == first
        self._firsts = np.flatnonzero(is_first).astype(np.int32)
        which = np.cumsum(is_first, dtype=np.int32) - np.int32(1)
        self._bases = np.append(0, np.cumsum(counts))
        ends = [self._bases[parts.start] for parts in corpus.ranges] + [len(content)]
        self.cuts: Ints = np.searchsorted(self._firsts, ends)
        """Number of each range's first; one more entry for the end."""
        which[again] = which[first]
        order = stable_order(which)
        self.holders: Whole = articles[order]
        """Articles that say each distinct sentence, one sentence after the other."""
        self.begins: Ints = firsts(which[order])
        """Where the holders of each begin."""
        self.worth: Bits = worth[self._firsts]

    def __len__(self) -> int:
        return len(self.worth)

    def sets(self, numbers: Ints) -> Sets:
        """Of some of them, whose numbers ascend."""
        hashes, sizes = [np.zeros(0, np.uint32)], [np.zeros(1, np.int64)]
        at = self._firsts[numbers]
        ends = np.searchsorted(at, self._bases)
        for part in np.flatnonzero(np.diff(ends)).tolist():
            rows = at[ends[part] : ends[part + 1]] - self._bases[part]
            said = self._parts[part]
            shingles, starts = gathered(said.shingles, said.starts, rows)
            hashes.append(shingles)
            sizes.append(np.diff(starts))
        return np.concatenate(hashes), np.cumsum(np.concatenate(sizes))
