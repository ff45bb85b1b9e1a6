"""Two word lists → the maximal runs that both hold, and how much of them is the reporters' own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lineage.align.view import View

MAX_RUN_WORDS = 15
"""A longer run says nothing more."""


class Run(NamedTuple):
    """A maximal run of words that both sentences hold."""

    a: int
    b: int
    words: int


class RunSummary(NamedTuple):
    """Longest runs of a pair of sentences, in words (capped) and bits."""

    words: int
    own_words: int
    """Outside quotation marks on both sides."""
    own_plain: int
    """Of an own run, the content words that are no names, titles or weekdays."""
    own_bits: float
    quote_words: int


def runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Maximal common runs of two words or more, wherever they stand in the two lists."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        places.setdefault(word, []).append(j)
    found: list[Run] = []
    before: dict[int, int] = {}
    for i, word in enumerate(a):
        now = {j: before.get(j - 1, 0) + 1 for j in places.get(word, ())}
        found += [Run(i - n, j - n + 1, n) for j, n in before.items() if n > 1 and j + 1 not in now]
        before = now
    found += [Run(len(a) - n, j - n + 1, n) for j, n in before.items() if n > 1]
    return found


def summarise(a: View, b: View) -> RunSummary:
    longest = own_words = own_plain = quote_words = 0
    own_bits = 0.0
    for run in runs(a.words, b.words):
        longest = max(longest, run.words)
        n = plain = quote = 0
        bits = 0.0
        for i, j in zip(
            range(run.a, run.a + run.words), range(run.b, run.b + run.words), strict=True
        ):
            if a.quoted[i] and b.quoted[j]:
                quote += 1
                quote_words = max(quote_words, quote)
                n, plain, bits = 0, 0, 0.0
            elif not a.quoted[i] and not b.quoted[j]:
                quote = 0
                n += 1
                if a.bits[i] and not (a.stock[i] or b.stock[j]):
                    plain += 1
                    bits += a.bits[i]
            own_words, own_plain = max(own_words, n), max(own_plain, plain)
            own_bits = max(own_bits, bits)
    cap = MAX_RUN_WORDS
    return RunSummary(
        min(cap, longest), min(cap, own_words), min(cap, own_plain), own_bits, min(cap, quote_words)
    )
