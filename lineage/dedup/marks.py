"""What a record is told of: what it repeats, how much, and why that is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    EXACT = "exact"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """What a record repeats."""

    id: str
    """Of the record that is kept."""
    number: int | None
    """Of that record, counted from 0 as they were read; None: another run read it."""
    score: float
    """Estimated Jaccard of the two sets of shingles."""
    why: Why


@dataclass(frozen=True, slots=True)
class Marked:
    number: int
    """Counted from 0 as they were read."""
    id: str
    line: bytes
    duplicate: Duplicate | None
    """None: the record is kept."""
