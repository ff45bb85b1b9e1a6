"""Articles as marks in time, one lane below the other, under an axis that stays.

An item is a mark, in the order of time. What has no date is parked in a last lane, beside each
other and not in time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from lineage.report.chronology import Chronology, Mark
from lineage.report.time_axis import DAY, HOUR, Axis, zoomed
from tui.commands import bindings
from tui.ink import strip
from tui.lane_line import lane_line, parked, ticks_line
from tui.widgets.scroller import Scroller

UNDATED = "undated"


class Lanes(Scroller, inherit_bindings=False):
    BINDINGS = bindings("move", but=("g",))

    class Zoomed(Message):
        """Another stretch of time is seen."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.chronology = Chronology((), ())
        self.window = self.whole = (0.0, 1.0)
        """First and last moment that are seen, and that there are."""
        self._by_lane: dict[int, list[int]] = {}

    def fill(self, chronology: Chronology, cursor: int, *, keep_window: bool = False) -> None:
        self.chronology = chronology
        whole = _whole(chronology.dated)
        if not keep_window or whole != self.whole:
            self.window = whole
        self.whole = whole
        self._by_lane = {}
        for n, mark in enumerate(chronology.marks):
            self._by_lane.setdefault(self._lane_of(mark), []).append(n)
        self.virtual_size = Size(0, self.line_count)
        self.set_reactive(Scroller.cursor, self.validate_cursor(cursor))
        self.show_cursor()
        self.refresh()
        self.post_message(self.Moved(self, self.cursor))

    @property
    def mark(self) -> Mark | None:
        """At the cursor."""
        return self.chronology.marks[self.cursor] if self.chronology.marks else None

    @property
    def item_count(self) -> int:
        return len(self.chronology.marks)

    @property
    def line_count(self) -> int:
        return 1 + len(self.chronology.lanes) + bool(self.chronology.undated)

    def _lane_of(self, mark: Mark) -> int:
        return len(self.chronology.lanes) if mark.lane is None else mark.lane

    @property
    def _head(self) -> int:
        names = [len(lane.name) + 2 for lane in self.chronology.lanes]
        return min(max([*names, len(UNDATED)]) + 2, max(12, self.size.width // 5))

    @property
    def axis(self) -> Axis:
        return Axis(*self.window, max(2, self.size.width - self._head - 1))

    # Painting.

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.brush.ink("page")
        if not self.chronology.marks:
            return Strip.blank(width, base)
        if y == 0:
            ticks = self.brush.text(ticks_line(self.axis, self.brush.glyphs.trunk), "muted")
            return strip(
                [Segment(" " * self._head), ticks], width, base, self.brush.glyphs.is_ascii
            )
        lane = y - 1 + self.scroll_offset.y
        if lane >= self.line_count - 1:
            return Strip.blank(width, base)
        mark = self.mark
        is_at = mark is not None and self._lane_of(mark) == lane
        marks = [(self.chronology.marks[n], n == self.cursor) for n in self._by_lane.get(lane, [])]
        painted = (
            parked(self.brush, marks, self.axis.cells)
            if lane == len(self.chronology.lanes)
            else lane_line(self.brush, self.axis, self.chronology.lanes[lane], marks)
        )
        return strip(
            [*self._lane_head(lane, is_at), *painted], width, base, self.brush.glyphs.is_ascii
        )

    def _lane_head(self, number: int, is_at: bool) -> list[Segment]:
        brush, lanes = self.brush, self.chronology.lanes
        lead = brush.text(brush.glyphs.cursor if is_at else " ", "accent")
        if number == len(lanes):
            return [lead, brush.text(UNDATED, "muted", self._head - 1)]
        lane = lanes[number]
        name = f"{brush.glyphs.unseen} {lane.name}" if lane.is_unseen else lane.name
        text = brush.text(name, "muted" if lane.is_unseen else None, self._head - 2)
        return [lead, text, Segment(" ")]

    # The cursor, and the stretch of time.

    def show_cursor(self) -> None:
        mark = self.mark
        if mark is None:
            return
        start, stop = self.window
        if mark.at is not None and not start <= mark.at <= stop:
            self.window = zoomed(self.whole, mark.at, stop - start)
            self.post_message(self.Zoomed())
        height = max(1, self.scrollable_content_region.height - 1)
        lane, above = self._lane_of(mark), self.scroll_offset.y
        if lane <= min(self._by_lane):
            lane = 0  # sources above the first article are seen with it
        self.scroll_to(y=min(max(above, lane + 1 - height), lane), animate=False, force=True)

    def zoom(self, factor: float) -> None:
        """Around the article at the cursor; smaller than 1: a shorter stretch."""
        mark, (start, stop) = self.mark, self.window
        around = mark.at if mark and mark.at is not None else (start + stop) / 2
        self.window = zoomed(self.whole, around, (stop - start) * factor)
        self.post_message(self.Zoomed())
        self.refresh()

    def item_under(self, x: int, y: int) -> int | None:
        lane, cell, axis = y - 1 + self.scroll_offset.y, x - self._head, self.axis
        numbers = self._by_lane.get(lane, []) if y else []
        if lane == len(self.chronology.lanes) or not numbers:
            return numbers[0] if numbers else None
        return min(numbers, key=lambda n: abs(axis.cell(self.chronology.marks[n].at or 0.0) - cell))

    def action_scroll_left(self) -> None:
        self.cursor -= 1

    def action_scroll_right(self) -> None:
        self.cursor += 1

    def _refresh_item(self, item: int) -> None:
        """With the heads of its lines."""
        self.refresh()

    def action_cursor_down(self) -> None:
        self._change_lane(1)

    def action_cursor_up(self) -> None:
        self._change_lane(-1)

    def action_cursor_first(self) -> None:
        self.cursor = 0

    def action_cursor_last(self) -> None:
        self.cursor = self.item_count - 1

    def action_page_down(self) -> None:
        self._change_lane(max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        self._change_lane(-max(1, self.size.height - 2))

    def _change_lane(self, by: int) -> None:
        """To the article nearest in time, of the lanes that have any."""
        mark = self.mark
        if mark is None:
            return
        lanes = sorted(self._by_lane)
        goal = min(max(lanes.index(self._lane_of(mark)) + by, 0), len(lanes) - 1)
        numbers = self._by_lane[lanes[goal]]
        here = mark.at if mark.at is not None else self.window[0]
        if lanes[goal] != self._lane_of(mark):
            self.cursor = min(
                numbers, key=lambda n: abs((self.chronology.marks[n].at or 0.0) - here)
            )


_EARLIEST, _LATEST = -62_135_596_800.0, 253_402_300_799.0
"""The ends of the calendar, years 1 and 9999, in seconds."""


def _whole(marks: Sequence[Mark]) -> tuple[float, float]:
    """From the first moment to the last; a date without hours lasts its whole day."""
    starts = [m.at for m in marks if m.at is not None]
    first = min(starts, default=0.0)
    last = max((m.at + DAY * m.is_day for m in marks if m.at is not None), default=0.0)
    if last <= first:
        first, last = first - 12 * HOUR, first + 12 * HOUR
    return max(first, _EARLIEST), min(last, _LATEST)
