"""Drafts of edges, kept on the disk → edges, made when they are asked for."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from weakref import finalize

import numpy as np

from lineage.descent.edges import Draft, Said
from lineage.descent.naming import is_named
from lineage.descent.survey import Mask
from lineage.linked import Alignments, Bytes, Ints
from lineage.model import ArticleId, Relation
from lineage.on_demand import OnDemand
from lineage.records import Records, records
from lineage.related import EdgeColumns, EvidenceColumns, RelatedPairs
from lineage.spool import Spool

RELATIONS = tuple(Relation)
_PLACE = {relation: n for n, relation in enumerate(RELATIONS)}
_NONE = len(RELATIONS)


class Written(NamedTuple):
    """Some drafts, as they are kept."""

    records: Records
    relations: Bytes
    """Of each, its place among RELATIONS."""
    sources: frozenset[str]
    """Labels of what some of them have in common."""
    is_named: Mask
    """Of each, whether what its two articles have in common is called by a name."""


def written(drafts: Iterable[Draft]) -> Written:
    made = list(drafts)
    common = [d.source if d.relation is Relation.COMMON_SOURCE else None for d in made]
    return Written(
        records(map(_record, made)),
        np.array([_PLACE[draft.relation] for draft in made], np.uint8),
        frozenset([source for source in common if source is not None]),
        np.array([is_named(source) for source in common], np.bool_),
    )


class Drafts(OnDemand[Draft]):
    """One for each alignment, in their order."""

    def __init__(self, alignments: Alignments, folder: Path | None = None) -> None:
        """`folder`: where the file is; None: in the folder for temporary files."""
        self._alignments = alignments
        self._records = Spool(folder)
        finalize(self, self._records.close)
        self._places = np.zeros(len(alignments), np.int32)
        self._relations = np.full(len(alignments), _NONE, np.uint8)
        self.is_named = np.zeros(len(alignments), np.bool_)
        """Whether what two articles have in common is called by a name."""
        self.sources: set[str] = set()
        """Labels of what two articles have in common."""

    def put(self, numbers: Ints, given: Written) -> None:
        """`numbers`: of the alignments they are of."""
        self._places[numbers] = len(self._records) + np.arange(len(numbers))
        self._relations[numbers] = given.relations
        self.is_named[numbers] = given.is_named
        self._records.extend(given.records)
        self.sources |= given.sources

    def missing(self) -> Ints:
        """Alignments that have none yet."""
        return np.flatnonzero(self._relations == _NONE)

    def related(self, *relations: Relation) -> Ints:
        """Alignments of which one of these is said."""
        return np.flatnonzero(np.isin(self._relations, [_PLACE[each] for each in relations]))

    def made(self, number: int) -> Draft:
        relation, source, probability, tally_a, tally_b, said = marshal.loads(
            self._records[int(self._places[number])]
        )
        return Draft(
            *self._alignments.pair(number),
            RELATIONS[relation],
            source,
            probability,
            tally_a,
            tally_b,
            tuple([Said(*each) for each in said]),
        )

    def __len__(self) -> int:
        return len(self._places)


def _record(draft: Draft) -> bytes:
    said = [tuple(each) for each in draft.evidence]
    return marshal.dumps((_PLACE[draft.relation], *draft[3:-1], said))


class Edges(RelatedPairs):
    def __init__(self, drafts: Drafts, wire_id: Callable[[ArticleId, str], str | None]) -> None:
        """`wire_id`: an article, and what is called a source in it → the wire's id."""
        self._drafts = drafts
        self._wire_id = wire_id

    def __len__(self) -> int:
        return len(self._drafts)

    def columns(self, start: int, stop: int) -> EdgeColumns:
        """Sources and evidence that name a wire by its label name it by its id."""
        drafts = [self._drafts.made(number) for number in range(start, stop)]
        owned = [(n, draft, said) for n, draft in enumerate(drafts) for said in draft.evidence]
        a, b, relations, sources, probabilities, tallies_a, tallies_b, _ = zip(*drafts, strict=True)
        evidence = EvidenceColumns(
            [n for n, _, _ in owned],
            [said.kind for *_, said in owned],
            [said.text for *_, said in owned],
            [self._final(draft.a, said.points_to) or said.points_to for _, draft, said in owned],
            [said.weight for *_, said in owned],
            [len(said.of_a) + len(said.of_b) for *_, said in owned],
            list(chain.from_iterable(_articles(draft, said) for _, draft, said in owned)),
            list(chain.from_iterable((*said.of_a, *said.of_b) for *_, said in owned)),
        )
        sources = tuple(map(self._final, a, sources))
        return EdgeColumns(a, b, relations, sources, probabilities, tallies_a, tallies_b, evidence)

    def _final(self, article: ArticleId, label: str | None) -> str | None:
        is_wire = label is not None and label.startswith("wire:")
        return self._wire_id(article, label) if is_wire and label else label


def _articles(of: Draft, said: Said) -> list[ArticleId]:
    """Of the sentences that it cites."""
    return [of.a] * len(said.of_a) + [of.b] * len(said.of_b)
