"""What stands before a node."""

import pytest

from lineage.model import Arrow, ArticleId, Label
from tui.glyphs import UNICODE
from tui.ink import Brush
from tui.trunks import Trunks

TRUNKS = Trunks(Brush(), 60)


def written(segments):
    return "".join(segment.text for segment in segments)


def lines(text, hang, **how):
    return [written(line()) for line in TRUNKS.told(text, hang, **how)]


def test_the_last_child_ends_the_trunk():
    assert TRUNKS.before((False, True)) == "│         "
    assert written(TRUNKS.arrow((False, True), Label.EDITED, "─")) == "│    └─▓─ "
    assert written(TRUNKS.arrow((False,), None, "╌")) == "├╌?╌ "
    assert TRUNKS.arrow((), Label.EDITED) == []


def test_arrow_and_text_of_a_deep_node_stay_in_line_and_leave_room():
    deep = (False,) * 30
    assert len(TRUNKS.before(deep)) == len(written(TRUNKS.arrow(deep, Label.COPIED))) == 30
    assert TRUNKS.before(deep).startswith("…")


@pytest.mark.parametrize(
    ("probability", "label", "rule"),
    [
        (0.9, Label.EDITED, UNICODE.rule),
        (0.8, Label.EDITED, UNICODE.weak_rule),
        (0.95, Label.QUOTED, UNICODE.quote_rule),
        (0.95, None, UNICODE.rule),
    ],
)
def test_the_line_tells_how_sure_the_arrow_is(probability, label, rule):
    assert TRUNKS.rule(Arrow("a", ArticleId("b"), probability, True), label) == rule


def test_text_is_wrapped_beside_the_trunk_and_its_first_line_has_the_glyph():
    found = lines("word " * 20, "│ ", lead="◌ ")
    assert found[0].startswith("◌ word")
    assert all(line.startswith("│ word") for line in found[1:])


def test_what_is_cut_off_ends_with_an_ellipsis():
    found = lines("word " * 40, "  ", most=2)
    assert len(found) == 2
    assert found[1].endswith("…")
    assert len(found[1]) <= 60
