"""The keys that work here, as many as fit, the most useful longest; help tells all the others."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.commands import Command
from tui.ink import Brush, strip

_GAP = 2
NEVER = 9
"""Rank from which a command is only in the help."""


def fitting(commands: Sequence[Command], width: int) -> tuple[list[Command], bool]:
    """Those that are shown, in the order of the table, and whether all are.

    What is left out is left out by rank, so that no key vanishes at one width and shows again at
    a smaller one.
    """
    shown = [c for c in commands if c.rank < NEVER and c.id != "help"]
    ranked = sorted(shown, key=lambda c: c.rank)
    room = width - 1 - _width("?", "help")
    taken = 0
    for number, command in enumerate(ranked):
        taken += _width(command.key, command.label)
        if taken > room:
            kept = set(ranked[:number])
            return [c for c in shown if c in kept], False
    return shown, len(shown) == len(commands) - 1


def _width(key: str, label: str) -> int:
    return len(key) + 1 + len(label) + _GAP


class Footer(Widget):
    DEFAULT_CSS = "Footer { height: 1; }"

    brush: reactive[Brush] = reactive(Brush())
    commands: reactive[tuple[Command, ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        kept, is_all = fitting(self.commands, width)
        segments = [Segment(" ")]
        for command in kept:
            segments += self._entry(command.key, command.label)
        segments += self._entry("?", "help" if is_all else "more")
        return strip(
            segments,
            width,
            self.brush.ink("page") + self.brush.ink("panel"),
            self.brush.glyphs.is_ascii,
        )

    def _entry(self, key: str, label: str) -> list[Segment]:
        return [
            self.brush.text(key, "key"),
            self.brush.text(f" {label}", None),
            Segment(" " * _GAP),
        ]
