"""Two articles' dates → what they say of who was first.

Law: a missing date is not an early one, and two dates without hours on one day have no order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

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
    return are_days_between(_moment(first.published), _moment(later.published))


def moment(article: Article) -> datetime | None:
    return _moment(article.published) if article.published else None


def are_days_between(first: datetime, later: datetime) -> bool:
    return later - first >= BEYOND_DOUBT


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


def are_on_two_days(a: Article, b: Article) -> bool:
    """A daily report, a score or a price that is told again is then another one."""
    return _gap(a, b) >= ANOTHER_DAY


def are_two_stories(a: Article, b: Article) -> bool:
    """Too far apart for an update of one story."""
    return _gap(a, b) >= ANOTHER_STORY


def are_far_apart(a: Article, b: Article) -> bool:
    """So far that what one outlet says twice is a formula of the house."""
    return _gap(a, b) >= ANOTHER_WEEK


def _gap(a: Article, b: Article) -> timedelta:
    """None at all where a date is missing."""
    if a.published is None or b.published is None:
        return timedelta()
    return abs(_moment(a.published) - _moment(b.published))


@lru_cache(maxsize=1 << 14)
def _moment(published: str) -> datetime:
    moment = datetime.fromisoformat(published)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
