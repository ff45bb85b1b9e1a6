"""Words by label → bars: how much of an article, an outlet or a story stands elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment

from lineage.model import Label
from tui.ink import Brush


def cells(counts: Sequence[int], width: int) -> list[int]:
    """Cells for each count: largest remainders, so that they add up to `width`."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    exact = [count * width / total for count in counts]
    whole = [int(share) for share in exact]
    by_rest = sorted(range(len(counts)), key=lambda n: (whole[n] - exact[n], n))
    for n in by_rest[: width - sum(whole)]:
        whole[n] += 1
    return whole


def bar(
    brush: Brush, words: Mapping[Label, int], labels: Sequence[Label], width: int
) -> list[Segment]:
    """Blocks of each label, as many as its share; exactly `width` cells."""
    parts = cells([words.get(label, 0) for label in labels], width)
    filled = brush.strip(list(zip(labels, parts, strict=True)))
    return [*filled, Segment(" " * (width - sum(parts)))]
