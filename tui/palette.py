"""Theme and label → styles: every colour of the screens, and no other meaning than glossary's.

Colour is the fourth channel after letter, block and word: no class rests on it alone, and
`mono` has none. Contrast (WCAG) and distance under colour-blind vision are tested, not trusted.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.color import Color
from rich.style import Style

from lineage.model import Label
from tui.themes import Ink, Theme

if TYPE_CHECKING:
    from textual.theme import Theme as TextualTheme

_MIDDLE_LUMINANCE = 0.179 * 255**2.2
"""Black and white stand out alike on it."""
_PLAIN = "ansi_default"
_TERMINALS_OWN = ("ansi-foreground", "ansi-background")
"""Native ANSI themes must say them; Textual's style sheets ask for them."""
_CURSORS = ("block-cursor-text-style", "button-focus-text-style", "input-cursor-text-style")


@cache
def style(theme: Theme, label: Label) -> Style:
    """For words of the text."""
    look = theme.classes[label]
    return Style(
        color=look.fg,
        bgcolor=look.bg,
        bold=look.bold or None,
        italic=look.italic or None,
        underline=look.underline or None,
        dim=look.dim or None,
    )


@cache
def bar_style(theme: Theme, label: Label) -> Style:
    """For a block in a strip or bar, on the page."""
    return Style(color=theme.classes[label].bar)


@cache
def ink(theme: Theme, name: Ink) -> Style:
    return Style.parse(theme.inks[name])


def heat_style(theme: Theme, share: float) -> Style:
    """A cell of the matrix for a share of the largest value, 0 to 1; its number stays legible."""
    if not theme.heat:
        return Style.null()
    return _heat(theme, min(int(max(share, 0.0) * len(theme.heat)), len(theme.heat) - 1))


@cache
def _heat(theme: Theme, step: int) -> Style:
    red, green, blue = Color.parse(theme.heat[step]).get_truecolor()
    luminance = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    text = "#000000" if luminance > _MIDDLE_LUMINANCE else "#FFFFFF"
    return Style(color=text, bgcolor=theme.heat[step])


def textual_theme(theme: Theme) -> TextualTheme:
    """For `App.register_theme`; mono is native ANSI with the terminal's own two colours."""
    from textual.theme import Theme as TextualTheme

    if not theme.heat:
        return _colourless(theme)
    page, cursor = ink(theme, "page"), ink(theme, "cursor")
    accent, border = _front(ink(theme, "accent")), _front(ink(theme, "border"))
    return TextualTheme(
        name=theme.name,
        dark=theme.is_dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        success=_front(ink(theme, "insertion")),
        warning=_front(ink(theme, "warning")),
        error=_front(ink(theme, "error")),
        foreground=_front(page),
        background=_back(page),
        surface=_back(page),
        panel=_back(ink(theme, "panel")),
        variables={
            "block-cursor-foreground": _front(cursor),
            "block-cursor-background": _back(cursor),
            "border": border,
            "border-blurred": border,
            "text-muted": _front(ink(theme, "muted")),
            "scrollbar": border,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": _back(page),
            "scrollbar-background-hover": _back(page),
            "scrollbar-background-active": _back(page),
            "scrollbar-corner-color": _back(page),
        },
    )


def _front(of: Style) -> str:
    assert of.color is not None
    return of.color.get_truecolor().hex


def _back(of: Style) -> str:
    assert of.bgcolor is not None
    return of.bgcolor.get_truecolor().hex


def _colourless(theme: Theme) -> TextualTheme:
    from textual.theme import Theme as TextualTheme

    bare = TextualTheme(theme.name, primary=_PLAIN, dark=theme.is_dark, ansi=True)
    generated = bare.to_color_system().generate()
    bare.variables = {
        name: _PLAIN
        for name, value in generated.items()
        if value.startswith("ansi_") and not value.startswith(_PLAIN)
    }
    bare.variables |= dict.fromkeys(_TERMINALS_OWN, _PLAIN) | dict.fromkeys(_CURSORS, "reverse")
    return bare
