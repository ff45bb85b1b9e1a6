"""Dates of the stored articles that carry a phrase → what of its surprisal is left.

The law of a run (`text/formulas.py`), for the few phrases of one new article. Articles without a
date speak for a burst: a store without dates knows no formulas.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import numpy as np

from lineage.options import MatchOptions
from lineage.text.formulas import kept

BURST_DAYS = MatchOptions().event_window_days + 1
"""Two such stretches in a row are one burst."""


def share_kept(published: Iterable[str | None], bits: float, stored: int) -> float:
    """The share, 0 to 1, of a phrase's `bits` where `stored` articles are in the file."""
    if not bits:
        return 1.0
    dates = list(published)
    stretches = Counter(date.fromisoformat(d[:10]).toordinal() // BURST_DAYS for d in dates if d)
    burst = max((n + stretches[at + 1] for at, n in list(stretches.items())), default=0)
    apart = stretches.total() - burst
    together = len(dates) - apart
    return float(kept(np.array(apart), np.array(together), np.array(bits), stored))
