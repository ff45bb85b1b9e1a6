"""The outlets of a corpus: how many articles each has, and what stands on all its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

OUTLETS, LARGE = 500, 10
LARGE_SHARE = 0.04
"""Of all articles are of each of the large outlets; the others share the rest."""
FORMS = (
    "Copyright {} {}. All rights reserved.",
    "Sign up for the {1} newsletter",
    "Follow {1} on Twitter and Facebook",
    "Read more from {1}",
    "Subscribe to {1} today",
)

Furniture = tuple[list[str], list[str]]
"""Lines above and below the text."""


class Outlets:
    def __init__(self, sentences: Iterator[Sequence[str]], dice: Random) -> None:
        self._dice = dice
        self._furniture = [self._furnished(n, sentences) for n in range(OUTLETS)]
        small = [1 / (rank + 10) for rank in range(OUTLETS - LARGE)]
        rest = (1 - LARGE * LARGE_SHARE) / sum(small)
        self._weights = [*[LARGE_SHARE] * LARGE, *(rest * weight for weight in small)]

    def drawn(self) -> int:
        return self._dice.choices(range(OUTLETS), self._weights)[0]

    def different(self, count: int) -> list[int]:
        return self._dice.sample(range(OUTLETS), count)

    def furniture(self, outlet: int) -> Furniture:
        return self._furniture[outlet]

    def _furnished(self, outlet: int, sentences: Iterator[Sequence[str]]) -> Furniture:
        """Forms that all pages have; the large ones have a line in words of their own."""
        forms = self._dice.sample(FORMS, 2)
        below = [form.format(self._dice.randint(2000, 2020), name(outlet)) for form in forms]
        return [" ".join(next(sentences))] if outlet < LARGE else [], below


def name(number: int) -> str:
    return f"Outlet {number + 1}"
