"""Views of two articles → the pairs of sentences that may correspond, with their features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tests.align.slow.features import FEATURES, features, worth_a_look
from tests.align.slow.grids import GRIDS, grids
from tests.align.slow.pair_context import PairContext
from tests.align.slow.view import View

Array = NDArray[np.float64]

COLUMNS = (*FEATURES, *GRIDS)


def looked_at(
    views_a: Sequence[View], views_b: Sequence[View]
) -> tuple[list[tuple[int, int]], Array]:
    """The pairs of sentences worth a look, as places in the two lists; (pairs, COLUMNS)."""
    pair = PairContext(views_a, views_b)
    places = [
        (i, j)
        for i, view_a in enumerate(views_a)
        for j in sorted(pair.sharing(i))
        if worth_a_look(view_a, views_b[j], i, j, pair)
    ]
    if not places:
        return places, np.zeros((0, len(COLUMNS)))
    alone = [features(views_a[i], views_b[j], i, j, pair) for i, j in places]
    rows, columns = zip(*places, strict=True)
    return places, np.column_stack([alone, grids(views_a, views_b, pair)[rows, columns]])
