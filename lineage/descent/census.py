"""A survey and origins → a few words about each article and each outlet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from lineage.descent.survey import Survey
from lineage.labelled import LABELS, labels_of
from lineage.linked import Bytes, Ints
from lineage.model import ArticleId, Origin, Tally
from lineage.text.agencies import Source

_BLOCK = 1 << 20
"""Sentences that are looked at together."""


class Census:
    """Of all articles that were surveyed."""

    def __init__(
        self,
        surveyed: Survey,
        origins: Sequence[Origin],
        duplicates: Iterable[Sequence[ArticleId]] = (),
    ) -> None:
        """`duplicates`: families of articles with exactly the same text."""
        self.survey = surveyed
        self.duplicates = tuple(duplicates)
        self.names = sorted({source.name for source in surveyed.sources})
        """Of all outlets."""
        place = {name: n for n, name in enumerate(self.names)}
        places = [*(place[source.name] for source in surveyed.sources), -1]
        self.outlets = np.array(places, np.int64)[surveyed.outlets]
        """(articles,): place among `names`; -1: nobody says who publishes it."""
        self.sums = self._sums(*labels_of(origins, surveyed))
        """(names, labels): words."""
        self._credited = _names(surveyed)

    def _sums(self, sentences: Ints, labels: Bytes) -> Ints:
        size = (len(self.names) + 1) * len(LABELS)
        found = np.zeros(size, np.int64)
        for start in range(0, len(sentences), _BLOCK):
            part = slice(start, start + _BLOCK)
            outlets = self.outlets[self.survey.owners(sentences[part])]
            cells = (outlets + 1) * len(LABELS) + labels[part]
            words = self.survey.words[sentences[part]]
            found += np.bincount(cells, words, size).astype(np.int64)
        return found.reshape(-1, len(LABELS))[1:]

    def tally(self, outlet: int) -> Tally:
        """Its words by the label of their sentence."""
        return Tally(*self.sums[outlet].tolist())

    def publisher(self, article: ArticleId) -> Source | None:
        return self.survey.publisher(self.survey.number(article))

    def published(self, article: ArticleId) -> str | None:
        """As it is declared; None also of an article that is not here."""
        number = self.survey.find(article)
        return None if number is None else self.survey.date(number)

    def credited(self, article: ArticleId) -> frozenset[str]:
        """Names of the sources that it credits."""
        return self._credited.get(self.survey.number(article), frozenset())


def _names(surveyed: Survey) -> dict[int, frozenset[str]]:
    """Number of each article that credits sources → their names; the same ones are kept once."""
    known: dict[frozenset[str], frozenset[str]] = {}
    found = {}
    for number, by in surveyed.credited():
        names = frozenset([what.credit.name for what in by.values()])
        found[number] = known.setdefault(names, names)
    return found
