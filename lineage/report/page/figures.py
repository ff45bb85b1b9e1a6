"""Pictures → the figures of the page, by section; what they all bring as style is taken out, so
that it stands in the page once, where its policy lets it work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lineage.report.page.grids import clipped
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Cell

_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_SECTIONS = {
    "match-share": "analysed",
    "shares": "outlets",
    "outlets-by-outlets": "uses",
    "lag": "uses",
    "lanes": "stories",
    "passages": "passages",
    "credit-gap": "credits",
    "flow": "credits",
    "strips": "articles",
    "calibration": "validation",
}
"""Where a picture stands, by its key, or the key's beginning (`lanes-1`)."""
_ROWS = 50


@dataclass(frozen=True, slots=True)
class Figure:
    key: str
    title: str
    reading: str
    """How to read it, or why there is nothing to see."""
    svg: str
    """Empty: there is nothing to see."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first ones of its table."""
    total: int
    """Rows of its table."""


@dataclass(frozen=True, slots=True)
class Figures:
    of: dict[str, tuple[Figure, ...]]
    """By section."""
    style: str
    size: int
    """Bytes in the page, about."""


def figures(made: Iterable[Picture | Missing]) -> Figures:
    found: dict[str, tuple[Figure, ...]] = {}
    styles: dict[str, None] = {}
    size = 0
    for one in made:
        figure = _figure(one)
        section = _section(one.key)
        found[section] = (*found.get(section, ()), figure)
        size += len(figure.svg.encode()) + sum(len(c) + 12 for row in figure.rows for c in row)
        styles |= dict.fromkeys(_STYLE.findall(one.svg) if isinstance(one, Picture) else ())
    return Figures(found, "\n".join(styles), size)


def _section(key: str) -> str:
    return next(
        (s for k, s in _SECTIONS.items() if key == k or key.startswith(f"{k}-")), "analysed"
    )


def _figure(one: Picture | Missing) -> Figure:
    if isinstance(one, Missing):
        return Figure(one.key, one.title, one.reason, "", (), (), 0)
    table = one.table
    return Figure(
        key=one.key,
        title=one.title,
        reading=one.reading,
        svg=_STYLE.sub("", one.svg),
        columns=tuple(name.replace("_", " ") for name in table.columns),
        rows=tuple(tuple(map(_told, row)) for row in table.rows[:_ROWS]),
        total=len(table.rows),
    )


def _told(cell: Cell) -> str:
    if cell is None:
        return ""
    return clipped(cell) if isinstance(cell, str) else str(cell)
