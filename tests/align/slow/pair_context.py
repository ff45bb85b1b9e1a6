"""The views of two articles → what they tell together about the weight of a word.

A word that few of the pair's sentences hold points at one statement (after the term frequency
by inverse sentence frequency of Sanchez-Perez et al., PAN 2014).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import JaroWinkler

from tests.align.slow.view import View

MIN_KIN_LETTERS = 5
MIN_KIN_SIMILARITY = 0.88
"""Jaro-Winkler; Masum ~ Massoum."""
RARE_SENTENCES = 4
"""A stem that so few sentences of the pair hold counts as rare."""


class PairContext:
    """Weights of the stems of two articles, and the stems that two of their sentences share."""

    __slots__ = ("_a", "_holders", "_row", "_row_number", "kin", "local", "mass", "rare", "square")

    def __init__(self, a: Sequence[View], b: Sequence[View]) -> None:
        holding = Counter(chain.from_iterable(view.bag for view in (*a, *b)))
        weight = _weights(len(a) + len(b))
        self.local = {s: weight[n] for s, n in holding.items()}
        """Stem → bits by the share of the pair's sentences that hold it."""
        self.rare = {s for s, n in holding.items() if n <= RARE_SENTENCES}
        self.kin = _kin(a, b)
        """Stem of the first article only → stems of the second only that are spelled alike."""
        local = [[list(map(self.local.__getitem__, v.bag)) for v in side] for side in (a, b)]
        self.mass = tuple([[sum(bits) for bits in side] for side in local])
        """For each side, the local bits of each of its views."""
        self.square = tuple([[sum([x * x for x in bits]) for bits in side] for side in local])
        self._a = a
        self._holders: dict[str, list[int]] = {}
        for j, view in enumerate(b):
            for s in view.bag:
                self._holders.setdefault(s, []).append(j)
        self._row_number = -1
        self._row: dict[int, list[str]] = {}

    def sharing(self, i: int) -> dict[int, list[str]]:
        """Places in the second article that share a stem with place i in the first → those
        stems. The last row is kept: a pair of articles is gone through row by row."""
        if i != self._row_number:
            self._row_number, self._row = i, {}
            for s in self._a[i].bag:
                for j in self._holders.get(s, ()):
                    self._row.setdefault(j, []).append(s)
        return self._row

    def shared(self, i: int, j: int) -> Sequence[str]:
        """Stems that both sentences hold."""
        return self.sharing(i).get(j, ())


@lru_cache(maxsize=1 << 10)
def _weights(sentences: int) -> list[float]:
    """Local bits of a stem by how many of the pair's sentences hold it."""
    return [_exact(math.log2((sentences + 1) / (n + 0.5))) for n in range(sentences + 1)]


def _exact(bits: float) -> float:
    """To the 64th of a bit, so that sums of weights are exact in any order of the words."""
    return round(bits * 64) / 64


def _kin(a: Sequence[View], b: Sequence[View]) -> dict[str, frozenset[str]]:
    stems_a, stems_b = (set().union(*[view.bag for view in side]) for side in (a, b))
    by_start: dict[str, list[str]] = {}
    for s in _long(stems_b - stems_a):
        by_start.setdefault(s[:2], []).append(s)
    found: dict[str, frozenset[str]] = {}
    for s in _long(stems_a - stems_b):
        alike = frozenset([t for t in by_start.get(s[:2], ()) if _is_kin(s, t)])
        if alike:
            found[s] = alike
    return found


def _long(stems: set[str]) -> list[str]:
    return [s for s in stems if len(s) >= MIN_KIN_LETTERS and s.isalpha()]


def _is_kin(s: str, t: str) -> bool:
    if s.startswith(t[:MIN_KIN_LETTERS]):
        return True
    return JaroWinkler.similarity(s, t) >= MIN_KIN_SIMILARITY
