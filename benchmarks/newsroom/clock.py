"""True times → what a page says: noise, restamping, days without hours, nothing at all."""

from __future__ import annotations

import math
import random
from datetime import datetime, timedelta

from benchmarks.newsroom.settings import Settings


def after(
    moment: datetime, median_hours: float, settings: Settings, rng: random.Random
) -> datetime:
    hours = median_hours * math.exp(rng.gauss(0, settings.lag_sigma))
    return moment + timedelta(hours=hours)


def stamp(moment: datetime, date_only: bool, settings: Settings, rng: random.Random) -> str | None:
    if rng.random() < settings.missing_date_rate:
        return None
    hours = rng.gauss(0, settings.stamp_noise_hours)
    if rng.random() < settings.restamped_rate:
        hours += settings.restamped_hours * math.exp(rng.gauss(0, settings.lag_sigma))
    shown = (moment + timedelta(hours=hours)).replace(microsecond=0)
    return shown.strftime("%Y-%m-%d" if date_only else "%Y-%m-%dT%H:%M:%SZ")
