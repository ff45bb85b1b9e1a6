import webbrowser
from contextlib import contextmanager

import pytest
from textual.app import App

from tui import outside
from tui.outside import is_web_address


@pytest.fixture
def suspended(monkeypatch):
    """How often the terminal was lent."""
    times = []

    @contextmanager
    def suspend(self):
        times.append(1)
        yield

    monkeypatch.setattr(App, "suspend", suspend)
    return times


@pytest.fixture
def with_url(app_of, document, lineage_of):
    def make(url, **given):
        return app_of(lineage_of(document("a", "The \x1b[31m text.", url=url)), **given)

    return make


@pytest.fixture
def said(keys):
    """The last word after some keys."""

    def run(app, *pressed):
        keys(app, *pressed)
        return app.journal.entries[-1].text

    return run


class Browser(webbrowser.BaseBrowser):
    def __init__(self):
        super().__init__()
        self.opened = []

    def open(self, url, new=0, autoraise=True):
        self.opened.append(url)
        return True


def no_browser():
    raise webbrowser.Error("none")


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://a.example/x", True),
        ("http://a.example", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("http://[", False),
        ("a.example", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_opened(url, is_one):
    assert is_web_address(url) is is_one


def test_an_address_is_shown_by_a_browser(keys, with_url, monkeypatch):
    browser = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    keys(with_url("https://a.example/x"), "2", "o")
    assert browser.opened == ["https://a.example/x"]


def test_a_browser_of_the_terminal_gets_the_terminal(keys, with_url, monkeypatch, suspended):
    browser = webbrowser.GenericBrowser("true")
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    keys(with_url("https://a.example/x"), "2", "o")
    assert suspended


@pytest.mark.parametrize("url", ["file:///etc/passwd", "https://a.example", None])
def test_without_address_or_browser_the_text_is_paged(
    keys, with_url, monkeypatch, suspended, tmp_path, url
):
    monkeypatch.setattr(webbrowser, "get", no_browser)
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ncat > {tmp_path}/paged\n")
    pager.chmod(0o755)
    env = {"PAGER": str(pager), "XDG_STATE_HOME": str(tmp_path)}
    keys(with_url(url, env=env), "2", "o")
    assert (tmp_path / "paged").read_text("utf-8") == "The ␛[31m text."


def test_a_pager_that_is_not_there_is_told(said, with_url, monkeypatch, tmp_path):
    monkeypatch.setattr(webbrowser, "get", no_browser)
    env = {"PAGER": "no-such-pager", "XDG_STATE_HOME": str(tmp_path)}
    assert "there is no pager no-such-pager" in said(with_url(None, env=env), "2", "o")


def test_a_terminal_that_cannot_be_lent_is_told(said, with_url, monkeypatch, tmp_path):
    monkeypatch.setattr(webbrowser, "get", no_browser)
    env = {"PAGER": "cat", "XDG_STATE_HOME": str(tmp_path)}
    assert "this terminal cannot be lent" in said(with_url(None, env=env), "2", "o")


def test_where_the_cursor_is_on_no_article_nothing_is_opened(said, app_of, many_lineage):
    assert said(app_of(many_lineage), "1", "o") == "The cursor is on no article."


def test_with_an_environment_every_way_of_copying_is_tried(said, with_url, monkeypatch, tmp_path):
    monkeypatch.setattr(outside, "run_program", lambda *_: False)
    env = {"XDG_STATE_HOME": str(tmp_path / "s"), "TERM": "xterm"}
    assert "no clipboard tool found" in said(with_url(None, env=env), "2", "y", "i")
    assert (tmp_path / "s/wirelineage/yank.txt").read_text() == "a"
