from dataclasses import replace
from itertools import chain

import numpy as np
import pytest

from lineage.align.joins import firsts
from lineage.labelled import LABELS
from lineage.linked import KEPT, Alignments, candidate_columns, linked, passed_over_columns
from lineage.model import ArticleId, PassedOver, SentenceKey
from lineage.spool import Table
from lineage.store.saving import save


@pytest.fixture
def lineage(borders_lineage):
    return borders_lineage


def test_alignments_by_columns_are_the_alignments(lineage):
    columns = linked(lineage.alignments)
    assert columns == tuple(lineage.alignments) and linked(columns) is columns
    assert columns[-1] == lineage.alignments[-1] and columns[1:] == list(lineage.alignments[1:])
    links = [link for alignment in lineage.alignments for link in alignment.links]
    assert [columns.verdict(n) for n in range(len(links))] == [link.verdict for link in links]
    told = list(chain.from_iterable(columns.told(n) for n in range(len(columns))))
    assert [(i, j) for i, j, _ in told] == [(k.source.index, k.target.index) for k in links]
    assert [LABELS[rank] for _, _, rank in told] == [link.verdict.label for link in links]
    assert columns != columns[:1] and columns != 3


def test_an_alignment_that_was_asked_for_is_kept(lineage):
    columns = linked(lineage.alignments)
    assert len(columns) < KEPT and columns[0] is columns[0]


def test_alignments_that_contradict_themselves_are_refused(lineage):
    first = lineage.alignments[0]
    with pytest.raises(ValueError, match="another pair's candidate"):
        linked([replace(first, candidate=replace(first.candidate, b="z"))])
    link = replace(first.links[0], target=SentenceKey("z", 0))
    with pytest.raises(ValueError, match="another pair's links"):
        linked([replace(first, links=(link,))])


def test_what_is_said_alike_has_one_number(lineage):
    first = lineage.alignments[0]
    other = replace(first.links[0].verdict, probability=0.123)
    said = [first.links[0].verdict, other, replace(first.links[0].verdict), other]
    links = tuple(replace(first.links[0], verdict=verdict) for verdict in said)
    assert linked([replace(first, links=links)]).said.firsts().tolist() == [0, 1, 0, 1]


def test_columns_and_values_are_stored_alike(lineage, tmp_path):
    assert not isinstance(lineage.alignments, Alignments)
    save(lineage, tmp_path / "values.wl")
    save(replace(lineage, alignments=linked(lineage.alignments)), tmp_path / "columns.wl")
    assert (tmp_path / "values.wl").read_bytes() == (tmp_path / "columns.wl").read_bytes()


def table(values, numbers):
    row = np.dtype([("values", "f8", values.shape[1:]), ("number", "i8")])
    rows = np.zeros(len(values), row)
    rows["values"], rows["number"] = values, numbers
    made = Table(len(rows), row)
    made.put(np.arange(len(rows)), rows)
    return made


def test_equal_rows_are_told_by_their_bits():
    values = np.array([[0.0, 1.0], [-0.0, 1.0], [0.0, 1.0], [2.0, 1.0]])
    assert firsts(table(values, 1)).tolist() == [0, 1, 0, 3]
    assert firsts(table(values, [1, 1, 2, 1])).tolist() == [0, 1, 2, 3]
    assert firsts(table(values[:0], 1)).tolist() == []


def test_rows_whose_hashes_collide_are_told_apart(monkeypatch):
    monkeypatch.setattr("lineage.align.joins._MIX", np.uint64(0))
    values = np.random.default_rng(1).integers(0, 3, (200, 2)).astype(float)
    first = {}
    expected = [first.setdefault(tuple(row), n) for n, row in enumerate(values.tolist())]
    assert firsts(table(values, 1)).tolist() == expected


def test_candidates_by_columns_are_the_candidates(lineage):
    values = [alignment.candidate for alignment in lineage.alignments]
    columns = candidate_columns(values, [d.article.id for d in lineage.documents])
    assert columns == values and candidate_columns(columns, ()) is columns
    assert columns.chosen(np.array([1, 0])) == [values[1], values[0]]
    assert columns.pair(1) == (values[1].a, values[1].b)


def test_pairs_that_were_passed_over_are_the_same_in_columns() -> None:
    values = (
        PassedOver(ArticleId("a"), ArticleId("b"), 8),
        PassedOver(ArticleId("a"), ArticleId("c"), 12),
    )
    columns = passed_over_columns(values)
    assert columns == values
    assert passed_over_columns(columns) is columns
    assert passed_over_columns(()) == ()
