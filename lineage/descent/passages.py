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

_INDEX_BITS = 32


def passages(alignments: Alignments) -> tuple[Passage, ...]:
    """Sorted by first carrier; the id is its place, so it holds when articles are added after."""
    ids = sorted(alignments.candidates.ids)
    number = {id_: n for n, id_ in enumerate(ids)}
    links = alignments.links
    reused = np.flatnonzero(links.ranks <= EDITED)
    owners = links.owners(reused)
    of_a, of_b = (articles[owners] << _INDEX_BITS for articles in alignments.ends(number))
    joined: Joined[int] = Joined()
    weakest: list[tuple[int, int]] = []
    for one, other, rank in zip(
        *((of_a | links.i[reused]).tolist(), (of_b | links.j[reused]).tolist()),
        links.ranks[reused].tolist(),
        strict=True,
    ):
        weakest.append((joined.join(one, other), rank))
    ranks: dict[int, int] = {}
    for member, rank in weakest:
        root = joined.root(member)
        ranks[root] = max(ranks.get(root, rank), rank)

    def key(member: int) -> SentenceKey:
        return SentenceKey(ids[member >> _INDEX_BITS], member & (1 << _INDEX_BITS) - 1)

    found = []
    for members in joined.sets():
        carriers = tuple(map(key, members))
        first, label = carriers[0], LINK_LABELS[ranks[joined.root(members[0])]]
        found.append(Passage(f"passage:{first.article}:{first.index + 1}", label, carriers))
    return tuple(found)
