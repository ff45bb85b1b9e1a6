"""METER's and Cardiff's classes, by words of the body."""

from __future__ import annotations

import json

import pytest

from lineage.report.exports.meter import cardiff_step, meter_class, meter_lines
from lineage.report.view import view


def rows(lineage):
    return {row["article"]: row for row in map(json.loads, meter_lines(view(lineage)))}


@pytest.mark.parametrize(
    ("article", "meter", "classes"),
    [
        ("daily", "WD", ["verbatim", "rewrite"]),
        ("later", "PD", ["verbatim", "new"]),
        ("mixed", "PD", ["verbatim", "new"]),
        ("own", "ND", ["new"]),
        ("pa", "ND", ["new", "new"]),
        ("x", None, ["undetermined"]),
        ("y", None, ["undetermined"]),
    ],
)
def test_an_article_is_classed_by_what_it_is_put_down_to(newsroom, article, meter, classes) -> None:
    row = rows(newsroom)[article]
    assert row["meter"] == meter
    assert [sentence["meter"] for sentence in row["sentences"]] == classes


def test_headlines_are_not_counted_and_spans_are_the_texts(newsroom) -> None:
    daily = rows(newsroom)["daily"]
    assert [s["number"] for s in daily["sentences"]] == [2, 3]
    text = next(d.article.text for d in newsroom.documents if d.article.id == "daily")
    assert (
        text[daily["sentences"][1]["start"] : daily["sentences"][1]["end"]] == "Nobody was injured."
    )


def test_only_an_agencys_words_count_for_cardiff(newsroom) -> None:
    found = rows(newsroom)
    steps = {id_: found[id_]["cardiff"] for id_ in ("daily", "later", "mixed", "own")}
    assert steps == {"daily": "all", "later": "all other", "mixed": "mix", "own": "all other"}
    assert found["mixed"]["agency_share"] == round(5 / 12, 4)


def test_words_add_up(borders_lineage) -> None:
    for row in rows(borders_lineage).values():
        total, words = sum(row["words"].values()), row["words"]
        if total:
            assert row["derived_share"] == round((words["verbatim"] + words["rewrite"]) / total, 4)


def test_all_and_none_are_meant_literally() -> None:
    given = [(10, 0, 10), (9, 0, 10), (1, 9, 10), (0, 0, 10), (0, 1, 10), (0, 0, 0)]
    assert [meter_class(*one) for one in given] == ["WD", "PD", "PD", "ND", None, None]


def test_cardiffs_steps_are_thirds_between_all_and_nothing() -> None:
    found = [cardiff_step(agency, 9) for agency in range(10)]
    assert found == ["all other", *["mainly other"] * 2, *["mix"] * 4, *["mainly"] * 2, "all"]
    assert cardiff_step(0, 0) is None
