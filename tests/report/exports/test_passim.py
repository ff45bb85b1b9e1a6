"""Lines as passim 2 writes and reads them."""

from __future__ import annotations

import json

import pytest

from lineage.report.exports.passim import passim_lines
from lineage.report.shared_text import Texts, with_texts
from lineage.report.view import view

TYPES = {
    "uid": int, "cluster": int, "begin": int, "end": int, "boiler": bool, "src": list,
    "size": int, "pboiler": float, "date": str, "id": str, "series": str, "text": str,
    "title": str, "url": str,
}  # fmt: skip
"""In the order in which passim's join of clusters and documents has them."""
NEEDED = ("uid", "cluster", "begin", "end", "boiler", "src", "size", "pboiler", "id")


def rows(lineage, texts=Texts.FULL):
    return [json.loads(line) for line in passim_lines(with_texts(view(lineage), texts))]


@pytest.mark.parametrize("name", ["borders_lineage", "newsroom", "hostile"])
def test_fields_have_passims_order_and_types(name, request) -> None:
    found = rows(request.getfixturevalue(name))
    assert found
    for row in found:
        assert list(row) == [field for field in TYPES if field in row]
        assert all(type(value) is TYPES[field] for field, value in row.items())
        assert set(NEEDED) <= set(row)
        assert all(-(2**63) <= row[field] < 2**63 for field in ("uid", "cluster"))
        assert all(set(source) == {"uid", "begin", "end"} for source in row["src"])


def test_begin_and_end_cut_the_text_out_of_the_document(borders_lineage) -> None:
    texts = {d.article.id: d.article.text for d in borders_lineage.documents}
    for row in rows(borders_lineage):
        assert texts[row["id"]][row["begin"] : row["end"]] == row["text"]


def test_a_cluster_is_a_passage_and_its_size_its_documents(newsroom) -> None:
    found = rows(newsroom)
    assert {(row["id"], row["size"]) for row in found} == {("daily", 3), ("mixed", 3), ("pa", 3)}
    assert len({row["cluster"] for row in found}) == 1


def test_the_source_is_what_an_arrow_tells_and_else_nothing(newsroom) -> None:
    found = {row["id"]: row for row in rows(newsroom)}
    pa = {"uid": found["pa"]["uid"], "begin": 0, "end": 24}
    assert found["daily"]["src"] == found["mixed"]["src"] == [pa]
    assert found["pa"]["src"] == []


def test_pboiler_is_the_part_of_pairs_of_one_outlet(document, lineage_of) -> None:
    from lineage.model import ArticleId, Label, Passage, SentenceKey

    outlets = {"a": "One", "b": "One", "c": "Two", "d": None, "e": None}
    made = [document(id_, "It rained.", outlet=outlet) for id_, outlet in outlets.items()]

    def pboiler(ids):
        carriers = tuple(SentenceKey(ArticleId(id_), 0) for id_ in ids)
        passages = (Passage("p", Label.COPIED, carriers),)
        return rows(lineage_of(*made, passages=passages))[0]["pboiler"]

    assert [pboiler(ids) for ids in ("ab", "bc", "abc", "de")] == [1.0, 0.0, 0.3333, 0.0]


def test_the_largest_cluster_comes_first_and_a_run_is_one_line(document, lineage_of) -> None:
    from lineage.model import ArticleId, Label, Passage, SentenceKey

    made = [document(id_, "It rained.", "It snowed.") for id_ in "abc"]

    def passage(name, *places):
        return Passage(name, Label.COPIED, tuple(SentenceKey(ArticleId(a), n) for a, n in places))

    small = passage("small", ("a", 0), ("b", 1))
    large = passage("large", ("a", 0), ("a", 1), ("b", 0), ("c", 1))
    found = rows(lineage_of(*made, passages=(small, large)))
    assert [(r["size"], r["id"], r["text"]) for r in found] == [
        (3, "a", "It rained.\nIt snowed."), (3, "b", "It rained."), (3, "c", "It snowed."),
        (2, "a", "It rained."), (2, "b", "It snowed."),
    ]  # fmt: skip


def test_texts_are_told_as_far_as_they_may(newsroom) -> None:
    assert {row.get("text") for row in rows(newsroom, Texts.NONE)} == {None}
