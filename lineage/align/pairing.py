"""Documents and candidate pairs → alignments: which sentences correspond, and how.

Two looks: every pair of sentences alone, then again with what stands around it in the whole
corpus. Correspondence is m:n and in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from lineage import linked
from lineage.align.cells import Cells, batches, cells
from lineage.align.graph import Graph, graph
from lineage.align.model import Pushes, load_model
from lineage.align.pages import Pages
from lineage.align.sheets import sheets
from lineage.align.surroundings import with_surroundings
from lineage.align.verdicts import Said, Verdicts, verdicts
from lineage.linked import Alignments, Ints, ranges
from lineage.model import ArticleId, Candidate, Document
from lineage.options import AlignOptions
from lineage.text.document import looked_over
from lineage.words import Transcript, transcript

_NONE = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Links:
    """Links of several pairs of articles, in order of (pair, i, j), and why they are."""

    starts: Ints
    """(pairs + 1,): the first link of each."""
    i: Ints
    j: Ints
    """Sentence indexes in the two articles."""
    verdicts: Verdicts


class Aligner:
    """Aligns candidate pairs of articles; two looks. What is found of a pair does not depend on
    which pairs are worked on with it."""

    def __init__(
        self,
        transcripts: Sequence[Transcript],
        ids: Sequence[ArticleId],
        candidates: Sequence[Candidate],
        options: AlignOptions,
    ) -> None:
        """`ids` of the articles, in the order of the transcripts."""
        self.candidates = candidates
        self.options = options
        self._place = {id_: k for k, id_ in enumerate(ids)}
        self._pages = Pages(transcripts)

    def first_look(self, numbers: Sequence[int]) -> Cells:
        """Cells of some candidate pairs, each seen alone."""
        pairs = [self.candidates[n] for n in numbers]
        a, b = (np.array([self._place[i] for i in side], np.int64)
                for side in ([c.a for c in pairs], [c.b for c in pairs]))  # fmt: skip
        places, which = np.unique(np.concatenate((a, b)), return_inverse=True)
        laid = sheets(self._pages.of(places.tolist()), self._pages.lexicon)
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

    def finished(self, parts: Iterable[Sequence[int]], found: Sequence[Links]) -> Alignments:
        """Of those candidate pairs that have links, in order of (a, b). `found` has the links of
        the pairs whose numbers are in `parts`."""
        sizes = np.concatenate([*(np.diff(links.starts) for links in found), _NONE])
        starts = np.cumsum(sizes) - sizes
        numbers = list(chain.from_iterable(parts))
        having = np.flatnonzero(sizes).tolist()
        having.sort(key=lambda k: (self.candidates[numbers[k]].a, self.candidates[numbers[k]].b))
        rows = ranges(starts[having], sizes[having])

        def gathered(column: Callable[[Links], Any]) -> Any:
            return np.concatenate([column(links) for links in found])[rows] if found else _NONE

        said = Verdicts(
            gathered(lambda links: links.verdicts.label),
            gathered(lambda links: links.verdicts.rule),
            gathered(lambda links: links.verdicts.probability),
            Pushes(
                gathered(lambda links: links.verdicts.reasons.columns),
                gathered(lambda links: links.verdicts.reasons.values),
                gathered(lambda links: links.verdicts.reasons.weights),
            ),
        )
        columns = linked.Links(
            np.cumsum([0, *sizes[having].tolist()]),
            gathered(lambda links: links.i.astype(np.int32)),
            gathered(lambda links: links.j.astype(np.int32)),
            said.ranks(),
            said.probability,
        )
        candidates = [self.candidates[numbers[k]] for k in having]
        names = load_model().in_context.stage.columns
        return Alignments(candidates, columns, Said(said, names))


def align(
    documents: Sequence[Document], candidates: Sequence[Candidate], options: AlignOptions
) -> Alignments:
    """Align every candidate pair, all at once."""
    given = looked_over(documents)
    aligner = Aligner([transcript(list(given.outlined()))], given.ids, candidates, options)
    everything = range(len(candidates))
    first = aligner.first_look(everything)
    return aligner.finished([everything], [aligner.second_look(first, graph([first]))])
