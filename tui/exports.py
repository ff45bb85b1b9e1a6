"""What a person orders → bytes → a file, whole or not at all; the columns are the reports'."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from lineage.errors import OutputError
from lineage.report.csv import table_csv
from lineage.report.json import dumps, objects
from lineage.report.markdown import markdown_table, report_markdown
from lineage.report.tables import TABLES, Cell, Table
from lineage.store.atomic import replaced
from tui.library import Library
from tui.pane import Pane

SNIPPET_WORDS = 40
_TEXTS = {
    "sentences": ("text",),
    "passages": ("text",),
    "readings": ("text",),
    "pairs": ("evidence",),
    "wires": ("evidence",),
    "comparison": ("source_text", "target_text", "difference"),
}
"""Columns that hold words of the articles, by table."""


class What(StrEnum):
    VIEW = "this view"
    MARKED = "marked rows"
    CORPUS = "the corpus"


class Format(StrEnum):
    CSV = "csv"
    MD = "md"
    JSONL = "jsonl"
    SVG = "svg"
    """A picture of the screen."""


class Texts(StrEnum):
    FULL = "full"
    SNIPPET = "snippet"
    """At most `SNIPPET_WORDS` words of each."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Order:
    path: Path
    what: What = What.VIEW
    table: str = "pairs"
    """Of the corpus: a name of `tables.TABLES`."""
    format: Format = Format.CSV
    texts: Texts = Texts.FULL
    may_replace: bool = False


def page(order: Order, pane: Pane, library: Library) -> bytes | None:
    """None: there is no such table. May take long; SVG is not made here."""
    if order.format is Format.MD and order.texts is Texts.FULL:
        told = _told(order, pane, library)
        if told is not None:
            return told.encode("utf-8", "replace")
    table = _table(order, pane, library)
    return None if table is None else rendered(table, order.format, order.texts)


def _told(order: Order, pane: Pane, library: Library) -> str | None:
    """A page that says more than a table, where there is one."""
    if order.what is What.CORPUS:
        return report_markdown(library.whole())
    return pane.export_markdown() if order.what is What.VIEW else None


def _table(order: Order, pane: Pane, library: Library) -> Table | None:
    if order.what is What.CORPUS:
        return TABLES[order.table](library.whole())
    return pane.marked_rows() if order.what is What.MARKED else pane.export_rows()


def rendered(table: Table, format_: Format, texts: Texts) -> bytes:
    table = shortened(table, texts)
    if format_ is Format.CSV:
        return table_csv(table)
    if format_ is Format.MD:
        lines = markdown_table(table.columns, table.rows)
        return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    return b"".join(dumps(row) + b"\n" for row in objects(table))


def shortened(table: Table, texts: Texts) -> Table:
    """The columns stay; what others wrote is left out, or cut."""
    columns = [table.columns.index(name) for name in _TEXTS.get(table.name, ())]
    if texts is Texts.FULL or not columns:
        return table
    rows = (tuple(_cells(row, columns, texts)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _cells(row: tuple[Cell, ...], columns: list[int], texts: Texts) -> Iterator[Cell]:
    for at, cell in enumerate(row):
        if at not in columns or cell is None:
            yield cell
        else:
            yield snippet(str(cell)) if texts is Texts.SNIPPET else None


def snippet(text: str) -> str:
    words = text.split()
    return text if len(words) <= SNIPPET_WORDS else f"{' '.join(words[:SNIPPET_WORDS])} …"


def target(typed: str, folder: Path) -> Path:
    """The whole path that a person means: `~` and relative ones too."""
    path = Path(typed.strip().replace("\0", ""))
    with suppress(RuntimeError):  # no such person: the name is taken as it is
        path = path.expanduser()
    return (folder / path).resolve()


def hindrance(path: Path, store: Path) -> str | None:
    """Why nothing may be written there, whatever a person confirms."""
    try:
        return _hindrance(path, store)
    except OSError as error:
        return f"{error.strerror or error}"


def _hindrance(path: Path, store: Path) -> str | None:
    if not path.parent.is_dir():
        return f"the folder {path.parent} is not there; make it first"
    if path.is_dir():
        return "that is a folder; give the name of a file in it"
    if path.exists() and not path.is_file():
        return "that is not a file that can be replaced"
    return "that is the store itself" if path == store.resolve() else None


def written(order: Order, content: bytes) -> str:
    """Writes it, and says so, or what was in the way."""
    try:
        with replaced(order.path, order.may_replace) as unfinished:
            unfinished.write_bytes(content)
    except OutputError as error:
        return str(error)
    return f"wrote {order.path} ({len(content):,} bytes)"
