"""The window: from one screen to another and back, find, filter, theme, size."""

import pytest

from tests.tui.conftest import BOMB, press, screen_text
from tui.commands import SCREENS
from tui.place import Place
from tui.settings import Settings

BUILT = ("overview", "articles", "compare", "lineage")


@pytest.mark.parametrize("screen", BUILT)
def test_a_number_shows_its_screen(app, keys, screen):
    ids = [id_ for id_, _, _ in SCREENS]
    keys(app, str(ids.index(screen) + 1))
    assert screen == app.pane.SCREEN


def test_enter_goes_in_and_escape_comes_out(app, drive):
    async def steps(pilot):
        await press(pilot, "2", "j", "enter")
        inside = type(app.pane).__name__
        await press(pilot, "escape")
        return inside, type(app.pane).__name__, app.pane.table.cursor

    assert drive(app, steps) == ("Article", "Articles", 1)


def test_alt_arrows_go_through_the_history(app, drive):
    async def steps(pilot):
        await press(pilot, "2", "4", "alt+left", "alt+left")
        back = app.pane.SCREEN
        await press(pilot, "alt+right")
        return back, app.pane.SCREEN

    assert drive(app, steps) == ("overview", "articles")


def test_a_click_on_a_tab_shows_its_screen(app, drive):
    async def steps(pilot):
        await pilot.click("Masthead", offset=(10, 1))
        await press(pilot)
        return app.pane.SCREEN

    assert drive(app, steps) == "articles"


def test_find_jumps_to_the_next_hit_and_tells_how_many(app, keys):
    text = keys(app, "2", "enter", "slash", *"chasing", "enter")
    assert "1 of 1: chasing" in text
    assert ">   4 C" in text


def test_n_and_capital_n_go_round_the_hits(app, drive):
    async def steps(pilot):
        await press(pilot, "2", "enter", "slash", "t", "h", "e", "enter")
        first = app.pane.text.cursor
        await press(pilot, "n")
        second = app.pane.text.cursor
        await press(pilot, "N")
        return first, second, app.pane.text.cursor

    first, second, third = drive(app, steps)
    assert first == third < second


def test_what_is_not_found_is_said(app, keys):
    assert "not here: zebra" in keys(app, "2", "enter", "slash", *"zebra", "enter")


def test_find_in_a_list_asks_for_texts(app, drive):
    async def steps(pilot):
        await press(pilot, "2", "slash", *"rained", "enter")
        return app.pane.table.cursor

    assert drive(app, steps) == 2


def test_a_filter_shows_only_what_it_lets_through_and_escape_clears_it(app, drive):
    async def steps(pilot):
        await press(pilot, "2", "f", *"outlet:anewz", "enter")
        filtered = screen_text(app)
        await press(pilot, "escape")
        return filtered, screen_text(app), app.pane.SCREEN

    filtered, cleared, screen = drive(app, steps)
    assert "only outlet is anewz: 1 of 3 articles" in filtered
    assert "3 articles" in cleared
    assert screen == "articles"


def test_capital_f_clears_the_filter(app, keys):
    assert "3 articles" in keys(app, "2", "f", *"outlet:anewz", "enter", "F")


def test_a_filter_that_hides_everything_says_what_hides_it(app, keys):
    text = keys(app, "2", "f", *"outlet:anewz words>=900", "enter", size=(100, 24))
    assert "0 of 3 articles" in text
    assert "without outlet:anewz: 0, without words>=900: 1" in " ".join(text.split())


def test_a_filter_that_is_none_is_told_and_changes_nothing(app, drive):
    async def steps(pilot):
        await press(pilot, "2", "f", *"outlt:x")
        told = screen_text(app)
        await press(pilot, "enter")
        return told, app.filter

    told, filter_ = drive(app, steps)
    assert "did you mean outlet" in told
    assert filter_ == ""


def test_escape_leaves_the_prompt(app, drive):
    async def steps(pilot):
        await press(pilot, "2", "f", "o", "escape", "j")
        return app.pane.table.cursor, app.filter

    assert drive(app, steps) == (1, "")


def test_themes_follow_each_other(app, drive):
    async def steps(pilot):
        seen = [app.brush.theme.name]
        for _ in range(4):
            await press(pilot, "T")
            seen.append(app.brush.theme.name)
        return seen

    assert drive(app, steps) == ["wire-dark", "wire-light", "high-contrast", "mono", "wire-dark"]


def test_a_window_that_is_too_small_says_so_and_comes_back(app, drive):
    async def steps(pilot):
        await pilot.resize_terminal(52, 14)
        await press(pilot)
        small = screen_text(app)
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        return small, screen_text(app)

    small, back = drive(app, steps)
    assert "needs 60x18, is 52x14" in small
    assert "What stands out" in back


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("screen", [*BUILT, "article"])
def test_no_line_is_wider_than_the_window(app_of, bomb_lineage, keys, drive, screen, size):
    app = app_of(bomb_lineage, start=Place(screen))
    text = keys(app, size=size)
    assert len(text.splitlines()) == size[1]


@pytest.mark.parametrize("screen", [*BUILT, "article"])
def test_hostile_text_is_shown_and_does_no_harm(app_of, bomb_lineage, keys, screen):
    text = keys(app_of(bomb_lineage, start=Place(screen)), "j", "j", "k", size=(120, 40))
    assert not {"\x1b", "\x00", "\u202e", "\u200b"} & set(text)
    if screen not in ("compare", "lineage"):  # nothing to show
        assert "[/b] [Reuters]" in text


def test_find_and_filter_take_hostile_words(app_of, bomb_lineage, keys):
    app = app_of(bomb_lineage)
    assert keys(app, "2", "slash", "left_square_bracket", "slash", "quotation_mark", "enter")
    assert BOMB in app.library.archive.part([0]).documents[0].article.text


def test_ascii_only_screens_are_ascii(app_of, borders_lineage, keys):
    text = keys(app_of(borders_lineage, settings=Settings(ascii=True)), "2", size=(120, 40))
    assert text.isascii()
