"""Documents and alignments → the whole account of descent, in the order its parts need.

A pair that shares enough of the reporters' prose is judged with its whole family; any other by
itself. While that goes on, a source is called by its label (`wire:reuters`); once it is known
which story has which sources, labels become the ids of wires.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from lineage.descent.drafts import Drafts, Edges
from lineage.descent.families import Family, Ids, family, group, grouped
from lineage.descent.looks import PAIRS, Looks
from lineage.descent.origins import origins
from lineage.descent.pairs import alone
from lineage.descent.passages import passages
from lineage.descent.reading import Copies, Readings
from lineage.descent.stories import arrows, stories, story_parts
from lineage.descent.survey import Survey, survey
from lineage.descent.wires import NO_STORY, wires
from lineage.labelled import Origins
from lineage.linked import Alignments, linked
from lineage.model import Alignment, Arrow, ArticleId, Document, Passage, Story, Wire
from lineage.text.register import in_blocks
from lineage.work import Here, Task, Work

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Descent:
    """Sorted as `Lineage` says."""

    origins: Origins
    passages: tuple[Passage, ...]
    edges: Edges
    wires: tuple[Wire, ...]
    arrows: tuple[Arrow, ...]
    stories: tuple[Story, ...]


def descend(
    documents: Sequence[Document],
    alignments: Sequence[Alignment],
    repeated: Iterable[ArticleId] = (),
    work: Task | None = None,
    progress: Callable[[int], None] | None = None,
    copies: Copies | None = None,
    surveyed: Survey | None = None,
) -> Descent:
    """One origin for every sentence, one edge for every alignment.

    `alignments` link sentences that tell the story. `repeated`: articles whose exact text stands
    for others as well (see `copies.py`); `copies`: those of its text whose files declare sources.
    `progress` hears how many of the alignments were looked at. `surveyed`: these documents, and
    others perhaps.
    """
    given = work or Here()
    by_id = Readings(documents, copies, surveyed or survey(documents, given))
    pairs = linked(
        alignments
        if isinstance(alignments, Alignments)
        else sorted(alignments, key=lambda alignment: (alignment.a, alignment.b))
    )
    ends = by_id.survey.ends(pairs)
    looks = Looks(pairs, by_id, ends, given, progress)
    drafts = Drafts(pairs, given.folder)
    families, tied = _families(pairs, looks, given, drafts)
    drafts.put((n, alone(looks.prose(n))) for n in drafts.missing())
    by_themselves = (drafts[n] for n in range(len(pairs)) if not tied[n])
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
        origins=origins(by_id, pairs, by_id.placed(ends)),
        passages=passages(pairs),
        edges=Edges(drafts, wire_id),
        wires=tuple(found.values()),
        arrows=made,
        stories=stories(parts, found, made, frozenset(parted)),
    )


def _families(
    alignments: Alignments, looks: Looks, work: Work, drafts: Drafts
) -> tuple[list[Family], Mask]:
    """In order of their first members' ids, without edges: these are put among the drafts, with
    those of pairs without a tie. And which pairs were judged with their family."""
    pair = alignments.pair
    ties: dict[Ids, float] = {}
    numbers: dict[Ids, int] = {}
    near: dict[ArticleId, list[int]] = {}
    for block in in_blocks(looks, PAIRS):
        drafts.put((n, found.edge) for n, found in block if found.edge)
        for n, found in block:
            if found.gist.prose:
                near.setdefault(pair(n)[0], []).append(n)
            if not found.edge:
                ties[pair(n)], numbers[pair(n)] = found.bits, n
    parted, inside = [], []
    for members, is_part in grouped(ties):
        among = set(members)
        parted.append((members, is_part))
        inside.append([n for a in members for n in sorted(near.get(a, ())) if pair(n)[1] in among])
    places = looks.places
    order = sorted(range(len(parted)), key=lambda k: (places[inside[k]].min(), k))
    first = list(accumulate((len(inside[k]) for k in order), initial=0))
    """A family stands in the part of its first pair."""

    def of_part(part: int) -> list[Family]:
        bounds = (bisect_left(first, n * PAIRS, hi=len(order)) for n in (part, part + 1))
        return [solved(k) for k in order[slice(*bounds)]]

    def solved(k: int) -> Family:
        members, is_part = parted[k]
        proses = {pair(n): looks.prose(n) for n in inside[k]}
        return family(k, group(members, proses, ties), is_part)

    made: dict[int, Family] = {}
    tied = np.zeros(len(alignments), np.bool_)
    solved_ones = chain.from_iterable(work.done("families", of_part, -(-first[-1] // PAIRS)))
    for k, solution in zip(order, solved_ones, strict=True):
        judged = [numbers[draft.a, draft.b] for draft in solution.edges]
        drafts.put(zip(judged, solution.edges, strict=True))
        tied[judged] = True
        made[k] = solution._replace(edges=())
    return [made[k] for k in range(len(parted))], tied
