"""Corpus → pairs of articles that are one text: republications and updates."""

from __future__ import annotations

import numpy as np

from lineage.linked import sorted_once
from lineage.match.bands import agreeing_rows, band_keys, estimated_jaccard, merged, sides
from lineage.match.carriers import thinned
from lineage.match.columns import columns
from lineage.match.corpus import Corpus
from lineage.match.kernel import EMPTY
from lineage.match.passages import Shared
from lineage.match.shingles import Bits, Ints

ROWS = 4
"""Values per band: with 32 bands a pair with Jaccard .5 is proposed with probability .87."""
MIN_JACCARD = 0.5
"""Half of all runs of words in common: one text, lightly edited or brought up to date."""


def one_text(corpus: Corpus) -> Shared:
    """Articles of which at least half is the same, with their estimated Jaccard for bits."""
    full, keys = columns(
        (
            ((part.sketches != EMPTY).any(axis=1), band_keys(part.sketches, ROWS))
            for part in corpus.parts
        ),
        *(np.bool_, np.uint64),
    )
    some = np.flatnonzero(full)
    bands = keys.reshape(len(corpus), -1).T
    later, earlier = sides(merged(agreeing_rows(band[some]) for band in bands))
    later, earlier = some[later], some[earlier]
    alike = _likeness(corpus, later, earlier)
    same = alike >= MIN_JACCARD
    later, earlier, alike = later[same], earlier[same], alike[same]
    kept = thinned(later)
    return Shared(later[kept], earlier[kept], alike[kept])


def _likeness(corpus: Corpus, later: Ints, earlier: Ints) -> Bits:
    """Estimated Jaccard of pairs of articles."""
    involved = sorted_once(np.concatenate((later, earlier)))
    ends = np.searchsorted(involved, corpus.bases)
    rows = [
        corpus.parts[k].sketches[involved[ends[k] : ends[k + 1]] - corpus.bases[k]]
        for k in np.flatnonzero(np.diff(ends)).tolist()
    ]
    if not rows:
        return np.zeros(0)
    one, other = (np.searchsorted(involved, side) for side in (later, earlier))
    whole = np.concatenate(rows)
    return estimated_jaccard(whole, one, whole, other)
