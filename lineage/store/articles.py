"""A store → its articles, one after the other; nothing else is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from lineage.model import Article, ArticleId
from lineage.store.build import with_nuls
from lineage.store.lineage_file import connect, told_if_damaged

_ARTICLES = """
SELECT a.id, name, text, nuls, outlet, title, published, url
FROM article AS a JOIN article_text AS t ON t.id = a.id ORDER BY a.id
"""
_AUTHORS = "SELECT article, name FROM author ORDER BY article, n"


def articles(path: Path) -> Iterator[Article]:
    """In order of id."""
    with told_if_damaged(path), closing(connect(path)) as file:
        authors = file.execute(_AUTHORS)
        author = authors.fetchone()
        for n, id_, text, nuls, outlet, title, published, url in file.execute(_ARTICLES):
            names = []
            while author is not None and author[0] == n:
                names.append(author[1])
                author = authors.fetchone()
            whole = with_nuls(text, nuls)
            yield Article(ArticleId(id_), whole, outlet, title, published, url, tuple(names))
