"""An axis and the marks of a lane → one painted line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style

from lineage.report.chronology import Lane, Mark
from lineage.report.time_axis import DAY, Axis
from tui.ink import Brush
from tui.palette import bar_style

Cell = tuple[str, Style]
Marks = Sequence[tuple[Mark, bool]]
"""By time, and whether the cursor is on it."""
_AT = Style(bold=True, reverse=True)
_PLAIN = Style.null()


def ticks_line(axis: Axis, stroke: str) -> str:
    line = [" "] * (axis.cells + 1)
    for cell, told in axis.ticks():
        text = stroke + told
        if cell >= 0 and cell + len(text) <= len(line):
            line[cell : cell + len(text)] = text
    return "".join(line)


def lane_line(brush: Brush, axis: Axis, lane: Lane, marks: Marks) -> list[Segment]:
    """Lines from the sources first, that of the cursor's article last, and marks over them."""
    cells: list[Cell] = [(" ", _PLAIN)] * axis.cells
    if lane.seen is not None:
        _run(cells, axis.cell(lane.seen[0]), axis.cell(lane.seen[1]) + 1, _weak(brush))
    for mark, _ in sorted(marks, key=lambda one: one[1]):
        _way(brush, axis, cells, mark)
    for cell, group in groupby(marks, key=lambda one: axis.cell(one[0].at or 0.0)):
        if 0 <= cell < axis.cells:
            cells[cell] = _stand(brush, list(group))
    return _segments(cells)


def parked(brush: Brush, marks: Marks, width: int) -> list[Segment]:
    """Articles without a date, as many as fit, around the cursor."""
    room = max(1, width // 2)
    at = next((n for n, (_, is_at) in enumerate(marks) if is_at), 0)
    first = max(0, min(at - room // 2, len(marks) - room))
    cells: list[Cell] = []
    for _, is_at in marks[first : first + room]:
        style = _AT if is_at else brush.ink("muted")
        cells += [(brush.glyphs.undated, style), (" ", _PLAIN)]
    return _segments(cells)


def _way(brush: Brush, axis: Axis, cells: list[Cell], mark: Mark) -> None:
    """From its source's place in time, and on to the end of a day of which no hour is told."""
    assert mark.at is not None
    here = axis.cell(mark.at)
    if mark.is_day:
        _run(cells, here, axis.cell(mark.at + DAY), _weak(brush))
    if mark.since_at is None:
        return
    there = axis.cell(mark.since_at)
    block = brush.glyphs.blocks[mark.label], bar_style(brush.theme, mark.label)
    _run(cells, min(here, there), max(here, there) + 1, block)
    if there != here and 0 <= there < len(cells):
        cells[there] = brush.glyphs.last_branch, brush.ink("muted")


def _stand(brush: Brush, here: Marks) -> Cell:
    """One glyph for the articles in a cell; their number where there are more."""
    glyphs = brush.glyphs
    one = glyphs.agency if any(mark.is_agency for mark, _ in here) else glyphs.article
    told = one if len(here) == 1 else str(len(here)) if len(here) < 10 else "+"
    return told, _AT if any(is_at for _, is_at in here) else brush.ink("heading")


def _weak(brush: Brush) -> Cell:
    return brush.glyphs.weak_rule, brush.ink("muted")


def _run(cells: list[Cell], start: int, stop: int, cell: Cell) -> None:
    for n in range(max(0, start), min(stop, len(cells))):
        cells[n] = cell


def _segments(cells: Sequence[Cell]) -> list[Segment]:
    runs = groupby(cells, key=lambda cell: cell[1])
    return [Segment("".join(text for text, _ in run), style) for style, run in runs]
