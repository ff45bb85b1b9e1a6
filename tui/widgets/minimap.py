"""An article at a glance: a column of blocks, one for each sentence, or for a few of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from lineage.model import LINK_LABELS, Label
from tui.ink import Brush, strip


class Minimap(Widget):
    DEFAULT_CSS = "Minimap { width: 2; height: 1fr; }"

    brush: reactive[Brush] = reactive(Brush())
    labels: reactive[tuple[Label, ...]] = reactive(())
    at = reactive(0)
    """The sentence at the cursor."""

    class Chosen(Message):
        def __init__(self, sentence: int) -> None:
            super().__init__()
            self.sentence = sentence

    def render_line(self, y: int) -> Strip:
        base = self.brush.ink("page")
        here = self._sentences(y)
        if not here:
            return Strip.blank(2, base)
        mark = self.brush.glyphs.cursor if self.at in here else " "
        block = self.brush.block(strongest([self.labels[n] for n in here]))
        return strip([self.brush.text(mark, "accent"), block], 2, base, self.brush.glyphs.is_ascii)

    def _sentences(self, y: int) -> range:
        total, height = len(self.labels), max(1, self.size.height)
        if total <= height:
            return range(y, y + 1) if y < total else range(0)
        return range(y * total // height, (y + 1) * total // height)

    def on_click(self, event: events.Click) -> None:
        here = self._sentences(event.y)
        if here:
            self.post_message(self.Chosen(here.start))


def strongest(labels: Sequence[Label]) -> Label:
    return next((label for label in LINK_LABELS if label in labels), labels[0])
