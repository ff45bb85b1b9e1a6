"""What happens on the screen when rows, texts or the whole library change under it."""

import pytest

from lineage.model import Label
from tests.tui.conftest import press, screen_text
from tui.app import LineageApp
from tui.decisions import Decisions
from tui.library import Library
from tui.place import Place


@pytest.fixture
def alone(app_of, lineage_of, document):
    return app_of(lineage_of(document("a", "One.", "Two.")))


def test_a_hit_is_sought_anew_when_the_order_has_changed(app, drive):
    async def steps(pilot):
        await press(pilot, "2", "slash", *"rained", "enter")
        before = app.pane.current
        await press(pilot, "S", "n")
        return before, app.pane.current

    assert drive(app, steps) == (2, 2)


def test_an_article_opens_at_its_sentence_though_only_matches_are_shown(
    app_of, borders_lineage, drive
):
    app = app_of(borders_lineage, start=Place("article", 0))

    async def steps(pilot):
        await press(pilot, "v")
        app.go(Place("article", 0, at=3))
        await press(pilot)
        return app.pane.sentence.index, app.pane.place().at

    assert drive(app, steps) == (3, 3)


def test_nothing_to_compare_is_no_pair(alone, drive):
    async def steps(pilot):
        await press(pilot, "4", "x", "5", "escape")
        return alone.pair, screen_text(alone)

    pair, text = drive(alone, steps)
    assert pair is None
    assert "nothing to compare" in text


def test_one_article_is_one_article(alone, keys):
    assert "1 article ·" in keys(alone, "2")


def test_the_prompt_keeps_what_is_typed_when_something_arrives(app, drive):
    async def steps(pilot):
        await press(pilot, "2", "f", "o")
        app.shows_anew()
        await press(pilot, "u", "t")
        return app.focused.value

    assert drive(app, steps) == "out"


def test_another_library_has_panes_of_its_own(app, many_lineage, tmp_path, drive):
    async def steps(pilot):
        await press(pilot, "5", "8", "2", "m")
        await press(pilot, "1")
        app.forget()
        return sorted(app._panes)

    assert drive(app, steps) == []


def test_a_store_that_is_gone_does_not_keep_the_window_open(app, drive, monkeypatch):
    def gone(*_):
        raise OSError("no such disk")

    monkeypatch.setattr(app.memory, "leave", gone)

    async def steps(pilot):
        await press(pilot, "q")

    drive(app, steps)
    assert app.return_code == 0


def test_a_filter_knows_what_people_decided(app_of, borders_lineage, drive, tmp_path):
    first = app_of(borders_lineage)
    path = first.library.archive.path
    decisions = Decisions(path, "Ada")
    app = LineageApp(Library(first.library.archive, decisions))

    async def steps(pilot):
        opened = app.library.article(0)
        app.label(opened, 2, Label.EDITED, "look again")
        await press(pilot, "2", "f", *"has:note", "enter")
        noted = screen_text(app)
        await press(pilot, "f", "end", *["backspace"] * 8, *"by:model", "enter")
        return noted, screen_text(app)

    noted, model = drive(app, steps, (100, 30))
    assert "1 of 3 articles" in noted
    assert "2 of 3 articles" in model


def test_a_matrix_of_outlets_is_exported_as_what_outlets_share(app, drive):
    async def steps(pilot):
        await press(pilot, "6")
        if app.pane._is_of_articles:
            await press(pilot, "z")
        return app.pane.export_rows(), app.pane.command()

    table, command = drive(app, steps)
    assert table.name == "uses"
    assert "--table uses" in command
