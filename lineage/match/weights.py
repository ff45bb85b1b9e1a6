"""Parts of a corpus → how surprising each of their words is, in bits.

Half of a word's probability comes from the shipped table of English news, half from this corpus,
so that the template words of a corpus weigh little and five articles are judged like thousands.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lineage.match.shingles import Bits, Words, firsts

PRIOR_ARTICLES = 200
"""The corpus' own frequencies count for little below this many articles."""
MIN_BITS = 2.0
"""Even `of` in its place in a run of equal words says something."""
PAIR = 2
"""Articles left out of each count: those whose likeness is being judged."""


def word_bits(parts: Sequence[Words], articles: int) -> list[Bits]:
    """Surprisal of the words of each part's vocabulary; 0 for one that a single article holds."""
    hashes = np.concatenate([part.hashes for part in parts])
    known = np.concatenate([part.known for part in parts])
    order = np.argsort(hashes, kind="stable")
    begins = firsts(hashes[order])
    held = np.concatenate([part.held for part in parts])[order]
    counts = np.add.reduceat(held, begins) if len(begins) else held
    known = known[order][begins]
    here = np.maximum(counts - PAIR, 0) / (articles + PRIOR_ARTICLES)
    bits = np.maximum(np.minimum(-np.log2((2.0**-known + here) / 2), known), MIN_BITS)
    found = np.zeros(len(order))
    sizes = np.diff(np.append(begins, len(order)))
    found[order] = np.repeat(np.where(counts > 1, bits, 0.0), sizes)
    return np.split(found, np.cumsum([len(part.hashes) for part in parts])[:-1])


def running(values: Bits) -> Bits:
    """Sums of the values before each place; the sum over [i, j) is out[j] - out[i]."""
    return np.concatenate(([0.0], np.cumsum(values)))
