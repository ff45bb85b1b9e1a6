"""Who carries a phrase → how much of its surprisal is left.

A formula comes back on many days, or in many surroundings; a wire story or a quotation comes in one
burst, of whatever size. The same law for all phrases of a corpus and for a few of one new article.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PRIOR_ARTICLES = 1000
"""A corpus of this size says as much of phrases as we assume beforehand."""
SMALL_BURST = 24
"""A burst of fewer articles counts as this many, against those that carry the phrase apart."""
STOCK = 0.25
"""A phrase that keeps less is a formula, and words under it are stock."""

Numbers = NDArray[np.float64] | NDArray[np.int64]


def kept(apart: Numbers, together: Numbers, bits: Numbers, articles: int) -> NDArray[np.float64]:
    """The share, 0 to 1, of the `bits` of each phrase, in a corpus of so many articles.

    `together` articles carry it in one burst, `apart` others at other times.
    """
    rate = np.maximum(apart, 1) / (articles + PRIOR_ARTICLES)
    rarity = np.where(apart > 0, -np.log2(rate), np.inf)
    left: NDArray[np.float64] = np.minimum(1.0, rarity / np.maximum(bits, 1e-9))
    return left / (1 + (apart / np.maximum(together, SMALL_BURST)) ** 2)
