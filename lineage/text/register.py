"""Documents, then origins → numbers of all articles and sentences, and their words by label.

Flat arrays over the whole corpus: nothing here is a Python value for each sentence.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from lineage.linked import Bytes, Ints
from lineage.model import ArticleId, Label, SentenceKey, Tally
from lineage.text.document import Outlined

_Value = TypeVar("_Value")
_ARTICLE, _INDEX = attrgetter("article"), attrgetter("index")


def in_blocks(values: Iterable[_Value], size: int) -> Iterator[list[_Value]]:
    """So many at a time, and the rest."""
    left = iter(values)
    while block := list(islice(left, size)):
        yield block


class Register:
    """Articles, and sentences, are numbered from 0 in the order in which they are added."""

    def __init__(self) -> None:
        self._numbers: dict[ArticleId, int] = {}
        self._firsts = array("q", [0])
        self._words = array("i")

    @property
    def articles(self) -> int:
        return len(self._numbers)

    @property
    def sentences(self) -> int:
        return len(self._words)

    def add(self, documents: Iterable[Outlined]) -> list[int]:
        """The words of each of their sentences. ValueError: an article was added before."""
        words: list[int] = []
        for article, drawn in documents:
            if article.id in self._numbers:
                raise ValueError("two articles of the lineage have one id")
            self._numbers[article.id] = self.articles
            words += drawn.words
            self._firsts.append(self.sentences + len(words))
        self._words.extend(words)
        return words

    def article(self, id_: ArticleId) -> int:
        return self._numbers[id_]

    def sentence(self, key: SentenceKey) -> int:
        """ValueError: the article has no such sentence."""
        article = self._numbers[key.article]
        found = self._firsts[article] + key.index
        if key.index < 0 or found >= self._firsts[article + 1]:
            raise ValueError(f"{key} is no sentence of the lineage")
        return found

    def all_articles(self, ids: Sequence[ArticleId]) -> Ints:
        """`article` of each."""
        return np.fromiter(map(self._numbers.__getitem__, ids), np.int64, len(ids))

    def all_sentences(self, keys: Sequence[SentenceKey]) -> Ints:
        """`sentence` of each."""
        index = np.fromiter(map(_INDEX, keys), np.int64, len(keys))
        return self.within(self.all_articles(list(map(_ARTICLE, keys))), index)

    def within(self, articles: Ints, indexes: Ints) -> Ints:
        """Sentences by the numbers of their articles, and by their places in these."""
        firsts = np.frombuffer(self._firsts, np.int64)
        found = firsts[articles] + indexes
        strange = (indexes < 0) | (found >= firsts[articles + 1])
        if strange.any():
            first = int(strange.argmax())
            key = SentenceKey(list(self._numbers)[articles[first]], int(indexes[first]))
            raise ValueError(f"{key} is no sentence of the lineage")
        return found

    def words(self, key: SentenceKey) -> int:
        return self._words[self.sentence(key)]

    def all_words(self, sentences: Ints) -> NDArray[np.int32]:
        return np.frombuffer(self._words, np.int32)[sentences]

    def owners(self, sentences: Ints) -> Ints:
        """The article of each."""
        return np.searchsorted(np.frombuffer(self._firsts, np.int64), sentences, "right") - 1


class Told:
    """Words of each article by the label of their sentence against the rest of the corpus.
    `register` has all articles."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._sums = np.zeros((register.articles, len(Label)), np.int64)

    def add(self, sentences: Ints, labels: Bytes) -> None:
        """The number of each, and the place of its label among LABELS."""
        place = self._register.owners(sentences), labels
        np.add.at(self._sums, place, self._register.all_words(sentences))

    def of(self, id_: ArticleId) -> Tally:
        return Tally(*self._sums[self._register.article(id_)].tolist())
