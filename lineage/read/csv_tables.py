"""CSV and TSV with a header → one article a row.

Cells are quoted as in RFC 4180: a quoted cell may hold delimiters and line breaks, which
are kept as they are. What separates cells (comma, semicolon, tab, bar) is told by the
head of the file. A row that cannot be read for certain is a note, and the next is read.
"""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.columns import USUAL
from lineage.read.dialects import Rows, dialect_of
from lineage.read.record import Record
from lineage.read.rows import Row, in_rows
from lineage.read.streams import DamagedStreamError, stream_of

_HEAD = 1 << 16
"""Bytes that tell the delimiter."""
_BAD_BYTE = re.compile("[\udc80-\udcff]")
"""What `surrogateescape` makes of a byte that is no text."""
_TEXTS = frozenset(("text", *USUAL["text_field"]))
_IDS = frozenset(("id", *USUAL["id_field"], "url", "headline", "title"))


def read_csv(
    stream: BinaryIO, path: str, _id: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    head, rest = _opening(stream)
    if stop := _not_a_table(head, path, options):
        yield stop
        return
    encoding = "utf-8-sig" if head.startswith(BOM_UTF8) else options.encoding
    dialect = dialect_of(head.decode(encoding, "replace"), options)
    with io.TextIOWrapper(rest, encoding, "surrogateescape", newline="") as lines:
        reader = Rows(lines, dialect)
        try:
            columns = [name.strip() for name in next(reader, [])]
        except csv.Error as error:
            yield Skipped(path, "line 1", f"no header: {error}", "name the columns in a first row")
            return
        except UnicodeError:
            yield _undecodable(path, "line 1", options)
            return
        yield from _repeated(columns, path)
        yield from in_rows(columns, _rows(reader, columns, path, options), path, options)


def is_csv(head: bytes) -> bool:
    """A header that names a text, and an id or a title: prose does not begin so."""
    text = head.decode("utf-8", "ignore")
    try:
        row = next(Rows(text.splitlines(keepends=True), dialect_of(text, ReadOptions())), [])
    except csv.Error:
        return False
    names = {name.strip().casefold() for name in row}
    return not names.isdisjoint(_TEXTS) and not names.isdisjoint(_IDS)


def _rows(
    reader: Rows, columns: list[str], path: str, options: ReadOptions
) -> Iterator[Row | Skipped]:
    while True:
        place = f"line {reader.line_num + 1}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Skipped(path, place, *_bad_row(error))
            continue
        except UnicodeError:
            yield _undecodable(path, place, options)
            return
        if cells is None:
            return
        if cells:
            yield from _row(cells, columns, path, place, options)


def _row(
    cells: list[str], columns: list[str], path: str, place: str, options: ReadOptions
) -> Iterator[Row | Skipped]:
    count = f"{len(cells)} cells under {len(columns)} columns"
    if any(not cell.isascii() and _BAD_BYTE.search(cell) for cell in cells):
        reason = f"the row is not {options.encoding.upper()}"
        yield Skipped(path, place, reason, "convert the file, or pass --encoding")
    elif any(cells[len(columns) :]):
        yield Skipped(path, place, count, "quote the cell that holds a delimiter")
    else:
        if len(cells) < len(columns):
            step = "give the row all its cells; those that lack count as empty"
            yield Skipped(path, place, count, step)
        values: dict[str, object] = {}
        for name, cell in zip_longest(columns, cells[: len(columns)]):
            values.setdefault(name, cell or None)
        yield place, values


def _bad_row(error: csv.Error) -> tuple[str, str]:
    """The reason, and the next step."""
    if "end of data" in str(error) or "limit" in str(error):
        reason = "a quotation mark is never closed; what follows it was left unread"
        return reason, "close it, or double it within a quoted cell"
    return f"bad CSV: {error}", "double the quotation marks within a quoted cell"


def _undecodable(path: str, place: str, options: ReadOptions) -> Skipped:
    reason = f"from here on the file is not {options.encoding.upper()}"
    return Skipped(path, place, reason, "convert the file, or pass --encoding")


def _repeated(columns: list[str], path: str) -> Iterator[Skipped]:
    for name, times in Counter(columns).items():
        if name and times > 1:
            reason = f"{times} columns are called '{name}'; the first one counts"
            yield Skipped(path, "line 1", reason, "rename the others")


def _not_a_table(head: bytes, path: str, options: ReadOptions) -> Skipped | None:
    if not head.strip():
        return Skipped(path, "", "empty file", "remove it, or check how it was made")
    try:
        header = head.splitlines()[0].decode(options.encoding, "ignore")
    except UnicodeError:
        header = ""
    if "\0" not in header:
        return None
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return Skipped(path, "", "the file is UTF-16", "convert it, or pass --encoding utf-16")
    return Skipped(path, "", "binary file", "export it as CSV in UTF-8, or pass --encoding")


def _opening(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes, and all of them; damage shows when all before it has been read."""
    parts: list[bytes] = []
    damage: list[DamagedStreamError] = []
    missing = _HEAD
    try:
        while missing > 0 and (part := stream.read1(missing)):  # type: ignore[attr-defined]
            parts.append(part)
            missing -= len(part)
    except DamagedStreamError as error:
        damage.append(error)

    def chunks() -> Iterator[bytes]:
        yield from parts
        if damage:
            raise damage[0]
        yield from iter(lambda: stream.read1(_HEAD), b"")  # type: ignore[attr-defined]

    return b"".join(parts), stream_of(chunks())
