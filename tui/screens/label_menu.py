"""A small window over the screen: which label shall it be? One key, and it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from lineage.glossary import LABELS
from tui.ink import BLANK, Brush, Line, prose
from tui.widgets.band import Band

Chosen = str
"""A label's value, or BACK_TO_MODEL."""
BACK_TO_MODEL = "model"
_WIDEST = 84
_MOST_TEXT = 3
"""Lines of the sentence."""


class LabelMenu(ModalScreen[Chosen | None]):
    DEFAULT_CSS = """
    LabelMenu { align: center middle; }
    LabelMenu Vertical { height: auto; max-height: 100%; border: solid $border;
      background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{e.letter},{e.letter.lower()}", f"choose('{label.value}')", show=False)
            for label, e in LABELS.items()
        ),
        Binding("0", f"choose('{BACK_TO_MODEL}')", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, brush: Brush, title: str, text: str) -> None:
        """`title`: which sentence, and what it is now; `text`: its words."""
        super().__init__()
        self._brush, self._heading, self._text = brush, title, text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Band()

    def on_mount(self) -> None:
        columns, rows = self.app.size
        width = min(_WIDEST, columns - 2)
        self.styles.background = "transparent"
        self.query_one(Vertical).styles.width = width
        band = self.query_one(Band)
        band.brush = self._brush
        lines = list(self._lines(width - 3))
        if len(lines) > rows - 2:
            lines = list(self._lines(width - 3, is_short=True))
        band.fill(lines)

    def _lines(self, width: int, *, is_short: bool = False) -> Iterator[Line]:
        brush = self._brush
        most = 1 if is_short else _MOST_TEXT
        yield from prose(brush, self._heading, width, "heading", " ", " ")[:most]
        yield from prose(brush, self._text, width, "muted", " ", " ")[:most]
        yield BLANK
        for label, entry in LABELS.items():
            lead = f" {entry.letter} {brush.glyphs.blocks[label]} "
            told = f"{label.value}: {entry.meaning}"
            yield from prose(brush, told, width, None, lead, " " * len(lead))[:most]
        yield from prose(brush, "back to what the model says; esc leaves it", width, None, " 0   ")

    def action_choose(self, choice: str) -> None:
        self.dismiss(choice)

    def action_leave(self) -> None:
        self.dismiss(None)
