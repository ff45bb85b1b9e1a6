from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment

from lineage.model import Label
from tui.ink import Brush
from tui.shares import bar, cells


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=7), st.integers(1, 80))
def test_cells_add_up_to_the_width_and_stay_within_one_of_their_share(counts, width):
    found = cells(counts, width)
    total = sum(counts)
    assert sum(found) == (width if total else 0)
    for count, taken in zip(counts, found, strict=True):
        assert not total or abs(taken - count * width / total) < 1


def test_a_bar_of_nothing_is_blank():
    segments = bar(Brush(), {}, (Label.COPIED, Label.ADDED), 8)
    assert Segment.get_line_length(segments) == 8
    assert "".join(s.text for s in segments) == " " * 8
