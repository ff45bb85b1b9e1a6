"""No direction without evidence."""

from __future__ import annotations

import pytest

from lineage.descent.dates import are_days_apart, order
from lineage.model import CreditKind, Relation

from .conftest import REWORKED, credit

REPUBLISHED = credit("Anewz", CreditKind.REPUBLICATION, is_agency=False)


def test_a_declared_republication_gives_the_source(edge_of):
    edge = edge_of(a={"outlet": "Anewz"}, b={"outlet": "chof360.com", "named": [REPUBLISHED]})
    assert (edge.relation, edge.source) == (Relation.DERIVED, "a")
    assert edge.evidence[0].kind == "republication"
    assert edge.evidence[0].points_to == "a"
    assert edge.evidence[0].text == ("b says that its text stood before at Anewz (characters 0-5).")


def test_an_agencys_own_article_is_the_source_of_one_that_credits_it(edge_of):
    edge = edge_of(a={"outlet": "Reuters"}, b={"outlet": "Anewz", "named": [credit("Reuters")]})
    assert (edge.relation, edge.source) == (Relation.DERIVED, "a")


def test_a_credit_of_the_own_outlet_is_none(edge_of):
    edge = edge_of(a={"outlet": "Anewz", "named": [REPUBLISHED]}, b={"outlet": "Talk"})
    assert edge.relation is Relation.UNDETERMINED


def test_naming_the_others_outlet_beside_the_shared_words_gives_the_source(edge_of):
    edge = edge_of(
        text_b=f"The Guardian had it first: {REWORKED}",
        a={"outlet": "The Guardian"},
        b={"outlet": "Anewz"},
    )
    assert (edge.relation, edge.source) == (Relation.DERIVED, "a")
    assert edge.probability < 0.95


def test_an_earlier_day_alone_accuses_nobody(edge_of):
    edge = edge_of(
        a={"outlet": "Talk", "published": "2020-01-01"},
        b={"outlet": "Anewz", "published": "2020-01-02"},
    )
    assert (edge.relation, edge.source) == (Relation.UNDETERMINED, None)
    assert edge.evidence[0].text == "a is dated 2020-01-01, b 2020-01-02."


def test_a_part_that_stood_elsewhere_days_before_accuses_nobody(edge_of):
    edge = edge_of(
        text_b=f"{REWORKED[:-1]}; {'and so it went on with other matters ' * 6}",
        a={"outlet": "Talk", "published": "2020-01-01"},
        b={"outlet": "Anewz", "published": "2020-01-09", "named": [credit("Reuters")]},
    )
    assert edge.relation is not Relation.DERIVED


def test_a_whole_text_that_stood_elsewhere_days_before_is_held_to_come_from_there(edge_of):
    edge = edge_of(
        a={"outlet": "Talk", "published": "2020-01-01"},
        b={"outlet": "Anewz", "published": "2020-01-09"},
    )
    assert (edge.relation, edge.source) == (Relation.DERIVED, "a")
    assert edge.probability < 0.95


def test_an_article_without_date_is_not_the_older_one(edge_of):
    edge = edge_of(a={"outlet": "Talk"}, b={"outlet": "Anewz", "published": "2020-01-09"})
    assert (edge.relation, edge.source) == (Relation.UNDETERMINED, None)


def test_no_article_is_the_source_of_one_that_is_days_older(edge_of):
    edge = edge_of(
        a={"outlet": "Reuters", "published": "2020-01-09"},
        b={"outlet": "Anewz", "published": "2020-01-01", "named": [credit("Reuters")]},
    )
    assert edge.source is None


def test_a_later_version_of_one_outlet_is_its_update(edge_of):
    edge = edge_of(
        a={"outlet": "Anewz", "published": "2020-01-02"},
        b={"outlet": "Anewz", "published": "2020-01-01"},
    )
    assert (edge.relation, edge.source) == (Relation.UPDATE, "b")
    assert "update" in " ".join(e.text for e in edge.evidence)


def test_two_versions_of_one_outlet_on_one_day_have_no_order(edge_of):
    same = {"outlet": "Anewz", "published": "2020-01-01"}
    edge = edge_of(a=same, b=same)
    assert (edge.relation, edge.source) == (Relation.UPDATE, None)


@pytest.mark.parametrize(
    ("first", "second", "ordered", "apart"),
    [
        (None, "2020-01-01", False, False),
        ("2020-01-01", None, False, False),
        ("2020-01-01", "2020-01-01", False, False),
        ("2020-01-01", "2020-01-01T23:00:00Z", False, False),
        ("2020-01-01", "2020-01-02", True, False),
        ("2020-01-01", "2020-01-03", True, True),
        ("2020-01-01T10:00:00Z", "2020-01-01T11:00:00Z", True, False),
        ("2020-01-02", "2020-01-01", False, False),
    ],
)
def test_dates_say_no_more_than_they_hold(article, first, second, ordered, apart):
    one, other = article(published=first), article(published=second)
    assert (order(one, other) > 0, are_days_apart(one, other)) == (ordered, apart)
