import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from lineage.model import Span
from tui.spans import runs, segments

BOLD, ITALIC = Style(bold=True), Style(italic=True)
RED, BLUE = Style(color="red"), Style(color="blue")
styles = st.sampled_from([BOLD, ITALIC, RED, BLUE, Style(underline=True), Style(bgcolor="green")])
stretches = st.lists(st.tuples(st.integers(-2, 22), st.integers(-2, 22), styles), max_size=8)
layers = st.lists(stretches, max_size=3)


def painted_one_by_one(length, layers):
    """The slow, obvious way: the style of each code point."""
    cells = [None] * length
    for layer in layers:
        for start, stop, style in layer:
            for place in range(max(start, 0), min(stop, length)):
                cells[place] = (cells[place] or Style.null()) + style
    return cells


def spread(length, flat):
    cells = [None] * length
    for start, stop, style in flat:
        cells[start:stop] = [style] * (stop - start)
    return cells


@given(st.integers(0, 20), layers)
def test_runs_are_what_painting_one_by_one_gives(length, layers):
    assert spread(length, runs(length, layers)) == painted_one_by_one(length, layers)


@given(st.integers(0, 20), layers)
def test_runs_are_disjoint_in_order_and_as_long_as_they_can_be(length, layers):
    flat = runs(length, layers)
    assert all(start < stop for start, stop, _ in flat)
    for (_, stop, style), (start, _, after) in pairwise(flat):
        assert stop < start or (stop == start and style != after)


def test_later_layers_are_painted_over_earlier_ones():
    assert runs(9, [[(0, 6, RED)], [(2, 4, BLUE), (3, 4, BOLD)]]) == [
        (0, 2, RED),
        (2, 3, RED + BLUE),
        (3, 4, RED + BLUE + BOLD),
        (4, 6, RED),
    ]


@given(st.text(min_size=20, max_size=20), layers, st.integers(0, 20), st.integers(0, 20))
def test_a_line_has_its_text_and_the_style_of_each_code_point(text, layers, a, b):
    line = Span(min(a, b), max(a, b))
    made = segments(text, line, runs(20, layers))
    assert "".join(segment.text for segment in made) == line.of(text)
    got = [segment.style for segment in made for _ in segment.text]
    assert got == painted_one_by_one(20, layers)[line.start : line.stop]
    assert all(segment.text for segment in made)


def test_what_looks_like_markup_is_text():
    made = segments("[/b] [Reuters]", Span(0, 14), [(0, 4, BOLD)])
    assert made == [Segment("[/b]", BOLD), Segment(" [Reuters]")]


def test_many_stretches_are_flattened_and_a_line_of_them_is_cheap():
    text = "x" * 10**6
    start = time.perf_counter()
    words = [(n, n + 4, BOLD) for n in range(0, 10**6, 50)]
    flat = runs(len(text), [[(0, len(text), RED)], words])
    flattened = time.perf_counter()
    for line in range(1000):
        segments(text, Span(900_000 + line, 900_088 + line), flat)
    assert len(flat) == 40_000
    assert flattened - start < 2
    assert time.perf_counter() - flattened < 0.5
