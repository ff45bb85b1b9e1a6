"""schema.org's words for what the lineage has evidence of."""

from __future__ import annotations

import json

import pytest

from lineage.model import Credit, CreditKind, Span
from lineage.report.exports.jsonld import json_ld
from lineage.report.view import view

PROPERTIES = {
    "@type", "@id", "identifier", "headline", "datePublished", "url", "author", "publisher",
    "creditText", "sourceOrganization", "isBasedOn", "citation", "name", "description",
}  # fmt: skip


def nodes(lineage):
    page = json.loads(b"".join(json_ld(view(lineage))))
    assert page["@context"] == "https://schema.org"
    return {node["@id"]: node for node in page["@graph"]}


@pytest.mark.parametrize("name", ["borders_lineage", "newsroom", "hostile"])
def test_every_reference_is_to_a_node_and_every_property_is_known(name, request) -> None:
    found = nodes(request.getfixturevalue(name))
    for node in found.values():
        assert node.keys() <= PROPERTIES
        for reference in [*node.get("isBasedOn", []), *node.get("citation", [])]:
            assert reference["@id"] in found
            assert reference["@id"] != node["@id"]


def test_an_article_says_what_it_is_based_on_and_whom_it_credits(newsroom) -> None:
    daily = nodes(newsroom)["urn:wirelineage:article:daily"]
    assert daily == {
        "@type": "NewsArticle",
        "@id": "urn:wirelineage:article:daily",
        "identifier": "daily",
        "datePublished": "2025-02-01T08:00:00Z",
        "url": "https://daily.example/bridge",
        "author": [{"@type": "Person", "name": "Ann Lee"}],
        "publisher": {"@type": "Organization", "name": "Daily"},
        "creditText": "falls",
        "sourceOrganization": [{"@type": "Organization", "name": "PA Media"}],
        "isBasedOn": [{"@id": "urn:wirelineage:article:pa"}],
    }


def test_without_evidence_nothing_is_said(newsroom) -> None:
    found = nodes(newsroom)
    for id_ in ("x", "y", "own"):
        node = found[f"urn:wirelineage:article:{id_}"]
        assert not node.keys() & {"isBasedOn", "citation", "creditText", "sourceOrganization"}


def test_speech_is_cited_and_a_wire_that_is_not_here_says_so(borders_lineage) -> None:
    found = nodes(borders_lineage)
    talk = found["urn:wirelineage:article:talk"]
    assert talk["citation"] == [{"@id": "urn:wirelineage:speech:story%3Aanewz"}]
    wire = found["urn:wirelineage:source:wire%3Areuters"]
    assert wire["description"].startswith("not in the corpus")


def test_what_the_file_alone_declares_is_no_credit_text(document, lineage_of) -> None:
    named = (
        Credit("PA Media", CreditKind.DECLARED, Span(0, 0), True, "pa.example"),
        Credit("Reuters", CreditKind.BYLINE, Span(0, 7), True),
    )
    lineage = lineage_of(document("a", "Reuters tells it.", named=named))
    node = nodes(lineage)["urn:wirelineage:article:a"]
    assert node["creditText"] == "Reuters"
    assert [one["name"] for one in node["sourceOrganization"]] == ["PA Media", "Reuters"]


def test_an_address_is_one_of_the_web(hostile) -> None:
    assert not [node for node in nodes(hostile).values() if "url" in node]
