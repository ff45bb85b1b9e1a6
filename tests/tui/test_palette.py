"""Contrast (WCAG 2.2) and colour-blindness (Machado et al. 2009, CAM02-UCS) of every theme."""

import asyncio
from itertools import combinations, pairwise

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from rich.color import Color
from textual.app import App
from textual.widgets import Footer, Input, OptionList

from lineage.model import Label
from tui.palette import bar_style, heat_style, ink, style, textual_theme
from tui.themes import DEFAULT_THEME, THEMES

COLOURED = [theme for theme in THEMES.values() if theme.name != "mono"]
MONO = THEMES["mono"]
CARRIED = (Label.COPIED, Label.EDITED, Label.PARAPHRASED, Label.CREDIT)
VISIONS = (None, "deuteranomaly", "protanomaly", "tritanomaly")
GROUNDS = ("page", "cursor", "panel")
coloured = pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)


class Gallery(App):
    def compose(self):
        yield from (Input("text"), OptionList("one", "two"), Footer())


def linear(rgb):
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def channels(colour):
    return np.array(colour.get_truecolor()) / 255


def luminance(colour):
    return float(linear(channels(colour)) @ (0.2126, 0.7152, 0.0722))


def contrast(a, b):
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour, vision):
    if vision is None:
        return channels(colour)
    space = {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}
    return np.clip(cspace_convert(channels(colour), space, "sRGB1"), 0, 1)


def least_distance(a, b):
    """Of two colours to whichever eyes they are most alike."""
    return min(
        float(deltaE(seen(a, v), seen(b, v), input_space="sRGB1", uniform_space="CAM02-UCS"))
        for v in VISIONS
    )


def needed(theme):
    return 7 if theme.name == "high-contrast" else 4.5


def heat(theme):
    return [heat_style(theme, step / 6) for step in range(6)]


@pytest.mark.parametrize(
    ("a", "b", "ratio"), [("#FFFFFF", "#000000", 21), ("#777777", "#FFFFFF", 4.48)]
)
def test_contrast_is_that_of_wcag(a, b, ratio):
    assert contrast(Color.parse(a), Color.parse(b)) == pytest.approx(ratio, abs=0.005)


@coloured
@pytest.mark.parametrize("label", Label)
def test_words_of_every_class_are_legible_wherever_they_stand(theme, label):
    words = style(theme, label)
    grounds = [words.bgcolor] if words.bgcolor else [ink(theme, g).bgcolor for g in GROUNDS]
    assert min(contrast(words.color, ground) for ground in grounds) >= needed(theme)


@coloured
def test_every_ink_is_legible_wherever_it_stands(theme):
    for name in theme.inks:
        words = ink(theme, name)
        grounds = [words.bgcolor] if words.bgcolor else [ink(theme, g).bgcolor for g in GROUNDS]
        worst = min(contrast(words.color, ground) for ground in grounds)
        assert worst >= (1.8 if name == "border" else needed(theme)), name


@coloured
def test_every_bar_stands_out_from_the_page(theme):
    for label in Label:
        assert contrast(bar_style(theme, label).color, ink(theme, "page").bgcolor) >= 3, label


@coloured
def test_tints_differ_from_each_other_and_from_the_page_to_all_eyes(theme):
    tints = [style(theme, label).bgcolor for label in CARRIED] + [ink(theme, "page").bgcolor]
    assert min(least_distance(a, b) for a, b in combinations(tints, 2)) >= 11.5


@coloured
def test_bars_differ_from_each_other_to_all_eyes(theme):
    bars = [bar_style(theme, label).color for label in CARRIED]
    assert min(least_distance(a, b) for a, b in combinations(bars, 2)) >= 15


@coloured
def test_a_hit_of_a_search_differs_from_every_tint_to_all_eyes(theme):
    hit = ink(theme, "match").bgcolor
    tints = [style(theme, label).bgcolor for label in CARRIED] + [ink(theme, "page").bgcolor]
    assert min(least_distance(hit, tint) for tint in tints) >= 10


@coloured
def test_deletion_and_insertion_differ_to_all_eyes(theme):
    assert least_distance(ink(theme, "deletion").color, ink(theme, "insertion").color) >= 10


@coloured
def test_only_what_is_carried_is_tinted(theme):
    assert {label for label in Label if style(theme, label).bgcolor} == set(CARRIED)


@coloured
def test_heat_climbs_in_steps_that_all_eyes_see(theme):
    steps = [cell.bgcolor for cell in heat(theme)]
    assert len(set(steps)) == 6
    assert steps[0] == ink(theme, "page").bgcolor
    assert min(least_distance(a, b) for a, b in pairwise(steps)) >= 10


@coloured
def test_heat_moves_away_from_the_page_in_luminance(theme):
    climb = [luminance(cell.bgcolor) for cell in heat(theme)]
    assert climb == sorted(set(climb), reverse=not theme.is_dark)


@coloured
def test_numbers_on_heat_are_legible(theme):
    assert min(contrast(cell.color, cell.bgcolor) for cell in heat(theme)) >= needed(theme)


@pytest.mark.parametrize("share", [-1.0, 0.0, 1.0, 2.0])
def test_heat_takes_any_share(share):
    theme = THEMES[DEFAULT_THEME]
    assert heat_style(theme, share).bgcolor.name == theme.heat[0 if share <= 0 else 5].lower()


def test_mono_has_no_colour():
    styles = [style(MONO, label) for label in Label] + [bar_style(MONO, label) for label in Label]
    styles += [ink(MONO, name) for name in MONO.inks] + [heat_style(MONO, 1.0)]
    assert not [one for one in styles if one.color or one.bgcolor]


def test_mono_tells_the_classes_apart():
    assert len({str(style(MONO, label)) for label in Label}) == len(Label)


def test_mono_gives_textual_only_the_terminals_own_colours():
    values = textual_theme(MONO).to_color_system().generate().values()
    named = {value.split()[0] for value in values if "ansi" in value or "#" in value}
    assert named == {"ansi_default"}


def test_textual_takes_every_theme():
    async def go_through_themes():
        async with Gallery().run_test() as pilot:
            for theme in THEMES.values():
                pilot.app.register_theme(textual_theme(theme))
                pilot.app.theme = theme.name
                await pilot.pause()
                assert pilot.app.current_theme.dark == theme.is_dark
                if theme.heat:
                    page = ink(theme, "page").bgcolor.get_truecolor()
                    assert pilot.app.screen.styles.background.rgb == page

    asyncio.run(go_through_themes())


def test_every_theme_has_the_same_inks_and_all_labels():
    for theme in THEMES.values():
        assert theme.inks.keys() == THEMES[DEFAULT_THEME].inks.keys()
        assert set(theme.classes) == set(Label)
