"""Lists of the store's rows: sorted, filtered, marked; below, or beside, what the cursor is on."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from textual.app import ComposeResult

from lineage.model import Article, ArticleId
from lineage.report.foreign import visible
from lineage.report.tables import Table
from tui.ink import Line, prose
from tui.paged import Paged
from tui.pane import Pane
from tui.place import Place
from tui.taking import reference, row_forms
from tui.widgets.band import Band
from tui.widgets.item_view import Item, ItemView
from tui.widgets.row_list import RowList
from tui.widgets.scroller import Scroller

ROOMY = 22
"""Rows of the pane from which there is room for details below it."""
MOST_AT_ONCE = 20_000
"""Longer lists are sorted by a worker."""


class ListPane(Pane):
    DEFAULT_CSS = """
    ListPane { layout: vertical; }
    ListPane #list { height: 1fr; width: 1fr; }
    ListPane #detail { height: 7; display: none; }
    ListPane.has-room #detail { display: block; }
    ListPane.is-wide #detail { dock: right; width: 45%; height: 1fr; }
    """
    KIND: ClassVar[str] = ""
    """`article`, `story` or `passage`."""
    LEAST_ROWS: ClassVar[int] = ROOMY

    def __init__(self) -> None:
        super().__init__(classes="list-pane")
        self._numbers: array[int] = array("q")
        self._all = 0
        self._order = ""
        self._is_reversed = False
        self._marks: set[int] = set()
        self._only_marked = False
        self._wanted = 0
        self._wanted_number: int | None = None

    @property
    def orders(self) -> Sequence[str]:
        return self.library.orders(self.kind)

    @property
    def kind(self) -> str:
        return self.KIND

    # What subclasses say.

    def rows_of(self, numbers: Sequence[int]) -> Sequence[dict[str, Any]]:
        raise NotImplementedError

    def head(self, width: int) -> Line:
        raise NotImplementedError

    def paint_row(self, row: dict[str, Any], width: int) -> list[Segment]:
        raise NotImplementedError

    def above(self, width: int) -> Sequence[Line]:
        """Lines over the heads of the columns."""
        return ()

    def detail(self, number: int, width: int) -> Sequence[Item]:
        return ()

    def open(self, number: int) -> None:
        raise NotImplementedError

    def open_detail(self, data: Any) -> None:
        """Enter on an item of the detail that holds the cursor."""

    # What follows from it.

    def compose(self) -> ComposeResult:
        yield Band(id="above")
        yield Band(id="head")
        yield RowList(lambda row, width: self.paint_row(row, width), id="list")
        yield ItemView(id="detail", classes="lower")

    def show(self, place: Place) -> None:
        self._wanted, self._wanted_number = place.at, place.number
        self.load()

    def place(self) -> Place:
        return Place(self.screen_name, self.current, at=self.table.cursor)

    @property
    def screen_name(self) -> str:
        return self.SCREEN

    @property
    def table(self) -> RowList:
        return self.query_one("#list", RowList)

    @property
    def current(self) -> int | None:
        """Number of the row at the cursor."""
        return self._numbers[self.table.cursor] if len(self._numbers) else None

    def main(self) -> Scroller | None:
        return self.table

    def load(self) -> None:
        """Asks for the list anew, in a worker if it is long."""
        self._all = self.library.count(self.kind)
        self._order = self._order or self.orders[0]
        if self._all <= MOST_AT_ONCE:
            self.workers.cancel_group(self, "list")
            self._fill(self._sorted())
        else:
            self.window.busy(f"sorting {self._all:,} {self.plural} by {self._order}")
            self.in_worker(self._sorted, self._fill, "list")

    def _sorted(self) -> array[int]:
        found = self.library.numbers(
            self.kind, self._order, self.window.filter, reverse=self._is_reversed
        )
        if self._only_marked:
            found = array("q", (number for number in found if number in self._marks))
        return found

    def _fill(self, numbers: array[int]) -> None:
        self._numbers = numbers
        rows = self.table
        rows.is_marked = lambda item: self._numbers[item] in self._marks
        if self._wanted_number is not None and self._wanted_number in numbers:
            self._wanted = numbers.index(self._wanted_number)
        self._wanted_number = None
        rows.fill(Paged(numbers, self.rows_of), self._wanted)
        self._wanted = 0
        self.lay_out()
        self.window.tell()

    def lay_out(self) -> None:
        width, height = self.size
        self.mark_room(height >= self.LEAST_ROWS)
        self.query_one("#above", Band).fill([*self.above(width), *self._filtered(width)])
        self.query_one("#head", Band).fill([self.head(width - 2)])
        self.table.resized()
        self.call_after_refresh(self.show_detail)

    def _filtered(self, width: int) -> list[Line]:
        """What the filter lets through, in words; what hides everything, if it does."""
        filter_ = self.window.filter
        if not filter_:
            return []
        from lineage.store.filters import parse

        among = f"{len(self._numbers):,} of {self._all:,} {self._counted}"
        told = f"only {parse(filter_).describe()}: {among}"
        if not len(self._numbers):
            hidden = self.library.hidden_by(self.kind, filter_)
            told += "; without " + ", without ".join(f"{term}: {n:,}" for term, n in hidden)
        return prose(self.brush, f"{told} · F clears", width - 2, "accent", " ", "   ")

    def show_detail(self) -> None:
        view, number = self.query_one("#detail", ItemView), self.current
        if view.display:
            width = max(20, (view.size.width or self.size.width) - 2)
            view.fill(() if number is None else self.detail(number, width))

    def on_scroller_moved(self, event: Scroller.Moved) -> None:
        if event.scroller is self.table:
            self.show_detail()
            self.window.tell()

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        if event.scroller is not self.table:
            self.open_detail(self.query_one("#detail", ItemView).current)
        elif self.current is not None:
            self.open(self.current)

    def told(self) -> str:
        way = self.brush.glyphs.up if self._is_reversed else self.brush.glyphs.down
        among = f" of {self._all:,}" if len(self._numbers) != self._all else ""
        return f"{len(self._numbers):,}{among} {self._counted} · by {self._order} {way}"

    @property
    def _counted(self) -> str:
        return self.kind if self._all == 1 else self.plural

    @property
    def plural(self) -> str:
        return {"article": "articles", "story": "stories", "passage": "passages"}[self.kind]

    def find(self, words: str) -> Sequence[int]:
        hits = self.library.search(self.kind, words)
        return [item for item, number in enumerate(self._numbers) if number in hits]

    def export_rows(self) -> Table | None:
        return self.library.table(self.kind, self._numbers)

    def marked_rows(self) -> Table | None:
        marks = frozenset(self._marks)
        marked = array("q", (number for number in self._numbers if number in marks))
        return self.library.table(self.kind, marked)

    def yankable(self) -> dict[str, str]:
        if self.current is None:
            return {}
        table = self.library.table(self.kind, [self.current])
        row = dict(zip(table.columns, table.rows[0], strict=True))
        forms = {"text": visible(_told(row)), "id": str(row[self.kind]), **row_forms(table)}
        return forms | ({"url": str(row["url"])} if row.get("url") else {})

    def command(self) -> str:
        table = self.plural
        only = ("--filter", self.window.filter) if self.window.filter else ()
        return self.shell("report", self.store, "--format", "csv", "--table", table, *only)

    def article_here(self) -> int | None:
        return self.current if self.kind == "article" else None

    def action_sort(self) -> None:
        self._order = self.orders[(self.orders.index(self._order) + 1) % len(self.orders)]
        self._wanted = 0
        self.load()

    def action_reverse(self) -> None:
        self._is_reversed = not self._is_reversed
        self._wanted = 0
        self.load()

    def action_mark(self) -> None:
        if self.current is not None:
            self._marks ^= {self.current}
            self.table.refresh()
            self.table.action_cursor_down()

    def action_marked(self) -> None:
        if not self._marks and not self._only_marked:
            self.window.say("Nothing is marked; m marks a row.")
            return
        self._only_marked = not self._only_marked
        self._wanted = 0
        self.load()

    @property
    def marks(self) -> frozenset[int]:
        return frozenset(self._marks)


def _told(row: dict[str, Any]) -> str:
    """Of an article where it stands, of a passage its words, of a story its headline."""
    if "outlet" in row:
        article = Article(ArticleId(row["article"]), "", row["outlet"], row["title"], row["date"])
        return reference(article)
    return str(row.get("text") or row.get("title") or row.get("lead"))
