"""A folder that `datasets` loads: what its card says of the data is so."""

from __future__ import annotations

import json
import re

import pytest

from lineage.model import ArticleId, Edge, Relation, Story, Tally
from lineage.report.exports.dataset import FEATURES, dataset_files
from lineage.report.shared_text import Texts, with_texts
from lineage.report.view import view

TYPES = {"string": (str, type(None)), "bool": (bool,), "float64": (float,)}


def written(lineage, texts=Texts.FULL):
    return {
        name: content if isinstance(content, bytes) else b"".join(content)
        for name, content in dataset_files(with_texts(view(lineage), texts), texts)
    }


def rows(lineage, texts=Texts.FULL):
    return list(map(json.loads, written(lineage, texts)["data/train.jsonl"].splitlines()))


def header(lineage):
    return written(lineage)["README.md"].decode().split("---\n")[1]


@pytest.mark.parametrize("name", ["borders_lineage", "newsroom", "hostile"])
def test_the_header_declares_the_columns_and_their_types(name, request) -> None:
    lineage = request.getfixturevalue(name)
    declared = re.findall(r"  - name: (\w+)\n    dtype: (\w+)\n", header(lineage))
    assert declared == [(name, dtype) for name, dtype, _ in FEATURES]
    found = rows(lineage)
    assert len(found) == len(lineage.documents)
    for row in found:
        assert list(row) == [name for name, _ in declared]
        assert all(isinstance(row[name], TYPES[dtype]) for name, dtype in declared)


def test_the_header_names_the_file_and_no_licence(borders_lineage) -> None:
    files = written(borders_lineage)
    assert (
        re.search(r"^  - split: train\n    path: (.+)$", header(borders_lineage), re.M)[1] in files
    )
    assert "\nlicense: unknown\n" in files["README.md"].decode()


def test_the_header_holds_nothing_that_others_wrote(hostile, newsroom) -> None:
    assert header(hostile) == header(newsroom)


def test_a_cluster_has_one_representative_that_all_of_it_names(newsroom) -> None:
    found = rows(newsroom)
    for cluster in {row["cluster_id"] for row in found}:
        members = [row for row in found if row["cluster_id"] == cluster]
        (kept,) = [row["id"] for row in members if row["is_representative"]]
        assert {row["kept_id"] for row in members} == {kept}
    of = {row["id"]: (row["cluster_id"], row["kept_id"]) for row in found}
    assert of["daily"] == of["later"] == ("story:daily", "pa")
    assert of["own"] == ("own", "own")


def test_the_score_is_the_part_of_the_article_that_stands_in_the_kept_one(
    document, lineage_of
) -> None:
    made = [document(id_, "It rained and snowed in the north.") for id_ in "abcd"]
    a, b, c, d = map(ArticleId, "abcd")
    lineage = lineage_of(
        *made,
        edges=[
            Edge(
                a,
                b,
                Relation.DERIVED,
                None,
                0.9,
                Tally(added=9),
                Tally(edited=3, quoted=3, credit=5),
                (),
            ),
        ],
        stories=(Story("story:a", (a, b, c, d), (), 1),),
        duplicates=[["b", "c"]],
    )
    assert [row["score"] for row in rows(lineage)] == [1.0, 0.5, 0.5, 0.0]


def test_texts_are_told_as_far_as_they_may(newsroom) -> None:
    assert {row["text"] for row in rows(newsroom, Texts.NONE)} == {None}
    texts = {d.article.id: d.article.text for d in newsroom.documents}
    assert {row["id"]: row["text"] for row in rows(newsroom)} == texts
