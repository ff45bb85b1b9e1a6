"""What people decided is told, and what it changed is marked."""

from __future__ import annotations

import pytest

from lineage.labels import decided, sentence_target
from lineage.model import Decision, Label
from lineage.report.decisions import decisions
from lineage.report.json import report_json
from lineage.report.markdown import report_markdown
from lineage.report.summary import summary
from lineage.report.tables import articles, sentences
from lineage.report.view import view


@pytest.fixture
def as_said(borders_lineage):
    """The lineage with `(who, sentence of anewz, label)` decided."""

    def made(*said):
        document = borders_lineage.documents[0]
        lines = [
            Decision(
                f"urn:uuid:{n}",
                who,
                f"2025-03-01T09:{n:02}:00Z",
                sentence_target(document, index),
                None,
                Label(label),
                None,
                None,
                "0.1.0",
            )
            for n, (who, index, label) in enumerate(said)
        ]
        return view(decided(borders_lineage, lines))

    return made


def line(text, start):
    return next(k for k in text.splitlines() if k.strip().startswith(start))


def test_decisions_are_counted_with_their_people(as_said):
    seen = as_said(("ana", 2, "copied"), ("bo", 3, "copied"), ("ana", 4, "added"))
    said = "3 human decisions by 2 people"
    assert decisions(seen).startswith(said)
    assert said in summary(seen)
    assert said in report_markdown(seen)


def test_nothing_is_said_when_nobody_decided(as_said):
    assert decisions(as_said()) is None
    assert "human decision" not in summary(as_said()) + report_markdown(as_said())
    assert "*" not in summary(as_said())


def test_a_changed_share_carries_a_star_and_no_other_does(as_said):
    text = summary(as_said(("ana", 2, "copied")))
    assert (
        line(text, "of 39 words") == "    of 39 words: 62 %* copied, 15 % paraphrased, 23 % added"
    )


def test_all_shares_carry_one_when_their_whole_changed(as_said):
    seen = as_said(("ana", 4, "furniture"))
    told = line(summary(seen), "of 33 words")
    assert told == "    of 33 words*: 33 %* copied, 39 %* edited, 27 %* added"
    assert r"| 33\* | 33 %\* |" in line(report_markdown(seen), "| anewz")


def test_who_agrees_with_the_model_changes_no_number(as_said):
    seen = as_said(("ana", 2, "edited"))
    assert "*" not in line(summary(seen), "of 39 words")
    assert "1 human decision by 1 person" in summary(seen)


def test_tables_tell_who_labelled_what(as_said):
    seen = as_said(("ana", 2, "copied"), ("bo", 3, "added"))
    of_article, of_sentence = articles(seen), sentences(seen)
    counts = [row[of_article.columns.index("human_decisions")] for row in of_article.rows]
    by = [row[of_sentence.columns.index("label_by")] for row in of_sentence.rows]
    assert counts == [2, 0, 0]
    assert by == ["model"] * 2 + ["person"] * 2 + ["model"] * 8
    assert report_json(seen).count(b'"label_by": "person"') == 2
