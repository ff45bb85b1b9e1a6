"""A CSV with one row an article → what it declares of each id.

Columns have the names that the options give the fields of a record; what separates them is told by
the head of the file. A row that cannot be read is a note, and the next is read.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from lineage.errors import InputError
from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.dialects import Rows, dialect_of
from lineage.read.inputs import shown
from lineage.read.record import Declared, declared

_HEAD = 1 << 16
"""Characters that tell the delimiter."""

Table = dict[str, Declared]
"""By article id."""


def read_table(path: Path, options: ReadOptions) -> tuple[Table, list[Skipped]]:
    """The rows by id, and a note for each row that cannot be joined; InputError if none can."""
    name = shown(path)
    encoding = options.encoding
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        encoding = "utf-8-sig"
    try:
        with path.open(encoding=encoding, newline="") as file:
            dialect = dialect_of(file.read(_HEAD), options)
            file.seek(0)
            return _joined(Rows(file, dialect), name, options)
    except UnicodeDecodeError:
        raise InputError(
            f"{name} is not {options.encoding.upper()}; convert it or pass --encoding."
        ) from None
    except csv.Error as error:
        raise InputError(f"{name} is not a CSV that can be read: {error}; correct it.") from error
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}; check the path.") from error


def _joined(rows: Rows, name: str, options: ReadOptions) -> tuple[Table, list[Skipped]]:
    columns = [column.strip() for column in next(rows, [])]
    if options.id_field not in columns:
        listed = ", ".join(columns) or "none"
        raise InputError(
            f"{name} has no column '{options.id_field}' to join by (its columns: {listed}); "
            "rename one, or name it with --id-field."
        )
    table: Table = {}
    notes: list[Skipped] = []
    for cells in _each(rows, name, notes):
        row = dict(zip(columns, cells, strict=False))
        place = f"line {rows.line_num}"
        id_ = row.get(options.id_field)
        if not id_:
            notes.append(Skipped(name, place, "a row without an id", "give it the article's id"))
        elif id_ in table:
            reason = f"a second row for the id '{id_}'; the first one counts"
            notes.append(Skipped(name, place, reason, "remove one of the two"))
        else:
            table[id_], _ = declared(row, options, name, place)
    return table, notes


def _each(rows: Rows, name: str, notes: list[Skipped]) -> Iterator[list[str]]:
    """The rows that hold anything; a note for each that cannot be read."""
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            if "end of data" in str(error):  # who knows how many rows that swallowed
                raise
            step = "double the quotation marks within a quoted cell"
            notes.append(Skipped(name, f"line {rows.line_num}", f"bad CSV: {error}", step))
            continue
        if cells is None:
            return
        if cells:
            yield cells
