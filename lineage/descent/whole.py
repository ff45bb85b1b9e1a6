"""Documents and alignments → the whole account of descent, in the order its parts need.

A pair that shares enough of the reporters' prose is judged with its whole family; any other by
itself. While that goes on, a source is called by its label (`wire:reuters`); once it is known
which story has which sources, labels become the ids of wires.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lineage.descent.edges import edge
from lineage.descent.families import kindred
from lineage.descent.origins import origins
from lineage.descent.passages import passages
from lineage.descent.prose import SharedProse
from lineage.descent.reading import readings, told_links
from lineage.descent.stories import Naming, arrows, stories, story_parts
from lineage.descent.wires import NO_STORY, wires
from lineage.model import (
    Alignment,
    Arrow,
    ArticleId,
    Document,
    Edge,
    Origin,
    Passage,
    Story,
    Wire,
)


@dataclass(frozen=True, slots=True)
class Descent:
    """Sorted as `Lineage` says."""

    origins: tuple[Origin, ...]
    passages: tuple[Passage, ...]
    edges: tuple[Edge, ...]
    wires: tuple[Wire, ...]
    arrows: tuple[Arrow, ...]
    stories: tuple[Story, ...]


def descend(
    documents: Sequence[Document],
    alignments: Sequence[Alignment],
    repeated: Iterable[ArticleId] = (),
) -> Descent:
    """One origin for every sentence, one edge for every alignment.

    `repeated`: articles whose exact text stands for others as well (see `copies.py`).
    """
    by_id = readings(documents)
    ordered = sorted(alignments, key=lambda al: (al.a, al.b))
    links = [told_links(alignment, by_id) for alignment in ordered]
    proses = {
        (al.a, al.b): SharedProse(by_id[al.a], by_id[al.b], told)
        for al, told in zip(ordered, links, strict=True)
    }
    kin = kindred(by_id, proses)
    labelled = [edge(prose, kin.ruling(prose)) for prose in proses.values()]
    parts = story_parts(labelled, kin.families, repeated)
    story_of = {article: n for n, part in enumerate(parts) for article in part}
    found = wires(by_id, kin.families, labelled, story_of)

    def wire_id(article: ArticleId, label: str) -> str | None:
        wire = found.get((story_of.get(article, NO_STORY), label))
        return wire.id if wire else None

    alone = (e for e in labelled if not kin.judges(e.a, e.b))
    made = arrows(by_id, kin.families, alone, wire_id)
    parted = (m.article.id for f in kin.families if f.is_part for m in f.members)
    return Descent(
        origins=tuple(origins(by_id, ordered)),
        passages=passages(by_id, ordered),
        edges=tuple(_with_wire_ids(e, wire_id) for e in labelled),
        wires=tuple(found.values()),
        arrows=made,
        stories=stories(parts, found, made, frozenset(parted)),
    )


def _with_wire_ids(one: Edge, wire_id: Naming) -> Edge:
    """Sources and evidence that name a wire by its label name it by its id."""

    def final(label: str | None) -> str | None:
        is_wire = label is not None and label.startswith("wire:")
        return wire_id(one.a, label) if is_wire and label else label

    named = (one.source, *(e.points_to for e in one.evidence))
    if not any(label is not None and label.startswith("wire:") for label in named):
        return one
    evidence = tuple(replace(e, points_to=final(e.points_to) or e.points_to) for e in one.evidence)
    return replace(one, source=final(one.source), evidence=evidence)
