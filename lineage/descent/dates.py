"""Two articles' dates → what they say of who was first.

Law: a missing date is not an early one, and two dates without hours on one day have no order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lineage.model import Article

LATER_WEIGHT = 1.0
NEXT_DAY_WEIGHT = 0.5
"""In nats of log-odds. A date alone never settles it: subscribers of one wire print it days
apart."""

BEYOND_DOUBT = timedelta(hours=48)
"""Dates without hours in unknown time zones may swap order within two days."""
MOMENTS_BEYOND_DOUBT = timedelta(hours=6)
"""A moment is when a site says it published; sites restamp within hours."""
ANOTHER_DAY = timedelta(hours=20)
ANOTHER_STORY = timedelta(hours=50)
"""An outlet goes on with a story for two days, and a little; later it may use its words again."""
ANOTHER_WEEK = timedelta(days=5)


def order(first: Article, second: Article) -> float:
    """Weight of the claim that `first` came first, by the dates alone; 0: they do not say so."""
    if first.published is None or second.published is None:
        return 0.0
    gap = _moment(second.published) - _moment(first.published)
    if "T" in first.published and "T" in second.published:
        if gap <= timedelta():
            return 0.0
        return LATER_WEIGHT if gap >= MOMENTS_BEYOND_DOUBT else NEXT_DAY_WEIGHT
    if second.published[:10] <= first.published[:10]:
        return 0.0
    return LATER_WEIGHT if gap >= BEYOND_DOUBT else NEXT_DAY_WEIGHT


def are_days_apart(first: Article, later: Article) -> bool:
    """`first` is older by more than time zones and late stamps explain."""
    if first.published is None or later.published is None:
        return False
    return _moment(later.published) - _moment(first.published) >= BEYOND_DOUBT


def hours_between(first: str | None, later: str | None) -> float | None:
    """Between two dates as articles declare them. Negative where `later` is the earlier one; None
    where one has no time of day."""
    if "T" not in (first or "") or "T" not in (later or ""):
        return None
    gap = _moment(later or "") - _moment(first or "")
    return gap.total_seconds() / 3600


def earliest_moment(dates: Iterable[str | None]) -> str | None:
    """Of those with a time of day; None: there is none."""
    return min((date for date in dates if date and "T" in date), key=_moment, default=None)


def are_on_two_days(a: str | None, b: str | None) -> bool:
    """By their dates; a daily report, a score or a price that is told again is then another one."""
    return _gap(a, b) >= ANOTHER_DAY


def are_far_apart(a: Article, b: Article) -> bool:
    """So far that what one outlet says twice is a formula of the house."""
    return _gap(a.published, b.published) >= ANOTHER_WEEK


def _gap(a: str | None, b: str | None) -> timedelta:
    """None at all where a date is missing."""
    if a is None or b is None:
        return timedelta()
    return abs(_moment(a) - _moment(b))


@lru_cache(maxsize=1 << 14)
def _moment(published: str) -> datetime:
    moment = datetime.fromisoformat(published)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


class Dates:
    """Of several articles; what is said above of two of them, of all: (first, later) or (a, b)."""

    beyond_doubt = BEYOND_DOUBT // _TICK

    def __init__(self, published: Sequence[str | None]) -> None:
        moments = [(_moment(date) - _EPOCH) // _TICK if date else 0 for date in published]
        self.ticks = np.array(moments, np.int64)
        """Of each; 0 where the date is missing."""
        self.is_known = np.array([date is not None for date in published], np.bool_)
        self._has_hours = np.array(["T" in (date or "") for date in published], np.bool_)
        days = [(date or "")[:10] for date in published]
        _, self._day = np.unique(days, return_inverse=True)
        self._gap = self.ticks[None, :] - self.ticks[:, None]
        self._gap[~(self.is_known[:, None] & self.is_known)] = 0

    def order(self) -> NDArray[np.float64]:
        hours = self._has_hours[:, None] & self._has_hours
        later = np.where(hours, self._gap > 0, self._day > self._day[:, None])
        later &= self.is_known[:, None] & self.is_known
        sure = self._gap >= np.where(hours, MOMENTS_BEYOND_DOUBT // _TICK, self.beyond_doubt)
        return np.where(later, np.where(sure, LATER_WEIGHT, NEXT_DAY_WEIGHT), 0.0)

    def are_days_apart(self) -> NDArray[np.bool_]:
        apart: NDArray[np.bool_] = self._gap >= self.beyond_doubt
        return apart

    def are_apart(self, by: timedelta) -> NDArray[np.bool_]:
        """ANOTHER_STORY, or ANOTHER_WEEK."""
        apart: NDArray[np.bool_] = np.abs(self._gap) >= by // _TICK
        return apart
