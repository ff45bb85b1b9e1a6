"""Article → Document: paragraphs, sentences, quotations, roles and credits, in one pass."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat, starmap
from typing import overload

from lineage.model import Article, ArticleId, Credit, Document, Role, Sentence, Span
from lineage.text.blocks import Range, paragraphs
from lineage.text.counting import count_each
from lineage.text.credits import text_credits
from lineage.text.declared import declared_credits
from lineage.text.glance import CREDIT, looks
from lineage.text.quotes import quotations
from lineage.text.roles import roles
from lineage.text.sentences import sentence_spans
from lineage.text.words import count_words

COUNTED = 8
"""Articles whose words are counted at a time: few numbers in a row are slow, very many as well."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document without its article's text: cheap to send between processes."""

    units: list[Range]
    roles: list[Role]
    """One for each unit."""
    quotes: dict[int, list[Range]]
    """Number of a unit → the parts of it that are quoted."""
    credits: tuple[Credit, ...]
    """Those in the text, in its order; then those that the file alone declares."""
    words: Sequence[int]
    """How many each unit has."""


def parse(article: Article) -> Document:
    """Cut one article; sentences plus gaps of white space tile its text."""
    return from_outline(article, outline(article))


def outline(article: Article) -> Outline:
    """All that `from_outline` must know beside the article to make a document of it."""
    return next(outlines([article]))


def outlines(articles: Sequence[Article]) -> Iterator[Outline]:
    """One for each."""
    for at in range(0, len(articles), COUNTED):
        drawn = list(map(_drawn, articles[at : at + COUNTED]))
        words = count_each([unit for said, _ in drawn for unit in said]).tolist()
        for said, without_words in drawn:
            yield Outline(*without_words, words[: len(said)])
            del words[: len(said)]


def _drawn(
    article: Article,
) -> tuple[list[str], tuple[list[Range], list[Role], dict[int, list[Range]], tuple[Credit, ...]]]:
    """The texts of its units, and all of its outline but their words."""
    text = article.text
    blocks = paragraphs(text)
    cut = sentence_spans(text, blocks)
    units = list(chain.from_iterable(cut))
    said = [text[start:stop] for start, stop in units]
    alone = [len(spans) == 1 for spans in cut for _ in spans]
    seen = looks(text, units, said)
    signed = [n for n, look in enumerate(seen) if look & CREDIT]
    found = roles(text, units, said, alone, seen, article.title)
    quoted = _within(units, quotations(text, blocks))
    named = *_credits(text, units, found, signed), *declared_credits(article)
    return said, (units, found, quoted, named)


def _within(units: Sequence[Range], quoted: Sequence[Range]) -> dict[int, list[Range]]:
    """Number of a unit → the parts of it that are quoted; both inputs are in order."""
    parts: dict[int, list[Range]] = {}
    n = 0
    for begin, end in quoted:
        while units[n][1] <= begin:
            n += 1
        for k in range(n, len(units)):
            start, stop = units[k]
            if start >= end:
                break
            parts.setdefault(k, []).append((max(begin, start), min(end, stop)))
            if end <= stop:
                break
    return parts


def _credits(
    text: str, units: Sequence[Range], found: Sequence[Role], signed: Sequence[int]
) -> tuple[Credit, ...]:
    first_body = found.index(Role.BODY) if Role.BODY in found else None
    return tuple(
        credit
        for n in signed
        for credit in text_credits(text, units[n], is_first_body=n == first_body)
    )


Outlined = tuple[Article, Outline]


class Documents(Sequence[Document]):
    """Documents that can be looked over without a value for each sentence."""

    @property
    @abstractmethod
    def ids(self) -> Sequence[ArticleId]:
        """In their order."""

    @property
    @abstractmethod
    def crediting(self) -> Sequence[ArticleId]:
        """Those that name a source."""

    @abstractmethod
    def article(self, index: int) -> Article: ...

    @abstractmethod
    def at(self, index: int) -> Outlined: ...

    @abstractmethod
    def outlined(self) -> Iterator[Outlined]: ...


def looked_over(documents: Sequence[Document]) -> Documents:
    """The same documents."""
    return documents if isinstance(documents, Documents) else _Whole(documents)


class _Whole(Documents):
    """Documents that are values already."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        return self._documents[index]

    @property
    def ids(self) -> Sequence[ArticleId]:
        return [document.article.id for document in self._documents]

    @property
    def crediting(self) -> Sequence[ArticleId]:
        return [document.article.id for document in self._documents if document.credits]

    def article(self, index: int) -> Article:
        return self._documents[index].article

    def at(self, index: int) -> Outlined:
        """ValueError: a document's sentences are not those of its article."""
        document = self._documents[index]
        return document.article, _outline_of(document)

    def outlined(self) -> Iterator[Outlined]:
        return map(self.at, range(len(self)))


def _outline_of(document: Document) -> Outline:
    id_, text, sentences = document.article.id, document.article.text, document.sentences
    if [s.index for s in sentences] != list(range(len(sentences))):
        raise ValueError(f"a sentence of {id_} is not in its place")
    if {s.article for s in sentences} - {id_}:
        raise ValueError(f"a sentence of {id_} is another article's")
    units = [(s.span.start, s.span.stop) for s in sentences]
    if [text[start:stop] for start, stop in units] != [s.text for s in sentences]:
        raise ValueError(f"a sentence of {id_} is not the text of its span")
    quotes = {s.index: [(q.start, q.stop) for q in s.quotes] for s in sentences if s.quotes}
    words = [count_words(s.text) for s in sentences]
    return Outline(units, [s.role for s in sentences], quotes, document.credits, words)


def from_outline(article: Article, drawn: Outline) -> Document:
    """The document that `outline` was made of."""
    text, units = article.text, drawn.units
    said = [text[start:stop] for start, stop in units]
    quoted: list[tuple[Span, ...]] = [()] * len(units)
    for n, parts in drawn.quotes.items():
        quoted[n] = tuple(starmap(Span, parts))
    spans = starmap(Span, units)
    sentences = map(Sentence, repeat(article.id), count(), spans, said, drawn.roles, quoted)
    return Document(article, tuple(sentences), drawn.credits)
