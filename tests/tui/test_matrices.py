from dataclasses import replace

import pytest

from lineage.model import Outlet, Tally, Use
from lineage.report import tables
from lineage.report.view import view
from lineage.store import save
from lineage.store.archive import Archive
from tui.library import records
from tui.matrices import ORDERS, of_articles, of_outlets

OUTLETS = [
    Outlet("Anewz", 1, Tally(copied=9, edited=14, added=22), 20, 5, 0, 1.5),
    Outlet("The Standard", 2, Tally(edited=15, added=5), 0, 0, 8, None),
    Outlet("talk", 9, Tally(added=5), 0, 0, 8, None),
]
USES = [Use("Anewz", "The Standard", 1, 12), Use("The Standard", "Anewz", 1, 9)]


def by_names(matrix, measure="share"):
    ids = [member.id for member in matrix.members]
    return {(ids[a], ids[b]): cell.value(measure, False) for (a, b), cell in matrix.cells.items()}


@pytest.fixture
def archive(borders_lineage, tmp_path):
    save(borders_lineage, tmp_path / "x.wl")
    return Archive(tmp_path / "x.wl")


def test_cells_of_outlets_are_the_rows_of_uses(archive, borders_lineage):
    rows = records(tables.uses(view(borders_lineage)))
    matrix = of_outlets(archive.outlets(), archive.uses())
    assert rows
    assert by_names(matrix) == {(r["outlet"], r["other"]): r["share"] for r in rows}
    assert by_names(matrix, "words") == {(r["outlet"], r["other"]): r["words"] for r in rows}
    assert by_names(matrix, "articles") == {(r["outlet"], r["other"]): r["articles"] for r in rows}


def test_cells_of_articles_are_the_rows_of_pairs(archive, borders_lineage):
    seen = view(archive.part(archive.articles_of(archive.numbers("story")[0])))
    rows = records(tables.pairs(view(borders_lineage)))
    matrix = of_articles(seen, seen.documents)
    shares = {(r["a"], r["b"]): r["a_matched_share"] for r in rows}
    assert by_names(matrix) == shares | {(r["b"], r["a"]): r["b_matched_share"] for r in rows}
    links = {(r["a"], r["b"]): sum(r[f"{n}_links"] for n in LINKS) for r in rows}
    assert {p: v for p, v in by_names(matrix, "links").items() if p in links} == links


LINKS = ("copied", "edited", "paraphrased", "quoted")


def test_quoted_speech_counts_when_it_is_asked_for(borders_lineage):
    seen = view(borders_lineage)
    matrix = of_articles(seen, seen.documents)
    ids = [member.id for member in matrix.members]
    cell = matrix.cells[ids.index("talk"), ids.index("anewz")]
    assert (cell.value("words", False), cell.value("words", True)) == (0, cell.quoted)
    assert cell.value("share", True) == round(cell.quoted / cell.told, 4) > 0


def test_of_one_text_the_first_article_stands_for_all(borders_lineage, document, lineage_of):
    documents = [document(id_, "The same text.") for id_ in "abc"]
    seen = view(lineage_of(*documents, duplicates=[("a", "b")]))
    assert [member.id for member in of_articles(seen, seen.documents).members] == ["a", "c"]


def test_orders():
    matrix = of_outlets(OUTLETS, USES)
    named = {by: [matrix.members[n].name for n in matrix.order(by)] for by in ORDERS}
    assert named == {
        "name": ["Anewz", "talk", "The Standard"],
        "size": ["talk", "The Standard", "Anewz"],
        "alike": ["The Standard", "Anewz", "talk"],
    }


def test_an_outlet_that_tells_nothing_shares_nothing():
    silent = replace(OUTLETS[0], tally=Tally())
    matrix = of_outlets([silent, *OUTLETS[1:]], USES)
    assert by_names(matrix)["Anewz", "The Standard"] == 0.0
