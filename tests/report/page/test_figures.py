"""Pictures in the page: each in its section, their style once and where the policy allows it."""

from __future__ import annotations

from lineage.align.edits import word_edits
from lineage.report.page.figures import _SECTIONS, figures
from lineage.report.pictures.all import pictures
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Table
from lineage.report.view import view


def test_every_picture_has_a_section(borders_lineage):
    made = pictures(view(borders_lineage), word_edits)
    keys = {picture.key for picture in made}
    assert all(any(key == k or key.startswith(f"{k}-") for k in _SECTIONS) for key in keys)
    assert sum(map(len, figures(made).of.values())) == len(made)


def test_styles_are_taken_out_and_kept_once():
    table = Table("t", ("a_b",), tuple((n,) for n in range(60)))
    svg = "<svg><style>.wl{fill:red}</style><path/></svg>"
    found = figures(Picture(key, "Title", "Reading.", svg, table) for key in ("lanes-1", "lanes-2"))
    assert found.style == ".wl{fill:red}"
    one, other = found.of["stories"]
    assert one.svg == "<svg><path/></svg>"
    assert (one.columns, len(one.rows), one.total) == (("a b",), 50, 60)
    assert other.key == "lanes-2"


def test_a_picture_with_nothing_to_show_says_why():
    (figure,) = figures([Missing("lag", "Lags", "There are no dates.")]).of["uses"]
    assert (figure.reading, figure.svg, figure.rows) == ("There are no dates.", "", ())
