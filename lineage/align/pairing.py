"""Documents and candidate pairs → alignments: which sentences correspond, and how.

Two looks: every pair of sentences alone, then again with what stands around it in the whole
corpus. Correspondence is m:n and in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

import numpy as np

from lineage.align.cells import Cells, batches, cells
from lineage.align.graph import Graph, graph
from lineage.align.joins import Ints
from lineage.align.lexicon import Lexicon
from lineage.align.model import load_model
from lineage.align.pages import Page, page
from lineage.align.sheets import sheets
from lineage.align.surroundings import with_surroundings
from lineage.align.verdicts import Verdicts, verdicts
from lineage.model import Alignment, Candidate, Document, Link, SentenceKey
from lineage.options import AlignOptions
from lineage.text.document import looked_over

KEPT_PAGES = 4096
"""Articles whose pages are kept at a time; a candidate's partners come in runs."""


@dataclass(frozen=True, slots=True)
class Links:
    """Links of several pairs of articles, in order of (pair, i, j)."""

    starts: Ints
    """(pairs + 1,): the first link of each."""
    i: Ints
    j: Ints
    """Sentence indexes in the two articles."""
    verdicts: Verdicts


class Aligner:
    """Aligns candidate pairs of a list of documents; two looks. What is
    found of a pair does not depend on which pairs are worked on with it."""

    def __init__(
        self,
        documents: Sequence[Document],
        candidates: Sequence[Candidate],
        options: AlignOptions,
    ) -> None:
        self.documents = documents
        self.candidates = candidates
        self.options = options
        self._place = {id_: k for k, id_ in enumerate(looked_over(documents).ids)}
        self._lexicon = Lexicon()
        self._page = lru_cache(maxsize=KEPT_PAGES)(self._make_page)
        self._key = cache(SentenceKey)

    def _make_page(self, place: int) -> Page:
        return page(self.documents[place], self._lexicon)

    def first_look(self, numbers: Sequence[int]) -> Cells:
        """Cells of some candidate pairs, each seen alone."""
        pairs = [self.candidates[n] for n in numbers]
        a, b = (np.array([self._place[i] for i in side], np.int64)
                for side in ([c.a for c in pairs], [c.b for c in pairs]))  # fmt: skip
        places, which = np.unique(np.concatenate((a, b)), return_inverse=True)
        laid = sheets([self._page(place) for place in places.tolist()], self._lexicon)
        found = batches(laid, which[: len(a)], which[len(a) :])
        return cells(found, a, b, load_model())

    def second_look(self, found: Cells, around: Graph) -> Links:
        """Of the pairs of articles that `found` is of; `finished` makes alignments of them."""
        model = load_model().in_context
        x = with_surroundings(found, around)
        rows, p = model.linked_rows(x, self.options.min_link_probability)
        said = verdicts(model, x[rows], p, self.options)
        starts = np.searchsorted(found.pair[rows], np.arange(found.pairs + 1))
        return Links(starts, found.i[rows], found.j[rows], said)

    def finished(self, numbers: Sequence[int], links: Links) -> Iterator[Alignment]:
        """The alignments of those candidate pairs of these numbers that have links."""
        told = links.verdicts.told(load_model().in_context.stage.columns)
        ends = zip(links.i.tolist(), links.j.tolist(), told, strict=True)
        for number, size in zip(numbers, np.diff(links.starts).tolist(), strict=True):
            candidate = self.candidates[number]
            a, b = candidate.a, candidate.b
            of_pair = tuple(
                [Link(self._key(a, i), self._key(b, j), v) for i, j, v in islice(ends, size)]
            )
            if of_pair:
                yield Alignment(a, b, of_pair, candidate)


def align(
    documents: Sequence[Document], candidates: Sequence[Candidate], options: AlignOptions
) -> tuple[Alignment, ...]:
    """Align every candidate pair, all at once."""
    aligner = Aligner(documents, candidates, options)
    first = aligner.first_look(range(len(candidates)))
    second = aligner.second_look(first, graph([first]))
    return tuple(aligner.finished(range(len(candidates)), second))
