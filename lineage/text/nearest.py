"""A name that does not exist → the one that was probably meant; the door to rapidfuzz for names."""

from __future__ import annotations

from collections.abc import Iterable

MIN_LIKENESS = 60
"""In percent of the letters of both: less alike is no guess."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one spelt most alike, the first in order of the alphabet; None: none is alike."""
    from rapidfuzz import fuzz, process

    alike = process.extractOne(
        name, sorted(names), scorer=fuzz.ratio, score_cutoff=float(MIN_LIKENESS)
    )
    return str(alike[0]) if alike else None
