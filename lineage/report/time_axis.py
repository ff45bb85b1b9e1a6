"""A stretch of time and a width in cells → where a moment stands, and ticks that people can read.

Moments are seconds since 1970, UTC.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

MINUTE, HOUR, DAY = 60, 3600, 86_400
LEAST_SPAN = 10 * MINUTE
_MONTH = 30.4 * DAY
_APART = 8
"""Cells between two ticks, at least."""
_STEPS = (
    *(MINUTE * n for n in (1, 2, 5, 10, 15, 30)),
    *(HOUR * n for n in (1, 2, 3, 6, 12)),
    *(DAY * n for n in (1, 2, 7)),
)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000, 30_000, 60_000)
_A_MONDAY = 4 * DAY
_MONTH_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@lru_cache(maxsize=1 << 14)
def moment(published: str | None) -> float | None:
    """Of an ISO 8601 date, its first moment; None for what is no date."""
    try:
        at = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


@dataclass(frozen=True, slots=True)
class Axis:
    start: float
    stop: float
    cells: int

    def cell(self, at: float) -> int:
        """May be outside."""
        return round((at - self.start) / (self.stop - self.start) * (self.cells - 1))

    def ticks(self) -> list[tuple[int, str]]:
        """Cells and what stands there, from left to right."""
        least = (self.stop - self.start) / max(1, self.cells - 1) * _APART
        step = next((s for s in _STEPS if s >= least), None)
        if step is not None:
            return [(self.cell(at), _told(at, step)) for at in self._even(step)]
        months = next((m for m in _MONTHS if m * _MONTH >= least), _MONTHS[-1])
        return [(self.cell(at), told) for at, told in self._monthly(months)]

    def _even(self, step: int) -> Iterator[float]:
        shift = _A_MONDAY if step == 7 * DAY else 0
        at = shift - (shift - self.start) // step * step
        while at <= self.stop:
            yield at
            at += step

    def _monthly(self, months: int) -> Iterator[tuple[float, str]]:
        first = datetime.fromtimestamp(self.start, UTC)
        number = -(-(first.year * 12 + first.month - 1) // months) * months
        while number < 120_000:
            year, month = divmod(number, 12)
            at = datetime(max(1, year), month + 1, 1, tzinfo=UTC).timestamp()
            if at > self.stop:
                return
            if at >= self.start:
                yield at, _MONTH_NAMES[month] if month else str(year)
            number += months


def _told(at: float, step: int) -> str:
    """`13:05`, or the day at midnight."""
    when = datetime.fromtimestamp(at, UTC)
    if step < DAY and at % DAY:
        return f"{when:%H:%M}"
    return f"{when.day} {_MONTH_NAMES[when.month - 1]}"


def zoomed(whole: tuple[float, float], around: float, span: float) -> tuple[float, float]:
    """So much of the whole, with `around` in the middle where that is possible."""
    first, last = whole
    span = min(max(span, LEAST_SPAN), last - first)
    start = min(max(around - span / 2, first), last - span)
    return start, start + span


def told_span(start: float, stop: float, arrow: str = "→") -> str:
    """`2025-02-12 10:00 → 2025-02-12 23:59`, or days where it is long."""
    a, b = (datetime.fromtimestamp(at, UTC) for at in (start, stop))
    if stop - start >= 2 * DAY:
        return f"{a:%Y-%m-%d} {arrow} {b:%Y-%m-%d}"
    return f"{a:%Y-%m-%d %H:%M} {arrow} {b:%Y-%m-%d %H:%M} UTC"
