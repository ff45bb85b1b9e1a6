"""Two word lists → the maximal runs that both hold, and how much of them is the reporters' own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tests.align.slow.view import Places, View, places

MAX_RUN_WORDS = 15
"""A longer run says nothing more."""
MIN_PLAIN_WORDS = 2


class Run(NamedTuple):
    """A maximal run of words that both sentences hold."""

    a: int
    b: int
    words: int


class RunSummary(NamedTuple):
    """Longest runs of a pair of sentences, in words (capped) and bits.

    An own run stands outside quotation marks on both sides and holds at least two plain words
    (content, and no names, titles or weekdays): `at a meeting of the Security Council in New
    York` is what all who were there write.
    """

    words: int
    own_words: int
    own_plain: int
    own_bits: float
    quote_words: int


def runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Maximal common runs of two words or more, wherever they stand in the two lists."""
    return _runs(places(a), places(b))


def _runs(a: Places, b: Places) -> list[Run]:
    """Two words in a row that both hold lengthen the run that ends one word before them."""
    met = [(j - i, i) for two in a.keys() & b.keys() for i in a[two] for j in b[two]]
    met.sort()
    found: list[Run] = []
    along = first = last = -1
    for shift, i in met:
        if shift != along or i != last + 1:
            if last >= 0:
                found.append(Run(first, first + along, last + 2 - first))
            along, first = shift, i
        last = i
    if last >= 0:
        found.append(Run(first, first + along, last + 2 - first))
    return found


def summarise(a: View, b: View) -> RunSummary:
    longest = own_words = own_plain = quote_words = 0
    own_bits = 0.0
    for start_a, start_b, length in _runs(a.places, b.places):
        longest = max(longest, length)
        n = plain = quote = 0
        bits = 0.0
        for i, j in zip(
            range(start_a, start_a + length), range(start_b, start_b + length), strict=True
        ):
            if a.quoted[i] and b.quoted[j]:
                quote += 1
                if quote > quote_words:
                    quote_words = quote
                n, plain, bits = 0, 0, 0.0
            elif not a.quoted[i] and not b.quoted[j]:
                quote = 0
                n += 1
                if a.bits[i] and not (a.stock[i] or b.stock[j]):
                    plain += 1
                    bits += a.bits[i]
                if plain >= MIN_PLAIN_WORDS:
                    if n > own_words:
                        own_words = n
                    if plain > own_plain:
                        own_plain = plain
                    if bits > own_bits:
                        own_bits = bits
    cap = MAX_RUN_WORDS
    return RunSummary(
        min(cap, longest), min(cap, own_words), min(cap, own_plain), own_bits, min(cap, quote_words)
    )
