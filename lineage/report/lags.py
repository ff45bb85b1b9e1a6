"""Two dates → how long after one the other is, in words that say no more than the dates do.

Law: two dates without hours on one day have no order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lineage.report.time_axis import DAY, MINUTE, moment


@dataclass(frozen=True, slots=True)
class Lag:
    seconds: float
    """Negative: the later one is dated before the other."""
    is_by_days: bool
    """One of the dates has no hours."""

    def after(self, source: str) -> str:
        """`2 h 10 min after Reuters`"""
        if self.is_by_days and not self.seconds:
            return f"the same day as {source}; the dates do not tell who was first"
        if not self.seconds:
            return f"the same minute as {source}"
        way = "after" if self.seconds > 0 else "before"
        told = " (by dates without hours)" if self.is_by_days else ""
        return f"{spell(abs(self.seconds))} {way} {source}{told}"


def lag(source: str | None, target: str | None) -> Lag | None:
    """Of two ISO 8601 dates; None: one is missing, or is no date."""
    has_hours = "T" in (source or "") and "T" in (target or "")
    cut = None if has_hours else 10
    first, last = moment((source or "")[:cut]), moment((target or "")[:cut])
    return None if first is None or last is None else Lag(last - first, not has_hours)


def spell(seconds: float) -> str:
    """`35 min`, `2 h 10 min`, `3 days`."""
    minutes = round(seconds / MINUTE)
    if minutes < 60:
        return f"{minutes} min"
    if seconds < 2 * DAY and seconds % DAY:
        hours, rest = divmod(minutes, 60)
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    days = round(seconds / DAY)
    return "1 day" if days == 1 else f"{days:,} days"


def half_within(lags: Iterable[tuple[Lag, int]]) -> Lag | None:
    """The lag within which half of the words had appeared; None: there are none.

    `lags`: with the words that appeared so late; what is dated before its source is left out.
    """
    known = sorted(
        ((lag, words) for lag, words in lags if lag.seconds >= 0 and words),
        key=lambda one: one[0].seconds,
    )
    left = sum(words for _, words in known) / 2
    for one, words in known:
        left -= words
        if left <= 0:
            return one
    return None
