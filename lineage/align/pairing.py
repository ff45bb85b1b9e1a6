"""Documents and candidate pairs → alignments: which sentences correspond, and how.

Two looks: every pair of sentences alone, then again with what stands around it in the whole
corpus. Correspondence is m:n and in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lineage.align.cells import Cells, cells
from lineage.align.model import load_model
from lineage.align.surroundings import Graph, graph, with_surroundings
from lineage.align.verdicts import verdict
from lineage.align.view import View, views
from lineage.model import Alignment, Candidate, Document, Link, SentenceKey
from lineage.options import AlignOptions

KEPT_VIEWS = 4096
"""Articles whose views are kept at a time; a candidate's partners come in runs."""


class Aligner:
    """Aligns candidate pairs of a list of documents; two looks, each a function of one pair."""

    def __init__(
        self, documents: Sequence[Document], candidates: Sequence[Candidate], options: AlignOptions
    ) -> None:
        self.documents = documents
        self.candidates = candidates
        self.options = options
        self._place = {d.article.id: k for k, d in enumerate(documents)}
        self._views = lru_cache(maxsize=KEPT_VIEWS)(self._make_views)

    def _make_views(self, place: int) -> list[View]:
        return views(self.documents[place])

    def first_look(self, number: int) -> Cells:
        """Cells of candidate pair `number`, each seen alone."""
        candidate = self.candidates[number]
        a, b = self._place[candidate.a], self._place[candidate.b]
        return cells(a, b, self._views(a), self._views(b), load_model())

    def second_look(self, number: int, found: Cells, around: Graph) -> Alignment | None:
        """The alignment of candidate pair `number`; None when no sentences are linked."""
        if not found.i:
            return None
        stage = load_model().in_context
        x = with_surroundings(found, around)
        p = stage.probabilities(x)
        candidate = self.candidates[number]
        links = []
        for k, (i, j) in enumerate(zip(found.i, found.j, strict=True)):
            ruling = verdict(stage, x[k], p[k], self.options)
            if ruling is not None:
                source, target = SentenceKey(candidate.a, i), SentenceKey(candidate.b, j)
                links.append(Link(source, target, ruling))
        return Alignment(candidate.a, candidate.b, tuple(links), candidate) if links else None


def align(
    documents: Sequence[Document], candidates: Sequence[Candidate], options: AlignOptions
) -> tuple[Alignment, ...]:
    """Align every candidate pair, one after the other."""
    aligner = Aligner(documents, candidates, options)
    first = [aligner.first_look(n) for n in range(len(candidates))]
    around = graph(first)
    second = (aligner.second_look(n, found, around) for n, found in enumerate(first))
    return tuple(alignment for alignment in second if alignment is not None)
