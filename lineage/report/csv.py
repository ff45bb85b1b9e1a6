"""Table → CSV bytes: UTF-8, RFC 4180, a header always.

Spreadsheet programs run cells that begin like formulas, so those get an apostrophe in front;
controls are made visible, so that a table printed on a terminal stays a table.
"""

from __future__ import annotations

import csv
import io

from lineage.report.foreign import visible
from lineage.report.tables import Cell, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_csv(table: Table, *, is_marked: bool = False) -> bytes:
    """Marked: with a byte order mark, by which Excel knows that it is UTF-8."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return page.getvalue().encode("utf-8-sig" if is_marked else "utf-8")


def _cell(cell: Cell) -> str | int | float | None:
    """Text made harmless; `true` and `false` as JSON writes them; nothing as nothing."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell
    return ("'" if cell.startswith(_FORMULA) else "") + visible(cell)
