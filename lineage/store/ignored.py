"""Names of articles and outlets → which stored articles are to be passed over."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from lineage.model import Article, ArticleId
from lineage.text.outlets import outlet


class Ignored:
    """A name means the article of that id, and the outlet or agency in any way to write it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._publishers = frozenset(filter(None, map(_publisher, self._names)))

    def __call__(self, source: str, publisher: str | None) -> bool:
        """`source`: id of an article or of a wire; `publisher`: the one name of who has it."""
        return source in self._names or (publisher or "").casefold() in self._publishers

    def unknown(self, file: sqlite3.Connection) -> list[str]:
        """Names that mean nothing in a store: typing errors, perhaps."""
        known = {
            publisher.casefold()
            for query in ("SELECT DISTINCT publisher FROM article", "SELECT title FROM wire")
            for (publisher,) in (file.execute(query) if self._names else ())
            if publisher
        }
        has = "SELECT 1 FROM article WHERE name = ?"
        return [
            name
            for name in self._names
            if _publisher(name) not in known and file.execute(has, (name,)).fetchone() is None
        ]


def _publisher(name: str) -> str:
    """The outlet's one name, however it is capitalised; empty: no name at all."""
    publisher = outlet(Article(ArticleId(""), "", outlet=name))
    return publisher.name.casefold() if publisher else ""
