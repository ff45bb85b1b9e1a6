"""A lineage file → its articles, as they were read, one after the other.

Reads the texts and nothing that was found out about them, so that a few articles of a large file
cost nothing, and all of them no memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from lineage.model import Article, ArticleId
from lineage.store.build import with_nuls
from lineage.store.lineage_file import connect, told_if_damaged

_ARTICLE = (
    "SELECT article.id, name, text, nuls, outlet, title, published, url "
    "FROM article JOIN article_text ON article_text.id = article.id"
)
_AUTHORS = "SELECT name FROM author WHERE article = ? ORDER BY n"
_SOURCES = "SELECT source FROM declared_source WHERE article = ? ORDER BY n"


def articles(
    store: Path | sqlite3.Connection, ids: Iterable[ArticleId] | None = None
) -> Iterator[Article]:
    """In order of id; with `ids` those of them that are there. A path is opened, read and closed,
    and raises InputError or FormatError; a connection stays open, and raises SQLite's errors."""
    if isinstance(store, sqlite3.Connection):
        yield from _articles(store, ids)
        return
    with told_if_damaged(store), closing(connect(store)) as file:
        yield from _articles(file, ids)


def _articles(file: sqlite3.Connection, ids: Iterable[ArticleId] | None) -> Iterator[Article]:
    lists = file.cursor()
    for number, name, text, nuls, outlet, title, published, url in _rows(file, ids):
        authors, sources = (
            tuple(row[0] for row in lists.execute(query, (number,)))
            for query in (_AUTHORS, _SOURCES)
        )
        text = with_nuls(text, nuls)
        yield Article(ArticleId(name), text, outlet, title, published, url, authors, sources)


def _rows(file: sqlite3.Connection, ids: Iterable[ArticleId] | None) -> Iterator[tuple[str, ...]]:
    if ids is None:
        yield from file.execute(f"{_ARTICLE} ORDER BY article.id")
        return
    for id_ in sorted(set(ids)):
        yield from file.execute(f"{_ARTICLE} WHERE name = ?", (id_,))
