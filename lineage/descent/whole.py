"""Documents and alignments → the whole account of descent, in the order its parts need.

A pair that shares enough of the reporters' prose is judged with its whole family; any other by
itself. While that goes on, a source is called by its label (`wire:reuters`); once it is known
which story has which sources, labels become the ids of wires.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lineage.descent.drafts import Drafts, Edges
from lineage.descent.looks import Looks
from lineage.descent.naming import Naming
from lineage.descent.origins import origins
from lineage.descent.passages import Passages, passages
from lineage.descent.reading import Copies, Readings
from lineage.descent.solved import solved
from lineage.descent.stories import TAKEN, arrows, stories, story_parts
from lineage.descent.survey import Survey, survey
from lineage.descent.wires import Sharing, wires
from lineage.labelled import Origins
from lineage.linked import Alignments, linked
from lineage.model import Alignment, Arrow, ArticleId, Document, Relation, Story, Wire
from lineage.work import Here, Task


@dataclass(frozen=True, slots=True)
class Descent:
    """Sorted as `Lineage` says."""

    origins: Origins
    passages: Passages
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
    by_id = Readings(documents, copies, survey(documents, given) if surveyed is None else surveyed)
    pairs = linked(
        alignments
        if isinstance(alignments, Alignments)
        else sorted(alignments, key=lambda alignment: (alignment.a, alignment.b))
    )
    names = by_id.survey
    ends = a, b = names.ends(pairs)
    looks = Looks(pairs, by_id, ends, given, progress)
    drafts = Drafts(pairs, given.folder)
    families = solved(by_id, ends, looks, given, drafts)
    repeated = frozenset(repeated)
    together = families.judged.copy()
    together[drafts.related(*(set(Relation) - {Relation.INDEPENDENT}))] = True
    numbers = names.numbers_of(sorted(repeated))
    parts = story_parts(a[together], b[together], numbers, len(names))
    naming = Naming(names.ids, parts.stories)
    found = wires(by_id, families, drafts, Sharing(a, b, looks.has_prose), naming.story)
    naming.wires.update((key, wire.id) for key, wire in found.items())
    taken = drafts.related(*TAKEN, Relation.COMMON_SOURCE)
    by_themselves = (drafts[n] for n in taken[~families.judged[taken]].tolist())
    made = arrows(by_id, families, by_themselves, naming, repeated)
    return Descent(
        origins=origins(by_id, pairs, by_id.placed(ends)),
        passages=passages(names.ids, names.firsts, pairs, ends),
        edges=Edges(drafts, naming),
        wires=tuple(found.values()),
        arrows=made,
        stories=stories(names.ids, parts, found, made, families.parted),
    )
