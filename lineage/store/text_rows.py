"""Documents → columns of the tables that hold texts and how they are cut.

Documents are asked for once, in their order, and let go: what later tables need of them is in the
register, and in the articles without their texts, which wait on disk.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any
from weakref import finalize

from lineage.model import Article, Document, Role
from lineage.spool import Spool
from lineage.store.aside import Columns
from lineage.store.schema import NUL_PICTURE
from lineage.text.document import Outlined, looked_over
from lineage.text.register import Register, in_blocks

Row = tuple[Any, ...]
Rows = tuple[str, Columns]
"""Some rows of a table, one or more, by its name."""

_BLOCK = 1 << 19
"""Characters of text that are looked at together."""
_ROWS = 4096
_ROLES = {role: role.value for role in Role}


def rows_of(table: str, rows: Iterable[Row]) -> Iterator[Rows]:
    for block in in_blocks(rows, _ROWS):
        yield table, list(zip(*block, strict=True))


def numbered(table: str, rows: Iterable[Row], first: int = 0) -> Iterator[Rows]:
    """With numbers from the first on before them."""
    for block in in_blocks(rows, _ROWS):
        yield table, [range(first, first + len(block)), *zip(*block, strict=True)]
        first += len(block)


class Texts:
    def __init__(self) -> None:
        self.register = Register()
        self.sizes = array("i")
        """How many sentences each article has."""
        self._articles = Spool()
        finalize(self, self._articles.close)
        self._credits = self._quotes = 0

    def article(self, number: int) -> Article:
        """Without its text, authors and sources."""
        id_, *about = marshal.loads(self._articles[number])
        return Article(id_, "", *about)

    def rows(self, documents: Sequence[Document]) -> Iterator[Rows]:
        block: list[Outlined] = []
        size = 0
        for article, drawn in looked_over(documents).outlined():
            block.append((article, drawn))
            size += len(article.text)
            if size >= _BLOCK:
                yield from self._rows(block)
                block, size = [], 0
        if block:
            yield from self._rows(block)

    def _rows(self, block: Sequence[Outlined]) -> Iterator[Rows]:
        first, sentence = len(self.sizes), self.register.sentences
        words = self.register.add(block)
        articles = [article for article, _ in block]
        numbers = range(first, first + len(block))
        self._articles.extend(
            marshal.dumps((a.id, a.outlet, a.title, a.published, a.url)) for a in articles
        )
        sizes = [len(drawn.units) for _, drawn in block]
        self.sizes.extend(sizes)
        texts, nuls = zip(*(without_nuls(article.text) for article in articles), strict=True)
        yield "article_text", [numbers, texts, nuls]
        authors = zip(numbers, [article.authors for article in articles], strict=True)
        yield from rows_of("author", _each(authors))
        sources = zip(numbers, [article.sources for article in articles], strict=True)
        yield from rows_of("declared_source", _each(sources))
        named = [
            (n, c.name, c.kind.value, c.span.start, c.span.stop, c.is_agency, c.declared)
            for n, (_, drawn) in zip(numbers, block, strict=True)
            for c in drawn.credits
        ]
        yield from numbered("credit", named, self._credits)
        self._credits += len(named)
        yield (
            "sentence",
            [
                range(sentence, sentence + len(words)),
                list(chain.from_iterable(map(repeat, numbers, sizes))),
                list(chain.from_iterable(map(range, sizes))),
                *_halves([unit for _, drawn in block for unit in drawn.units]),
                [_ROLES[role] for _, drawn in block for role in drawn.roles],
                words,
            ],
        )
        yield from self._quote_rows(block, sentence)

    def _quote_rows(self, block: Sequence[Outlined], sentence: int) -> Iterator[Rows]:
        """`sentence`: the number of the block's first."""
        rows = []
        for _, drawn in block:
            for place, quotes in drawn.quotes.items():
                rows += [(sentence + place, start, stop) for start, stop in quotes]
            sentence += len(drawn.units)
        yield from numbered("quote", rows, self._quotes)
        self._quotes += len(rows)


def _each(listed: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Row]:
    return ((n, place, value) for n, values in listed for place, value in enumerate(values))


def _halves(ranges: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    values = list(chain.from_iterable(ranges))
    return values[::2], values[1::2]


def without_nuls(text: str) -> tuple[str, str]:
    """The two columns of a text."""
    nuls = [n for n, c in enumerate(text) if c == "\0"] if "\0" in text else []
    return text.replace("\0", NUL_PICTURE), " ".join(map(str, nuls))
