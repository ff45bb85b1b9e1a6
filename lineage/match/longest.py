"""Two texts → the longest run of words that stands in both, as a span of the first."""

from __future__ import annotations

import numpy as np

from lineage.match.shingles import Hashes
from lineage.match.texts import text_words
from lineage.model import Span
from lineage.words.hashing import BASE


def longest_shared(text: str, other: str) -> Span | None:
    """The first of the longest; None: no word stands in both. Case and punctuation are nothing."""
    found = text_words([text, other])
    most = int(np.diff(found.cuts).min())
    sums, inverses = _sums(found.hashes, int(found.cuts[1]))
    low, high, at = 0, most, 0
    while low < high:
        words = (low + high + 1) // 2
        ours, theirs = (_runs(part, inverses, words) for part in sums)
        shared = np.flatnonzero(np.isin(ours, theirs))
        if len(shared):
            low, at = words, int(shared[0])
        else:
            high = words - 1
    if not low:
        return None
    begin = found.begins[0]
    start, stop = found.starts[at] - begin, found.stops[at + low - 1] - begin
    return Span(_characters(text, int(start)), _characters(text, int(stop)))


def _sums(hashes: Hashes, cut: int) -> tuple[tuple[Hashes, Hashes], Hashes]:
    """Running sums of hashes times powers of a base, for each text, and the powers' inverses."""
    powers = np.full(len(hashes) + 1, BASE, np.uint64)
    inverses = np.full(len(hashes) + 1, pow(BASE, -1, 1 << 64), np.uint64)
    powers[0] = inverses[0] = 1
    powers, inverses = np.cumprod(powers), np.cumprod(inverses)
    mixed = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(BASE)
    ours, theirs = (
        np.append(np.uint64(0), np.cumsum(part * powers[: len(part)]))
        for part in (mixed[:cut], mixed[cut:])
    )
    return (ours, theirs), inverses


def _runs(sums: Hashes, inverses: Hashes, words: int) -> Hashes:
    """A hash of every run of so many words."""
    count = len(sums) - words
    return (sums[words:] - sums[:count]) * inverses[:count]


def _characters(text: str, size: int) -> int:
    """How many characters the first bytes of UTF-8 are."""
    return len(text.encode("utf-8", "surrogatepass")[:size].decode("utf-8", "surrogatepass"))
