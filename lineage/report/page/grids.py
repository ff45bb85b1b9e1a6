"""Table → a grid of the page: the first rows as HTML, all of them as data that a script may sort.

A grid shows 20 rows at a time, and no column that is empty in all of them. A table of more than
2,000 rows, or of more data than a page can carry, is held back: its first rows stand there, and
its number of rows is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lineage.report.foreign import one_line
from lineage.report.json import dumps
from lineage.report.numbers import likelihood
from lineage.report.tables import Cell, Table

ROWS_A_PAGE = 20
MOST_ROWS = 2000
MOST_DATA = 400_000
"""Bytes of a grid's rows as JSON."""
MOST_LETTERS = 160
"""Of a cell; the CSV file has all of it."""


class Kind(StrEnum):
    """What a column's values are, and so how they are written and sorted."""

    TEXT = "text"
    PROSE = "prose"
    """Text of many words."""
    DATE = "date"
    COUNT = "count"
    SHARE = "share"
    CHANCE = "chance"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    """In the table that the grid is made of."""
    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as it is shown."""

    text: str
    href: str | None = None
    """`#…`, a place in this page."""


@dataclass(frozen=True, slots=True)
class Grid:
    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Slot, ...], ...]
    """The first ones."""
    total: int
    data: str
    """All rows as JSON, safe inside an HTML page; empty when `rows` are all, or it is held back."""
    is_held: bool

    @property
    def size(self) -> int:
        """Bytes in the page, about."""
        cells = sum(len(c.text.encode()) + 20 for row in self.rows for c in row)
        return len(self.data.encode()) + cells


Links = Callable[[str, str], str | None]
"""Column and value → the place in the page that tells of it, if there is one."""


def grid(
    table: Table, columns: Sequence[Column], caption: str, order: Sequence[str], links: Links
) -> Grid:
    """The largest of the columns `order` first; without any: as the table has them."""
    rows = _ordered(table, order)
    columns = _filled(table, columns)
    at = [table.columns.index(column.name) for column in columns]
    head = [[row[n] for n in at] for row in rows[:MOST_ROWS]]
    data = ""
    if ROWS_A_PAGE < len(rows) <= MOST_ROWS:
        data = _data(columns, head, links)
    is_held = len(rows) > ROWS_A_PAGE and (not data or len(data.encode()) > MOST_DATA)
    return Grid(
        name=table.name,
        caption=caption,
        columns=tuple(columns),
        rows=tuple(_slots(columns, row, links) for row in head[:ROWS_A_PAGE]),
        total=len(rows),
        data="" if is_held else data,
        is_held=is_held,
    )


def _filled(table: Table, columns: Sequence[Column]) -> Sequence[Column]:
    """The first column, and those that have a value in some row."""
    first, *others = columns
    at = {column: table.columns.index(column.name) for column in others}
    return [first, *(c for c in others if any(row[at[c]] is not None for row in table.rows))]


def _ordered(table: Table, order: Sequence[str]) -> list[tuple[Cell, ...]]:
    at = [table.columns.index(name) for name in order]
    return sorted(table.rows, key=lambda row: [-float(row[n] or 0) for n in at])


def _slots(columns: Sequence[Column], row: Iterable[Cell], links: Links) -> tuple[Slot, ...]:
    return tuple(
        Slot(told(cell, column.kind), _link(links, column, cell))
        for column, cell in zip(columns, row, strict=True)
    )


def _link(links: Links, column: Column, cell: Cell) -> str | None:
    return links(column.name, cell) if isinstance(cell, str) else None


def told(cell: Cell, kind: Kind) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return clipped(cell)
    if kind is Kind.SHARE:
        return shared(cell)
    if kind is Kind.CHANCE:
        return likelihood(cell)
    return f"{cell:.1f}" if kind is Kind.HOURS else f"{cell:,}"


def shared(share: float) -> str:
    """All and nothing are said only when they are exact."""
    if share in (0, 1):
        return "100 %" if share else "0 %"
    rounded = int(share * 100 + 0.5)
    return {0: "< 1 %", 100: "> 99 %"}.get(rounded, f"{rounded} %")


def clipped(text: str, most: int = MOST_LETTERS) -> str:
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _data(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], links: Links) -> str:
    made = [
        [_datum(column, cell, links) for column, cell in zip(columns, row, strict=True)]
        for row in rows
    ]
    text = dumps(made).decode()
    for mark in "<>&":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def _datum(column: Column, cell: Cell, links: Links) -> object:
    """Counts as they are, the rest as it is shown, a link as a pair of text and place."""
    if isinstance(cell, int) and column.kind is Kind.COUNT:
        return cell
    href = _link(links, column, cell)
    shown = told(cell, column.kind)
    return [shown, href] if href else shown
