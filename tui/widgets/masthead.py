"""The lines at the top: where one is, the screens and their keys, a rule."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.commands import SCREENS
from tui.ink import Brush, strip
from tui.wrap import clip, shown

NARROW = 100
"""Columns below which screens have their short names."""


class Masthead(Widget):
    DEFAULT_CSS = "Masthead { dock: top; height: 3; }"

    brush: reactive[Brush] = reactive(Brush())
    screen_id = reactive("overview")
    subject = reactive("")
    """What is looked at: a file, an article …"""
    told = reactive("")
    """At the right."""

    class Chosen(Message):
        def __init__(self, screen_id: str) -> None:
            super().__init__()
            self.screen_id = screen_id

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.brush.ink("page")
        if y == 0:
            return strip(self._title(width), width, base, self.brush.glyphs.is_ascii)
        if y == 1:
            return strip(self._tabs(width), width, base, self.brush.glyphs.is_ascii)
        return strip([self.brush.rule(width)], width, base, self.brush.glyphs.is_ascii)

    def _title(self, width: int) -> list[Segment]:
        brush = self.brush
        right = clip(shown(self.told), max(0, width - 30))
        names = {id_: name for id_, name, _ in SCREENS}
        name = names.get(self.screen_id, self.screen_id.capitalize())
        left = [brush.text(" wirelineage", "accent"), brush.text(f"  {name}  ", "heading")]
        taken = sum(segment.cell_length for segment in left)
        room = width - taken - Segment(right).cell_length - 2
        return [
            *left,
            brush.text(self.subject, "page", max(0, room)),
            Segment(" "),
            brush.text(right, "muted"),
            Segment(" "),
        ]

    def _tabs(self, width: int) -> list[Segment]:
        segments = [Segment(" ")]
        for number, (id_, name, short) in enumerate(SCREENS, 1):
            text = short if width < NARROW else name
            is_lit = id_ == self.screen_id
            segments += [
                self.brush.text(f"{number}", "tab" if is_lit else "key"),
                self.brush.text(f" {text}", "tab" if is_lit else None),
                Segment("  "),
            ]
        return segments

    def on_click(self, event: events.Click) -> None:
        if event.y != 1:
            return
        at = 1
        for number, (id_, name, short) in enumerate(SCREENS, 1):
            wide = len(f"{number} {short if self.size.width < NARROW else name}") + 2
            if at <= event.x < at + wide:
                self.post_message(self.Chosen(id_))
            at += wide
