"""Links → Passages: sentences of several articles that are one text, copied or edited.

Law: a passage never grows through a quotation: two articles that quote one speaker do not
become carriers of each other's words.
"""

from __future__ import annotations

from collections.abc import Iterable

from lineage.descent.joined import Joined
from lineage.model import LINK_LABELS, Alignment, Label, Passage, SentenceKey

REUSED = (Label.COPIED, Label.EDITED)


def passages(alignments: Iterable[Alignment]) -> tuple[Passage, ...]:
    """Sorted by first carrier; the id is its place, so it holds when articles are added after."""
    joined: Joined[SentenceKey] = Joined()
    weakest: list[tuple[SentenceKey, Label]] = []
    for alignment in alignments:
        for link in alignment.links:
            label = link.verdict.label
            if label in REUSED:
                weakest.append((joined.join(link.source, link.target), label))
    labels: dict[SentenceKey, Label] = {}
    for member, label in weakest:
        root = joined.root(member)
        labels[root] = max(labels.get(root, label), label, key=LINK_LABELS.index)
    return tuple(
        Passage(
            f"passage:{members[0].article}:{members[0].index + 1}",
            labels[joined.root(members[0])],
            tuple(members),
        )
        for members in joined.sets()
    )
