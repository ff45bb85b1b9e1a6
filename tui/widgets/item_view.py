"""Items of several lines (sentences, cards, nodes): laid out at once, painted when seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from rich.segment import Segment

from tui.ink import Line
from tui.widgets.scroller import Scroller


@dataclass(frozen=True, slots=True)
class Item:
    lines: Sequence[Line]
    data: Any = None
    """What the item stands for; None: the cursor passes over it."""


class ItemView(Scroller):
    marks_cursor = False

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.items: Sequence[Item] = ()
        self._tops: list[int] = [0]

    def fill(self, items: Sequence[Item], cursor: int | None = None) -> None:
        """None: the cursor stays at its place, as far as it can."""
        self.items = items
        self._tops = list(accumulate((len(item.lines) for item in items), initial=0))
        self.resized()
        wanted = self.validate_cursor(self.cursor if cursor is None else cursor)
        self.set_reactive(Scroller.cursor, self._nearest(wanted))
        self.show_cursor()
        self.post_message(self.Moved(self, self.cursor))

    @property
    def current(self) -> Any:
        """What the item at the cursor stands for."""
        return self.items[self.cursor].data if self.items else None

    @property
    def item_count(self) -> int:
        return len(self.items)

    @property
    def line_count(self) -> int:
        return self._tops[-1]

    def top(self, item: int) -> int:
        return self._tops[item]

    def item_at(self, line: int) -> int:
        return bisect_right(self._tops, line) - 1

    def may_hold_cursor(self, item: int) -> bool:
        return self.items[item].data is not None

    def paint(self, line: int, width: int, is_at_cursor: bool) -> list[Segment]:
        item = self.item_at(line)
        marks = is_at_cursor and self.may_hold_cursor(item)
        lead = self.brush.glyphs.cursor if marks else " "
        return [
            self.brush.text(lead, "accent"),
            *self.items[item].lines[line - self._tops[item]](),
        ]

    def _nearest(self, item: int) -> int:
        """The first from here on that may hold the cursor, else the last before."""
        after = (n for n in range(item, len(self.items)) if self.may_hold_cursor(n))
        before = (n for n in range(item, -1, -1) if self.items and self.may_hold_cursor(n))
        return next(after, next(before, 0))
