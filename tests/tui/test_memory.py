import json

import pytest

from lineage.store import save
from lineage.store.archive import Archive
from tui.app import LineageApp
from tui.library import Library
from tui.memory import Memory
from tui.place import Place
from tui.settings import Settings
from tui.state import State, Visit, read_state, write_state


@pytest.fixture
def env(tmp_path):
    return {"XDG_STATE_HOME": str(tmp_path / "state"), "HOME": str(tmp_path)}


@pytest.fixture
def opened(borders_lineage, tmp_path, env):
    """The application anew on the same store, as the next day."""
    path = tmp_path / "x.wl"
    save(borders_lineage, path)

    def make(**given):
        return LineageApp(Library(Archive(path)), **({"env": env} | given))

    return make


@pytest.mark.parametrize(
    ("pressed", "seen"),
    [
        (("2", "j"), "> standard"),
        (("2", "j", "enter", "j", "j"), "Articles  standard"),
        (("4", "x"), "standard"),
    ],
)
def test_one_comes_back_to_where_one_was(keys, opened, pressed, seen):
    before = keys(opened(env=None), *pressed)
    assert seen in before
    keys(opened(), *pressed, "q")
    assert keys(opened()) == before


def test_a_place_that_is_named_wins(keys, opened):
    keys(opened(), "2", "q")
    assert "What stands out" in keys(opened(start=Place("overview")))


def test_a_place_is_known_by_its_ids(opened):
    app = opened()
    app.memory.leave(Place("compare", 0, 1, 2), "", app.library)
    visit = read_state(app.env).visits[0]
    assert (visit.screen, visit.subject, visit.other) == ("compare", "anewz", "standard")
    assert app.memory.place(app.library) == Place("compare", 0, 1, 2)


@pytest.mark.parametrize(
    "visit",
    [
        {"screen": "nowhere"},
        {"screen": "article", "subject": "gone"},
        {"screen": "compare", "subject": "anewz", "other": "gone"},
    ],
)
def test_what_is_no_longer_there_is_not_come_back_to(opened, visit):
    app = opened()
    state = State().visiting(Visit(str(app.library.archive.path.resolve()), **visit))
    write_state(state, app.env)
    assert app.memory.place(app.library) is None


def test_a_filter_is_kept_and_one_that_is_none_any_more_is_not(keys, opened):
    app = opened()
    app.memory.leave(Place("articles"), "outlet:anewz", app.library)
    assert "1 of 3 articles" in keys(opened())
    assert "3 articles" in keys(opened(start=Place("articles")))
    app.memory.leave(Place("articles"), "nonsense:anewz", app.library)
    assert "3 articles" in keys(opened())


def test_the_theme_that_was_worn_last_is_worn_again(keys, opened):
    keys(opened(), "T")
    assert opened().theme == "wire-light"
    assert opened(settings=Settings(theme="mono")).theme == "mono"


def test_without_an_environment_nothing_is_read_or_written(keys, opened, env, tmp_path):
    keys(opened(env=None), "2", "T", "q")
    assert not (tmp_path / "state").exists()
    assert Memory(None).theme is None


def test_the_state_is_a_small_file_of_text(keys, opened, tmp_path):
    keys(opened(), "2", "q")
    stored = json.loads((tmp_path / "state/wirelineage/state.json").read_text())
    assert stored["visits"][0]["screen"] == "articles"
