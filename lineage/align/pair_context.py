"""The views of two articles → what they tell together about the weight of a word.

A word that few of the pair's sentences hold points at one statement (after the term frequency
by inverse sentence frequency of Sanchez-Perez et al., PAN 2014).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import JaroWinkler

from lineage.align.view import View

MIN_KIN_LETTERS = 5
MIN_KIN_SIMILARITY = 0.88
"""Jaro-Winkler; Masum ~ Massoum."""
RARE_SENTENCES = 4
"""A stem that so few sentences of the pair hold counts as rare."""


class PairContext:
    """Weights of the stems of two articles."""

    __slots__ = ("kin", "local", "mass", "rare", "square")

    def __init__(self, a: Sequence[View], b: Sequence[View]) -> None:
        holding: Counter[str] = Counter()
        for view in (*a, *b):
            holding.update(view.bag.keys())
        sentences = len(a) + len(b)
        weight = [_exact(math.log2((sentences + 1) / (n + 0.5))) for n in range(sentences + 1)]
        self.local = {s: weight[n] for s, n in holding.items()}
        """Stem → bits by the share of the pair's sentences that hold it."""
        self.rare = {s for s, n in holding.items() if n <= RARE_SENTENCES}
        self.kin = _kin(a, b)
        """Stem of the first article only → stems of the second only that are spelled alike."""
        self.mass = tuple([sum(self.local[s] for s in v.bag) for v in side] for side in (a, b))
        """For each side, the local bits of each of its views."""
        self.square = tuple(
            [sum(self.local[s] ** 2 for s in v.bag) for v in side] for side in (a, b)
        )


def _exact(bits: float) -> float:
    """To the 64th of a bit, so that sums of weights are exact in any order of the words."""
    return round(bits * 64) / 64


def _kin(a: Sequence[View], b: Sequence[View]) -> dict[str, frozenset[str]]:
    stems_a, stems_b = _long_stems(a), _long_stems(b)
    by_start: dict[str, list[str]] = {}
    for s in stems_b - stems_a:
        by_start.setdefault(s[:2], []).append(s)
    found: dict[str, frozenset[str]] = {}
    for s in stems_a - stems_b:
        alike = frozenset(t for t in by_start.get(s[:2], ()) if _is_kin(s, t))
        if alike:
            found[s] = alike
    return found


def _long_stems(side: Sequence[View]) -> set[str]:
    return {s for v in side for s in v.bag if len(s) >= MIN_KIN_LETTERS and s.isalpha()}


def _is_kin(s: str, t: str) -> bool:
    if s.startswith(t[:MIN_KIN_LETTERS]):
        return True
    return JaroWinkler.similarity(s, t) >= MIN_KIN_SIMILARITY
