import pytest

from lineage.report.tables import TABLES
from lineage.report.view import view
from lineage.store import save
from lineage.store.part import Parts


@pytest.fixture
def parts(borders_lineage, tmp_path):
    save(borders_lineage, tmp_path / "x.wl")
    opened = Parts(tmp_path / "x.wl")
    yield opened
    opened.close()


def test_all_articles_together_are_the_whole(parts, borders_lineage):
    part = parts.of(range(3))
    assert part.documents == borders_lineage.documents
    assert part.alignments == borders_lineage.alignments
    assert part.edges == borders_lineage.edges
    assert part.stories == borders_lineage.stories
    assert part.passages == borders_lineage.passages
    assert set(part.wires) == set(borders_lineage.wires)


def test_a_part_holds_only_its_articles_and_what_is_between_them(parts):
    part = parts.of([0, 2])
    assert [d.article.id for d in part.documents] == ["anewz", "talk"]
    assert [(a.a, a.b) for a in part.alignments] == [("anewz", "talk")]
    assert {arrow.target for arrow in part.arrows} == {"anewz", "talk"}


def test_a_part_names_counterparts_that_it_does_not_hold(parts):
    part = parts.of([0])
    assert {o.best.article for o in part.origins if o.best} == {"standard"}


def test_without_pairs_there_are_no_alignments(parts):
    part = parts.of([0, 1], paired=False)
    assert (part.alignments, part.edges, part.passages) == ((), (), ())
    assert len(part.origins) == sum(len(d.sentences) for d in part.documents)


@pytest.mark.parametrize("table", ["articles", "sentences"])
def test_rows_of_a_part_are_rows_of_the_whole(parts, borders_lineage, table):
    whole = TABLES[table](view(borders_lineage)).rows
    assert set(TABLES[table](view(parts.of([1], paired=False))).rows) <= set(whole)


def test_one_part_after_another(parts):
    assert parts.of([0]) == parts.of([0])
    assert parts.of([1]).documents[0].article.id == "standard"
