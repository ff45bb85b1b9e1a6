"""Links between two articles → the words of each that the other explains, in bits.

A word that a text could have taken costs nothing to write; one it could not costs its surprisal
in news at large. Only a reporter's own plain words count (no quotation, no name, title or
weekday), in unbroken runs, and every run pays for the pointer to it: a phrase of three or four
words, which two reporters find by themselves, explains nothing.

Knows nothing of who was first: what it measures is the same in both directions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate

from lineage.descent.reading import Reading, Told
from lineage.descent.wording import REMEMBERED, Mask, Wording, in_common
from lineage.text.stems import stem, stem_bits

RUN_BITS = 12.0
"""To point at a run of words and to end it: its place among some hundred words and its length."""
MIN_WORD_BITS = 1.3
"""A stem in more than 40 % of articles is grammar, not content."""

Marks = Mapping[int, Mask]
"""Sentence index → the own words in it that a partner explains."""
Worded = tuple[Told, Wording, Wording]
"""A link, and the wording of its two sentences."""


class Priced:
    """What the own words of one sentence are worth."""

    def __init__(self, own: Wording) -> None:
        bits = (
            _word_bits(word) if is_plain else 0.0
            for word, is_plain in zip(own.words, own.is_plain, strict=True)
        )
        self._before = tuple(accumulate(bits, initial=0.0))
        """Bits of what stands before each place; exact, for they are quarters."""
        self._worth: dict[Mask, float] = {}

    def worth(self, mask: Mask) -> float:
        """Bits of the marked words, run by run, pointers paid."""
        found = self._worth.get(mask)
        if found is None:
            found = self._worth[mask] = self._bits(mask)
        return found

    def _bits(self, mask: Mask) -> float:
        total, before = 0.0, self._before
        while mask:
            first = mask & -mask
            mask += first
            after = mask & -mask
            mask ^= after
            run = before[after.bit_length() - 1] - before[first.bit_length() - 1]
            total += max(0.0, run - RUN_BITS)
        return total


@lru_cache(maxsize=REMEMBERED)
def _priced(own: Wording) -> Priced:
    return Priced(own)


def price(reading: Reading, index: int) -> Priced:
    return _priced(reading.wording(index))


def worth(reading: Reading, marks: Marks) -> float:
    return sum([price(reading, index).worth(mask) for index, mask in marks.items()])


def marks(links: Iterable[Worded]) -> tuple[Marks, Marks]:
    """What each of two articles explains of the other, of the sentences that links join."""
    of_a: dict[int, Mask] = {}
    of_b: dict[int, Mask] = {}
    for (i, j, _), one, other in links:
        mine = in_common(one, other).mask
        if mine:
            of_a[i] = of_a.get(i, 0) | mine
            of_b[j] = of_b.get(j, 0) | in_common(other, one).mask
    return of_a, of_b


@lru_cache(maxsize=1 << 17)
def _word_bits(word: str) -> float:
    bits = stem_bits(stem(word))
    return bits if bits >= MIN_WORD_BITS else 0.0
