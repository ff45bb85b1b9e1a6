"""Bands are as high as their words, and say what the outlets' own counts say."""

from __future__ import annotations

import pytest

from lineage.model import Arrow, ArticleId
from lineage.report.pictures.flow import MOST_BANDS, flow
from lineage.report.pictures.picture import Missing
from lineage.report.view import view


@pytest.fixture
def carried(document, lineage_of, borders_lineage):
    def of(*arrows):
        documents = [
            document("ap", "It rained.", outlet="Associated Press"),
            document("a", "It rained.", outlet="Anewz"),
            document("b", "It rained.", outlet="Anewz"),
            document("r", "It rained.", outlet="Reuters"),
            document("x", "It rained."),
        ]
        made = [Arrow(s, ArticleId(t), p, True, (0,), words) for s, t, p, words in arrows]
        return view(lineage_of(*documents, wires=borders_lineage.wires, arrows=tuple(made)))

    return of


def test_words_are_summed_by_wire_and_outlet(carried):
    made = flow(carried(("wire:reuters", "a", 0.9, 30), ("wire:reuters", "b", 0.9, 12)))
    assert made.table.rows == (("Reuters", "Anewz", 2, 42),)


def test_an_agencys_own_article_is_a_wire_and_another_outlets_is_not(carried):
    made = flow(carried(("ap", "a", 0.9, 30), ("a", "ap", 0.9, 12)))
    assert made.table.rows == (("Associated Press", "Anewz", 1, 30),)


def test_nobodys_name_is_said_so(carried):
    made = flow(carried(("wire:unnamed:talk", "a", 0.9, 30)))
    assert made.table.rows[0][0] == "sources that nobody names"


@pytest.mark.parametrize(
    "arrow",
    [
        ("wire:reuters", "a", 0.6, 30),
        ("wire:reuters", "r", 0.9, 30),
        ("wire:reuters", "x", 0.9, 30),
        ("wire:reuters", "a", 0.9, 0),
    ],
    ids=["unsure", "to itself", "to no outlet", "no words"],
)
def test_no_band_for_what_nobody_carries(carried, arrow):
    assert isinstance(flow(carried(arrow)), Missing)


def test_the_more_words_the_higher_the_bar(carried, drawn):
    made = flow(carried(("wire:reuters", "a", 0.9, 30), ("ap", "b", 0.9, 10)))
    bars = drawn(made).all("rect", "bar")
    heights = [float(bar.get("height")) for bar in bars]
    assert heights[0] == pytest.approx(3 * heights[1])
    assert heights[2] == pytest.approx(4 * heights[1])
    assert {"Reuters 30", "Associated Press 10", "Anewz 40"} <= set(drawn(made).words())


def test_bands_that_there_is_no_room_for_are_summed_up(crowd):
    rows = flow(view(crowd)).table.rows
    assert len(rows) == MOST_BANDS + 1
    assert sum(row[3] for row in rows) == sum(a.words for a in crowd.arrows)
