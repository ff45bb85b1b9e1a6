"""Documents → rows of the tables that hold texts and how they are cut.

Documents are asked for once, in their order, and let go: what later tables need of them is in the
register, and in the articles without their texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import Any

from lineage.model import Article, Document, Role, Sentence
from lineage.store.schema import NUL_PICTURE
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
        """Without texts and authors."""
        self.sizes: list[int] = []
        """How many sentences each article has."""
        self._credits = self._quotes = 0

    def rows(self, documents: Iterable[Document]) -> Iterator[Rows]:
        """`article_search` is among the tables."""
        block: list[Document] = []
        size = 0
        for document in documents:
            block.append(document)
            size += len(document.article.text)
            if size >= _BLOCK:
                yield from self._rows(block)
                block, size = [], 0
        yield from self._rows(block)

    def _rows(self, block: Sequence[Document]) -> Iterator[Rows]:
        for document in block:
            _check(document)
        number, sentence = len(self.articles), self.register.sentences
        words = self.register.add(block)
        numbered = list(enumerate(block, number))
        self.articles += [replace(d.article, text="", authors=()) for d in block]
        sizes = [len(document.sentences) for document in block]
        self.sizes += sizes
        texts = [(n, *_text(d.article.text)) for n, d in numbered]
        yield "article_text", texts
        yield (
            "article_search",
            [(n, d.article.title, row[1]) for (n, d), row in zip(numbered, texts, strict=True)],
        )
        yield (
            "author",
            [(n, place, name) for n, d in numbered for place, name in enumerate(d.article.authors)],
        )
        named = [
            (n, c.name, c.kind.value, c.span.start, c.span.stop, c.is_agency)
            for n, d in numbered
            for c in d.credits
        ]
        yield "credit", [(n, *row) for n, row in enumerate(named, self._credits)]
        self._credits += len(named)
        sentences = list(chain.from_iterable(document.sentences for document in block))
        owners = chain.from_iterable(map(repeat, range(number, number + len(block)), sizes))
        yield "sentence", _sentence_rows(sentence, owners, sentences, words)
        quotes = [
            (n, quote.start, quote.stop)
            for n, each in enumerate(sentences, sentence)
            if each.quotes
            for quote in each.quotes
        ]
        yield "quote", [(n, *row) for n, row in enumerate(quotes, self._quotes)]
        self._quotes += len(quotes)


def _check(document: Document) -> None:
    id_, text, sentences = document.article.id, document.article.text, document.sentences
    if [s.index for s in sentences] != list(range(len(sentences))):
        raise ValueError(f"a sentence of {id_} is not in its place")
    if {s.article for s in sentences} - {id_}:
        raise ValueError(f"a sentence of {id_} is another article's")
    spans = [s.span for s in sentences]
    if [text[span.start : span.stop] for span in spans] != [s.text for s in sentences]:
        raise ValueError(f"a sentence of {id_} is not the text of its span")


def _sentence_rows(
    first: int, owners: Iterable[int], sentences: Sequence[Sentence], words: Iterable[int]
) -> Iterator[Row]:
    spans = [s.span for s in sentences]
    return zip(
        range(first, first + len(sentences)),
        owners,
        [s.index for s in sentences],
        [span.start for span in spans],
        [span.stop for span in spans],
        [_ROLES[s.role] for s in sentences],
        words,
        strict=True,
    )


def _text(text: str) -> tuple[str, str]:
    nuls = [n for n, c in enumerate(text) if c == "\0"] if "\0" in text else []
    return text.replace("\0", NUL_PICTURE), " ".join(map(str, nuls))
