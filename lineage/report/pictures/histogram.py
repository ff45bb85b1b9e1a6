"""Articles and arrows → how many have which share of matched words, how sure the arrows are, and
where the thresholds lie that decide on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.options import MIN_AGENCY_SHARE, MIN_ARROW_PROBABILITY, MIN_DATED_SHARE
from lineage.report.numbers import count
from lineage.report.pictures.drawing import Mark, line, picture, rect, text
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Cell, Table
from lineage.report.view import View

KEY, TITLE = "match-share", "How much of the articles is matched, and how surely"
READING = (
    "Upper bars: how many articles have which share of their words matched. Lower bars: how sure "
    "the sources are. What is written beside a dashed threshold is never said to its left."
)
BINS = 20
_LEFT, _LENGTH, _HEIGHT, _ROOM = 70, 760, 180, 50
"""`_ROOM`: above the highest bar, for what is written beside thresholds."""
_TOPS = (34, 300)
_OF_SHARES = (
    ("an agency can be the source without a credit", MIN_AGENCY_SHARE),
    ("a date alone can make a source", MIN_DATED_SHARE),
)
_OF_ARROWS = (("the source is told and drawn", MIN_ARROW_PROBABILITY),)


@dataclass(frozen=True, slots=True)
class _Panel:
    measure: str
    axis: str
    bars: tuple[int, ...]
    aside: str
    """What is not in the bars."""
    thresholds: tuple[tuple[str, float], ...] = ()


def histogram(view: View) -> Picture | Missing:
    """Articles that match nothing are told, not drawn: they would dwarf all others."""
    tallies = [view.tallies[d.article.id] for d in view.lineage.documents]
    tallies = [t for t in tallies if t.told]
    matched = [t.matched / t.told for t in tallies if t.matched]
    if not matched:
        return Missing(KEY, TITLE, "No article has a word in common with another but quotations.")
    without = len(tallies) - len(matched)
    aside = f"not drawn: {count(without, 'article')} with nothing matched" if without else ""
    sure = [arrow.probability for arrow in view.lineage.arrows]
    panels = (
        _Panel("articles", "share of the words matched", _bars(matched), aside, _OF_SHARES),
        _Panel("possible sources", "probability of the source", _bars(sure), "", _OF_ARROWS),
    )
    marks = [m for top, panel in zip(_TOPS, panels, strict=True) for m in _drawn(panel, top)]
    height = _TOPS[-1] + _HEIGHT + 50
    return picture(KEY, TITLE, READING, height, marks, _table(panels, without))


def _bars(values: Sequence[float]) -> tuple[int, ...]:
    """How many lie in each twentieth; an exact bound belongs to the bin above, 1 to the last."""
    bars = [0] * BINS
    for value in values:
        bars[min(int(value * BINS + 1e-9), BINS - 1)] += 1
    return tuple(bars)


def _drawn(panel: _Panel, top: float) -> Iterator[Mark]:
    floor, most = top + _HEIGHT, max((*panel.bars, 1))
    wide = _LENGTH / BINS
    yield text(_LEFT, top - 18, panel.measure, "strong")
    yield text(_LEFT + _LENGTH, top - 18, panel.aside, "muted", anchor="end")
    for number, bar in enumerate(panel.bars):
        if not bar:
            continue
        x, high = _LEFT + number * wide, (_HEIGHT - _ROOM) * bar / most
        yield rect(x + 1, floor - high, wide - 2, high, "bar")
        yield text(x + wide / 2, floor - high - 4, f"{bar:,}", "small", anchor="middle")
    for rank, (said, at) in enumerate(panel.thresholds):
        yield from _threshold(said, at, top, rank)
    yield line(_LEFT, floor, _LEFT + _LENGTH, floor, "axis")
    for tenth in range(0, 11, 2):
        x = _LEFT + _LENGTH * tenth / 10
        yield text(x, floor + 17, f"{tenth / 10:g}", "small muted", anchor="middle")
    yield text(_LEFT + _LENGTH / 2, floor + 36, panel.axis, "muted", anchor="middle")


def _threshold(said: str, at: float, top: float, rank: int) -> Iterator[Mark]:
    """Words to the right of its line, each a line lower than the one before."""
    x, y = _LEFT + _LENGTH * at, top + 8 + 17 * rank
    yield line(x, y - 12, x, top + _HEIGHT, "axis dashed")
    yield text(x + 6, y, f"from {at:g}: {said}", "small")


def _table(panels: Sequence[_Panel], without: int) -> Table:
    rows: list[tuple[Cell, ...]] = [("articles", 0.0, 0.0, without)]
    for panel in panels:
        rows += [(panel.measure, n / BINS, (n + 1) / BINS, bar) for n, bar in enumerate(panel.bars)]
        rows += [(f"threshold: {said}", at, None, None) for said, at in panel.thresholds]
    return Table(KEY, ("measure", "from", "to", "count"), tuple(rows))
