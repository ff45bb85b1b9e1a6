"""The head of a table → what separates its cells, and whether it quotes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from lineage.options import ReadOptions

DELIMITERS = ",;\t|"
_LONGEST_CELL = 1 << 27
"""Characters; more is a quotation mark that nobody closed."""


@dataclass(frozen=True, slots=True)
class Dialect:
    delimiter: str
    is_quoted: bool = True
    """False: quotation marks are part of the text (TSV of programs that never quote)."""


def dialect_of(head: str, options: ReadOptions) -> Dialect:
    """The delimiter that parts the head best."""
    delimiter = max(DELIMITERS, key=lambda one: _fit(head, one, options))
    return Dialect(delimiter, delimiter != "\t" or _is_sound(head, Dialect("\t")))


def _fit(head: str, delimiter: str, options: ReadOptions) -> tuple[int, float, int]:
    """How well a delimiter parts the head: wanted names in the header, rows as long, cells."""
    rows = _complete_rows(head, Dialect(delimiter))
    if not rows:
        return 0, 0.0, 0
    wanted = {options.id_field, options.text_field}
    named = len(wanted & {name.strip() for name in rows[0]})
    alike = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
    return named, alike if len(rows[0]) > 1 else 0.0, len(rows[0])


def _complete_rows(head: str, dialect: Dialect) -> list[list[str]]:
    """The rows of the head that can be read, the last one left out where others are: it is cut."""
    reader = Rows(_lines(head), dialect)
    rows: list[list[str]] = []
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            continue
        if row is None:
            return rows[:-1] if len(rows) > 1 else rows
        if row:
            rows.append(row)


def _is_sound(head: str, dialect: Dialect) -> bool:
    """Whether every quotation mark that opens a cell closes it (the last line may be cut)."""
    try:
        list(Rows(_lines(head), dialect))
    except csv.Error as error:
        return "end of data" in str(error)
    return True


def _lines(head: str) -> list[str]:
    return io.StringIO(head, newline="").readlines()


class Rows:
    """The rows of a table, as lists of cells; csv.Error for one that cannot be read."""

    def __init__(self, lines: Iterable[str], dialect: Dialect) -> None:
        self._reader = csv.reader(
            lines,
            delimiter=dialect.delimiter,
            quoting=csv.QUOTE_MINIMAL if dialect.is_quoted else csv.QUOTE_NONE,
            strict=True,
        )

    @property
    def line_num(self) -> int:
        """Lines read so far."""
        return self._reader.line_num

    def __iter__(self) -> Rows:
        return self

    def __next__(self) -> list[str]:
        usual = csv.field_size_limit(_LONGEST_CELL)  # of the whole program
        try:
            return next(self._reader)
        finally:
            csv.field_size_limit(usual)
