"""Counts → words a reader can trust: "100 %" only when it is all, "0 %" only when it is none."""

from __future__ import annotations

from collections.abc import Sequence


def percent(part: int, whole: int) -> str:
    """`part` of `whole`; the caller says of what. Nothing of nothing is a dash."""
    if whole == 0:
        return "–"
    if part in (0, whole):
        return "0 %" if part == 0 else "100 %"
    rounded = (200 * part + whole) // (2 * whole)
    if rounded == 0:
        return "< 1 %"
    return "> 99 %" if rounded == 100 else f"{rounded} %"


def tenths(part: int, whole: int) -> str:
    """`6.5%`: as `percent`, one decimal more, for small shares that are compared."""
    if whole == 0:
        return "–"
    if part in (0, whole):
        return "0%" if part == 0 else "100%"
    rounded = (2000 * part + whole) // (2 * whole)
    if rounded == 0:
        return "<0.1%"
    return ">99.9%" if rounded == 1000 else f"{rounded / 10:.1f}%"


def share(part: int, whole: int) -> float | None:
    """For data: 0 to 1, four decimals, 0 and 1 only when they are exact; None when there is
    nothing to be a part of."""
    if not whole:
        return None
    if part in (0, whole):
        return round(part / whole, 4)
    return min(max(round(part / whole, 4), 0.0001), 0.9999)


def likelihood(probability: float) -> str:
    """Two decimals; certainty is printed only when it is exact."""
    if probability in (0.0, 1.0):
        return f"{probability:.0f}"
    text = f"{probability:.2f}"
    return {"0.00": "< 0.01", "1.00": "> 0.99"}.get(text, text)


def listed(names: Sequence[str], most: int) -> str:
    """`a, b and 7 more`."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 word`, `2,104 words`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
