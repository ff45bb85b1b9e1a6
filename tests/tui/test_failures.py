import asyncio

import pytest

from tests.tui.conftest import press
from tui.failures import Journal
from tui.place import Place
from tui.screens.article import Article
from tui.screens.articles import Articles


@pytest.fixture
def going_on(app_of, borders_lineage, tmp_path):
    def make():
        env = {"XDG_STATE_HOME": str(tmp_path / "state"), "HOME": str(tmp_path)}
        return app_of(borders_lineage, may_go_on=True, env=env)

    return make


def broken(*_):
    raise RuntimeError("a bug [/b]")


def test_an_action_that_raises_leaves_the_screen(keys, going_on, monkeypatch):
    monkeypatch.setattr(Articles, "action_sort", broken)
    app = going_on()
    assert "Anewz" in keys(app, "2", "s")
    assert app.journal.entries[-1].text == "RuntimeError: a bug [/b]"


def test_after_a_failure_the_same_pane_still_answers(drive, going_on, monkeypatch):
    app, calls = going_on(), []

    def once(self, event):
        calls.append(event)
        if len(calls) == 1:
            broken()

    monkeypatch.setattr(Articles, "on_scroller_moved", once)

    async def steps(pilot):
        await press(pilot, "2", "j")
        before = len(calls)
        await press(pilot, "j")
        return before, len(calls)

    before, after = drive(app, steps)
    assert before >= 1
    assert after > before


def test_a_worker_that_raises_leaves_the_screen(drive, going_on):
    app = going_on()

    async def steps(pilot):
        app.run_worker(broken, thread=True)
        await pilot.pause(0.2)
        return app.is_running, app.journal.entries[-1].text

    assert drive(app, steps) == (True, "RuntimeError: a bug [/b]")


def test_a_place_that_cannot_be_shown_leaves_one_where_one_was(keys, going_on, monkeypatch):
    monkeypatch.setattr(Article, "show", broken)
    app = going_on()
    assert "Anewz" in keys(app, "2", "enter")
    assert app.journal.entries[-1].text == "RuntimeError: a bug [/b]"
    assert app.pane.screen_name == "articles"


def test_what_could_not_be_shown_is_made_anew_the_next_time(drive, going_on, monkeypatch):
    app = going_on()

    async def steps(pilot):
        with monkeypatch.context() as patch:
            patch.setattr(Article, "show", broken)
            app.go(Place("article", 0))
            await pilot.pause(0.3)
            first = app.pane.SCREEN, type(app.pane).__name__
        app.go(Place("article", 0))
        await pilot.pause(0.3)
        return first, type(app.pane).__name__

    (_, first), second = drive(app, steps)
    assert (first, second) == ("Overview", "Article")


def test_drawing_that_raises_is_told_once(drive, going_on, monkeypatch):
    app = going_on()

    async def steps(pilot):
        monkeypatch.setattr(Articles, "paint_row", broken)
        await app.run_action("show('articles')")
        await asyncio.sleep(0.3)  # a pause of the pilot draws, and would raise
        app.pane.main().refresh()
        await asyncio.sleep(0.3)  # a pause of the pilot draws, and would raise
        return app.is_running, [e for e in app.journal.entries if "a bug" in e.text]

    is_running, entries = drive(app, steps)
    assert is_running
    assert entries


def test_a_failure_is_told_in_a_word(going_on, drive):
    app, told = going_on(), []
    app._toast = told.append

    async def steps(pilot):
        app.run_worker(broken, thread=True)
        await pilot.pause(0.2)

    drive(app, steps)
    assert told == ["something failed, screen kept; ! log"]


def test_the_traceback_is_in_the_log_and_in_a_file(keys, going_on, monkeypatch, tmp_path):
    monkeypatch.setattr(Articles, "action_sort", broken)
    shown = keys(going_on(), "2", "s", "exclamation_mark", size=(140, 40))
    assert "RuntimeError: a bug [/b]" in shown
    assert "Traceback (most recent call last)" in shown
    kept = (tmp_path / "state/wirelineage/last-error.txt").read_text("utf-8")
    assert kept.startswith("wirelineage ")
    assert kept.rstrip().endswith("RuntimeError: a bug [/b]")


def test_unless_it_may_go_on_a_failure_ends_the_app(keys, app, monkeypatch):
    monkeypatch.setattr(Articles, "action_sort", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        keys(app, "2", "s")


def test_a_failure_before_anything_is_shown_is_the_end(keys, going_on, monkeypatch):
    from tui.screens.overview import Overview

    monkeypatch.setattr(Overview, "show", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        keys(going_on())


def test_what_is_repeated_is_counted():
    journal = Journal()
    assert journal.add("a", "t")
    assert not journal.add("a", "t")
    assert journal.add("b")
    assert [(e.text, e.times) for e in journal.entries] == [("a", 2), ("b", 1)]
