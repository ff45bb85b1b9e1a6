"""What a picture is: its drawing, how to read it, and the same numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.report.tables import Table


@dataclass(frozen=True, slots=True)
class Picture:
    key: str
    """Anchor on a page; no other picture of a lineage has it."""
    title: str
    """One line, plain text: to be escaped as any other."""
    reading: str
    """How to read it: one line, plain text."""
    svg: str
    """One `<svg>` element, for a page or a file of its own: no script, ids or references. Its
    colours are those of `colours.style_sheet()` where the page has it, else the light ones."""
    table: Table
    """Its twin: the numbers that are drawn, and the sum of what there was no room for."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A picture that has nothing to show."""

    key: str
    title: str
    reason: str
    """In a sentence."""
