"""One set of colours for the screen and the page."""

from lineage.report.colours import DARK, LIGHT, style_sheet, variables
from tui.palette import heat_style
from tui.themes import THEMES


def test_numbers_on_heat_are_black_or_white_as_on_the_screen():
    for palette, theme in ((DARK, THEMES["wire-dark"]), (LIGHT, THEMES["wire-light"])):
        inks = [heat_style(theme, step / 6).color.get_truecolor().hex for step in range(6)]
        assert [ink.upper() for ink in inks] == list(palette.heat_ink)


def test_light_and_dark_have_the_same_properties():
    assert variables(LIGHT).keys() == variables(DARK).keys()


def test_paper_is_light():
    before, after = style_sheet().split("@media screen and (prefers-color-scheme:dark)")
    assert LIGHT.page in before
    assert LIGHT.page not in after
