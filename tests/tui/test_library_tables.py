"""Tables of a store's parts are those of the whole."""

import pytest

from lineage.report import tables
from lineage.report.view import view
from lineage.store import load, save
from lineage.store.archive import Archive
from tui.library import Library


@pytest.fixture
def library(borders_lineage, tmp_path):
    path = tmp_path / "x.wl"
    save(borders_lineage, path)
    return Library(Archive(path))


@pytest.mark.parametrize(
    ("kind", "whole"),
    [("article", tables.articles), ("story", tables.stories), ("passage", tables.passages)],
)
def test_a_list_has_the_rows_of_the_report(library, kind, whole):
    wanted = whole(view(load(library.archive.path)))
    found = library.table(kind, library.numbers(kind, "id" if kind == "article" else "articles"))
    assert found == wanted
    assert list(map(type, found.rows[0])) == list(map(type, wanted.rows[0]))


def test_rows_come_in_the_order_that_was_asked(library):
    assert [row[0] for row in library.table("article", [2, 0]).rows] == ["talk", "anewz"]


def test_of_nothing_there_are_columns(library):
    for kind in ("article", "story", "passage"):
        table = library.table(kind, [])
        assert table.columns[0] == kind
        assert table.rows == ()


@pytest.mark.parametrize("kind", ["article", "story", "passage"])
def test_an_id_and_a_number_name_the_same_row(library, kind):
    number = library.numbers(kind, library.orders(kind)[0])[0]
    assert library.number_of(kind, library.id_of(kind, number)) == number
    assert library.number_of(kind, "gone") is None
