"""Sentence → the reporter's own words in it, folded, and what two sentences have of them in common.

A place is a number among the own words of a sentence, with one empty place after every unbroken
stretch, so that nothing in a row reaches across a quotation. Knows nothing of articles: the same
sentence is folded once, however many of them print it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from lineage.text.fold import fold

GRAM_WORDS = 3
GAP = ""

REMEMBERED = 1 << 14
"""Wordings, and pairs of them; each holds a few kilobytes."""

Stretch = tuple[int, int]
"""Places, from the first to before the last."""
Mask = int
"""A set of places, one bit each."""


class Wording:
    """The own words of one sentence."""

    def __init__(
        self,
        words: Sequence[str],
        starts: Sequence[int],
        stops: Sequence[int],
        is_plain: Sequence[bool],
    ) -> None:
        """For each place: the folded word; its span in the sentence; whether it is no name, title
        or weekday."""
        self.words, self.starts, self.stops, self.is_plain = words, starts, stops, is_plain
        grams = list(zip(words, words[1:], words[2:], strict=False))
        self.grams = tuple(map(hash, grams))
        """Hashes of every three places in a row; those with a gap are in no `gram_set`."""
        self.gram_set = frozenset(
            [h for g, h in zip(grams, self.grams, strict=True) if GAP not in g]
        )

    @cached_property
    def plain_before(self) -> tuple[int, ...]:
        """How many plain words stand before each place, and in all."""
        return tuple(accumulate(self.is_plain, initial=0))

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(w for w in self.words if w[:1].isdigit())


@lru_cache(maxsize=REMEMBERED)
def wording(text: str, quotes: tuple[tuple[int, int], ...] = ()) -> Wording:
    """Of a sentence. `quotes`: where it is quoted; in order, disjoint."""
    words: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    at = 0
    for start, stop in (*quotes, (len(text), len(text))):
        folded = fold(text, at, start)
        if folded.words:
            words += (*folded.words, GAP)
            starts += (*folded.starts, start)
            stops += (*folded.stops, start)
        at = stop
    is_plain = [w != GAP and not text[at].isupper() for w, at in zip(words, starts, strict=True)]
    return Wording(tuple(words), tuple(starts), tuple(stops), tuple(is_plain))


class Run(NamedTuple):
    """Words of one sentence that stand in a row in another."""

    words: str
    """With a space before, between and after them."""
    size: int
    plain: int
    """Words that are no name: a chain of names and titles is stock, however long."""
    start: int
    """Where they begin and end in the sentence."""
    stop: int


class Common:
    """What one sentence has in common with another."""

    def __init__(self, mine: Wording, stretches: Sequence[Stretch]) -> None:
        """`stretches`: those of `mine` whose every three words in a row stand in a row there."""
        self._mine, self._stretches = mine, stretches

    @cached_property
    def mask(self) -> Mask:
        """The words that do."""
        mask = 0
        for start, stop in self._stretches:  # they may overlap
            mask |= (1 << stop) - (1 << start)
        return mask

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        mine, before = self._mine, self._mine.plain_before
        return tuple(
            [
                Run(
                    f" {' '.join(mine.words[start:stop])} ",
                    stop - start,
                    before[stop] - before[start],
                    mine.starts[start],
                    mine.stops[stop - 1],
                )
                for start, stop in self._stretches
            ]
        )


NOTHING = Common(Wording((), (), (), ()), ())


@lru_cache(maxsize=REMEMBERED)
def in_common(mine: Wording, theirs: Wording) -> Common:
    if mine.gram_set.isdisjoint(theirs.gram_set):
        return NOTHING
    is_shared = bytes(map(theirs.gram_set.__contains__, mine.grams))
    found: list[Stretch] = []
    start = is_shared.find(1)
    while start >= 0:
        stop = is_shared.find(0, start)
        stop = len(is_shared) if stop < 0 else stop
        found.append((start, stop + GRAM_WORDS - 1))
        start = is_shared.find(1, stop)
    return Common(mine, found)
