"""Who shares how much with whom? Every outlet, or article of a story, against every other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult

from lineage.model import ArticleId, Story
from lineage.report.findings import claim
from lineage.report.tables import Table as Rows
from lineage.report.view import View
from tui.commands import bindings
from tui.ink import Line, prose
from tui.library import Library
from tui.matrices import ORDERS, Measure, Order, of_articles, of_outlets
from tui.matrices import Matrix as Table
from tui.matrix_words import bound_text, number_text, outlet_filter, told_cell
from tui.palette import heat_style
from tui.place import Place
from tui.screens.story_pane import StoryPane
from tui.widgets.band import Band
from tui.widgets.cell_grid import CellGrid
from tui.widgets.scroller import Scroller

FEW = 12
"""Articles up to which they, and not their outlets, are shown first."""
MANY = 500
"""Outlets from which what they share is asked for by a worker."""
MANY_CELLS = 5_000
"""From which they are put in order by a worker."""
_CODE = 5
_NAMED = 11
"""Cells of a column from which its name stands over it, cut if need be, and not its code."""
_WIDEST = 15
_STEPS = 6
_AT = Style(bold=True, reverse=True)


class Matrix(StoryPane[tuple[View, Table]]):
    SCREEN = "matrix"
    SCOPES = ("matrix", "story")
    BINDINGS = bindings("matrix", "story")
    DEFAULT_CSS = """
    Matrix { layout: vertical; }
    Matrix CellGrid { height: 1fr; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_of_articles: bool | None = None
        self._table = Table((), {}, ("share",))
        self._by: Order = "size"
        self._arranged: list[int] = []
        """Places in `members`, in the order of the rows and columns."""
        self._measure: Measure = "share"
        self._quotes = False
        self._top = 0.0
        self._said = ""

    def compose(self) -> ComposeResult:
        yield CellGrid(self._row_head, self._column_head, self._cell, id="grid")
        yield Band(id="about")

    @property
    def grid(self) -> CellGrid:
        return self.query_one(CellGrid)

    def main(self) -> Scroller | None:
        return self.grid

    def export_rows(self) -> Rows | None:
        return super().export_rows() if self._is_of_articles else self.library.uses()

    def command(self) -> str:
        if self._is_of_articles:
            return super().command()
        return self.shell("report", self.store, "--format", "csv", "--table", "uses")

    def show(self, place: Place) -> None:
        if place.number is not None:
            self._is_of_articles = True
        elif self._is_of_articles is None:
            self._is_of_articles = begins_with_articles(self.library)
        if self._is_of_articles is not ("links" in self._table.measures):
            self.fill_with(self.brush.glyphs.ellipsis)
        if self._is_of_articles:
            super().show(place)
            return
        done = partial(self._fill_outlets, place.at)
        if self.library.counts.outlets <= MANY:
            done(self._outlets())
        else:
            self._wait("what outlets share")
            self.in_worker(self._outlets, done, "story")

    def place(self) -> Place:
        return Place("matrix", self._number if self._is_of_articles else None, at=self.cursor)

    def subject(self) -> str:
        kind = "article" if self._is_of_articles else "outlet"
        story = (
            f", {super().subject()}" if self._is_of_articles and self._number is not None else ""
        )
        return f"{kind} {self.brush.glyphs.times} {kind}{story}"

    def told(self) -> str:
        quotes = " with quotes" if self._quotes else ""
        return f"row uses column · {self._measure}{quotes} · by {self._by}"

    # Values.

    def read(self, view: View, story: Story) -> tuple[View, Table]:
        return view, of_articles(view, story.articles)

    def fill(self, made: tuple[View, Table], cursor: int, *, is_new: bool) -> None:
        if self._is_of_articles:
            self._fill(made[1], cursor)

    def fill_with(self, told: str) -> None:
        self._said = told
        self._fill(Table((), {}, (self._measure,)), 0)

    def _outlets(self) -> Table:
        archive = self.library.archive
        return of_outlets(archive.outlets(), archive.uses())

    def _fill_outlets(self, cursor: int, table: Table) -> None:
        if not self._is_of_articles:
            self._said = "No outlet is known: z shows the articles of a story."
            self._fill(table, cursor)

    def _fill(self, table: Table, cursor: int) -> None:
        self._table = table
        if self._measure not in table.measures:
            self._measure = table.measures[-1]
        self._top = table.top(self._measure, self._quotes)
        self._arranged = table.order(self._by)
        self._lay(divmod(cursor, max(1, len(self._arranged))))
        self.window.tell()

    def lay_out(self) -> None:
        self._lay(self.grid.at)

    def _lay(self, at: tuple[int, int]) -> None:
        members, width = self._table.members, (self.size.width or 80) - 1
        longest = max((len(m.name) for m in members), default=0)
        head = min(longest + _CODE + 1, max(18, width * 3 // 10))
        room = (width - head) // max(1, len(members))
        cell = min(max(self._number_width() + 2 + self._is_mono, room), _WIDEST)
        self.grid.fill(len(members), len(members), head, cell, at)
        self._tell_cell()

    def _number_width(self) -> int:
        return 6 if self._measure == "share" else max(4, len(f"{self._top:,.0f}"))

    @property
    def _is_mono(self) -> bool:
        return not self.brush.theme.heat

    def _pair(self) -> tuple[int, int]:
        """Places of the members whose row and column the cursor is in."""
        row, column = self.grid.at
        return self._arranged[row], self._arranged[column]

    # Painting.

    def _row_head(self, row: int, width: int, is_at: bool) -> list[Segment]:
        member = self._table.members[self._arranged[row]]
        return [
            self.brush.text(member.code, "accent" if is_at else "muted", _CODE),
            self.brush.text(member.name, "accent" if is_at else None, max(0, width - _CODE - 1)),
            Segment(" "),
        ]

    def _column_head(self, column: int, width: int, is_at: bool) -> list[Segment]:
        member = self._table.members[self._arranged[column]]
        told = member.name if width >= _NAMED else member.code
        return [self.brush.right(told, width - 1, "accent" if is_at else "muted"), Segment(" ")]

    def _cell(self, row: int, column: int, is_at: bool) -> list[Segment]:
        brush = self.brush
        cell = self._table.cells.get((self._arranged[row], self._arranged[column]))
        value = cell.value(self._measure, self._quotes) if cell else 0.0
        part = value / self._top if self._top else 0.0
        style = heat_style(brush.theme, part) if value else Style.null()
        shade = (brush.glyphs.shade(part) if value else " ") if self._is_mono else ""
        empty = brush.glyphs.dash if row == column else brush.glyphs.dot
        room = self.grid.cell_width - 2 - len(shade)
        text = number_text(cell, self._measure, self._quotes) if cell and value else empty
        lead = brush.glyphs.cursor if is_at else " "
        return [
            Segment(f"{lead}{shade}{text:>{room}}", style + _AT if is_at else style),
            Segment(" "),
        ]

    # What is told below.

    def _tell_cell(self) -> None:
        if not self._table.members:
            lines = prose(self.brush, self._said, self.size.width or 80)
            self.query_one("#about", Band).fill(lines)
            return
        width = (self.size.width or 80) - 2
        lines = [
            self._scale(),
            *prose(
                self.brush,
                told_cell(self._table, self._pair(), self._quotes),
                width,
                None,
                " ",
                "   ",
            ),
        ]
        if self._is_of_articles and self.size.height >= 16:
            lines += prose(self.brush, self._claim(), width, "muted", " ", "   ")
        self.query_one("#about", Band).fill(lines)

    def _scale(self) -> Line:
        """From nothing to the largest value, in the steps of the colours."""
        brush = self.brush

        def line() -> list[Segment]:
            segments = [brush.text(" scale ", "muted")]
            for step in range(_STEPS):
                shade = brush.glyphs.shades[step] if self._is_mono else ""
                told = f"{shade} {bound_text(self._top * step / _STEPS, self._measure)} "
                segments.append(Segment(told, heat_style(brush.theme, step / _STEPS)))
            unit = "%" if self._measure == "share" else f" {self._measure}"
            return [
                *segments,
                brush.text(f" to {bound_text(self._top, self._measure)}{unit}", "muted"),
            ]

        return line

    def _claim(self) -> str:
        a, b = (self._table.members[n].id for n in self._pair())
        view = self.shown[0] if self.shown else None
        edge = view.edge(ArticleId(a), ArticleId(b)) if view else None
        return claim(view, edge) if view and edge else ""

    def find(self, words: str) -> Sequence[int]:
        """Where a name's row and column meet."""
        return list(self._found(words))

    def _found(self, words: str) -> Iterator[int]:
        for n, place in enumerate(self._arranged):
            if self.library.holds(self._table.members[place].name, words):
                yield n * len(self._arranged) + n

    def on_scroller_moved(self, event: Scroller.Moved) -> None:
        self._tell_cell()

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        row, column = (self._table.members[n].id for n in self._pair())
        if self._is_of_articles:
            b, a = (self.library.number(ArticleId(id_)) for id_ in (row, column))
            self.window.go(Place("article", a) if a == b else Place("compare", a, b))
            return
        self.window.set_filter(outlet_filter(row, column))

    # Commands.

    def action_measure(self) -> None:
        measures = self._table.measures
        self._measure = measures[(measures.index(self._measure) + 1) % len(measures)]
        self._again()

    def action_matrix_quotes(self) -> None:
        if not self._is_of_articles:
            self.window.say("Quoted speech is not kept for outlets; z shows articles.")
            return
        self._quotes = not self._quotes
        self._again()

    def action_order(self) -> None:
        """The cursor stays with its two members."""
        if not self._arranged:
            return
        self._by = order = ORDERS[(ORDERS.index(self._by) + 1) % len(ORDERS)]
        table = self._table
        if len(table.cells) <= MANY_CELLS:
            self._arrange(table, table.order(order))
        else:
            self.in_worker(partial(table.order, order), partial(self._arrange, table), "story")

    def _arrange(self, table: Table, shown: list[int]) -> None:
        if table is self._table:
            pair, self._arranged = self._pair(), shown
            self._lay((shown.index(pair[0]), shown.index(pair[1])))
            self.window.tell()

    def action_zoom(self) -> None:
        self._is_of_articles = not self._is_of_articles
        self._quotes = False
        self.show(Place("matrix"))

    def _again(self) -> None:
        self._top = self._table.top(self._measure, self._quotes)
        self.lay_out()
        self.window.tell()


def begins_with_articles(library: Library) -> bool:
    return library.counts.articles <= FEW or library.counts.outlets < 2
