import pytest

from lineage.report.tables import TABLES, Table, passages, sentences
from lineage.report.view import view
from tui.exports import (
    Format,
    Order,
    Texts,
    hindrance,
    rendered,
    shortened,
    snippet,
    target,
    written,
)

LONG = " ".join(f"w{n}" for n in range(50))
TABLE = Table("sentences", ("article", "text"), (("a", LONG), ("b", "short"), ("c", None)))


def test_a_snippet_has_at_most_forty_words():
    assert snippet(LONG) == " ".join(f"w{n}" for n in range(40)) + " …"
    assert snippet("a  b") == "a  b"


@pytest.mark.parametrize(
    ("texts", "cells"),
    [
        (Texts.FULL, [LONG, "short", None]),
        (Texts.SNIPPET, [snippet(LONG), "short", None]),
        (Texts.NONE, [None, None, None]),
    ],
)
def test_texts_are_whole_cut_or_left_out(texts, cells):
    assert [row[1] for row in shortened(TABLE, texts).rows] == cells
    assert [row[0] for row in shortened(TABLE, texts).rows] == ["a", "b", "c"]


@pytest.mark.parametrize("name", TABLES)
def test_no_words_of_an_article_are_left_where_none_are_wanted(borders_lineage, name):
    page = rendered(TABLES[name](view(borders_lineage)), Format.CSV, Texts.NONE).decode()
    for sentence in ("Speaking in Brussels", "Chasing this illusionary goal"):
        assert sentence not in page


@pytest.mark.parametrize(
    ("format_", "page"),
    [
        (Format.CSV, "article,text\r\n"),
        (Format.MD, "| article | text |\n| --- | --- |\n"),
        (Format.JSONL, ""),
    ],
)
def test_nothing_is_written_as_a_header(format_, page):
    empty = Table("sentences", ("article", "text"), ())
    assert rendered(empty, format_, Texts.FULL).decode() == page


def test_a_path_is_told_whole(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/ana")
    assert target("x.csv", tmp_path) == tmp_path / "x.csv"
    assert str(target("~/x.csv", tmp_path)) == "/home/ana/x.csv"
    assert target("/a/../b", tmp_path).as_posix() == "/b"
    assert target("~nobody-at-all/x", tmp_path) == tmp_path / "~nobody-at-all/x"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/x.csv", "is not there"),
        ("", "is a folder"),
        ("x.wl", "the store itself"),
        ("a" * 300, "too long"),
        ("new.csv", None),
    ],
)
def test_what_is_in_the_way_is_told(tmp_path, name, reason):
    (tmp_path / "x.wl").write_text("store")
    told = hindrance(target(name, tmp_path), tmp_path / "x.wl")
    assert told is None if reason is None else reason in told


def test_a_file_that_came_in_between_is_not_written_over(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("mine")
    assert "exists already" in written(Order(path), b"new")
    assert path.read_text() == "mine"
    assert "wrote" in written(Order(path, may_replace=True), b"new")
    assert path.read_bytes() == b"new"


def test_the_tables_that_hold_texts_are_cut(borders_lineage):
    seen = view(borders_lineage)
    for table in (sentences(seen), passages(seen)):
        assert all(
            row[table.columns.index("text")] is None for row in shortened(table, Texts.NONE).rows
        )
