"""A CSV with one row an article → what it declares of each id.

Columns have the names that the options give the fields of a record. Commas,
semicolons and tabs separate: whichever the header line has most of.
"""

from __future__ import annotations

import csv
from pathlib import Path

from lineage.errors import InputError
from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.inputs import shown
from lineage.read.record import Declared, declared

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
            header = file.readline()
            file.seek(0)
            reader = csv.DictReader(file, delimiter=max(",;\t", key=header.count))
            return _rows(reader, name, options)
    except UnicodeDecodeError:
        raise InputError(
            f"{name} is not {options.encoding.upper()}; convert it or pass --encoding."
        ) from None
    except csv.Error as error:
        raise InputError(f"{name} is not a CSV that can be read: {error}; correct it.") from error
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}; check the path.") from error


def _rows(
    reader: csv.DictReader[str], name: str, options: ReadOptions
) -> tuple[Table, list[Skipped]]:
    columns = reader.fieldnames or ()
    if options.id_field not in columns:
        listed = ", ".join(columns) or "none"
        raise InputError(
            f"{name} has no column '{options.id_field}' to join by (its columns: {listed}); "
            "rename one, or name it with --id-field."
        )
    table: Table = {}
    notes: list[Skipped] = []
    for row in reader:
        place = f"line {reader.line_num}"
        id_ = row[options.id_field]
        if not id_:
            notes.append(Skipped(name, place, "a row without an id", "give it the article's id"))
        elif id_ in table:
            reason = f"a second row for the id '{id_}'; the first one counts"
            notes.append(Skipped(name, place, reason, "remove one of the two"))
        else:
            table[id_], _ = declared(row, options, name, place)
    return table, notes
