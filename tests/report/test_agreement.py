from __future__ import annotations

import json

import pytest

from lineage.labels import sentence_target
from lineage.labels.agreement import agreement
from lineage.model import Decision, Label
from lineage.report.agreement import agreement_json, agreement_table, agreement_text


@pytest.fixture(scope="module")
def found(borders_lineage):
    document = borders_lineage.documents[0]
    said = [
        ("ana", 2, "edited"),
        ("b\x1bo", 2, "copied"),
        ("ana", 3, "copied"),
        ("b\x1bo", 3, "copied"),
    ]
    return agreement(
        borders_lineage,
        [
            Decision(
                f"urn:uuid:{n}",
                who,
                f"2025-03-01T09:{n:02}:00Z",
                sentence_target(document, index),
                *(None, Label(label), None, None, "0.1.0"),
            )
            for n, (who, index, label) in enumerate(said)
        ],
    )


def test_the_text_says_who_agrees_how_far_and_of_what_number(found):
    text = agreement_text(found)
    assert "ana and b␛o: 1 of 2 common sentences alike, Cohen's kappa 0.00" in text
    assert "anewz, sentence 3: ana: edited; b␛o: copied" in text
    assert "same label: 50 % (1 of 2; 95 %: 0.09 to 0.91)" in text
    assert "model edited, people copied: 1" in text
    assert "\x1b" not in text


def test_one_person_alone_is_told_so(borders_lineage):
    assert "One person alone cannot be compared." in agreement_text(agreement(borders_lineage, []))


def test_table_and_json_hold_the_same_numbers(found):
    table, document = agreement_table(found), json.loads(agreement_json(found))
    assert [tuple(m.values()) for m in document["measures"]] == list(table.rows)
    assert ("confusion", "edited", "copied", None, 1, None, None, None) in table.rows
    assert document["conflicts"][0]["said"][0] == {"who": "ana", "label": "edited"}
