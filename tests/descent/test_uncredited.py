"""Words of an agency or another outlet without a credit; better nothing than a false word."""

from __future__ import annotations

import pytest

from lineage.descent.uncredited import uncredited
from lineage.model import Arrow, Edge, Relation, Tally, Wire

from .conftest import OTHER, PROSE, REWORKED, credit

WIRE = Wire("wire:reuters:a", "Reuters", True, None, ("a", "b"), ())
GLOBE = Wire("wire:globe:a", "Globe", False, None, ("a", "b"), ())
NAMELESS = Wire("wire:unnamed:a", None, False, None, ("a", "b"), ())


@pytest.fixture
def names(document, lineage_of):
    """Who is not credited by `b`, and whether that is surely another's: `names(arrow, …)`."""

    def build(arrow, *more, a=None, relation=Relation.DERIVED, source="a", **b):
        lineage = lineage_of(
            document("a", PROSE, **(a or {})),
            document("b", REWORKED, *more, **b),
            arrows=(arrow,),
            wires=(WIRE, GLOBE, NAMELESS),
            edges=[Edge("a", "b", relation, source, 0.9, Tally(), Tally(), ())],
        )
        assert uncredited(lineage, "a") == ()
        return [(each.name, each.is_others) for each in uncredited(lineage, "b")]

    return build


def arrow(source="wire:reuters:a", probability=0.9, words=31):
    return Arrow(source, "b", probability, True, (0,), words)


def test_words_of_an_agency_without_a_credit_are_told_whoever_has_them(names):
    assert names(arrow()) == [("Reuters", True)]
    assert names(arrow(), outlet="Talk") == [("Reuters", True)]


def test_a_credit_of_any_kind_is_enough(names):
    assert names(arrow(), named=[credit("Reuters")]) == []


@pytest.mark.parametrize(
    "said", ["A spokesman told Reuters so.", "© REUTERS 2025", "the reuters report"]
)
def test_so_is_its_name_anywhere_in_the_text(said, names):
    assert names(arrow(), said) == []


def test_so_is_its_name_among_the_authors(names):
    assert names(arrow(), authors=("Ann Lee, Reuters",)) == []


def test_a_credit_to_somebody_else_is_none(names):
    assert names(arrow(), named=[credit("AFP")]) == [("Reuters", True)]


def test_an_agencys_own_text_credits_itself(names):
    assert names(arrow(), outlet="Reuters") == []


@pytest.mark.parametrize("thin", [arrow(probability=0.6), arrow(words=0), arrow("wire:unnamed:a")])
def test_thin_arrows_empty_ones_and_nameless_sources_say_nothing(thin, names):
    assert names(thin, outlet="Talk") == []


def test_words_of_another_outlets_article_are_told(names):
    assert names(arrow("a"), a={"outlet": "Globe"}, outlet="Talk") == [("Globe", True)]
    assert names(arrow("a"), OTHER, "The Globe had it.", a={"outlet": "Globe"}) == []


@pytest.mark.parametrize(
    ("relation", "source"),
    [(Relation.COMMON_SOURCE, "wire:reuters:a"), (Relation.UPDATE, "a"), (Relation.DERIVED, "b")],
)
def test_no_pair_that_is_not_surely_derived_is_told(relation, source, names):
    flags = {"a": {"outlet": "Globe"}, "outlet": "Talk"}
    assert names(arrow("a"), relation=relation, source=source, **flags) == []
    assert names(arrow("a"), **flags) == [("Globe", True)]


def test_an_agencys_own_article_needs_no_derived_pair(names):
    flags = {"a": {"outlet": "Reuters"}, "relation": Relation.COMMON_SOURCE}
    assert names(arrow("a"), source="wire:reuters:a", **flags) == [("Reuters", True)]


def test_an_outlets_own_words_are_nobody_elses(names):
    assert names(arrow("a"), a={"outlet": "The Globe"}, outlet="The Globe") == []


@pytest.mark.parametrize("source", ["a", "wire:globe:a"])
def test_whether_words_are_anothers_is_not_known_without_the_articles_own_outlet(source, names):
    assert names(arrow(source), a={"outlet": "Globe"}) == [("Globe", False)]


def test_an_article_without_an_outlet_is_nobodys(names):
    assert names(arrow("a"), outlet="Talk") == []


@pytest.mark.parametrize("said", ["Reuters", "© 2024 Reuters", "https://www.reuters.com/x"])
def test_an_agency_that_is_declared_is_credited(names, said):
    assert names(arrow(), outlet="Talk", sources=(said,)) == []
    assert names(arrow(), outlet="Talk", sources=("Getty Images",)) == [("Reuters", True)]


@pytest.mark.parametrize("said", ["Globe", "https://globe.test/x?utm_source=feed"])
def test_an_outlet_or_article_that_is_declared_is_credited(names, said):
    source = {"outlet": "Globe", "url": "https://globe.test/x"}
    assert names(arrow("a"), a=source, outlet="Talk") == [("Globe", True)]
    assert names(arrow("a"), a=source, outlet="Talk", sources=(said,)) == []
