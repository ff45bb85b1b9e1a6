from rich.segment import Segment
from rich.style import Style

from tui.glyphs import ASCII
from tui.ink import Brush, strip
from tui.themes import THEMES


def test_every_segment_of_a_line_has_a_style():
    """Textual paints without colours (NO_COLOR) only what has one."""
    line = strip([Segment("a"), Segment("b", Style(bold=True))], 9, Style.null())
    assert all(segment.style is not None for segment in line)
    assert line.text == "ab       "


def test_cut_text_ends_in_the_brushs_own_ellipsis():
    brush = Brush(THEMES["mono"], ASCII)
    assert brush.text("abcdef", None, 4).text == "abc~"
    assert brush.right("abcdef", 4).text == "abc~"
