"""A list of any length: one line a row, fetched and painted when it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich.segment import Segment

from tui.widgets.scroller import Scroller

PaintRow = Callable[[Any, int], list[Segment]]
"""A row and the width in cells."""


class RowList(Scroller):
    def __init__(self, paint_row: PaintRow, **attributes: Any) -> None:
        super().__init__(**attributes)
        self._paint_row = paint_row
        self.rows: Sequence[Any] = ()
        self.is_marked: Callable[[int], bool] = lambda _item: False

    def fill(self, rows: Sequence[Any], cursor: int = 0) -> None:
        self.rows = rows
        self.resized()
        self.set_reactive(Scroller.cursor, self.validate_cursor(cursor))
        self.show_cursor()

    @property
    def item_count(self) -> int:
        return len(self.rows)

    @property
    def line_count(self) -> int:
        return len(self.rows)

    def top(self, item: int) -> int:
        return item

    def item_at(self, line: int) -> int:
        return line

    def paint(self, line: int, width: int, is_at_cursor: bool) -> list[Segment]:
        glyphs = self.brush.glyphs
        lead = glyphs.cursor if is_at_cursor else " "
        mark = glyphs.check if self.is_marked(line) else " "
        return [
            self.brush.text(lead, "accent"),
            self.brush.text(mark, "accent"),
            *self._paint_row(self.rows[line], width - 2),
        ]
