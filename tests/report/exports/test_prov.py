"""PROV-JSON that the prov package reads, and that asserts no more than the lineage does."""

from __future__ import annotations

import json

import pytest
from prov.model import ProvDocument

from lineage.report.exports.prov import prov_json
from lineage.report.view import view

NAMES = ["borders_lineage", "newsroom", "hostile"]


def written(lineage) -> bytes:
    return b"".join(prov_json(view(lineage)))


def derived(lineage):
    """(target, source) → PROV's type of the derivation."""
    return {
        (r["prov:generatedEntity"], r["prov:usedEntity"]): r.get("prov:type", {}).get("$")
        for r in json.loads(written(lineage))["wasDerivedFrom"].values()
    }


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", NAMES)
def test_the_prov_package_reads_it_back_whole(name, request) -> None:
    data = written(request.getfixturevalue(name))
    document = ProvDocument.deserialize(content=data.decode(), format="json")
    again = json.loads(document.serialize(format="json"))
    given = json.loads(data)
    assert again.keys() == {section for section in given if given[section]}
    for section in again.keys() - {"prefix"}:
        assert len(again[section]) == len(given[section])
    assert document.get_provn()


@pytest.mark.parametrize("name", NAMES)
def test_every_name_that_is_related_is_declared(name, request) -> None:
    given = json.loads(written(request.getfixturevalue(name)))
    declared = given["entity"].keys() | given["activity"].keys() | given["agent"].keys()
    for section in (
        "used",
        "wasGeneratedBy",
        "wasAssociatedWith",
        "wasAttributedTo",
        "wasDerivedFrom",
    ):
        for record in given[section].values():
            ends = {v for k, v in record.items() if k.startswith("prov:") and isinstance(v, str)}
            assert len(ends) == 2
            assert ends <= declared


def test_a_wire_that_is_here_is_its_article_and_one_that_is_not_is_marked(
    newsroom, borders_lineage
) -> None:
    assert "wl:source/" not in written(newsroom).decode()
    assert derived(newsroom)["wl:article/daily", "wl:article/pa"] == "prov:PrimarySource"
    wire = json.loads(written(borders_lineage))["entity"]["wl:source/wire%3Areuters"]
    assert wire["wl:seen"] is False
    assert wire["prov:type"]["$"] == "wl:UnseenSource"


def test_a_later_version_is_a_revision(newsroom) -> None:
    assert derived(newsroom)["wl:article/later", "wl:article/daily"] == "prov:Revision"


def test_what_is_undetermined_or_unlikely_is_not_asserted(newsroom, borders_lineage) -> None:
    assert not [
        ends for ends in derived(newsroom) if "wl:article/y" in ends or "wl:article/x" in ends
    ]
    assert ("wl:article/standard", "wl:article/anewz") not in derived(borders_lineage)
    assert ("wl:article/pa", "wl:article/pa") not in derived(newsroom)


def test_independent_accounts_quote_one_speech(borders_lineage) -> None:
    speech = "wl:speech/story%3Aanewz"
    quoting = {a for (a, source), kind in derived(borders_lineage).items() if source == speech}
    assert quoting == {"wl:article/anewz", "wl:article/standard", "wl:article/talk"}
    assert derived(borders_lineage)["wl:article/talk", speech] == "prov:Quotation"


def test_an_article_is_its_outlets_and_whom_it_credits_but_not_whom_it_mentions(newsroom) -> None:
    given = json.loads(written(newsroom))["wasAttributedTo"].values()
    of_daily = {
        r["prov:agent"]: r.get("wl:credit") for r in given if r["prov:entity"] == "wl:article/daily"
    }
    assert of_daily == {"wl:agent/Daily": None, "wl:agent/PA%20Media": "byline"}


def test_probabilities_are_told(newsroom) -> None:
    records = json.loads(written(newsroom))["wasDerivedFrom"].values()
    assert {r["wl:probability"] for r in records} == {0.9, 0.8, 0.7}
