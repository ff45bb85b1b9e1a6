"""Documents and candidate pairs → alignments: which sentences correspond, and how.

Two looks: every pair of sentences alone, then again with what stands around it in the whole
corpus. Correspondence is m:n and in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from lineage.align.cells import Cells, cells
from lineage.align.graph import Graph, graph
from lineage.align.model import load_model
from lineage.align.surroundings import with_surroundings
from lineage.align.verdicts import verdict
from lineage.align.view import View, views
from lineage.model import (
    Alignment,
    Candidate,
    Document,
    Label,
    Link,
    Reason,
    SentenceKey,
    Verdict,
)
from lineage.options import AlignOptions

KEPT_VIEWS = 4096
"""Articles whose views are kept at a time; a candidate's partners come in runs."""

Drawn = tuple[tuple[int, int, str, str, float, tuple[tuple[str, float, float], ...]], ...]
"""The links of two articles as plain tuples (sentence indexes, label, rule, probability,
reasons): cheap to send between processes."""

_LABELS = {label.value: label for label in Label}


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

    def second_look(self, found: Cells, around: Graph) -> Drawn:
        """The links among some cells; `finished` makes an alignment of them."""
        if not found.i:
            return ()
        model = load_model().in_context
        x = with_surroundings(found, around)
        p = model.probabilities(x)
        links = []
        for k in np.flatnonzero(1 - p[:, 0] >= self.options.min_link_probability).tolist():
            v = verdict(model, x[k], p[k], self.options)
            if v is not None:
                reasons = tuple([(r.feature, r.value, r.weight) for r in v.reasons])
                row = (found.i[k], found.j[k], v.label.value, v.rule, v.probability, reasons)
                links.append(row)
        return tuple(links)

    def finished(self, number: int, drawn: Drawn) -> Alignment:
        """The alignment of candidate pair `number` that `drawn` tells of."""
        candidate = self.candidates[number]
        links = []
        for i, j, label, rule, probability, reasons in drawn:
            why = tuple([Reason(*reason) for reason in reasons])
            source, target = SentenceKey(candidate.a, i), SentenceKey(candidate.b, j)
            links.append(Link(source, target, Verdict(_LABELS[label], rule, probability, why)))
        return Alignment(candidate.a, candidate.b, tuple(links), candidate)


def align(
    documents: Sequence[Document], candidates: Sequence[Candidate], options: AlignOptions
) -> tuple[Alignment, ...]:
    """Align every candidate pair, one after the other."""
    aligner = Aligner(documents, candidates, options)
    first = [aligner.first_look(n) for n in range(len(candidates))]
    around = graph(first)
    second = (aligner.second_look(found, around) for found in first)
    return tuple([aligner.finished(n, drawn) for n, drawn in enumerate(second) if drawn])
