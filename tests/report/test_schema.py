"""`report.json` fits its published schema, and a key that nobody described does not."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from lineage.report.json import report_json
from lineage.report.schema import schema, schema_json
from lineage.report.shared_text import Texts, with_texts
from lineage.report.view import view


@pytest.fixture(scope="module")
def validator():
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(json.loads(schema_json()))


@pytest.mark.parametrize("texts", Texts)
def test_a_report_fits(validator, borders_lineage, texts):
    validator.validate(json.loads(report_json(with_texts(view(borders_lineage), texts))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("articles", 0, "shrt"), 1),
        (("articles", 0, "words"), -1),
        (("pairs", 0, "relation"), "copied from"),
        (("sentences", 0, "label"), "new"),
        (("wires", 0, "probability"), 1.5),
        (("schema",), "wirelineage/report/2"),
    ],
)
def test_another_does_not(validator, borders_lineage, path, value):
    report = json.loads(report_json(view(borders_lineage)))
    place = report
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ValidationError):
        validator.validate(report)
