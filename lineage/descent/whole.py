"""Documents and alignments → the whole account of descent, in the order its parts need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from lineage.descent.edges import edge
from lineage.descent.origins import origins
from lineage.descent.passages import passages
from lineage.descent.reading import readings, told_links
from lineage.descent.wires import wires
from lineage.model import Alignment, Document, Edge, Origin, Passage, Wire


@dataclass(frozen=True, slots=True)
class Descent:
    """Sorted as `Lineage` says."""

    origins: tuple[Origin, ...]
    passages: tuple[Passage, ...]
    edges: tuple[Edge, ...]
    wires: tuple[Wire, ...]


def descend(documents: Sequence[Document], alignments: Sequence[Alignment]) -> Descent:
    """One origin for every sentence, one edge for every alignment."""
    by_id = readings(documents)
    ordered = sorted(alignments, key=lambda al: (al.a, al.b))
    links = [told_links(alignment, by_id) for alignment in ordered]
    pairs = zip(ordered, links, strict=True)
    edges = tuple(edge(by_id[al.a], by_id[al.b], told) for al, told in pairs)
    return Descent(
        origins=origins(by_id, chain.from_iterable(links)),
        passages=passages(chain.from_iterable(links)),
        edges=edges,
        wires=wires(by_id, edges),
    )
