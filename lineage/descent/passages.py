"""Links → Passages: sentences of several articles that are one text, copied or edited.

Law: a passage never grows through a quotation: two articles that quote one speaker do not
become carriers of each other's words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lineage.descent.gathering import connected
from lineage.descent.reading import EDITED
from lineage.linked import Alignments, Bytes, Ints, numbers_below
from lineage.model import LINK_LABELS, ArticleId, Passage, SentenceKey
from lineage.on_demand import OnDemand


class Passages(OnDemand[Passage]):
    """Sorted by first carrier; the id is its place, so it holds when articles are added after."""

    def __init__(
        self, ids: Sequence[ArticleId], firsts: Ints, starts: Ints, carriers: Ints, ranks: Bytes
    ) -> None:
        """`firsts`: (articles + 1,), number of the first sentence of each; `starts`: (passages +
        1,), place of the first of each one's `carriers`, which are sentences; `ranks`: of their
        labels."""
        self._ids, self._firsts = ids, firsts
        self._starts, self._carriers, self._ranks = starts, carriers, ranks

    def __len__(self) -> int:
        return len(self._ranks)

    def made(self, number: int) -> Passage:
        start, stop = self._starts[number : number + 2].tolist()
        sentences = self._carriers[start:stop]
        articles = np.searchsorted(self._firsts, sentences, "right") - 1
        indexes = sentences - self._firsts[articles]
        carriers = tuple(
            [
                SentenceKey(self._ids[article], index)
                for article, index in zip(articles.tolist(), indexes.tolist(), strict=True)
            ]
        )
        first, label = carriers[0], LINK_LABELS[int(self._ranks[number])]
        return Passage(f"passage:{first.article}:{first.index + 1}", label, carriers)


def passages(
    ids: Sequence[ArticleId], firsts: Ints, alignments: Alignments, ends: tuple[Ints, Ints]
) -> Passages:
    """`firsts`: number of the first sentence of each of the articles `ids`, which are sorted;
    `ends`: the two of each alignment, by their places among these."""
    links = alignments.links
    reused = np.flatnonzero(links.ranks <= EDITED)
    owners, kind = links.owners(reused), numbers_below(int(firsts[-1]))
    one, other = (
        (firsts[articles[owners]] + indexes[reused]).astype(kind)
        for articles, indexes in zip(ends, (links.i, links.j), strict=True)
    )
    least = connected(one, other, int(firsts[-1]))
    weakest = np.zeros(len(least), np.uint8)
    np.maximum.at(weakest, least[one], links.ranks[reused])
    is_carrier = np.zeros(len(least), np.bool_)
    is_carrier[one] = is_carrier[other] = True
    carriers = np.flatnonzero(is_carrier).astype(kind)
    carriers = carriers[np.argsort(least[carriers], kind="stable")]
    starts = np.flatnonzero(np.diff(least[carriers], prepend=-1))
    ranks = weakest[least[carriers[starts]]]
    return Passages(ids, firsts, np.append(starts, len(carriers)), carriers, ranks)
