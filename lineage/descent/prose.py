"""An alignment → how much of the reporters' own words it shares, and how surprising that is.

Public speech is left out: only runs of words outside quotation marks, inside sentences that are
copied or edited, count. Short runs are stock ("said on Wednesday that a return to") and say
nothing; what a run has beyond that is evidence of one text behind both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from lineage.descent.dates import are_on_two_days
from lineage.descent.passages import REUSED
from lineage.descent.reading import GRAM_WORDS, Gram, Reading, grams
from lineage.model import Label, Link, Span

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


@dataclass(frozen=True, slots=True)
class Run:
    """The same own words in both articles."""

    words: tuple[str, ...]
    span: Span
    """In the first article's text."""
    link: Link
    plain_words: int
    """Words that are no name: a chain of names and titles is stock, however long."""

    @property
    def surplus(self) -> int:
        return max(0, self.plain_words - STOCK_RUN_WORDS)


class SharedProse:
    """What one pair of articles shares, label by label; computed when it is asked for."""

    def __init__(self, a: Reading, b: Reading, links: Sequence[Link]) -> None:
        self.a, self.b, self.links = a, b, links

    @cached_property
    def reused(self) -> tuple[Link, ...]:
        """Links of sentences copied or edited; on two days, the same sentence with other numbers
        in it is a formula, not a text that was taken."""
        found = (link for link in self.links if link.verdict.label in REUSED)
        if not are_on_two_days(self.a.article, self.b.article):
            return tuple(found)
        return tuple(link for link in found if not self._counts_anew(link))

    def _counts_anew(self, link: Link) -> bool:
        one, other = self.a.numbers(link.source.index), self.b.numbers(link.target.index)
        return bool(one and other) and len(one & other) * 2 < min(len(one), len(other))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Longest first; a run inside another counts once."""
        found = (run for link in self.reused for run in self._runs(link))
        ordered = sorted(found, key=lambda r: (-len(r.words), r.link.source, r.span))
        kept: list[Run] = []
        seen = ""
        for run in ordered:
            words = f" {' '.join(run.words)} "
            if words not in seen:
                seen += words + "|"
                kept.append(run)
        return tuple(kept)

    def _runs(self, link: Link) -> Iterator[Run]:
        parts = [part.grams for part in self.b.own_words(link.target.index)]
        theirs = parts[0] if len(parts) == 1 else frozenset().union(*parts)
        text = self.a.document.sentences[link.source.index].text
        for mine in self.a.own_words(link.source.index):
            if mine.grams.isdisjoint(theirs):
                continue
            for start, stop in _common_runs(mine.words, theirs):
                plain = sum([not text[at].isupper() for at in mine.starts[start:stop]])
                yield Run(mine.words[start:stop], mine.span(start, stop), link, plain)

    @cached_property
    def surplus(self) -> int:
        return sum(run.surplus for run in self.runs)

    @cached_property
    def prose_links(self) -> tuple[Link, ...]:
        """The copied and edited links that share own words, not only a quotation."""
        carrying = {_place(run.link) for run in self.runs}
        return tuple(link for link in self.reused if _place(link) in carrying)

    @property
    def is_strong(self) -> bool:
        return self.surplus >= MIN_STRONG_WORDS

    @property
    def is_some(self) -> bool:
        return self.surplus >= MIN_SOME_WORDS

    @property
    def is_some_if_credited(self) -> bool:
        return self.prose_sentences >= MIN_SOME_SENTENCES

    @cached_property
    def prose_sentences(self) -> int:
        return min(_sentences(self.prose_links))

    @cached_property
    def retold(self) -> int:
        """Sentences that the shorter way through both articles meets in the same order."""
        steps = [k for k in self.links if k.verdict.label is not Label.QUOTED]
        return _longest_chain(steps)

    @property
    def is_retelling(self) -> bool:
        """Much of the story in one order, and so much of it that it is a rewrite by itself, or
        with a run of words that independent reporters do not share."""
        if self.retold >= MIN_RETOLD_SENTENCES and self._retold_share >= MIN_RETOLD_SHARE:
            return True
        return self.is_close and any(r.surplus >= MIN_TELLING_RUN_WORDS for r in self.runs)

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
        return {(k.source if reading is self.a else k.target).index for k in self.prose_links}

    @cached_property
    def speech(self) -> tuple[Link, ...]:
        """Links that share a speaker's words: quoted ones, and copied ones that hold no more."""
        own = {_place(link) for link in self.prose_links}
        return tuple(
            link
            for link in self.links
            if link.verdict.label is Label.QUOTED
            or (
                link.verdict.label in REUSED
                and _place(link) not in own
                and self.a.document.sentences[link.source.index].quotes
                and self.b.document.sentences[link.target.index].quotes
            )
        )


def _place(link: Link) -> tuple[int, int]:
    return link.source.index, link.target.index


def _sentences(links: Iterable[Link]) -> tuple[int, int]:
    places = [_place(link) for link in links]
    return len({i for i, _ in places}), len({j for _, j in places})


def _common_runs(mine: Sequence[str], theirs: Set[Gram]) -> Iterator[tuple[int, int]]:
    """Stretches of `mine` whose every three words in a row stand in a row in `theirs`."""
    start = None
    for i, gram in enumerate(grams(mine)):
        if gram in theirs:
            start = i if start is None else start
        elif start is not None:
            yield start, i + GRAM_WORDS - 1
            start = None
    if start is not None:
        yield start, len(mine)


def _longest_chain(links: Iterable[Link]) -> int:
    """Most links that can be walked forwards in both articles at once."""
    ends: list[int] = []
    for _, j in sorted((link.source.index, -link.target.index) for link in links):
        at = bisect_left(ends, -j)
        ends[at : at + 1] = [-j]
    return len(ends)
