"""A lineage file, open to be looked around in: lists in any order, and the parts that are shown.

Lists are the numbers of rows in the file, so that a hundred thousand of them are a small array;
what stands in a row is fetched when it is seen; everything else is a part of the `Lineage`. Any
thread may ask; long questions about lists do not hold up short ones about parts.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from lineage.model import (
    LINK_LABELS,
    TALLY_FIELDS,
    Lineage,
    Outlet,
    Provenance,
    Skipped,
    Tally,
    Use,
)
from lineage.store.filters import DECIDED
from lineage.store.hits import can_search
from lineage.store.lineage_file import connect, told_if_damaged
from lineage.store.part import Parts

_TOLD = "copied + edited + paraphrased + quoted + added"
_MATCHED = "copied + edited + paraphrased"

ORDERS: Mapping[str, Mapping[str, str]] = {
    "article": {
        "id": "id",
        "outlet": "outlet IS NULL, outlet, id",
        "date": "published IS NULL, published, id",
        "matched": f"-1.0 * ({_MATCHED}) / max(1, {_TOLD}), id",
        "quoted": f"-1.0 * quoted / max(1, {_TOLD}), id",
        "words": f"-({_TOLD}), id",
        "title": "title IS NULL, title, id",
    },
    "story": {
        "articles": "-articles, id",
        "outlets": "-outlets, -articles, id",
        "accounts": "-accounts, id",
        "first": "first IS NULL, first, id",
        "last": "last IS NULL, last DESC, id",
        "matched": "-1.0 * matched / max(1, told), id",
    },
    "passage": {
        "articles": "-articles, -words, id",
        "words": "-words, -articles, id",
        "label": "label, -articles, -words, id",
    },
}
"""For each kind of list, the ways it can be sorted; the first is the usual one."""


_WITH_WORDS = {
    "article": "{}",
    "story": "SELECT story FROM story_article WHERE article IN ({})",
    "passage": (
        "SELECT passage FROM carrier JOIN sentence ON sentence.id = carrier.sentence "
        "WHERE article IN ({})"
    ),
}


@dataclass(frozen=True, slots=True)
class Counts:
    articles: int
    sentences: int
    links: int
    stories: int
    passages: int
    wires: int
    unseen: int
    """Wires that are not in the corpus."""
    outlets: int
    undated: int
    credited: int
    """Articles that credit an agency or outlet."""
    repeats: int
    """Articles that repeat another's text."""
    skipped: int
    words: Tally
    first: str | None
    last: str | None


