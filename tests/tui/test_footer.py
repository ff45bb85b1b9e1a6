import pytest
from rich.cells import cell_len

from tests.tui.conftest import screen_text
from tui.commands import in_scopes
from tui.screens import PANES, pane_class
from tui.widgets.footer import NEVER, fitting

WIDTHS = range(60, 201, 7)


@pytest.mark.parametrize("screen", PANES)
@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_shown_fits_and_what_is_not_is_said_to_be_more(screen, width):
    commands = in_scopes((*pane_class(screen).SCOPES, "move", "app"))
    shown, is_all = fitting(commands, width)
    line = "".join(f"{c.key} {c.label}  " for c in shown) + ("? help" if is_all else "? more")
    assert cell_len(line) < width
    assert is_all == (len(shown) == len(commands) - 1)


@pytest.mark.parametrize("screen", PANES)
def test_a_key_that_is_shown_is_shown_in_every_wider_window(screen):
    commands = in_scopes((*pane_class(screen).SCOPES, "move", "app"))
    seen = set()
    for width in WIDTHS:
        shown = {c.id for c in fitting(commands, width)[0]}
        assert seen <= shown
        seen = shown


def test_commands_of_the_lowest_rank_are_only_in_the_help():
    commands = in_scopes(("move", "app"))
    assert not [c for c in fitting(commands, 1000)[0] if c.rank >= NEVER]


def test_the_last_line_of_the_window_ends_with_the_way_to_the_rest(app, drive):
    async def steps(pilot):
        return screen_text(app).splitlines()[-1]

    assert drive(app, steps, (60, 18)).rstrip().endswith("? more")
