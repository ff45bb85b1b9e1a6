"""A pane → what of it is written, how, and where: an order; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from lineage.report.tables import TABLES
from tui.exports import Format, Order, Texts, What, hindrance, target
from tui.ink import Line, prose
from tui.overlays.overlay import Overlay
from tui.pane import Pane
from tui.themes import Ink
from tui.widgets.band import Band
from tui.widgets.choice import NAME_CELLS, Choice

_NAMES = {Format.CSV: "CSV", Format.MD: "Markdown", Format.JSONL: "JSON Lines"}


class Where(Horizontal):
    DEFAULT_CSS = f"""
    Where {{ height: 1; }}
    Where Static {{ width: {NAME_CELLS}; padding: 0 2; color: $text-muted; }}
    Where Input {{ width: 1fr; height: 1; border: none; padding: 0; background: $panel; }}
    """

    def compose(self) -> ComposeResult:
        yield Static("where", markup=False)
        yield Input(compact=True)


class Export(Overlay[Order | None]):
    KEYS = "enter write  up/down line  left/right choose  esc close"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "focus_previous_line", show=False),
        Binding("down", "focus_next_line", show=False),
        Binding("enter", "write", show=False, priority=True),
    ]

    def __init__(self, pane: Pane, folder: Path) -> None:
        super().__init__()
        self._pane = pane
        self._folder = folder
        self._named = ""
        """The name that was proposed last; another one was typed."""
        self._confirmed: Order | None = None
        """What enter writes although the file is there."""

    def title_text(self) -> str:
        return "Export"

    def parts(self) -> Iterator[Widget]:
        yield Choice("what", list(What), id="what")
        yield Choice("table", list(TABLES), id="table")
        yield Choice("format", list(Format), id="format")
        yield Choice("text", list(Texts), id="texts")
        yield Where()
        yield Band(id="told")

    def fill(self) -> None:
        what, format_ = self._what, self._format
        self.query_one("#table").display = what is What.CORPUS and not self._is_report
        self.query_one("#texts").display = format_ is not Format.SVG
        self._propose()
        lines: list[Line] = []
        for told, is_warning in self._told():
            ink: Ink | None = "warning" if is_warning else None
            lines += prose(self.brush, told, self.cells, ink, "  ", "  ")
        self.query_one("#told", Band).fill(lines)

    def _propose(self) -> None:
        """A name for the file, as long as nobody typed another."""
        line = self.query_one(Input)
        if line.value == self._named:
            screen = self._pane.SCREEN
            table = "report" if self._is_report else self._choice("table").value
            stem = table if self._what is What.CORPUS else screen
            self._named = line.value = f"{stem}.{self._format.value}"

    def _told(self) -> Iterator[tuple[str, bool]]:
        """What enter does, and whether it is a warning."""
        order = self._order()
        yield self._sentence(order), False
        yield f"to {order.path}", False
        reason = self._obstacle(order)
        if reason:
            yield f"cannot: {reason}", True
        elif order.path.exists():
            again = "enter again replaces it" if order == self._confirmed else "enter asks again"
            yield f"the file is there already; {again}", True

    def _sentence(self, order: Order) -> str:
        if order.format is Format.SVG:
            return "a picture of the screen"
        told = _NAMES[order.format]
        if self._is_report:
            return f"the report on the whole corpus, as {told}"
        if order.what is What.CORPUS:
            return f"the table {order.table} of the whole corpus, as {told}"
        rows = "the marked rows" if order.what is What.MARKED else self._pane.told() or "this view"
        return f"{rows}, as {told}"

    def _obstacle(self, order: Order) -> str | None:
        kind, pane = type(self._pane), self._pane
        if order.format is not Format.SVG:
            if order.what is What.VIEW and kind.export_rows is Pane.export_rows:
                return "this view has no table; choose svg, or the corpus"
            if order.what is What.MARKED and kind.marked_rows is Pane.marked_rows:
                return "nothing can be marked here"
        return hindrance(order.path, pane.library.archive.path)

    def _order(self) -> Order:
        return Order(
            path=target(self.query_one(Input).value, self._folder),
            what=self._what,
            table=self._choice("table").value,
            format=self._format,
            texts=Texts(self._choice("texts").value),
        )

    @property
    def _what(self) -> What:
        return What(self._choice("what").value)

    @property
    def _format(self) -> Format:
        return Format(self._choice("format").value)

    @property
    def _is_report(self) -> bool:
        """As Markdown the corpus is told, not listed; not where its words may not be shown."""
        is_told = self._format is Format.MD and self._choice("texts").value == Texts.FULL
        return self._what is What.CORPUS and is_told

    def _choice(self, name: str) -> Choice:
        return self.query_one(f"#{name}", Choice)

    def on_choice_changed(self) -> None:
        self.fill()

    def on_input_changed(self) -> None:
        self.fill()

    def action_focus_next_line(self) -> None:
        self.focus_next()

    def action_focus_previous_line(self) -> None:
        self.focus_previous()

    def action_write(self) -> None:
        order = self._order()
        if self._obstacle(order) or not self.query_one(Input).value.strip():
            self.app.bell()
        elif order.path.exists() and order != self._confirmed:
            self._confirmed = order
            self.fill()
        else:
            self.dismiss(replace(order, may_replace=order == self._confirmed))
