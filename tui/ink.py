"""A theme and its glyphs → segments of lines: what every widget paints with.

Foreign text becomes a segment as its harmless picture; nothing here reads markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from lineage.model import Label
from tui.glyphs import UNICODE, Glyphs
from tui.palette import bar_style, ink, style
from tui.themes import DEFAULT_THEME, THEMES, Ink, Theme
from tui.wrap import clip, pad, shown, wrap

TYPEWRITER = str.maketrans("‘’‚‛“”„‟«»–—‑…·", '\'\'\'\'""""""---~.')
Line = Callable[[], list[Segment]]
"""One line of a terminal, painted when it is seen."""


@dataclass(frozen=True, slots=True)
class Brush:
    theme: Theme = THEMES[DEFAULT_THEME]
    glyphs: Glyphs = UNICODE

    def ink(self, name: Ink) -> Style:
        return ink(self.theme, name)

    def label(self, label: Label) -> Style:
        return style(self.theme, label)

    def text(self, text: str, name: Ink | None = None, cells: int | None = None) -> Segment:
        """Foreign or own text on one line, cut or filled to so many cells."""
        picture = shown(text)
        if cells is not None:
            picture = pad(picture, cells, self.glyphs.ellipsis)
        return Segment(picture, self.ink(name) if name else None)

    def right(self, text: str, cells: int, name: Ink | None = None) -> Segment:
        """At the right end of so many cells."""
        picture = clip(shown(text), cells, self.glyphs.ellipsis)
        return Segment(
            pad(picture, cells) if len(picture) > cells else picture.rjust(cells),
            self.ink(name) if name else None,
        )

    def block(self, label: Label, times: int = 1) -> Segment:
        return Segment(self.glyphs.blocks[label] * times, bar_style(self.theme, label))

    def strip(self, labels: Sequence[tuple[Label, int]]) -> list[Segment]:
        """Blocks of so many cells each."""
        return [self.block(label, times) for label, times in labels if times]

    def rule(self, cells: int) -> Segment:
        return Segment(self.glyphs.rule * cells, self.ink("border"))


def strip(segments: Sequence[Segment], width: int, base: Style, is_ascii: bool = False) -> Strip:
    """A whole line on the page, exactly so wide; foreign letters too become ASCII if they must.

    Every part has a style, as Textual's filter for terminals without colours asks for one.
    """
    if is_ascii:
        segments = [Segment(ascii_picture(s.text), s.style) for s in segments]
    painted = [Segment(text, base + style if style else base) for text, style, _ in segments]
    return Strip(painted).adjust_cell_length(width, base)


def ascii_picture(text: str) -> str:
    """As many cells wide: typewriter quotes and dashes, letters without accents, else `?`."""
    if text.isascii():
        return text
    return "".join(map(_ascii, text.translate(TYPEWRITER)))


def _ascii(character: str) -> str:
    if character.isascii():
        return character
    plain = unicodedata.normalize("NFKD", character)[0]
    cells = get_character_cell_size(character)
    return (plain if plain.isascii() else "?").ljust(cells, "?") if cells else ""


def fixed(*segments: Segment) -> Line:
    return lambda: list(segments)


BLANK = fixed(Segment(" "))


def prose(
    brush: Brush, text: str, width: int, name: Ink | None = None, lead: str = "", hang: str = ""
) -> list[Line]:
    """Lines of so many cells; `lead` before the first, `hang` before the others."""
    picture = shown(text)
    return [
        fixed(
            Segment(lead if at == 0 else hang),
            Segment(picture[span.start : span.stop], brush.ink(name) if name else None),
        )
        for at, span in enumerate(wrap(picture, max(10, width - max(len(lead), len(hang)))))
    ]
