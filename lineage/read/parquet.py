"""Parquet → one article a row. The only reader that knows pyarrow.

Rows come in their order, some at a time. Bytes that cannot be gone back in are kept in a
temporary file first.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.record import Record, missing_library
from lineage.read.rows import Row, in_rows

if TYPE_CHECKING:
    from pyarrow import Array, DataType, Field, RecordBatch, Scalar
    from pyarrow.parquet import ParquetFile

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
        import pyarrow  # noqa: F401
    except ImportError:
        raise missing_library("Tables of Parquet", "parquet") from None
    if _is_file(stream):
        yield from _read(stream, path, options)
        return
    with tempfile.TemporaryFile() as copy:
        if _is_copied(stream, copy):
            yield from _read(copy, path, options)
        else:
            reason = f"more than {MAX_COPIED >> 30} GiB of packed Parquet"
            yield Skipped(path, "", reason, "unpack it first")


def is_parquet(head: bytes) -> bool:
    return head.startswith(MAGIC)


def _is_file(stream: BinaryIO) -> bool:
    """Members of archives can be gone back in too, but begin anew each time."""
    return isinstance(getattr(stream, "raw", None), io.FileIO) and stream.seekable()


def _is_copied(stream: BinaryIO, copy: BinaryIO) -> bool:
    """False: what the stream holds is too much."""
    while chunk := stream.read(_CHUNK):
        if copy.tell() + len(chunk) > MAX_COPIED:
            return False
        copy.write(chunk)
    return True


def _read(file: BinaryIO, path: str, options: ReadOptions) -> Iterator[Record | Skipped]:
    try:
        table = _opened(file)
        columns = table.schema_arrow.names
    except _damage() as error:
        yield Skipped(path, "", f"damaged Parquet: {_said(error)}", _STEP)
        return
    yield from in_rows(columns, _rows(table, path, options), path, options)


def _opened(file: BinaryIO) -> ParquetFile:
    """Columns are read page by page, not a group of rows at once."""
    from pyarrow.parquet import ParquetFile

    return ParquetFile(file, buffer_size=_CHUNK, pre_buffer=False, coerce_int96_timestamp_unit="us")


def _rows(table: ParquetFile, path: str, options: ReadOptions) -> Iterator[Row | Skipped]:
    number = 0
    try:
        for batch in table.iter_batches(_ROWS, use_threads=False):
            for values in _values(batch):
                number += 1
                yield from _in_text(values, path, f"row {number}", options)
    except _damage() as error:
        reason = f"damaged Parquet after row {number}: {_said(error)}"
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


def _values(batch: RecordBatch) -> Iterator[dict[str, object]]:
    """Of columns with the same name the first."""
    columns: dict[str, list[object]] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name not in columns:
            columns[name] = _cells(column)
    for row in zip(*columns.values(), strict=True):
        yield {name: _plain(cell) for name, cell in zip(columns, row, strict=True)}


def _cells(column: Array) -> list[object]:
    """As Python has them; None for what it has in no form, as a map without order."""
    type_ = _held(column.type)
    if type_ != column.type:
        column = column.cast(type_, safe=False)
    try:
        cells: list[object] = column.to_pylist()
    except _damage():
        return [_cell(each) for each in column]
    return cells


def _cell(cell: Scalar) -> object:
    """Strings that are not UTF-8 as bytes, days after the year 9999 as text."""
    from pyarrow import binary, string

    with suppress(*_damage()):
        return cell.as_py()
    with suppress(*_damage()):
        return cell.cast(binary()).as_py()
    with suppress(*_damage()):
        return cell.cast(string()).as_py()
    return None


def _held(type_: DataType) -> DataType:
    """What Python can hold: times to the microsecond, moments in UTC without their zone."""
    import pyarrow as pa
    from pyarrow import types

    if types.is_timestamp(type_):
        return pa.timestamp("us" if type_.unit == "ns" else type_.unit)
    if types.is_time64(type_):
        return pa.time64("us")
    if types.is_duration(type_) and type_.unit == "ns":
        return pa.duration("us")
    if types.is_map(type_):
        return pa.map_(type_.key_field, _field(type_.item_field))
    if types.is_list(type_):
        return pa.list_(_field(type_.value_field))
    if types.is_large_list(type_):
        return pa.large_list(_field(type_.value_field))
    if types.is_struct(type_):
        return pa.struct([_field(each) for each in type_])
    return type_


def _field(field: Field) -> Field:
    return field.with_type(_held(field.type))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        is_map = bool(value) and isinstance(value[0], tuple)
        return _plain(dict(value)) if is_map else [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value if isinstance(value, _PLAIN) else str(value)


def _damage() -> tuple[type[Exception], ...]:
    """What pyarrow raises: errors of its own, and Python's."""
    from pyarrow import ArrowException

    return ArrowException, OSError, ValueError, OverflowError


def _said(error: Exception) -> str:
    return str(error).partition("\n")[0].strip()[:200]
