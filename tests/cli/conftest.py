"""The command line with a pipeline and a store of straw, so that only the command is tested."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import ModuleType

import pytest

import lineage.store
from lineage.cli.main import main
from lineage.errors import FormatError
from lineage.report.info import contents


class Straw:
    """What the stand-ins were asked for, and what they answer."""

    def __init__(self, lineage) -> None:
        self.lineage = lineage
        self.seen: list = []
        self.options = None
        self.stored: dict = {}

    def trace(self, articles, options, skipped=(), progress=None, early=None, work=None):
        self.options = options
        self.seen = list(articles)
        progress("read", len(self.seen), None)
        return replace(self.lineage, skipped=tuple(skipped))

    def save(self, lineage, path, **_how) -> None:
        self.stored[str(path)] = lineage
        path.write_bytes(b"store")

    def load(self, path):
        if path.read_bytes() != b"store":
            raise FormatError(f"{path} is not a store; make one by `wirelineage run`")
        return self.stored.get(str(path), self.lineage)

    def stored_contents(self, path):
        return contents(self.load(path))

    def is_store(self, path) -> bool:
        return path.read_bytes() == b"store"


@pytest.fixture
def straw_pipeline(monkeypatch, borders_lineage) -> Straw:
    """Only the pipeline is of straw."""
    stand_in, pipeline = Straw(borders_lineage), ModuleType("lineage.pipeline")
    pipeline.trace = stand_in.trace
    monkeypatch.setitem(sys.modules, "lineage.pipeline", pipeline)
    return stand_in


@pytest.fixture
def straw(monkeypatch, straw_pipeline) -> Straw:
    store = ModuleType("lineage.store")
    store.save, store.load = straw_pipeline.save, straw_pipeline.load
    store.stored_contents = straw_pipeline.stored_contents
    store.is_store = straw_pipeline.is_store
    store.__path__ = lineage.store.__path__
    monkeypatch.setitem(sys.modules, "lineage.store", store)
    return straw_pipeline


@pytest.fixture
def command(capfd):
    """`command("report", "x.txt")` → exit code, stdout, stderr."""

    def run(*argv: object) -> tuple[int, str, str]:
        code = main([str(word) for word in argv])
        return (code, *capfd.readouterr())

    return run


@pytest.fixture
def folder(tmp_path):
    """Two articles and an empty file."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "anewz.txt").write_text("Borders are old.\n")
    (articles / "standard.txt").write_text("Borders are new.\n")
    (articles / "empty.txt").write_text("")
    return articles
