"""Documents and candidate pairs → alignments: which sentences correspond, and how.

Two looks: every pair of sentences alone, then again with what stands around it in the whole
corpus. Correspondence is m:n and in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lineage import linked
from lineage.align.cells import Cells, batches, cells
from lineage.align.graph import Graph, graph
from lineage.align.model import load_model
from lineage.align.pages import Library
from lineage.align.sheets import sheets
from lineage.align.surroundings import with_surroundings
from lineage.align.verdicts import ROW, Said, Verdicts, rows, verdicts
from lineage.linked import Alignments, Candidates, Ints, candidate_columns, ranges
from lineage.model import Candidate, Document
from lineage.options import AlignOptions
from lineage.spool import Table
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
        candidates: Candidates,
        options: AlignOptions,
    ) -> None:
        """`candidates`: by the places of their articles, in the order of the transcripts."""
        self.candidates = candidates
        self.options = options
        self._library = Library(transcripts)

    def first_look(self, numbers: Ints) -> Cells:
        """Cells of some candidate pairs, each seen alone."""
        a, b = (side[numbers].astype(np.int64) for side in (self.candidates.a, self.candidates.b))
        places, which = np.unique(np.concatenate((a, b)), return_inverse=True)
        laid = sheets(self._library.pages(places), self._library.lexicon)
        found = batches(laid, which[: len(a)], which[len(a) :])
        return cells(found, a, b, load_model())

    def second_look(self, found: Cells, around: Graph) -> Links:
        """Of the pairs of articles that `found` is of; `finished` makes alignments of them."""
        model = load_model().in_context
        x = with_surroundings(found, around)
        at, p = model.linked_rows(x, self.options.min_link_probability)
        said = verdicts(model, x[at], p, self.options)
        linked = found.judged[at]
        starts = np.searchsorted(found.pair[linked], np.arange(found.pairs + 1))
        return Links(starts, found.i[linked], found.j[linked], said)

    def finished(
        self, parts: Sequence[Ints], found: Sequence[Links], folder: Path | None = None
    ) -> Alignments:
        """Of those candidate pairs that have links, in order of (a, b). `found` has the links of
        the pairs whose numbers are in `parts`; `folder`: where what is said of them waits."""
        numbers, sizes = np.concatenate([_NONE, *parts]), np.zeros(len(self.candidates), np.int64)
        sizes[numbers] = np.concatenate([_NONE, *(np.diff(links.starts) for links in found)])
        starts = np.cumsum(sizes) - sizes
        count = int(sizes.sum())
        i, j = np.empty(count, np.int32), np.empty(count, np.int32)
        ranks, probabilities = np.empty(count, np.uint8), np.empty(count)
        said = Table(count, ROW, folder)
        for part, links in zip(parts, found, strict=True):
            at = ranges(starts[part], sizes[part])
            i[at], j[at], ranks[at] = links.i, links.j, links.verdicts.ranks()
            probabilities[at] = links.verdicts.probability
            said.put(at, rows(links.verdicts))
        having = np.flatnonzero(sizes)
        ends = np.append(starts[having], count)
        columns = linked.Links(ends, i, j, ranks, probabilities)
        names = load_model().in_context.stage.columns
        return Alignments(self.candidates.chosen(having), columns, Said(said, names))


def align(
    documents: Sequence[Document], candidates: Sequence[Candidate], options: AlignOptions
) -> Alignments:
    """Align every candidate pair, all at once."""
    given = looked_over(documents)
    ordered = sorted(candidates, key=lambda candidate: (candidate.a, candidate.b))
    told = [transcript(list(given.outlined()))]
    aligner = Aligner(told, candidate_columns(ordered, given.ids), options)
    everything = np.arange(len(candidates))
    first = aligner.first_look(everything)
    return aligner.finished([everything], [aligner.second_look(first, graph([first]))])
