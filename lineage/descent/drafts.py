"""Drafts of edges, kept on the disk → edges, made when they are asked for."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from pathlib import Path
from weakref import finalize

import numpy as np

from lineage.descent.edges import Draft, Said, edge
from lineage.linked import Alignments, Ints
from lineage.model import ArticleId, Edge, Relation
from lineage.on_demand import OnDemand
from lineage.spool import Spool

_RELATIONS = tuple(Relation)
_PLACE = {relation: n for n, relation in enumerate(_RELATIONS)}


class Drafts(OnDemand[Draft]):
    """One for each alignment, in their order."""

    def __init__(self, alignments: Alignments, folder: Path | None = None) -> None:
        """`folder`: where the file is; None: in the folder for temporary files."""
        self._alignments = alignments
        self._records = Spool(folder)
        finalize(self, self._records.close)
        self._places: Ints = np.full(len(alignments), -1, np.int64)

    def put(self, drafts: Iterable[tuple[int, Draft]]) -> None:
        """Each with the number of its alignment."""
        numbered = list(drafts)
        self._places[[number for number, _ in numbered]] = len(self._records) + np.arange(
            len(numbered)
        )
        self._records.extend(_record(draft) for _, draft in numbered)

    def missing(self) -> list[int]:
        """Alignments that have none yet."""
        return np.flatnonzero(self._places < 0).tolist()

    def made(self, number: int) -> Draft:
        relation, source, probability, tally_a, tally_b, said = marshal.loads(
            self._records[int(self._places[number])]
        )
        return Draft(
            *self._alignments.pair(number),
            _RELATIONS[relation],
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


class Edges(OnDemand[Edge]):
    def __init__(self, drafts: Drafts, wire_id: Callable[[ArticleId, str], str | None]) -> None:
        """`wire_id`: an article, and what is called a source in it → the wire's id."""
        self._drafts = drafts
        self._wire_id = wire_id

    def __len__(self) -> int:
        return len(self._drafts)

    def made(self, number: int) -> Edge:
        """Sources and evidence that name a wire by its label name it by its id."""
        draft = self._drafts.made(number)

        def final(label: str | None) -> str | None:
            is_wire = label is not None and label.startswith("wire:")
            return self._wire_id(draft.a, label) if is_wire and label else label

        return edge(draft, final)
