"""Documents and alignments → the whole account of descent, in the order its parts need.

A pair that shares enough of the reporters' prose is judged with its whole family; any other by
itself. While that goes on, a source is called by its label (`wire:reuters`); once it is known
which story has which sources, labels become the ids of wires.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from lineage.descent.edges import Draft, edge
from lineage.descent.families import Family, family, group, grouped
from lineage.descent.origins import origins
from lineage.descent.pairs import Look, alone, look, shared_prose
from lineage.descent.passages import passages
from lineage.descent.reading import Copies, Reading, Readings
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
from lineage.work import Here, Work

PAIRS = 512
"""Pairs of articles looked at by one worker at a time."""


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
    work: Work | None = None,
    progress: Callable[[int], None] | None = None,
    copies: Copies | None = None,
) -> Descent:
    """One origin for every sentence, one edge for every alignment.

    `alignments`, sorted by (a, b), link sentences that tell the story. `repeated`: articles whose
    exact text stands for others as well (see `copies.py`); `copies`: those of its text whose
    files declare sources. `progress` hears how many of the
    alignments were looked at.
    """
    given = work or Here()
    by_id = Readings(documents, copies)
    looks = _looks(alignments, by_id, given, progress)
    families = _families(alignments, looks, by_id, given)
    judged = {draft[:2]: draft for f in families for draft in f.edges}
    by_themselves = [
        seen.edge or alone(shared_prose(alignment, by_id, seen.gist))
        for alignment, seen in zip(alignments, looks, strict=True)
        if (alignment.a, alignment.b) not in judged
    ]
    drafts = sorted((*by_themselves, *judged.values()), key=lambda draft: draft[:2])
    repeated = frozenset(repeated)
    parts = story_parts(drafts, families, sorted(repeated))
    story_of = {article: n for n, part in enumerate(parts) for article in part}
    found = wires(by_id, families, drafts, story_of)

    def wire_id(article: ArticleId, label: str) -> str | None:
        wire = found.get((story_of.get(article, NO_STORY), label))
        return wire.id if wire else None

    made = arrows(by_id, families, by_themselves, wire_id, repeated)
    parted = (member for f in families if f.is_part for member in f.members)
    return Descent(
        origins=tuple(origins(by_id, alignments)),
        passages=passages(alignments),
        edges=tuple([_edge(draft, wire_id) for draft in drafts]),
        wires=tuple(found.values()),
        arrows=made,
        stories=stories(parts, found, made, frozenset(parted)),
    )


def _looks(
    alignments: Sequence[Alignment],
    by_id: Readings,
    work: Work,
    progress: Callable[[int], None] | None,
) -> list[Look]:
    order = by_id.near(alignments)

    def of_part(part: int) -> list[Look]:
        return [look(alignments[n], by_id) for n in order[part * PAIRS : (part + 1) * PAIRS]]

    def done(parts: int) -> None:
        if progress:
            progress(min(parts * PAIRS, len(alignments)))

    made = chain.from_iterable(work.done("looks", of_part, -(-len(alignments) // PAIRS), done))
    by_number = dict(zip(order, made, strict=True))
    return [by_number[n] for n in range(len(alignments))]


def _families(
    alignments: Sequence[Alignment],
    looks: Sequence[Look],
    by_id: Mapping[ArticleId, Reading],
    work: Work,
) -> list[Family]:
    """In order of their first members' ids."""
    ties = {(al.a, al.b): k.bits for al, k in zip(alignments, looks, strict=True) if not k.edge}
    near: dict[ArticleId, list[int]] = {}
    for n, (alignment, found) in enumerate(zip(alignments, looks, strict=True)):
        if found.gist.prose:
            near.setdefault(alignment.a, []).append(n)
    parted, inside = [], []
    for members, is_part in grouped(ties):
        among = set(members)
        parted.append((members, is_part))
        inside.append([n for a in members for n in near.get(a, ()) if alignments[n].b in among])

    first = list(accumulate(map(len, inside), initial=0))
    """A family stands in the part of its first pair."""

    def of_part(part: int) -> list[Family]:
        bounds = (bisect_left(first, n * PAIRS, hi=len(inside)) for n in (part, part + 1))
        return [solved(k) for k in range(*bounds)]

    def solved(k: int) -> Family:
        members, is_part = parted[k]
        proses = {
            (alignments[n].a, alignments[n].b): shared_prose(alignments[n], by_id, looks[n].gist)
            for n in inside[k]
        }
        return family(k, group(members, proses, ties), is_part)

    return list(chain.from_iterable(work.done("families", of_part, -(-first[-1] // PAIRS))))


def _edge(of: Draft, wire_id: Naming) -> Edge:
    """Sources and evidence that name a wire by its label name it by its id."""

    def final(label: str | None) -> str | None:
        is_wire = label is not None and label.startswith("wire:")
        return wire_id(of.a, label) if is_wire and label else label

    return edge(of, final)
