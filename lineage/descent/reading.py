"""Documents → what every question of descent looks up, once: word counts, own words, names.

Law: only sentences that tell the story are compared; a reporter's own words are those outside
quotation marks. Knows nothing of credits, dates or verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import merge
from operator import itemgetter

import numpy as np

from lineage.descent.credits import credit_evidence, credited
from lineage.descent.survey import ROLES, ByCredit, Survey, survey
from lineage.descent.wording import spans
from lineage.linked import Ints
from lineage.model import LINK_LABELS, Article, ArticleId, Document, Evidence, Label, Role
from lineage.text.agencies import Source, sources_in
from lineage.text.blocks import Range
from lineage.text.declared import declared_names
from lineage.text.document import Documents, Outline, looked_over

EDITED, QUOTED = LINK_LABELS.index(Label.EDITED), LINK_LABELS.index(Label.QUOTED)
"""Ranks of labels; the strongest is 0, and what is up to `EDITED` is reused text."""
_FURNITURE = ROLES.index(Role.FURNITURE)

KEPT = 512
"""Readings that are kept ready."""
KEPT_NEAR = 256
"""Documents that stand near each other."""

Copies = Mapping[ArticleId, Sequence[Article]]
"""The first article of a text → those of exactly its text whose files declare sources."""

Told = tuple[int, int, int]
"""A link between sentences that tell the story: the index of each, and the rank of its label."""


class Reading:
    """A document, and what is computed of it when it is first asked for."""

    def __init__(
        self,
        documents: Documents,
        place: int,
        surveyed: Survey,
        number: int,
        copies: Sequence[Article] = (),
    ) -> None:
        """`place` among the documents; `number` in the survey; `copies`: articles of the same text
        whose files declare sources."""
        self.id = surveyed.ids[number]
        self._documents, self._place = documents, place
        self._survey, self._number = surveyed, number
        self._copies = copies
        self._evidence: dict[str, Evidence] = {}
        self._sentences = slice(*surveyed.firsts[number : number + 2].tolist())

    @cached_property
    def _drawn(self) -> tuple[Article, Outline]:
        return self._documents.at(self._place)

    @cached_property
    def article(self) -> Article:
        return self._drawn[0]

    @property
    def units(self) -> Sequence[Range]:
        """Where each sentence stands."""
        return self._drawn[1].units

    @property
    def quotes(self) -> Mapping[int, Sequence[Range]]:
        """Of the sentences in which there are any."""
        return self._drawn[1].quotes

    @cached_property
    def is_told(self) -> tuple[bool, ...]:
        return tuple(self._survey.is_told[self._sentences].tolist())

    @cached_property
    def words(self) -> tuple[int, ...]:
        """How many each sentence has."""
        return tuple(self._survey.words[self._sentences].tolist())

    @cached_property
    def told_sentences(self) -> int:
        return sum(self.is_told)

    @cached_property
    def page(self) -> tuple[int, int, int]:
        """How many words tell the story, credit a source, and are furniture."""
        told = furniture = 0
        roles = self._survey.roles[self._sentences].tolist()
        for role, is_told, words in zip(roles, self.is_told, self.words, strict=True):
            if is_told:
                told += words
            elif role == _FURNITURE:
                furniture += words
        return told, sum(self.words) - told - furniture, furniture

    def quoted(self, index: int) -> tuple[str, tuple[Range, ...]]:
        """A sentence, and where in it there are quotations."""
        start, stop = self.units[index]
        quotes = [(begin - start, end - start) for begin, end in self.quotes.get(index, ())]
        return self.article.text[start:stop], tuple(quotes)

    def words_of(self, index: int, first: int, last: int) -> str:
        """The text of a sentence from one of its own words to before another; see `wording.py`."""
        text, quotes = self.quoted(index)
        starts, stops = spans(text, quotes)
        return text[starts[first] : stops[last - 1]]

    @cached_property
    def outlet(self) -> Source | None:
        """Who publishes it; by name alone."""
        return self._survey.publisher(self._number)

    @cached_property
    def outlet_id(self) -> str | None:
        return self._survey.outlet_id(self._number)

    @cached_property
    def credited(self) -> ByCredit:
        return credited(self.article, self._drawn[1].credits, self._copies)

    def credit_evidence(self, source: str) -> Evidence:
        """What it says of a source that it credits."""
        found = self._evidence.get(source)
        if found is None:
            found = credit_evidence(self.id, self.units, self.credited[source])
            self._evidence[source] = found
        return found

    @cached_property
    def declared(self) -> dict[str, str]:
        """See `declared_names`."""
        return declared_names(self.article)

    @cached_property
    def named(self) -> dict[str, tuple[int, ...]]:
        """Outlets and agencies that the reporter names → the sentences that do, in order."""
        found: dict[str, list[int]] = {}
        for index, (first, last) in enumerate(self.units):
            if self.is_told[index]:
                text = self.article.text[first:last]
                for source, start, _ in sources_in(text, 0, len(text)):
                    at, quotes = first + start, self.quotes.get(index, ())
                    if not any(begin <= at < end for begin, end in quotes):
                        found.setdefault(source.name, []).append(index)
        return {name: tuple(indexes) for name, indexes in found.items()}


def are_of_one_outlet(a: Reading, b: Reading) -> bool:
    """Both articles are known to be published by the same outlet."""
    return a.outlet_id is not None and a.outlet_id == b.outlet_id


class Readings(Mapping[ArticleId, Reading]):
    """Of all documents, in order of id; made when they are asked for, and not kept for long."""

    def __init__(
        self,
        documents: Sequence[Document],
        copies: Copies | None = None,
        surveyed: Survey | None = None,
    ) -> None:
        """`surveyed`: these documents, and others perhaps."""
        self._copies = copies or {}
        self._documents = looked_over(documents)
        self.survey = survey(documents) if surveyed is None else surveyed
        found = self.survey.numbers_of(self._documents.ids)
        self._places = np.full(len(self.survey), -1, np.int64)
        """Of each article of the survey, among the documents; -1: it is none of them."""
        self._places[found] = np.arange(len(found))
        self.at = lru_cache(KEPT)(self._made)
        """By number in the survey."""

    def _made(self, number: int) -> Reading:
        place = int(self._places[number])
        if place < 0:
            raise KeyError(number)
        copies = self._copies.get(self.survey.ids[number], ())
        return Reading(self._documents, place, self.survey, number, copies)

    def credited(self) -> Iterator[tuple[ArticleId, ByCredit]]:
        """Each article that credits a source, in order of id."""
        own = ((n, by) for n, by in self.survey.credited() if self._places[n] >= 0)
        copied = sorted(self.survey.number(id_) for id_ in self._copies)
        of_copies = ((n, by) for n in copied if (by := self.at(n).credited))
        declaring = frozenset(copied)
        others = ((n, by) for n, by in own if n not in declaring)
        for number, by in merge(others, of_copies, key=itemgetter(0)):
            yield self.survey.ids[number], by

    def outlet_id(self, id_: ArticleId) -> str | None:
        """Of who publishes the article; no more of it is made ready."""
        return self.survey.outlet_id(self.survey.number(id_))

    @cached_property
    def numbers(self) -> Ints:
        """Of all documents, in the survey; ascending."""
        return np.flatnonzero(self._places >= 0)

    def placed(self, ends: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
        """Numbers of documents → their places in order of id."""
        a, b = (np.searchsorted(self.numbers, end) for end in ends)
        return a, b

    def near(self, a: Ints, b: Ints) -> Ints:
        """Pairs of articles by their numbers → the order in which those of documents that stand
        near each other are together: a reading that is kept serves many."""
        ends = np.sort(self._places[np.stack([a, b])], axis=0)
        return np.lexsort((*ends[::-1], ends[1] // KEPT_NEAR))

    def __getitem__(self, id_: ArticleId) -> Reading:
        return self.at(self.survey.number(id_))

    def __iter__(self) -> Iterator[ArticleId]:
        return (self.survey.ids[number] for number in self.numbers.tolist())

    def __len__(self) -> int:
        return len(self.numbers)
