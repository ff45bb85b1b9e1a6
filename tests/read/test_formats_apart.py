"""Formats that share a suffix, or come without one, are told apart by how they begin."""

import json

import pytest

from lineage.read.formats import FORMATS

RECORD = {"id": "a", "text": "He left."}
OPENINGS = {
    "newsml-g2": b'<?xml version="1.0"?><newsItem guid="a">',
    "nitf": b"<!DOCTYPE nitf><nitf>",
    "ninjs": b'[{"uri": "a", "versioncreated": "2024-05-06"}]',
    "json": b'[\n  {"uri": "a", "text": "He left."}',
    "passim": json.dumps({"series": "b", **RECORD}).encode(),
    "jsonl": json.dumps(RECORD).encode(),
    "csv": b"id;text\na;He left.",
    "parquet": b"PAR1\x15\x04",
    "txt": b"The id, the text.\n\nHe left.",
}


@pytest.mark.parametrize("name", OPENINGS)
def test_first_format_that_knows_an_opening_is_the_right_one(name):
    told = next(format_.name for format_ in FORMATS if format_.begins(OPENINGS[name]))
    assert told == name
