"""Links → Passages: sentences of several articles that are one text, copied or edited.

Law: a passage never grows through a quotation: two articles that quote one speaker do not
become carriers of each other's words.
"""

from __future__ import annotations

from collections.abc import Iterable

from lineage.descent.origins import RANK
from lineage.model import Label, Link, Passage, SentenceKey

REUSED = frozenset({Label.COPIED, Label.EDITED})


def passages(links: Iterable[Link]) -> tuple[Passage, ...]:
    """Sorted by first carrier; the id is its place, so it holds when articles are added after."""
    reused = [link for link in links if link.verdict.label in REUSED]
    first = _joined(reused)
    carriers: dict[SentenceKey, list[SentenceKey]] = {}
    for sentence in first:
        carriers.setdefault(_root(first, sentence), []).append(sentence)
    weakest: dict[SentenceKey, Label] = {}
    for link in reused:
        root = _root(first, link.source)
        label = weakest.get(root, link.verdict.label)
        weakest[root] = max(label, link.verdict.label, key=RANK.__getitem__)
    return tuple(
        Passage(f"passage:{root.article}:{root.index + 1}", weakest[root], tuple(sorted(members)))
        for root, members in sorted(carriers.items())
    )


def _joined(links: Iterable[Link]) -> dict[SentenceKey, SentenceKey]:
    """Each linked sentence → one nearer to the first of its group (itself, if it is that)."""
    above: dict[SentenceKey, SentenceKey] = {}
    for link in links:
        one = _root(above, above.setdefault(link.source, link.source))
        other = _root(above, above.setdefault(link.target, link.target))
        above[max(one, other)] = min(one, other)
    return above


def _root(above: dict[SentenceKey, SentenceKey], sentence: SentenceKey) -> SentenceKey:
    while above[sentence] != sentence:
        above[sentence] = above[above[sentence]]
        sentence = above[sentence]
    return sentence
