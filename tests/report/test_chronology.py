from dataclasses import replace

import pytest

from lineage.model import Label, Relation
from lineage.report.chronology import chronology, lag_of, reused, similar
from lineage.report.time_axis import moment
from lineage.report.versions import later_versions
from lineage.report.view import view


def told(lineage, **options):
    return chronology(view(lineage), lineage.stories[0], **options)


def with_dates(lineage, **dates):
    documents = [
        replace(d, article=replace(d.article, **dates[d.article.id]))
        if d.article.id in dates
        else d
        for d in lineage.documents
    ]
    return replace(lineage, documents=tuple(documents))


def with_edge(lineage, **fields):
    first, *others = lineage.edges
    return replace(lineage, edges=(replace(first, **fields), *others))


def test_unseen_sources_stand_above_outlets_in_the_order_of_time(dated):
    assert [(lane.name, lane.is_unseen) for lane in told(dated).lanes] == [
        ("Reuters", True),
        ("Anewz", False),
        ("The Standard", False),
    ]


def test_what_has_no_date_has_no_place_in_time(dated):
    (mark,) = told(dated).undated
    assert (mark.article, mark.lane, mark.at) == ("talk", None, None)


def test_a_line_begins_at_the_source(dated):
    _, standard = told(dated).dated
    assert (standard.since, standard.since_at) == ("anewz", moment("2025-02-12T10:00:00Z"))
    assert standard.label is Label.EDITED
    assert lag_of(view(dated), standard).after("it") == "2 h 10 min after it"


def test_the_line_of_an_unseen_source_begins_where_its_words_are_first_seen(dated):
    anewz = told(dated).marks[0]
    assert anewz.since == "anewz"
    assert lag_of(view(dated), anewz) is None
    assert told(dated).lanes[0].seen == (
        moment("2025-02-12T10:00:00Z"),
        moment("2025-02-12T12:10:00Z"),
    )


def test_a_date_without_hours_is_marked_so(dated):
    marks = told(with_dates(dated, talk={"published": "2025-02-13"})).marks
    assert [mark.is_day for mark in marks] == [False, False, True]


def test_an_agencys_own_article_is_marked_so(dated):
    wires = (replace(dated.wires[0], seen="anewz"), *dated.wires[1:])
    times = told(replace(dated, wires=wires))
    assert [mark.is_agency for mark in times.marks] == [True, False, False]
    assert not any(lane.is_unseen for lane in times.lanes)


@pytest.mark.parametrize(
    ("fields", "later"),
    [
        ({"relation": Relation.UPDATE, "source": "anewz"}, {"standard"}),
        ({"relation": Relation.UPDATE, "source": "standard"}, {"anewz"}),
        ({"relation": Relation.UPDATE, "source": None}, {"standard"}),
        ({"relation": Relation.DERIVED, "source": "anewz"}, set()),
    ],
)
def test_later_versions_are_of_one_outlet(dated, fields, later):
    lineage = with_edge(dated, **fields)
    assert later_versions(view(lineage), lineage.stories[0]) == later
    assert {m.article for m in told(lineage, versions=False).marks} == {
        "anewz", "standard", "talk",
    } - later  # fmt: skip


def test_what_one_outlet_takes_from_itself_is_a_later_version(dated):
    lineage = with_edge(dated, relation=Relation.DERIVED, source="anewz")
    lineage = with_dates(lineage, standard={"outlet": "Anewz"})
    assert later_versions(view(lineage), lineage.stories[0]) == {"standard"}


def test_versions_without_direction_and_dates_all_stay(dated):
    lineage = with_edge(dated, relation=Relation.UPDATE, source=None)
    lineage = with_dates(lineage, standard={"published": None})
    assert not later_versions(view(lineage), lineage.stories[0])


def test_reused_words_have_lags(dated):
    seen = view(dated)
    assert [(lag.seconds, words) for lag, words in reused(seen, told(dated).marks)] == [(7800, 15)]


def test_without_dates_the_largest_comes_first_then_what_shares_most_with_it(borders_lineage):
    seen = view(borders_lineage)
    rows = similar(seen, borders_lineage.stories[0].articles)
    assert [(id_, words) for id_, words, _ in rows] == [
        ("anewz", 39),
        ("standard", 30),
        ("talk", 0),
    ]
    assert all(told == seen.tallies[id_].told for id_, _, told in rows)


def test_the_line_of_an_unseen_source_does_not_begin_in_another_story(dated, document):
    old = document("old", "Reuters said so.", published="2020-01-01T10:00:00Z")
    reuters, *others = dated.wires
    carried = replace(reuters, carriers=("anewz", "old", "standard"))
    wider = replace(dated, documents=(*dated.documents, old), wires=(carried, *others))
    assert told(wider).marks[0].since == "anewz"
