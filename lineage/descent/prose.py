"""A pair, and the gist of its runs of words → all that rules ask of what its articles share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from lineage.descent.gists import Gist
from lineage.descent.reading import EDITED, QUOTED, Reading, Told

MIN_STRONG_WORDS = 10
"""Words beyond the stock length, over all runs of a pair. In 25 hand-labelled stories the
independent reports reach 7, carriers of one text 8 to 234."""
MIN_SOME_WORDS = 8
MIN_SOME_SENTENCES = 3
"""Three reworked sentences, of two articles one of which credits an agency, are more than chance
gives, and less than proof."""
MIN_RETOLD_SENTENCES = 6
MIN_RETOLD_SHARE = 0.5
"""Half of the shorter article retold in one order: two reporters at one speech reach .43."""
MIN_CLOSE_SENTENCES = 4
MIN_CLOSE_SHARE = 0.33
MIN_TELLING_RUN_WORDS = 3
"""Words of one run beyond the stock length that turn a close telling into a likely rewrite."""


class SharedProse:
    """What one pair of articles shares, label by label; computed when it is asked for."""

    def __init__(self, a: Reading, b: Reading, links: Sequence[Told], gist: Gist) -> None:
        self.a, self.b, self.links, self.gist = a, b, links, gist

    @property
    def surplus(self) -> int:
        return self.gist.surplus

    @property
    def prose_links(self) -> tuple[Told, ...]:
        """The copied and edited links that share own words, not only a quotation."""
        return self.gist.prose

    @property
    def is_strong(self) -> bool:
        return self.surplus >= MIN_STRONG_WORDS

    @property
    def is_some(self) -> bool:
        return self.surplus >= MIN_SOME_WORDS

    @property
    def is_some_if_credited(self) -> bool:
        return self.prose_sentences >= MIN_SOME_SENTENCES

    @property
    def prose_sentences(self) -> int:
        links = self.prose_links
        return min(len({i for i, _, _ in links}), len({j for _, j, _ in links}))

    @cached_property
    def retold(self) -> int:
        """Sentences that the shorter way through both articles meets in the same order."""
        return _longest_chain(k for k in self.links if k[2] < QUOTED)

    @property
    def is_retelling(self) -> bool:
        """Much of the story in one order, and so much of it that it is a rewrite by itself, or
        with a run of words that independent reporters do not share."""
        if self.retold >= MIN_RETOLD_SENTENCES and self._retold_share >= MIN_RETOLD_SHARE:
            return True
        return self.is_close and self.gist.most >= MIN_TELLING_RUN_WORDS

    @property
    def is_close(self) -> bool:
        return self.retold >= MIN_CLOSE_SENTENCES and self._retold_share >= MIN_CLOSE_SHARE

    @property
    def _retold_share(self) -> float:
        return self.retold / max(1, min(self.a.told_sentences, self.b.told_sentences))

    def beside(self, reading: Reading) -> frozenset[int]:
        """Sentences of one article that share own words, and those next to them."""
        shared = self._carrying(reading)
        return frozenset(i + step for i in shared for step in (-1, 0, 1))

    def share_of(self, reading: Reading) -> float:
        """Of an article's told words, those in sentences that share own words."""
        carrying = self._carrying(reading)
        return sum(reading.words[i] for i in carrying) / max(1, reading.page[0])

    def _carrying(self, reading: Reading) -> set[int]:
        side = 0 if reading is self.a else 1
        return {link[side] for link in self.prose_links}

    @cached_property
    def speech(self) -> tuple[Told, ...]:
        """Links that share a speaker's words: quoted ones, and copied ones that hold no more."""
        own = {link[:2] for link in self.prose_links}
        a, b = self.a, self.b
        return tuple(
            [
                (i, j, rank)
                for i, j, rank in self.links
                if rank == QUOTED
                or (rank <= EDITED and (i, j) not in own and i in a.quotes and j in b.quotes)
            ]
        )


def _longest_chain(links: Iterable[Told]) -> int:
    """Most links that can be walked forwards in both articles at once."""
    ends: list[int] = []
    for _, j in sorted([(i, -j) for i, j, _ in links]):
        at = bisect_left(ends, -j)
        ends[at : at + 1] = [-j]
    return len(ends)
