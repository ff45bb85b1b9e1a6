"""A lineage file and a filter → what it lets through."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lineage.model import ArticleId
from lineage.store.clauses import Clause
from lineage.store.filters import DECIDED, Filter
from lineage.store.lineage_file import connect, told_if_damaged


@dataclass(frozen=True, slots=True)
class Hits:
    articles: frozenset[ArticleId]
    stories: frozenset[str]
    passages: frozenset[str]
    outlets: frozenset[str]
    """Names."""


def hits(path: Path, chosen: Filter, decided: Mapping[ArticleId, bool]) -> Hits:
    """`decided`: articles of which people decided something → whether they wrote a note.
    Raises InputError or FormatError."""
    with told_if_damaged(path), closing(connect(path)) as file:
        file.execute(DECIDED)
        file.executemany(
            "INSERT INTO decided SELECT id, ? FROM article WHERE name = ?",
            [(has_note, article) for article, has_note in decided.items()],
        )
        searches = can_search(file)
        return Hits(
            frozenset(map(ArticleId, _names(file, "article", chosen.articles(searches)))),
            _names(file, "story", chosen.stories(searches)),
            _names(file, "passage", chosen.passages(searches)),
            _names(file, "outlet", chosen.outlets(searches)),
        )


def can_search(file: sqlite3.Connection) -> bool:
    """Whether the file has a full-text index and this SQLite can read it."""
    try:
        file.execute("SELECT rowid FROM article_search LIMIT 0")
    except sqlite3.OperationalError:
        return False
    return True


def _names(file: sqlite3.Connection, table: str, clause: Clause) -> frozenset[str]:
    sql, params = clause
    return frozenset(
        row[0] for row in file.execute(f"SELECT name FROM {table} WHERE {sql}", params)
    )
