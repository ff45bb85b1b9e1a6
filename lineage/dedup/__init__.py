"""Records → each of them, and which one that is kept it repeats."""

from lineage.dedup.marking import MIN_THRESHOLD, Keep, as_they_come, by_preference
from lineage.dedup.marks import Duplicate, Marked, Why
from lineage.dedup.memory import Memory

__all__ = [
    "MIN_THRESHOLD",
    "Duplicate",
    "Keep",
    "Marked",
    "Memory",
    "Why",
    "as_they_come",
    "by_preference",
]
