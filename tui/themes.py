"""The four themes, as data: which colour each label and each part of the page has.

Found by search, kept by tests/tui/test_palette.py: contrast (WCAG) of every text on what it can
stand on, and distance (CAM02-UCS) of what must be told apart, also for colour-blind eyes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lineage.model import Label
from lineage.report.colours import DARK, LIGHT, Palette

Ink = Literal[
    "page", "muted", "accent", "cursor", "panel", "border", "warning", "error", "heading",
    "key", "tab", "match", "deletion", "insertion",
]  # fmt: skip
"""What of the page itself has a style: `cursor` is the row that the cursor is on, `match` a hit
of a search, `tab` the selected tab, `key` a key's name in the footer."""


@dataclass(frozen=True, slots=True)
class ClassStyle:
    """How one label looks; colours are `#RRGGBB`."""

    fg: str | None = None
    """None: the terminal's own."""
    bg: str | None = None
    """None: the page's."""
    bar: str | None = None
    """In which its block is drawn in strips, on the page."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    dim: bool = False
    """Only without colours: terminals make dim text as faint as they like."""


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Compared by identity, so that styles can be kept for it."""

    name: str
    is_dark: bool
    inks: Mapping[Ink, str]
    """In rich's words: `bold #111111 on #EEEEEE`."""
    classes: Mapping[Label, ClassStyle]
    heat: tuple[str, ...]
    """Backgrounds from nothing to much, six; none in mono, where shades of a block do it."""


def _classes(palette: Palette) -> dict[Label, ClassStyle]:
    return {
        label: ClassStyle(
            *colours,
            bold=label in (Label.COPIED, Label.CREDIT),
            italic=label is Label.QUOTED,
        )
        for label, colours in palette.classes.items()
    }


_DARK = Theme(
    name="wire-dark",
    is_dark=True,
    inks={
        "page": f"{DARK.ink} on {DARK.page}",
        "muted": DARK.muted,
        "accent": DARK.accent,
        "cursor": "#FFFFFF on #222A32",
        "panel": f"{DARK.ink} on {DARK.panel}",
        "border": DARK.border,
        "warning": "#F0B849",
        "error": "#FF8A80",
        "heading": "bold #FFFFFF",
        "key": "bold #6CB6F0",
        "tab": "bold #0D1520 on #6CB6F0",
        "match": "#2B0A1E on #FFC8F2",
        "deletion": "strike #F5A58F",
        "insertion": "underline #8FD0FF",
    },
    classes=_classes(DARK),
    heat=DARK.heat,
)

_LIGHT = Theme(
    name="wire-light",
    is_dark=False,
    inks={
        "page": f"{LIGHT.ink} on {LIGHT.page}",
        "muted": LIGHT.muted,
        "accent": LIGHT.accent,
        "cursor": "#000000 on #E7EBEE",
        "panel": f"{LIGHT.ink} on {LIGHT.panel}",
        "border": LIGHT.border,
        "warning": "#875000",
        "error": "#B3261E",
        "heading": "bold #000000",
        "key": "bold #0B5A9A",
        "tab": "bold #FFFFFF on #0B5A9A",
        "match": "#FFFFFF on #B0257F",
        "deletion": "strike #A8331A",
        "insertion": "underline #0B5A9A",
    },
    classes=_classes(LIGHT),
    heat=LIGHT.heat,
)

_HIGH_CONTRAST = Theme(
    name="high-contrast",
    is_dark=True,
    inks={
        "page": "#FFFFFF on #000000",
        "muted": "#C0C8D0",
        "accent": "#8FD0FF",
        "cursor": "bold #FFFFFF on #2A2A2A",
        "panel": "#FFFFFF on #0E0E0E",
        "border": "#FFFFFF",
        "warning": "#FFC94D",
        "error": "#FFB0A8",
        "heading": "bold #FFFFFF",
        "key": "bold #8FD0FF",
        "tab": "bold #000000 on #8FD0FF",
        "match": "#000000 on #FFC8F2",
        "deletion": "strike #FFB9A6",
        "insertion": "underline #A6DBFF",
    },
    classes={
        Label.COPIED: ClassStyle("#000000", "#FFB000", "#FFB000", bold=True),
        Label.EDITED: ClassStyle("#FFF3C4", "#5C4300", "#FFF3C4"),
        Label.PARAPHRASED: ClassStyle("#E4F4FF", "#0B3F5E", "#A6DBFF"),
        Label.QUOTED: ClassStyle("#F3BFE2", None, "#F3BFE2", italic=True),
        Label.ADDED: ClassStyle("#FFFFFF", None, "#C0C8D0"),
        Label.CREDIT: ClassStyle("#000000", "#2DC7A0", "#39B898", bold=True),
        Label.FURNITURE: ClassStyle("#C0C8D0", None, "#C0C8D0"),
    },
    heat=("#000000", "#1B3358", "#45567A", "#A39A6A", "#D0BE60", "#FFEF90"),
)

_MONO = Theme(
    name="mono",
    is_dark=True,
    inks={
        "page": "none",
        "muted": "dim",
        "accent": "bold",
        "cursor": "reverse",
        "panel": "none",
        "border": "dim",
        "warning": "bold",
        "error": "bold reverse",
        "heading": "bold",
        "key": "bold",
        "tab": "bold reverse",
        "match": "reverse",
        "deletion": "dim",
        "insertion": "bold underline",
    },
    classes={
        Label.COPIED: ClassStyle(bold=True),
        Label.EDITED: ClassStyle(underline=True),
        Label.PARAPHRASED: ClassStyle(underline=True, italic=True),
        Label.QUOTED: ClassStyle(italic=True),
        Label.ADDED: ClassStyle(),
        Label.CREDIT: ClassStyle(bold=True, italic=True),
        Label.FURNITURE: ClassStyle(dim=True),
    },
    heat=(),
)

THEMES: Mapping[str, Theme] = {t.name: t for t in (_DARK, _LIGHT, _HIGH_CONTRAST, _MONO)}
"""By name; the first is the default, and the order is the one in which a key goes through them."""
DEFAULT_THEME = _DARK.name
