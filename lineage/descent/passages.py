"""Links → Passages: sentences of several articles that are one text, copied or edited.

Law: a passage never grows through a quotation: two articles that quote one speaker do not
become carriers of each other's words.
"""

from __future__ import annotations

import numpy as np

from lineage.descent.joined import Joined
from lineage.descent.reading import EDITED
from lineage.linked import Alignments
from lineage.model import LINK_LABELS, Passage, SentenceKey


def passages(alignments: Alignments) -> tuple[Passage, ...]:
    """Sorted by first carrier; the id is its place, so it holds when articles are added after."""
    links = alignments.links
    reused = np.flatnonzero(links.ranks <= EDITED)
    numbers = np.searchsorted(links.starts, reused, "right") - 1
    joined: Joined[SentenceKey] = Joined()
    weakest: list[tuple[SentenceKey, int]] = []
    for number, i, j, rank in zip(
        *(numbers.tolist(), links.i[reused].tolist(), links.j[reused].tolist()),
        links.ranks[reused].tolist(),
        strict=True,
    ):
        a, b = alignments.pair(number)
        weakest.append((joined.join(SentenceKey(a, i), SentenceKey(b, j)), rank))
    ranks: dict[SentenceKey, int] = {}
    for member, rank in weakest:
        root = joined.root(member)
        ranks[root] = max(ranks.get(root, rank), rank)
    return tuple(
        Passage(
            f"passage:{members[0].article}:{members[0].index + 1}",
            LINK_LABELS[ranks[joined.root(members[0])]],
            tuple(members),
        )
        for members in joined.sets()
    )
