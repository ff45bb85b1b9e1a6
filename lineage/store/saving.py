"""`Lineage` → a file of the store's format, written whole or not at all; `rows.py` says which rows.

Equal lineages give equal bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing, nullcontext
from itertools import chain, islice
from pathlib import Path

from lineage.errors import OutputError
from lineage.memory import uncollected
from lineage.model import Lineage
from lineage.store.atomic import replaced
from lineage.store.rows import table_rows
from lineage.store.schema import (
    APPLICATION_ID,
    INDEXES,
    INDEXES_IN_ORDER,
    SCHEMA_VERSION,
    TABLES,
    VIEWS,
)
from lineage.store.search_index import search_index
from lineage.store.text_rows import Row

_VALUES = 900
"""In one statement; any SQLite takes that many."""


def save(lineage: Lineage, path: Path, overwrite: bool = True) -> None:
    """Writes the file beside its place and moves it there; OutputError leaves nothing behind."""
    with replaced(Path(path), overwrite) as unfinished, uncollected():
        try:
            _write(lineage, unfinished)
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"{path} could not be written ({error}); make room on the disk, or name another "
                "place with -o."
            ) from error


def _write(lineage: Lineage, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.executescript(
            "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = 0;"
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
            "PRAGMA cache_size = -16000;"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
            f"{TABLES} {INDEXES_IN_ORDER} BEGIN"
        )
        tables = _Tables(file)
        index = search_index(path.with_name("search")) if _can_search(file) else nullcontext()
        with index as search:
            for table, rows in table_rows(lineage):
                if table != "article_search":
                    tables.add(table, rows)
                elif search:
                    search.add(rows)
            file.execute("COMMIT")
            file.executescript(f"{INDEXES} {VIEWS}")
            if search:
                search.move_into(file)


def _can_search(file: sqlite3.Connection) -> bool:
    """Whether this SQLite was built with its full-text index."""
    return bool(file.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])


class _Tables:
    """Takes many rows in one statement: half the time of a statement for each."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._widths: dict[str, int] = {}
        self._statements: dict[str, str] = {}

    def add(self, table: str, rows: Iterable[Row]) -> None:
        if table not in self._widths:
            columns = self._file.execute(f"SELECT * FROM {table} LIMIT 0").description
            self._widths[table] = len(columns)
            self._statements[table] = _statement(table, len(columns), _VALUES // len(columns))
        width = self._widths[table]
        size = _VALUES // width * width
        values = chain.from_iterable(rows)
        while len(block := list(islice(values, size))) == size:
            self._file.execute(self._statements[table], block)
        self._file.executemany(
            _statement(table, width, 1), zip(*[iter(block)] * width, strict=True)
        )


def _statement(table: str, width: int, rows: int) -> str:
    marks = f"({', '.join('?' * width)})"
    return f"INSERT INTO {table} VALUES {', '.join([marks] * rows)}"
