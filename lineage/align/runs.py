"""Two word lists → the maximal runs that both hold, and how much of them is the reporters' own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lineage.align.view import View

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
    places: dict[tuple[str, str], list[int]] = {}
    for j, two in enumerate(pairwise(b)):
        places.setdefault(two, []).append(j)
    found: list[Run] = []
    open_runs: dict[int, int] = {}
    """Where in b the last two words of an open run begin → its words so far."""
    for i, two in enumerate(pairwise(a)):
        matches = places.get(two)
        if not matches:
            if open_runs:
                found += [Run(i + 1 - n, j + 2 - n, n) for j, n in open_runs.items()]
                open_runs = {}
            continue
        longer = {j: open_runs.get(j - 1, 1) + 1 for j in matches}
        found += [Run(i + 1 - n, j + 2 - n, n) for j, n in open_runs.items() if j + 1 not in longer]
        open_runs = longer
    found += [Run(len(a) - n, j + 2 - n, n) for j, n in open_runs.items()]
    return found


def summarise(a: View, b: View) -> RunSummary:
    longest = own_words = own_plain = quote_words = 0
    own_bits = 0.0
    for start_a, start_b, length in runs(a.words, b.words):
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
                    own_words = max(own_words, n)
                    own_plain = max(own_plain, plain)
                    own_bits = max(own_bits, bits)
    cap = MAX_RUN_WORDS
    return RunSummary(
        min(cap, longest), min(cap, own_words), min(cap, own_plain), own_bits, min(cap, quote_words)
    )
