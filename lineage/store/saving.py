"""`Lineage` → a file of the store's format, written whole or not at all; `rows.py` says which rows.

Equal lineages give equal bytes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

from lineage.errors import OutputError
from lineage.memory import uncollected
from lineage.model import Lineage
from lineage.store.aside import Aside, Columns, aside
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
from lineage.store.search_index import make_search_index, move_search_index
from lineage.workers import beside

_SETTINGS = f"""
PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = 0;
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;
PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16000;
PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};
"""


def save(
    lineage: Lineage,
    path: Path,
    overwrite: bool = True,
    jobs: int = 1,
    near: Path | None = None,
) -> None:
    """Writes the file beside its place and moves it there; OutputError leaves nothing behind.

    With two `jobs` or more, another process makes the full-text index. `near`: a folder on the same
    disk, where the file is written.
    """
    with replaced(Path(path), overwrite, near) as unfinished, uncollected():
        try:
            _write(lineage, unfinished, jobs)
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"{path} could not be written ({error}); make room on the disk, or name another "
                "place with -o."
            ) from error


def _write(lineage: Lineage, path: Path, jobs: int) -> None:
    search = path.with_name("search")
    making = beside(lambda: make_search_index(lineage.documents, search), jobs)
    with making if _can_search() else nullcontext() as made, aside(path) as store:
        store.script(f"{_SETTINGS} {TABLES} {INDEXES_IN_ORDER} BEGIN")
        tables = _Tables(store)
        for table, columns in table_rows(lineage):
            if columns:
                tables.add(table, columns)
            else:
                tables.end(table)
        tables.end_all()
        store.script(VIEWS)
        file = store.done()
        if made:
            made()
            move_search_index(search, file)


def _can_search() -> bool:
    """Whether this SQLite was built with its full-text index."""
    with closing(sqlite3.connect(":memory:")) as file:
        (found,) = file.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()
    return bool(found)


class _Tables:
    """Takes many rows in one statement, and as many each time, which it need not read again."""

    def __init__(self, store: Aside) -> None:
        self._store = store
        self._values: dict[str, list[Any]] = {}
        """Of rows that are not handed over, by table."""
        self._widths: dict[str, int] = {}
        self._indexes = dict(INDEXES)
        """That are not made yet."""

    def add(self, table: str, columns: Columns) -> None:
        width = self._widths[table] = len(columns)
        values: list[Any] = [None] * (width * len(columns[0]))
        for place, column in enumerate(columns):
            values[place::width] = column
        waiting = self._values.setdefault(table, [])
        waiting += values
        most = self._store.most_values // width * width
        while len(waiting) >= most:
            self._store.insert(table, width, waiting[:most])
            del waiting[:most]

    def end(self, table: str) -> None:
        """It has all its rows: its indexes are made while others get theirs."""
        values = self._values.pop(table, ())
        if values:
            self._store.insert(table, self._widths[table], values)
        if table in self._indexes:
            self._store.script(f"{self._indexes.pop(table)} BEGIN")

    def end_all(self) -> None:
        for table in (*self._values, *self._indexes):
            self.end(table)
