"""Titles and texts → SQLite's full-text index of a store.

It is made by a thread of its own, in a file of its own, while the store's other tables are written;
one statement is the work of a quarter of a second.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lineage.store.aside import Aside, aside
from lineage.store.schema import SEARCH, SEARCH_PARTS

BATCH = 1 << 23
"""Characters of text in one statement, which makes one segment of the index."""
MEMORY = 1 << 28
"""Bytes that SQLite may hold before it divides a batch: more than a batch ever takes."""
_COLUMNS = 3


@contextmanager
def search_index(place: Path) -> Iterator[SearchIndex]:
    """`place`: where a file may stand meanwhile."""
    with aside(place) as index:
        yield SearchIndex(place, index)


class SearchIndex:
    """Articles are added in the order of their numbers."""

    def __init__(self, place: Path, index: Aside) -> None:
        self._place, self._index = place, index
        index.script(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SEARCH} BEGIN;"
            f"INSERT INTO article_search (article_search, rank) VALUES ('hashsize', {MEMORY});"
        )
        self._batch: list[Any] = []
        self._size = 0

    def add(
        self, numbers: Sequence[int], titles: Sequence[str | None], texts: Sequence[str]
    ) -> None:
        """Raises sqlite3.Error of earlier ones."""
        for row in zip(numbers, titles, texts, strict=True):
            self._batch += row
            self._size += len(row[-1])
            if self._size >= BATCH or len(self._batch) + _COLUMNS > self._index.most_values:
                self._hand_over()

    def move_into(self, store: sqlite3.Connection) -> None:
        """Ends the index, and makes it the store's."""
        if self._batch:
            self._hand_over()
        self._index.done().execute("COMMIT")
        store.execute("ATTACH ? AS made", (str(self._place),))
        store.executescript(f"BEGIN; {SEARCH}")
        for part in SEARCH_PARTS:
            store.execute(f"DELETE FROM {part}")
            store.execute(f"INSERT INTO {part} SELECT * FROM made.{part}")
        store.execute("COMMIT")
        store.execute("DETACH made")

    def _hand_over(self) -> None:
        self._index.insert("article_search (rowid, title, text)", _COLUMNS, self._batch)
        self._batch, self._size = [], 0
