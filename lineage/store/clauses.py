"""Conditions in SQL with their parameters, and how they are joined.

A clause is never NULL, so that it can be negated; every value in it is a bound parameter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Clause = tuple[str, tuple[object, ...]]
"""A condition and its parameters."""


def all_of(clauses: Iterable[Clause]) -> Clause:
    return _joined(clauses, " AND ", "1")


def any_of(clauses: Iterable[Clause]) -> Clause:
    return _joined(clauses, " OR ", "0")


def within(pattern: str, clause: Clause) -> Clause:
    """The clause in the place of `{}`."""
    return pattern.format(clause[0]), clause[1]


def like(column: str, text: str, before: str = "", after: str = "") -> Clause:
    """The column is the text, whatever the case of ASCII letters; `%` before and after it stand
    for anything."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return matches(column, f"{before}{escaped}{after}")


def matches(column: str, pattern: str) -> Clause:
    """By a pattern of LIKE."""
    return f"{column} IS NOT NULL AND {column} LIKE ? ESCAPE '\\'", (pattern,)


def _joined(clauses: Iterable[Clause], word: str, empty: str) -> Clause:
    known = list(clauses)
    params = tuple(each for _, bound in known for each in bound)
    return _halved([sql for sql, _ in known], word) if known else empty, params


def _halved(conditions: Sequence[str], word: str) -> str:
    """In brackets, half by half, for SQLite refuses a chain of a thousand."""
    if len(conditions) == 1:
        return f"({conditions[0]})"
    middle = len(conditions) // 2
    return f"({_halved(conditions[:middle], word)}{word}{_halved(conditions[middle:], word)})"