class Archive:
    def __init__(self, path: Path) -> None:
        """Raises InputError or FormatError where there is no store of this format."""
        self.path = Path(path)
        self._list_lock, self._part_lock = Lock(), Lock()
        with told_if_damaged(self.path):
            self._lists = connect(self.path)
            self._parts = Parts(self.path)
            self._lists.execute(DECIDED)
            self.has_search = can_search(self._lists)

    def close(self) -> None:
        with self._list_lock, self._part_lock:
            self._lists.close()
            self._parts.close()

    def set_decided(self, notes: Mapping[int, bool]) -> None:
        """Articles of which people decided something, and whether they wrote a note: what filters
        ask (`filters.DECIDED`)."""
        with self._list_lock:
            self._lists.execute("DELETE FROM decided")
            self._lists.executemany("INSERT INTO decided VALUES (?, ?)", notes.items())

    def counts(self) -> Counts:
        (articles, undated, first, last, *words) = self._all(
            "SELECT count(*), sum(published IS NULL), min(published), max(published), "
            f"{', '.join(f'total({name})' for name in TALLY_FIELDS)} FROM article"
        )[0]
        return Counts(
            articles=articles,
            sentences=self._count("sentence"),
            links=self._count("link"),
            stories=self._count("story"),
            passages=self._count("passage"),
            wires=self._count("wire"),
            unseen=self._count("wire WHERE seen IS NULL"),
            outlets=self._count("outlet"),
            undated=undated or 0,
            credited=self._all("SELECT count(DISTINCT article) FROM credit")[0][0],
            repeats=self._all("SELECT count(*) - count(DISTINCT family) FROM duplicate")[0][0],
            skipped=self._count("skipped"),
            words=Tally(*map(int, words)),
            first=first,
            last=last,
        )

    def numbers(
        self,
        kind: str,
        order: str | None = None,
        where: str = "1",
        params: Sequence[object] = (),
        *,
        reverse: bool = False,
    ) -> array[int]:
        """Numbers of the articles, stories or passages that `where` lets through, sorted."""
        orders = ORDERS[kind]
        by = orders[order or next(iter(orders))]
        ordered = f"SELECT id FROM {kind} WHERE {where} ORDER BY {by}"
        # one row, so that other threads are not in the way of every number
        joined = self._all(f"SELECT group_concat(id) FROM ({ordered})", params)[0][0]
        found = array("q", map(int, joined.split(",")) if joined else ())
        if reverse:
            found.reverse()
        return found

    def search(self, kind: str, words: str) -> frozenset[int]:
        """Numbers of the articles that have these words one after the other, as words or as the
        beginning of the last one; or of the stories, or passages, that have such an article.

        Case and accents do not matter.
        """
        found = _WITH_WORDS[kind].format(
            "SELECT rowid FROM article_search WHERE article_search MATCH ?"
            if self.has_search
            else "SELECT id FROM article_text WHERE text LIKE ?"
        )
        quoted = words.replace('"', '""').replace("\0", " ")
        sought = f'"{quoted}"*' if self.has_search else f"%{words}%"
        return frozenset(row[0] for row in self._all(found, (sought,)))

    def part(self, articles: Iterable[int], *, paired: bool = True) -> Lineage:
        """`paired`: with what is between two of them. See `first_of` for articles of one text."""
        with self._part_lock, told_if_damaged(self.path):
            return self._parts.of(articles, paired)

    def article_number(self, id_: str) -> int | None:
        return self._first("SELECT id FROM article WHERE name = ?", id_)

    def story_number(self, id_: str) -> int | None:
        return self._first("SELECT id FROM story WHERE name = ?", id_)

    def passage_number(self, id_: str) -> int | None:
        return self._first("SELECT id FROM passage WHERE name = ?", id_)

    def story_of(self, article: int) -> int | None:
        return self._first("SELECT story FROM story_article WHERE article = ?", article)

    def articles_of(self, story: int) -> list[int]:
        query = "SELECT article FROM story_article WHERE story = ? ORDER BY article"
        return [row[0] for row in self._all(query, (story,))]

    def carriers_of(self, passage: int) -> list[int]:
        """Numbers of the articles that carry it."""
        query = (
            "SELECT DISTINCT article FROM carrier JOIN sentence ON sentence.id = carrier.sentence "
            "WHERE passage = ? ORDER BY article"
        )
        return [row[0] for row in self._all(query, (passage,))]

    def readings(self, passage: int, most: int) -> list[tuple[int, int, str, str]]:
        """Article number, sentence index, outlet (else the article's id) and text of the
        sentences that carry it, in the order of the articles."""
        query = (
            "SELECT article.id, n, coalesce(outlet, article.name), substr(text, start + 1, stop "
            "- start) FROM carrier JOIN sentence ON sentence.id = carrier.sentence "
            "JOIN article ON article.id = article JOIN article_text ON article_text.id = article "
            "WHERE passage = ? ORDER BY carrier.id LIMIT ?"
        )
        return self._all(query, (passage, most))

    def first_of(self, article: int) -> int:
        """The article that was aligned for it: itself, unless it repeats another's text."""
        query = (
            "SELECT min(other.article) FROM duplicate JOIN duplicate AS other "
            "ON other.family = duplicate.family WHERE duplicate.article = ?"
        )
        found = self._first(query, article)
        return article if found is None else found

    def beside(self, article: int, most: int) -> list[int]:
        """Numbers of the articles that share sentences with it, those with most links first."""
        first = self.first_of(article)
        query = (
            "SELECT CASE a WHEN ? THEN b ELSE a END, "
            "(SELECT count(*) FROM link WHERE alignment = alignment.id) AS links "
            "FROM alignment WHERE a = ? OR b = ? ORDER BY links DESC, 1 LIMIT ?"
        )
        found = [row[0] for row in self._all(query, (first, first, first, most))]
        return found if first == article else [first, *found]

    def closest_pair(self) -> tuple[int, int] | None:
        """Numbers of the two articles that share most sentences; None: no two share any."""
        query = (
            "SELECT a, b FROM link JOIN alignment ON alignment.id = link.alignment "
            "GROUP BY link.alignment ORDER BY count(*) DESC, link.alignment LIMIT 1"
        )
        found = self._all(query)
        return found[0] if found else None

    def articles(self, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
        """Id, outlet, date, title, address, sentences, words by label."""
        words = ", ".join(TALLY_FIELDS)
        columns = f"name, outlet, published, title, url, sentences, {words}"
        return self._rows("article", f"{columns} FROM article", numbers)

    def stories(self, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
        """Id, articles, outlets, accounts, whether parted, first and last date, words that tell
        it, matched ones; id and title of its lead."""
        return self._rows(
            "story",
            "story.name, story.articles, outlets, accounts, is_parted, first, last, told, matched, "
            "lead.name, lead.title FROM story LEFT JOIN article AS lead ON lead.id = story.lead",
            numbers,
        )

    def passages(self, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
        """Id, label, articles, words, and the text of the first reading."""
        return self._rows(
            "passage",
            "passage.name, label, articles, passage.words, "
            "substr(text, start + 1, stop - start) FROM passage "
            "LEFT JOIN carrier ON carrier.id = "
            "(SELECT min(id) FROM carrier WHERE carrier.passage = passage.id) "
            "LEFT JOIN sentence ON sentence.id = carrier.sentence "
            "LEFT JOIN article_text ON article_text.id = sentence.article",
            numbers,
        )

    def unsure(self, most: int, below: float = 2.0) -> list[tuple[int, int]]:
        """Article numbers and sentence indexes of the least certain labels, these first; `below`:
        only those of a lower probability."""
        labels = ", ".join(f"'{label.value}'" for label in LINK_LABELS)
        return self._all(
            "SELECT article, n FROM verdict CROSS JOIN origin ON origin.verdict = verdict.id "
            "JOIN sentence ON sentence.id = origin.sentence "
            f"WHERE label IN ({labels}) AND best IS NOT NULL AND probability < ? "
            "ORDER BY probability, article, n LIMIT ?",
            (below, most),
        )

    def weighty(self, most: int) -> list[tuple[int, int]]:
        """Article numbers and sentence indexes of copied and edited sentences, those first that
        have many words in an article of which much stands elsewhere."""
        return self._all(
            "SELECT article, n FROM sentence JOIN article ON article.id = sentence.article "
            "JOIN origin ON origin.sentence = sentence.id "
            "JOIN verdict ON verdict.id = origin.verdict "
            "WHERE label IN ('copied', 'edited') "
            f"ORDER BY -1.0 * words * ({_MATCHED}) / max(1, {_TOLD}), sentence.id LIMIT ?",
            (most,),
        )

    def sentences_at(self, rows: Sequence[int]) -> list[tuple[int, int]]:
        """Article number and index of the sentences in these rows, counted from 0."""
        query = "SELECT article, n FROM sentence WHERE id = ?"
        return [found for row in rows for found in self._all(query, (row,))]

    def repeats(self) -> frozenset[int]:
        """Numbers of the articles that repeat the text of an earlier one."""
        query = (
            "SELECT article FROM duplicate WHERE article > "
            "(SELECT min(article) FROM duplicate AS other WHERE other.family = duplicate.family)"
        )
        return frozenset(row[0] for row in self._all(query))

    def outlets(self) -> list[Outlet]:
        width = 2 + len(TALLY_FIELDS)
        return [
            Outlet(row[0], row[1], Tally(*row[2:width]), *row[width:])
            for row in self._all(
                f"SELECT name, articles, {', '.join(TALLY_FIELDS)}, carried_words, "
                "uncredited_words, taken_words, median_lag_hours FROM outlet ORDER BY id"
            )
        ]

    def uses(self) -> list[Use]:
        query = "SELECT outlet, other, articles, words FROM use ORDER BY id"
        return [Use(*row) for row in self._all(query)]

    def skipped(self) -> list[Skipped]:
        query = "SELECT path, place, reason, next_step FROM skipped ORDER BY id"
        return [Skipped(*row) for row in self._all(query)]

    def provenance(self) -> Provenance:
        version, digest = self._all("SELECT version, input_digest FROM run")[0]
        options = self._all("SELECT name, value FROM option ORDER BY id")
        return Provenance(version, digest, tuple(options))

    def _rows(self, table: str, columns: str, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
        """One for each number, in their order."""
        marks = ", ".join("?" * len(numbers))
        found = self._all(
            f"SELECT {table}.id, {columns} WHERE {table}.id IN ({marks})", tuple(numbers)
        )
        by_number = {row[0]: row[1:] for row in found}
        return [by_number[number] for number in numbers]

    def _count(self, rows: str) -> int:
        return int(self._all(f"SELECT count(*) FROM {rows}")[0][0])

    def _first(self, query: str, *params: object) -> int | None:
        found = self._all(query, params)
        return found[0][0] if found else None

    def _all(self, query: str, params: Sequence[object] = ()) -> list[Any]:
        with self._list_lock, told_if_damaged(self.path):
            return self._lists.execute(query, params).fetchall()
