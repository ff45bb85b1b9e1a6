"""Numbers, words and names of styles → SVG. The only module that knows svg.py, which writes texts
as they come: everything foreign is made visible and escaped here.

Lengths are the picture's own units, about a pixel each; y grows downwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from unicodedata import east_asian_width

import svg

from lineage.glossary import LABELS
from lineage.model import Label
from lineage.report.foreign import one_line
from lineage.report.pictures.picture import Picture
from lineage.report.pictures.style import STYLE
from lineage.report.tables import Table

WIDTH = 880
LINE = 18
"""From one line of words to the next."""
Mark = svg.Element
Anchor = str
_AFTER_COMMAND = re.compile("(?<=[A-Za-z]) | (?=-)")
"""Blanks that no path needs."""
_MORE_THAN_ANY_LINE = 500
"""Characters."""
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
"""XML has none of them."""


def picture(
    key: str, title: str, reading: str, height: float, marks: Iterable[Mark], table: Table
) -> Picture:
    title = _shown(title)
    drawing = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, WIDTH, _number(height)),
        width=WIDTH,
        class_=["wl"],
        extra={"role": "img"},
        elements=[
            svg.Title(text=escape(title, quote=False)),
            svg.Desc(text=_words(reading)),
            svg.Style(text=STYLE),
            *marks,
        ],
    )
    return Picture(key, title, reading, drawing.as_str(), table)


def text(
    x: float,
    y: float,
    said: str,
    style: str = "",
    *,
    anchor: Anchor = "start",
    most: float | None = None,
) -> Mark:
    """One line; `most`: where it is wider it is cut, and whole in its tooltip."""
    whole = _shown(said if most is None else said[:_MORE_THAN_ANY_LINE])
    short = whole if most is None else cut(whole, most)
    mark = svg.Text(x=_number(x), y=_number(y), class_=_classes(style, anchor))
    if short == whole:
        mark.text = escape(short, quote=False)
    else:
        mark.elements = [
            svg.Title(text=escape(whole[:_LONGEST_TIP], quote=False)),
            svg.TSpan(text=escape(short, quote=False)),
        ]
    return mark


def letters(places: Sequence[float], y: float, said: str, style: str = "") -> Mark:
    """Each character in the middle of its own place."""
    return svg.Text(
        x=[_number(x) for x in places],  # type: ignore[arg-type]
        y=_number(y),
        class_=_classes(style, "middle"),
        text=_words(said),
    )


def runs(x: float, y: float, parts: Iterable[tuple[str, str]]) -> Mark:
    """One line of pieces, each in its own style. Blanks at their ends are kept."""
    spans: list[svg.Element] = [
        svg.TSpan(class_=[style] if style else None, text=_spaced(said)) for said, style in parts
    ]
    return svg.Text(x=_number(x), y=_number(y), class_=["kept"], elements=spans)


def rect(
    x: float, y: float, width: float, height: float, style: str, *, tip: str | None = None
) -> Mark:
    return svg.Rect(
        x=_number(x),
        y=_number(y),
        width=_number(width),
        height=_number(height),
        class_=style.split(),
        elements=_tip(tip),
    )


def circle(x: float, y: float, radius: float, style: str, *, tip: str | None = None) -> Mark:
    return svg.Circle(
        cx=_number(x), cy=_number(y), r=_number(radius), class_=style.split(), elements=_tip(tip)
    )


def path(steps: Iterable[str | float], style: str, *, tip: str | None = None) -> Mark:
    """`steps`: commands and numbers, as in the attribute `d`."""
    said = "".join(s if isinstance(s, str) else f" {_number(s)}" for s in steps)
    d = _AFTER_COMMAND.sub("", said)
    return svg.Path(d=d, class_=style.split(), elements=_tip(tip))  # type: ignore[arg-type]


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> Mark:
    return path(("M", x1, y1, "L", x2, y2), style)


def legend(labels: Iterable[Label], x: float, y: float) -> list[Mark]:
    """Colour, letter and word of each label in a row; `y`: of the line they stand on."""
    marks: list[Mark] = []
    for label in labels:
        marks += [
            rect(x, y - 12, 16, 15, label.value),
            text(x + 8, y, LABELS[label].letter, f"{label.value}-ink", anchor="middle"),
            text(x + 21, y, label.value, "muted"),
        ]
        x += 46 + 7 * len(label.value)
    return marks


def more(left_out: int, noun: str) -> str:
    """`… and 12 more outlets`."""
    return f"… and {left_out:,} more {noun}{'' if left_out == 1 else 's'}"


def cut(said: str, most: float) -> str:
    """So much of it as is about `most` wide."""
    room, kept = most, 0
    for n, character in enumerate(said, 1):
        room -= width(character)
        if room < 0:
            return said[:kept].rstrip() + "…"
        if room >= width("…"):
            kept = n
    return said


def width(said: str) -> float:
    """In the widest of the usual fonts (Verdana, DejaVu Sans) at 13 px, about; narrower ones
    leave some room."""
    return sum(map(_width, said))


_NARROW = frozenset(" ijlrtfIJ.,:;'|!()[]/-")
_WIDE = frozenset("mwMW@%…")


@lru_cache(maxsize=1 << 10)
def _width(character: str) -> float:
    if east_asian_width(character) in "WF":
        return 13
    if character in _NARROW:
        return 5
    if character in _WIDE:
        return 12.5
    return 9.1 if character.isupper() else 8.1


_LONGEST_TIP = 120
"""Characters: a hostile name is no reason for a large page."""


def _tip(said: str | None) -> list[svg.Element] | None:
    return None if said is None else [svg.Title(text=_words(said[:_LONGEST_TIP]))]


def _shown(said: str) -> str:
    return one_line(said).translate(_NO_CHARACTERS)


def _words(said: str) -> str:
    return escape(_shown(said), quote=False)


def _spaced(said: str) -> str:
    """As `_words`, with a blank at either end where there is white space."""
    inner = _words(said)
    if not inner:
        return " " if said else ""
    return " " * said[0].isspace() + inner + " " * said[-1].isspace()


def _classes(style: str, anchor: Anchor) -> list[str] | None:
    names = [*style.split(), *([anchor] if anchor != "start" else [])]
    return names or None


def _number(value: float) -> float:
    """One decimal at most."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
