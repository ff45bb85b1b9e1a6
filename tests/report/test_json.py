"""The JSON document: its schema inside, the same bytes each time, nothing lost."""

from __future__ import annotations

import json

import pytest

from lineage.model import ArticleId, Skipped
from lineage.report.json import SCHEMA, dumps, report_json
from lineage.report.tables import TABLES
from lineage.report.view import view


def test_schema_and_offsets_are_declared(borders_lineage) -> None:
    document = json.loads(report_json(view(borders_lineage)))
    assert document["schema"] == SCHEMA
    assert document["offset_unit"] == "code point"


@pytest.mark.parametrize("name", ["articles", "sentences"])
def test_json_keys_are_csv_columns(name, borders_lineage) -> None:
    seen = view(borders_lineage)
    document = json.loads(report_json(seen))
    assert {tuple(row) for row in document[name]} == {TABLES[name](seen).columns}


def test_evidence_names_the_sentences_to_check(borders_lineage) -> None:
    pair = json.loads(report_json(view(borders_lineage)))["pairs"][0]
    assert pair["evidence"][1]["sentences"] == [
        {"article": "anewz", "number": 3},
        {"article": "standard", "number": 2},
    ]
    assert pair["a_words"]["edited"] == 13


def test_same_lineage_same_bytes(borders_lineage) -> None:
    assert report_json(view(borders_lineage)) == report_json(view(borders_lineage))


def test_steering_characters_are_escaped_and_kept() -> None:
    text = "a\x9b\x7f\u202eb\u2028"
    assert dumps(text) == rb'"a\u009b\u007f\u202eb\u2028"'
    assert json.loads(dumps(text)) == text


def test_a_file_name_that_is_no_text_does_not_stop_the_report(document, lineage_of) -> None:
    skipped = (Skipped("bad\udcff.txt", "", "x", "y"),)
    lineage = lineage_of(document("a", "x"), skipped=skipped)
    assert json.loads(report_json(view(lineage)))["skipped"][0]["path"] == "bad�.txt"


def test_what_is_not_json_is_named() -> None:
    with pytest.raises(ValueError, match="not JSON"):
        dumps(frozenset([ArticleId("a")]))
