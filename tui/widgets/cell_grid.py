"""Rows and columns of any number under a cursor; heads stay, and only visible cells are painted.

An item is a cell; items are counted along the rows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from tui.ink import strip
from tui.widgets.scroller import Scroller

PaintHead = Callable[[int, int, bool], list[Segment]]
"""A row or column, the cells it may fill, and whether the cursor is in it."""
PaintCell = Callable[[int, int, bool], list[Segment]]
"""A row, a column, and whether the cursor is on it."""


class CellGrid(Scroller):
    def __init__(
        self, row_head: PaintHead, column_head: PaintHead, cell: PaintCell, **attributes: Any
    ) -> None:
        super().__init__(**attributes)
        self._row_head, self._column_head, self._cell = row_head, column_head, cell
        self.rows = self.columns = 0
        self.head_width = self.cell_width = 8

    def fill(
        self, rows: int, columns: int, head_width: int, cell_width: int, at: tuple[int, int]
    ) -> None:
        """`at`: row and column of the cursor; widths in cells of the terminal."""
        self.rows, self.columns = rows, columns
        self.head_width, self.cell_width = head_width, cell_width
        whole = head_width + columns * cell_width
        slack = cell_width if whole > self.size.width else 0  # so that it can stop at any column
        self.virtual_size = Size(whole + slack, self.line_count)
        self.set_reactive(Scroller.cursor, self.validate_cursor(at[0] * max(1, columns) + at[1]))
        self.show_cursor()
        self.refresh()
        self.post_message(self.Moved(self, self.cursor))

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return divmod(self.cursor, max(1, self.columns))

    @property
    def item_count(self) -> int:
        return self.rows * self.columns

    @property
    def line_count(self) -> int:
        return self.rows + 1

    def item_under(self, x: int, y: int) -> int | None:
        row = y - 1 + self.scroll_offset.y
        column = self._first + (x - self.head_width) // self.cell_width
        is_cell = y >= 1 and x >= self.head_width and row < self.rows and column < self.columns
        return row * self.columns + column if is_cell else None

    @property
    def _first(self) -> int:
        """Column at the left; a part of a number would be another number, so none is cut."""
        return -(-self.scroll_offset.x // self.cell_width)

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.brush.ink("page")
        row = y - 1 + self.scroll_offset.y
        if (y and row >= self.rows) or not self.columns:
            return Strip.blank(width, base)
        at_row, at_column = self.at
        painted = self._row_head(row, self.head_width, row == at_row) if y else []
        painted = Segment.adjust_line_length(painted, self.head_width)
        room = max(0, self.scrollable_content_region.width - self.head_width)
        last = min(self.columns, self._first + room // self.cell_width)
        for column in range(self._first, last):
            is_at = column == at_column
            painted += (
                self._cell(row, column, is_at and row == at_row)
                if y
                else self._column_head(column, self.cell_width, is_at)
            )
        return strip(painted, width, base, self.brush.glyphs.is_ascii)

    def show_cursor(self) -> None:
        if not self.item_count:
            return
        row, column = self.at
        region = self.scrollable_content_region
        left, above = self.scroll_offset
        width = max(self.cell_width, region.width - self.head_width)
        height = max(1, region.height - 1)
        first = column + 1 - width // self.cell_width
        left = min(max(left // self.cell_width, first), column) * self.cell_width
        above = min(max(above, row + 1 - height), row)
        self.scroll_to(left, above, animate=False, force=True)

    def _refresh_item(self, item: int) -> None:
        """Its line, and the heads of columns."""
        self.refresh_lines(self.scroll_offset.y, 1)
        self.refresh_lines(item // max(1, self.columns) + 1, 1)

    def action_cursor_down(self) -> None:
        self._go(1, 0)

    def action_cursor_up(self) -> None:
        self._go(-1, 0)

    def action_scroll_left(self) -> None:
        self._go(0, -1)

    def action_scroll_right(self) -> None:
        self._go(0, 1)

    def action_cursor_first(self) -> None:
        self._go(-self.rows, 0)

    def action_cursor_last(self) -> None:
        self._go(self.rows, 0)

    def action_page_down(self) -> None:
        self._go(max(1, self.size.height - 2), 0)

    def action_page_up(self) -> None:
        self._go(-max(1, self.size.height - 2), 0)

    def _go(self, down: int, right: int) -> None:
        if not self.item_count:
            return
        row, column = self.at
        row = min(max(row + down, 0), self.rows - 1)
        column = min(max(column + right, 0), self.columns - 1)
        self.cursor = row * self.columns + column
