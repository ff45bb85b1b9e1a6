"""Titles and texts → SQLite's full-text index of a store.

It is made in a file of its own, so that another process can make it while the store's other tables
are written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from lineage.model import Document
from lineage.store.schema import SEARCH, SEARCH_PARTS
from lineage.store.text_rows import without_nuls
from lineage.text.document import looked_over

Row = tuple[int, str | None, str]
"""Number, title and text of an article."""

BATCH = 1 << 23
"""Characters of text in one transaction, which makes one segment of the index."""
MEMORY = 1 << 28
"""Bytes that SQLite may hold before it divides a batch: more than a batch ever takes."""


def make_search_index(documents: Sequence[Document], place: Path) -> None:
    """`place`: of the file. Raises sqlite3.Error."""
    with closing(sqlite3.connect(place, isolation_level=None)) as index:
        index.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SEARCH}"
            f"INSERT INTO article_search (article_search, rank) VALUES ('hashsize', {MEMORY});"
        )
        for batch in _batches(documents):
            index.execute("BEGIN")
            index.executemany(
                "INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)", batch
            )
            index.execute("COMMIT")


def _batches(documents: Sequence[Document]) -> Iterator[Iterable[Row]]:
    rows = _rows(documents)
    for row in rows:
        yield chain([row], _some(rows, BATCH - len(row[-1])))


def _some(rows: Iterator[Row], most: int) -> Iterator[Row]:
    """Until they have so many characters."""
    while most > 0:
        row = next(rows, None)
        if row is None:
            return
        most -= len(row[-1])
        yield row


def _rows(documents: Sequence[Document]) -> Iterator[Row]:
    given = looked_over(documents)
    for number in range(len(given)):
        article = given.article(number)
        text, _ = without_nuls(article.text)
        yield number, article.title, text


def move_search_index(place: Path, store: sqlite3.Connection) -> None:
    """Makes the index in that file the store's."""
    store.execute("ATTACH ? AS made", (str(place),))
    store.executescript(f"BEGIN; {SEARCH}")
    for part in SEARCH_PARTS:
        store.execute(f"DELETE FROM {part}")
        store.execute(f"INSERT INTO {part} SELECT * FROM made.{part}")
    store.execute("COMMIT")
    store.execute("DETACH made")
