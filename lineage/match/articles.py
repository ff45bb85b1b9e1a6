"""Corpus → pairs of articles that are one text: republications and updates."""

from __future__ import annotations

import numpy as np

from lineage.match.bands import agreeing_rows, estimated_jaccard
from lineage.match.carriers import thinned
from lineage.match.kernel import Signatures, signatures
from lineage.match.shingles import Ints, Words, shingles_within
from lineage.match.weights import Bits

ROWS = 4
"""Values per band: with 32 bands a pair with Jaccard .5 is proposed with probability .87."""
MIN_JACCARD = 0.5
"""Half of all runs of words in common: one text, lightly edited or brought up to date."""


def article_signatures(corpus: Words, size: int, permutations: int) -> Signatures:
    positions, hashes = shingles_within(corpus, corpus.article_starts, size)
    cuts = np.searchsorted(positions, corpus.article_starts)
    return signatures(hashes.astype(np.uint32), cuts, permutations)


def one_text(sketches: Signatures) -> tuple[Ints, Ints, Bits]:
    """(later, earlier, estimated Jaccard) of articles of which at least half is the same."""
    later, earlier = agreeing_rows(sketches, sketches.shape[1] // ROWS, ROWS)
    alike = estimated_jaccard(sketches, later, earlier)
    same = alike >= MIN_JACCARD
    later, earlier, alike = later[same], earlier[same], alike[same]
    kept = thinned(later)
    return later[kept], earlier[kept], alike[kept]
