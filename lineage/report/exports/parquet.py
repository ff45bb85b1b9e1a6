"""View → the tables of the reports as Parquet files, one each, with a type for each column.

The only report that knows pyarrow, which is imported when it is needed (extra `parquet`). The size
of row groups, compression and version are fixed: same rows and same pyarrow, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import RawIOBase
from typing import TYPE_CHECKING

from lineage.errors import OptionError
from lineage.report.foreign import whole
from lineage.report.tables import TABLES, Cell, Table
from lineage.report.view import View

if TYPE_CHECKING:
    from pyarrow import DataType, Schema

_ROWS_IN_A_GROUP = 10_000

_INTEGERS = frozenset(
    "sentences words articles outlets accounts number best_number start end human_decisions".split()
)
_REALS = frozenset({"probability", "share", "shared_bits", "credit_gap", "median_lag_hours"})
_TRUTHS = frozenset({"is_agency", "main", "drawn", "parted"})


def parquet_files(view: View) -> Iterator[tuple[str, Iterator[bytes]]]:
    """`articles.parquet`, `pairs.parquet` …, each in pieces. Raises OptionError without pyarrow."""
    check_pyarrow()
    for name, table in TABLES.items():
        yield f"{name}.parquet", _written(table(view))


def check_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise OptionError(
            "Parquet needs pyarrow, which is not here: `pip install 'wirelineage[parquet]'`"
        ) from error


def _written(table: Table) -> Iterator[bytes]:
    from pyarrow import Table as Columns
    from pyarrow.parquet import ParquetWriter

    sink, schema = _Pieces(), _schema(table.columns)
    writer = ParquetWriter(
        sink, schema, version="2.6", compression="zstd", use_dictionary=True, store_schema=False
    )
    for start in range(0, len(table.rows), _ROWS_IN_A_GROUP):
        rows = table.rows[start : start + _ROWS_IN_A_GROUP]
        cells = zip(*(map(_sound, row) for row in rows), strict=True)
        columns = dict(zip(table.columns, map(list, cells), strict=True))
        if "text" in columns:
            columns["text"] = [cell or None for cell in columns["text"]]
        writer.write_table(Columns.from_pydict(columns, schema=schema))
        yield from sink.taken()
    writer.close()
    yield from sink.taken()


def _sound(cell: Cell) -> Cell:
    return whole(cell) if isinstance(cell, str) else cell


def _schema(columns: Sequence[str]) -> Schema:
    from pyarrow import schema

    return schema([(column, _type(column)) for column in columns])


def _type(column: str) -> DataType:
    """A column has the same type in every table."""
    from pyarrow import bool_, float64, int64, string

    if column in _INTEGERS or column.endswith(("_words", "_links")):
        return int64()
    if column in _REALS or column.endswith("_share"):
        return float64()
    return bool_() if column in _TRUTHS else string()


class _Pieces(RawIOBase):
    """What is written to it can be taken away at once."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(data))
        self._at += len(self._pieces[-1])
        return len(self._pieces[-1])

    def taken(self) -> list[bytes]:
        pieces, self._pieces = self._pieces, []
        return pieces
