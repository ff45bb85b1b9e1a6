from __future__ import annotations

from itertools import count

import pytest

from lineage.labels.sheet import Author, row_id, sheet_decisions
from lineage.model import Decision, Label, Skipped

NUMBERS = count()
AUTHOR = Author("ana", "2025-03-01T09:00:00Z", "0.1.0", lambda: f"urn:uuid:{next(NUMBERS)}")


@pytest.fixture(scope="module")
def traced(borders_lineage):
    return borders_lineage


def cells(lineage, index, label, **other):
    document = lineage.documents[0]
    sentence = document.sentences[index]
    return {
        "id": row_id(document, index),
        "article": document.article.id,
        "number": str(index + 1),
        "text": sentence.text,
        "label": label,
        "note": "",
    } | other


def judged(lineage, *rows):
    numbered = enumerate(rows, start=2)
    return list(sheet_decisions(lineage, numbered, AUTHOR, "s.csv"))


def test_a_row_becomes_a_decision_that_knows_what_the_model_said(traced):
    (said,) = judged(traced, cells(traced, 2, "copied", note=" sure "))
    assert isinstance(said, Decision)
    assert (said.who, said.old, said.new, said.note) == (
        "ana",
        Label.EDITED,
        Label.COPIED,
        "sure",
    )
    assert said.probability == 0.95
    assert said.target.sentence.index == 2


@pytest.mark.parametrize("written", ["Copied", " copied ", "C", "c"])
def test_a_label_may_be_written_as_its_letter(traced, written):
    (said,) = judged(traced, cells(traced, 2, written))
    assert said.new is Label.COPIED


def test_a_row_left_empty_says_nothing(traced):
    assert judged(traced, cells(traced, 2, " ")) == []


def test_an_unknown_label_is_told_with_its_line_and_the_known_ones(traced):
    _, skip = judged(traced, cells(traced, 2, "C"), cells(traced, 3, "stolen"))
    assert isinstance(skip, Skipped)
    assert (skip.place, skip.reason) == ("line 3", "no label is called stolen")
    assert "paraphrased" in skip.next_step


def test_a_note_without_a_label_is_told(traced):
    (skip,) = judged(traced, cells(traced, 2, "", note="hm"))
    assert skip.reason == "a note without a label"


def test_a_sentence_that_moved_is_found_by_its_words(traced):
    row = cells(traced, 2, "C", number="5", id="0")
    assert judged(traced, row)[0].target.sentence.index == 2


def test_what_spreadsheets_do_to_a_text_is_no_difference(traced):
    text = "'" + traced.documents[0].sentences[2].text.replace(" ", "\u00a0")
    assert judged(traced, cells(traced, 2, "C", id="0", text=text))[0].new is Label.COPIED


@pytest.mark.parametrize(
    "other", [{"id": "0", "text": "Other words."}, {"article": "gone"}, {"number": "²", "text": ""}]
)
def test_a_sentence_that_is_gone_is_told(traced, other):
    (skip,) = judged(traced, cells(traced, 2, "C", **other))
    assert skip.reason == "the sentence is not there any more"
