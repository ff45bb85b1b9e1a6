"""A lineage file, phrases and words → the numbers of the articles that have them.

By the file's full-text index, or by reading every stored text; both find the same: whole words in
a row, without regard to case, accents and punctuation.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from lineage.text.fold import without_accents

Found = Mapping[str, Sequence[int]]
"""Words as they are sought → numbers of the articles that have them in a row, ascending."""

_WORDS = re.compile(r"[^\W_]+")


def by_index(
    file: sqlite3.Connection, phrases: Sequence[str], words: Sequence[str], most: int
) -> Found:
    """Of a word that more than `most` articles have, only one more than that."""
    find = "SELECT rowid FROM article_search WHERE article_search MATCH ?"
    few = f"{find} LIMIT {most + 1}"
    found = {text: _numbers(file.execute(few, (_phrase(text),))) for text in words}
    return found | {text: _numbers(file.execute(find, (_phrase(text),))) for text in phrases}


def _numbers(rows: Iterable[tuple[int]]) -> list[int]:
    return [number for (number,) in rows]


def _phrase(text: str) -> str:
    """In FTS5's syntax: whatever it holds, words in a row; a NUL would end the query."""
    return '"' + text.replace("\0", " ").replace('"', '""') + '"'


def by_reading(
    file: sqlite3.Connection, phrases: Sequence[str], words: Sequence[str], _most: int
) -> Found:
    sought = {text: plain(text) for text in (*phrases, *words)}
    found: dict[str, list[int]] = {text: [] for text in sought}
    rows = file.execute(
        "SELECT article.id, title, text FROM article "
        "JOIN article_text ON article_text.id = article.id ORDER BY article.id"
    )
    for number, title, text in rows:
        page = f"{plain(title or '')}\n{plain(text)}"
        for wanted, in_a_row in sought.items():
            if in_a_row.strip() and in_a_row in page:
                found[wanted].append(number)
    return found


def plain(text: str) -> str:
    """Words between blanks as the index knows them: without case, accents and marks."""
    return f" {' '.join(_WORDS.findall(without_accents(text).lower()))} "
