"""An alignment → how much of the reporters' own words it shares, and how surprising that is.

Public speech is left out: only runs of words outside quotation marks, inside sentences that are
copied or edited, count. Short runs are stock ("said on Wednesday that a return to") and say
nothing; what a run has beyond that is evidence of one text behind both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from lineage.descent.dates import are_on_two_days
from lineage.descent.pricing import Marks, Worded, marks
from lineage.descent.reading import EDITED, QUOTED, Reading, Told
from lineage.descent.wording import Run, Wording, in_common
from lineage.model import Span

STOCK_RUN_WORDS = 4
"""Runs of four words besides names stand in independent reports of any event."""
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


class Gist(NamedTuple):
    """What the runs of a pair come to."""

    surplus: int
    """Words beyond the stock length, over all runs, …"""
    most: int
    """… and of one run."""
    prose: tuple[Told, ...]
    """The copied and edited links that share own words, not only a quotation."""
    example: Span | None
    """The longest run, in the first article's text."""
    of_a: Marks
    """What either article explains of the other."""
    of_b: Marks


Placed = tuple[int, int, int, int, Run]
"""Minus its words, the sentence that it stands in and where, its counterpart; the run."""
_LONGEST_FIRST = itemgetter(0, 1, 2)

NOTHING = Gist(0, 0, (), None, {}, {})


class SharedProse:
    """What one pair of articles shares, label by label; computed when it is asked for.

    `gist`: what was found out of the pair before.
    """

    def __init__(
        self, a: Reading, b: Reading, links: Sequence[Told], gist: Gist | None = None
    ) -> None:
        self.a, self.b, self.links = a, b, links
        self.gist = gist or self._gist()

    def _gist(self) -> Gist:
        reused = self._reused()
        runs = [
            (-run.size, told[0], run.start, told[1], run)
            for told, mine, theirs in reused
            for run in in_common(mine, theirs).runs
        ]
        if not runs:
            return NOTHING
        runs.sort(key=_LONGEST_FIRST)
        kept = _outermost(runs)
        carrying = {(i, j) for _, i, _, j, _ in kept}
        _, index, _, _, longest = kept[0]
        over = [max(0, run.plain - STOCK_RUN_WORDS) for *_, run in kept]
        base = self.a.units[index][0]
        links = [link for link in reused if link[0][:2] in carrying]
        return Gist(
            sum(over),
            max(over),
            tuple([told for told, _, _ in links]),
            Span(base + longest.start, base + longest.stop),
            *marks(links),
        )

    def _reused(self) -> list[Worded]:
        """Links of sentences copied or edited; on two days, the same sentence with other numbers
        in it is a formula, not a text that was taken."""
        found = [
            (told, self.a.wording(told[0]), self.b.wording(told[1]))
            for told in self.links
            if told[2] <= EDITED
        ]
        if found and are_on_two_days(self.a.article, self.b.article):
            found = [link for link in found if not _counts_anew(*link)]
        return found

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


def _counts_anew(_: Told, one: Wording, other: Wording) -> bool:
    mine, theirs = one.numbers, other.numbers
    return bool(mine and theirs) and len(mine & theirs) * 2 < min(len(mine), len(theirs))


def _outermost(runs: Iterable[Placed]) -> list[Placed]:
    """The longest first; a run inside another counts once."""
    kept: list[Placed] = []
    seen = ""
    for placed in runs:
        words = placed[-1].words
        if words not in seen:
            seen += words + "|"
            kept.append(placed)
    return kept


def _longest_chain(links: Iterable[Told]) -> int:
    """Most links that can be walked forwards in both articles at once."""
    ends: list[int] = []
    for _, j in sorted([(i, -j) for i, j, _ in links]):
        at = bisect_left(ends, -j)
        ends[at : at + 1] = [-j]
    return len(ends)
