"""Documents and candidate pairs → alignments: which sentences correspond, and how.

Two looks: every pair of sentences alone, then again with what stands around it in the whole
corpus. Correspondence is m:n and in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from lineage.align.cells import Cells, cells, measured
from lineage.align.graph import Graph, graph
from lineage.align.lexicon import Lexicon
from lineage.align.model import load_model
from lineage.align.pages import Page, page
from lineage.align.sheets import sheets
from lineage.align.surroundings import with_surroundings
from lineage.align.verdicts import verdict
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

KEPT_PAGES = 4096
"""Articles whose pages are kept at a time; a candidate's partners come in runs."""

DrawnLink = tuple[int, int, str, str, float, tuple[tuple[str, float, float], ...]]
Drawn = tuple[DrawnLink, ...]
"""The links of two articles as plain tuples (sentence indexes, label, rule, probability,
reasons): cheap to send between processes."""

_LABELS = {label.value: label for label in Label}


class Aligner:
    """Aligns candidate pairs of a list of documents; two looks. What is
    found of a pair does not depend on which pairs are worked on with it."""

    def __init__(
        self, documents: Sequence[Document], candidates: Sequence[Candidate], options: AlignOptions
    ) -> None:
        self.documents = documents
        self.candidates = candidates
        self.options = options
        self._place = {d.article.id: k for k, d in enumerate(documents)}
        self._lexicon = Lexicon()
        self._page = lru_cache(maxsize=KEPT_PAGES)(self._make_page)

    def _make_page(self, place: int) -> Page:
        return page(self.documents[place], self._lexicon)

    def first_look(self, numbers: Sequence[int]) -> Cells:
        """Cells of some candidate pairs, each seen alone."""
        pairs = [self.candidates[n] for n in numbers]
        a, b = (np.array([self._place[i] for i in side], np.int64)
                for side in ([c.a for c in pairs], [c.b for c in pairs]))  # fmt: skip
        places, which = np.unique(np.concatenate((a, b)), return_inverse=True)
        laid = sheets([self._page(place) for place in places.tolist()], self._lexicon)
        return cells(measured(laid, which[: len(a)], which[len(a) :]), a, b, load_model())

    def second_look(self, found: Cells, around: Graph) -> list[Drawn]:
        """The links of each pair of articles that has cells; `finished` makes an alignment of
        them."""
        model = load_model().in_context
        x = with_surroundings(found, around)
        rows, p = model.linked_rows(x, self.options.min_link_probability)
        links: list[list[DrawnLink]] = [[] for _ in range(found.pairs)]
        for k, odds in zip(rows.tolist(), p, strict=True):
            v = verdict(model, x[k], odds, self.options)
            if v is not None:
                reasons = tuple([(r.feature, r.value, r.weight) for r in v.reasons])
                ends = int(found.i[k]), int(found.j[k])
                links[found.pair[k]].append((*ends, v.label.value, v.rule, v.probability, reasons))
        return [tuple(of_pair) for of_pair in links]

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
    """Align every candidate pair, all at once."""
    aligner = Aligner(documents, candidates, options)
    first = aligner.first_look(range(len(candidates)))
    second = aligner.second_look(first, graph([first]))
    return tuple([aligner.finished(n, drawn) for n, drawn in enumerate(second) if drawn])
