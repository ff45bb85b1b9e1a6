"""Rows of a table under the names of their columns → records, one a row.

What CSV and Parquet have in common: a table without its text or id is one note, not
one a row, and a record's line is the whole row as an object of JSON,
under the names that the options seek.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.columns import aliases, renamed
from lineage.read.fields import in_record
from lineage.read.missing import missing
from lineage.read.record import Record, clean

Row = tuple[str, dict[str, object]]
"""Where it stands, and its values by the columns' names: what JSON can hold, or bytes."""


def in_rows(
    columns: Sequence[str], rows: Iterable[Row | Skipped], path: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    found = aliases(columns, options)
    names = {*columns, *found}
    for kind in ("text", "id"):
        if getattr(options, f"{kind}_field") not in names:
            yield missing(kind, columns, options, path, "")
            return
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        place, values = row
        values = renamed(values, found)
        yield from in_record(values, _line(values, options), path, place, options)


def _line(values: dict[str, object], options: ReadOptions) -> bytes:
    """In the encoding in which a line of JSON would have been read."""
    told = {clean(name): value for name, value in values.items() if not isinstance(value, bytes)}
    return json.dumps(told, default=str).encode(options.encoding)
