"""Documents → what every question of descent looks up, once: word counts, own words, names.

Law: only sentences that tell the story are compared; a reporter's own words are those outside
quotation marks. Knows nothing of credits, dates or verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lineage.descent.credits import Credited, credited, source_id
from lineage.model import (
    TOLD,
    Alignment,
    ArticleId,
    Document,
    Link,
    Role,
    Sentence,
    SentenceKey,
    Span,
    Tally,
)
from lineage.text.agencies import Source, sources_in
from lineage.text.fold import fold
from lineage.text.outlets import outlet
from lineage.text.words import count_words

Gram = tuple[str, str, str]
GRAM_WORDS = 3


def key(sentence: Sentence) -> SentenceKey:
    return SentenceKey(sentence.article, sentence.index)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An unbroken stretch of a reporter's own words, folded for comparison."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    """Of each word, in the sentence."""
    base: int
    """Where the sentence begins in the article's text."""
    grams: frozenset[Gram]
    """Every three words in a row."""

    def span(self, first: int, stop: int) -> Span:
        """Of words[first:stop], in the article's text."""
        return Span(self.starts[first] + self.base, self.stops[stop - 1] + self.base)


class Reading:
    """A document, and what is computed of it when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.article = document.article
        self.is_told = tuple([s.role in TOLD for s in document.sentences])
        self._own: dict[int, tuple[OwnWords, ...]] = {}
        self._numbers: dict[int, frozenset[str]] = {}

    @cached_property
    def words(self) -> tuple[int, ...]:
        """How many each sentence has."""
        return tuple([count_words(s.text) for s in self.document.sentences])

    @cached_property
    def told_sentences(self) -> int:
        return sum(self.is_told)

    @cached_property
    def page(self) -> Tally:
        """The article with every told word counted as added."""
        counts = {"added": 0, "credit": 0, "furniture": 0}
        for sentence, words in zip(self.document.sentences, self.words, strict=True):
            if sentence.role in TOLD:
                counts["added"] += words
            elif sentence.role is Role.FURNITURE:
                counts["furniture"] += words
            else:
                counts["credit"] += words
        return Tally(**counts)

    def own_words(self, index: int) -> tuple[OwnWords, ...]:
        found = self._own.get(index)
        if found is None:
            found = self._own[index] = tuple(_own_words(self.document.sentences[index]))
        return found

    def numbers(self, index: int) -> frozenset[str]:
        """Those in a sentence's own words."""
        found = self._numbers.get(index)
        if found is None:
            words = [w for part in self.own_words(index) for w in part.words if w[0].isdigit()]
            found = self._numbers[index] = frozenset(words)
        return found

    @cached_property
    def outlet(self) -> Source | None:
        return outlet(self.article)

    @cached_property
    def outlet_id(self) -> str | None:
        return source_id(self.outlet.name) if self.outlet else None

    @cached_property
    def credited(self) -> dict[str, Credited]:
        return credited(self.document)

    @cached_property
    def named(self) -> dict[str, tuple[int, ...]]:
        """Outlets and agencies that the reporter names → the sentences that do, in order."""
        found: dict[str, list[int]] = {}
        for sentence in self.document.sentences:
            if self.is_told[sentence.index]:
                for source, start, _ in sources_in(sentence.text, 0, len(sentence.text)):
                    at = sentence.span.start + start
                    if not any(q.start <= at < q.stop for q in sentence.quotes):
                        found.setdefault(source.name, []).append(sentence.index)
        return {name: tuple(indexes) for name, indexes in found.items()}


def are_of_one_outlet(a: Reading, b: Reading) -> bool:
    """Both articles are known to be published by the same outlet."""
    return a.outlet_id is not None and a.outlet_id == b.outlet_id


def _own_words(sentence: Sentence) -> Iterable[OwnWords]:
    at, base = sentence.span.start, sentence.span.start
    for start, stop in (*((q.start, q.stop) for q in sentence.quotes), (sentence.span.stop,) * 2):
        folded = fold(sentence.text, at - base, start - base)
        if folded.words:
            of_words = frozenset(grams(folded.words))
            yield OwnWords(folded.words, folded.starts, folded.stops, base, of_words)
        at = stop


def grams(words: Sequence[str]) -> Iterator[Gram]:
    return zip(words, words[1:], words[2:], strict=False)


def readings(documents: Sequence[Document]) -> dict[ArticleId, Reading]:
    return {d.article.id: Reading(d) for d in documents}


def told_links(alignment: Alignment, by_id: dict[ArticleId, Reading]) -> tuple[Link, ...]:
    """The links between two sentences that both tell the story."""
    a, b = by_id[alignment.a].is_told, by_id[alignment.b].is_told
    return tuple(k for k in alignment.links if a[k.source.index] and b[k.target.index])
