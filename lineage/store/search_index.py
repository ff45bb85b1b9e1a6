"""Titles and texts → SQLite's full-text index of a store.

It is made by another thread, in a file of its own, while the store's other tables are written:
SQLite lets go of the interpreter's lock while a statement runs, and one statement here is the work
of a quarter of a second. What is made depends on the rows alone, not on the threads.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path

from lineage.store.schema import SEARCH, SEARCH_PARTS
from lineage.store.text_rows import Row

BATCH = 1 << 23
"""Characters of text in one statement, which makes one segment of the index."""
MOST_ROWS = 5000
MEMORY = 1 << 28
"""Bytes that SQLite may hold before it divides a batch: more than a batch ever takes."""
WAITING = 4
"""Batches that may wait for the thread."""


@contextmanager
def search_index(place: Path) -> Iterator[SearchIndex]:
    """`place`: where a file may stand meanwhile."""
    with (
        closing(sqlite3.connect(place, isolation_level=None, check_same_thread=False)) as file,
        ThreadPoolExecutor(1) as worker,
    ):
        try:
            yield SearchIndex(place, file, worker)
        except BaseException:
            worker.shutdown(wait=False, cancel_futures=True)
            file.interrupt()
            raise


class SearchIndex:
    """Articles are added in the order of their numbers."""

    def __init__(self, place: Path, file: sqlite3.Connection, worker: Executor) -> None:
        self._place, self._file, self._worker = place, file, worker
        file.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SEARCH} BEGIN;"
            f"INSERT INTO article_search (article_search, rank) VALUES ('hashsize', {MEMORY});"
        )
        most = file.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        self._most_rows = min(MOST_ROWS, most // 3)
        self._running: deque[Future[None]] = deque()
        self._batch: list[Row] = []
        self._size = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Number, title and text of each. Raises sqlite3.Error of earlier ones."""
        for row in rows:
            self._batch.append(row)
            self._size += len(row[2])
            if self._size >= BATCH or len(self._batch) == self._most_rows:
                self._hand_over()
                if len(self._running) > WAITING:
                    self._running.popleft().result()

    def move_into(self, store: sqlite3.Connection) -> None:
        """Ends the index, and makes it the store's."""
        if self._batch:
            self._hand_over()
        while self._running:
            self._running.popleft().result()
        self._file.execute("COMMIT")
        store.execute("ATTACH ? AS made", (str(self._place),))
        store.executescript(f"BEGIN; {SEARCH}")
        for part in SEARCH_PARTS:
            store.execute(f"DELETE FROM {part}")
            store.execute(f"INSERT INTO {part} SELECT * FROM made.{part}")
        store.execute("COMMIT")
        store.execute("DETACH made")

    def _hand_over(self) -> None:
        self._running.append(self._worker.submit(self._insert, self._batch))
        self._batch, self._size = [], 0

    def _insert(self, rows: list[Row]) -> None:
        marks = ", ".join(["(?, ?, ?)"] * len(rows))
        self._file.execute(
            f"INSERT INTO article_search (rowid, title, text) VALUES {marks}",
            list(chain.from_iterable(rows)),
        )
