"""Parquet → one article a row. The only module that knows duckdb.

Rows come in their order, some at a time. Nothing but the one file may be opened by what
reads it; bytes that cannot be gone back in are kept in a temporary file first.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.record import Record, missing_library
from lineage.read.rows import Row, in_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MAGIC = b"PAR1"
_ROWS = 256
"""Read at a time: texts of a kilobyte or a megabyte."""
_CHUNK = 1 << 20
MAX_COPIED = 1 << 36
"""Bytes of a temporary file: 64 GiB."""
_PLAIN = (int, float, str, list, dict, bytes, type(None))
_STEP = "write it anew, or fetch it again"


def read_parquet(
    stream: BinaryIO, path: str, _id: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    try:
        import duckdb
    except ImportError:
        raise missing_library("Tables of Parquet", "parquet") from None
    with tempfile.TemporaryDirectory() as folder:
        local = Path(folder, "table.parquet")
        if not _placed(stream, local):
            reason = f"more than {MAX_COPIED >> 30} GiB of packed Parquet"
            yield Skipped(path, "", reason, "unpack it first")
            return
        with _connected(local) as connection:
            try:
                columns = _columns(connection, local)
            except duckdb.Error as error:
                yield Skipped(path, "", f"damaged Parquet: {_said(error, local)}", _STEP)
                return
            rows = _rows(connection, local, columns, path, options)
            yield from in_rows(list(columns), rows, path, options)


def is_parquet(head: bytes) -> bool:
    return head.startswith(MAGIC)


def _placed(stream: BinaryIO, local: Path) -> bool:
    """The file as it is, or a copy of what the stream holds; False: that is too much."""
    if source := _file_of(stream):
        try:
            local.symlink_to(source)
            return True
        except OSError:
            pass  # a system without links
    with local.open("wb") as copy:
        while chunk := stream.read(_CHUNK):
            if copy.tell() + len(chunk) > MAX_COPIED:
                return False
            copy.write(chunk)
    return True


def _file_of(stream: BinaryIO) -> Path | None:
    """The file that the stream is, if it is one; members of archives bear names of files too."""
    raw = getattr(stream, "raw", None)
    if not isinstance(raw, io.FileIO) or not isinstance(raw.name, (str, bytes, os.PathLike)):
        return None
    source = Path(os.fsdecode(raw.name))
    is_it = source.is_file() and os.path.samestat(source.stat(), os.fstat(raw.fileno()))
    return source.resolve() if is_it else None


@contextmanager
def _connected(local: Path) -> Iterator[DuckDBPyConnection]:
    import duckdb

    with duckdb.connect(config={"threads": 1, "autoload_known_extensions": False}) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"SET allowed_paths = [{_quoted(str(local), chr(39))}]")
        connection.execute("SET enable_external_access = false")
        yield connection


def _columns(connection: DuckDBPyConnection, local: Path) -> dict[str, str]:
    """The type of each column."""
    found = connection.execute(f"DESCRIBE SELECT * FROM {_table(local)}").fetchall()
    return {name: type_ for name, type_, *_ in found}


def _rows(
    connection: DuckDBPyConnection,
    local: Path,
    columns: dict[str, str],
    path: str,
    options: ReadOptions,
) -> Iterator[Row | Skipped]:
    import duckdb

    chosen = ", ".join(_chosen(name, type_) for name, type_ in columns.items())
    number = 0
    try:
        connection.execute(f"SELECT {chosen} FROM {_table(local)}")
        while rows := connection.fetchmany(_ROWS):
            for row in rows:
                number += 1
                values = {name: _plain(value) for name, value in zip(columns, row, strict=True)}
                yield from _in_text(values, path, f"row {number}", options)
    except duckdb.Error as error:
        reason = f"damaged Parquet after row {number}: {_said(error, local)}"
        yield Skipped(path, "", reason, f"{_STEP}; what came before was read")
    if not number:
        yield Skipped(path, "", "no rows", "remove it, or check how it was made")


def _in_text(
    values: dict[str, object], path: str, place: str, options: ReadOptions
) -> Iterator[Row | Skipped]:
    """Bytes of the text and the id as text: old programs do not say of strings that they are."""
    for name in (options.text_field, options.id_field):
        value = values.get(name)
        if isinstance(value, bytes):
            try:
                values[name] = value.decode(options.encoding)
            except UnicodeError:
                reason = f"the column '{name}' holds bytes that are not {options.encoding.upper()}"
                yield Skipped(path, place, reason, "write it as strings")
                return
    yield place, values


def _chosen(name: str, type_: str) -> str:
    """Moments with a zone in UTC; the library gives them to Python only with another one."""
    column = _quoted(name, '"')
    if type_ == "TIMESTAMP WITH TIME ZONE":
        return f"make_timestamp(epoch_us({column}))"
    return f"CAST({column} AS VARCHAR)" if "WITH TIME ZONE" in type_ else column


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value if isinstance(value, _PLAIN) else str(value)


def _table(local: Path) -> str:
    return f"read_parquet({_quoted(str(local), chr(39))}, hive_partitioning = false)"


def _quoted(name: str, mark: str) -> str:
    return f"{mark}{name.replace(mark, mark * 2)}{mark}"


def _said(error: Exception, local: Path) -> str:
    """The first line of a message, without the name of the temporary file."""
    line = str(error).partition("\n")[0].replace(str(local), "table.parquet")
    return line.removeprefix("Invalid Input Error: ").strip()[:200]
