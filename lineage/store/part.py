"""A lineage file and the numbers of some articles → the part of its `Lineage` that concerns them.

Every table is shadowed by a temporary view of the same name that shows only what is wanted, so
that `build.py` reads a part as it reads a whole. Documents, origins, arrows, wires, stories and
passages are those of the wanted articles; alignments and edges those between two of them. The
part may name articles that it does not hold: carriers of a wire, best counterparts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from lineage.model import ArticleId, Lineage, SentenceKey
from lineage.store.build import Numbers, lineage_from
from lineage.store.lineage_file import VERDICT, connect, verdict

Known = TypeVar("Known")

_SHADOWS = {
    "article": "id IN wanted",
    "article_text": "id IN wanted",
    "author": "article IN wanted",
    "declared_source": "article IN wanted",
    "credit": "article IN wanted",
    "sentence": "article IN wanted",
    "quote": "sentence IN (SELECT id FROM main.sentence WHERE article IN wanted)",
    "duplicate": (
        "article IN wanted OR id IN (SELECT min(id) FROM main.duplicate WHERE family IN "
        "(SELECT family FROM main.duplicate WHERE article IN wanted) GROUP BY family)"
    ),
    "alignment": "a IN paired AND b IN paired",
    "link": "alignment IN (SELECT id FROM main.alignment WHERE a IN paired AND b IN paired)",
    "origin": "sentence IN (SELECT id FROM main.sentence WHERE article IN wanted)",
    "passage": (
        "id IN (SELECT passage FROM main.carrier WHERE sentence IN "
        "(SELECT id FROM main.sentence WHERE article IN paired))"
    ),
    "carrier": "passage IN (SELECT id FROM temp.passage)",
    "edge": "a IN paired AND b IN paired",
    "passed_over": "a IN paired AND b IN paired",
    "arrow": "target IN wanted",
    "arrow_sentence": "arrow IN (SELECT id FROM main.arrow WHERE target IN wanted)",
    "wire": (
        "id IN (SELECT wire FROM main.wire_carrier WHERE article IN wanted) "
        "OR id IN (SELECT id FROM main.wire WHERE seen IN wanted)"
    ),
    "wire_carrier": "wire IN (SELECT id FROM temp.wire)",
    "wire_text": "wire IN (SELECT id FROM temp.wire)",
    "story": "id IN (SELECT story FROM main.story_article WHERE article IN wanted)",
    "story_article": "story IN (SELECT id FROM temp.story)",
    "story_wire": "story IN (SELECT id FROM temp.story)",
    "evidence": "edge IN (SELECT id FROM temp.edge) OR wire IN (SELECT id FROM temp.wire)",
    "evidence_sentence": "evidence IN (SELECT id FROM temp.evidence)",
    "outlet": "0",
    "use": "0",
}


class Parts:
    """One open file, many parts."""

    def __init__(self, path: Path) -> None:
        self._file = connect(path)
        self._file.execute("PRAGMA cache_size = -16000")
        self._file.execute("CREATE TEMP TABLE wanted (id INTEGER PRIMARY KEY)")
        self._file.execute("CREATE TEMP TABLE paired (id INTEGER PRIMARY KEY)")
        for table, rows in _SHADOWS.items():
            self._file.execute(
                f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {rows}"
            )
        self._numbers = Numbers(
            _Asked(lambda n: ArticleId(self._one("SELECT name FROM main.article", n)[0])),
            _Asked(self._key),
            _Asked(lambda n: str(self._one("SELECT name FROM main.wire", n)[0])),
            _Asked(lambda n: verdict(*self._one(f"SELECT {VERDICT} FROM main.verdict", n))),
        )

    def of(self, articles: Iterable[int], paired: bool = True) -> Lineage:
        """`paired`: with the alignments, edges and passages between them."""
        wanted = [(number,) for number in sorted(set(articles))]
        self._file.execute("DELETE FROM wanted")
        self._file.execute("DELETE FROM paired")
        self._file.executemany("INSERT INTO wanted VALUES (?)", wanted)
        if paired:
            self._file.executemany("INSERT INTO paired VALUES (?)", wanted)
        lineage = lineage_from(self._file, self._numbers)
        self._numbers.forget()
        return lineage

    def close(self) -> None:
        self._file.close()

    def _key(self, number: int) -> SentenceKey:
        article, n = self._one("SELECT article, n FROM main.sentence", number)
        return SentenceKey(self._numbers.ids[article], n)

    def _one(self, query: str, number: int) -> Any:
        return self._file.execute(f"{query} WHERE id = ?", (number,)).fetchone()


class _Asked(dict[int, Known]):
    """Asks for what it does not know."""

    def __init__(self, ask: Callable[[int], Known]) -> None:
        self._ask = ask

    def __missing__(self, number: int) -> Known:
        self[number] = known = self._ask(number)
        return known
