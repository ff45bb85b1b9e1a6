"""Documents → rows of the tables that hold texts and how they are cut.

Documents are asked for once, in their order, and let go: what later tables need of them is in the
register, and in the articles without their texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from lineage.model import Article, Document, Role
from lineage.store.schema import NUL_PICTURE
from lineage.text.document import Outlined, looked_over
from lineage.text.register import Register

Row = tuple[Any, ...]
Rows = tuple[str, Iterable[Row]]
"""Some rows of a table, by its name."""

_BLOCK = 1 << 17
"""Characters of text that are looked at together."""
_ROLES = {role: role.value for role in Role}


class Texts:
    def __init__(self) -> None:
        self.register = Register()
        self.articles: list[Article] = []
        """Without texts, authors and sources."""
        self.sizes: list[int] = []
        """How many sentences each article has."""
        self._credits = self._quotes = 0

    def rows(self, documents: Sequence[Document]) -> Iterator[Rows]:
        """`article_search` is among the tables."""
        block: list[Outlined] = []
        size = 0
        for article, drawn in looked_over(documents).outlined():
            block.append((article, drawn))
            size += len(article.text)
            if size >= _BLOCK:
                yield from self._rows(block)
                block, size = [], 0
        yield from self._rows(block)

    def _rows(self, block: Sequence[Outlined]) -> Iterator[Rows]:
        number, sentence = len(self.articles), self.register.sentences
        words = self.register.add(block)
        numbered = [(n, article, drawn) for n, (article, drawn) in enumerate(block, number)]
        self.articles += [replace(article, text="", authors=(), sources=()) for article, _ in block]
        self.sizes += [len(drawn.units) for _, drawn in block]
        texts = [(n, *_text(article.text)) for n, article, _ in numbered]
        yield "article_text", texts
        titles = [article.title for article, _ in block]
        yield (
            "article_search",
            [(row[0], title, row[1]) for title, row in zip(titles, texts, strict=True)],
        )
        yield (
            "author",
            [(n, place, name) for n, a, _ in numbered for place, name in enumerate(a.authors)],
        )
        yield (
            "declared_source",
            [(n, place, said) for n, a, _ in numbered for place, said in enumerate(a.sources)],
        )
        named = [
            (n, c.name, c.kind.value, c.span.start, c.span.stop, c.is_agency, c.declared)
            for n, _, drawn in numbered
            for c in drawn.credits
        ]
        yield "credit", [(n, *row) for n, row in enumerate(named, self._credits)]
        self._credits += len(named)
        units = [
            (n, place, start, stop, _ROLES[role])
            for n, _, drawn in numbered
            for place, ((start, stop), role) in enumerate(
                zip(drawn.units, drawn.roles, strict=True)
            )
        ]
        rows = zip(range(sentence, sentence + len(units)), units, words, strict=True)
        yield "sentence", ((n, *unit, count) for n, unit, count in rows)
        yield "quote", self._quote_rows(block, sentence)

    def _quote_rows(self, block: Sequence[Outlined], sentence: int) -> list[Row]:
        """`sentence`: the number of the block's first."""
        rows = []
        for _, drawn in block:
            for place, quotes in drawn.quotes.items():
                rows += [(sentence + place, start, stop) for start, stop in quotes]
            sentence += len(drawn.units)
        numbered = [(n, *row) for n, row in enumerate(rows, self._quotes)]
        self._quotes += len(rows)
        return numbered


def _text(text: str) -> tuple[str, str]:
    nuls = [n for n, c in enumerate(text) if c == "\0"] if "\0" in text else []
    return text.replace("\0", NUL_PICTURE), " ".join(map(str, nuls))
