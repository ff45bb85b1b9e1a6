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
from lineage.report.colours import LIGHT, variables
from lineage.report.foreign import one_line
from lineage.report.pictures.picture import Picture
from lineage.report.tables import Table

WIDTH = 880
LINE = 18
"""From one line of words to the next."""
Mark = svg.Element
Anchor = str
_AFTER_COMMAND = re.compile("(?<=[A-Za-z]) | (?=-)")
"""Blanks that no path needs."""
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
"""XML has none of them."""


def picture(
    key: str, title: str, reading: str, height: float, marks: Iterable[Mark], table: Table
) -> Picture:
    drawing = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, WIDTH, _number(height)),
        width=WIDTH,
        class_=["wl"],
        extra={"role": "img"},
        elements=[
            svg.Title(text=_words(title)),
            svg.Desc(text=_words(reading)),
            svg.Style(text=_STYLE),
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
    whole = _shown(said)
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
    room = most
    for n, character in enumerate(said):
        room -= width(character)
        if room < 0:
            return said[: max(n - 1, 0)].rstrip() + "…"
    return said


def width(said: str) -> float:
    """About, in the usual fonts, never much less than it is."""
    return sum(map(_width, said))


@lru_cache(maxsize=1 << 10)
def _width(character: str) -> float:
    if east_asian_width(character) in "WF":
        return 13
    return 8.8 if character.isupper() or character in "mwMW@%" else 6.8


_LONGEST_TIP = 160
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


def _rules() -> str:
    of = {name: f"var({name},{value})" for name, value in variables(LIGHT).items()}
    rules = {
        "": "font:13px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;max-width:100%;"
        "height:auto",
        "text": f"fill:{of['--ink']}",
        ".muted": f"fill:{of['--muted']}",
        ".small": "font-size:12px",
        ".strong": "font-weight:600",
        ".kept": "white-space:pre",
        ".middle": "text-anchor:middle",
        ".end": "text-anchor:end",
        ".axis": f"stroke:{of['--muted']};fill:none",
        ".faint": f"stroke:{of['--border']};stroke-width:.6;fill:none",
        ".wide": "stroke-width:1.6",
        ".dashed": "stroke-dasharray:5 4",
        ".bar": f"fill:{of['--accent']}",
        ".solid": f"fill:{of['--accent']};stroke:{of['--accent']}",
        ".hollow": f"fill:{of['--page']};stroke:{of['--accent']}",
        ".cell": f"fill:{of['--page']};stroke:{of['--border']};stroke-width:.6",
        ".empty": f"fill:{of['--border']};fill-opacity:.5",
        ".line": f"stroke:{of['--accent']};stroke-width:2;fill:none",
        ".band": f"fill:{of['--accent']};fill-opacity:.35",
        ".cut": f"fill:{of['--muted']};text-decoration:line-through",
        ".put": "font-weight:600;text-decoration:underline",
    }
    for label in Label:
        bar = of[f"--{label.value}-bar"]
        rules[f".{label.value}"] = f"fill:{of[f'--{label.value}']};stroke:{bar}"
        rules[f".{label.value}-ink"] = f"fill:{of[f'--{label.value}-ink']}"
        rules[f".{label.value}-bar"] = f"fill:{bar}"
        rules[f".{label.value}-edge"] = f"stroke:{bar};fill:none"
    for step in range(len(LIGHT.heat)):
        rules[f".heat-{step}"] = f"fill:{of[f'--heat-{step}']}"
        rules[f".heat-{step}-ink"] = f"fill:{of[f'--heat-{step}-ink']}"
    return "".join(f".wl {names}{{{said}}}".replace(" {", "{") for names, said in rules.items())


_STYLE = _rules()
