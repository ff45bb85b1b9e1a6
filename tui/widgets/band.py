"""A few painted lines that nobody steps through: heads of columns, findings, a legend."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.ink import Brush, Line, strip


class Band(Widget):
    DEFAULT_CSS = "Band { height: auto; }"

    brush: reactive[Brush] = reactive(Brush())
    lines: reactive[tuple[Line, ...]] = reactive((), layout=True)

    def fill(self, lines: Sequence[Line]) -> None:
        self.styles.height = len(lines)
        self.display = bool(lines)
        self.lines = tuple(lines)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        base = self.brush.ink("page")
        if y >= len(self.lines):
            return Strip.blank(self.size.width, base)
        return strip(self.lines[y](), self.size.width, base, self.brush.glyphs.is_ascii)
