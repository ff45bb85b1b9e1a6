from dataclasses import replace
from itertools import chain

import numpy as np
import pytest

from lineage.align.joins import firsts
from lineage.linked import KEPT, LABELS, Alignments, Origins, labels_of, linked, origin_columns
from lineage.model import Label, SentenceKey, Verdict
from lineage.store.saving import save
from lineage.text.document import looked_over
from lineage.text.register import Register


@pytest.fixture
def lineage(borders_lineage):
    return borders_lineage


@pytest.fixture
def register(lineage):
    register = Register()
    register.add(looked_over(lineage.documents).outlined())
    return register


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


def test_origins_by_columns_are_the_origins(lineage, register):
    alignments = linked(lineage.alignments)
    columns = origin_columns(lineage.origins, alignments, register)
    ids = [d.article.id for d in lineage.documents]
    starts = np.cumsum([0, *(len(d.sentences) for d in lineage.documents)])
    origins = Origins(ids, starts, columns, alignments)
    assert origins == tuple(lineage.origins) and origins[1:3] == list(lineage.origins[1:3])
    assert origins[-1] == lineage.origins[-1]
    assert origin_columns(origins, alignments, register) is columns
    for mine, its in zip(
        labels_of(origins, register), labels_of(lineage.origins, register), strict=True
    ):
        assert mine.tolist() == its.tolist()


def test_an_origin_may_say_what_no_link_says(lineage, register):
    said = Verdict(Label.COPIED, "somebody", 0.5)
    origins = [replace(origin, verdict=said) for origin in lineage.origins]
    columns = origin_columns(origins, linked(lineage.alignments), register)
    assert columns.others == (said,) and set(columns.verdicts.tolist()) == {-1}


def test_columns_and_values_are_stored_alike(lineage, tmp_path):
    assert not isinstance(lineage.alignments, Alignments)
    save(lineage, tmp_path / "values.wl")
    save(replace(lineage, alignments=linked(lineage.alignments)), tmp_path / "columns.wl")
    assert (tmp_path / "values.wl").read_bytes() == (tmp_path / "columns.wl").read_bytes()


def test_equal_rows_are_told_by_their_bits():
    values = np.array([[0.0, 1.0], [-0.0, 1.0], [0.0, 1.0], [2.0, 1.0]])
    numbers = np.array([1, 1, 1, 1], np.uint8)
    assert firsts((values, numbers)).tolist() == [0, 1, 0, 3]
    assert firsts((values[:0], numbers[:0])).tolist() == []


def test_rows_whose_hashes_collide_are_told_apart(monkeypatch):
    monkeypatch.setattr("lineage.align.joins._MIX", np.uint64(0))
    values = np.random.default_rng(1).integers(0, 3, (200, 2)).astype(float)
    first = {}
    expected = [first.setdefault(tuple(row), n) for n, row in enumerate(values.tolist())]
    assert firsts((values,)).tolist() == expected
