"""Documents and origins → a few words about each article, from one look at all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lineage.descent.credits import credited_names
from lineage.labelled import labels_of
from lineage.model import TOLD, Article, ArticleId, Document, Origin, SentenceKey, Tally
from lineage.text.agencies import Source
from lineage.text.document import Outline, looked_over
from lineage.text.outlets import outlet
from lineage.text.register import Register, Told, in_blocks

_DOCUMENTS = 256
"""Looked at together."""


class Census:
    """Nothing of an article's text is kept."""

    def __init__(
        self,
        documents: Sequence[Document],
        origins: Sequence[Origin],
        duplicates: Iterable[Sequence[ArticleId]] = (),
    ) -> None:
        """`duplicates`: families of articles with exactly the same text."""
        self.duplicates = tuple(duplicates)
        self._told_in: dict[ArticleId, list[int]] = {
            id_: [] for family in self.duplicates for id_ in family
        }
        self.publishers: dict[ArticleId, Source | None] = {}
        """Of all articles, in the order of the documents; None: nobody says."""
        self.published: dict[ArticleId, str | None] = {}
        self._credited: dict[ArticleId, frozenset[str]] = {}
        self._register = Register()
        for block in in_blocks(looked_over(documents).outlined(), _DOCUMENTS):
            self._register.add(block)
            for article, drawn in block:
                self._add(article, drawn)
        self._told = Told(self._register)
        self._told.add(*labels_of(origins, self._register))

    def _add(self, article: Article, drawn: Outline) -> None:
        self.publishers[article.id] = outlet(article)
        self.published[article.id] = article.published
        if article.id in self._told_in:
            told = [n for n, role in enumerate(drawn.roles) if role in TOLD]
            self._told_in[article.id] = told
        if names := credited_names(article, drawn.credits):
            self._credited[article.id] = names

    def credited(self, article: ArticleId) -> frozenset[str]:
        """Names of the sources that it credits."""
        return self._credited.get(article, frozenset())

    def told(self, article: ArticleId) -> list[int]:
        """Indexes of the sentences that tell the story; only of an article with duplicates."""
        return self._told_in[article]

    def words(self, sentence: SentenceKey) -> int:
        return self._register.words(sentence)

    def tally(self, article: ArticleId) -> Tally:
        """Its words by the label of their sentence."""
        return self._told.of(article)
