from collections.abc import Mapping
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from lineage.model import Label
from tui.glyphs import ASCII, UNICODE, wants_ascii

SETS = pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
shares = st.floats(-1, 2)


def all_glyphs(glyphs):
    """(name, glyph) of each."""
    for field in fields(glyphs):
        value = getattr(glyphs, field.name)
        if isinstance(value, Mapping):
            yield from ((f"{field.name}.{key}", one) for key, one in value.items())
        elif isinstance(value, str):
            yield from ((field.name, one) for one in value)


@SETS
def test_every_glyph_is_one_cell_wide(glyphs):
    assert {name: one for name, one in all_glyphs(glyphs) if cell_len(one) != 1} == {}


def test_every_glyph_has_an_ascii_twin():
    assert {name: one for name, one in all_glyphs(ASCII) if not one.isascii()} == {}
    assert {name for name, _ in all_glyphs(ASCII)} == {name for name, _ in all_glyphs(UNICODE)}


@SETS
def test_labels_have_different_blocks(glyphs):
    assert len(set(glyphs.blocks.values())) == len(Label)


@pytest.mark.parametrize(
    ("share", "width", "drawn"),
    [
        (0.5, 4, "██  "),
        (0.5, 1, "▌"),
        (3 / 16, 2, "▍ "),
        (0.001, 3, "▏  "),
        (0.999, 2, "█▉"),
        (1, 2, "██"),
        (0, 2, "  "),
        (0.5, 0, ""),
    ],
)
def test_a_bar_is_filled_to_an_eighth_of_a_cell(share, width, drawn):
    assert UNICODE.bar(share, width) == drawn


def test_an_ascii_bar_is_filled_by_cells():
    assert ASCII.bar(0.5, 4) == "##  "


@SETS
@given(share=shares, width=st.integers(0, 50))
def test_a_bar_has_its_width(glyphs, share, width):
    assert cell_len(glyphs.bar(share, width)) == width


@given(share=shares, width=st.integers(2, 50))
def test_only_nothing_is_empty_and_only_all_is_full(share, width):
    drawn = UNICODE.bar(share, width)
    assert (drawn.strip() == "") == (share <= 0)
    assert (drawn == "█" * width) == (share >= 1)


def test_a_sparkline_has_a_cell_for_each_value():
    assert UNICODE.sparkline([0, 1, 4, 8]) == " ▁▄█"
    assert UNICODE.sparkline([]) == ""
    assert UNICODE.sparkline([0, 0]) == "  "


def test_shades_go_from_nothing_to_much():
    assert "".join(UNICODE.shade(step / 6) for step in range(7)) == " ·░▒▓██"


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (1.0, ("sure", "▮▮▮")),
        (0.9, ("sure", "▮▮▮")),
        (0.89, ("likely", "▮▮▯")),
        (0.65, ("likely", "▮▮▯")),
        (0.64, ("unsure", "▮▯▯")),
        (0.0, ("unsure", "▮▯▯")),
    ],
)
def test_certainty_is_a_word_and_three_cells(probability, said):
    assert UNICODE.confidence(probability) == said


@pytest.mark.parametrize(
    ("env", "encoding", "ascii_only"),
    [
        ({}, "utf-8", False),
        ({}, None, False),
        ({}, "UTF8", False),
        ({"LANG": "de_DE.UTF-8"}, "utf-8", False),
        ({"LANG": "ca_ES.utf8@valencia"}, "utf-8", False),
        ({"LANG": "C"}, "utf-8", True),
        ({"LANG": "en_US.ISO-8859-1"}, "utf-8", True),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, "utf-8", False),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "utf-8", True),
        ({}, "ascii", True),
        ({}, "cp1252", True),
        ({"TERM": "linux"}, "utf-8", True),
        ({"TERM": "dumb"}, "utf-8", True),
        ({"TERM": "xterm-256color"}, "utf-8", False),
        ({"WIRELINEAGE_ASCII": "1"}, "utf-8", True),
        ({"WIRELINEAGE_ASCII": "0", "TERM": "linux"}, "ascii", False),
        ({"WIRELINEAGE_ASCII": ""}, "utf-8", False),
    ],
)
def test_ascii_is_used_when_asked_or_when_the_terminal_needs_it(env, encoding, ascii_only):
    assert wants_ascii(env, encoding) is ascii_only
