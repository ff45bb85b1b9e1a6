from dataclasses import replace
from functools import partial

import pytest

from lineage.model import Use
from tests.tui.conftest import press
from tui.place import Place
from tui.screens import matrix as screen
from tui.screens import story_pane
from tui.screens.matrix import Matrix, outlet_filter
from tui.settings import Settings
from tui.widgets.band import Band

BOMB = "[/ [b]red\x1b[31m \0 \u202egnol"


@pytest.fixture
def app_of(app_of):
    """Begins with this screen."""
    return partial(app_of, start=Place("matrix"))


def page(app):
    grid = app.pane.grid
    return "\n".join(grid.render_line(y).text.rstrip() for y in range(grid.size.height))


def below(app):
    lines = app.pane.query_one("#about", Band).lines
    return "\n".join("".join(s.text for s in line()) for line in lines)


def test_few_articles_are_shown_one_against_the_other(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        assert isinstance(app.pane, Matrix)
        assert app.pane.subject().startswith("article × article")
        assert "Anewz anewz: 39 words" in below(app)
        await press(pilot, "l")
        assert "Anewz anewz uses standard: 76.9% of what it tells, 30 words in 3 links" in below(
            app
        ).replace("\n  ", "")
        assert "the other way 81.1%" in below(app).replace("\n  ", "")

    drive(app, steps, (100, 24))


def test_the_cell_below_the_diagonal_is_the_other_way(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "l")
        there = below(app)
        await press(pilot, "h", "j")
        assert "standard uses Anewz anewz" in below(app)
        assert there != below(app)
        await press(pilot, "k")
        assert "Anewz anewz: 39 words" in below(app)

    drive(app, steps, (120, 30))


def test_percent_changes_what_is_counted(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        assert "%" in page(app)
        await press(pilot, "percent_sign")
        assert "words" in app.pane.told()
        assert "%" not in page(app)
        await press(pilot, "percent_sign")
        assert "links" in app.pane.told()
        await press(pilot, "percent_sign")
        assert "share" in app.pane.told()

    drive(app, steps)


def test_quoted_speech_is_counted_when_it_is_asked_for(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "G", "s")
        await press(pilot, "l") if app.pane.grid.at[1] == app.pane.grid.at[0] else None
        assert "share no prose" in below(app)
        assert "in shared quotes, not counted" in below(app).replace("\n  ", "")
        await press(pilot, "quotation_mark")
        assert "with quotes" in app.pane.told()
        assert "share no prose" not in below(app)

    drive(app, steps)


def test_outlets_keep_no_quoted_speech_and_say_so(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "z", "quotation_mark")
        assert any("not kept for outlets" in n.message for n in app._notifications)
        assert "with quotes" not in app.pane.told()

    drive(app, steps)


def test_z_goes_to_outlets_and_back(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "z", "l")
        assert app.pane.subject() == "outlet × outlet"
        assert "uses" in below(app)
        assert "in 1 article; the other way" in below(app)
        await press(pilot, "z")
        assert app.pane.subject().startswith("article × article")

    drive(app, steps, (120, 24))


def test_s_orders_and_the_cursor_stays_with_its_members(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "l")
        told = below(app)
        for order in ("name", "alike", "size"):
            await press(pilot, "s")
            assert order in app.pane.told()
            assert below(app) == told

    drive(app, steps)


def test_many_cells_are_put_in_order_by_a_worker(drive, app_of, borders_lineage, monkeypatch):
    monkeypatch.setattr(screen, "MANY_CELLS", 0)
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "G", "l")
        told = below(app)
        await press(pilot, "s")
        assert "by name" in app.pane.told()
        assert page(app).splitlines()[2].startswith("ST")
        assert below(app) == told

    drive(app, steps)


def test_enter_compares_column_with_row_or_opens_the_article(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "l", "enter")
        assert app.pane.SCREEN == "compare"
        assert app.pair == (1, 0)
        await press(pilot, "escape", "h", "enter")
        assert app.pane.place().screen == "article"

    drive(app, steps)


def test_enter_on_outlets_shows_their_articles(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "z", "l", "enter")
        assert app.pane.SCREEN == "articles"
        assert app.filter == 'outlet:"The Standard",Anewz'

    drive(app, steps)


def test_a_filter_of_outlets_is_quoted():
    assert outlet_filter('A "b"', "C", "C") == 'outlet:"A ""b""","C"'


def test_find_goes_to_where_a_name_meets_itself(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "slash", "t", "a", "l", "k", "enter")
        row, column = app.pane.grid.at
        assert row == column
        assert below(app).splitlines()[1].startswith(" talk")

    drive(app, steps)


@pytest.mark.parametrize("theme", ["wire-dark", "wire-light", "high-contrast", "mono"])
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
def test_numbers_stand_in_every_theme_and_size(drive, app_of, borders_lineage, theme, size):
    app = app_of(borders_lineage, settings=Settings(theme=theme, ascii=theme == "mono"))

    async def steps(pilot):
        assert "76.9%" in page(app)
        assert ("#" in page(app)) is (theme == "mono")

    drive(app, steps, size)


def test_foreign_names_do_no_harm(drive, app_of, borders_lineage):
    outlets = tuple(replace(o, name=o.name + BOMB) for o in borders_lineage.outlets)
    uses = (Use(outlets[0].name, outlets[1].name, 1, 12),)
    app = app_of(replace(borders_lineage, outlets=outlets, uses=uses))

    async def steps(pilot):
        await press(pilot, "z", "l", "k", "s", "s", "h", "j")
        seen = page(app) + below(app)
        assert "[/" in seen
        assert not set("\x1b\0\u202e") & set(seen)

    drive(app, steps, (120, 24))


def test_no_story_is_said(drive, app_of, borders_lineage):
    app = app_of(replace(borders_lineage, stories=(), outlets=(), uses=()))

    async def steps(pilot):
        assert "No two articles are related" in below(app)
        await press(pilot, "s", "percent_sign", "quotation_mark", "enter", "j", "l")
        await press(pilot, "z", "s", "enter")
        assert "No outlet is known" in below(app)

    drive(app, steps)


def test_long_stories_and_many_outlets_come_from_a_worker(
    drive, app_of, borders_lineage, monkeypatch
):
    monkeypatch.setattr(story_pane, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(screen, "MANY", 0)
    app = app_of(borders_lineage)

    async def steps(pilot):
        assert "76.9%" in page(app)
        await press(pilot, "z")
        assert app.pane.grid.rows == 2

    drive(app, steps)


def test_coming_back_finds_the_same_cell(drive, app_of, borders_lineage):
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "j", "l", "l")
        told = below(app)
        await press(pilot, "1", "escape")
        assert below(app) == told

    drive(app, steps)


def test_outlets_do_not_stand_where_articles_are_being_read(
    drive, app_of, borders_lineage, monkeypatch
):
    """Enter would take an outlet's name for the id of an article."""
    monkeypatch.setattr(story_pane, "MOST_AT_ONCE", 0)
    app = app_of(borders_lineage)

    async def steps(pilot):
        await press(pilot, "z")
        assert app.pane.grid.rows == 2
        app.pane.show(Place("matrix", 0))
        assert app.pane.grid.rows == 0
        await press(pilot, "j")
        assert app.pane.grid.rows == 3

    drive(app, steps)
