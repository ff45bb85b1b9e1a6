"""Dates of the stored articles that carry a phrase → what of its surprisal is left.

A formula comes back on many days; a wire story comes in one burst, of whatever size. The same law
as in a run (`match/passages.py`), for the few phrases of one new article. Articles without a date
speak for a burst: a store without dates knows no formulas.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date

BURST_DAYS = 4
"""Two such stretches in a row are one burst."""
SMALL_BURST = 24
"""A burst of fewer articles counts as this many, against those that carry the phrase apart."""
PRIOR_ARTICLES = 1000
"""A store of this size says as much of phrases as we assume beforehand."""
STOCK = 0.25
"""A phrase that keeps less is a formula."""


def kept(published: Iterable[str | None], bits: float, stored: int) -> float:
    """The share, 0 to 1, of a phrase's `bits` where `stored` articles are in the file."""
    dates = list(published)
    stretches = Counter(date.fromisoformat(d[:10]).toordinal() // BURST_DAYS for d in dates if d)
    burst = max((n + stretches[at + 1] for at, n in list(stretches.items())), default=0)
    apart = stretches.total() - burst
    if not apart or not bits:
        return 1.0
    rarity = -math.log2(apart / (stored + PRIOR_ARTICLES))
    together = max(len(dates) - apart, SMALL_BURST)
    return min(1.0, rarity / bits) / (1 + (apart / together) ** 2)
