"""Light and dark → which colour each label and each part of a page has, on screen and on paper.

Contrast (WCAG) and distance for colour-blind eyes are tested with the screen's themes, which are
made of these. Colour never stands alone: letters, blocks and words say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lineage.model import Label


class Colours(NamedTuple):
    """Of one label, `#RRGGBB`."""

    fg: str
    """Of its words and its letter."""
    bg: str | None
    """Behind them; None: the page's."""
    bar: str
    """Of its bars and edges, on the page."""


@dataclass(frozen=True, slots=True)
class Palette:
    page: str
    ink: str
    muted: str
    border: str
    panel: str
    accent: str
    classes: Mapping[Label, Colours]
    heat: tuple[str, ...]
    """Backgrounds from nothing to much, six."""
    heat_ink: tuple[str, ...]
    """Of the numbers on them."""


DARK = Palette(
    page="#14181C",
    ink="#DCE1E6",
    muted="#8A949D",
    border="#4C5863",
    panel="#1B2026",
    accent="#6CB6F0",
    classes={
        Label.COPIED: Colours("#1A1200", "#E69F00", "#E69F00"),
        Label.EDITED: Colours("#FFE9A8", "#5C4300", "#9A7D3A"),
        Label.PARAPHRASED: Colours("#CFE9FA", "#0B3F5E", "#4F8DB5"),
        Label.QUOTED: Colours("#E3A6CE", None, "#E3A6CE"),
        Label.ADDED: Colours("#DCE1E6", None, "#8A949D"),
        Label.CREDIT: Colours("#06251C", "#2DC7A0", "#2DC7A0"),
        Label.FURNITURE: Colours("#8A949D", None, "#8A949D"),
    },
    heat=("#14181C", "#1B3358", "#3F4F6B", "#6E6E72", "#A39A6A", "#E6D35A"),
    heat_ink=("#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#000000", "#000000"),
)

LIGHT = Palette(
    page="#FBFBF8",
    ink="#1B2024",
    muted="#5E666E",
    border="#A3ABB2",
    panel="#F1F2EF",
    accent="#0B5A9A",
    classes={
        Label.COPIED: Colours("#1A1200", "#F2A900", "#8A5200"),
        Label.EDITED: Colours("#1A1200", "#FFE7A3", "#B8892F"),
        Label.PARAPHRASED: Colours("#06283B", "#BFE0F5", "#1E4F80"),
        Label.QUOTED: Colours("#7A2E63", None, "#7A2E63"),
        Label.ADDED: Colours("#1B2024", None, "#5E666E"),
        Label.CREDIT: Colours("#FFFFFF", "#00664B", "#00806A"),
        Label.FURNITURE: Colours("#5E666E", None, "#5E666E"),
    },
    heat=("#FBFBF8", "#F0E2A0", "#CDB95C", "#93896A", "#4A5F86", "#152C52"),
    heat_ink=("#000000", "#000000", "#000000", "#000000", "#FFFFFF", "#FFFFFF"),
)


def variables(palette: Palette) -> dict[str, str]:
    """CSS custom properties and their values: `--ink`, `--copied` (behind words), `--copied-ink`,
    `--copied-bar`, `--heat-0` … `--heat-5`, `--heat-0-ink` …"""
    return dict(_variables(palette))


def _variables(palette: Palette) -> Iterator[tuple[str, str]]:
    for name in ("page", "ink", "muted", "border", "panel", "accent"):
        yield f"--{name}", getattr(palette, name)
    for label, colours in palette.classes.items():
        yield f"--{label.value}", colours.bg or palette.page
        yield f"--{label.value}-ink", colours.fg
        yield f"--{label.value}-bar", colours.bar
    for step, (heat, ink) in enumerate(zip(palette.heat, palette.heat_ink, strict=True)):
        yield f"--heat-{step}", heat
        yield f"--heat-{step}-ink", ink


def style_sheet() -> str:
    """For a page of pictures: light, or dark where the reader's system is; on paper light."""
    light, dark = (
        "".join(f"{name}:{value};" for name, value in variables(p).items()) for p in (LIGHT, DARK)
    )
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )
