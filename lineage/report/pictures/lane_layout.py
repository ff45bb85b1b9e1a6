"""A story → where its lanes, articles and unseen sources stand, and what is written above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lineage.model import ArticleId, Story
from lineage.report.chronology import Mark, chronology
from lineage.report.findings import UNNAMED
from lineage.report.pictures.drawing import WIDTH
from lineage.report.time_axis import Axis, told_span
from lineage.report.view import View, is_drawn

LEFT = 220
ROW = 26
MOST_ARTICLES = 30
_TOP, _APART, _CELL = 30, 22, 9.0
_UNDATED_AT = LEFT + 12.0
_RIGHT = WIDTH - 30
_MOST_STEPS = 12
_NO_TIMES = "no two dates: numbers are steps from the source"


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    is_unseen: bool
    top: float
    """Of its first row."""


@dataclass(frozen=True, slots=True)
class Spot:
    name: str
    """The article's id, or the unseen source's name."""
    x: float
    y: float
    mark: Mark | None
    """None: an unseen source."""


@dataclass(frozen=True, slots=True)
class Layout:
    lanes: tuple[Lane, ...]
    spots: tuple[Spot, ...]
    of: dict[str, Spot]
    """By id of article or wire."""
    ticks: tuple[tuple[float, str], ...]
    height: float
    left_out: int
    """Articles."""
    span: str
    """From when to when, in words."""
    right: float = _RIGHT


def layout(view: View, story: Story) -> Layout:
    marks = chronology(view, story).marks
    shown = _shown(marks)
    times = sorted({mark.at for mark in shown if mark.at is not None})
    has_times = len(times) > 1
    x, ticks = _by_time(shown, times) if has_times else _by_steps(view, shown)
    lanes: list[Lane] = []
    of: dict[str, Spot] = {}
    y = float(_TOP)
    for id_ in story.wires:
        wire = view.wires.get(id_)
        carriers = [m for m in shown if _has(view, m.article, id_)]
        if wire is None or wire.seen in x or not carriers:
            continue
        name = wire.name or UNNAMED
        lanes.append(Lane(name, True, y))
        first = [x[m.article] for m in carriers if m.at is not None] if has_times else []
        of[id_] = Spot(name, min(first, default=_UNDATED_AT), y + ROW / 2, None)
        y += ROW
    for name, members in _by_outlet(view, shown).items():
        rows = _rows(members, x)
        lanes.append(Lane(name, False, y))
        for mark, row in rows:
            place = y + ROW * row + ROW / 2
            of[mark.article] = Spot(mark.article, x[mark.article], place, mark)
        y += ROW * (1 + max(row for _, row in rows))
    for id_ in story.wires:
        seen = view.wires[id_].seen if id_ in view.wires else None
        if seen in of:
            of[id_] = of[seen]
    spots = tuple(dict.fromkeys(of.values()))
    span = told_span(times[0], times[-1]) if has_times else _NO_TIMES
    return Layout(tuple(lanes), spots, of, ticks, y, len(marks) - len(shown), span)


def _shown(marks: Sequence[Mark]) -> list[Mark]:
    """The ones with the most words from their source, and what these have them from."""
    words = {m.article: m.main.words + 1 if m.main else 0 for m in marks}
    ranked = sorted(marks, key=lambda m: (-words[m.article], m.article))
    kept: dict[ArticleId, None] = {}
    for mark in ranked:
        needed = [mark.article, *([mark.since] if mark.since else [])]
        new = [a for a in needed if a in words and a not in kept]
        if len(kept) + len(new) <= MOST_ARTICLES:
            kept.update(dict.fromkeys(new))
    return [mark for mark in marks if mark.article in kept]


def _has(view: View, article: ArticleId, wire: str) -> bool:
    return any(a.source == wire and is_drawn(a) for a in view.arrows_to(article))


Placed = tuple[dict[ArticleId, float], tuple[tuple[float, str], ...]]


def _by_time(marks: Sequence[Mark], times: Sequence[float]) -> Placed:
    """What has no date stands at the left, before time begins."""
    has_undated = any(mark.at is None for mark in marks)
    begin = _UNDATED_AT + (70 if has_undated else 10)
    cells = int((_RIGHT - 20 - begin) / _CELL)
    axis = Axis(times[0], times[-1], cells + 1)
    x = {m.article: _UNDATED_AT if m.at is None else begin + _CELL * axis.cell(m.at) for m in marks}
    ticks = [(begin + _CELL * cell, said) for cell, said in axis.ticks()]
    return x, ((_UNDATED_AT, "no date"), *ticks) if has_undated else tuple(ticks)


def _by_steps(view: View, marks: Sequence[Mark]) -> Placed:
    """Without dates: how many main arrows lead to it from where its words begin."""
    inside = {mark.article: mark for mark in marks}
    steps: dict[ArticleId, int] = {}
    for mark in marks:
        way, at = 0, mark
        while at.main is not None and way < _MOST_STEPS:
            way += 1
            wire = view.wires.get(at.main.source)
            source = wire.seen if wire else ArticleId(at.main.source)
            if source is None or source not in inside:
                break
            at = inside[source]
        steps[mark.article] = way
    most = max(steps.values(), default=0)
    wide = min(160.0, (_RIGHT - 20 - _UNDATED_AT) / max(1, most))
    ticks = tuple((_UNDATED_AT + wide * n, str(n)) for n in range(most + 1))
    return {a: _UNDATED_AT + wide * n for a, n in steps.items()}, ticks


def _by_outlet(view: View, marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """In the order of the marks."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        article = view.documents[mark.article].article
        found.setdefault(article.outlet or article.id, []).append(mark)
    return found


def _rows(marks: Sequence[Mark], x: dict[ArticleId, float]) -> list[tuple[Mark, int]]:
    """Each in the first row of the lane where it hides no other."""
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda m: (x[m.article], m.article)):
        at = x[mark.article]
        row = next((n for n, end in enumerate(ends) if end + _APART <= at), len(ends))
        ends[row:] = [at, *ends[row + 1 :]]
        placed.append((mark, row))
    return placed
