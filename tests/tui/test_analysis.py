"""Sources are traced in a process of their own: watched, browsed early, stopped, killed."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.pipeline import trace
from lineage.read import open_corpus
from lineage.store import is_store, save
from tests.tui.conftest import screen_text
from tui.analysis import Analysis, Ended, Partial, Step
from tui.app import LineageApp
from tui.loader import Loader
from tui.screens import PANES
from tui.settings import Settings
from tui.widgets.band import Band
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt

SEEDS = Path(__file__).parents[2] / "seeds"
RECORD = {"id": "a", "text": "The council met on Tuesday. It rained."}


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder in which loaders have theirs."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def waiting(temporary):
    """An app whose analysis reads a pipe that gives one article and stays open."""
    reading, writing = os.pipe()
    os.write(writing, json.dumps(RECORD).encode() + b"\n")
    loader = Loader(("--jobs=1",), reading)
    yield LineageApp(loader.open(["-"]), loader=loader)
    for end in (reading, writing):
        os.close(end)
    loader.close()


async def until(pilot, is_so, seconds=60.0):
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it never came to pass"
        await pilot.pause(0.02)
    await pilot.pause(0.2)


def screen(app):
    return app.pane.place().screen


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_seeds_are_analysed_and_then_shown(drive, temporary):
    loader = Loader(("--jobs=1",))
    app = LineageApp(loader.open([str(SEEDS)]), loader=loader)

    async def steps(pilot):
        await until(pilot, lambda: app.arrivals.library and not app.arrivals.badge)
        await until(pilot, lambda: screen(app) == "overview")
        assert app.library.counts.articles == 5
        assert "share words" in screen_text(app) or "carry words" in screen_text(app)
        assert not app.arrivals.is_kept
        assert list(temporary.iterdir())

    drive(app, steps)
    assert app.arrivals.code == 0
    assert not list(temporary.iterdir())


def test_an_analysis_that_is_killed_says_so_and_the_app_stays_usable(drive, waiting, temporary):
    app = waiting

    async def steps(pilot):
        await until(pilot, lambda: app.course.articles == 1)
        os.kill(app.arrivals._analysis.pid, signal.SIGKILL)
        await until(pilot, lambda: app.course.end)
        assert "No answer: the analysis was ended from outside (SIGKILL)" in screen_text(app)
        await pilot.press("exclamation_mark")
        assert not app.pane.query_one(Band).display
        await pilot.press("o")
        assert app.query_one(Prompt).is_open

    drive(app, steps)
    assert app.arrivals.code == 1
    assert not list(temporary.iterdir())


def test_ctrl_c_stops_within_a_second_and_leaves_nothing(drive, waiting, temporary):
    app = waiting

    async def steps(pilot):
        await until(pilot, lambda: app.course.articles == 1)
        pid, began = app.arrivals._analysis.pid, time.monotonic()
        await pilot.press("ctrl+c")
        await until(pilot, lambda: app.course.end)
        assert time.monotonic() - began < 1
        assert not is_alive(pid)
        assert "stopped" in screen_text(app)

    drive(app, steps)
    assert app.arrivals.code == 130
    assert not list(temporary.iterdir())


def test_escape_asks_first(drive, waiting):
    app = waiting

    async def steps(pilot):
        await until(pilot, lambda: app.course.articles == 1)
        await pilot.press("escape")
        assert app.query_one(Prompt).is_open
        await pilot.press("escape")
        assert not app.query_one(Prompt).is_open
        assert not app.course.end
        await pilot.press("escape", "enter")
        await until(pilot, lambda: app.course.end)

    drive(app, steps)


def test_leaving_in_the_midst_ends_the_process(drive, waiting, temporary):
    app = waiting
    pids = []

    async def steps(pilot):
        await until(pilot, lambda: app.course.articles == 1)
        pids.append(app.arrivals._analysis.pid)
        await pilot.press("2")
        assert screen(app) == "analysing", "nothing can be browsed yet"
        await pilot.press("q")

    drive(app, steps)
    assert app.arrivals.code == 130
    assert not is_alive(pids[0])
    assert not list(temporary.iterdir())


def test_a_run_that_fails_tells_why(drive, temporary):
    loader = Loader(("--encoding=nonsense",))
    app = LineageApp(loader.open([str(SEEDS)]), loader=loader)

    async def steps(pilot):
        await until(pilot, lambda: app.course.end)
        assert "No answer: 'nonsense' is not a text encoding" in " ".join(screen_text(app).split())

    drive(app, steps)
    assert app.arrivals.code == 1


def test_where_no_article_can_be_read_the_screen_says_why(drive, tmp_path):
    bomb = tmp_path / "[b]\x1b[2J"
    bomb.mkdir()
    (bomb / "empty.txt").write_text("")
    loader = Loader()
    app = LineageApp(loader.open([str(bomb)]), loader=loader)

    async def steps(pilot):
        await until(pilot, lambda: screen(app) == "empty")
        text = screen_text(app)
        assert "No article could be read" in text
        assert "[b]␛[2J" in " ".join(text.split()).replace(" ", "")
        assert "wirelineage ui feed.wl" in text

    drive(app, steps)
    assert app.arrivals.code == 3


def test_where_nothing_is_given_a_path_can_be_opened(drive, tmp_path, borders_lineage):
    app, store = LineageApp(), tmp_path / "x.wl"
    save(borders_lineage, store)

    async def steps(pilot):
        assert "No articles yet." in screen_text(app)
        await pilot.press("f", "slash", "5", "ctrl+s")
        assert screen(app) == "empty"
        await pilot.press("o", *"nowhere", "enter")
        assert screen(app) == "empty"
        await pilot.press("o")
        app.query_one(Prompt).query_one("Input").value = str(store)
        await pilot.press("enter")
        await until(pilot, lambda: screen(app) == "overview")
        assert app.library.counts.articles == 3

    drive(app, steps)
    assert app.arrivals.code == 0


class Scripted(Analysis):
    """Tells what a test says, when it says so."""

    def __init__(self, store):
        self.sources, self.store = ("corpus/",), store

    def listen(self, tell):
        self.tell = tell

    def stop(self):
        """Nothing runs."""


@pytest.fixture
def scripted(tmp_path):
    """An analysis, and the stores of its texts and its answer."""
    partial, answer = tmp_path / "partial.wl", tmp_path / "answer.wl"
    corpus = open_corpus([SEEDS], ReadOptions())
    save(trace(corpus, early=lambda texts: save(texts, partial)), answer)
    return Scripted(answer), partial


def test_texts_are_browsed_before_the_answer_and_one_stays_where_one_is(drive, scripted):
    analysis, partial = scripted
    app = LineageApp(analysis)

    async def steps(pilot):
        masthead = app.query_one(Masthead)
        analysis.tell(Step("read", 5, None))
        analysis.tell(Skipped("x[/].txt", "line 2", "bad date '1'", "write it well"))
        analysis.tell(Partial(partial))
        await until(pilot, lambda: app.arrivals.badge)
        assert screen(app) == "analysing"
        assert "5 texts can be browsed (2)" in screen_text(app)
        assert "x[/].txt, line 2: bad date '1'; write it well" in screen_text(app)
        assert "1 input skipped: bad date … 1" in screen_text(app)
        await pilot.press("2")
        await until(pilot, lambda: screen(app) == "articles")
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: screen(app) == "article")
        await pilot.press("j", "j")
        before = app.pane.place()
        assert before.number == 2
        assert "partial: not compared yet" in masthead.told
        analysis.tell(Ended(0, ""))
        await until(pilot, lambda: not app.arrivals.badge)
        assert app.pane.place() == before
        assert "partial" not in masthead.told
        assert app.library.counts.links

    drive(app, steps)
    assert app.arrivals.code == 0


def test_an_answer_that_never_comes_leaves_the_texts(drive, scripted):
    analysis, partial = scripted
    app = LineageApp(analysis)

    async def steps(pilot):
        analysis.tell(Partial(partial))
        await until(pilot, lambda: app.arrivals.badge)
        await pilot.press("2")
        await until(pilot, lambda: screen(app) == "articles")
        analysis.tell(Ended(-9, "killed"))
        await until(pilot, lambda: app.course.end)
        assert screen(app) == "articles"
        assert "partial: never compared" in app.query_one(Masthead).told

    drive(app, steps)
    assert app.arrivals.code == 1


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 50)])
def test_bars_fit_every_size(drive, scripted, size):
    analysis, _ = scripted
    app = LineageApp(analysis, settings=Settings(ascii=True))

    async def steps(pilot):
        analysis.tell(Step("read", 100_000, None))
        analysis.tell(Step("cut", 71_210, 100_000))
        await until(pilot, lambda: app.course.articles)
        app.pane.lay_out()
        await pilot.pause()
        text = screen_text(app)
        assert text.isascii()
        assert "71,210 of 100,000" in text
        assert all(f" {stage}" in text for stage in ("match", "save"))

    drive(app, steps, size)


def test_what_was_traced_can_be_kept(drive, tmp_path, temporary):
    loader = Loader(("--jobs=1",))
    app = LineageApp(loader.open([str(SEEDS)]), loader=loader)
    taken, goal = tmp_path / "taken.wl", tmp_path / "kept.wl"
    taken.write_text("mine")

    async def keep_as(pilot, path):
        app.query_one(Prompt).query_one("Input").value = str(path)
        await pilot.press("enter")
        await pilot.pause()

    async def steps(pilot):
        await until(pilot, lambda: app.pane_shown and screen(app) == "overview")
        await pilot.press("ctrl+s")
        assert app.query_one(Prompt).query_one("Input").value == "seeds.wl"
        await keep_as(pilot, taken)
        assert taken.read_text() == "mine"
        assert app.query_one(Prompt).is_open, "another name is asked for"
        await keep_as(pilot, goal.with_suffix(""))
        await until(pilot, lambda: app.arrivals.is_kept)
        assert app.library.archive.path == goal

    drive(app, steps)
    assert is_store(goal)
    assert not list(temporary.iterdir())


def test_workers_die_with_the_process_that_has_them(tmp_path):
    """Else they would hold its stderr open, and nobody would hear that it is over."""
    articles = tmp_path / "articles.jsonl"
    words = [f"word{n}" for n in range(400)]
    with articles.open("w") as page:
        for n in range(600):
            text = " ".join(words[n % 97 :] + words[: n % 97]) + "."
            page.write(json.dumps({"id": f"a{n}", "text": f"{text} {text}"}) + "\n")
    analysis = Analysis([str(articles)], tmp_path / "x.wl", tmp_path / "y.wl", ("--jobs=2",))
    told = analysis.told()
    for each in told:
        if isinstance(each, Step) and each.stage == "cut":
            os.kill(analysis.pid, signal.SIGKILL)
            break
    began = time.monotonic()
    *_, last = told
    assert isinstance(last, Ended)
    assert last.code == -signal.SIGKILL
    assert time.monotonic() - began < 10


def test_panes_are_made_ready_only_when_there_is_something_to_show(drive, scripted):
    analysis, partial = scripted
    app = LineageApp(analysis, prepares=True)

    async def steps(pilot):
        await pilot.pause(0.8)
        assert set(app._panes) == {"analysing"}
        analysis.tell(Partial(partial))
        await until(pilot, lambda: set(PANES) <= set(app._panes))
        assert screen(app) == "analysing"
        analysis.tell(Ended(0, ""))
        await until(pilot, lambda: screen(app) == "overview")

    drive(app, steps)
