"""A date as somebody wrote it → `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ`; None if not sure.

Read are ISO 8601 dates and date-times (UTC where no zone is given), RFC 2822
and epoch seconds. `1/2/18` is two dates, so it is none: nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_EPOCH = re.compile(r"\d{9,10}(\.\d*)?", re.ASCII)
"""Seconds from 1973 to 2286; eight digits are a date, thirteen are not seconds."""
_RFC_2822 = re.compile(
    r"([a-z]{3},\s*)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d{2}:\d{2}(:\d{2})?"
    r"\s+([+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T)",
    re.ASCII | re.IGNORECASE,
)
_ISO_MOMENT = re.compile(r"[\dW-]{8,10}[T ][\d:.,]+\s*(Z|[+-][\d:]+)?", re.ASCII | re.IGNORECASE)


def iso_date(value: object) -> str | None:
    """The date or the moment in UTC, or None for what cannot be read for certain."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    written = str(value).strip()
    try:
        if _EPOCH.fullmatch(written):
            return _moment(datetime.fromtimestamp(int(written.split(".")[0]), UTC))
        if _RFC_2822.fullmatch(written):
            return _moment(parsedate_to_datetime(written))
        if _ISO_MOMENT.fullmatch(written):
            return _moment(datetime.fromisoformat(_compact(written)))
        return date.fromisoformat(written).isoformat()
    except (ValueError, OverflowError):
        return None


def _moment(at: datetime) -> str:
    known = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return known.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _compact(written: str) -> str:
    """`2014-08-11 13:05:00 +0200` without the second space, as `fromisoformat` wants it."""
    day, clock = re.split(r"[Tt ]", written, maxsplit=1)
    return f"{day}T{clock.replace(' ', '').upper()}"
