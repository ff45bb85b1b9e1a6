"""One of a few words, chosen with the left and right keys: `text  [full] snippet  none`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.ink import Brush, strip

NAME_CELLS = 10


class Choice(Widget, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", show=False),
        Binding("right,l,space", "step(1)", show=False),
    ]
    DEFAULT_CSS = "Choice { height: 1; }"

    brush: reactive[Brush] = reactive(Brush())
    at = reactive(0)

    @dataclass
    class Changed(Message):
        choice: Choice

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(self, title: str, options: Sequence[str], **attributes: Any) -> None:
        super().__init__(**attributes)
        self._title = title
        self._options = options

    @property
    def value(self) -> str:
        return self._options[self.at]

    def action_step(self, by: int) -> None:
        self.at = (self.at + by) % len(self._options)

    def watch_at(self) -> None:
        self.post_message(self.Changed(self))

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.brush.ink("page")
        pieces = [segment for segment, _ in self._painted(width)]
        return strip(pieces, width, base, self.brush.glyphs.is_ascii)

    def on_click(self, event: events.Click) -> None:
        x = 0
        for segment, option in self._painted(self.size.width):
            x += segment.cell_length
            if event.x < x:
                if option is not None:
                    self.at = option
                return

    def _painted(self, width: int) -> list[tuple[Segment, int | None]]:
        """Each piece, and the option that it stands for; all options only where they fit."""
        brush = self.brush
        lead = brush.glyphs.cursor if self.has_focus else " "
        pieces: list[tuple[Segment, int | None]] = [
            (brush.text(f"{lead} ", "accent"), None),
            (brush.text(self._title, "muted", NAME_CELLS - 2), None),
        ]
        room = NAME_CELLS + sum(len(option) + 3 for option in self._options)
        if room > width:
            return [
                *pieces,
                (brush.text(f"< {self.value} >", "key"), (self.at + 1) % len(self._options)),
            ]
        for n, option in enumerate(self._options):
            text = f"[{option}]" if n == self.at else f" {option} "
            pieces += [(brush.text(text, "key" if n == self.at else None), n), (Segment(" "), None)]
        return pieces
