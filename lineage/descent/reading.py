"""Documents → what every question of descent looks up, once: word counts, own words, names.

Law: only sentences that tell the story are compared; a reporter's own words are those outside
quotation marks. Knows nothing of credits, dates or verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np

from lineage.descent.credits import Credited, credited, source_id
from lineage.descent.wording import Wording, wording
from lineage.linked import Alignments, Ints
from lineage.model import (
    LINK_LABELS,
    TOLD,
    Article,
    ArticleId,
    Document,
    Label,
    Role,
    Tally,
)
from lineage.text.agencies import Source, sources_in
from lineage.text.declared import declared_names
from lineage.text.document import looked_over
from lineage.text.outlets import outlet
from lineage.text.words import count_words

EDITED, QUOTED = LINK_LABELS.index(Label.EDITED), LINK_LABELS.index(Label.QUOTED)
"""Ranks of labels; the strongest is 0, and what is up to `EDITED` is reused text."""

KEPT = 2048
"""Readings that are kept ready."""
KEPT_NEAR = 256
"""Documents that stand near each other."""

Copies = Mapping[ArticleId, Sequence[Article]]
"""The first article of a text → those of exactly its text whose files declare sources."""

Told = tuple[int, int, int]
"""A link between sentences that tell the story: the index of each, and the rank of its label."""


class Reading:
    """A document, and what is computed of it when it is first asked for."""

    def __init__(self, document: Document, copies: Sequence[Article] = ()) -> None:
        """`copies`: articles of the same text whose files declare sources."""
        self.document = document
        self._copies = copies
        self.article = document.article

    @cached_property
    def is_told(self) -> tuple[bool, ...]:
        return tuple([s.role in TOLD for s in self.document.sentences])

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

    def wording(self, index: int) -> Wording:
        return wording(self.document.sentences[index])

    @cached_property
    def outlet(self) -> Source | None:
        return outlet(self.article)

    @cached_property
    def outlet_id(self) -> str | None:
        return _outlet_id(self.outlet)

    @cached_property
    def credited(self) -> dict[str, Credited]:
        return credited(self.article, self.document.credits, self._copies)

    @cached_property
    def declared(self) -> dict[str, str]:
        """See `declared_names`."""
        return declared_names(self.article)

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


def _outlet_id(publisher: Source | None) -> str | None:
    return source_id(publisher.name) if publisher else None


def are_of_one_outlet(a: Reading, b: Reading) -> bool:
    """Both articles are known to be published by the same outlet."""
    return a.outlet_id is not None and a.outlet_id == b.outlet_id


class Readings(Mapping[ArticleId, Reading]):
    """Of all documents, in order of id; made when they are asked for, and not kept for long."""

    def __init__(self, documents: Sequence[Document], copies: Copies | None = None) -> None:
        self._copies = copies or {}
        self._documents = looked_over(documents)
        self._places = dict(sorted((id_, n) for n, id_ in enumerate(self._documents.ids)))
        self._kept = lru_cache(KEPT)(self._made)
        self._outlet_ids: dict[ArticleId, str | None] = {}

    @cached_property
    def credited(self) -> dict[ArticleId, dict[str, Credited]]:
        """Of each article that credits a source, in order of id."""
        crediting = sorted({*self._documents.crediting, *self._copies})
        found = ((id_, self[id_].credited) for id_ in crediting)
        return {id_: sources for id_, sources in found if sources}

    def _made(self, id_: ArticleId) -> Reading:
        return Reading(self._documents[self._places[id_]], self._copies.get(id_, ()))

    def near(self, alignments: Alignments) -> Ints:
        """Numbers of the pairs, those of documents that stand near each other together: a reading
        that is kept serves many."""
        ends = alignments.ends(self._places)
        first, second = np.minimum(*ends), np.maximum(*ends)
        return np.lexsort((second, first, second // KEPT_NEAR))

    def outlet_id(self, id_: ArticleId) -> str | None:
        """Of who publishes the article; no more of it is made ready."""
        if id_ not in self._outlet_ids:
            self._outlet_ids[id_] = _outlet_id(outlet(self._documents.article(self._places[id_])))
        return self._outlet_ids[id_]

    def roles(self, id_: ArticleId) -> Sequence[Role]:
        """Of the article's sentences."""
        return self._documents.roles(self._places[id_])

    def __getitem__(self, id_: ArticleId) -> Reading:
        return self._kept(id_)

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
