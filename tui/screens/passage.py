"""How does a passage stand in each article? Its readings, beside one that is the base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from textual.app import ComposeResult
from textual.worker import get_current_worker

from lineage.model import SentenceKey
from lineage.report.numbers import count
from lineage.report.readings import Reading, Readings, same_words
from lineage.report.tables import Table, readings
from lineage.report.view import number
from tui.collation import Collation
from tui.commands import bindings
from tui.ink import BLANK, Line, prose
from tui.pane import Pane
from tui.place import Place
from tui.reach import facts, reach
from tui.readings import Block, Layout, Painter
from tui.taking import cited, row_forms
from tui.widgets.band import Band
from tui.widgets.item_view import Item, ItemView
from tui.widgets.scroller import Scroller

MOST_LOADED_AT_ONCE = 20
"""Articles; those of more are loaded by a worker."""
MOST_LAID_OUT_AT_ONCE = 40
"""Blocks; more are laid out by a worker."""


class Passage(Pane):
    SCREEN = "passages"
    SCOPES = ("passage",)
    BINDINGS = bindings("passage")

    readings: Readings | None = None
    """None: there is none, or they are being loaded."""

    def __init__(self) -> None:
        super().__init__()
        self._place = Place("passage")
        self._base: Reading | None = None
        """That a person chose."""
        self._collation: Collation | None = None
        self._is_flipped = False
        self._is_folded = True
        self._only_marked = False
        self._marks: set[SentenceKey] = set()
        self._said = ""
        self._turn = 0
        """Counts layouts, so that no worker brings one that is out of date."""

    def compose(self) -> ComposeResult:
        yield Band(id="head")
        yield ItemView(id="readings")

    @property
    def view(self) -> ItemView:
        return self.query_one("#readings", ItemView)

    def main(self) -> Scroller | None:
        return self.view

    # What is shown.

    def show(self, place: Place) -> None:
        number = place.number if place.number is not None else self._first()
        self._place = Place("passage", number, place.other, place.at)
        self.readings = self._base = self._collation = None
        self._only_marked = False
        self.workers.cancel_node(self)
        self._turn += 1
        if number is None:
            self._say("No passage: no sentence stands in two articles, copied or edited.")
            return
        articles = len(self.library.archive.carriers_of(number))
        if articles <= MOST_LOADED_AT_ONCE:
            self._show(self.library.readings(number))
            return
        self._say(f"{self.brush.glyphs.ellipsis} loading the readings of {articles:,} articles")
        self.in_worker(lambda: self.library.readings(number), partial(self._loaded, number), "load")

    def _first(self) -> int | None:
        """The one looked at last, else the first of the list."""
        if self._place.number is not None:
            return self._place.number
        numbers = self.library.numbers("passage", self.library.orders("passage")[0])
        return numbers[0] if numbers else None

    def _loaded(self, number: int, found: Readings) -> None:
        if number == self._place.number:
            self._show(found)

    def _show(self, readings: Readings) -> None:
        self.readings = readings
        chosen = self._place.other
        if chosen is not None:
            self._base = next((r for r in readings.all if self._number(r) == chosen), None)
        self._fill(self._place.at)
        self.window.tell()

    def _say(self, told: str) -> None:
        """Instead of readings."""
        self._said = told
        self.query_one("#head", Band).fill(prose(self.brush, told, self._width, None, " ", " "))
        self.view.fill(())

    def place(self) -> Place:
        base = self._number(self._base) if self._base else None
        at = self.view.cursor if self.readings else self._place.at
        return Place("passage", self._place.number, base, at)

    def subject(self) -> str:
        return self.readings.base.whole.text if self.readings else ""

    def export_rows(self) -> Table | None:
        """Of all readings, one for each sentence."""
        return None if self._place.number is None else self._table(self._place.number)

    def _table(self, number: int) -> Table:
        table = readings(self.library.passage(number))
        id_ = self.library.id_of("passage", number)
        return replace(table, rows=tuple(row for row in table.rows if row[0] == id_))

    def yankable(self) -> dict[str, str]:
        """Of the first reading at the cursor; as a row, its first sentence."""
        block = self.block
        if block is None or self._place.number is None:
            return {}
        reading = block.first
        own = (reading.id.article, number(reading.id))
        table = self._table(self._place.number)
        return {
            "text": cited(reading.whole.text, reading.document.article, own[1]),
            "id": f"{own[0]}:{own[1]}",
            **row_forms(replace(table, rows=tuple(r for r in table.rows if r[2:4] == own))),
        }

    def command(self) -> str:
        return self.shell("report", self.store, "--format", "csv", "--table", "readings")

    def article_here(self) -> int | None:
        return self._number(self.block.first) if self.block else None

    def told(self) -> str:
        if self.readings is None:
            return ""
        return count(len(same_words(self.readings.all)), "distinct reading")

    @property
    def block(self) -> Block | None:
        """At the cursor."""
        found: Block | None = self.view.current
        return found

    @property
    def base(self) -> Reading:
        assert self.readings is not None
        return self._base or self.readings.base

    def _number(self, reading: Reading) -> int:
        return self.library.number(reading.document.article.id)

    # Layout.

    @property
    def _width(self) -> int:
        return (self.size.width or 80) - 3

    def lay_out(self) -> None:
        if self.readings is None:
            self._say(self._said)
        self._fill(None)

    def _fill(self, cursor: int | None) -> None:
        if self.readings is None:
            return
        self._turn += 1
        self.query_one("#head", Band).fill(self._head())
        layout = self._layout(self.readings)
        collation, others = layout.collation, [block.first for block in layout.blocks[1:]]
        collation.begin(others[:MOST_LAID_OUT_AT_ONCE])
        self.view.fill(layout.items(MOST_LAID_OUT_AT_ONCE), cursor)
        shown = [collation.known(r) for r in others[: MOST_LAID_OUT_AT_ONCE + 1]]
        if collation.common is None or None in shown or len(others) > MOST_LAID_OUT_AT_ONCE:
            turn = self._turn
            self.run_worker(
                lambda: self._finish(turn, layout), thread=True, exclusive=True, group="layout"
            )

    def _finish(self, turn: int, layout: Layout) -> None:
        worker, collation = get_current_worker(), layout.collation
        for reading in (*(block.first for block in layout.blocks[1:]), *collation.distinct):
            if worker.is_cancelled:
                return
            collation.work_out(reading)
        collation.finish()
        items = layout.items(len(layout.blocks))
        self.app.call_from_thread(self._finished, turn, items)

    def _finished(self, turn: int, items: Sequence[Item]) -> None:
        if turn == self._turn:
            self.view.fill(items)

    def _layout(self, readings: Readings) -> Layout:
        if self._collation is None or self._collation.base != self.base:
            distinct = [same[0] for same in same_words(readings.all)]
            self._collation = Collation(self.base, distinct, self.library.difference)
        return Layout(
            Painter(self.brush, self._width, self._is_flipped),
            self._collation,
            facts(self.brush, readings, self._width, is_chosen=self._base is not None),
            self._blocks(readings),
            frozenset(self._marks),
        )

    def _blocks(self, readings: Readings) -> list[Block]:
        base = self.base
        rest = [r for r in readings.all if r.id != base.id]
        if not self._is_folded:
            blocks = [Block((base,)), *(Block((reading,)) for reading in rest)]
        else:
            blocks = [Block(same) for same in same_words((base, *rest))]
        if self._only_marked:
            blocks = [b for n, b in enumerate(blocks) if n == 0 or self._is_marked(b)]
        return blocks

    def _is_marked(self, block: Block) -> bool:
        return block.first.id in self._marks

    def _head(self) -> list[Line]:
        assert self.readings is not None and self._place.number is not None
        words = self.library.passages([self._place.number])[0]["words"]
        told = reach(self.brush, self.readings, words, self.library.counts.articles)
        return [*prose(self.brush, told, self._width, "heading", " ", " "), BLANK]

    def find(self, words: str) -> Sequence[int]:
        return [
            n
            for n, item in enumerate(self.view.items)
            if item.data and self.library.holds(item.data.first.whole.text, words)
        ]

    # Commands.

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        if self.block is not None:
            reading = self.block.first
            self.window.go(Place("article", self._number(reading), at=reading.sentences[0].index))

    def action_base(self) -> None:
        """The reading at the cursor; at the base, the one that stands after it in time."""
        if self.readings is None or self.block is None:
            return
        found, reading = self.readings.all, self.block.first
        if reading.id == self.base.id:
            firsts = [same[0] for same in same_words(found)]
            here = next(n for n, r in enumerate(firsts) if r.whole.text == reading.whole.text)
            reading = firsts[(here + 1) % len(firsts)]
        self._base = reading
        self._fill(1)
        self.window.tell()

    def action_compare(self) -> None:
        if self.block is None:
            return
        base, other = self._number(self.base), self._number(self.block.first)
        if base == other:
            self.window.say("This is the base's article; c compares it with another one's.")
        else:
            self.window.go(Place("compare", base, other))

    def action_differences(self) -> None:
        self._is_flipped = not self._is_flipped
        self._fill(None)

    def action_fold_same(self) -> None:
        self._is_folded = not self._is_folded
        self._refill()

    def action_mark(self) -> None:
        if self.block is not None:
            self._marks ^= {reading.id for reading in self.block.readings}
            at = self.view.cursor
            self._fill(None)
            self.view.cursor = at + 1

    def action_marked(self) -> None:
        if self.readings is None:
            return
        if not self._only_marked and not any(r.id in self._marks for r in self.readings.all):
            self.window.say("No reading is marked; m marks one.")
            return
        self._only_marked = not self._only_marked
        self._refill()

    def _refill(self) -> None:
        """The cursor stays on its reading, if that is still there."""
        here = self.block.first.id if self.block else None
        self._fill(1)
        at = (n for n, i in enumerate(self.view.items) if i.data and i.data.first.id == here)
        self.view.cursor = next(at, self.view.cursor)

    def action_next_match(self) -> None:
        self._match(range(self.view.cursor + 1, len(self.view.items)))

    def action_previous_match(self) -> None:
        self._match(range(self.view.cursor - 1, -1, -1))

    def _match(self, order: range) -> None:
        if self.readings is None:
            return
        words, items = self.base.whole.text, self.view.items
        found = (n for n in order if items[n].data and items[n].data.first.whole.text != words)
        at = next(found, None)
        if at is None:
            self.window.say("No further reading differs from the base.")
        else:
            self.view.cursor = at
