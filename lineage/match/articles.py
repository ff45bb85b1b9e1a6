"""Corpus → pairs of articles that are one text: republications and updates."""

from __future__ import annotations

import numpy as np

from lineage.match.bands import agreeing_rows, band_keys, estimated_jaccard, merged
from lineage.match.carriers import thinned
from lineage.match.corpus import Corpus
from lineage.match.kernel import EMPTY
from lineage.match.passages import Shared

ROWS = 4
"""Values per band: with 32 bands a pair with Jaccard .5 is proposed with probability .87."""
MIN_JACCARD = 0.5
"""Half of all runs of words in common: one text, lightly edited or brought up to date."""


def one_text(corpus: Corpus) -> Shared:
    """Articles of which at least half is the same, with their estimated Jaccard for bits."""
    sketches = np.concatenate([part.sketches for part in corpus.parts])
    full = np.flatnonzero((sketches != EMPTY).any(axis=1))
    later, earlier = merged(map(agreeing_rows, band_keys(sketches[full], ROWS).T), len(full))
    later, earlier = full[later], full[earlier]
    alike = estimated_jaccard(sketches, later, earlier)
    same = alike >= MIN_JACCARD
    later, earlier, alike = later[same], earlier[same], alike[same]
    kept = thinned(later)
    return Shared(later[kept], earlier[kept], alike[kept])
