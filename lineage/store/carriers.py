"""A lineage file, the phrases of a new article → the stored articles that carry most of them.

By the file's full-text index; where there is none, by reading every stored text, which finds the
same and takes its time. An article that carries any phrase is left out only when `most` others
carry at least as much, and when three of those taken carry each phrase that it does: a story that
everybody printed hides nobody's scoop.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineage.model import ArticleId
from lineage.store.hits import can_search
from lineage.text.agencies import source_named
from lineage.text.fold import without_accents
from lineage.text.phrases import Phrase

CARRIERS_OF_A_PHRASE = 3
"""Of those that carry a phrase, so many are taken, whatever else they carry."""
MOST_REWORDED = 8
"""Articles that share rare words, but no phrase, that are taken at most."""
COMMON_SHARE = 0.02
"""A word in more of the stored articles tells nothing of one of them …"""
COMMON_ARTICLES = 1000
"""… unless these are few."""

_WORDS = re.compile(r"[^\W_]+")

IsPassedOver = Callable[[ArticleId, str | None], bool]
"""Of a stored article and the name of its outlet."""
_Found = Mapping[str, Sequence[int]]
"""Words as they are sought → numbers of the articles that have them in a row, ascending."""


@dataclass(frozen=True, slots=True)
class Carriers:
    ids: tuple[ArticleId, ...]
    """Those to compare with; sorted."""
    left_out: int
    """How many others carry phrases as well, with what was passed over not among them."""
    stored: int
    """Articles in the file."""
    is_indexed: bool
    """False: the file has no full-text index, and every text was read."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What an article is known by, and how many articles it is worth comparing with."""

    phrases: Sequence[Phrase]
    words: Sequence[Phrase]
    """Rare single words: a text told anew keeps them."""
    most: int
    least_word_bits: float
    """Of the rare words that one of two articles must share where it shares no phrase; each
    doubling of the store asks for one bit more, as chance likeness does."""


@dataclass(frozen=True, slots=True)
class _Row:
    name: ArticleId
    publisher: str | None
    family: int | None
    """Of articles with exactly the same text."""
    rank: tuple[object, ...]


def carriers(file: sqlite3.Connection, sought: Sought, is_passed_over: IsPassedOver) -> Carriers:
    stored = stored_articles(file)
    is_indexed = can_search(file)
    most = max(COMMON_ARTICLES, int(stored * COMMON_SHARE))
    look_up = _indexed if is_indexed else _read_through
    found = look_up(file, [p.text for p in sought.phrases], [w.text for w in sought.words], most)
    by_phrase = _weighed(sought.phrases, found)
    taken, left_out = _with_phrases(file, sought, found, by_phrase, is_passed_over)
    by_word = _weighed((w for w in sought.words if len(found[w.text]) <= most), found)
    for known in by_phrase:
        by_word.pop(known, None)
    least_bits = sought.least_word_bits + math.log2(stored + 1)
    reworded = _reworded(file, by_word, least_bits, is_passed_over)
    return Carriers(tuple(sorted({*taken, *reworded})), left_out, stored, is_indexed)


def stored_articles(file: sqlite3.Connection) -> int:
    """Rows are numbered from 0."""
    return int(file.execute("SELECT coalesce(max(id) + 1, 0) FROM article").fetchone()[0])


def _with_phrases(
    file: sqlite3.Connection,
    sought: Sought,
    found: _Found,
    bits: Mapping[int, float],
    is_passed_over: IsPassedOver,
) -> tuple[list[ArticleId], int]:
    """Those taken, heaviest first, and how many others there are."""
    carried: dict[int, list[str]] = {}
    for phrase in sought.phrases:
        for number in found[phrase.text]:
            carried.setdefault(number, []).append(phrase.text)
    taken: list[ArticleId] = []
    families: set[int] = set()
    carriers_of = dict.fromkeys(found, 0)
    left_out = 0
    for number, row in _ranked(file, bits):
        if is_passed_over(row.name, row.publisher):
            continue
        is_scarce = any(carriers_of[p] < CARRIERS_OF_A_PHRASE for p in carried[number])
        if row.family in families or not (is_scarce or len(taken) < sought.most):
            left_out += 1
            continue
        taken.append(row.name)
        if row.family is not None:
            families.add(row.family)
        for phrase_text in carried[number]:
            carriers_of[phrase_text] += 1
    return taken, left_out


def _reworded(
    file: sqlite3.Connection,
    bits: Mapping[int, float],
    least_bits: float,
    is_passed_over: IsPassedOver,
) -> list[ArticleId]:
    enough = {number: weight for number, weight in bits.items() if weight >= least_bits}
    names = (
        row.name for _, row in _ranked(file, enough) if not is_passed_over(row.name, row.publisher)
    )
    return [name for name, _ in zip(names, range(MOST_REWORDED), strict=False)]


def _weighed(phrases: Iterable[Phrase], found: _Found) -> dict[int, float]:
    """Article → surprisal of what it carries of these."""
    bits: dict[int, float] = {}
    for phrase in phrases:
        for number in found[phrase.text]:
            bits[number] = bits.get(number, 0.0) + phrase.bits
    return bits


def _ranked(file: sqlite3.Connection, bits: Mapping[int, float]) -> Iterator[tuple[int, _Row]]:
    """Heaviest first; of those that weigh the same an agency's own article, then the earliest."""
    file.execute("CREATE TEMP TABLE IF NOT EXISTS carries (id INTEGER PRIMARY KEY)")
    file.execute("DELETE FROM carries")
    file.executemany("INSERT INTO carries VALUES (?)", ((number,) for number in bits))
    rows = file.execute(
        "SELECT article.id, name, publisher, published, family FROM carries "
        "JOIN article ON article.id = carries.id "
        "LEFT JOIN duplicate ON duplicate.article = carries.id"
    )
    known = {}
    for number, name, publisher, published, family in rows:
        source = source_named(publisher) if publisher else None
        is_agency = source is not None and source.is_agency
        rank = -round(bits[number], 6), not is_agency, published is None, published or "", name
        known[number] = _Row(ArticleId(name), publisher, family, rank)
    return iter(sorted(known.items(), key=lambda item: item[1].rank))


def _indexed(
    file: sqlite3.Connection, phrases: Sequence[str], words: Sequence[str], most: int
) -> dict[str, list[int]]:
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


def _read_through(
    file: sqlite3.Connection, phrases: Sequence[str], words: Sequence[str], _most: int
) -> dict[str, list[int]]:
    plain = {text: _plain(text) for text in (*phrases, *words)}
    found: dict[str, list[int]] = {text: [] for text in plain}
    rows = file.execute(
        "SELECT article.id, title, text FROM article "
        "JOIN article_text ON article_text.id = article.id ORDER BY article.id"
    )
    for number, title, text in rows:
        page = f"{_plain(title or '')}\n{_plain(text)}"
        for wanted, words in plain.items():
            if words.strip() and words in page:
                found[wanted].append(number)
    return found


def _plain(text: str) -> str:
    """Words between blanks as the index knows them: without case, accents and marks."""
    return f" {' '.join(_WORDS.findall(without_accents(text).lower()))} "
