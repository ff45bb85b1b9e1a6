"""Items one below the other, each some lines high, under a cursor; only visible lines are painted.

Subclasses say how many items there are, where each stands, and what is in a line.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands import bindings
from tui.failures import Guarded
from tui.ink import Brush, strip


class Scroller(Guarded, ScrollView, can_focus=True):
    BINDINGS = bindings("move")
    DEFAULT_CSS = """
    Scroller { height: 1fr; width: 1fr; scrollbar-size: 1 1; }
    """

    cursor = reactive(0)
    brush: reactive[Brush] = reactive(Brush())

    @dataclass
    class Moved(Message):
        """The cursor is on another item."""

        scroller: Scroller
        item: int

        can_replace_others = True

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Scroller.Moved) and message.scroller is self.scroller

        @property
        def control(self) -> Scroller:
            return self.scroller

    @dataclass
    class Entered(Message):
        """Enter, or a second click, on an item."""

        scroller: Scroller
        item: int

        @property
        def control(self) -> Scroller:
            return self.scroller

    # What subclasses say.

    @property
    def item_count(self) -> int:
        raise NotImplementedError

    @property
    def line_count(self) -> int:
        raise NotImplementedError

    def top(self, item: int) -> int:
        """Its first line."""
        raise NotImplementedError

    def item_at(self, line: int) -> int:
        raise NotImplementedError

    def may_hold_cursor(self, item: int) -> bool:
        return True

    def paint(self, line: int, width: int, is_at_cursor: bool) -> list[Segment]:
        raise NotImplementedError

    # What follows from it.

    def resized(self, width: int | None = None) -> None:
        """Call when the number of lines has changed; `width`: of lines wider than the screen."""
        self.virtual_size = Size(width or 0, self.line_count)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        left, above = self.scroll_offset
        line, width = y + above, self.scrollable_content_region.width
        base = self.brush.ink("page")
        if not 0 <= line < self.line_count:
            return Strip.blank(width, base)
        is_at = self.has_cursor and self.item_at(line) == self.cursor
        if is_at and self.marks_cursor:
            base += self.brush.ink("cursor")
        whole = max(width, self.virtual_size.width)
        painted = strip(self.paint(line, whole, is_at), whole, base, self.brush.glyphs.is_ascii)
        return painted.crop(left, left + width)

    has_cursor = True
    marks_cursor = True
    """The whole line of the cursor has the cursor's colours."""

    def validate_cursor(self, item: int) -> int:
        return max(0, min(item, self.item_count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        if old == new:
            return
        above = self.scroll_offset.y
        self.show_cursor()
        if self.scroll_offset.y == above:
            for item in (old, new):
                self._refresh_item(item)
        self.post_message(self.Moved(self, new))

    def watch_brush(self) -> None:
        self.refresh()

    def show_cursor(self) -> None:
        """Scrolls as little as is needed to see the cursor's item, its beginning first."""
        if not self.item_count:
            return
        top, height = self.top(self.cursor), max(1, self.scrollable_content_region.height)
        if not any(self.may_hold_cursor(item) for item in range(self.cursor)):
            top = 0  # what stands above the first item is seen with it
        bottom = self.top(self.cursor + 1) if self.cursor + 1 < self.item_count else self.line_count
        above = self.scroll_offset.y
        if bottom > above + height:
            above = min(top, bottom - height)
        if top < above:
            above = top
        if above != self.scroll_offset.y:
            self.scroll_to(y=above, animate=False, force=True)
            self.refresh()

    def _refresh_item(self, item: int) -> None:
        if 0 <= item < self.item_count:
            following = item + 1
            bottom = self.top(following) if following < self.item_count else self.line_count
            self.refresh_lines(self.top(item), bottom - self.top(item))

    def action_cursor_down(self) -> None:
        self._step(1)

    def action_cursor_up(self) -> None:
        self._step(-1)

    def action_cursor_first(self) -> None:
        self._land(0, 1)

    def action_cursor_last(self) -> None:
        self._land(self.item_count - 1, -1)

    def action_page_down(self) -> None:
        self._page(1)

    def action_page_up(self) -> None:
        self._page(-1)

    def action_scroll_left(self) -> None:
        self.scroll_relative(x=-8, animate=False)

    def action_scroll_right(self) -> None:
        self.scroll_relative(x=8, animate=False)

    def action_enter(self) -> None:
        if self.item_count:
            self.post_message(self.Entered(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        item = self.item_under(event.x, event.y)
        if item is not None:
            if self.may_hold_cursor(item):
                self.cursor = item
            if event.chain == 2:
                self.action_enter()

    def item_under(self, x: int, y: int) -> int | None:
        """What is seen at this cell of the widget."""
        line = y + self.scroll_offset.y
        is_inside = 0 <= line < self.line_count and x < self.size.width
        return self.item_at(line) if is_inside else None

    def on_resize(self) -> None:
        self.show_cursor()

    def _step(self, by: int) -> None:
        """A long item is scrolled through before the cursor leaves it."""
        if not self.item_count:
            return
        height, above = self.scrollable_content_region.height, self.scroll_offset.y
        following = self.cursor + 1
        bottom = self.top(following) if following < self.item_count else self.line_count
        if by > 0 and bottom > above + height and self.top(self.cursor) <= above:
            self.scroll_to(y=min(above + height - 1, bottom - height), animate=False, force=True)
        elif by < 0 and self.top(self.cursor) < above:
            start = self.top(self.cursor)
            self.scroll_to(y=max(above - height + 1, start), animate=False, force=True)
        else:
            self._land(self.cursor + by, by)

    def _page(self, by: int) -> None:
        height = max(1, self.scrollable_content_region.height - 1)
        line = self.top(self.cursor) + by * height if self.item_count else 0
        goal = self.item_at(max(0, min(line, self.line_count - 1))) if self.item_count else 0
        self._land(goal if goal != self.cursor else self.cursor + by, by)

    def _land(self, item: int, by: int) -> None:
        """On this item, or on the next beyond it that may hold the cursor."""
        item = max(0, min(item, self.item_count - 1))
        while 0 <= item < self.item_count:
            if self.may_hold_cursor(item):
                self.cursor = item
                return
            item += by
