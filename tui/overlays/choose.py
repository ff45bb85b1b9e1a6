"""What an article may be compared with: those that share sentences with it; answers with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.overlays.overlay import Overlay
from tui.screens.articles import article_row
from tui.widgets.row_list import RowList
from tui.widgets.scroller import Scroller


class Choose(Overlay[int | None]):
    """`rows`: as `Library.articles` gives them; the answer is the number of one."""

    KEYS = "enter compares   esc close"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", show=False)]
    DEFAULT_CSS = "Choose RowList { height: auto; max-height: 16; }"

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        super().__init__()
        self._rows = rows

    def title_text(self) -> str:
        return "Compare with"

    def parts(self) -> Iterator[Widget]:
        yield RowList(lambda row, width: article_row(self.brush, row, width))

    def fill(self) -> None:
        rows = self.query_one(RowList)
        rows.styles.height = min(len(self._rows), 12)
        rows.fill(self._rows, rows.cursor)
        rows.focus()

    def action_take(self) -> None:
        self.dismiss(self._rows[self.query_one(RowList).cursor]["number"])

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        self.action_take()
