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
    groups = _Groups()
    weakest: list[tuple[int, Label]] = []
    for link in links:
        if link.verdict.label in REUSED:
            weakest.append((groups.join(link.source, link.target), link.verdict.label))
    labels: dict[int, Label] = {}
    for number, label in weakest:
        root = groups.root(number)
        labels[root] = max(labels.get(root, label), label, key=RANK.__getitem__)
    return tuple(
        Passage(f"passage:{members[0].article}:{members[0].index + 1}", labels[root], members)
        for members, root in sorted(groups.members())
    )


class _Groups:
    """Sentences that links join; inside, a sentence is its number in order of appearance."""

    def __init__(self) -> None:
        self._numbers: dict[SentenceKey, int] = {}
        self._above: list[int] = []
        """One nearer to the root of the group (the root itself, if it is that)."""

    def join(self, one: SentenceKey, other: SentenceKey) -> int:
        """Where the joined group may be found again, with `root`."""
        roots = self.root(self._number(one)), self.root(self._number(other))
        self._above[max(roots)] = min(roots)
        return min(roots)

    def root(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def members(self) -> list[tuple[tuple[SentenceKey, ...], int]]:
        """Each group, its sentences sorted, and its root."""
        found: dict[int, list[SentenceKey]] = {}
        for sentence, number in self._numbers.items():
            found.setdefault(self.root(number), []).append(sentence)
        return [(tuple(sorted(group)), root) for root, group in found.items()]

    def _number(self, sentence: SentenceKey) -> int:
        number = self._numbers.setdefault(sentence, len(self._above))
        if number == len(self._above):
            self._above.append(number)
        return number
