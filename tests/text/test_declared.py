"""Whom a file declares as the source; a false credit is worse than none."""

from __future__ import annotations

import pytest

from lineage.model import CreditKind
from lineage.text.declared import declared_address, declared_credits, declared_names
from lineage.text.own_names import name_key


@pytest.fixture
def names(article):
    """Known sources that one declaration names."""

    def build(said, outlet="Anytown Gazette", **fields):
        made = article("x", outlet=outlet, sources=(said,), **fields)
        return [credit.name for credit in declared_credits(made)]

    return build


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Reuters", "Reuters"),
        ("reuters", "Reuters"),
        ("THE ASSOCIATED PRESS", "Associated Press"),
        ("(AFP)", "Agence France-Presse"),
        ("Source: dpa", "dpa"),
        ("PA", "PA Media"),
        ("Agence France-Presse (AFP)", "Agence France-Presse"),
        ("© 2024 The Associated Press. All rights reserved.", "Associated Press"),
        ("Copyright 2023-24 by The Associated Press", "Associated Press"),
        ("The Associated Press © 2024", "Associated Press"),
        ("Reuters Limited", "Reuters"),
        ("© 2024 Bloomberg L.P.", "Bloomberg News"),
        ("By Jane Doe, Associated Press", "Associated Press"),
        ("This story first appeared on Grist", "Grist"),
        ("Staff and wire reports, Reuters", "Reuters"),
        ("The Guardian", "The Guardian"),
        ("reuters.com", "Reuters"),
        ("https://www.reuters.com/world/x", "Reuters"),
        ("https://mobile.theguardian.com/x", "The Guardian"),
    ],
)
def test_a_name_or_an_address_is_a_credit(names, said, name):
    assert names(said) == [name]


@pytest.mark.parametrize("said", ["AFP / Reuters", "Reuters and AFP", "© AFP, Reuters & Staff"])
def test_a_list_names_all_of_them(names, said):
    assert sorted(names(said)) == ["Agence France-Presse", "Reuters"]


@pytest.mark.parametrize("said", ["AP / Anytown Gazette", "AP and the Smallville Herald"])
def test_an_agency_beside_an_outlet_is_named(names, said):
    assert names(said) == ["Associated Press"]


@pytest.mark.parametrize(
    "said",
    [
        "Getty Images", "AFP Photo", "AP Photo/Jane Doe", "Jane Doe/Reuters", "Reuters/Jane Doe",
        "AFP / Jane Doe", "Jane Doe, AP", "AFP via Getty Images", "AFP and Getty Images",
        "picture alliance/dpa", "Photo: Reuters", "Video by Reuters",
    ],
)  # fmt: skip
def test_whose_picture_it_is_is_no_credit(names, said):
    assert names(said) == []


@pytest.mark.parametrize("said", ["Gannett Co., Inc.", "Dow Jones & Company, Inc.", "© McClatchy"])
def test_the_house_that_owns_the_paper_is_no_source(names, said):
    assert names(said) == []


def test_an_author_beside_the_agency_is_accounted_for(names):
    assert names("Jane Doe, Reuters") == []
    assert names("Jane Doe, Reuters", authors=("Jane Doe",)) == ["Reuters"]


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("Reuters", {"outlet": "Reuters"}),
        ("Reuters", {"outlet": "World desk", "url": "https://www.reuters.com/x"}),
        ("https://www.reuters.com/x", {"outlet": "Thomson Reuters"}),
        ("The Guardian", {"outlet": "theguardian.com"}),
        ("The Associated Press", {"outlet": "AP News"}),
        ("Reuters", {"outlet": "Reuters UK"}),
        ("Bloomberg L.P.", {"outlet": "Bloomberg Businessweek"}),
        ("CNN Newsource", {"outlet": "CNN"}),
    ],
)
def test_the_own_outlet_says_nothing(names, said, own):
    assert names(said, **own) == []


@pytest.mark.parametrize(
    "said", ["Anytown Gazette", "The Anytown Gazette, Inc.", "© anytowngazette.com",
             "https://www.anytowngazette.com/x", "Anytown Gazette Network",
             "Anytown Gazette staff", "Anytown Gazette News & Media Limited"],
)  # fmt: skip
def test_an_own_outlet_that_nobody_knows_says_nothing_either(article, said):
    made = article("x", outlet="Anytown Gazette", sources=(said,))
    assert (declared_credits(made), declared_names(made)) == ((), {})


def test_a_name_of_which_the_own_outlet_is_no_part_is_another(names, article):
    assert names("AP", outlet="Appleton Post") == ["Associated Press"]
    made = article("x", outlet="Smallville Herald", sources=("Herald",))
    assert declared_names(made) == {"herald": "Herald"}


def test_who_publishes_an_article_of_no_outlet_may_be_who_is_declared(names):
    assert names("The Guardian", outlet=None) == []
    assert names("Reuters", outlet=None) == ["Reuters"]


def test_a_credit_quotes_the_declaration_and_stands_nowhere_in_the_text(article):
    made = article("Reuters", sources=("Getty Images", "© 2024 Reuters", "Reuters"))
    (credit,) = declared_credits(made)
    assert (credit.kind, credit.declared) == (CreditKind.DECLARED, "© 2024 Reuters")
    assert (len(credit.span), credit.is_agency) == (0, True)


@pytest.mark.parametrize("said", ["Smallville Herald", "© 2020 The Smallville Herald Ltd."])
def test_an_outlet_that_only_the_corpus_knows_is_kept_by_its_name(article, said):
    made = article("x", outlet="Anytown Gazette", sources=(said,))
    assert declared_names(made) == {name_key("smallvilleherald.com"): said}


def test_names_of_sites_are_not_mixed_up():
    assert name_key("amp.herald.com") != name_key("amp.gazette.com")


@pytest.mark.parametrize("said", ["©" * 300, "(" * 300, "/" * 300, "x" * 10**6, "\0", "http://["])
def test_hostile_declarations_name_nobody(names, said):
    assert names(said) == []


def test_an_address_is_that_of_an_article_however_it_is_written(article):
    source = article("x", "a", url="https://anewz.tv/x?id=1")
    said = "http://www.anewz.tv/x/?id=1&utm_source=feed"
    assert declared_address(source, article("y", "b", sources=("Reuters", said))) == said
    assert declared_address(source, article("y", "b", sources=("https://anewz.tv/y",))) is None
    assert declared_address(article("x", "a"), article("y", "b", sources=(said,))) is None


def test_the_own_address_says_nothing(article):
    source, url = article("x", "a", url="https://anewz.tv/x"), "https://anewz.tv/x/"
    assert declared_address(source, article("y", "b", url=url, sources=(url,))) is None


def test_a_declaration_without_letters_names_nobody(article):
    assert declared_names(article("x", outlet="Talk", sources=("?", "–", ""))) == {}


def test_a_town_called_poole_is_no_pool_of_photographers(article):
    assert declared_names(article("x", outlet="Talk", sources=("Poole Herald",))) == {
        "pooleherald": "Poole Herald"
    }
