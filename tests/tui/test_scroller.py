"""The cursor of lists and texts: where it goes, what is seen, what it passes over."""

import asyncio

import pytest
from textual.app import App

from tui.ink import fixed
from tui.widgets.item_view import Item, ItemView
from tui.widgets.row_list import RowList


def driven(widget, fill, *keys, size=(40, 10)):
    """The widget after these keys."""

    class Host(App):
        def compose(self):
            yield widget

    async def run():
        app = Host()
        async with app.run_test(size=size) as pilot:
            fill()
            widget.focus()
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()

    asyncio.run(run())
    return widget


def rows(count, *keys):
    widget = RowList(lambda row, width: fixed(widget.brush.text(str(row)))())
    return driven(widget, lambda: widget.fill(range(count)), *keys)


def items(heights, *keys, passed=()):
    widget = ItemView()
    line = fixed(widget.brush.text("x"))
    made = [Item([line] * h, None if n in passed else n) for n, h in enumerate(heights)]
    return driven(widget, lambda: widget.fill(made), *keys)


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (("j",), 1), (("j", "j", "k"), 1), (("k",), 0), (("G",), 99), (("G", "g"), 0),
        (("pagedown",), 9), (("pagedown", "pageup"), 0), (("down", "up"), 0), (("end", "j"), 99),
        (("ctrl+d",), 9), (("G", "ctrl+u"), 90), (("end", "home"), 0),
    ],
)  # fmt: skip
def test_keys_move_the_cursor(keys, cursor):
    assert rows(100, *keys).cursor == cursor


@pytest.mark.parametrize("keys", [("j",), ("G",), ("pagedown",), ("enter",), ("k",), ("g",)])
def test_an_empty_list_takes_every_key(keys):
    assert rows(0, *keys).item_count == 0


def test_the_cursor_is_always_seen():
    widget = rows(100, *["j"] * 30)
    assert (widget.cursor, widget.scroll_offset.y) == (30, 21)


def test_items_that_stand_for_nothing_are_passed_over():
    assert items([1] * 5, passed=(0,)).cursor == 1
    assert items([1] * 5, "j", passed=(1, 2)).cursor == 3
    assert items([1] * 5, "G", passed=(4,)).cursor == 3
    assert items([1] * 5, "j", "k", passed=(0,)).cursor == 1


def test_a_long_item_is_read_to_its_end_before_the_cursor_leaves_it():
    widget = items([25, 5], "j")
    assert (widget.cursor, widget.scroll_offset.y) == (0, 9)
    assert items([25, 5], "j", "j", "j").cursor == 1


def test_a_long_item_is_read_back_to_its_beginning():
    widget = items([5, 25], "G", "j", "k", "k", "k")
    assert widget.cursor in (0, 1)
    assert widget.scroll_offset.y <= 5


def test_what_stands_above_the_first_item_is_seen_again():
    assert items([3, 4, 20, 4], "G", "g", passed=(0,)).scroll_offset.y == 0


def test_a_million_rows_are_no_more_than_ten():
    painted = []
    widget = RowList(lambda row, width: painted.append(row) or [])
    driven(widget, lambda: widget.fill(range(1_000_000)), "G")
    assert widget.cursor == 999_999
    assert len(set(painted)) < 60
