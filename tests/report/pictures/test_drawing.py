"""Words and numbers as they are written."""

from __future__ import annotations

import pytest

from lineage.report.pictures.drawing import cut, path, picture, rect, text, width
from lineage.report.pictures.style import STYLE
from lineage.report.tables import Table


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("\x1b[2J", "␛[2J"),
        ("a\n\tb", "a b"),
        ("\ufffe\ud800", "��"),
        ("]]>", "]]&gt;"),
    ],
)
def test_foreign_text_is_visible_and_escaped(said, written):
    assert text(1, 2, said).as_str() == f'<text x="1" y="2">{written}</text>'


def test_a_long_name_is_cut_and_whole_in_its_tooltip():
    mark = text(0, 0, "The Very Long Gazette", most=60).as_str()
    assert mark == (
        '<text x="0" y="0"><title>The Very Long Gazette</title><tspan>The V…</tspan></text>'
    )


def test_digits_are_as_wide_as_in_the_widest_of_the_usual_fonts():
    assert width("0123456789") >= 10 * 0.6 * 13


def test_a_wide_name_is_cut_earlier():
    assert len(cut("漢字" * 50, 100)) < len(cut("ab" * 50, 100))


@pytest.mark.parametrize("most", [0, 5, 50, 500])
def test_what_is_cut_fits(most):
    assert width(cut("Some words of a newspaper", most)) <= max(most, width("…"))


def test_numbers_have_one_decimal_at_most():
    mark = rect(1 / 3, -0.01, 2.0, 10, "bar").as_str()
    assert mark == '<rect class="bar" x="0.3" y="0" width="2" height="10"/>'


def test_paths_have_no_blanks_that_they_do_not_need():
    assert path(("M", 1.0, 2.26, "l", -3, -4, 5, "z"), "line").as_str() == (
        '<path class="line" d="M1 2.3l-3-4 5z"/>'
    )


def test_the_style_sheet_holds_for_pictures_alone():
    assert all(rule.startswith(".wl") for rule in STYLE.split("}") if rule)
    assert picture("k", "t", "r", 9, [], Table("k", (), ())).svg.count("<style>") == 1
