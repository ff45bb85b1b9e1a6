"""A base and the readings beside it → what differs, worked out when it is asked for.

A worker may work it out while the screen asks: what is known is only added to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from lineage.model import Sentence, SentenceKey, Span
from lineage.report.compare import Difference
from lineage.report.readings import Reading, shared

MOST_AT_ONCE = 300_000
"""Pairs of characters, of the base and the others: what a word diff takes grows with them."""


@dataclass
class Collation:
    base: Reading
    distinct: Sequence[Reading]
    """One of all the readings with the same words."""
    difference: Callable[[Sentence, Sentence], Difference]
    _known: dict[SentenceKey, Difference] = field(default_factory=dict)
    _common: tuple[Span, ...] | None = None

    def known(self, reading: Reading) -> Difference | None:
        return self._known.get(reading.id)

    @property
    def common(self) -> tuple[Span, ...] | None:
        """Spans of the base's article that all readings have; None: not known yet."""
        return self._common

    def work_out(self, reading: Reading) -> None:
        if reading.id not in self._known:
            self._known[reading.id] = self.difference(self.base.whole, reading.whole)

    def begin(self, readings: Iterable[Reading]) -> None:
        """Works out these, the first first, and what all share; no more than can be waited for."""
        left = MOST_AT_ONCE
        for reading in (*readings, *self.distinct):
            if reading.id not in self._known:
                left -= len(self.base.whole.text) * len(reading.whole.text)
                if left < 0:
                    return
                self.work_out(reading)
        self.finish()

    def finish(self) -> None:
        """Call when all of `distinct` is worked out."""
        if self._common is None:
            self._common = shared(self.base, [self._known[r.id] for r in self.distinct])
