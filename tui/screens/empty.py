"""Nothing is loaded: why, and what could be opened."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from tui.commands import bindings
from tui.ink import BLANK, Line, fixed, prose
from tui.pane import Pane
from tui.place import Place
from tui.widgets.item_view import Item, ItemView
from tui.widgets.scroller import Scroller

_WAYS = (
    ("Open a store made by `run`", "wirelineage ui feed.wl"),
    ("Open a folder of .txt files", "wirelineage ui articles/"),
    ("Open JSON Lines", "wirelineage ui feed.jsonl.zst"),
    ("Read from another program", "cat feed.jsonl | wirelineage ui -"),
)
_NEEDED = (
    "An article needs a text; in JSON Lines an id as well. Outlet, date, url, title and authors "
    "help a lot: without dates or credits no direction can be shown. A manifest.csv inside a "
    "folder, or --metadata, tells them of text files."
)


class Empty(Pane):
    SCREEN = "overview"
    SCOPES = ("empty",)
    BINDINGS = bindings("empty")

    def compose(self) -> ComposeResult:
        yield ItemView()

    def show(self, place: Place) -> None:
        self.lay_out()

    def place(self) -> Place:
        return Place("empty")

    def subject(self) -> str:
        return "(nothing loaded)"

    def main(self) -> Scroller | None:
        return self.query_one(ItemView)

    def lay_out(self) -> None:
        lines = list(self._lines(self.size.width - 2))
        self.query_one(ItemView).fill([Item((line,)) for line in lines])

    def _lines(self, width: int) -> Iterator[Line]:
        brush = self.brush
        yield BLANK
        yield from prose(brush, "No articles yet.", width, "heading", "  ", "  ")
        end = self.window.course.end
        if end:
            yield from prose(brush, end.reason, width, "warning", "  ", "  ")
        yield BLANK
        for way, command in _WAYS:
            yield fixed(brush.text(f"  {way}", None, 32), brush.text(command, "accent"))
        yield BLANK
        yield from prose(brush, _NEEDED, width, None, "  ", "  ")
        yield BLANK
        yield from prose(brush, "o open a path   ? help   q quit", width, "muted", "  ", "  ")

    def action_open_path(self) -> None:
        self.window.action_open_path()
