"""Histogram, lag and calibration: points and bars are where their twins say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.model import Arrow, ArticleId, Decision, Label, SentenceKey, SentenceTarget, Span
from lineage.report.pictures.calibration import calibration
from lineage.report.pictures.histogram import histogram
from lineage.report.pictures.lag import BOUNDS, lag
from lineage.report.pictures.picture import Missing
from lineage.report.view import view


def test_articles_stand_in_the_bin_of_their_matched_share(document, lineage_of, drawn):
    documents = [
        document("a", "one two three", "four"),
        document("b", "one two three", "four five six seven eight nine ten eleven"),
        document("c", "one two three four five"),
    ]
    made = histogram(view(lineage_of(*documents, links=[("a", 0, "copied", "b", 0)])))
    counts = {row[1:3]: row[3] for row in made.table.rows if row[0] == "articles" and row[3]}
    assert counts == {(0.0, 0.0): 1, (0.75, 0.8): 1, (0.25, 0.3): 1}
    seen = drawn(made)
    assert seen.words("small").count("1") >= 2
    assert "not drawn: 1 article with nothing matched" in seen.words()


def test_thresholds_are_drawn_where_the_twin_has_them(borders_lineage, drawn):
    made = histogram(view(borders_lineage))
    at = {row[1] for row in made.table.rows if row[0].startswith("threshold")}
    assert at == {0.3, 0.5, 0.65}
    lines = [path.get("d") for path in drawn(made).all("path", "dashed")]
    assert sorted(float(d[1:].split()[0]) for d in lines) == sorted(70 + 760 * x for x in at)


def test_reused_words_climb_to_all_of_them(dated, drawn):
    made = lag(view(dated))
    by = {row[0]: row[1:] for row in made.table.rows}
    assert by["1 h"] == (0, 0.0, None)
    assert by["3 h"] == (15, 1.0, None)
    assert by["later"] == (15, 1.0, None)
    assert "half of 15 words within 2 h 10 min" in drawn(made).words()
    assert len(drawn(made).all("circle", "bar")) == len(BOUNDS)


def test_what_has_no_date_is_counted_not_drawn(dated, drawn):
    arrows = (*dated.arrows, Arrow("anewz", ArticleId("talk"), 0.9, True, (0,), 7))
    made = lag(view(replace(dated, arrows=arrows)))
    assert ("a date is missing", None, None, 1) in made.table.rows
    assert any("1 article where a date is missing" in said for said in drawn(made).words())


def test_without_any_date_there_is_no_lag(borders_lineage):
    made = lag(view(borders_lineage))
    assert isinstance(made, Missing)


def decided(lineage, *said):
    return view(replace(lineage, decisions=said))


def decision(index, old, new, probability):
    target = SentenceTarget(SentenceKey(ArticleId("anewz"), index), "x", "", "", Span(0, 1), "0")
    when = "2025-03-01T09:30:00Z"
    return Decision(f"urn:uuid:{index}", "ann", when, target, old, new, None, probability, "0.1.0")


def test_confirmed_is_what_people_left_as_it_was(borders_lineage, drawn):
    said = (
        decision(0, Label.COPIED, Label.COPIED, 0.92),
        decision(1, Label.COPIED, Label.EDITED, 0.98),
        decision(2, Label.PARAPHRASED, Label.PARAPHRASED, 0.55),
        decision(3, Label.PARAPHRASED, None, 0.55),
        decision(4, Label.CREDIT, Label.ADDED, None),
    )
    made = calibration(decided(borders_lineage, *said))
    assert made.table.rows == ((0.5, 0.6, 1, 0.55, 1, 1.0), (0.9, 1.0, 2, 0.95, 1, 0.5))
    places = [(float(c.get("cx")), float(c.get("cy"))) for c in drawn(made).all("circle")]
    assert places == [(90 + 320 * 0.55, 20.0), (90 + 320 * 0.95, 20 + 320 * 0.5)]


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_certainty_has_a_bin(borders_lineage, probability):
    said = decision(0, Label.COPIED, Label.COPIED, probability)
    (row,) = calibration(decided(borders_lineage, said)).table.rows
    assert row[0] <= probability <= row[1]


def test_without_decisions_there_is_nothing_to_calibrate(borders_lineage):
    assert isinstance(calibration(view(borders_lineage)), Missing)
