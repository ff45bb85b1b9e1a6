"""An alignment → how much of the reporters' own words it shares, and how surprising that is.

Public speech is left out: only runs of words outside quotation marks, inside sentences that are
copied or edited, count. Short runs are stock ("said on Wednesday that a return to") and say
nothing; what a run has beyond that is evidence of one text behind both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from lineage.descent.dates import are_on_two_days
from lineage.descent.reading import EDITED, QUOTED, Reading, Told
from lineage.descent.wording import in_common
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


class Run(NamedTuple):
    """The same own words in both articles."""

    source: int
    """Index of the first article's sentence."""
    target: int
    words: tuple[str, ...]
    start: int
    """Where they begin and end in the first article's sentence."""
    stop: int
    plain_words: int
    """Words that are no name: a chain of names and titles is stock, however long."""

    @property
    def surplus(self) -> int:
        return max(0, self.plain_words - STOCK_RUN_WORDS)


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
        runs = self._runs()
        if not runs:
            return Gist(0, 0, (), None)
        carrying = {(run.source, run.target) for run in runs}
        longest, over = runs[0], [run.surplus for run in runs]
        base = self.a.document.sentences[longest.source].span.start
        return Gist(
            sum(over),
            max(over),
            tuple([k for k in self.links if k[2] <= EDITED and k[:2] in carrying]),
            Span(base + longest.start, base + longest.stop),
        )

    def _runs(self) -> list[Run]:
        """Longest first; a run inside another counts once."""
        found = [run for link in self._reused() for run in self._of_link(*link)]
        if len(found) < 2:
            return found
        kept: list[Run] = []
        seen = ""
        for run in sorted(found, key=lambda r: (-len(r.words), r.source, r.start)):
            words = f" {' '.join(run.words)} "
            if words not in seen:
                seen += words + "|"
                kept.append(run)
        return kept

    def _reused(self) -> list[Told]:
        """Links of sentences copied or edited; on two days, the same sentence with other numbers
        in it is a formula, not a text that was taken."""
        found = [link for link in self.links if link[2] <= EDITED]
        if found and are_on_two_days(self.a.article, self.b.article):
            found = [link for link in found if not self._counts_anew(*link)]
        return found

    def _counts_anew(self, i: int, j: int, _: int) -> bool:
        one, other = self.a.wording(i).numbers, self.b.wording(j).numbers
        return bool(one and other) and len(one & other) * 2 < min(len(one), len(other))

    def _of_link(self, i: int, j: int, _: int) -> Iterator[Run]:
        mine = self.a.wording(i)
        before = mine.plain_before
        for start, stop in in_common(mine, self.b.wording(j)):
            words, plain = mine.words[start:stop], before[stop] - before[start]
            yield Run(i, j, words, mine.starts[start], mine.stops[stop - 1], plain)

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
        return sum(reading.words[i] for i in carrying) / max(1, reading.page.added)

    def _carrying(self, reading: Reading) -> set[int]:
        side = 0 if reading is self.a else 1
        return {link[side] for link in self.prose_links}

    @cached_property
    def speech(self) -> tuple[Told, ...]:
        """Links that share a speaker's words: quoted ones, and copied ones that hold no more."""
        own = {link[:2] for link in self.prose_links}
        a, b = self.a.document.sentences, self.b.document.sentences
        return tuple(
            [
                (i, j, rank)
                for i, j, rank in self.links
                if rank == QUOTED
                or (rank <= EDITED and a[i].quotes and b[j].quotes and (i, j) not in own)
            ]
        )


def _longest_chain(links: Iterable[Told]) -> int:
    """Most links that can be walked forwards in both articles at once."""
    ends: list[int] = []
    for _, j in sorted([(i, -j) for i, j, _ in links]):
        at = bisect_left(ends, -j)
        ends[at : at + 1] = [-j]
    return len(ends)
