"""Corpus → pairs of articles that are one text: republications and updates."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from lineage.match.bands import agreeing_rows, band_keys, estimated_jaccard, merged
from lineage.match.carriers import thinned
from lineage.match.columns import column
from lineage.match.corpus import Corpus
from lineage.match.kernel import EMPTY
from lineage.match.passages import Shared

ROWS = 4
"""Values per band: with 32 bands a pair with Jaccard .5 is proposed with probability .87."""
MIN_JACCARD = 0.5
"""Half of all runs of words in common: one text, lightly edited or brought up to date."""


def one_text(corpus: Corpus) -> Shared:
    """Articles of which at least half is the same, with their estimated Jaccard for bits."""
    width = corpus.parts[0].sketches.shape[1]
    full = np.flatnonzero(
        column(((p.sketches != EMPTY).any(axis=1) for p in corpus.parts), np.bool_)
    )
    keys = column((band_keys(part.sketches, ROWS) for part in corpus.parts), np.uint64)
    keys = keys.reshape(len(corpus), width // ROWS)
    later, earlier = merged((agreeing_rows(band[full]) for band in keys.T), len(full))
    later, earlier = full[later], full[earlier]
    involved = np.union1d(later, earlier)
    cuts = np.searchsorted(involved, corpus.bases)
    chosen = (involved[a:b] for a, b in pairwise(cuts.tolist()))
    rows = (
        part.sketches[some - base]
        for part, some, base in zip(corpus.parts, chosen, corpus.bases, strict=False)
    )
    sketches = column(rows, np.uint32).reshape(-1, width)
    sides = (np.searchsorted(involved, side) for side in (later, earlier))
    alike = estimated_jaccard(sketches, *sides)
    same = alike >= MIN_JACCARD
    later, earlier, alike = later[same], earlier[same], alike[same]
    kept = thinned(later)
    return Shared(later[kept], earlier[kept], alike[kept])
